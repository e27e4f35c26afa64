"""Who of many phones is told what and when, without sockets: heartbeats in turn, full ones later, frames made once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from shared.hub.limits import Bucket
from shared.hub.phones import AT_ONCE, Phone, Phones
from shared.hub.wire import packed
from shared.model import Language
from shared.protocol.commands import CancelTicket
from tests.queue.room import Room, office
from tests.queue.test_more_time import PHONE


@dataclass(eq=False)
class Wire:
    """A socket that is full when told so."""

    full: bool = False
    closed: bool = False
    frames: list[bytes] = field(default_factory=list)

    def ready(self) -> bool:
        return not self.full

    def gone(self) -> bool:
        return self.closed

    def write(self, frame: bytes) -> None:
        self.frames.append(frame)

    def part(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.closed = True

    def said(self) -> list[str]:
        """What it was told since last asked: places as figures, pages by their key."""
        frames, self.frames = self.frames, []
        told = []
        for text in b"".join(frames).split(b'{"')[1:]:
            frame = json.loads(b'{"' + text[: text.rindex(b"}") + 1])
            told.append(frame.get("ahead") or frame["page"])
        return told


class House:
    """A room whose phones are told after each thing that happens."""

    def __init__(self) -> None:
        self.room = Room(office())
        self.phones = Phones()

    def open_page(self, ticket: str, language: Language = Language.INDONESIAN, most: int = 6) -> tuple[Phone, Wire]:
        wire = Wire()
        phone = Phone(wire, language, Bucket(1, 1, 0))
        self.phones.join(phone, self.room.ticket(ticket), self.room.state, self.room.now, most)
        return phone, wire

    async def tell(self, *, tick: bool = False, due: bool = False) -> None:
        room = self.room
        self.phones.publish(room.state, room.state.take_changes(), room.now, tick=tick, due=due)
        while self.phones.telling:
            await asyncio.sleep(0)

    async def second(self) -> None:
        self.room.later(seconds=1)
        await self.tell(tick=True)


def of_house(test: Callable[[House], object]) -> Callable[[], None]:
    """A test on a loop of its own."""

    def run() -> None:
        asyncio.run(test(House()))  # type: ignore[arg-type]

    run.__name__ = test.__name__
    return run


@of_house
async def test_only_phones_whose_place_has_changed_are_told(house: House) -> None:
    first, second, third = (house.room.take("KP") for _ in range(3))
    other = house.room.take("KGB")
    wires = {ticket: house.open_page(ticket)[1] for ticket in (first, second, third, other)}
    assert [wires[t].said() for t in (first, other)] == [["waiting.0.1.0.", "0"], ["waiting.0.1.0.", "0"]]
    for wire in wires.values():
        wire.said()
    house.room.ok(CancelTicket(second, ""), PHONE)
    await house.tell()
    assert {t: w.said() for t, w in wires.items()} == {
        first: [], second: ["cancelled.0.1.0."], third: ["1"], other: []
    }  # fmt: skip


@of_house
async def test_a_frame_is_made_once_for_all_who_are_told_the_same(house: House) -> None:
    ticket = house.room.take("KP")
    wires = [house.open_page(house.room.take("KP"))[1] for _ in range(3)]
    again = [house.open_page(list(house.room.state.tickets)[-1])[1] for _ in range(2)]
    for wire in (*wires, *again):
        wire.said()
    house.room.ok(CancelTicket(ticket, ""), PHONE)
    await house.tell()
    (mine,), (his,), (hers,) = (wire.frames for wire in (wires[2], *again))
    assert mine is his is hers
    assert mine.startswith(packed(b"x" * (len(mine) - 2))[:2])


@of_house
async def test_each_phone_hears_every_ten_seconds_that_the_hub_is_there(house: House) -> None:
    wires = [house.open_page(house.room.take("KP"))[1] for _ in range(25)]
    await house.tell()
    for wire in wires:
        wire.said()
    heard = [0] * len(wires)
    for _ in range(30):
        await house.second()
        for n, wire in enumerate(wires):
            heard[n] += wire.said().count("waiting.0.1.0.")
    assert heard == [3] * len(wires)


@of_house
async def test_heartbeats_are_spread_over_the_ten_seconds(house: House) -> None:
    wires = [house.open_page(house.room.take("KP"))[1] for _ in range(40)]
    await house.tell()
    for wire in wires:
        wire.said()
    for _ in range(10):
        await house.second()
        assert sum(len(wire.said()) for wire in wires) == 4


@of_house
async def test_ticks_in_quick_succession_make_no_more_heartbeats(house: House) -> None:
    wire = house.open_page(house.room.take("KP"))[1]
    await house.tell()
    wire.said()
    for _ in range(100):
        house.room.later(milliseconds=10)
        await house.tell(tick=True)
    assert wire.said() in ([], ["waiting.0.1.0."])


@of_house
async def test_a_clock_that_is_set_back_does_not_silence_the_hub(house: House) -> None:
    wire = house.open_page(house.room.take("KP"))[1]
    await house.second()
    wire.said()
    house.room.now -= timedelta(minutes=3)
    for _ in range(10):
        await house.second()
    assert wire.said() == ["waiting.0.1.0."]


@of_house
async def test_a_full_phone_is_told_nothing_and_then_what_is_true_by_then(house: House) -> None:
    line = [house.room.take("KP") for _ in range(5)]
    phone, wire = house.open_page(line[-1])
    assert wire.said() == ["waiting.0.1.0.", "4"]
    wire.full = True
    for ticket in line[:3]:
        house.room.ok(CancelTicket(ticket, ""), PHONE)
        await house.tell()
    assert wire.frames == []
    wire.full = False
    house.phones.room_again(phone)
    assert wire.said() == ["waiting.0.1.0.", "1"]
    house.phones.room_again(phone)
    assert wire.frames == []


@of_house
async def test_a_phone_that_takes_no_heartbeat_twice_is_dropped(house: House) -> None:
    ticket = house.room.take("KP")
    _, deaf = house.open_page(ticket)
    _, well = house.open_page(ticket)
    deaf.full = True
    for seconds in range(1, 31):
        await house.second()
        assert deaf.closed == (seconds > 20), seconds
    assert not well.closed


@of_house
async def test_many_are_told_a_few_at_a_time_and_each_the_newest(house: House) -> None:
    line = [house.room.take("KP") for _ in range(3 * AT_ONCE)]
    wires = [house.open_page(ticket)[1] for ticket in line]
    room = house.room
    for wire in wires:
        wire.said()
    room.ok(CancelTicket(line[0], ""), PHONE)
    house.phones.publish(room.state, room.state.take_changes(), room.now, tick=False, due=False)
    await asyncio.sleep(0)
    told = [wire for wire in wires[1:] if wire.frames]
    assert len(told) == AT_ONCE
    room.ok(CancelTicket(line[1], ""), PHONE)
    await house.tell()
    heard = [wire.said() for wire in wires[2:]]
    assert [said[-1] for said in heard] == [str(n) for n in range(len(heard))]
    assert sum(len(said) == 1 for said in heard) >= len(heard) - AT_ONCE  # the others never heard of the first change


@of_house
async def test_the_clock_alone_may_turn_an_order_round_and_is_followed(house: House) -> None:
    slow = house.room.take("MUT")
    house.room.later(minutes=5)
    favoured = house.room.take("KP", priority=True)
    wires = [house.open_page(ticket)[1] for ticket in (slow, favoured)]
    assert [wire.said()[-1] for wire in wires] == ["0", "1"]
    house.room.later(minutes=30)
    await house.tell(tick=True, due=True)
    assert [wire.said()[-1] for wire in wires] == ["1", "0"]


@of_house
async def test_of_too_many_pages_of_one_ticket_the_oldest_is_closed(house: House) -> None:
    ticket = house.room.take("KP")
    wires = [house.open_page(ticket, most=2)[1] for _ in range(4)]
    assert [wire.closed for wire in wires] == [True, True, False, False]
    assert len(house.phones) == 2


@pytest.mark.parametrize("language", Language)
def test_a_place_is_told_in_the_language_of_the_page(language: Language) -> None:
    house = House()
    house.room.take("KP")
    wire = house.open_page(house.room.take("KP"), language)[1]
    text = b"".join(wire.frames).decode(errors="replace")
    assert ("di depan" in text) == (language is Language.INDONESIAN)
