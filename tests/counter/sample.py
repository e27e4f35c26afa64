"""A room to look at: the example agency's queues and desks with as many tickets as a test wants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from shared.model import (
    CallKind,
    DeskInfo,
    DeskKind,
    Directory,
    Language,
    OfficeInfo,
    QueueInfo,
    Role,
    ServiceInfo,
    Text,
    TicketState,
)
from shared.protocol.views import (
    AlertRow,
    CallRow,
    DeskRow,
    DeskSnapshot,
    DeskState,
    DeviceRow,
    Me,
    NextUp,
    OfficePhase,
    OfficeRow,
    QueueRow,
    TicketRow,
    Why,
    WhyCode,
)

NOW = datetime(2026, 1, 12, 1, 29, 42, tzinfo=UTC)  # 09.29 in Makassar, a Monday


def _service(id: str, queue: str, name: str, english: str, minutes: int = 15) -> ServiceInfo:
    text = Text(name, english)
    return ServiceInfo(id, queue, text, text, Text("", ""), text, minutes, 30, Text("", ""), (), Text("", ""), "")


SERVICES = (
    _service("kp", "a", "Kenaikan pangkat", "Promotion in rank"),
    _service("mut", "a", "Mutasi", "Transfer of post"),
    _service("gelar", "a", "Pencantuman gelar", "Recording a degree"),
    _service("tubel", "a", "Tugas belajar biaya mandiri", "Self-funded study assignment"),
    _service("pen", "b", "Pensiun janda/duda", "Widow's or widower's pension", 20),
    _service("kgb", "b", "Kenaikan gaji berkala", "Periodic pay rise", 10),
    _service("slks", "b", "Satyalancana Karya Satya", "Long-service medal", 10),
    _service("cuti", "b", "Cuti besar", "Long leave", 10),
    _service("karis", "b", "Karis/Karsu virtual", "Virtual spouse card", 10),
    _service("kons", "c", "Konsultasi kepegawaian dan informasi", "Personnel advice and information"),
    _service("adu", "f", "Pengaduan, saran, dan pelaporan gratifikasi", "Complaints, advice, gratuity reports", 20),
)


def _queue(id: str, name: str, english: str) -> QueueInfo:
    text = Text(name, english)
    return QueueInfo(id, id.upper(), text, text, Text("", ""), "ticket")


QUEUES = (
    _queue("a", "Pangkat, mutasi, dan studi", "Rank, transfer and study"),
    _queue("b", "Pensiun, cuti, dan data", "Pension, leave and data"),
    _queue("c", "Konsultasi", "Advice"),
    _queue("d", "Surat", "Letters"),
    _queue("e", "Pengambilan berkas", "Collection"),
    _queue("f", "Pengaduan", "Complaints"),
)


def _desk(id: str, name: str, english: str, main: tuple[str, ...], help: tuple[str, ...] = ()) -> DeskInfo:
    return DeskInfo(id, Text(id, id), Text(name, english), main=main, help=help)


DESKS = (
    DeskInfo("meja", Text("Meja", "Desk"), Text("Penerima tamu", "Reception"), DeskKind.TABLE),
    _desk("1", "Penerimaan berkas", "File intake", ("a", "b")),
    _desk("2", "Penerimaan berkas", "File intake", ("a", "b")),
    _desk("3", "Konsultasi", "Advice", ("c",), ("a",)),
    _desk("4", "Persuratan", "Letters", ("d",)),
    _desk("5", "Pengambilan berkas", "Collection", ("e",)),
    _desk("6", "Pengaduan & WBS", "Complaints", ("f",)),
)

OFFICE = OfficeInfo(
    "BKD Provinsi Contoh", Text("Layanan kepegawaian", "Personnel services"), "Asia/Makassar", "WITA", ()
)

DIRECTORY = Directory(
    OFFICE,
    QUEUES,
    SERVICES,
    DESKS,
    (Text("Istirahat", "Break"), Text("Ibadah", "Prayer"), Text("Rapat", "Meeting")),
    (Text("Berkas susulan", "Missing paper brought"), Text("Keadaan darurat", "Emergency")),
)


def minutes_ago(minutes: float) -> datetime:
    """That long before the sample's now."""
    return NOW - timedelta(minutes=minutes)


