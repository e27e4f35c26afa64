"""The whole TV with a film on its stage, as JSON lines; run by the bench beside its hub, which announces the film.

``python -m display.timing.film``: once the film's first frame is painted and the TV has come to rest it says what the
scene costs; then one line for each call, as ``display.timing`` does. It ends when its standard input does.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtQuick import QQuickItem, QQuickWindow

from display.player.screen import VideoArea, VideoPlayer
from display.timing.saying import Scene
from display.timing.screen import command_line, go_on, silent, timed
from shared import log
from shared.settings import Problems, load
from shared.settings.sections import Layout
from shared.ui.opening import application
from shared.ui.timing import rest

PATIENCE_SECONDS = 40.0
"""Until the hub has told of the film, and it is fetched and begins."""
SETTLING_SECONDS = 1.5


def measured(window: QQuickWindow, player: VideoPlayer, seconds: float) -> Scene:
    """Watch it for so long."""
    swapped: list[None] = []
    painted: list[None] = []
    window.frameSwapped.connect(lambda: swapped.append(None))
    player.painted.connect(lambda: painted.append(None))
    late, own, child, began = _late(player), time.process_time(), _cpu(player.pid), time.monotonic()
    rest(seconds)
    took = time.monotonic() - began
    return Scene(
        frames=len(swapped) / took,
        film=len(painted) / took,
        late=_late(player) - late,
        cpu=(time.process_time() - own) / took,
        decoder_cpu=(_cpu(player.pid) - child) / took,
    )


def _late(player: VideoPlayer) -> int:
    return player.playing.dropped if player.playing is not None else 0


def _cpu(pid: int | None) -> float:
    """Seconds of CPU a process has used (Linux)."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def player_of(item: QQuickItem) -> VideoPlayer | None:
    """The player of the first video area below ``item``."""
    if isinstance(item, VideoArea):
        player = item.player
        return player if isinstance(player, VideoPlayer) else None
    return next((found for child in item.childItems() if (found := player_of(child)) is not None), None)


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = command_line("display.timing.film", __doc__)
    parser.add_argument("--layout", type=Layout, default=Layout.FULL)
    parser.add_argument("--seconds", type=float, default=5.0, help="of the scene to measure")
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        return 2
    settings = silent(loaded.settings, given.url, given.data)
    settings = replace(settings, display=replace(settings.display, layout=given.layout, media_volume=0.0))
    log.set_up()  # to the standard error: standard output is ours
    app = application("antrean-display", offscreen=True)
    tv = timed(settings, given.code)
    tv.start()
    until = time.monotonic() + PATIENCE_SECONDS
    while (player := player_of(tv.window.contentItem())) is None or player.image.isNull():
        if time.monotonic() > until:
            sys.stderr.write("no film came\n")
            return 1
        rest(0.1)
    rest(SETTLING_SECONDS)
    scene = measured(tv.window, player, given.seconds)
    go_on(app, tv, scene)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
