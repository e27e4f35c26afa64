"""What every public office must show: its charter, the way through, help first, no gifts, where to complain."""

from __future__ import annotations

from shared.language import Catalogue
from shared.model import OfficeInfo
from shared.stage.facts import Facts
from shared.stage.page import Line, Page, PageKind

LAPOR = "https://www.lapor.go.id"
"""The national complaint system (Perpres 76/2013), as a QR code."""


def maklumat(office: OfficeInfo, words: Catalogue) -> Page:
    """The service charter that every public office must show (UU 25/2009, article 22)."""
    return Page(
        PageKind.TEXT,
        words.say("display.maklumat.title"),
        body=(words.say("display.maklumat.promise"), words.say("display.maklumat.sanction")),
        foot=words.say("display.maklumat.signed", office=office.name),
    )


def flow(words: Catalogue) -> Page:
    """A visit in five steps."""
    steps = (
        ("ticket", words.say("stage.flow.take"), words.say("stage.flow.take.how")),
        ("hourglass", words.say("stage.flow.wait"), words.say("stage.flow.wait.how")),
        ("bell-ring", words.say("stage.flow.go"), words.say("stage.flow.go.how")),
        ("user-round-check", words.say("stage.flow.served"), words.say("stage.flow.served.how")),
        ("messages-square", words.say("stage.flow.tell"), words.say("stage.flow.tell.how")),
    )
    lines = tuple(Line(str(n), name, how, icon=icon) for n, (icon, name, how) in enumerate(steps, 1))
    return Page(PageKind.FLOW, words.say("stage.flow.title"), lines=lines)


def vulnerable(words: Catalogue) -> Page:
    """Who is helped first (PermenPANRB 11/2024), and how to ask for it."""
    groups = (
        ("person-standing", words.say("stage.vulnerable.elderly"), words.say("stage.vulnerable.elderly.who")),
        ("accessibility", words.say("stage.vulnerable.disabled"), words.say("stage.vulnerable.disabled.who")),
        ("baby", words.say("stage.vulnerable.nursing"), words.say("stage.vulnerable.nursing.who")),
        ("hand-helping", words.say("stage.vulnerable.assistance"), words.say("stage.vulnerable.assistance.who")),
    )
    lines = tuple(Line("", name, who, icon=icon) for icon, name, who in groups)
    title, how = words.say("stage.vulnerable.title"), words.say("stage.vulnerable.how")
    return Page(PageKind.PEOPLE, title, foot=how, lines=lines)


def gratuity(words: Catalogue) -> Page:
    """Everything is free; no gifts."""
    return Page(
        PageKind.STATEMENT,
        words.say("stage.gratuity.title"),
        words.say("stage.gratuity.label"),
        (words.say("stage.gratuity.body"),),
        words.say("stage.gratuity.report"),
    )


def complaint(facts: Facts, words: Catalogue) -> Page:
    """Where to turn to: the office's own words first, then the two that stand outside of it."""
    said = facts.directory.office.complaint.in_(words.language).split(" · ")
    own = " · ".join(part for part in said if "LAPOR" not in part) or words.say("stage.complaint.here.how")
    lines = (
        Line("", words.say("stage.complaint.here"), own, icon="messages-square"),
        Line("", words.say("stage.complaint.lapor"), words.say("stage.complaint.lapor.how"), icon="megaphone"),
        Line("", words.say("stage.complaint.ombudsman"), words.say("stage.complaint.ombudsman.how"), icon="phone"),
    )
    title, promise = words.say("stage.complaint.title"), words.say("stage.complaint.promise")
    return Page(PageKind.WAYS, title, foot=promise, lines=lines, link=LAPOR)
