"""Complaints from desk to officer and back on a real hub: filed, listed, read, moved on, answered by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter.cases.inputs import Aimed, Pick, Type
from counter.cases.inputs import Do as DoCase
from counter.cases.state import Book, Deed, Drawer, Field
from counter.filing.inputs import Do as DoSlip
from counter.filing.inputs import Input as SlipInput
from counter.filing.inputs import Kind
from counter.filing.inputs import Type as TypeSlip
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Field as SlipField
from counter.filing.state import Receipt
from counter.inputs import Press
from counter.screen.told import Cases, Filing
from counter.state import Page
from counter.verbs import Verb
from shared.feedback import CaseKind, CaseState
from shared.model import Role
from shared.protocol.cases import CaseFound, LookUpCase, MoveCase
from shared.settings.sections import ComplaintSettings, FeedbackSettings, WhistleSettings
from tests.counter.at_hub import AtHub, account, new_id, now
from tests.hub.running import RunningHub, running_hub

OFFICERS = FeedbackSettings(ComplaintSettings(officers=("rina",)), WhistleSettings(officers=("wayan",)))


class Desk(AtHub):
    """A desk with its windows about complaints, and somebody at it."""

    def __init__(self, hub: RunningHub, data: Path, name: str) -> None:
        super().__init__()
        self.cases, self.filing = Cases(now, new_id), Filing(now, new_id)
        self.conductor.open_cases, self.conductor.open_filing = self.cases.open, self.filing.open
        self.beside = (self.cases, self.filing)
        self.begin(hub, data, cases=self.cases.screen, filing=self.filing.screen)
        self.enter(name, account(hub, name))

    @property
    def book(self) -> Book:
        return self.cases.book

    def take_down(self, text: str, *said: SlipInput) -> Receipt:
        """What a visitor tells, handed in."""
        self.conductor.take(Press(Verb.FILE_CASE))
        for each in (TypeSlip(SlipField.TEXT, text), *said, DoSlip(SlipDeed.SEND)):
            self.filing.scribe.take(each)
        self.until(lambda: self.filing.slip.receipt or self.filing.slip.refused)
        receipt = self.filing.slip.receipt
        assert receipt, self.filing.slip.refused
        self.filing.scribe.take(DoSlip(SlipDeed.LEAVE))
        return receipt

    def open_cases(self) -> None:
        """The officers' window with its list."""
        self.conductor.take(Press(Verb.CASES))
        self.until(lambda: self.book.open and self.book.lines is not None and self.book.listing is None)

    def read(self) -> None:
        """The first case of the list."""
        assert self.book.lines
        self.cases.officer.take(Pick(self.book.lines[0].case))
        self.until(lambda: self.book.file)

    def move(self, state: CaseState, answer: str = "", note: str = "") -> None:
        """One step."""
        for each in (Aimed(state), Type(Field.ANSWER, answer), Type(Field.NOTE, note), DoCase(Deed.SEND)):
            self.cases.officer.take(each)
        self.until(lambda: self.book.moving is None and self.book.reading is None and self.book.listing is None)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path, feedback=OFFICERS) as running:
        yield running


