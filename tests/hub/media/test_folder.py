"""The watched folder at a real hub: dropped, shown; taken away, gone; bad, said; killed in between, nothing twice."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from shared.hub.media import folder as module
from shared.hub.media.dropping import Dropping, meant
from shared.hub.media.folder import follow_folder
from shared.model import AnnouncementKind, Role
from shared.protocol.commands import RemoveAnnouncement
from shared.protocol.views import AlertKind
from shared.queue.notice import Notice
from tests.hub.media.samples import picture, video, write
from tests.hub.running import RunningHub, example, running_hub

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"


@contextmanager
def following(hub: RunningHub, folder: Path) -> Iterator[None]:
    """The watch, looking often."""
    watch = asyncio.run_coroutine_threadsafe(follow_folder(hub.opened.hub, folder, hub.data, 0.05), hub.loop)
    try:
        yield
    finally:
        watch.cancel()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the hub does not know yet."""
    path = tmp_path / "Pengumuman TV"
    path.mkdir()
    return path


def notices(hub: RunningHub) -> list[Notice]:
    """What the hub announces."""
    return list(hub.opened.hub.judge.state.announcements.values())


def labels(hub: RunningHub) -> set[str]:
    """The labels of what is on the TVs."""
    return {one.approved.media.label for one in notices(hub) if one.approved and one.approved.media}


