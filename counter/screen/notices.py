"""The supervisors' window as QML sees it: typed properties out, typing and presses in. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.announcing import view as v
from counter.announcing.form import Field, Form
from counter.announcing.inputs import Bump, Do, Input, Narrow, Pick, Set, Show, Take, Type, Weeks, WriteAlarm
from counter.announcing.listing import Item, ItemText, items, listed, read
from counter.announcing.preview import Preview, preview
from counter.announcing.state import Board, Deed, Filter, Tab
from counter.announcing.weekly import Week, WeekLine, lines, picture
from counter.facts import zone_of
from counter.formtext import Chip
from counter.screen.field import Blank, DeedKey
from counter.screen.lines import Lines, worded
from counter.words import Words
from shared.language import catalogue
from shared.model import Language
from shared.ui.opening import file_url
from shared.ui.stage.card import PageCard

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1

KEPT_CARDS = 12
"""Former pages that live on until no preview stands on them any more."""
ON_TV = catalogue(Language.INDONESIAN)
"""A TV heads an emergency in its first language, whatever language this window speaks."""
NO_WEEK = Week()


@dataclass(frozen=True, slots=True)
class WeekShown:
    """One line of the week, its bands as QML takes them."""

    key: str
    title: str
    stand: str
    tone: str
    chosen: bool
    bands: list[dict[str, float | str]]


def _drawn(line: WeekLine) -> WeekShown:
    bands: list[dict[str, float | str]] = [
        {"day": band.day, "begins": band.begins, "ends": band.ends, "label": band.label} for band in line.bands
    ]
    return WeekShown(line.key, line.title, line.stand, line.tone, line.chosen, bands)


@QmlElement
@QmlUncreatable("made by the program")
class NoticesScreen(QObject):  # type: ignore[operator]
    """Everything the window binds to. ``kept`` gives the file of a picture on this machine, once it is there."""

    changed = Signal()
    previewed = Signal()
    weekChanged = Signal()

    def __init__(
        self,
        take: Callable[[Input], None],
        now: Callable[[], datetime],
        kept: Callable[[str], Path | None] = lambda _: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._now = now
        self._kept = kept
        self._board = Board()
        self._words = Words(Language.INDONESIAN, zone_of(None))
        self._view = v.BoardView()
        self._week = NO_WEEK
        self._previews: dict[Language, tuple[Preview, str]] = {}
        self._cards: dict[Language, PageCard | None] = dict.fromkeys(Language)
        self._kept_cards: tuple[PageCard | None, ...] = ()
        self._blanks = {each: Blank(each.value, self) for each in Field}
        self._keys = {deed: DeedKey(deed.value, self) for deed in Deed}
        self._rows: Lines[Item, ItemText] = Lines(ItemText, lambda item: item.key, self._read, self)
        self._weeks: Lines[WeekLine, WeekShown] = Lines(WeekShown, lambda line: line.key, _drawn, self)
        self._kinds, self._pages, self._days = worded(Chip, self), worded(Chip, self), worded(Chip, self)
        self._tvs, self._weights, self._parts = worded(Chip, self), worded(Chip, self), worded(Chip, self)
        self._tabs = worded(Chip, self)

    # --- from the board --------------------------------------------------------------------------------------------

    @property
    def board(self) -> Board:
        """What is shown now."""
        return self._board

    def show(self, board: Board) -> None:
        """Show this as it is now; a closed window costs nothing."""
        at = self._now()
        self._board = board
        if not board.open and not self._view.open:
            return
        fresh = Words(board.language, zone_of(board.snapshot))
        reworded, self._words = fresh != self._words, fresh
        self._show_lists(board, at, reworded=reworded)
        self._show_form(board, at)
        self._show_preview(board, at)
        week = picture(board, fresh, at)
        if week != self._week:
            self._week = week
            self.weekChanged.emit()
        shown = v.view(board, fresh, at)
        if shown != self._view or reworded:
            self._view = shown
            self.changed.emit()

    def _show_lists(self, board: Board, at: datetime, *, reworded: bool) -> None:
        self._rows.show(listed(board, at))
        if reworded:
            self._rows.read_again()
        self._tabs.show(v.tabs(board, self._words))
        self._parts.show(v.parts(board, self._words, at))
        self._weeks.show(lines(board, self._words, at) if board.tab is Tab.WEEK else ())

    def _show_form(self, board: Board, at: datetime) -> None:
        form = board.paper.form if board.paper else Form()
        self._kinds.show(v.kinds(form, self._words))
        self._pages.show(v.pages(form, self._words))
        self._days.show(v.days(form, self._words))
        self._tvs.show(v.tvs(board, form, self._words))
        self._weights.show(v.weights(form))
        for each, said in v.fields(board, self._words, at).items():
            self._blanks[each].put(said)
        for deed, key in v.keys(board, self._words).items():
            self._keys[deed].put(key)

    def _show_preview(self, board: Board, at: datetime) -> None:
        fresh: dict[Language, tuple[Preview, str]] = {}
        for language in Language:
            made = preview(board, language, at)
            media = made.page.media if made.page else None
            kept = self._kept(media.hash) if media is not None else None
            fresh[language] = (made, file_url(kept) if kept else "")
        if fresh == self._previews:
            return
        for language, (made, file) in fresh.items():
            if self._previews.get(language) != (made, file):
                self._cards[language] = PageCard(made.page, file) if made.page else None
                self._kept_cards = (*self._kept_cards[-KEPT_CARDS:], self._cards[language])
        self._previews = fresh
        self.previewed.emit()

    def _read(self, item: Item) -> ItemText:
        return read(item, self._words, self._board.local(self._now()))

    def _said(self, language: Language) -> Preview:
        return self._previews.get(language, (Preview(), ""))[0]

    # --- to the board ----------------------------------------------------------------------------------------------

    @Slot(str)
    def press(self, deed: str) -> None:
        """A key."""
        self._take(Do(Deed(deed)))

    @Slot(str)
    def pick(self, key: str) -> None:
        """A line of the list or of the week."""
        self._take(Pick(key))

    @Slot(int)
    def step(self, by: int) -> None:
        """The line so many below the chosen one."""
        keys = [item.key for item in items(self._board, self._now())] if self._board.tab is Tab.WEEK else []
        keys = keys or [item.key for item in self._rows.items]
        at = keys.index(self._board.chosen) if self._board.chosen in keys else -by
        if keys:
            self._take(Pick(keys[min(max(at + by, 0), len(keys) - 1)]))

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """A field holds this now."""
        self._take(Type(Field(field), text))

    @Slot(str, int)
    def bump(self, field: str, by: int) -> None:
        """An arrow key in a field."""
        self._take(Bump(Field(field), by))

    @Slot(str, str)
    def set(self, field: str, value: str) -> None:
        """A choice."""
        self._take(Set(Field(field), value))

    @Slot(str)
    def show_tab(self, tab: str) -> None:
        """Another tab."""
        self._take(Show(Tab(tab)))

    @Slot(str)
    def narrow(self, part: str) -> None:
        """Another part of the list."""
        self._take(Narrow(Filter(part)))

    @Slot(int)
    def weeks(self, by: int) -> None:
        """Another week; 0 is this one."""
        self._take(Weeks(by))

    @Slot(str, str)
    def writeAlarm(self, language: str, text: str) -> None:
        """The emergency message."""
        self._take(WriteAlarm(Language(language), text))

    @Slot(QUrl)
    def takeFile(self, address: QUrl) -> None:
        """A file was chosen or dropped."""
        if address.isLocalFile():
            self._take(Take(Path(address.toLocalFile())))

    # --- what QML reads --------------------------------------------------------------------------------------------

    rows = Property(QObject, lambda self: self._rows, constant=True)
    weekRows = Property(QObject, lambda self: self._weeks, constant=True)
    kinds = Property(QObject, lambda self: self._kinds, constant=True)
    pages = Property(QObject, lambda self: self._pages, constant=True)
    weekdays = Property(QObject, lambda self: self._days, constant=True)
    tvs = Property(QObject, lambda self: self._tvs, constant=True)
    weights = Property(QObject, lambda self: self._weights, constant=True)
    tabs = Property(QObject, lambda self: self._tabs, constant=True)
    parts = Property(QObject, lambda self: self._parts, constant=True)

    titleId = Property(Blank, lambda self: self._blanks[Field.TITLE_ID], constant=True)
    titleEn = Property(Blank, lambda self: self._blanks[Field.TITLE_EN], constant=True)
    bodyId = Property(Blank, lambda self: self._blanks[Field.BODY_ID], constant=True)
    bodyEn = Property(Blank, lambda self: self._blanks[Field.BODY_EN], constant=True)
    first = Property(Blank, lambda self: self._blanks[Field.FIRST], constant=True)
    last = Property(Blank, lambda self: self._blanks[Field.LAST], constant=True)
    begins = Property(Blank, lambda self: self._blanks[Field.BEGINS], constant=True)
    ends = Property(Blank, lambda self: self._blanks[Field.ENDS], constant=True)
    seconds = Property(Blank, lambda self: self._blanks[Field.SECONDS], constant=True)
    readEvery = Property(Blank, lambda self: self._blanks[Field.READ_EVERY], constant=True)

    newKey = Property(DeedKey, lambda self: self._keys[Deed.NEW], constant=True)
    saveKey = Property(DeedKey, lambda self: self._keys[Deed.SAVE], constant=True)
    approveKey = Property(DeedKey, lambda self: self._keys[Deed.APPROVE], constant=True)
    withdrawKey = Property(DeedKey, lambda self: self._keys[Deed.WITHDRAW], constant=True)
    removeKey = Property(DeedKey, lambda self: self._keys[Deed.REMOVE], constant=True)
    revertKey = Property(DeedKey, lambda self: self._keys[Deed.REVERT], constant=True)
    takeTheirsKey = Property(DeedKey, lambda self: self._keys[Deed.TAKE_THEIRS], constant=True)
    keepMineKey = Property(DeedKey, lambda self: self._keys[Deed.KEEP_MINE], constant=True)
    emergencyKey = Property(DeedKey, lambda self: self._keys[Deed.EMERGENCY], constant=True)
    raiseKey = Property(DeedKey, lambda self: self._keys[Deed.RAISE], constant=True)
    liftKey = Property(DeedKey, lambda self: self._keys[Deed.LIFT], constant=True)
    confirmKey = Property(DeedKey, lambda self: self._keys[Deed.CONFIRM], constant=True)
    cancelKey = Property(DeedKey, lambda self: self._keys[Deed.CANCEL], constant=True)
    stopUploadKey = Property(DeedKey, lambda self: self._keys[Deed.STOP_UPLOAD], constant=True)
    dropFileKey = Property(DeedKey, lambda self: self._keys[Deed.DROP_FILE], constant=True)
    nextPageKey = Property(DeedKey, lambda self: self._keys[Deed.NEXT_PAGE], constant=True)
    leaveKey = Property(DeedKey, lambda self: self._keys[Deed.LEAVE], constant=True)

    open = Property(bool, lambda self: self._view.open, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    heading = Property(str, lambda self: self._view.heading, notify=changed)
    stand = Property(str, lambda self: self._view.stand, notify=changed)
    who = Property(str, lambda self: self._view.who, notify=changed)
    tab = Property(str, lambda self: self._view.tab, notify=changed)
    kind = Property(str, lambda self: self._view.kind, notify=changed)
    media = Property(str, lambda self: self._view.media, notify=changed)
    mediaError = Property(str, lambda self: self._view.media_error, notify=changed)
    uploading = Property(str, lambda self: self._view.uploading, notify=changed)
    progress = Property(float, lambda self: self._view.progress, notify=changed)
    scheduleError = Property(str, lambda self: self._view.schedule_error, notify=changed)
    conflict = Property(str, lambda self: self._view.conflict, notify=changed)
    theirs = Property(bool, lambda self: self._view.theirs, notify=changed)
    notice = Property(str, lambda self: self._view.notice, notify=changed)
    grave = Property(bool, lambda self: self._view.grave, notify=changed)
    ask = Property(str, lambda self: self._view.ask, notify=changed)
    askTitle = Property(str, lambda self: self._view.ask_title, notify=changed)
    askText = Property(str, lambda self: self._view.ask_text, notify=changed)
    askYes = Property(str, lambda self: self._view.ask_yes, notify=changed)
    emergency = Property(str, lambda self: self._view.emergency, notify=changed)
    emergencySince = Property(str, lambda self: self._view.emergency_since, notify=changed)
    alarmId = Property(str, lambda self: self._view.alarm_id, notify=changed)
    alarmEn = Property(str, lambda self: self._view.alarm_en, notify=changed)
    alarmIdLeft = Property(str, lambda self: self._view.alarm_id_left, notify=changed)
    alarmEnLeft = Property(str, lambda self: self._view.alarm_en_left, notify=changed)
    alarmLabel = Property(str, lambda _: ON_TV.say("stage.emergency"), constant=True)
    alarmOver = Property(bool, lambda self: self._view.alarm_over, notify=changed)
    alarmError = Property(str, lambda self: self._view.alarm_error, notify=changed)
    empty = Property(str, lambda self: self._view.empty, notify=changed)

    cardId = Property(PageCard, lambda self: self._cards[Language.INDONESIAN], notify=previewed)
    cardEn = Property(PageCard, lambda self: self._cards[Language.ENGLISH], notify=previewed)
    tickerId = Property(str, lambda self: self._said(Language.INDONESIAN).ticker, notify=previewed)
    tickerEn = Property(str, lambda self: self._said(Language.ENGLISH).ticker, notify=previewed)
    turns = Property(int, lambda self: max(self._said(each).turns for each in Language), notify=previewed)
    turn = Property(int, lambda self: self._board.turn, notify=previewed)

    weekTitle = Property(str, lambda self: self._week.title, notify=weekChanged)
    weekNow = Property(float, lambda self: self._week.now, notify=weekChanged)
    weekToday = Property(int, lambda self: self._week.today, notify=weekChanged)
    thisWeek = Property(bool, lambda self: self._board.week == 0, notify=weekChanged)
    weekDays = Property(
        list,
        lambda self: [
            {
                "name": day.name,
                "date": day.date,
                "today": day.today,
                "open": [{"begins": band.begins, "ends": band.ends} for band in day.open],
            }
            for day in self._week.days
        ],
        notify=weekChanged,
    )
    weekHours = Property(
        list,
        lambda self: [{"at": mark.begins, "label": mark.label} for mark in self._week.hours],
        notify=weekChanged,
    )
