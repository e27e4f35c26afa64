"""Answered surveys in the database: put, proven, erased into the sums of their year, and read for reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from shared.feedback import (
    AgeBand,
    Education,
    Element,
    Occupation,
    Respondent,
    Score,
    Scores,
    Sex,
    SurveyChannel,
)
from shared.hub.store import tables
from shared.hub.store.access import upsert
from shared.hub.store.bulk import refuse_nul
from shared.hub.store.feedback import AnswersErased, KeptAnswer, Spent, SpentForgotten, YearSum
from shared.model import Language
from shared.survey.rows import DayHalf, SurveyRow

_answer = tables.survey_answer
_spent = tables.survey_spent
_year = tables.survey_year


def put(connection: Connection, kept: KeptAnswer) -> None:
    """Insert an answer."""
    refuse_nul(kept.answer, kept.row.service, kept.row.desk, kept.row.suggestion)
    connection.execute(insert(_answer).values(_values(kept)))


def spend(connection: Connection, spent: Spent) -> None:
    """Note what cannot be used again.

    Raises:
        IntegrityError: it was used before.
    """
    connection.execute(insert(_spent).values(key=spent.key, day=spent.day.isoformat()))


def forget_spent(connection: Connection, forgotten: SpentForgotten) -> None:
    """Drop what is past."""
    connection.execute(delete(_spent).where(_spent.c.day < forgotten.before.isoformat()))


def prove(connection: Connection) -> None:
    """Lay the rows without a record anew, in the order of their random keys and by one transaction, as proven.

    So PostgreSQL, which keeps rows as they came and who wrote them, cannot tell which came first either. The same is
    done with what is spent: a ticket's would stand at the place of its answer.
    """
    spent = connection.execute(select(_spent).order_by(_spent.c.key)).all()
    if spent:
        connection.execute(delete(_spent))
        connection.execute(insert(_spent), [dict(row._mapping) for row in spent])
    fresh = connection.execute(select(_answer).where(_answer.c.proven.is_(False)).order_by(_answer.c.answer)).all()
    if not fresh:
        return
    connection.execute(delete(_answer).where(_answer.c.proven.is_(False)))
    connection.execute(insert(_answer), [{**row._mapping, "proven": True} for row in fresh])


def erase(connection: Connection, erased: AnswersErased) -> None:
    """Add old answers to the sums of their year and service, and delete them."""
    year = func.substr(_answer.c.day, 1, 4)
    old = _answer.c.day < erased.before.isoformat()
    scores = [_answer.c[element.value] for element in Element]
    figures = [part for score in scores for part in (func.count(score), func.coalesce(func.sum(score), 0))]
    summed = select(year, _answer.c.service, func.count(), *figures).where(old).group_by(year, _answer.c.service)
    rows = []
    for of_year, service, respondents, *parts in connection.execute(summed).all():
        key = {"year": int(of_year), "service": service}
        rows.append({**key, "element": "", "answers": respondents, "total": 0})
        pairs = zip(Element, parts[::2], parts[1::2], strict=True)
        rows += [{**key, "element": one.value, "answers": n, "total": int(total)} for one, n, total in pairs]
    if rows:
        new = upsert(connection, _year)
        more = new.on_conflict_do_update(
            index_elements=list(_year.primary_key.columns),
            set_={"answers": _year.c.answers + new.excluded.answers, "total": _year.c.total + new.excluded.total},
        )
        for row in rows:
            connection.execute(more, row)
        connection.execute(delete(_answer).where(old))


def _values(kept: KeptAnswer) -> dict[str, object]:
    row, who = kept.row, kept.row.respondent
    return {
        "answer": kept.answer,
        "day": row.day.isoformat(),
        "half": row.half.value,
        "channel": row.channel.value,
        "service": row.service,
        "desk": row.desk,
        **{element.value: row.scores.of(element) for element in Element},
        "sex": None if who.sex is None else who.sex.value,
        "age": None if who.age is None else who.age.value,
        "education": None if who.education is None else who.education.value,
        "occupation": None if who.occupation is None else who.occupation.value,
        "suggestion": row.suggestion,
        "language": row.language.value,
        "salt": kept.salt,
        "proven": kept.proven,
    }


# --- reading -------------------------------------------------------------------------------------------------------


def answers(
    connection: Connection, first: date, last: date, service: str | None, desk: str | None
) -> tuple[KeptAnswer, ...]:
    """Answers of these days, both counted, the older days first and within a day in no order."""
    wanted = select(_answer).where(_answer.c.day.between(first.isoformat(), last.isoformat()))
    wanted = wanted if service is None else wanted.where(_answer.c.service == service)
    wanted = wanted if desk is None else wanted.where(_answer.c.desk == desk)
    return _kept(connection, wanted)


def unproven(connection: Connection) -> tuple[KeptAnswer, ...]:
    """Answers whose record is still to be written."""
    return _kept(connection, select(_answer).where(_answer.c.proven.is_(False)))


def _kept(connection: Connection, wanted: Select[Any]) -> tuple[KeptAnswer, ...]:
    rows = connection.execute(wanted.order_by(_answer.c.day, _answer.c.answer))
    return tuple(KeptAnswer(row.answer, bytes(row.salt), _row(row), row.proven) for row in rows)


def a_day(connection: Connection) -> dict[date, int]:
    """How many answers each day has."""
    rows = connection.execute(select(_answer.c.day, func.count()).group_by(_answer.c.day))
    return {date.fromisoformat(day): n for day, n in rows}


def spent(connection: Connection) -> tuple[Spent, ...]:
    """What cannot be used again."""
    return tuple(Spent(bytes(row.key), date.fromisoformat(row.day)) for row in connection.execute(select(_spent)))


def years(connection: Connection) -> tuple[YearSum, ...]:
    """What is left of erased answers."""
    rows = connection.execute(select(_year).order_by(_year.c.year, _year.c.service, _year.c.element))
    return tuple(
        YearSum(row.year, row.service, Element(row.element) if row.element else None, row.answers, row.total)
        for row in rows
    )


def _row(row: Row[Any]) -> SurveyRow:
    scores: dict[str, Score | None] = {element.value: row._mapping[element.value] for element in Element}
    return SurveyRow(
        day=date.fromisoformat(row.day),
        half=DayHalf(row.half),
        channel=SurveyChannel(row.channel),
        service=row.service,
        scores=Scores(**scores),
        desk=row.desk,
        respondent=Respondent(
            sex=None if row.sex is None else Sex(row.sex),
            age=None if row.age is None else AgeBand(row.age),
            education=None if row.education is None else Education(row.education),
            occupation=None if row.occupation is None else Occupation(row.occupation),
        ),
        suggestion=row.suggestion,
        language=Language(row.language),
    )
