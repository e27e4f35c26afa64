"""A window's file on its way to a real hub: looked through, offered, sent with its progress, or given up."""

from __future__ import annotations

import queue
from pathlib import Path

from shared.fetching.sending import Ended, Prepared, Sending, Step, Underway, Unreadable
from shared.model import Media, Role
from shared.protocol.commands import MediaKept, UploadPlace
from tests.hub.media.samples import picture, write
from tests.hub.running import running_hub


def test_a_file_is_looked_through_offered_and_sent_with_its_progress(tmp_path: Path) -> None:
    file = write(tmp_path, "poster.png", picture() + bytes(3_000_000))
    steps: queue.SimpleQueue[Step] = queue.SimpleQueue()
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        sending = Sending(hub.url, file, steps.put)
        sending.prepare()
        prepared = steps.get(timeout=10)
        assert isinstance(prepared, Prepared)
        place = admin.done(prepared.offer)
        assert isinstance(place, UploadPlace)
        sending.send(place)
        heard = [steps.get(timeout=20)]
        while isinstance(heard[-1], Underway):
            heard.append(steps.get(timeout=20))
        end = heard.pop()
        assert isinstance(end, Ended)
        assert isinstance(end.outcome, Media)
        shares = [step.sent for step in heard if isinstance(step, Underway)]
        assert shares == sorted(shares)
        assert shares[-1] == file.stat().st_size
        assert len(shares) <= 101
        assert isinstance(admin.done(prepared.offer), MediaKept)


def test_who_gives_up_hears_nothing_more_and_the_hub_keeps_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, "a.mp4", bytes(30_000_000))
    steps: queue.SimpleQueue[Step] = queue.SimpleQueue()
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        sending: Sending

        def told(step: Step) -> None:
            steps.put(step)
            if isinstance(step, Underway):
                sending.cancel()

        sending = Sending(hub.url, file, told)
        sending.prepare()
        prepared = steps.get(timeout=10)
        assert isinstance(prepared, Prepared)
        place = admin.done(prepared.offer)
        assert isinstance(place, UploadPlace)
        sending.send(place)
        assert isinstance(steps.get(timeout=10), Underway)
    assert steps.empty()  # the hub has stopped: nothing can come any more
    assert not list((tmp_path / "media").glob("*.*"))


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    steps: queue.SimpleQueue[Step] = queue.SimpleQueue()
    Sending("ws://127.0.0.1:9/ws", tmp_path / "gone.png", steps.put).prepare()
    said = steps.get(timeout=10)
    assert isinstance(said, Unreadable)
    assert said.why
