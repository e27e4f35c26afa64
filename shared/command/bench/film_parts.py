"""The TV while a film plays: the whole scene, how soon a call is seen over it, and memory over a long time."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import msgspec

from shared.command.bench.calling import at_desk, wait_in_line
from shared.command.bench.connection import Connection, Refused
from shared.command.bench.figures import Figure, p50_p99, quantile
from shared.command.bench.hub import HubUnderTest, hub_under_test, resident_kb
from shared.command.bench.hub_parts import Run
from shared.command.bench.screen_programs import Pixels, Screen, at_hub, read, screen, wait
from shared.command.bench.waiting import Stopped
from shared.fetching.upload import offer_of, put
from shared.model import Announcement, AnnouncementKind, Media, Role, Text
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    CallNext,
    Result,
    SaveAnnouncement,
    UndoLast,
    UploadPlace,
)

FILM_SECONDS = 60
LAYOUTS = ("full", "media")
"""In the first a call takes the film's place, in the second it is a banner and the film plays on."""
PAUSE_SECONDS = 0.8
FPS = 30
CHANGE_SECONDS = 5.0
"""No change of films takes longer, on average, on a machine that can show them at all."""
LINE = "Pelayanan tidak dipungut biaya. Siapkan dokumen asli dan salinannya sebelum nomor Anda dipanggil."


class Scene(msgspec.Struct, frozen=True):
    """What the TV costs with a film on its stage."""

    frames: float
    film: float
    late: int
    cpu: float
    decoder_cpu: float


class Memory(msgspec.Struct, frozen=True):
    """KB and open files of the TV's process, before and after."""

    before: int
    after: int
    files_before: int
    files_after: int
    shown: int


def film(run: Run) -> list[Figure]:
    """The scene, calls over it, memory over many calls and many films."""
    figures: list[Figure] = []
    path = _clip(run.folder / "film.mp4", 1920, 1080, run.many(FILM_SECONDS, 20))
    with hub_under_test(run.config, run.folder / "film") as hub:
        announce(hub, path)
        for layout in LAYOUTS:
            figures += _scene(run, hub, layout)
    return figures + _many_films(run)


def _clip(path: Path, width: int, height: int, seconds: int) -> Path:
    size = (str(number) for number in (width, height, seconds))
    done = subprocess.run(
        [sys.executable, "-m", "shared.command.bench.clip", str(path), *size], capture_output=True, check=False
    )
    if done.returncode:
        raise Stopped(f"no film could be made: {done.stderr.decode(errors='replace')[-200:]}")
    return path


def announce(hub: HubUnderTest, path: Path) -> None:
    """Put a film, twice, so that it goes on and on, and a moving line on the TVs, as a supervisor does."""
    with Connection(hub.port, Role.ADMIN, hub.code) as admin:
        place = admin.do(offer_of(path))
    media = _kept(hub, place, path)
    with Connection(hub.port, Role.ADMIN, hub.code) as admin:  # another: sending took longer than one may be mute
        for content in (
            Announcement(AnnouncementKind.VIDEO, Text("Film", "Film"), media=media),
            Announcement(AnnouncementKind.VIDEO, Text("Film lagi", "Film again"), media=media),
            Announcement(AnnouncementKind.TICKER, Text(LINE, LINE)),
        ):
            saved = admin.do(SaveAnnouncement(content))
            if not isinstance(saved, AnnouncementDone):
                raise Refused(f"an announcement was answered by {saved}")
            admin.do(ApproveAnnouncement(saved.announcement, saved.revision))


def _kept(hub: HubUnderTest, place: Result, path: Path) -> Media:
    if not isinstance(place, UploadPlace):
        raise Refused(f"a film was answered by {place}")
    media = put(hub.url, place, path)
    if not isinstance(media, Media):
        raise Refused(f"the hub refused the film: {media}")
    return media


def _scene(run: Run, hub: HubUnderTest, layout: str) -> list[Figure]:
    """What it costs, then calls; in the first layout very many."""
    with ExitStack() as stack:
        arguments = (*at_hub(run, hub, run.folder / f"film-{layout}"), "--layout", layout)
        watched = str(max(2.0, 10.0 * run.scale))
        tv = stack.enter_context(screen(run, "display.timing.film.__main__", *arguments, "--seconds", watched))
        scene = read(tv.said, Scene)
        clerk = at_desk(stack, hub, wait_in_line(hub, 1).desks[LAYOUTS.index(layout)])
        seconds = []
        for _ in range(run.many(30, 3)):
            seconds.append(_call(clerk, tv))
            wait(clerk, PAUSE_SECONDS)
        figures = _scene_figures(layout, scene, seconds)
        if layout == LAYOUTS[0]:
            figures.append(_many_calls(clerk, tv, run.many(10_000, 20)))
    return figures


def _call(clerk: Connection, tv: Screen) -> float:
    """Call, see it, take it back; the seconds until it was seen."""
    asked = time.monotonic()
    clerk.do(CallNext())
    took = read(tv.said, Pixels).at - asked
    clerk.do(UndoLast())
    return took


def _scene_figures(layout: str, scene: Scene, seconds: list[float]) -> list[Figure]:
    value = f"{scene.film:.1f} of {FPS} film frames/s, {scene.frames:.0f} window frames/s, {scene.late} left out"
    cost = f"TV {scene.cpu:.0%} + decoder {scene.decoder_cpu:.0%} of a core"
    slowest = quantile(seconds, 0.99)
    fluent, quick = scene.film >= 0.9 * FPS, slowest <= 0.1
    return [
        Figure("film", f"{layout}: 1080p30 film, list, moving line", f"{value}; {cost}"),
        Figure("film", f"{layout}: film frames shown", f"{scene.film / FPS:.0%}", "≥ 90 %", fluent),
        Figure("film", f"{layout}: call to changed pixels", f"p50 / p99 {p50_p99(seconds)}", "≤ 100 ms p99", quick),
    ]


def _many_calls(clerk: Connection, tv: Screen, wanted: int) -> Figure:
    """The TV's memory after the first tenth and at the end."""
    before = 0
    for number in range(wanted):
        if number == wanted // 10:
            before = _at_rest(clerk, tv.pid)
        _call(clerk, tv)
    return _flat(f"TV after {wanted:,} calls while films play", before, _at_rest(clerk, tv.pid))


def _at_rest(clerk: Connection, pid: int) -> int:
    wait(clerk, 2 * PAUSE_SECONDS)
    return resident_kb(pid)


def _many_films(run: Run) -> list[Figure]:
    """One film after another, each from its start; a process of its own, no hub."""
    wanted = run.many(1_000, 6)
    path = _clip(run.folder / "short.mp4", 640, 360, 4)
    with screen(run, "display.timing.changes.__main__", str(path), str(wanted)) as tv:
        memory = read(tv.said, Memory, max(60.0, wanted * CHANGE_SECONDS))
    left = max(0, memory.files_after - memory.files_before)
    missed = wanted - memory.shown
    return [
        _flat(f"TV after {wanted:,} films in turn", memory.before, memory.after),
        Figure("film", "open files left by them", str(left), "0", left <= 0),
        Figure("film", "films of them without a first frame in 3 s", str(missed), "0", missed == 0),
    ]


def _flat(name: str, before: int, after: int) -> Figure:
    """Memory after a tenth of the work, and after all of it. Qt's and Python's own caches fill up slowly."""
    value = f"{before / 1000:.0f} MB after the first tenth, {after / 1000:.0f} MB at the end"
    return Figure("film", name, value, "≤ 10 % more", after <= 1.1 * before)
