"""Cases to look at: open, closed and disclosed ones, with the officers who may read them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from shared.feedback import (
    CaseChannel,
    CaseCount,
    CaseFile,
    CaseKind,
    CaseLevel,
    CaseLine,
    CaseState,
    CaseStep,
    Erasing,
)
from shared.model import Language
from shared.protocol.views import DeskSnapshot, Me
from tests.counter.sample import ME, minutes_ago, room

TODAY = date(2026, 1, 12)
OFFICER = msgspec.structs.replace(ME, cases=CaseCount(7, 2, 3))
PLAIN_OFFICER = msgspec.structs.replace(ME, cases=CaseCount(7, 2))
LINES = (
    CaseLine(
        "k1",
        CaseKind.COMPLAINT,
        CaseLevel.ORDINARY,
        CaseState.EXAMINED,
        date(2025, 12, 17),
        date(2026, 1, 8),
        2,
        "kp",
        True,
    ),
    CaseLine(
        "k2",
        CaseKind.INFORMATION,
        CaseLevel.NORMATIVE,
        CaseState.RECEIVED,
        date(2026, 1, 2),
        date(2026, 1, 9),
        1,
        None,
        True,
    ),
    CaseLine("k3", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.RECEIVED, date(2026, 1, 9), TODAY, 1, "kons"),
    CaseLine(
        "k4", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.ACTED_ON, date(2026, 1, 9), date(2026, 1, 13), 3, "adu"
    ),
    CaseLine(
        "k5",
        CaseKind.SUGGESTION,
        CaseLevel.ORDINARY,
        CaseState.FORWARDED,
        date(2026, 1, 5),
        date(2026, 1, 26),
        2,
        "cuti",
    ),
)
CLOSED = (
    CaseLine("k8", CaseKind.COMPLAINT, CaseLevel.LIGHT, CaseState.DONE, date(2026, 1, 5), date(2026, 1, 7), 4, "kp"),
    CaseLine(
        "k9", CaseKind.SUGGESTION, CaseLevel.ORDINARY, CaseState.REJECTED, date(2025, 12, 1), date(2025, 12, 22), 3
    ),
)
WHISTLES = (
    CaseLine(
        "w1", CaseKind.WHISTLE, CaseLevel.OVERSIGHT, CaseState.EXAMINED, date(2025, 12, 1), date(2026, 3, 2), 2, "mut"
    ),
    CaseLine("w2", CaseKind.WHISTLE, CaseLevel.OVERSIGHT, CaseState.RECEIVED, date(2026, 1, 9), date(2026, 4, 9), 1),
)
FILE = CaseFile(
    LINES[0],
    "Berkas kenaikan pangkat saya sudah tiga minggu di loket dan belum ada kabar.\n\n"
    "Saya sudah datang dua kali; setiap kali diminta menunggu telepon yang tidak pernah datang.",
    "0812 3456 7890 (siang hari)",
    CaseChannel.PHONE,
    Language.INDONESIAN,
    (
        CaseStep(minutes_ago(26 * 1440), CaseState.RECEIVED),
        CaseStep(
            minutes_ago(20 * 1440),
            CaseState.EXAMINED,
            "Ratna Dewi",
            "Terima kasih. Berkas Anda sedang kami telusuri bersama bidang mutasi.",
            "Berkas ada di meja 3; menunggu tanda tangan.",
        ),
    ),
)
WHISTLE = CaseFile(
    WHISTLES[0],
    "Pegawai di loket meminta uang agar berkas didahulukan.",
    "",
    None,
    Language.INDONESIAN,
    (
        CaseStep(datetime.fromisoformat("2025-12-01T00:00:00+00:00"), CaseState.RECEIVED),
        CaseStep(datetime.fromisoformat("2025-12-08T00:00:00+00:00"), CaseState.EXAMINED, "", "", "Periksa rekaman."),
    ),
)

ERASING = Erasing(datetime.fromisoformat("2026-01-11T16:05:00+00:00"), 3)  # five past midnight at the office


def counting(me: Me | None = OFFICER) -> DeskSnapshot:
    """The room as a complaint officer sees it."""
    return room(me=me)
