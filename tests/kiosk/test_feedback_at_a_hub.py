"""A visitor without a phone and a real hub: rates, complains, discloses, looks the case up; no word stays behind."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
import structlog
from pages import written
from real_kiosk import Kiosk, words

from kiosk.conductor import ReceiptDone
from kiosk.feedback import pages as fb
from kiosk.feedback.touches import (
    AskFeedback,
    ChooseKind,
    ChooseTask,
    GiveScore,
    GoOn,
    RateGroup,
    RateService,
    Send,
    Task,
    TypeLetters,
)
from kiosk.inputs import Finish
from shared import log
from shared.feedback import CaseKind, CaseState
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.running import RunningHub, running_hub

CODE = "K7M2-9QXR-4TBN-8WDE"
OTHER = "0000-0000-0000-0000"
PLANTED = "Bangkuretakmerah"
"""Written by a visitor; may be found in no log, on no paper and in no file of the kiosk."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def kiosk(hub: RunningHub) -> Iterator[Kiosk]:
    one = Kiosk(hub.url, hub.data)
    one.until(lambda _: one.conductor.state.connected)
    yield one
    one.close()


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """All that any program of the house logs, down to the least."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    stream = io.StringIO()
    log.set_up(stream, level=logging.DEBUG)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def until_page(kiosk: Kiosk, kind: type[fb.FeedbackPage]) -> fb.FeedbackPage:
    """Let the conductor hear what comes, until this page is there."""
    if not isinstance(kiosk.conductor.state.page, kind):
        kiosk.until(lambda _: isinstance(kiosk.conductor.state.page, kind))
    page = kiosk.conductor.state.page
    assert isinstance(page, kind)
    return page


def file(kiosk: Kiosk, *way: ChooseTask | ChooseKind | GoOn, code: str = CODE) -> fb.Receipt:
    """Write and send; gives the receipt when its paper has come out."""
    kiosk.touch(AskFeedback(), *way, TypeLetters(f"{PLANTED} di ruang tunggu."), GoOn())
    if isinstance(kiosk.conductor.state.page, fb.Contact):
        kiosk.touch(GoOn())
    kiosk.touch(Send(f"case {code}", code))
    until_page(kiosk, fb.Receipt)
    kiosk.until(lambda event: isinstance(event, ReceiptDone))
    page = kiosk.conductor.state.page
    assert isinstance(page, fb.Receipt)
    return page


def look_up(kiosk: Kiosk, code: str) -> fb.FeedbackPage:
    """Type a code and send it."""
    kiosk.touch(Finish(), AskFeedback(), ChooseTask(Task.STATUS), TypeLetters(code), Send(f"look {code}", "unused"))
    assert isinstance(kiosk.conductor.state.page, fb.Sending)
    kiosk.until(lambda _: not isinstance(kiosk.conductor.state.page, fb.Sending))
    page = kiosk.conductor.state.page
    assert isinstance(page, (fb.Standing, fb.CodeEntry))
    return page


def test_a_survey_is_taken(hub: RunningHub, kiosk: Kiosk) -> None:
    kiosk.touch(AskFeedback(), ChooseTask(Task.SURVEY), RateGroup("a"), RateService("kp"))
    kiosk.touch(*(GiveScore(4) for _ in range(9)), Send("s1", "unused"))
    until_page(kiosk, fb.Thanks)


def test_a_complaint_is_kept_printed_and_found_by_its_code(kiosk: Kiosk) -> None:
    receipt = file(kiosk, ChooseTask(Task.CASE), ChooseKind(CaseKind.COMPLAINT))
    assert receipt.paper is fb.Paper.PRINTED
    assert receipt.case.received == date(2026, 1, 12)
    (paper,) = kiosk.printer.papers
    assert CODE in words(paper).replace("\n", "")
    page = look_up(kiosk, "k7m2 9qxr 4tbn 8wde")
    assert isinstance(page, fb.Standing)
    assert (page.status.kind, page.status.state) == (CaseKind.COMPLAINT, CaseState.RECEIVED)
    assert page.status.due == receipt.case.due


def test_a_disclosure_is_found_by_its_code_too(kiosk: Kiosk) -> None:
    file(kiosk, ChooseTask(Task.WHISTLE), GoOn())
    page = look_up(kiosk, CODE)
    assert isinstance(page, fb.Standing)
    assert page.status.kind is CaseKind.WHISTLE


def test_a_code_of_nobody_is_unknown(kiosk: Kiosk) -> None:
    page = look_up(kiosk, OTHER)
    assert page == fb.CodeEntry(written(OTHER.replace("-", "")), Refusal(RefusalCode.UNKNOWN_CASE))


@pytest.mark.parametrize("task", [Task.CASE, Task.WHISTLE])
def test_no_word_of_it_is_in_a_log_on_paper_or_in_a_file(
    hub: RunningHub, kiosk: Kiosk, task: Task, said: io.StringIO
) -> None:
    way = ChooseKind(CaseKind.COMPLAINT) if task is Task.CASE else GoOn()
    file(kiosk, ChooseTask(task), way)
    kiosk.touch(Finish())
    assert PLANTED not in said.getvalue()
    assert CODE not in said.getvalue()
    assert PLANTED not in "".join(repr(paper) for paper in kiosk.printer.papers)
    assert PLANTED not in repr(kiosk.conductor.state)
    for file_ in hub.data.rglob("*"):
        if file_.is_file() and "kiosk" in file_.name:
            assert PLANTED.encode() not in file_.read_bytes(), file_


def test_what_was_sent_twice_is_one_case(kiosk: Kiosk) -> None:
    file(kiosk, ChooseTask(Task.CASE), ChooseKind(CaseKind.COMPLAINT))
    again = file_again(kiosk)
    assert again == CaseState.RECEIVED


def file_again(kiosk: Kiosk) -> CaseState:
    """The same command, as a link sends it that has lost the answer."""
    kiosk.touch(Finish())
    receipt = file(kiosk, ChooseTask(Task.CASE), ChooseKind(CaseKind.COMPLAINT))
    assert receipt.case.code == CODE
    page = look_up(kiosk, CODE)
    assert isinstance(page, fb.Standing)
    return page.status.state


def test_an_empty_office_day_takes_complaints_too(hub: RunningHub, kiosk: Kiosk) -> None:
    """Saturday: no day is open, and no number is given."""
    hub.clock.jump(hub.clock().replace(day=17))
    kiosk.link.refresh()
    kiosk.until(lambda _: kiosk.events.empty())
    receipt = file(kiosk, ChooseTask(Task.CASE), ChooseKind(CaseKind.SUGGESTION))
    assert msgspec.to_builtins(receipt.case.due) > "2026-01-17"
