"""The example room as a TV sees it, small: six queues, seven desks, one still morning."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import msgspec

from shared.feedback import Education, Grade, Satisfaction
from shared.model import (
    Announcement,
    AnnouncementKind,
    Arrow,
    BoardPage,
    CallKind,
    DeskInfo,
    DeskKind,
    Directory,
    Emergency,
    Estimate,
    Holiday,
    Language,
    Media,
    MediaKind,
    OfficeInfo,
    QueueInfo,
    ServiceInfo,
    Shift,
    Text,
    WeekdayHours,
)
from shared.protocol.views import (
    AiringRow,
    BoardSnapshot,
    CallRow,
    DeskState,
    OfficePhase,
    OfficeRow,
    PlaceRow,
    QueueRow,
)

NOON = datetime(2026, 1, 12, 1, 5, tzinfo=UTC)
"""Monday 09.05 in Makassar."""
DAY = date(2026, 1, 12)

_QUEUES = (
    ("A", "Kepangkatan dan mutasi", "Rank and transfer"),
    ("B", "Pensiun, cuti, dan data", "Pension, leave, data"),
    ("C", "Konsultasi", "Consultation"),
    ("D", "Persuratan", "Letters"),
    ("E", "Pengambilan berkas", "Pick-up"),
    ("F", "Pengaduan", "Complaints"),
)

_DESKS = (
    ("A", Text("Penerimaan berkas", "Document intake")),
    ("B", Text("Penerimaan berkas", "Document intake")),
    ("C", Text("Konsultasi", "Consultation")),
    ("D", Text("Persuratan", "Letters")),
    ("E", Text("Pengambilan berkas", "Document pick-up")),
    ("F", Text("Pengaduan dan WBS", "Complaints and WBS")),
)

_WEEKDAY = (Shift(time(8), time(12)), Shift(time(13), time(15, 30)))


def office() -> OfficeInfo:
    friday = (Shift(time(8), time(11, 30)), Shift(time(13, 30), time(15, 30)))
    return OfficeInfo(
        name="BKD Provinsi Contoh",
        tagline=Text("Ruang layanan satu pintu", "One-stop service room"),
        zone="Asia/Makassar",
        zone_label="WITA",
        holidays=(
            Holiday(date(2026, 1, 1), date(2026, 1, 1), Text("Tahun Baru 2026", "New Year 2026")),
            Holiday(
                date(2026, 3, 18),
                date(2026, 3, 24),
                Text("Nyepi, Idulfitri, dan cuti bersama", "Nyepi, Eid al-Fitr and collective leave"),
            ),
        ),
        complaint=Text("Pengaduan: loket 6 · LAPOR! SMS 1708", "Complaints: counter 6 · LAPOR! SMS 1708"),
        hours=tuple(WeekdayHours(day, friday if day == 4 else _WEEKDAY) for day in range(5)),
        free_of_charge=Text(
            "Seluruh layanan tidak dipungut biaya. Mohon tidak memberi imbalan dalam bentuk apa pun kepada petugas.",
            "All services are free of charge. Please do not give the staff any reward in any form.",
        ),
    )


def service(id: str, queue: str, name: str, en: str = "") -> ServiceInfo:
    empty = Text("", "")
    text = Text(name, en or name)
    return ServiceInfo(id, queue, text, text, empty, text, 10, 30, empty, (), empty, "")


def promotion() -> ServiceInfo:
    """A service with everything that a standard may hold, as long as the shipped example's longest."""
    name, empty = Text("Kenaikan pangkat", "Promotion in rank"), Text("", "")
    items = (
        Text("Surat pengantar kepala perangkat daerah", "Cover letter from the head of your office"),
        Text("SK kenaikan pangkat terakhir", "Latest rank promotion decree"),
        Text("Penilaian kinerja 2 tahun terakhir, minimal “Baik”", "Appraisals of the last 2 years, at least “Good”"),
        Text("SK jabatan dan SPP/SPMT", "Position decree and SPP/SPMT"),
        Text("Jabatan fungsional: PAK asli atau konversi", "Functional posts: original or converted PAK"),
        Text("Kenaikan pertama: SK CPNS dan SK PNS", "First promotion: CPNS and PNS decrees"),
        Text("Pindah golongan: STLUD atau sertifikat pelatihan", "New rank class: STLUD or training certificate"),
        Text(
            "Ijazah baru: ijazah, transkrip, izin belajar, PDDikti", "New degree: diploma, transcript, permit, PDDikti"
        ),
    )
    process = Text("5 hari kerja, lalu Pertek BKN", "5 working days, then BKN approval")
    product = Text("SK kenaikan pangkat", "Promotion decree")
    legal = "UU 20/2023; PP 11/2017 jo. PP 17/2020; PP 99/2000 jo. PP 12/2002; Per BKN 2/2025; Per BKN 4/2025"
    return ServiceInfo("KP", "A", name, name, empty, name, 15, 30, process, items, product, legal)


