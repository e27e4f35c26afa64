"""Which texts run at the foot of the TV: two at a time at most, the others in their turn."""

from __future__ import annotations

from datetime import datetime

from display.casting import airing
from display.here import Here
from shared.model import AnnouncementKind
from shared.protocol.views import BoardSnapshot
from shared.stage.announced import exactly

TURN_S = 120
"""Two texts stay so long before the next two come."""


def texts(picture: BoardSnapshot, here: Here) -> tuple[str, ...]:
    """The quick line: the first language rules, as it is urgent."""
    quick = picture.office.announcement.in_(here.languages[0])
    return (quick,) if quick else ()


def others(picture: BoardSnapshot, here: Here, local: datetime) -> tuple[str, ...]:
    """Lines that were scheduled and are on air, then what every visitor must know; each in all it is written in."""
    rows = [row.content.title for row in airing(picture, here, local) if row.content.kind is AnnouncementKind.TICKER]
    lines = [*rows, picture.directory.office.free_of_charge]
    said = [exactly(line, language) for line in lines for language in here.languages]
    return tuple(dict.fromkeys(text for text in said if text))


def shown(picture: BoardSnapshot, here: Here, local: datetime) -> tuple[str, ...]:
    """The texts that take turns now. The quick line is always one of them."""
    quick, rest = texts(picture, here), others(picture, here, local)
    rest = tuple(text for text in rest if text not in quick)
    places = 2 - len(quick)
    if len(rest) <= places:
        return (*quick, *rest)
    turn = _turn(local) * places
    return (*quick, *(rest[(turn + n) % len(rest)] for n in range(places)))


def changes(picture: BoardSnapshot, here: Here, local: datetime) -> float | None:
    """Seconds until the next texts come; None when the same stay."""
    if len(set(texts(picture, here)) | set(others(picture, here, local))) <= 2:
        return None
    return TURN_S - (_seconds(local) % TURN_S)


def _seconds(local: datetime) -> float:
    return local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6


def _turn(local: datetime) -> int:
    return local.toordinal() * (86400 // TURN_S) + int(_seconds(local)) // TURN_S
