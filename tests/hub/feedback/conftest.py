"""A hub with officers on each kind of database, a visitor's phone, and what visitors write."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared.feedback import CaseKind, CaseReport, Scores, SurveySheet
from shared.hub.web.asking import PHONE
from shared.hub.work import Ask
from shared.model import Role
from shared.protocol.commands import Command, Result
from shared.protocol.refusal import Refusal
from shared.settings.sections import ComplaintSettings, FeedbackSettings, WhistleSettings
from tests.hub.running import RunningHub, Screen, running_hub

OFFICERS = FeedbackSettings(ComplaintSettings(officers=("rina",)), WhistleSettings(officers=("wayan",)))
CODES = ("K7M2-9QXR-4TBN-8WDE", "00AA-11BB-22CC-33DD", "ZZZZ-YYYY-XXXX-WWWW")
SHEET = SurveySheet(Scores(4, 3, 3, 4, 4, 4, 4, 3, 4), "taspen")

_ids = itertools.count()


def report(kind: CaseKind = CaseKind.COMPLAINT, text: str = "Diminta dua kali.", **more: object) -> CaseReport:
    """What somebody writes."""
    return CaseReport(kind, text, **more)


@dataclass
class Phone:
    """Visitors' phones, as the pages ask for them."""

    hub: RunningHub

    def send(self, command: Command, once: str | None = None) -> Future[Result | Refusal]:
        """Ask without waiting."""
        told: Future[Result | Refusal] = Future()
        ask = Ask(f"phone-{once or next(_ids)}", command, PHONE, told.set_result, fresh=True)
        self.hub.loop.call_soon_threadsafe(self.hub.opened.hub.room.put, ask)
        return told

    def ask(self, command: Command, once: str | None = None) -> Result | Refusal:
        """Ask and wait."""
        return self.send(command, once).result(10)

    def done(self, command: Command, once: str | None = None) -> Result:
        """Ask for what must succeed."""
        outcome = self.ask(command, once)
        assert not isinstance(outcome, Refusal), outcome
        return outcome

    def refused(self, command: Command, once: str | None = None) -> Refusal:
        """Ask for what must be refused."""
        outcome = self.ask(command, once)
        assert isinstance(outcome, Refusal), outcome
        return outcome


@pytest.fixture
def hub(tmp_path: Path, database_url: str) -> Iterator[RunningHub]:
    """A hub of the example agency with officers, on a Monday at nine."""
    with running_hub(tmp_path, database=database_url, feedback=OFFICERS) as running:
        yield running


@pytest.fixture
def small_hub(tmp_path: Path) -> Iterator[RunningHub]:
    """The same on SQLite alone, for what does not reach the database."""
    with running_hub(tmp_path, feedback=OFFICERS) as running:
        yield running


@pytest.fixture
def phone(hub: RunningHub) -> Phone:
    """A visitor's phone."""
    return Phone(hub)


def officer(hub: RunningHub, name: str = "rina", role: Role = Role.DESK) -> Screen:
    """A complaint officer at a window."""
    return hub.desk(name, role=role)
