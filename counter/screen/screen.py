"""The window as QML sees it: typed properties out, presses in. It decides nothing and remembers no visitor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.actions import action, main_verb
from counter.card import Count
from counter.facts import zone_of
from counter.inputs import (
    Choose,
    Dismiss,
    Input,
    PickDesk,
    PickTab,
    Press,
    ShowSheet,
    TypedAnnouncement,
    TypedLogin,
    TypedPin,
    TypedSearch,
)
from counter.rows import VERBS, Entry, Lists, RowText, TabText, entries, lists, read
from counter.screen.keys import Act
from counter.screen.lines import Lines, worded
from counter.sheetview import ChoiceText, SheetView, desk_choices, sheet_choices, sheet_view
from counter.state import SheetKind, State, Tab
from counter.verbs import Verb
from counter.view import View, view, words_of_key
from counter.words import Words
from shared.model import Text
from shared.protocol.views import DeskSnapshot

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1

ROW_VERBS = (*VERBS.values(), Verb.CANCEL)


@QmlElement
@QmlUncreatable("made by the program")
class DeskScreen(QObject):  # type: ignore[operator]
    """Everything the pages bind to."""

    changed = Signal()
    sheetChanged = Signal()
    spoke = Signal(str)  # a language was chosen
    raised = Signal(bool)  # stay on top, or not

    def __init__(
        self, take: Callable[[Input], None], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._now = now
        self._state = State()
        self._view = View()
        self._sheet = SheetView()
        self._words = Words(self._state.language, zone_of(None))
        self._lists = Lists()
        self._listed: DeskSnapshot | None = None
        self._minute = -1
        self._acts = {verb: Act(self) for verb in Verb}
        self._main = Act(self)
        self._pause = Act(self)
        self._rows: Lines[Entry, RowText] = Lines(RowText, lambda entry: entry.key, self._read, self)
        self._tabs = worded(TabText, self)
        self._counts: Lines[Count, Count] = Lines(Count, lambda cell: cell.tab, lambda cell: cell, self)
        self._choices = worded(ChoiceText, self)
        self._desks = worded(ChoiceText, self)

    # --- from the desk ---------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def show(self, state: State) -> None:
        """Show this state as it is now."""
        at, before = self._now(), self._state
        self._state = state
        if state.language is not before.language:
            self.spoke.emit(state.language.value)
        if state.on_top is not before.on_top:
            self.raised.emit(state.on_top)
        room = state.room
        fresh = Words(state.language, zone_of(state.snapshot))
        reworded, self._words = fresh != self._words, fresh
        if room is not None and room.snapshot is not self._listed:
            reworded |= self._listed is None or room.snapshot.directory is not self._listed.directory
            self._listed, self._lists = room.snapshot, lists(room)
        tab = state.tab if room and state.tab in (*Tab, *room.my_queues) else Tab.ALL
        self._rows.show(entries(self._lists, tab) if room else ())
        self._age(state, at, reworded=reworded)
        now_shown = view(state, self._lists, self._words, at)
        self._show_keys(state, at)
        self._tabs.show(now_shown.tabs)
        self._counts.show(now_shown.counts)
        self._desks.show(desk_choices(state, self._words))
        self._choices.show(sheet_choices(state, self._words, at))
        sheet = sheet_view(state, self._words, at)
        if sheet != self._sheet:
            self._sheet = sheet
            self.sheetChanged.emit()
        if now_shown != self._view or reworded:
            self._view = now_shown
            self.changed.emit()

    def _age(self, state: State, at: datetime, *, reworded: bool) -> None:
        minute = int(state.now(at).timestamp() // 60)
        if reworded or minute != self._minute:
            self._minute = minute
            self._rows.read_again()

    def _show_keys(self, state: State, at: datetime) -> None:
        room = state.room
        for verb, act in self._acts.items():
            if verb not in ROW_VERBS:
                act.put(words_of_key(action(state, verb, at), state, self._words, at))
        self._main.put(words_of_key(action(state, main_verb(state), at), state, self._words, at))
        pause = Verb.UNPAUSE if room and room.paused else Verb.PAUSE
        self._pause.put(words_of_key(action(state, pause, at), state, self._words, at))
        self._show_row_keys(state, at)

    def _show_row_keys(self, state: State, at: datetime) -> None:
        for verb in ROW_VERBS:
            self._acts[verb].put(words_of_key(action(state, verb, at, self._picked), state, self._words, at))

    def _read(self, entry: Entry) -> RowText:
        room = self._state.room
        if room is None:
            return RowText(entry.row.number, "")
        text = read(entry, room, self._words)
        if text.since is None:
            return text
        return replace(text, note=self._words.minutes(text.since, self._state.now(self._now())))

    _picked: str | None = None

    # --- to the desk -----------------------------------------------------------------------------------------------

    @Slot(str)
    def press(self, verb: str) -> None:
        """A verb's key."""
        self._take(Press(Verb(verb)))

    @Slot()
    def pressMain(self) -> None:
        """The one main key."""
        self._take(Press(self._main.pressed_verb))

    @Slot(int)
    def pick(self, row: int) -> None:
        """A row of the list is under the hand; -1 for none."""
        items = self._rows.items
        entry = items[row] if 0 <= row < len(items) else None
        self._picked = entry.row.ticket if entry and not hasattr(entry.row, "call") else None
        self._show_row_keys(self._state, self._now())

    @Slot(int, result=str)
    def rowVerb(self, row: int) -> str:
        """What Enter does with a row; empty for a call that was made."""
        items = self._rows.items
        verb = VERBS.get(items[row].kind) if 0 <= row < len(items) else None
        return verb.value if verb else ""

    @Slot(int, str)
    def pressRow(self, row: int, verb: str) -> None:
        """A verb for one row of the list."""
        items = self._rows.items
        if verb and 0 <= row < len(items):
            self._take(Press(Verb(verb), items[row].key))

    @Slot(int)
    def choose(self, row: int) -> None:
        """A line of the open sheet, by its place: a key pressed before the line is drawn counts too."""
        lines = self._choices.items
        if 0 <= row < len(lines) and not lines[row].reason:
            self._take(Choose(lines[row].key))

    @Slot(str)
    def showSheet(self, kind: str) -> None:
        """Another tab of the transfer sheet."""
        self._take(ShowSheet(SheetKind(kind)))

    @Slot(str)
    def search(self, text: str) -> None:
        """Letters typed over a long sheet."""
        self._take(TypedSearch(text))

    @Slot()
    def dismiss(self) -> None:
        """Esc."""
        alert = self._view.notice_alert if self._state.sheet is None else ""
        self._take(Dismiss(alert or None))

    @Slot(str, str)
    def logIn(self, name: str, pin: str) -> None:
        """Name and PIN."""
        self._take(TypedLogin(name, pin))

    @Slot(str, str, str)
    def changePin(self, old: str, new: str, again: str) -> None:
        """A new PIN, twice."""
        self._take(TypedPin(old, new, again))

    @Slot(str, str)
    def announce(self, indonesian: str, english: str) -> None:
        """The line on the TVs."""
        self._take(TypedAnnouncement(Text(indonesian.strip(), english.strip())))

    @Slot(str)
    def pickDesk(self, desk: str) -> None:
        """A desk to sit down at."""
        self._take(PickDesk(desk))

    @Slot(str)
    def pickTab(self, tab: str) -> None:
        """A tab of the list."""
        self._take(PickTab(tab))

    # --- what QML reads --------------------------------------------------------------------------------------------

    rows = Property(QObject, lambda self: self._rows, constant=True)
    tabs = Property(QObject, lambda self: self._tabs, constant=True)
    counts = Property(QObject, lambda self: self._counts, constant=True)
    choices = Property(QObject, lambda self: self._choices, constant=True)
    desks = Property(QObject, lambda self: self._desks, constant=True)
    mainKey = Property(Act, lambda self: self._main, constant=True)
    pauseKey = Property(Act, lambda self: self._pause, constant=True)
    callNextKey = Property(Act, lambda self: self._acts[Verb.CALL_NEXT], constant=True)
    arriveKey = Property(Act, lambda self: self._acts[Verb.ARRIVE], constant=True)
    announceKey = Property(Act, lambda self: self._acts[Verb.ANNOUNCE], constant=True)
    closeDayKey = Property(Act, lambda self: self._acts[Verb.CLOSE_DAY], constant=True)
    onTopKey = Property(Act, lambda self: self._acts[Verb.ON_TOP], constant=True)
    recallKey = Property(Act, lambda self: self._acts[Verb.RECALL], constant=True)
    noShowKey = Property(Act, lambda self: self._acts[Verb.NO_SHOW], constant=True)
    parkKey = Property(Act, lambda self: self._acts[Verb.PARK], constant=True)
    transferKey = Property(Act, lambda self: self._acts[Verb.TRANSFER], constant=True)
    walkInKey = Property(Act, lambda self: self._acts[Verb.WALK_IN], constant=True)
    finishKey = Property(Act, lambda self: self._acts[Verb.FINISH], constant=True)
    finishOtherKey = Property(Act, lambda self: self._acts[Verb.FINISH_OTHER], constant=True)
    undoKey = Property(Act, lambda self: self._acts[Verb.UNDO], constant=True)
    listKey = Property(Act, lambda self: self._acts[Verb.LIST], constant=True)
    menuKey = Property(Act, lambda self: self._acts[Verb.MENU], constant=True)
    languageKey = Property(Act, lambda self: self._acts[Verb.LANGUAGE], constant=True)
    logInKey = Property(Act, lambda self: self._acts[Verb.LOG_IN], constant=True)
    logOutKey = Property(Act, lambda self: self._acts[Verb.LOG_OUT], constant=True)
    openDeskKey = Property(Act, lambda self: self._acts[Verb.OPEN_DESK], constant=True)
    closeDeskKey = Property(Act, lambda self: self._acts[Verb.CLOSE_DESK], constant=True)
    changePinKey = Property(Act, lambda self: self._acts[Verb.CHANGE_PIN], constant=True)
    callChosenKey = Property(Act, lambda self: self._acts[Verb.CALL_CHOSEN], constant=True)
    resumeKey = Property(Act, lambda self: self._acts[Verb.RESUME], constant=True)
    returnKey = Property(Act, lambda self: self._acts[Verb.RETURN], constant=True)
    cancelKey = Property(Act, lambda self: self._acts[Verb.CANCEL], constant=True)

    page = Property(str, lambda self: self._view.page, notify=changed)
    starting = Property(str, lambda self: self._view.starting, notify=changed)
    office = Property(str, lambda self: self._view.office, notify=changed)
    greeting = Property(str, lambda self: self._view.greeting, notify=changed)
    title = Property(str, lambda self: self._view.title, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    lineTone = Property(str, lambda self: self._view.line_tone, notify=changed)
    phase = Property(str, lambda self: self._view.phase, notify=changed)
    mainDetail = Property(str, lambda self: self._view.main_detail, notify=changed)
    mainWhy = Property(str, lambda self: self._view.main_why, notify=changed)
    notice = Property(str, lambda self: self._view.notice, notify=changed)
    noticeMore = Property(str, lambda self: self._view.notice_more, notify=changed)
    noticeTone = Property(str, lambda self: self._view.notice_tone, notify=changed)
    kiosk = Property(str, lambda self: self._view.health.kiosk, notify=changed)
    kioskWell = Property(bool, lambda self: self._view.health.kiosk_well, notify=changed)
    display = Property(str, lambda self: self._view.health.display, notify=changed)
    displayWell = Property(bool, lambda self: self._view.health.display_well, notify=changed)
    deskNote = Property(str, lambda self: self._view.desk_note, notify=changed)
    openLabel = Property(str, lambda self: self._view.open_label, notify=changed)
    listTitle = Property(str, lambda self: self._view.list_title, notify=changed)
    empty = Property(str, lambda self: self._view.empty, notify=changed)
    number = Property(str, lambda self: self._view.card.number, notify=changed)
    cardState = Property(str, lambda self: self._view.card.state, notify=changed)
    called = Property(str, lambda self: self._view.card.called, notify=changed)
    timer = Property(str, lambda self: self._view.card.timer, notify=changed)
    usual = Property(str, lambda self: self._view.card.usual, notify=changed)
    progress = Property(float, lambda self: self._view.card.progress, notify=changed)
    over = Property(bool, lambda self: self._view.card.over, notify=changed)
    service = Property(str, lambda self: self._view.card.service, notify=changed)
    waited = Property(str, lambda self: self._view.card.waited, notify=changed)
    priority = Property(bool, lambda self: self._view.card.priority, notify=changed)
    english = Property(bool, lambda self: self._view.card.english, notify=changed)

    sheet = Property(str, lambda self: self._sheet.kind, notify=sheetChanged)
    sheetTitle = Property(str, lambda self: self._sheet.title, notify=sheetChanged)
    sheetText = Property(str, lambda self: self._sheet.text, notify=sheetChanged)
    sheetLong = Property(bool, lambda self: self._sheet.long, notify=sheetChanged)
    sheetTyped = Property(str, lambda self: self._sheet.typed, notify=sheetChanged)
    sheetHint = Property(str, lambda self: self._sheet.hint, notify=sheetChanged)
    sheetTabbed = Property(bool, lambda self: self._sheet.tabbed, notify=sheetChanged)
    announcementId = Property(str, lambda self: self._sheet.indonesian, notify=sheetChanged)
    announcementEn = Property(str, lambda self: self._sheet.english, notify=sheetChanged)
    noticesKey = Property(Act, lambda self: self._acts[Verb.NOTICES], constant=True)
    casesKey = Property(Act, lambda self: self._acts[Verb.CASES], constant=True)
    fileCaseKey = Property(Act, lambda self: self._acts[Verb.FILE_CASE], constant=True)
    emergencyKey = Property(Act, lambda self: self._acts[Verb.EMERGENCY], constant=True)
    emergency = Property(str, lambda self: self._view.emergency, notify=changed)
    emergencyHead = Property(str, lambda self: self._view.emergency_head, notify=changed)
    firstPin = Property(bool, lambda self: self._state.one_time != "", notify=changed)