@pytest.fixture
def sit_down(hub: RunningHub, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Logs somebody in at a desk of their own."""
    desks: list[Desk] = []

    def sitting(name: str) -> Desk:
        desks.append(Desk(hub, tmp_path / name, name))
        return desks[-1]

    yield sitting
    for desk in desks:
        desk.close()


def found(hub: RunningHub, code: str) -> CaseFound:
    """What whoever holds the code is told."""
    with hub.screen(Role.KIOSK) as kiosk:
        outcome = kiosk.done(LookUpCase(code))
    assert isinstance(outcome, CaseFound)
    return outcome


def test_a_complaint_taken_down_at_a_desk_is_answered_by_the_officer_and_read_with_the_code(
    hub: RunningHub, sit_down: Callable[[str], Desk]
) -> None:
    clerk, officer = sit_down("tono"), sit_down("rina")
    receipt = clerk.take_down("Tiga minggu tanpa kabar.\nMohon dibantu.", TypeSlip(SlipField.CONTACT, "0812 3456"))
    assert clerk.book.counted is None
    officer.until(lambda: officer.book.counted and officer.book.counted.open == 1)
    officer.open_cases()
    officer.read()
    file = officer.book.file
    assert file
    assert (file.text, file.contact) == ("Tiga minggu tanpa kabar.\nMohon dibantu.", "0812 3456")
    assert file.line.due == receipt.due
    officer.move(CaseState.EXAMINED, note="Berkas di meja 3")
    officer.move(CaseState.DONE, answer="Berkas Anda sudah selesai.")
    assert officer.book.lines == ()
    status = found(hub, receipt.code).status
    assert status.state is CaseState.DONE
    assert [answer.text for answer in status.answers if answer.text] == ["Berkas Anda sudah selesai."]
    officer.until(lambda: officer.book.counted and officer.book.counted.open == 0)


def test_a_disclosure_is_read_by_those_who_are_named_and_names_nobody(sit_down: Callable[[str], Desk]) -> None:
    clerk, reader, officer = sit_down("tono"), sit_down("wayan"), sit_down("rina")
    clerk.take_down("Ada pungutan di loket.", TypeSlip(SlipField.CONTACT, "0812"), Kind(CaseKind.WHISTLE))
    reader.until(lambda: reader.book.counted and reader.book.counted.whistle == 1)
    reader.open_cases()
    reader.until(lambda: reader.book.drawer is Drawer.WHISTLE and reader.book.lines)
    reader.read()
    assert reader.book.file
    assert (reader.book.file.contact, reader.book.file.channel) == ("", None)
    reader.move(CaseState.EXAMINED, note="Diperiksa")
    assert reader.book.file
    assert all(step.by == "" for step in reader.book.file.steps)
    officer.open_cases()
    assert officer.book.lines == ()
    officer.cases.screen.showDrawer("whistle")
    assert officer.book.drawer is Drawer.CASES


def test_a_step_from_elsewhere_is_told_and_nothing_is_lost(sit_down: Callable[[str], Desk]) -> None:
    officer = sit_down("rina")
    officer.take_down("Antrean terlalu lama.")
    officer.open_cases()
    officer.read()
    assert officer.book.file
    line = officer.book.file.line
    officer.link.do(MoveCase(line.case, line.revision, CaseState.EXAMINED, note="dari ruang lain"), id="elsewhere")
    officer.move(CaseState.EXAMINED, answer="Kami periksa.")
    assert officer.book.behind
    assert officer.book.draft.answer == "Kami periksa."
    officer.move(CaseState.ACTED_ON, answer="Kami periksa.")
    assert officer.book.file
    assert officer.book.file.line.state is CaseState.ACTED_ON
    assert not officer.book.behind


def test_who_logs_out_sees_nothing_of_a_case_any_more(sit_down: Callable[[str], Desk]) -> None:
    officer = sit_down("rina")
    officer.take_down("Antrean terlalu lama.")
    officer.open_cases()
    officer.read()
    officer.cases.officer.take(Type(Field.ANSWER, "setengah"))
    officer.conductor.take(Press(Verb.LOG_OUT))
    officer.until(lambda: officer.conductor.state.page is Page.LOGIN)
    assert (officer.book.open, officer.book.file, officer.book.lines) == (False, None, None)


def test_an_answer_that_was_lost_with_the_line_is_asked_for_again_and_counts_once(
    hub: RunningHub, sit_down: Callable[[str], Desk]
) -> None:
    officer = sit_down("rina")
    officer.conductor.take(Press(Verb.FILE_CASE))
    scribe = officer.filing.scribe
    for each in (TypeSlip(SlipField.TEXT, "Antrean lama."), DoSlip(SlipDeed.SEND)):
        scribe.take(each)
    for client in list(hub.opened.hub.clients):
        client.wire.abort()
    officer.until(lambda: officer.filing.slip.receipt or officer.filing.slip.refused)
    officer.until(lambda: officer.filing.slip.up)
    if officer.filing.slip.receipt is None:
        scribe.take(DoSlip(SlipDeed.SEND))
        officer.until(lambda: officer.filing.slip.receipt)
    officer.open_cases()
    assert officer.book.lines
    assert len(officer.book.lines) == 1
