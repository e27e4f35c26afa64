"""The example room as a TV sees it, small: six queues, seven desks, one still morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from shared.model import (
    Arrow,
    CallKind,
    DeskInfo,
    DeskKind,
    Directory,
    Estimate,
    Language,
    OfficeInfo,
    QueueInfo,
    ServiceInfo,
    Shift,
    Text,
    WeekdayHours,
)
from shared.protocol.views import BoardSnapshot, CallRow, OfficePhase, OfficeRow, QueueRow

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

_WEEKDAY = (Shift(time(8), time(12)), Shift(time(13), time(15, 30)))


def office() -> OfficeInfo:
    friday = (Shift(time(8), time(11, 30)), Shift(time(13, 30), time(15, 30)))
    return OfficeInfo(
        name="BKD Provinsi Contoh",
        tagline=Text("Ruang layanan satu pintu", "One-stop service room"),
        zone="Asia/Makassar",
        zone_label="WITA",
        hours=tuple(WeekdayHours(day, friday if day == 4 else _WEEKDAY) for day in range(5)),
        free_of_charge=Text(
            "Seluruh layanan tidak dipungut biaya. Mohon tidak memberi imbalan dalam bentuk apa pun kepada petugas.",
            "All services are free of charge. Please do not give the staff any reward in any form.",
        ),
    )


def service(id: str, queue: str, name: str) -> ServiceInfo:
    empty = Text("", "")
    text = Text(name, name)
    return ServiceInfo(id, queue, text, text, empty, text, 10, 30, empty, (), empty, "")


def directory() -> Directory:
    empty = Text("", "")
    desks = [
        DeskInfo(f"d{n}", Text(str(n), str(n)), empty, arrow=Arrow.RIGHT if n < 4 else Arrow.LEFT) for n in range(1, 7)
    ]
    desks += [DeskInfo("d12", Text("12", "12"), empty, arrow=Arrow.RIGHT)]
    desks += [DeskInfo("meja", Text("Meja", "Desk"), Text("Penerima tamu", "Reception"), DeskKind.TABLE, Arrow.AHEAD)]
    desks += [DeskInfo("mutasi", Text("Bidang Mutasi", "Transfers"), empty, DeskKind.ROOM, Arrow.LEFT)]
    queues = tuple(
        QueueInfo(letter, letter, Text(id, en), Text(id, en), empty, "file-text", sensitive=letter == "F")
        for letter, id, en in _QUEUES
    )
    services = (
        service("KP", "A", "Kenaikan pangkat"),
        service("SLKS", "B", "Satyalancana Karya Satya"),
        service("KONS", "C", "Konsultasi kepegawaian"),
        service("LANG", "A", "Pencantuman gelar dan peningkatan pendidikan bagi pegawai tugas belajar"),
        service("MARK", "A", "<b>Tebal</b> & <img src='http://127.0.0.1/x.png'>"),
    )
    return Directory(office(), queues, services, tuple(desks))


def call(n: int, number: str = "", desk: str = "d1", **more: object) -> CallRow:
    kind = more.get("kind", CallKind.FIRST)
    service_id = more.get("service", "KP")
    language = more.get("language", Language.INDONESIAN)
    assert isinstance(kind, CallKind)
    assert service_id is None or isinstance(service_id, str)
    assert isinstance(language, Language)
    return CallRow(n, number or f"A{n:03}", desk, kind, NOON, service_id, language)


def snapshot(
    *calls: CallRow,
    now: datetime = NOON,
    phase: OfficePhase = OfficePhase.OPEN,
    announcement: Text | None = None,
    day: date = DAY,
    waiting: int = 3,
    until: datetime | None = None,
) -> BoardSnapshot:
    waits = [waiting, 0, 1, 12, 2, 0] if waiting else [0] * 6
    rows = tuple(
        QueueRow(letter, n, Estimate(5 * n, 5 * n + 5) if n else None, open_desks=0 if letter == "F" else 1)
        for (letter, _, _), n in zip(_QUEUES, waits, strict=True)
    )
    shifts = () if phase is OfficePhase.HOLIDAY else _WEEKDAY
    row = OfficeRow(phase, day, until=until, shifts=shifts, announcement=announcement or Text("", ""))
    return BoardSnapshot(now, directory(), row, rows, calls)
