"""A file from this machine to a real hub, with its progress; what is refused comes back as a value."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shared.fetching.upload import offer_of, put
from shared.model import Media, MediaKind, Role
from shared.protocol.commands import UploadPlace
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.media.samples import picture, write
from tests.hub.running import running_hub


def test_a_file_is_put_where_the_hub_said_and_the_way_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, "poster.png", picture(size=(1200, 900)))
    told: list[tuple[int, int]] = []
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        place = admin.done(offer_of(file))
        assert isinstance(place, UploadPlace)
        media = put(hub.url, place, file, lambda *now: told.append(now))
        assert isinstance(media, Media), media
        assert (media.kind, media.width, media.label) == (MediaKind.PICTURE, 1200, "poster.png")
        assert put(hub.url, place, file) == Refusal(RefusalCode.MEDIA_NO_PLACE)
    size = file.stat().st_size
    assert told[-1] == (size, size)
    assert [sent for sent, _ in told] == sorted({sent for sent, _ in told})


def test_a_place_that_is_gone_is_said_even_when_the_file_is_large(tmp_path: Path) -> None:
    file = write(tmp_path, "a.mp4", bytes(8_000_000))
    with running_hub(tmp_path) as hub:
        said = put(hub.url, UploadPlace("/upload/" + "a" * 24, 5), file)
    assert said in (Refusal(RefusalCode.MEDIA_NO_PLACE), Refusal(RefusalCode.OFFLINE))  # the network may eat the answer


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_a_name_that_no_screen_can_show_becomes_a_label_that_it_can(tmp_path: Path) -> None:
    file = write(tmp_path, "a\nb\udcff.png", b"x")
    assert offer_of(file).label == "ab.png"


def test_a_file_that_changed_after_it_was_offered_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path, "poster.png", picture())
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        place = admin.done(offer_of(file))
        assert isinstance(place, UploadPlace)
        file.write_bytes(picture(colour="#FFFFFF"))
        assert put(hub.url, place, file) == Refusal(RefusalCode.MEDIA_BROKEN)


@pytest.mark.parametrize("url", ["ws://127.0.0.1:9/ws", "nonsense"])
def test_a_hub_that_is_not_there_is_said(tmp_path: Path, url: str) -> None:
    file = write(tmp_path, "poster.png", picture())
    assert put(url, UploadPlace("/upload/x", 5), file) == Refusal(RefusalCode.OFFLINE)
