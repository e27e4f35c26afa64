"""A machine whose database holds cases, with words in them that must be in no report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from shared.complaint.rows import CaseRow
from shared.feedback import CaseKind, CaseLevel
from shared.hub.store import Store
from shared.hub.store.entries import Entry
from shared.hub.store.feedback import FeedbackRow, KeptCase, KeptStep, Leaf
from tests.command.office_here import Machine
from tests.command.skm.kept import settings

NOW = datetime(2026, 7, 1, tzinfo=UTC)
SECRETS = ("RAHASIA-CERITA", "RAHASIA-KONTAK", "RAHASIA-JAWABAN", "c0de" * 16)


def file(machine: Machine, rows: Iterable[CaseRow]) -> None:
    """Put the cases into the machine's database."""
    story, contact, words = (Leaf(b"\1" * 32, secret.encode(), b"salt") for secret in SECRETS[:3])
    kept: list[FeedbackRow] = []
    for at, row in enumerate(rows):
        case, level, whistle = f"case-{at:04}", CaseLevel.ORDINARY, row.kind is CaseKind.WHISTLE
        kept.append(
            KeptCase(
                case=case,
                code_hash=f"{at:04}{SECRETS[3]}",
                kind=row.kind,
                level=level,
                received=row.received,
                due=row.due,
                story=story,
                contact=None if whistle else contact,
                service=row.service,
                channel=row.channel,
            )
        )
        kept.append(KeptStep(case, 1, row.received, row.state, level, row.due, words))
        if row.closed is not None:
            kept[-1] = KeptStep(case, 1, row.closed, row.state, level, row.due, words)
    machine.data.mkdir(parents=True, exist_ok=True)
    with Store.open(settings(machine).hub.database, now=NOW) as store:
        store.append([Entry(None, "hub", b"", None, (), feedback=tuple(kept))], now=NOW)
