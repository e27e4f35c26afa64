"""One client's outbox: what is held leaves in order, with the next frame or by itself, and never after the end."""

from __future__ import annotations

import asyncio

from shared.hub.outbox import Bound, Outbox


class Cable:
    """A socket that notes each write; ``full`` takes nothing."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.full = False

    def ready(self) -> bool:
        return not self.full

    def gone(self) -> bool:
        return False

    def write(self, frame: bytes) -> None:
        self.writes.append(frame)


def outbox(cable: Cable, bound: Bound | None = None) -> tuple[Outbox, list[str]]:
    dropped: list[str] = []
    return Outbox(cable, bound or Bound(), lambda: dropped.append("dropped")), dropped


def test_a_held_answer_leaves_with_the_change_that_follows_in_one_write() -> None:
    async def story() -> None:
        cable = Cable()
        box, _ = outbox(cable)
        box.hold(b"answer ")
        box.put(b"change")
        await asyncio.sleep(0)
        assert cable.writes == [b"answer change"]

    asyncio.run(story())


def test_held_answers_leave_in_order_by_themselves() -> None:
    async def story() -> None:
        cable = Cable()
        box, _ = outbox(cable)
        box.hold(b"one ")
        box.hold(b"two")
        assert cable.writes == []
        await asyncio.sleep(0)
        assert cable.writes == [b"one two"]

    asyncio.run(story())


def test_a_held_answer_waits_for_room_like_any_frame() -> None:
    async def story() -> None:
        cable = Cable()
        cable.full = True
        box, _ = outbox(cable)
        box.hold(b"answer")
        await asyncio.sleep(0)
        assert cable.writes == []
        cable.full = False
        box.flush()
        assert cable.writes == [b"answer"]

    asyncio.run(story())


def test_held_answers_count_against_the_bound() -> None:
    async def story() -> None:
        cable = Cable()
        cable.full = True
        box, dropped = outbox(cable, Bound(frames=10, bytes=8))
        box.hold(b"123456789")
        await asyncio.sleep(0)
        assert dropped == ["dropped"]

    asyncio.run(story())


def test_nothing_leaves_after_the_end() -> None:
    async def story() -> None:
        cable = Cable()
        box, _ = outbox(cable)
        box.hold(b"answer")
        box.close()
        await asyncio.sleep(0)
        assert cable.writes == []

    asyncio.run(story())
