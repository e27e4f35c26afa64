"""A sheet in words, and its lines with the keys that choose them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.sheets import FORMS, TRANSFERS, Choice, choices, desks, people, title
from counter.state import Page, SheetKind, State
from counter.verbs import keycap
from counter.words import Words
from shared.model import OPEN_STATES


@dataclass(frozen=True, slots=True)
class SheetView:
    """The open sheet; ``kind`` empty when there is none."""

    kind: str = ""
    title: str = ""
    text: str = ""
    tabbed: bool = False
    indonesian: str = ""
    english: str = ""
    long: bool = False  # more lines than number keys: letters find one
    typed: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceText:
    """One line in words. ``digit`` is the number key that chooses it."""

    key: str
    label: str
    detail: str
    cap: str
    mark: str
    reason: str
    digit: str
    chosen: bool = False
    taken: bool = False


DIGITS = 9
"""So many lines have a number key of their own."""


def sheet_view(state: State, words: Words, at: datetime) -> SheetView:
    """The open sheet."""
    sheet, room = state.sheet, state.room
    if sheet is None:
        return SheetView()
    text = ""
    if sheet.kind is SheetKind.CLOSE_DAY and room:
        still = sum(1 for row in room.snapshot.tickets if row.state in OPEN_STATES)
        text = words.say("counter.close_day.open", n=still)
    elif sheet.kind is SheetKind.EMERGENCY and room and room.snapshot.emergency:
        said = room.snapshot.emergency.text
        text = f"{said.id} / {said.en}" if said.en else said.id
    elif sheet.kind is SheetKind.TRANSFER_PERSON and room and not people(room):
        text = words.say("counter.transfer.nobody")
    elif sheet.typed and not sheet_choices(state, words, at):
        text = words.say("counter.sheet.not_found", typed=sheet.typed)
    long = len(choices(state, sheet, at)) > DIGITS
    hint = "form" if sheet.kind in FORMS else "typed" if sheet.typed else "long" if long else ""
    line = room.snapshot.office.announcement if room else None
    return SheetView(
        sheet.kind.value,
        words(title(state, sheet)),
        text,
        sheet.kind in TRANSFERS,
        line.id if line else "",
        line.en if line else "",
        long,
        sheet.typed,
        words.say(f"counter.sheet.hint_{hint}" if hint else "counter.sheet.hint", typed=sheet.typed),
    )


def sheet_choices(state: State, words: Words, at: datetime) -> tuple[ChoiceText, ...]:
    """The lines of the open sheet."""
    if state.sheet is None:
        return ()
    wanted = state.sheet.typed.strip().casefold()
    found = [
        choice
        for choice in choices(state, state.sheet, at)
        if all(
            part in f"{choice.mark} {words(choice.label)} {words(choice.detail)}".casefold() for part in wanted.split()
        )
    ]
    return tuple(_line(choice, i, words) for i, choice in enumerate(found))


def desk_choices(state: State, words: Words) -> tuple[ChoiceText, ...]:
    """The desks of the log-in page."""
    room = state.room
    if room is None or state.page is Page.DESK:
        return ()
    taken = {row.desk for row in room.snapshot.desks if row.staff and (room.me is None or row.staff != room.me.staff)}
    return tuple(
        _line(choice, i, words, chosen=choice.key == state.desk, taken=choice.key in taken)
        for i, choice in enumerate(desks(room))
    )


def _line(choice: Choice, i: int, words: Words, *, chosen: bool = False, taken: bool = False) -> ChoiceText:
    return ChoiceText(
        choice.key,
        words(choice.label),
        words(choice.detail),
        keycap(choice.shortcut),
        choice.mark,
        words(choice.reason),
        str(i + 1) if i < DIGITS else "",
        chosen,
        taken,
    )
