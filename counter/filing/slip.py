"""What happens in the filing form: ``step(slip, input) -> (slip, wishes)``, pure.

The code is made here from chance before anything is sent, so that the hub never needs to tell it: a lost answer costs
nothing, and the very same command sent again counts once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from counter.beside import Open, Passed, Seen
from counter.filing.inputs import Copy, Do, Input, Kind, Service, Speaks, Step, Type
from counter.filing.state import Deed, Field, Form, Receipt, Sending, Slip
from counter.hearing import refused
from counter.inputs import Got, SendCommand
from counter.verbs import Say
from shared.complaint import limits
from shared.complaint.codes import new_code
from shared.feedback import CaseKind, CaseReport
from shared.protocol.cases import CaseFiled, FileCase
from shared.protocol.frames import Done
from shared.protocol.refusal import Refusal, RefusalCode

LATE: Final = timedelta(seconds=20)
"""The link answers long before this."""

READ: Final = timedelta(minutes=5)
"""So long a code stands on a screen that others can see; then it goes by itself."""

Bits = Callable[[int], int]
"""So many random bits, as a number."""


def step(slip: Slip, said: Input, at: datetime, new_id: str, bits: Bits) -> Step:
    """The next state and what to do. ``at`` is this machine's time in UTC; ``new_id`` was never used before."""
    match said:
        case Seen():
            return _seen(slip, said)
        case Open():
            return (replace(slip, open=True, form=_blank(slip)) if slip.works and not slip.open else slip), ()
        case _ if not slip.open:
            return slip, ()
        case Got():
            return _got(slip, said, at)
        case Passed():
            return _passed(slip, at)
        case Do(deed=deed):
            return _do(slip, deed, at, new_id, bits)
        case Kind() | Service() | Speaks() | Type():
            return (_written(slip, said) if slip.sending is None and slip.receipt is None else slip), ()
    assert_never(said)


def _blank(slip: Slip) -> Form:
    """An empty form in the language of the visitor who sits here."""
    current = slip.room.current if slip.room else None
    return Form(language=current.language if current else slip.language)


def _seen(slip: Slip, said: Seen) -> Step:
    """The room as it is now. Nothing of what one person took down is seen by the next."""
    slip = slip.told(said)
    me = slip.me
    if not slip.works or (slip.owner and me is not None and me.staff != slip.owner):
        left = replace(slip.forgotten(), owner=me.staff if me else "")
        return left, _taken_back(slip)
    return replace(slip, owner=me.staff if me else ""), ()


def _written(slip: Slip, said: Kind | Service | Speaks | Type) -> Slip:
    form = slip.form
    match said:
        case Kind(kind=kind) if not slip.takes(kind):
            return slip
        case Kind(kind=kind):
            form = replace(form, kind=kind)
        case Service(service=service):
            form = replace(form, service=service)
        case Speaks(language=language):
            form = replace(form, language=language)
        case Type(at=Field.TEXT, text=text):
            form = replace(form, text=text)
        case Type(text=text):
            form = replace(form, contact=" ".join(text.splitlines()) if "\n" in text else text)
    return slip if form == slip.form and not slip.choosing else replace(slip, form=form, refused=None, choosing=False)


def report(form: Form) -> CaseReport:
    """What would be handed in. A disclosure takes no contact, whatever was typed before its kind was chosen."""
    contact = "" if form.kind is CaseKind.WHISTLE else form.contact.strip()
    return CaseReport(form.kind, form.text.strip(), form.service, contact, form.language)


def why_not(slip: Slip) -> Say | None:
    """Why it cannot be handed in now; None: it can."""
    if not slip.up:
        return Say("cases.not_sent")
    if slip.sending is not None:
        return Say("counter.no.sending") if slip.sending.waits else None
    if not slip.takes(slip.form.kind):  # its officers went meanwhile; as something else others would read it
        return Say("refusal.nobody_reads")
    refusal = limits.refused(report(slip.form))
    return worded(refusal) if refusal is not None else None


