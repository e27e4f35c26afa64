"""What a visitor's page and the hub say to each other on the websocket ``/t/<token>/live``: little, and for people.

The hub says ``Fresh`` first, every ten seconds, and at once whenever the phone sends ``?``; it says ``Placed`` when a
waiting ticket's place has changed. A page whose ``page`` is another than the one said fetches itself again.
"""

from __future__ import annotations

from typing import Final

from shared.model import Struct

QUESTION: Final = "?"
"""All that a phone may say: is what I show still right?"""
BEAT_SECONDS: Final = 10
"""So often the hub says that it is there. Who has heard nothing for two and a half times as long shows that."""
GONE: Final = "gone"
"""The key of the page of a ticket that is not, or no longer, there."""


class Fresh(Struct, frozen=True, tag="fresh"):
    """What the page shows is right as of this moment, if it is of this shape."""

    at: str  # the office's clock, in words
    page: str  # key of the page's shape: state, calls, desk


class Placed(Struct, frozen=True, tag="place"):
    """Where the ticket stands now, in the words of the page."""

    at: str
    ahead: str  # how many are called before
    line: str  # what stands beside that figure
    wait: str  # and below it


PhoneFrame = Fresh | Placed
