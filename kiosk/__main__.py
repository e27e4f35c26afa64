"""Assembles a kiosk from config.toml: link, printer, screen. ``python -m kiosk --config config.toml``."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from secrets import randbits
from urllib.parse import urlsplit
from uuid import uuid4

from PySide6.QtCore import QTimer

from kiosk.conductor import Conductor, World
from kiosk.inputs import Touch
from kiosk.printing import PrintWorker, from_settings
from kiosk.rehearsing import Crowd
from kiosk.screen import KioskScreen
from kiosk.state import Patience, State
from kiosk.ticking import TickSound
from kiosk.touching import Panel
from shared.complaint.codes import new_code
from shared.language import catalogue
from shared.link.events import Identity
from shared.link.keyring import Keyring
from shared.link.socket import Link
from shared.model import Language, Role
from shared.rehearsal import CrowdPart, read_part
from shared.settings.sections import Settings
from shared.sound.player import system_player
from shared.ui.bridge import Bridge
from shared.ui.opening import Opened, OpenOptions, application, has_display, open_window
from shared.ui.program import agency_accent, agency_logo, begin, command_line, picture_page, run_until_told
from shared.version import version

TICK_MS = 250
PICTURE_MS = 1000
REHEARSAL_MS = 100


def main(arguments: list[str]) -> int:
    """The command line; 0 after a normal end, 2 when config.toml has problems."""
    parser = command_line("kiosk", __doc__)
    parser.add_argument("--demo-visitors", type=Path, help="used by antrean demo: who walks up to this kiosk")
    given = parser.parse_args(arguments)
    settings = begin(given.config)
    if settings is None:
        return 2
    crowd = given.demo_visitors
    return run(settings, offscreen=given.offscreen, pictures=given.pictures, code=given.code, crowd=crowd)


def run(
    settings: Settings, *, offscreen: bool, pictures: Path | None, code: str | None, crowd: Path | None = None
) -> int:
    """Run the kiosk until its window is closed or it is told to end."""
    app = application("antrean-kiosk", offscreen=offscreen)
    kiosk = Kiosk(settings, code, offscreen=offscreen, motion=pictures is None or not _headless(offscreen=offscreen))

    def start() -> None:
        kiosk.start()
        if pictures is not None:
            keep_pictures(kiosk.opened, kiosk.screen, pictures)
        if crowd is not None:
            rehearse(kiosk.opened, kiosk.conductor, crowd)
        kiosk.opened.window.closing.connect(app.quit)

    return run_until_told(app, start, kiosk.close)


class Kiosk:
    """One kiosk: window, conductor, link and printer tied together."""

    def __init__(self, settings: Settings, code: str | None, *, offscreen: bool, motion: bool = True) -> None:
        kiosk = settings.kiosk
        receive = Bridge(lambda event: self.conductor.receive(event))  # noqa: PLW0108 - made below
        ring = Keyring.of_screen(settings.machine.data, Role.KIOSK, code)
        self._link = Link(settings.hub.url, Identity(Role.KIOSK, f"kiosk {version()}", kiosk.name), ring, receive)
        printer = from_settings(kiosk.printer)
        self._press = PrintWorker(printer, time.monotonic, receive, expires_s=kiosk.printer.job_expires_s)
        self.screen = KioskScreen(self._touched, _new_id, lambda: new_code(randbits))
        self.conductor = Conductor(
            World(
                self._link, self._press, time.monotonic, lambda: datetime.now(UTC), _new_id, receive, self.screen.show
            ),
            State(patience=Patience(kiosk.idle_home_s, kiosk.idle_visit_s, kiosk.idle_answer_s)),
            base=page_base(settings),
            slot=kiosk.slot.value,
            logo=agency_logo(settings),
        )
        self.opened = _open(settings, self.screen, offscreen=offscreen, motion=motion)
        self.screen.changed.connect(self._speak)
        self._sound = TickSound(system_player) if kiosk.tick_sound and not offscreen else None
        if self._sound is not None:
            self.screen.keyed.connect(self._sound.tick)
        self._ticking = QTimer(interval=TICK_MS)
        self._ticking.timeout.connect(self.conductor.tick)

    def start(self) -> None:
        """Show the first page and begin to listen to hub and printer."""
        self.conductor.begin()
        self._press.start()
        if self._sound is not None:
            self._sound.start()
        self._link.start()
        self._ticking.start()

    def close(self) -> None:
        """End, in the order that lets nobody call what is gone."""
        self._ticking.stop()
        self._link.stop()
        self._press.stop()
        if self._sound is not None:
            self._sound.stop()
        self.opened.close()

    def _touched(self, touch: Touch) -> None:
        self.conductor.handle(touch)

    def _speak(self) -> None:
        self.opened.speak(Language(self.screen.view.language))


def rehearse(opened: Opened, conductor: Conductor, file: Path) -> None:
    """Let the demo's visitors touch what visitors would touch, as soon as the file says who comes."""
    crowds: list[Crowd] = []

    def act() -> None:
        if not crowds:
            if not file.exists():
                return
            crowds.append(Crowd(read_part(file, CrowdPart)))
        touch = crowds[0].act(conductor.state, time.time(), time.monotonic(), _new_id())
        if touch is not None:
            conductor.handle(touch)

    acting = QTimer(opened.window, interval=REHEARSAL_MS)
    acting.timeout.connect(act)
    acting.start()


def keep_pictures(opened: Opened, screen: KioskScreen, folder: Path) -> None:
    """Write the screen into ``folder`` a moment after each change; a page that comes in is given that moment anew."""
    soon = QTimer(opened.window, interval=PICTURE_MS, singleShot=True)
    saving: list[bool] = []  # drawing for a picture swaps a frame too, which is no change

    def save() -> None:
        if screen.view.private:  # what somebody writes, and the code of their case, are nobody's else
            return
        saving.append(True)
        picture_page(opened.window, folder, "kiosk", screen.view.page)
        saving.clear()

    def changed() -> None:
        if not saving and not soon.isActive():
            soon.start()

    soon.timeout.connect(save)
    opened.window.frameSwapped.connect(changed)
    screen.pageChanged.connect(soon.start)
    soon.start()


def page_base(settings: Settings) -> str:
    """Where visitors' pages live when the office gives no address: the hub's own, unless only this machine sees it."""
    address = urlsplit(settings.hub.url)
    if settings.directory.office.public_url or address.hostname in {None, "127.0.0.1", "localhost", "::1"}:
        return settings.directory.office.public_url
    return f"{'https' if address.scheme == 'wss' else 'http'}://{address.netloc}"


def _headless(*, offscreen: bool) -> bool:
    """Whether nobody sees the window move."""
    return offscreen or not has_display()


def _open(settings: Settings, screen: KioskScreen, *, offscreen: bool, motion: bool) -> Opened:
    kiosk = settings.kiosk
    real = not _headless(offscreen=offscreen)
    size = (kiosk.width or 1080, kiosk.height or 1920) if kiosk.width or kiosk.height or not real else None
    options = OpenOptions(
        size=size,
        full_screen=real and not kiosk.windowed,
        offscreen=offscreen,
        motion=motion,
        accent=agency_accent(settings),
    )
    opened = open_window("kiosk.qml", "Main", {"view": screen}, options)
    panel = Panel(opened.window.width(), opened.window.height(), kiosk.diagonal_inch)
    for line in panel.shortfalls(catalogue(Language.INDONESIAN)):
        sys.stderr.write(f"{line}\n")
    return opened


def _new_id() -> str:
    return str(uuid4())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
