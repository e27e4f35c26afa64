"""A file's way to the hub and back, on a real socket: offered, put, checked, kept, used, served, swept."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest

from shared.hub.media.gallery import label_from
from shared.hub.media.places import EACH
from shared.hub.media.shelf import KEEP_SECONDS, RESERVE
from shared.hub.work import Read
from shared.model import Announcement, AnnouncementKind, Media, Role, Text
from shared.protocol.commands import (
    AnnouncementDone,
    ApproveAnnouncement,
    MediaKept,
    OfferMedia,
    RemoveAnnouncement,
    SaveAnnouncement,
    UploadPlace,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.writing import printable
from shared.queue.notice import media_in_use
from tests.hub.media.samples import picture, video
from tests.hub.media.sending import get, offer, put, upload
from tests.hub.running import RunningHub, Screen, running_hub

BROKEN = Refusal(RefusalCode.MEDIA_BROKEN)
NO_PLACE = Refusal(RefusalCode.MEDIA_NO_PLACE)


def place(screen: Screen, data: bytes) -> str:
    """Where to put ``data``."""
    outcome = screen.done(offer(data))
    assert isinstance(outcome, UploadPlace), outcome
    return outcome.path


def kept(hub: RunningHub, screen: Screen, data: bytes) -> Media:
    """``data``, on the hub."""
    media = upload(hub, screen, data)
    assert isinstance(media, Media), media
    return media


def files(hub: RunningHub) -> set[str]:
    """What lies in the folder, unfinished things too."""
    folder = hub.data / "media"
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_picture_goes_to_the_hub_and_comes_back_by_its_hash(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        media = kept(small_hub, admin, picture("JPEG"))
    assert (media.width, media.height, media.label) == (320, 180, "poster.png")
    status, headers, data = get(small_hub, f"/media/{media.hash}")
    assert status == 200
    assert hashlib.sha256(data).hexdigest() == media.hash
    assert len(data) == media.bytes
    assert headers["content-type"] == "image/jpeg"
    assert headers["x-content-type-options"] == "nosniff"
    assert "immutable" in headers["cache-control"]
    assert "sandbox" in headers["content-security-policy"]
    assert get(small_hub, f"/media/{media.hash}", "HEAD")[1]["content-length"] == str(media.bytes)
    assert get(small_hub, f"/media/{media.hash}", Range=f"bytes={media.bytes - 5}-")[2] == data[-5:]
    assert files(small_hub) == {f"{media.hash}.jpg", f"{media.hash}.json"}


def test_a_video_is_announced_and_a_file_the_hub_does_not_have_is_not(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        media = kept(small_hub, admin, video())
        content = Announcement(AnnouncementKind.VIDEO, Text("Alur", ""), media=media)
        done = admin.done(SaveAnnouncement(content))
        assert isinstance(done, AnnouncementDone)
        admin.done(ApproveAnnouncement(done.announcement, done.revision))
        other = Media("0" * 64, media.kind, 5, 1, 1, 1.0)
        unknown = SaveAnnouncement(Announcement(AnnouncementKind.VIDEO, Text("x", ""), media=other))
        assert admin.refused(unknown).code is RefusalCode.UNKNOWN_MEDIA


def test_what_the_hub_has_is_not_sent_again_after_a_restart_either(tmp_path: Path) -> None:
    data = picture("WEBP")
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        media = kept(hub, admin, data)
        again = admin.done(offer(data, "other name.webp"))
    assert isinstance(again, MediaKept)
    assert (again.media.hash, again.media.label) == (media.hash, "other name.webp")
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as same:
        there = same.done(offer(data))
        assert isinstance(there, MediaKept)
        assert there.media.hash == media.hash
        assert get(hub, f"/media/{media.hash}")[0] == 200


def test_only_who_leads_the_room_may_upload(small_hub: RunningHub) -> None:
    for role in (Role.KIOSK, Role.DISPLAY):
        with small_hub.screen(role) as screen:
            assert screen.refused(offer(b"x")).code is RefusalCode.NOT_ALLOWED
    with small_hub.desk("budi") as desk:
        assert desk.refused(offer(b"x")).code is RefusalCode.NOT_ALLOWED


@pytest.mark.parametrize(
    ("label", "kept_as"),
    [
        ("../../../etc/passwd", "passwd"),
        ("C:\\Users\\budi\\poster.png", "poster.png"),
        ("a" * 150 + ".png", "a" * 80),
        ("/", ""),
    ],
    ids=["up", "windows", "long", "nothing"],
)
def test_a_path_in_the_name_is_only_a_label(small_hub: RunningHub, label: str, kept_as: str) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        media = upload(small_hub, admin, picture(), label)
    assert isinstance(media, Media)
    assert media.label == kept_as
    assert files(small_hub) == {f"{media.hash}.png", f"{media.hash}.json"}


def test_a_label_keeps_what_can_be_shown() -> None:
    assert label_from("Te\u0301mpat/Jadwal\u202e Salat \u0001🕌.png") == "Jadwal Salat 🕌.png"
    assert printable(label_from("a" + "\u0301" * 90 + ".png"))
    assert label_from("x" * 79 + "  .png") == "x" * 79


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (OfferMedia("a" * 64, 0, ""), BROKEN),
        (OfferMedia("a" * 64, 200_000_001, ""), Refusal(RefusalCode.MEDIA_TOO_LARGE, number="200")),
        (OfferMedia("../" * 21 + "a", 5, ""), Refusal(RefusalCode.BAD_TEXT, name="hash")),
        (OfferMedia("A" * 64, 5, ""), Refusal(RefusalCode.BAD_TEXT, name="hash")),
        (OfferMedia("", 5, ""), Refusal(RefusalCode.BAD_TEXT, name="hash")),
    ],
    ids=["empty", "large", "path", "upper case", "no hash"],
)
def test_what_cannot_be_a_file_gets_no_place(small_hub: RunningHub, command: OfferMedia, refusal: Refusal) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        assert admin.refused(command) == refusal


def test_other_bytes_than_offered_are_refused_and_nothing_of_them_stays(small_hub: RunningHub) -> None:
    data = picture()
    with small_hub.screen(Role.ADMIN) as admin:
        assert put(small_hub, place(admin, data), data[:-1] + b"!") == BROKEN
        assert put(small_hub, place(admin, data), data + b"!") == BROKEN
        assert put(small_hub, place(admin, data), data[:-1]) == BROKEN
        assert put(small_hub, place(admin, data), b"") == BROKEN
    assert files(small_hub) == set()


def test_more_bytes_than_offered_are_not_even_read_when_their_number_is_not_said(small_hub: RunningHub) -> None:
    data = picture()
    with small_hub.screen(Role.ADMIN) as admin:
        path = place(admin, data)
    with socket.create_connection(("127.0.0.1", small_hub.port), timeout=10) as link:
        link.sendall(f"PUT {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        link.sendall(b"%x\r\n" % (len(data) + 1) + data + b"!\r\n")  # and the end never comes
        assert b"422" in link.recv(1000).split(b"\r\n")[0]
    assert files(small_hub) == set()


def test_a_place_works_once_and_a_made_up_one_never(small_hub: RunningHub) -> None:
    data = picture()
    with small_hub.screen(Role.ADMIN) as admin:
        path = place(admin, data)
        assert isinstance(put(small_hub, path, data), Media)
        assert put(small_hub, path, data) == NO_PLACE
    assert put(small_hub, "/upload/" + "a" * 24, data) == NO_PLACE
    assert get(small_hub, "/upload/%2e%2e%2fantrean.db", "PUT")[0] == 404
    assert get(small_hub, path)[0] == 405


def test_few_places_at_a_time_and_the_same_file_takes_one(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        first = place(admin, b"0")
        assert place(admin, b"0") != first
        assert put(small_hub, first, b"0") == NO_PLACE
        for n in range(1, EACH):
            place(admin, bytes((n,)))
        assert admin.refused(offer(b"one more")).code is RefusalCode.TOO_MANY


@pytest.mark.parametrize("hash_", ["0" * 64, "..%2fantrean.db", "%00", "A" * 64, "a" * 63, "local-pairing", ""])
def test_nothing_but_a_kept_file_is_served(small_hub: RunningHub, hash_: str) -> None:
    assert get(small_hub, f"/media/{hash_}")[0] == 404


def test_an_upload_that_breaks_off_leaves_nothing(small_hub: RunningHub) -> None:
    data = video(seconds=2.0)
    with small_hub.screen(Role.ADMIN) as admin:
        path = place(admin, data)
    with socket.create_connection(("127.0.0.1", small_hub.port), timeout=10) as link:
        link.sendall(f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data[:500])
        _until(lambda: bool(files(small_hub)))
    _until(lambda: not files(small_hub))


def test_a_slow_upload_is_waited_for_as_long_as_something_comes(tmp_path: Path) -> None:
    from shared.hub.limits import Limits  # noqa: PLC0415

    data = picture()
    with running_hub(tmp_path, limits=Limits(silence_seconds=600, request_seconds=0.5)) as hub:
        with hub.screen(Role.ADMIN) as admin:
            path = place(admin, data)
            stalled = place(admin, b"stalled")
        with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as link:
            link.sendall(f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(data)}\r\n\r\n".encode())
            fifth = len(data) // 5
            for n in range(5):  # longer together than a request may take
                time.sleep(0.2)
                link.sendall(data[n * fifth : (n + 1) * fifth] if n < 4 else data[4 * fifth :])
            assert b"200" in link.recv(1000).split(b"\r\n")[0]
        with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as link:
            link.sendall(f"PUT {stalled} HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\nsta".encode())
            assert link.recv(1000) == b""
        _until(lambda: len(files(hub)) == 2)


def test_a_full_disk_is_said_and_tickets_keep_their_room(tmp_path: Path) -> None:
    data = picture()
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        shelf = hub.opened.hub.gallery.shelf
        shelf.free = lambda _: RESERVE + 2 * len(data) - 1
        assert admin.refused(offer(data)).code is RefusalCode.MEDIA_NO_ROOM
        shelf.free = lambda _: RESERVE + 2 * len(data)
        path = place(admin, data)
        shutil.rmtree(hub.data / "media")  # the disk is gone altogether
        assert put(hub, path, data) == Refusal(RefusalCode.MEDIA_NO_ROOM)


def test_the_folder_has_a_limit_of_its_own(tmp_path: Path) -> None:
    data = picture()
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        media = kept(hub, admin, data)
        hub.opened.hub.gallery.shelf.most_bytes = media.bytes + 10
        assert admin.refused(offer(b"eleven bytes")).code is RefusalCode.MEDIA_NO_ROOM
        place(admin, b"ten bytes")


def test_old_files_go_when_no_announcement_uses_them(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        used, unused = kept(hub, admin, picture()), kept(hub, admin, video())
        content = Announcement(AnnouncementKind.IMAGE, Text("", ""), media=used)
        done = admin.done(SaveAnnouncement(content))
        assert isinstance(done, AnnouncementDone)
        old = time.time() - KEEP_SECONDS - 60
        for path in (hub.data / "media").glob("*.*"):
            os.utime(path, (old, old))
        _sweep(hub)
        assert files(hub) == {f"{used.hash}.png", f"{used.hash}.json"}
        assert get(hub, f"/media/{unused.hash}")[0] == 404
        again = SaveAnnouncement(Announcement(AnnouncementKind.VIDEO, Text("", ""), media=unused))
        assert admin.refused(again).code is RefusalCode.UNKNOWN_MEDIA
        admin.done(RemoveAnnouncement(done.announcement))
        _sweep(hub)
        assert files(hub) == set()


def test_a_file_damaged_on_the_disk_is_forgotten_at_the_next_start(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, hub.screen(Role.ADMIN) as admin:
        media = kept(hub, admin, picture())
        (hub.data / "media" / "incoming" / "left over").write_bytes(b"x")
    (tmp_path / "media" / f"{media.hash}.png").write_bytes(b"shorter")
    (tmp_path / "media" / ("f" * 64 + ".mp4")).write_bytes(b"its facts were never written")
    with running_hub(tmp_path) as hub:
        assert get(hub, f"/media/{media.hash}")[0] == 404
        assert files(hub) == set()


def _sweep(hub: RunningHub) -> None:
    done = threading.Event()

    def look(state: object, _: object) -> None:
        assert state is not None
        gallery = hub.opened.hub.gallery
        gallery.sweep(media_in_use(state.announcements.values()))  # type: ignore[attr-defined]
        gallery._disk.submit(done.set)

    hub.loop.call_soon_threadsafe(hub.opened.hub.room.put, Read(look))
    assert done.wait(10)


def _until(true: object, seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < ends
        time.sleep(0.01)
