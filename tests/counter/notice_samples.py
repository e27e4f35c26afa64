"""A supervisor's morning to look at: announcements of every kind and state."""

from __future__ import annotations

from datetime import date, time

import msgspec

from shared.model import (
    Airtime,
    Announcement,
    AnnouncementKind,
    BoardPage,
    Emergency,
    Media,
    MediaKind,
    MediaProblem,
    Role,
    Shift,
    Text,
    WeekdayHours,
)
from shared.protocol.views import AlertKind, AlertRow, AnnouncementRow, DeskSnapshot, DeviceRow
from tests.counter.sample import DEVICES, DIRECTORY, ME, minutes_ago, room

HEAD = msgspec.structs.replace(ME, staff="ratna", staff_name="Ratna Dewi", role=Role.SUPERVISOR)
HOURS = tuple(
    WeekdayHours(day, (Shift(time(8), time(12)), Shift(time(13), time(16)))) if day < 5 else WeekdayHours(day, ())
    for day in range(7)
)
OPEN = msgspec.structs.replace(DIRECTORY, office=msgspec.structs.replace(DIRECTORY.office, hours=HOURS))
SCREENS = (
    *DEVICES,
    DeviceRow("tv-2", "TV 2", Role.DISPLAY, True, minutes_ago(90), None, True, 40),
    DeviceRow("tv-3", "TV lantai dua sayap timur", Role.DISPLAY, False, minutes_ago(9), None, None, 0),
)

CARD = Announcement(
    AnnouncementKind.CARD,
    Text("Layanan tutup lebih awal pada hari Jumat", "We close earlier on Friday"),
    Text(
        "Jumat, 16 Januari 2026, layanan selesai pukul 14.00 karena rapat kerja. Pengambilan nomor sampai 13.30.",
        "On Friday, 16 January 2026, services end at 14:00 because of a staff meeting.",
    ),
    airtime=Airtime(date(2026, 1, 12), date(2026, 1, 16), (0, 1, 2, 3, 4), time(8), time(12)),
    read_every_minutes=30,
)
PHOTO = Media("a" * 64, MediaKind.PICTURE, 480_000, 1920, 1080, label="poster-donor-darah.png")
FILM = Media("b" * 64, MediaKind.VIDEO, 24_000_000, 1920, 1080, 93.0, "profil-layanan.mp4")
ROWS = (
    AnnouncementRow("n1", 3, "Ratna Dewi", minutes_ago(200), None, CARD, "Ahmad Fauzi", minutes_ago(180)),
    AnnouncementRow(
        "n2",
        1,
        "Budi Santoso",
        minutes_ago(90),
        Announcement(AnnouncementKind.IMAGE, Text("Donor darah", "Blood donation"), media=PHOTO, weight=2),
    ),
    AnnouncementRow(
        "n3",
        2,
        "Ratna Dewi",
        minutes_ago(3000),
        None,
        Announcement(
            AnnouncementKind.VIDEO,
            Text("Profil layanan", "About our services"),
            media=FILM,
            screens=("TV 2", "TV lantai dua sayap timur"),
            airtime=Airtime(begins=time(9), ends=time(11, 30)),
        ),
        "Ahmad Fauzi",
        minutes_ago(2900),
    ),
    AnnouncementRow(
        "n4",
        4,
        "Ahmad Fauzi",
        minutes_ago(30),
        Announcement(AnnouncementKind.TICKER, Text("Parkir tamu pindah ke halaman belakang mulai hari ini.", "")),
        Announcement(AnnouncementKind.TICKER, Text("Parkir tamu pindah ke halaman belakang.", "")),
        "Ratna Dewi",
        minutes_ago(1500),
    ),
    AnnouncementRow(
        "n5",
        1,
        "Ratna Dewi",
        minutes_ago(9000),
        None,
        Announcement(
            AnnouncementKind.PAGE, Text("", ""), page=BoardPage.QUEUES, airtime=Airtime(weekdays=(1, 3)), weight=3
        ),
        "Ratna Dewi",
        minutes_ago(8900),
    ),
    AnnouncementRow(
        "n6",
        1,
        "Budi Santoso",
        minutes_ago(20000),
        None,
        Announcement(
            AnnouncementKind.CARD, Text("Selamat tahun baru", "Happy new year"), airtime=Airtime(last=date(2026, 1, 2))
        ),
        "Ratna Dewi",
        minutes_ago(19000),
    ),
)
TROUBLE = AlertRow(
    "media:n3:tv-2", AlertKind.MEDIA, minutes_ago(10), "TV 2", "Profil layanan", problem=MediaProblem.NO_FRAME
)
EMERGENCY = Emergency(
    "e1",
    Text(
        "Gempa. Mohon keluar lewat pintu timur dan berkumpul di lapangan parkir depan.",
        "Earthquake. Please leave by the east door and gather at the front car park.",
    ),
    minutes_ago(2),
)


def supervised(
    rows: tuple[AnnouncementRow, ...] = ROWS,
    *,
    alerts: tuple[AlertRow, ...] = (TROUBLE,),
    emergency: Emergency | None = None,
    two_people: bool = False,
) -> DeskSnapshot:
    """The room as its supervisor sees it."""
    office = msgspec.structs.replace(OPEN.office, two_people=two_people)
    directory = msgspec.structs.replace(OPEN, office=office)
    plain = room(me=HEAD, alerts=alerts, devices=SCREENS, directory=directory, staff="ratna")
    return msgspec.structs.replace(plain, announcements=rows, emergency=emergency)
