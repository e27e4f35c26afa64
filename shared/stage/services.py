"""Each service with its standard (UU 25/2009, article 21): what to bring; then time, cost, result and legal basis."""

from __future__ import annotations

from shared.language import Catalogue
from shared.model import ServiceInfo
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind


def services(facts: Facts, words: Catalogue) -> tuple[tuple[Page, ...], ...]:
    """For each service its two pages. The letter of a sensitive queue is not shown with what it is for."""
    queues = {queue.id: queue for queue in facts.directory.queues}
    made = []
    for service in facts.directory.services:
        queue = queues.get(service.queue)
        letter = queue.letter if queue is not None and not queue.sensitive else ""
        made.append((_bring(service, letter, words), _standard(service, letter, words)))
    return tuple(made)


def _bring(service: ServiceInfo, letter: str, words: Catalogue) -> Page:
    items = tuple(Line("", item.in_(words.language), "", icon="check") for item in service.items)
    body = () if items else (words.say("stage.service.nothing"),)
    label = words.say("stage.service.bring")
    return Page(PageKind.BRING, service.name.in_(words.language), label, body, lines=items, mark=letter)


def _standard(service: ServiceInfo, letter: str, words: Catalogue) -> Page:
    facts = (
        ("stage.service.desk", words.say("stage.service.minutes", n=service.desk_minutes), "user"),
        ("stage.service.process", service.process.in_(words.language), "file-clock"),
        ("stage.service.cost", words.say("stage.service.free"), "badge-check"),
        ("stage.service.product", service.product.in_(words.language), "file-text"),
    )
    lines = tuple(Line("", words.say(key), value, icon=icon) for key, value, icon in facts if value)
    foot = f"{words.say('stage.service.legal')}: {service.legal}" if service.legal else ""
    label = words.say("stage.service.standard")
    return Page(PageKind.STANDARD, service.name.in_(words.language), label, foot=foot, lines=lines, mark=letter)
