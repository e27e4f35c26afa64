"""The player as the TV holds it, and the item that paints its frames: the only Qt of this room."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import assert_never

import structlog
from PySide6.QtCore import Property, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from display.player import playing as the
from display.player import words
from display.player.playing import Ended, Failed, FirstFrame, Halt, Happening, Outcome, Playing, Roll, Show, Wish
from display.player.session import COMMAND
from display.player.showing import Showing
from display.player.words import Heard, News
from shared.model import MediaProblem
from shared.sound.stream import SilentStream, Stream
from shared.ui.bridge import Bridge

log = structlog.get_logger(__name__)

QML_IMPORT_NAME = "display.player"
QML_IMPORT_MAJOR_VERSION = 1

STANDARD = (1280, 720)
"""px, decoded to while no area has told its size."""
LARGEST = 3840
"""px; no side is decoded to more."""
DUCKED = 0.16
"""Sixteen decibels softer: the voice is understood over it."""
LOUDNESS_KEPT = 200
"""Files whose loudness is remembered from their last showing."""


@QmlElement
@QmlUncreatable("made by the program")
class VideoPlayer(QObject):  # type: ignore[operator]  # the stub of QmlUncreatable lacks __call__
    """One video at a time. ``tell`` hears what becomes of it, in Qt's thread, never from within an order."""

    painted = Signal()
    """There is a new frame."""
    cleared = Signal()
    """There is none any more."""

    def __init__(
        self,
        tell: Callable[[Outcome], None],
        *,
        volume: float = 1.0,
        sound: Callable[[], Stream] = SilentStream,
        command: Sequence[str] = COMMAND,
        ticks: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._volume = volume
        self._ducked = False
        self._share = 1.0
        self._sound = sound
        self._command = tuple(command)
        self._ticks = ticks
        self._size = STANDARD
        self._image = QImage()
        self._showing: Showing | None = None
        self._playing: Playing | None = None
        self._turn = 0
        self._loudness: dict[tuple[str, int, int], Heard] = {}
        self._file = ("", 0, 0)
        self._news = Bridge(self._hear, self)
        self._outcomes = Bridge(self._deliver, self)
        self._alarm = QTimer(self)
        self._alarm.setSingleShot(True)
        self._alarm.setTimerType(Qt.TimerType.PreciseTimer)
        self._alarm.timeout.connect(self._tick)

    # Orders.
    def play(self, path: Path, size: tuple[int, int] | None = None) -> None:
        """Show this video from its beginning. ``size`` in pixels; None takes that of the area that paints it."""
        self.stop()
        if str(path) != self._file[0]:
            self.cleared.emit()  # the last frame of the one before goes; the same one again goes on from it
        width, height = size or self._size
        width, height = (max(16, min(LARGEST, side)) for side in (width, height))
        self._playing = Playing(self._ticks())
        turn = self._turn
        try:
            about = path.stat()
            self._file = (str(path), about.st_mtime_ns, about.st_size)
            stream = self._sound() if self._volume > 0 else SilentStream()
            self._showing = Showing(
                path,
                (width, height),
                stream,
                self._loudness.get(self._file),
                self._gain,
                lambda news: self._news((turn, news)),
                self._command,
            )
        except FileNotFoundError:
            self._give_up(MediaProblem.MISSING)
        except (OSError, ValueError) as error:
            log.warning("a video cannot be shown", file=path.name, why=str(error))
            self._give_up(MediaProblem.UNPLAYABLE)
        self._wake()

    def pause(self) -> None:
        """Stand still with the frame that is shown, silent."""
        self._take(the.Pause())

    def resume(self) -> None:
        """Go on at that frame."""
        self._take(the.Resume())

    def duck(self, down: bool) -> None:
        """Soften the sound while somebody speaks; also of what is played later, until told otherwise."""
        self._ducked = down
        if self._showing is not None:
            self._showing.fade(self._gain)

    def share(self, volume: float) -> None:
        """The hour's share of the volume, 0.0 (silent) to 1.0; also of what is played later."""
        self._share = volume
        if self._showing is not None:
            self._showing.fade(self._gain)

    def stop(self) -> None:
        """End it. What was painted stays painted until another video is asked for; nothing more is told of it."""
        self._turn += 1
        self._alarm.stop()
        self._playing = None
        self._image = QImage()
        showing, self._showing = self._showing, None
        if showing is not None:
            showing.close()

    def close(self) -> None:
        """Stop, and wait until nothing is left running."""
        session = self._showing.session if self._showing is not None else None
        self.stop()
        if session is not None:
            session.join()

    # What is seen.
    @property
    def image(self) -> QImage:
        """The frame that is shown, over the shared memory: paint it at once, keep it never. Null when there is none."""
        return self._image

    @property
    def playing(self) -> Playing | None:
        """How far it is."""
        return self._playing

    @property
    def pid(self) -> int | None:
        """The decoding process."""
        return self._showing.session.pid if self._showing is not None else None

    def fit(self, size: QSize) -> None:
        """An area of so many pixels paints the videos from now on."""
        self._size = (size.width(), size.height())

    # What happens.
    @property
    def _gain(self) -> float:
        return self._volume * self._share * (DUCKED if self._ducked else 1.0)

    def _hear(self, crossed: object) -> None:
        if not isinstance(crossed, tuple) or crossed[0] != self._turn or self._showing is None:
            return  # of a video that is not shown any more
        news: News = crossed[1]
        match news:
            case words.Began():
                self._take(the.Began())
            case words.Frame(slot=slot, at=at, stride=stride):
                self._arrived(slot, at, stride)
            case words.Over(at=at):
                self._take(the.Decoded(at))
            case words.Broken(why=why):
                self._broke(why)
            case words.Heard():
                while len(self._loudness) >= LOUDNESS_KEPT:
                    del self._loudness[next(iter(self._loudness))]
                self._loudness[self._file] = news
            case _:
                assert_never(news)

    def _arrived(self, slot: int, at: float, stride: int) -> None:
        if self._playing is None or self._showing is None:
            return
        try:
            if self._playing.holds(slot):
                raise ValueError(f"a second frame in slot {slot}")
            self._showing.arrived(slot, stride)
        except ValueError as error:
            self._broke(str(error))
        else:
            self._take(the.Came(the.Picture(slot, at)))

    def _broke(self, why: str) -> None:
        if self._playing is not None and not self._playing.done:
            log.warning("a video ended in an error", file=self._file[0], why=why)
            self._take(the.Broke())

    def _tick(self) -> None:
        self._take(the.Tick())

    def _take(self, happening: Happening) -> None:
        if self._playing is None:
            return
        self._playing, wishes = the.step(self._playing, happening, self._ticks())
        for wish in wishes:
            self._grant(wish)
        if self._playing.done and self._showing is not None:
            self._showing.end()
        self._wake()

    def _grant(self, wish: Wish) -> None:
        showing = self._showing
        match wish:
            case FirstFrame() | Ended() | Failed():
                self._outcomes((self._turn, wish))
            case _ if showing is None:
                return
            case Show(slot=slot):
                pixels, stride = showing.pixels(slot)
                image = QImage(pixels, showing.width, showing.height, stride, QImage.Format.Format_RGB32)
                self._image = image
                self.painted.emit()
            case the.Free(slot=slot):
                showing.free(slot)
            case Roll(position=position, at=at):
                showing.roll(position, at)
            case Halt():
                showing.halt()
            case _:
                assert_never(wish)

    def _give_up(self, problem: MediaProblem) -> None:
        if self._playing is not None:
            self._playing = None
            self._outcomes((self._turn, Failed(problem)))

    def _deliver(self, crossed: object) -> None:
        if isinstance(crossed, tuple) and crossed[0] == self._turn:
            self._tell(crossed[1])

    def _wake(self) -> None:
        due = the.wakes_at(self._playing) if self._playing is not None else None
        if due is None:
            self._alarm.stop()
        else:
            self._alarm.start(max(0, ceil((due - self._ticks()) * 1000)))


@QmlElement
class VideoArea(QQuickPaintedItem):
    """Paints the player's frames, filling itself. Draws nothing anew while the video stands."""

    playerChanged = Signal()
    detailChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._player: VideoPlayer | None = None
        self._detail = 1.0
        self.setOpaquePainting(True)
        self.setFillColor(Qt.GlobalColor.black)
        self.widthChanged.connect(self._fit)
        self.heightChanged.connect(self._fit)

    def paint(self, painter: QPainter) -> None:
        """The frame that is shown now."""
        if self._player is not None and not (image := self._player.image).isNull():
            if image.size() == self.textureSize():
                painter.resetTransform()  # pixel for pixel: quicker, and as sharp as it was decoded
                painter.drawImage(0, 0, image)
            else:
                painter.drawImage(QRectF(0, 0, self.width(), self.height()), image)

    def _fit(self) -> None:
        size = QSize(round(self.width() * self._detail), round(self.height() * self._detail))
        if self._player is not None and not size.isEmpty():
            self.setTextureSize(size)
            self._player.fit(size)

    def _set_player(self, player: VideoPlayer | None) -> None:
        if player is self._player:
            return
        if self._player is not None:
            with suppress(RuntimeError):  # it may be gone already, and its signal with it
                self._player.painted.disconnect(self._frame)
                self._player.cleared.disconnect(self._frame)
        self._player = player
        if player is not None:
            player.painted.connect(self._frame)
            player.cleared.connect(self._frame)
        self._fit()
        self.playerChanged.emit()

    def _frame(self) -> None:
        self.update()

    def _set_detail(self, detail: float) -> None:
        if detail != self._detail and detail > 0:
            self._detail = detail
            self._fit()
            self.detailChanged.emit()

    player = Property(VideoPlayer, lambda self: self._player, _set_player, notify=playerChanged)
    detail = Property(float, lambda self: self._detail, _set_detail, notify=detailChanged)
    """Pixels of the screen for one of the item's own: the Theme's scale."""
