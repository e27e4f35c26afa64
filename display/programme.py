"""What is on the stage between calls, since when and until when: ``advanced(programme, items, ...) -> programme``.

Items take turns by weight. In its turn an item shows its pages in each language of the TV, one after the other; an
item with several turns (the services) shows the next one each time. While a call has the stage everything stands
still, and goes on with the time it had left. ``now`` counts seconds that never jump.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from display.casting import Item
from shared.announcing.rotation import Turn, next_turn
from shared.stage.page import Page, PageKind

Script = Callable[[Item, int], tuple[Page, ...]]
"""The pages of an item's n-th turn, as they are now."""
START_S = 4.0
"""Given to a video beyond its length: it may take so long until its first frame."""
UNKNOWN_S = 600.0
"""A video of unknown length may last so long."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The page on the stage: the item, which of its turns, which page of that turn, and how much time it has left."""

    key: str
    step: int
    at: int
    since: float  # when it began or last went on
    left: float  # seconds, as of ``since``


@dataclass(frozen=True, slots=True)
class Programme:
    """Where the round stands. ``standing`` None: nothing yet."""

    standing: Standing | None = None
    round: Turn = field(default_factory=Turn)
    steps: Mapping[str, int] = field(default_factory=dict)  # how many turns each item has had
    known: frozenset[str] = frozenset()  # the items of the last step
    held: bool = False
    alone: bool = False  # one page: nothing ever takes its place by itself

    @property
    def wakes_at(self) -> float | None:
        """When the next page comes by itself."""
        if self.standing is None or self.held or self.alone:
            return None
        return self.standing.since + self.standing.left


def advanced(programme: Programme, items: tuple[Item, ...], script: Script, now: float, *, held: bool) -> Programme:
    """The programme at ``now``. ``held``: a call or an emergency covers the stage."""
    programme = _held(programme, held, now)
    keys = {item.key: item for item in items}
    pressing = [item for item in items if item.presses and item.key not in programme.known]
    programme = replace(programme, known=frozenset(keys), alone=_alone(items, script))
    standing = programme.standing
    if pressing and (standing is None or standing.key != pressing[0].key):
        return _begun(_last(programme, pressing[0].key), pressing[0], script, now)
    if standing is None or standing.key not in keys:
        return _next_item(programme, items, script, now)
    pages = script(keys[standing.key], standing.step)
    if standing.at >= len(pages):
        return _next_item(programme, items, script, now)
    if held or programme.alone or now < standing.since + standing.left:
        return programme
    if standing.at + 1 < len(pages):
        at = standing.at + 1
        seconds = _seconds(keys[standing.key], pages[at])
        return replace(programme, standing=Standing(standing.key, standing.step, at, now, seconds))
    return _next_item(programme, items, script, now)


def over(programme: Programme, key: str, now: float) -> Programme:
    """The video of this item has come to its end (or cannot go on): its page has no time left."""
    standing = programme.standing
    if standing is None or standing.key != key:
        return programme
    return replace(programme, standing=replace(standing, since=now, left=0.0))


def _held(programme: Programme, held: bool, now: float) -> Programme:
    standing = programme.standing
    if held is programme.held or standing is None:
        return replace(programme, held=held)
    left = max(0.0, standing.left - (now - standing.since)) if held else standing.left
    return replace(programme, held=held, standing=replace(standing, since=now, left=left))


def _last(programme: Programme, key: str) -> Programme:
    return replace(programme, round=Turn(key, programme.round.earned))


def _alone(items: tuple[Item, ...], script: Script) -> bool:
    if len(items) != 1:
        return False
    first = script(items[0], 0)
    film = any(page.kind is PageKind.VIDEO for page in first)  # one that is alone begins again
    return not film and len(first) <= 1 and first == script(items[0], 1)


def _next_item(programme: Programme, items: tuple[Item, ...], script: Script, now: float) -> Programme:
    """Whose turn it is; an item that has nothing to say just now is passed over."""
    by_key = {item.key: item for item in items}
    for _ in range(2 * len(items)):
        chosen = next_turn({key: item.weight for key, item in by_key.items()}, programme.round)
        if chosen is None:
            break
        key, turn = chosen
        programme = replace(programme, round=turn)
        if script(by_key[key], programme.steps.get(key, 0)):
            return _begun(programme, by_key[key], script, now)
        del by_key[key]
    return replace(programme, standing=None)


def _begun(programme: Programme, item: Item, script: Script, now: float) -> Programme:
    step = programme.steps.get(item.key, 0)
    pages = script(item, step)
    steps = {key: n for key, n in programme.steps.items() if key in programme.known} | {item.key: step + 1}
    standing = Standing(item.key, step, 0, now, _seconds(item, pages[0]) if pages else 0.0)
    return replace(programme, standing=standing, steps=steps)


def _seconds(item: Item, page: Page) -> float:
    if item.seconds is not None:
        return float(item.seconds)
    if page.kind is PageKind.VIDEO:
        length = page.media.seconds if page.media else 0.0
        return length + START_S if length else UNKNOWN_S
    return page.seconds


def page(programme: Programme, items: tuple[Item, ...], script: Script) -> Page | None:
    """The page on the stage, as it reads now."""
    standing = programme.standing
    if standing is None:
        return None
    for item in items:
        if item.key == standing.key:
            pages = script(item, standing.step)
            return pages[min(standing.at, len(pages) - 1)] if pages else None
    return None
