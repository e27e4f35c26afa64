"""The pages of the TV as boards: every state that has a picture."""

from __future__ import annotations

from datetime import timedelta

from display.board import Board, Changed, Connected, Lost
from shared.model import Text
from shared.protocol.views import CallRow, OfficePhase, PutCall
from tests.display.conftest import played
from tests.display.room import NOON, call, snapshot

BEFORE = (call(1, "E004", "d5"), call(2, "A011", "d1"), call(3, "B018", "d2"), call(4, "C007", "d3"))
AFTER = (*BEFORE, call(5, "A012", "d1"))
NEWS = Text("Kenaikan pangkat kini 12 periode setahun.", "Rank promotion now has 12 periods a year.")
LONG_NEWS = Text(
    "Usul kenaikan pangkat dibuka setiap tanggal 1. Siapkan berkas satu bulan sebelumnya. "
    "Syarat lengkap ada di meja penerima tamu dan di ponsel Anda.",
    "",
)
MARKUP = Text("<b>Tebal</b> &amp; <img src='http://127.0.0.1/x.png'>", "")
NINE = NOON - timedelta(minutes=5)


def calling(row: CallRow, news: Text | None = None) -> Board:
    """A call has just come onto the stage."""
    return played(
        Connected(snapshot(*BEFORE, announcement=news)),
        Changed(snapshot(*BEFORE, announcement=news), (PutCall(row),)),
    )


def scenes() -> dict[str, tuple[Board, float]]:
    """Each page and the moment to look at it."""
    quiet = played(Connected(snapshot(*AFTER)))
    return {
        "call": (calling(call(5, "A012", "d1")), 100),
        "call-two-figures": (calling(call(5, "B021", "d12", service="SLKS")), 100),
        "call-longest": (calling(call(5, "AB0123", "d12", service="LANG")), 100),
        "call-room": (calling(call(5, "A380", "mutasi"), NEWS), 100),
        "call-table": (calling(call(5, "C803", "meja", service="KONS")), 100),
        "call-sensitive": (calling(call(5, "F008", "d6", service=None)), 100),
        "maklumat": (quiet, 100),
        "notice": (played(Connected(snapshot(*AFTER, announcement=NEWS))), 100),
        "notice-long": (played(Connected(snapshot(*AFTER, announcement=LONG_NEWS))), 100),
        "queues": (quiet, 125),
        "queues-empty": (played(Connected(snapshot(*AFTER, waiting=0))), 125),
        "queues-300": (played(Connected(snapshot(*AFTER, waiting=300))), 125),
        "stale": (played(Connected(snapshot(*AFTER)), Lost(NOON - timedelta(minutes=3))), 100),
        "break": (played(Connected(snapshot(*AFTER, phase=OfficePhase.BREAK, until=NINE + timedelta(hours=4)))), 100),
        "last-ticket": (played(Connected(snapshot(*AFTER, phase=OfficePhase.LAST_TICKET_PASSED))), 100),
        "closed": (played(Connected(snapshot(phase=OfficePhase.CLOSED, until=NINE + timedelta(hours=23)))), 100),
        "starting": (Board(), 100),
    }
