"""The pages of the TV as boards: every state that has a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from display import board as the
from display.board import Board
from display.happening import Changed, Connected, Lost, Stocked, Tick
from display.here import Here
from shared.feedback import Education, Grade
from shared.model import Announcement, AnnouncementKind, BoardPage, Emergency, MediaKind, Text
from shared.protocol.views import BoardSnapshot, CallRow, OfficePhase, PutCall
from tests.display.conftest import ID, played
from tests.display.room import NOON, RESULT, airs, call, card, media, snapshot

BEFORE = (call(1, "E004", "d5"), call(2, "A011", "d1"), call(3, "B018", "d2"), call(4, "C007", "d3"))
AFTER = (*BEFORE, call(5, "A012", "d1"))
MANY = tuple(call(n, f"{'ABCDE'[n % 5]}{n + 7:03}", f"d{1 + n % 5}") for n in range(1, 12))
QUICK = Text("Kenaikan pangkat kini 12 periode setahun.", "Rank promotion now has 12 periods a year.")
NEWS = card(
    "Kenaikan pangkat kini 12 periode setahun",
    "Usul dibuka setiap tanggal 1. Siapkan berkas satu bulan sebelumnya. Syarat lengkap ada di ponsel Anda.",
    "Rank promotion now has 12 periods a year",
)
LONGEST = card(
    "Usul kenaikan pangkat dibuka setiap tanggal 1 tiap bulannya.",
    "Siapkan berkas satu bulan sebelumnya dan periksa kelengkapannya bersama petugas di meja penerima tamu. "
    "Syarat lengkap ada di ponsel Anda, di kios, dan di papan pengumuman ruang tunggu ini.",
)
PICTURE = Announcement(
    AnnouncementKind.IMAGE,
    Text("Upacara Hari Pahlawan", "Heroes' Day ceremony"),
    Text("Halaman kantor gubernur, pukul 07.30", "In front of the governor's office, 07:30"),
    media=media(name="picture"),
)
MUTE = Announcement(AnnouncementKind.IMAGE, Text("", ""), media=media(name="picture"))
POSTER = Announcement(
    AnnouncementKind.IMAGE,
    Text("Donor darah di aula", "Blood donation in the hall"),
    media=media(name="poster", size=(900, 1273)),
)
VIDEO = Announcement(
    AnnouncementKind.VIDEO,
    Text("Cara mengisi e-Kinerja", "How to use e-Kinerja"),
    media=media(MediaKind.VIDEO, "v", 30.0),
)
MARKUP = Text("<b>Tebal</b> &amp; <img src='http://127.0.0.1/x.png'>", "")
FIRE = Text(
    "Mohon tenang dan keluar melalui pintu timur. Berkumpul di halaman depan. Ikuti petugas.",
    "Please stay calm and leave by the east door. Gather in the front yard. Follow the staff.",
)
BEST = msgspec.structs.replace(
    RESULT,
    respondents=12345,
    index_hundredths=10000,
    grade=Grade.A,
    male=0,
    female=0,
    education=(),
    first=date(2025, 11, 3),
    last=date(2026, 1, 9),
)
"""Chosen days, and no group that may be shown."""
MOST = msgspec.structs.replace(
    RESULT,
    respondents=13686,
    index_hundredths=8830,
    male=6120,
    female=7566,
    education=tuple((level, 2281) for level in Education),
)
NINE = NOON - timedelta(minutes=5)
READY = Stocked(media(name="picture").hash)
POSTED = Stocked(media(name="poster").hash)
FILM = Stocked(media(MediaKind.VIDEO, "v").hash)


def calling(row: CallRow, quick: Text | None = None, here: Here | None = None) -> Board:
    """A call has just come onto the stage."""
    return played(
        Connected(snapshot(*BEFORE, announcement=quick)),
        Changed(snapshot(*BEFORE, announcement=quick), (PutCall(row),)),
        here=here,
    )


def standing(page: BoardPage, here: Here, pages_on: int = 0) -> Board:
    """A built-in page that is alone on the stage; ``pages_on`` pages later."""
    board, now = played(Connected(snapshot(*AFTER, pages=(page,))), here=here), 100.0
    for _ in range(pages_on):
        now = board.programme.wakes_at or now
        board, _ = the.step(board, Tick(), now)
    return replace(board, told_at=now, told=NOON) if pages_on else board


def alarmed(here: Here, *calls: CallRow) -> Board:
    """An emergency is raised, after these calls."""
    return played(Connected(snapshot(*calls, emergency=Emergency("e1", FIRE, NOON))), here=here)


def rested(phase: OfficePhase, here: Here, hours: int = 23, *calls: CallRow) -> Board:
    return played(Connected(snapshot(*calls, phase=phase, until=NINE + timedelta(hours=hours))), here=here)


def shown(made: BoardSnapshot, here: Here, *more: Stocked) -> Board:
    return played(Connected(made), *more, here=here)


Scene = Callable[[Here], Board]
SCENES: dict[str, Scene] = {
    "call": lambda here: calling(call(5, "A012", "d1"), here=here),
    "call-two-figures": lambda here: calling(call(5, "B021", "d12", service="SLKS"), here=here),
    "call-longest": lambda here: calling(call(5, "AB0123", "d12", service="LANG"), here=here),
    "call-room": lambda here: calling(call(5, "A380", "mutasi"), QUICK, here),
    "call-table": lambda here: calling(call(5, "C803", "meja", service="KONS"), here=here),
    "call-sensitive": lambda here: calling(call(5, "F008", "d6", service=None), here=here),
    "maklumat": lambda here: standing(BoardPage.MAKLUMAT, here),
    "flow": lambda here: standing(BoardPage.FLOW, here),
    "service-bring": lambda here: standing(BoardPage.SERVICES, here),
    "service-standard": lambda here: standing(BoardPage.SERVICES, here, 1),
    "hours": lambda here: standing(BoardPage.HOURS, here),
    "queues": lambda here: standing(BoardPage.QUEUES, here),
    "desks": lambda here: standing(BoardPage.DESKS, here),
    "vulnerable": lambda here: standing(BoardPage.VULNERABLE, here),
    "gratuity": lambda here: standing(BoardPage.GRATUITY, here),
    "complaint": lambda here: standing(BoardPage.COMPLAINT, here),
    "satisfaction": lambda here: standing(BoardPage.SATISFACTION, here),
    "satisfaction-best": lambda here: shown(snapshot(*AFTER, pages=(BoardPage.SATISFACTION,), satisfaction=BEST), here),
    "satisfaction-most": lambda here: shown(snapshot(*AFTER, pages=(BoardPage.SATISFACTION,), satisfaction=MOST), here),
    "notice": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(NEWS)), here),
    "notice-longest": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(LONGEST)), here),
    "picture": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(PICTURE)), here, READY),
    "picture-mute": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(MUTE)), here, READY),
    "picture-poster": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(POSTER)), here, POSTED),
    "video": lambda here: shown(snapshot(*AFTER, pages=(), airing=airs(VIDEO)), here, FILM),
    "queues-empty": lambda here: shown(snapshot(*AFTER, waiting=0, pages=(BoardPage.QUEUES,)), here),
    "queues-300": lambda here: shown(snapshot(*AFTER, waiting=300, pages=(BoardPage.QUEUES,)), here),
    "stale": lambda here: played(Connected(snapshot(*AFTER)), Lost(NOON - timedelta(minutes=3)), here=here),
    "break": lambda here: rested(OfficePhase.BREAK, here, 4, *AFTER),
    "last-ticket": lambda here: shown(snapshot(*AFTER, phase=OfficePhase.LAST_TICKET_PASSED), here),
    "closed": lambda here: rested(OfficePhase.CLOSED, here),
    "emergency": lambda here: alarmed(here, *AFTER),
    "nobody": lambda here: shown(snapshot(), here),
    "many": lambda here: shown(snapshot(*MANY), here),
    "starting": lambda here: Board(here=here),
}


def scene(name: str, here: Here | None = None) -> Board:
    """The board of this name, to be looked at at second 100."""
    return SCENES[name](here or Here(languages=ID))