def worded(refusal: Refusal) -> Say:
    """A refusal's sentence, which names a field as people name it."""
    if refusal.code is RefusalCode.BAD_TEXT:
        return Say("filing.bad_contact" if refusal.name == "contact" else "filing.bad_text")
    return refused(refusal)


def _do(slip: Slip, deed: Deed, at: datetime, new_id: str, bits: Bits) -> Step:
    match deed:
        case Deed.SEND:
            return _send(slip, at, new_id, bits)
        case Deed.COPY if slip.receipt is not None:
            return replace(slip, receipt=replace(slip.receipt, copied=True)), (Copy(slip.receipt.code),)
        case Deed.PICK_SERVICE:
            return replace(slip, choosing=not slip.choosing and slip.sending is None), ()
        case Deed.CONFIRM if slip.asks:
            return slip.forgotten(), _taken_back(slip)
        case Deed.ANOTHER if slip.receipt is not None:
            return replace(slip.forgotten(), open=True, form=_blank(slip)), _taken_back(slip)
        case Deed.CANCEL:
            return _cancelled(slip)
        case Deed.LEAVE:
            return _leaving(slip)
        case Deed.COPY | Deed.CONFIRM | Deed.ANOTHER:
            return slip, ()
    assert_never(deed)


def _cancelled(slip: Slip) -> Step:
    """Esc: what lies on top goes; with nothing on top, the window."""
    if slip.asks or slip.choosing:
        return replace(slip, asks=False, choosing=False), ()
    return _leaving(slip)


def _leaving(slip: Slip) -> Step:
    """What is typed is asked about; a receipt is not, for it was read."""
    if slip.receipt is None and (slip.form.written or slip.sending is not None) and not slip.asks:
        return replace(slip, asks=True), ()
    return slip.forgotten(), _taken_back(slip)


def _taken_back(slip: Slip) -> tuple[Copy, ...]:
    """A copied code does not stay behind on this machine."""
    return (Copy(""),) if slip.receipt is not None and slip.receipt.copied else ()


def _send(slip: Slip, at: datetime, new_id: str, bits: Bits) -> Step:
    if slip.receipt is not None:
        return slip, ()
    no = why_not(slip)
    if no is not None:
        return replace(slip, refused=no), ()
    sending = slip.sending
    if sending is not None:  # no answer came: the same again, under the same id
        again = replace(sending, at=at, waits=True)
        return replace(slip, sending=again, refused=None), (SendCommand(again.id, again.command),)
    command = FileCase(report(slip.form), new_code(bits))
    return replace(slip, sending=Sending(new_id, command, at), refused=None), (SendCommand(new_id, command),)


def _got(slip: Slip, answer: Got, at: datetime) -> Step:
    sending = slip.sending
    if sending is None or sending.id != answer.id:
        return slip, ()
    match answer.outcome:
        case Done(result=CaseFiled(due=due)):
            filed = sending.command
            receipt = Receipt(filed.code, due, filed.report.kind, filed.report.language, at)
            return replace(slip, form=Form(), sending=None, receipt=receipt, refused=None, asks=False), ()
        case Refusal(code=RefusalCode.TIMEOUT):
            return _unanswered(slip, sending), ()
        case Refusal(code=RefusalCode.OFFLINE) if sending.lost:
            return _unanswered(slip, sending), ()
        case Refusal(code=RefusalCode.OFFLINE):
            return replace(slip, sending=None, refused=Say("cases.not_sent")), ()
        case Refusal() as refusal:
            return replace(slip, sending=None, refused=worded(refusal)), ()
        case _:
            return _unanswered(slip, sending), ()


def _unanswered(slip: Slip, sending: Sending) -> Slip:
    return replace(slip, sending=replace(sending, lost=True, waits=False), refused=Say("filing.unanswered"))


def _passed(slip: Slip, at: datetime) -> Step:
    sending, receipt = slip.sending, slip.receipt
    if receipt is not None and at - receipt.since >= READ:
        return slip.forgotten(), _taken_back(slip)
    if sending is None or not sending.waits or at - sending.at < LATE:
        return slip, ()
    return _unanswered(slip, sending), ()