def until(true: Callable[[], bool], seconds: float = 15) -> None:
    """Wait for what must come."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def alerts(hub: RunningHub) -> set[str]:
    """Whose files supervisors are told of."""
    return {a.name for a in hub.opened.hub.house.health.alerts.values() if a.kind is AlertKind.FOLDER}


def test_what_is_dropped_goes_on_the_tvs_and_what_is_taken_away_goes_off(small_hub: RunningHub, folder: Path) -> None:
    write(folder, "layanan.jpg", picture())
    with following(small_hub, folder):
        write(folder, "alur.mp4", video())
        until(lambda: labels(small_hub) == {"layanan.jpg", "alur.mp4"})
        kinds = {one.approved.kind for one in notices(small_hub) if one.approved}
        assert kinds == {AnnouncementKind.IMAGE, AnnouncementKind.VIDEO}
        assert all(one.approved is None or one.approved.title.id == "" for one in notices(small_hub))
        (folder / "layanan.jpg").unlink()
        until(lambda: labels(small_hub) == {"alur.mp4"})
        assert len(notices(small_hub)) == 1
        write(folder, "alur.mp4", picture())  # another file under the same name, and the name is no witness
        until(lambda: [one.approved.kind for one in notices(small_hub) if one.approved] == [AnnouncementKind.IMAGE])
    assert {path.name for path in folder.iterdir()} == {"alur.mp4"}


def test_a_bad_file_is_said_beside_it_and_to_supervisors_until_it_is_gone(small_hub: RunningHub, folder: Path) -> None:
    with following(small_hub, folder):
        write(folder, "logo.png", SVG)
        write(folder, "cut.mp4", video()[:-300])
        until(lambda: alerts(small_hub) == {"logo.png", "cut.mp4"})
        note = (folder / "logo.png.txt").read_text(encoding="utf-8")
        assert "SVG" in note
        assert "tidak dapat ditayangkan" in note
        assert "cannot be shown" in note
        assert "terpotong" in (folder / "cut.mp4.txt").read_text(encoding="utf-8")
        assert notices(small_hub) == []
        (folder / "cut.mp4").unlink()
        write(folder, "logo.png", picture())
        until(lambda: labels(small_hub) == {"logo.png"} and not alerts(small_hub))
    assert {path.name for path in folder.iterdir()} == {"logo.png"}


def test_a_restart_announces_nothing_twice_and_notices_what_went_meanwhile(tmp_path: Path, folder: Path) -> None:
    for name in ("a.png", "b.png", "bad.png"):
        write(folder, name, SVG if name == "bad.png" else picture(colour=f"#00{ord(name[0])}00"))
    with running_hub(tmp_path) as hub, following(hub, folder):
        until(lambda: labels(hub) == {"a.png", "b.png"} and alerts(hub) == {"bad.png"})
        before = {one.id for one in notices(hub)}
    (folder / "b.png").unlink()
    with running_hub(tmp_path) as hub, following(hub, folder):
        until(lambda: labels(hub) == {"a.png"} and alerts(hub) == {"bad.png"})
        assert {one.id for one in notices(hub)} < before


def test_a_hub_killed_between_keeping_and_knowing_announces_once(tmp_path: Path, folder: Path) -> None:
    write(folder, "a.png", picture())
    with running_hub(tmp_path) as hub, following(hub, folder):
        until(lambda: bool(labels(hub)))
        (first,) = notices(hub)
    kept = tmp_path / "folder.json"
    kept.write_bytes(kept.read_bytes().replace(f'"announcement":"{first.id}"'.encode(), b'"announcement":""'))
    with running_hub(tmp_path) as hub, following(hub, folder):
        until(lambda: first.id.encode() in kept.read_bytes())
        assert [one.id for one in notices(hub)] == [first.id]


def test_what_a_supervisor_removes_stays_away_until_it_is_dropped_anew(small_hub: RunningHub, folder: Path) -> None:
    write(folder, "a.png", picture())
    with following(small_hub, folder), small_hub.screen(Role.ADMIN) as admin:
        until(lambda: bool(labels(small_hub)))
        admin.done(RemoveAnnouncement(notices(small_hub)[0].id))
        write(folder, "b.png", picture(colour="#FFFFFF"))
        until(lambda: labels(small_hub) == {"b.png"})
        (folder / "a.png").unlink()
        until(lambda: b"a.png" not in (small_hub.data / "folder.json").read_bytes())
        write(folder, "a.png", picture())
        until(lambda: labels(small_hub) == {"a.png", "b.png"})


def test_where_two_people_must_agree_it_waits_for_a_supervisor(tmp_path: Path, folder: Path) -> None:
    office = example()
    strict = replace(office, office=replace(office.office, two_people=True))
    write(folder, "a.png", picture())
    with running_hub(tmp_path, directory=strict) as hub, following(hub, folder):
        until(lambda: bool(notices(hub)) and b'"announcement":"' in (hub.data / "folder.json").read_bytes())
        assert notices(hub)[0].draft is not None
        assert labels(hub) == set()


def test_a_full_disk_is_waited_out(small_hub: RunningHub, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.1)
    shelf = small_hub.opened.hub.gallery.shelf
    real, shelf.free = shelf.free, lambda _: 0
    write(folder, "a.png", picture())
    with following(small_hub, folder):
        until((small_hub.data / "folder.json").exists)
        assert notices(small_hub) == []
        shelf.free = real
        until(lambda: labels(small_hub) == {"a.png"})
    assert {path.name for path in folder.iterdir()} == {"a.png"}


@pytest.mark.parametrize("name", ["", "media", "media/incoming"])
def test_the_hubs_own_folder_is_never_the_watched_one(small_hub: RunningHub, name: str) -> None:
    watch = follow_folder(small_hub.opened.hub, small_hub.data / name, small_hub.data, 0.05)
    asyncio.run_coroutine_threadsafe(watch, small_hub.loop).result(10)  # and it ends
    assert not list(small_hub.data.rglob("*.txt"))


# --- looking ----------------------------------------------------------------------------------------------------------


def test_a_half_copied_file_waits_until_it_stands_still(folder: Path) -> None:
    dropping = Dropping(folder)
    path = write(folder, "a.mp4", b"half")
    for n in range(3):
        looked = dropping.look()
        assert looked is not None
        assert "a.mp4" in looked.there
        assert looked.settled == {}
        path.write_bytes(b"half and more" + bytes(n))
    dropping.look()
    looked = dropping.look()
    assert looked is not None
    assert set(looked.settled) == {"a.mp4"}


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    assert Dropping(tmp_path / "gone").look() is None


@pytest.mark.skipif(os.name != "posix", reason="Windows makes links for administrators only")
def test_links_folders_and_pipes_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "passwd.png").symlink_to("/etc/passwd")
    (folder / "deep.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    write(folder, "good.png", b"x")
    looked = Dropping(folder).look()
    assert looked is not None
    assert set(looked.there) == {"good.png"}


@pytest.mark.parametrize(
    "name",
    [".hidden.png", "~$a.png", "a.png.part", "a.mp4.crdownload", "Thumbs.db", "a.png.txt", "a\nb.png", "a\udcff.png"],
)
def test_what_is_not_meant_for_the_tvs_is_left_alone(name: str) -> None:
    assert not meant(name)
    assert meant("Poster Hari Raya 2026.PNG")