def directory(pages: Iterable[BoardPage] = (BoardPage.MAKLUMAT, BoardPage.QUEUES)) -> Directory:
    empty = Text("", "")
    desks = [
        DeskInfo(f"d{n}", Text(str(n), str(n)), name, arrow=Arrow.RIGHT if n < 4 else Arrow.LEFT, main=(queue,))
        for n, (queue, name) in enumerate(_DESKS, 1)
    ]
    desks += [DeskInfo("d12", Text("12", "12"), empty, arrow=Arrow.RIGHT)]
    desks += [DeskInfo("meja", Text("Meja", "Desk"), Text("Penerima tamu", "Reception"), DeskKind.TABLE, Arrow.AHEAD)]
    desks += [DeskInfo("mutasi", Text("Bidang Mutasi", "Transfers"), empty, DeskKind.ROOM, Arrow.LEFT)]
    queues = tuple(
        QueueInfo(letter, letter, Text(id, en), Text(id, en), empty, "file-text", sensitive=letter == "F")
        for letter, id, en in _QUEUES
    )
    services = (
        promotion(),
        service("SLKS", "B", "Satyalancana Karya Satya"),
        service("KONS", "C", "Konsultasi kepegawaian"),
        service("LANG", "A", "Pencantuman gelar dan peningkatan pendidikan bagi pegawai tugas belajar"),
        service("MARK", "A", "<b>Tebal</b> & <img src='http://127.0.0.1/x.png'>"),
    )
    return Directory(office(), queues, services, tuple(desks), pages=tuple(pages))


def call(n: int, number: str = "", desk: str = "d1", **more: object) -> CallRow:
    kind = more.get("kind", CallKind.FIRST)
    service_id = more.get("service", "KP")
    language = more.get("language", Language.INDONESIAN)
    assert isinstance(kind, CallKind)
    assert service_id is None or isinstance(service_id, str)
    assert isinstance(language, Language)
    return CallRow(n, number or f"A{n:03}", desk, kind, NOON, service_id, language)


RESULT = Satisfaction(
    first=date(2025, 7, 1),
    last=date(2025, 12, 31),
    respondents=387,
    index_hundredths=8462,
    grade=Grade.B,
    male=169,
    female=218,
    education=(
        *((Education.SD, 11), (Education.SMP, 14), (Education.SMA, 92)),
        *((Education.D_S1, 178), (Education.S2, 81), (Education.S3, 11)),
    ),
    target=374,
)
"""What the survey found, with everybody in a group that may be shown."""


def snapshot(  # noqa: PLR0913 - one for each thing that a test may vary
    *calls: CallRow,
    now: datetime = NOON,
    phase: OfficePhase = OfficePhase.OPEN,
    announcement: Text | None = None,
    day: date = DAY,
    waiting: int = 3,
    until: datetime | None = None,
    pages: Iterable[BoardPage] = (BoardPage.MAKLUMAT, BoardPage.QUEUES),
    airing: Iterable[AiringRow] = (),
    emergency: Emergency | None = None,
    satisfaction: Satisfaction | None = RESULT,
) -> BoardSnapshot:
    waits = [waiting, 0, 1, 12, 2, 0] if waiting else [0] * 6
    rows = tuple(
        QueueRow(letter, n, Estimate(5 * n, 5 * n + 5) if n else None, open_desks=0 if letter == "F" else 1)
        for (letter, _, _), n in zip(_QUEUES, waits, strict=True)
    )
    shifts = () if phase is OfficePhase.HOLIDAY else _WEEKDAY
    row = OfficeRow(phase, day, until=until, shifts=shifts, announcement=announcement or Text("", ""))
    states = [DeskState.OPEN, DeskState.PAUSED, DeskState.OPEN, DeskState.CLOSED, DeskState.OPEN, DeskState.OPEN]
    places = tuple(PlaceRow(f"d{n}", state) for n, state in enumerate(states, 1))
    made = directory(pages)
    return BoardSnapshot(
        *(now, made, row, rows, calls, (*places, PlaceRow("meja", DeskState.OPEN))),
        *(tuple(airing), emergency, satisfaction),
    )


def card(title: str, body: str = "", en: str = "", **more: object) -> Announcement:
    """A text card; ``more`` as the fields of an announcement."""
    made = Announcement(AnnouncementKind.CARD, Text(title, en), Text(body, ""))
    return msgspec.structs.replace(made, **more)


def airs(*contents: Announcement) -> tuple[AiringRow, ...]:
    """Approved announcements, called a1, a2, ..."""
    return tuple(AiringRow(f"a{n}", content) for n, content in enumerate(contents, 1))


def media(
    kind: MediaKind = MediaKind.PICTURE, name: str = "a", seconds: float = 0.0, size: tuple[int, int] = (1600, 900)
) -> Media:
    """A file of an announcement."""
    return Media(hashlib.sha256(name.encode()).hexdigest(), kind, 1000, *size, seconds)
