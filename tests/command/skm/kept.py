"""A machine whose database holds answered surveys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from shared.hub.store import Store
from shared.hub.store.entries import Entry
from shared.hub.store.feedback import KeptAnswer
from shared.settings import Settings, load
from shared.survey.rows import SurveyRow
from tests.command.office_here import Machine

NOW = datetime(2026, 7, 1, tzinfo=UTC)


def settings(machine: Machine) -> Settings:
    """As its config.toml says."""
    loaded = load(machine.config)
    assert not isinstance(loaded, list)
    return loaded.settings


def keep(machine: Machine, rows: Iterable[SurveyRow]) -> None:
    """Put the answers into the machine's database."""
    kept = tuple(KeptAnswer(f"{at:08}", b"salt", row) for at, row in enumerate(rows))
    machine.data.mkdir(parents=True, exist_ok=True)
    with Store.open(settings(machine).hub.database, now=NOW) as store:
        store.append([Entry(None, "hub", b"", None, (), feedback=kept)], now=NOW)
