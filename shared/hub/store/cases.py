"""Cases and their steps in the database, and what the retention job last did."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, func, insert, select, update

from shared.complaint.rows import CaseRow
from shared.feedback import CLOSED_CASE, CaseChannel, CaseKind, CaseLevel, CaseState
from shared.hub.store import tables
from shared.hub.store.access import upsert
from shared.hub.store.bulk import refuse_nul
from shared.hub.store.feedback import KeptCase, KeptStep, Leaf, Retained, Rule, WordsErased
from shared.hub.store.times import from_micros, to_micros

_case = tables.filed_case
_step = tables.case_step
_run = tables.retention_run


def put_case(connection: Connection, kept: KeptCase) -> None:
    """Insert a case.

    Raises:
        IntegrityError: its code is another case's.
    """
    refuse_nul(kept.case, kept.code_hash, kept.service)
    connection.execute(
        insert(_case).values(
            case_id=kept.case,
            code_hash=kept.code_hash,
            kind=kept.kind.value,
            level=kept.level.value,
            received=kept.received.isoformat(),
            due=kept.due.isoformat(),
            service=kept.service,
            channel=None if kept.channel is None else kept.channel.value,
            at=None if kept.at is None else to_micros(kept.at),
            proven=kept.proven,
            **_leaf("story", kept.story),
            **_leaf("contact", kept.contact),
        )
    )


def put_step(connection: Connection, kept: KeptStep) -> None:
    """Insert a step.

    Raises:
        IntegrityError: the case has this step.
    """
    connection.execute(
        insert(_step).values(
            case_id=kept.case,
            step=kept.step,
            day=kept.day.isoformat(),
            state=kept.state.value,
            level=kept.level.value,
            due=kept.due.isoformat(),
            at=None if kept.at is None else to_micros(kept.at),
            proven=kept.proven,
            **_leaf("words", kept.words),
        )
    )


def prove(connection: Connection) -> None:
    """Lay the rows without a record anew, in the order of their keys and by one transaction, as proven."""
    for table in (_case, _step):
        _prove(connection, table)


def _prove(connection: Connection, table: Table) -> None:
    unproven = table.c.proven.is_(False)
    fresh = connection.execute(select(table).where(unproven).order_by(*table.primary_key.columns)).all()
    if fresh:
        connection.execute(delete(table).where(unproven))
        connection.execute(insert(table), [{**row._mapping, "proven": True} for row in fresh])


def erase(connection: Connection, erased: WordsErased) -> None:
    """Take words away; their hashes stay."""
    of_case = {"contact": None, "contact_salt": None} if erased.contact else {"story": None, "story_salt": None}
    connection.execute(update(_case).where(_case.c.case_id.in_(erased.cases)).values(of_case))
    if not erased.contact:
        of_step = {"words": None, "words_salt": None}
        connection.execute(update(_step).where(_step.c.case_id.in_(erased.cases)).values(of_step))


def put_run(connection: Connection, run: Retained) -> None:
    """Note the last run of a rule."""
    values = {"at": to_micros(run.at), "before": run.before.isoformat(), "rows": run.rows}
    new = upsert(connection, _run).values(rule=run.rule.value, **values)
    connection.execute(new.on_conflict_do_update(index_elements=[_run.c.rule], set_=values))


def _leaf(name: str, leaf: Leaf | None) -> dict[str, bytes | None]:
    if leaf is None:
        return {name: None, f"{name}_salt": None, f"{name}_hash": None}
    return {name: leaf.content, f"{name}_salt": leaf.salt, f"{name}_hash": leaf.hash}


# --- reading -------------------------------------------------------------------------------------------------------


def cases(connection: Connection) -> tuple[KeptCase, ...]:
    """All cases, in no order."""
    return tuple(
        KeptCase(
            case=row.case_id,
            code_hash=row.code_hash,
            kind=CaseKind(row.kind),
            level=CaseLevel(row.level),
            received=date.fromisoformat(row.received),
            due=date.fromisoformat(row.due),
            story=_words(row, "story") or Leaf(b""),
            contact=_words(row, "contact"),
            service=row.service,
            channel=None if row.channel is None else CaseChannel(row.channel),
            at=None if row.at is None else from_micros(row.at),
            proven=row.proven,
        )
        for row in connection.execute(select(_case).order_by(_case.c.case_id))
    )


def steps(connection: Connection) -> tuple[KeptStep, ...]:
    """All steps, those of one case in their order."""
    return tuple(
        KeptStep(
            case=row.case_id,
            step=row.step,
            day=date.fromisoformat(row.day),
            state=CaseState(row.state),
            level=CaseLevel(row.level),
            due=date.fromisoformat(row.due),
            words=_words(row, "words") or Leaf(b""),
            at=None if row.at is None else from_micros(row.at),
            proven=row.proven,
        )
        for row in connection.execute(select(_step).order_by(_step.c.case_id, _step.c.step))
    )


def facts(connection: Connection, first: date, last: date) -> tuple[CaseRow, ...]:
    """The cases received on these days, both counted, in bare facts: of no case a word is read. In no order."""
    newest = select(_step.c.case_id, func.max(_step.c.step).label("step")).group_by(_step.c.case_id).subquery()
    at_newest = and_(_step.c.case_id == newest.c.case_id, _step.c.step == newest.c.step)
    wanted = (
        select(_case.c.kind, _case.c.received, _case.c.service, _case.c.channel)
        .add_columns(_case.c.due.label("first_due"), _step.c.state, _step.c.due, _step.c.day)
        .select_from(_case.outerjoin(newest, newest.c.case_id == _case.c.case_id).outerjoin(_step, at_newest))
        .where(_case.c.received.between(first.isoformat(), last.isoformat()))
        .order_by(_case.c.case_id)
    )
    return tuple(_facts(row) for row in connection.execute(wanted))


def _facts(row: Row[Any]) -> CaseRow:
    state = CaseState.RECEIVED if row.state is None else CaseState(row.state)
    return CaseRow(
        kind=CaseKind(row.kind),
        state=state,
        received=date.fromisoformat(row.received),
        due=date.fromisoformat(row.first_due if row.due is None else row.due),
        closed=date.fromisoformat(row.day) if state in CLOSED_CASE else None,
        service=row.service,
        channel=None if row.channel is None else CaseChannel(row.channel),
    )


def runs(connection: Connection) -> tuple[Retained, ...]:
    """The last run of each rule."""
    rows = connection.execute(select(_run).order_by(_run.c.rule))
    return tuple(
        Retained(Rule(row.rule), from_micros(row.at), date.fromisoformat(row.before), row._mapping["rows"])
        for row in rows
    )


def _words(row: Row[Any], name: str) -> Leaf | None:
    hash_, content, salt = (row._mapping[f"{name}{part}"] for part in ("_hash", "", "_salt"))
    if hash_ is None:
        return None
    return Leaf(bytes(hash_), None if content is None else bytes(content), None if salt is None else bytes(salt))
