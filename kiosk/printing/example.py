"""An example slip of the example agency, for pictures, tests and printers that are being set up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from shared.model import Directory, Estimate, Language, OfficeInfo, QueueInfo, ServiceInfo, Slip, Text

DIRECTORY = Directory(
    office=OfficeInfo(
        name="BKD Provinsi Contoh",
        tagline=Text("Pelayanan kepegawaian", "Civil service administration"),
        zone="Asia/Makassar",
        zone_label="WITA",
        hours=(),
        wifi="BKD-Tamu",
        public_url="http://antrean.lan",
        complaint=Text("Pengaduan: loket 6 · LAPOR! SMS 1708", "Complaints: counter 6 · LAPOR! SMS 1708"),
        free_of_charge=Text("Gratis, tidak dipungut biaya", "Free of charge"),
    ),
    queues=(QueueInfo("A", "A", Text("Berkas", "Files"), Text("Berkas", "Files"), Text("", ""), "file"),),
    services=(
        ServiceInfo(
            id="KP",
            queue="A",
            name=Text("Kenaikan pangkat", "Promotion"),
            short=Text("Kenaikan pangkat", "Promotion"),
            note=Text("", ""),
            official=Text("Kenaikan pangkat", "Promotion"),
            desk_minutes=12,
            target_minutes=30,
            process=Text("", ""),
            items=(
                Text("Surat pengantar perangkat daerah", "Cover letter of your agency"),
                Text("SK kenaikan pangkat terakhir", "Latest promotion decree"),
                Text("Penilaian kinerja 2 tahun terakhir", "Appraisals of the last 2 years"),
                Text("SK jabatan dan SPP/SPMT", "Position decree and SPP/SPMT"),
                Text("Jabatan fungsional: PAK", "Functional position: PAK"),
            ),
            product=Text("SK kenaikan pangkat", "Promotion decree"),
            legal="",
        ),
    ),
    desks=(),
)
"""Enough of the example agency for one ticket."""


def example_slip(language: Language = Language.INDONESIAN, **changes: object) -> Slip:
    """A012 of Monday, 12 January 2026, 09.05 WITA."""
    slip = Slip(
        ticket="example",
        number="A012",
        service="KP",
        queue="A",
        issued_at=datetime(2026, 1, 12, 1, 5, tzinfo=UTC),
        day=date(2026, 1, 12),
        ahead=4,
        estimate=Estimate(15, 20),
        link="q3J5nVx0T7mKcW8sYbRz2A",
        language=language,
    )
    return msgspec.structs.replace(slip, **changes)
