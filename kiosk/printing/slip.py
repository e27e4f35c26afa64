"""What stands on a ticket: agency, time, number, service, people ahead, what to bring, QR. No person, no priority."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.printing.lettering import clean
from kiosk.printing.paper import (
    Bar,
    Block,
    Checklist,
    Code,
    Dashes,
    Fact,
    Facts,
    Gap,
    Heading,
    Number,
    Paper,
    Run,
    Stamps,
    Stripe,
    Weight,
    Words,
)
from shared.language import Catalogue, catalogue
from shared.language.dates import clock, full_date, minutes
from shared.model import Directory, OfficeInfo, ServiceInfo, Slip

MOST_ITEMS = 5
"""More does not fit a ticket that is read at a glance; the rest is said in one line."""
SERVICE_SIZE = 38
TEXT_SIZE = 27
SMALL_SIZE = 25


def ticket_paper(slip: Slip, directory: Directory, page_base: str, *, short: bool = False) -> Paper:
    """The ticket in the language its visitor chose.

    ``page_base`` is where visitors' pages live when the office has no ``public_url`` (the hub's own http address);
    empty means that there is none, and no QR is printed. ``short`` leaves out the list and the QR.
    """
    words = catalogue(slip.language)
    office = directory.office
    service = next((one for one in directory.services if one.id == slip.service), None)
    blocks: list[Block] = [_heading(slip, office)]
    blocks += [Dashes(), Words((Run(words.say("paper.number")),), 28), Number(clean(slip.number))]
    if slip.copy:
        blocks.append(Stamps((words.say("paper.copy"),)))
    blocks.append(Words((Run(_service_name(slip, service), Weight.BOLD),), SERVICE_SIZE, most_lines=2))
    blocks += [Gap(10), Facts(_facts(slip, words)), Gap(8), Words((Run(words.say("paper.called")),), TEXT_SIZE)]
    if not short:
        blocks += _checklist(slip, service, words)
        blocks += _code(slip, office, page_base, words)
    blocks += [Gap(8), *_foot(slip, office, words)]
    return Paper(clean(slip.number), tuple(blocks))


def ticket_link(slip: Slip, office: OfficeInfo, page_base: str) -> str:
    """The address of the visitor's page, or "" when nobody serves one."""
    base = (office.public_url or page_base).rstrip("/")
    return f"{base}/t/{slip.link}" if base else ""


def _heading(slip: Slip, office: OfficeInfo) -> Heading:
    zone = ZoneInfo(office.zone)
    when = (
        Run(full_date(slip.issued_at.astimezone(zone).date(), slip.language) + " "),
        Run(clock(slip.issued_at, zone, slip.language), Weight.BOLD),
        Run("\N{NO-BREAK SPACE}" + clean(office.zone_label)),
    )
    return Heading(clean(office.name), when)


def _service_name(slip: Slip, service: ServiceInfo | None) -> str:
    """The service's words; its bare id when the directory does not know it yet: no ticket is withheld for that."""
    return clean(service.name.in_(slip.language) if service else slip.service)


def _facts(slip: Slip, words: Catalogue) -> tuple[Fact, ...]:
    people = words.count("paper.people", slip.ahead) if slip.ahead else words.say("paper.nobody")
    ahead = Fact(words.say("paper.ahead"), people)
    if slip.estimate is None:
        return (ahead,)
    return (ahead, Fact(words.say("paper.wait"), minutes(slip.estimate, slip.language)))


def _checklist(slip: Slip, service: ServiceInfo | None, words: Catalogue) -> list[Block]:
    if service is None or not service.items:
        return []
    items = tuple(clean(item.in_(slip.language)) for item in service.items)
    hidden = len(items) - MOST_ITEMS
    after = words.say("paper.more_items", n=hidden) if hidden > 0 else ""
    return [Dashes(), Checklist(words.say("paper.bring"), items[:MOST_ITEMS], after)]


def _code(slip: Slip, office: OfficeInfo, page_base: str, words: Catalogue) -> list[Block]:
    link = ticket_link(slip, office, page_base)
    if not link:
        return []
    return [Dashes(), Code(link, words.say("paper.follow"), _hint(clean(office.wifi), words))]


def _hint(wifi: str, words: Catalogue) -> tuple[Run, ...]:
    if not wifi:
        return (Run(words.say("paper.scan")),)
    before, _, after = words.say("paper.scan_wifi", name="\0").partition("\0")
    return (Run(before), Run(wifi, Weight.BOLD), Run(after))


def _foot(slip: Slip, office: OfficeInfo, words: Catalogue) -> list[Block]:
    free = clean(office.free_of_charge.in_(slip.language)) or words.say("paper.free")
    complaint = clean(office.complaint.in_(slip.language))
    foot: list[Block] = [Bar(free)]
    if complaint:
        foot.append(Words((Run(complaint),), SMALL_SIZE))
    return [*foot, Stripe()]
