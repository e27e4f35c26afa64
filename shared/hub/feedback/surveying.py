"""An answered survey: taken once for a served ticket, kept without ticket, person or minute."""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from shared.feedback import Element, SurveyChannel, SurveySheet
from shared.hub.feedback.book import FeedbackBook
from shared.hub.feedback.matter import Matter
from shared.hub.feedback.ruling import FeedbackRuling
from shared.hub.store.feedback import KeptAnswer, Spent
from shared.model import Role, TicketState
from shared.protocol.cases import AnswerSurvey
from shared.protocol.commands import Nothing
from shared.protocol.refusal import Refusal, RefusalCode
from shared.queue.events import Actor
from shared.survey.rows import SurveyRow, half_of

MOST_A_DAY: Final = 5_000
"""Nobody answers so often; more is somebody's program."""


def answer(here: Matter, command: AnswerSurvey) -> FeedbackRuling | Refusal:
    """Keep an answer, or say why not. The same command id counts once, however often it comes."""
    book, state = here.book, here.state
    once = _key("asked", here.asked) if here.asked is not None else None
    if once is not None and once in book.spent:
        return FeedbackRuling(Nothing())
    sheet = command.sheet
    if all(sheet.scores.of(element) is None for element in Element):
        return Refusal(RefusalCode.SURVEY_EMPTY)
    spent = [Spent(once, here.today)] if once is not None else []
    if command.ticket is not None:
        own = _of_ticket(here, command.ticket, sheet)
        if isinstance(own, Refusal):
            return own
        key, sheet = own
        spent.append(Spent(key, here.today))
    elif sheet.service not in state.services:
        return Refusal(RefusalCode.UNKNOWN_SERVICE)
    elif sheet.desk is not None and sheet.desk not in state.places:
        return Refusal(RefusalCode.UNKNOWN_DESK)
    if book.a_day[here.today] >= MOST_A_DAY:
        return Refusal(RefusalCode.TOO_MANY)
    local = here.now.astimezone(ZoneInfo(state.directory.office.zone))
    row = SurveyRow(
        day=here.today,
        half=half_of(local.time()),
        channel=_channel(command, here.actor),
        service=sheet.service,
        scores=sheet.scores,
        desk=sheet.desk,
        respondent=sheet.respondent,
        suggestion=sheet.suggestion.strip(),
        language=sheet.language,
    )
    chance = here.words.chance
    kept = KeptAnswer(chance(), chance().encode(), row)
    return FeedbackRuling(Nothing(), rows=(kept, *spent), traced=False)


def _of_ticket(here: Matter, ticket: str, sheet: SurveySheet) -> tuple[bytes, SurveySheet] | Refusal:
    """What makes it count once, and the sheet with what the ticket itself says."""
    if here.actor.role is not Role.PHONE:
        return Refusal(RefusalCode.NOT_ALLOWED)
    served = here.state.tickets.get(ticket)
    if served is None:
        return Refusal(RefusalCode.UNKNOWN_TICKET)
    if served.state is not TicketState.DONE:
        return Refusal(RefusalCode.WRONG_STATE, number=served.number, state=served.state.value)
    key = _key("ticket", served.link)
    if key in here.book.spent:
        return Refusal(RefusalCode.SURVEY_DONE)
    return key, replace(sheet, service=served.service, desk=served.desk)


def _channel(command: AnswerSurvey, actor: Actor) -> SurveyChannel:
    if actor.role is Role.KIOSK:
        return SurveyChannel.KIOSK
    return SurveyChannel.DESK if command.ticket is None else SurveyChannel.TICKET


def _key(what: str, secret: str) -> bytes:
    return sha256(f"{what}\0{secret}".encode("utf-8", "surrogatepass")).digest()


def answered(book: FeedbackBook, link: str) -> bool:
    """Whether the survey of the ticket with this link was handed in."""
    return _key("ticket", link) in book.spent
