"""The filing form as QML sees it: typed properties out, typing and presses in. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.facts import zone_of
from counter.filing import view as v
from counter.filing.inputs import Do, Input, Kind, Service, Speaks, Type
from counter.filing.state import Deed, Field, Slip
from counter.formtext import Chip, FieldText
from counter.screen.field import Blank, DeedKey
from counter.screen.lines import worded
from counter.words import Words
from shared.feedback import CaseKind
from shared.model import Language

QML_IMPORT_NAME = "counter.screen"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class FilingScreen(QObject):  # type: ignore[operator]
    """Everything the form binds to. Of a closed window nothing stays here."""

    changed = Signal()
    wanted = Signal()  # come to the front

    def __init__(self, take: Callable[[Input], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._slip = Slip()
        self._view = v.SlipView()
        self._words = Words(Language.INDONESIAN, zone_of(None))
        self._blanks = {each: Blank(each.value, self) for each in Field}
        self._keys = {deed: DeedKey(deed.value, self) for deed in Deed}
        self._kinds, self._languages, self._services = worded(Chip, self), worded(Chip, self), worded(Chip, self)

    def show(self, slip: Slip) -> None:
        """Show this as it is now; a closed window costs nothing."""
        self._slip = slip
        if not slip.open and not self._view.open:
            return
        fresh = Words(slip.language, zone_of(slip.snapshot))
        reworded, self._words = fresh != self._words, fresh
        self._kinds.show(v.kinds(slip, fresh))
        self._languages.show(v.languages(slip, fresh))
        self._services.show(v.services(slip, fresh))
        for each, said in v.fields(slip, fresh).items():
            self._blanks[each].put(said if slip.open else FieldText())
        for deed, key in v.keys(slip, fresh).items():
            self._keys[deed].put(key)
        shown = v.view(slip, fresh)
        if shown != self._view or reworded:
            self._view = shown
            self.changed.emit()

    # --- to the form -----------------------------------------------------------------------------------------------

    @Slot(str)
    def press(self, deed: str) -> None:
        """A key."""
        self._take(Do(Deed(deed)))

    @Slot(str)
    def kind(self, kind: str) -> None:
        """What the visitor wants."""
        self._take(Kind(CaseKind(kind)))

    @Slot(str)
    def about(self, service: str) -> None:
        """What it is about; empty: nothing in particular."""
        self._take(Service(service or None))

    @Slot(str)
    def speak(self, language: str) -> None:
        """In which language the answer is wanted."""
        self._take(Speaks(Language(language)))

    @Slot(str, str)
    def type(self, field: str, text: str) -> None:
        """A field holds this now."""
        self._take(Type(Field(field), text))

    # --- what QML reads --------------------------------------------------------------------------------------------

    kinds = Property(QObject, lambda self: self._kinds, constant=True)
    languages = Property(QObject, lambda self: self._languages, constant=True)
    services = Property(QObject, lambda self: self._services, constant=True)
    text = Property(Blank, lambda self: self._blanks[Field.TEXT], constant=True)
    contact = Property(Blank, lambda self: self._blanks[Field.CONTACT], constant=True)

    sendKey = Property(DeedKey, lambda self: self._keys[Deed.SEND], constant=True)
    copyKey = Property(DeedKey, lambda self: self._keys[Deed.COPY], constant=True)
    serviceKey = Property(DeedKey, lambda self: self._keys[Deed.PICK_SERVICE], constant=True)
    confirmKey = Property(DeedKey, lambda self: self._keys[Deed.CONFIRM], constant=True)
    cancelKey = Property(DeedKey, lambda self: self._keys[Deed.CANCEL], constant=True)
    anotherKey = Property(DeedKey, lambda self: self._keys[Deed.ANOTHER], constant=True)
    leaveKey = Property(DeedKey, lambda self: self._keys[Deed.LEAVE], constant=True)

    open = Property(bool, lambda self: self._view.open, notify=changed)
    line = Property(str, lambda self: self._view.line, notify=changed)
    private = Property(str, lambda self: self._view.private, notify=changed)
    service = Property(str, lambda self: self._view.service, notify=changed)
    choosing = Property(bool, lambda self: self._view.choosing, notify=changed)
    locked = Property(bool, lambda self: self._view.locked, notify=changed)
    refused = Property(str, lambda self: self._view.refused, notify=changed)
    asks = Property(bool, lambda self: self._view.asks, notify=changed)
    code = Property(str, lambda self: self._view.code, notify=changed)
    head = Property(str, lambda self: self._view.head, notify=changed)
    due = Property(str, lambda self: self._view.due, notify=changed)
    keep = Property(str, lambda self: self._view.keep, notify=changed)
    copied = Property(str, lambda self: self._view.copied, notify=changed)