def ticket(
    number: str, service: str, minutes: float, state: TicketState = TicketState.WAITING, **more: object
) -> TicketRow:
    """A ticket of the queue its letter names, that came so many minutes ago."""
    return TicketRow(f"t-{number}", number, service, number[0].lower(), state, minutes_ago(minutes), **more)  # type: ignore[arg-type]


WAITING = (
    ticket("A013", "mut", 12),
    ticket("A014", "kp", 10),
    ticket("A015", "gelar", 7),
    ticket("A016", "tubel", 2, language=Language.ENGLISH),
    ticket("B019", "pen", 21, priority=True),
    ticket("B020", "kgb", 9),
    ticket("B021", "slks", 6, legs=2),
    ticket("B022", "cuti", 4),
    ticket("B023", "karis", 1),
    ticket("B024", "kgb", 0.8),
    ticket("B025", "cuti", 0.5),
)
PARKED = ticket("B011", "pen", 60, TicketState.PARKED, desk="1", called_at=minutes_ago(50))
MISSED = ticket("A009", "kp", 45, TicketState.NO_SHOW, called_at=minutes_ago(30))
SERVED = ticket(
    "A012", "kp", 24.7, TicketState.SERVING, desk="1", called_at=minutes_ago(6.9), serving_at=minutes_ago(6.7), calls=1
)
CALLED = ticket("A012", "kp", 24.7, TicketState.CALLED, desk="1", called_at=minutes_ago(0.583), calls=2)

ME = Me("siti.rahmawati", "Siti Rahmawati", Role.DESK, "1", NextUp("t-B019", Why(WhyCode.PRIORITY, 21, 30)))
BUDI = DeskRow("3", DeskState.OPEN, "budi", "Budi Santoso")

DEVICES = (
    DeviceRow("kiosk-1", "Kios 1", Role.KIOSK, True, minutes_ago(90), ()),
    DeviceRow("tv-1", "TV 1", Role.DISPLAY, True, minutes_ago(90), None, True, 40),
)
CALLS = (
    CallRow(38, "B018", "2", CallKind.FIRST, minutes_ago(15), "kgb"),
    CallRow(40, "A012", "1", CallKind.FIRST, minutes_ago(6.9), "kp"),
)


def room(  # noqa: PLR0913 (a room is described by what differs from the usual one)
    *,
    current: TicketRow | None = None,
    waiting: tuple[TicketRow, ...] = WAITING,
    others: tuple[TicketRow, ...] = (PARKED, MISSED),
    me: Me | None = ME,
    paused: str | None = None,
    devices: tuple[DeviceRow, ...] = DEVICES,
    alerts: tuple[AlertRow, ...] = (),
    directory: Directory = DIRECTORY,
    staff: str | None = "siti.rahmawati",
) -> DeskSnapshot:
    """A working Monday at 09.29."""
    desk = me.desk if me else None
    mine = DeskRow(
        desk or "1",
        (DeskState.PAUSED if paused else DeskState.OPEN) if desk else DeskState.CLOSED,
        staff if desk else None,
        "Siti Rahmawati" if desk and staff else None,
        paused,
        current.ticket if current else None,
    )
    idle = tuple(DeskRow(d.id, DeskState.CLOSED) for d in directory.desks if d.id not in (mine.desk, "3"))
    return DeskSnapshot(
        NOW,
        directory,
        OfficeRow(OfficePhase.OPEN, date(2026, 1, 12)),
        tuple(QueueRow(q.id, sum(1 for t in waiting if t.queue == q.id)) for q in directory.queues),
        (mine, BUDI, *idle),
        ((current,) if current else ()) + waiting + others if me else (),
        CALLS if me else (),
        devices,
        alerts,
        me,
    )
