"""A closed day at the desk: its figures and its code can be read whole, on the page the desk was left for too."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt

from counter.inputs import Choose, Press
from counter.verbs import Verb
from shared.model import DayEnd, Language, Role
from shared.protocol.commands import DayDone
from shared.protocol.views import DeskState
from tests.counter.conftest import OpenDesk, Window
from tests.counter.sample import ME, NOW, room

END = DayEnd(date(2026, 1, 12), NOW, 1143, 1131, 109, 0, 103, "9f86d081884c7d65" + "0" * 48)
HEAD = room(me=msgspec.structs.replace(ME, role=Role.SUPERVISOR))
SHUT = msgspec.structs.replace(
    HEAD,
    desks=tuple(msgspec.structs.replace(row, state=DeskState.CLOSED, staff=None) for row in HEAD.desks),
    me=msgspec.structs.replace(HEAD.me, desk=None, next=None),
)


def told(window: Window) -> None:
    """The figures and the code stand there, and no letter is cut."""
    for part in ("1143", "103", "9f86d081 884c7d65"):
        (label,) = (item for item in window.items() if item.inherits("QQuickText") and part in item.property("text"))
        assert not label.property("truncated"), label.property("text")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(400, 640), (420, 760), (1280, 800)])
def test_the_figures_and_the_code_of_a_closed_day_are_read_whole_and_put_away(
    language: Language, size: tuple[int, int], open_desk: OpenDesk
) -> None:
    window = open_desk(HEAD, size, language)
    window.conductor.take(Press(Verb.CLOSE_DAY))
    window.conductor.take(Choose("close"))
    window.answer(DayDone(END.day, END))
    told(window)
    window.change(SHUT)
    window.later(60)
    told(window)
    window.press(Qt.Key.Key_Escape)
    assert not any("9f86d081" in text for text in window.texts())
