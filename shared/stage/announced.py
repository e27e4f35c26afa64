"""What an announcement says in one language, as pages. The supervisors' preview asks the same."""

from __future__ import annotations

from typing import assert_never

from shared.language import Catalogue
from shared.model import Announcement, AnnouncementKind, Language, Text
from shared.stage.built_in import Turn, turns
from shared.stage.facts import Facts
from shared.stage.page import Page, PageKind


def exactly(text: Text, language: Language) -> str:
    """The text in this language and no other: what has no English is not shown twice in Indonesian."""
    return text.id if language is Language.INDONESIAN else text.en


def announced(content: Announcement, facts: Facts, words: Catalogue) -> tuple[Turn, ...]:
    """The turns of an announcement in the language of ``words``; none when it says nothing in it.

    A picture or video without any words is the same in every language.
    """
    title, body = exactly(content.title, words.language), exactly(content.body, words.language)
    match content.kind:
        case AnnouncementKind.CARD:
            if not (title or body):
                return ()
            label = words.say("display.announcement")
            return ((Page(PageKind.NOTICE, title or body, label, (body,) if title and body else ()),),)
        case AnnouncementKind.IMAGE | AnnouncementKind.VIDEO:
            said = said_in(content)
            if content.media is None or (said and words.language not in said):
                return ()
            kind = PageKind.PICTURE if content.kind is AnnouncementKind.IMAGE else PageKind.VIDEO
            return ((Page(kind, title, body=(body,) if body else (), media=content.media),),)
        case AnnouncementKind.PAGE:
            return turns(content.page, facts, words) if content.page else ()
        case AnnouncementKind.TICKER:
            return ()  # a line at the foot, never on the stage
        case _:
            assert_never(content.kind)


def said_in(content: Announcement) -> tuple[Language, ...]:
    """The languages in which it says something: all of them for a built-in page, none for a mute picture."""
    if content.kind is AnnouncementKind.PAGE:
        return tuple(Language)
    return tuple(one for one in Language if exactly(content.title, one) or exactly(content.body, one))
