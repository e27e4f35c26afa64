"""``antrean announce`` at a real hub: written, sent, approved, listed, withdrawn; what is wrong is a sentence."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import msgspec
import pytest
from click.testing import Result

from shared.command.announce.listing import Listed
from shared.command.announce.values import HOURS, WEEKDAYS
from shared.command.announce.writing import Written
from shared.model import Airtime, AnnouncementKind, BoardPage, MediaKind, Role, Text
from shared.protocol.frames import Welcome
from shared.protocol.views import AnnouncementRow, BoardSnapshot
from tests.command.office_here import Machine, machine
from tests.hub.media.samples import picture, video, write
from tests.hub.running import RunningHub


def announce(here: Machine, *words: str) -> Result:
    """The command, which must succeed."""
    result = here.run("announce", *words)
    assert result.exit_code == 0, result.output
    return result


def _json(result: Result) -> str:
    """What the command said, without the log of the hub, which is in the same process."""
    return "\n".join(line for line in result.output.splitlines() if not re.match(r"20\d\d-", line))


def written(here: Machine, *words: str) -> Written:
    """What a script learns of a new announcement."""
    return msgspec.json.decode(_json(announce(here, *words, "--json")), type=Written)


def listed(here: Machine) -> Listed:
    """What a script learns of all."""
    return msgspec.json.decode(_json(announce(here, "list", "--json")), type=Listed)


def only(here: Machine) -> AnnouncementRow:
    """The one there is."""
    (row,) = listed(here).announcements
    return row


def test_a_card_with_everything_is_written_and_shown(at_hub: Machine) -> None:
    words = (
        *("card", "--title", "Layanan pindah", "--body", "Ke lantai 2.", "--en-title", "We moved"),
        *("--en-body", "To floor 2.", "--from", "2026-01-10", "--to", "2026-02-01", "--weekdays", "1-5"),
        *("--hours", "08.00-12:30", "--screens", "TV 1", "--screens", "TV 2", "--weight", "3"),
        *("--seconds", "20", "--read-every", "30"),
    )
    done = written(at_hub, *words)
    assert (done.revision, done.approved) == (1, False)
    content = only(at_hub).draft
    assert content is not None
    assert content.title == Text("Layanan pindah", "We moved")
    assert content.body == Text("Ke lantai 2.", "To floor 2.")
    assert content.airtime == Airtime(date(2026, 1, 10), date(2026, 2, 1), (0, 1, 2, 3, 4), time(8), time(12, 30))
    assert (content.screens, content.weight, content.seconds) == (("TV 1", "TV 2"), 3, 20)
    assert content.read_every_minutes == 30
    shown = announce(at_hub, "show", done.announcement[:6]).output
    for part in ("Layanan pindah", "To floor 2.", "Monday", "08:00–12:30", "10 January 2026", "TV 1, TV 2", "draft"):
        assert part in shown


def test_from_draft_to_the_tv_and_off_it_again(hub: RunningHub, at_hub: Machine) -> None:
    said = announce(at_hub, "card", "--title", "Halo").output
    row = only(at_hub)
    assert f"antrean announce approve {row.announcement[-8:]}" in said
    assert "draft" in announce(at_hub, "list").output
    assert _on_air(hub) == []
    announce(at_hub, "approve", row.announcement[-8:])
    assert _on_air(hub) == [row.announcement]
    assert "on air" in announce(at_hub, "list").output
    announce(at_hub, "withdraw", row.announcement)
    assert _on_air(hub) == []
    announce(at_hub, "remove", row.announcement[:12])
    assert "no announcements" in announce(at_hub, "list").output


def _on_air(hub: RunningHub) -> list[str]:
    with hub.screen(Role.DISPLAY) as tv:
        assert isinstance(tv.welcome, Welcome)
        assert isinstance(tv.welcome.snapshot, BoardSnapshot)
        return [row.announcement for row in tv.welcome.snapshot.airing]


@pytest.mark.parametrize(
    ("verb", "name", "data", "kind"),
    [("picture", "poster.jpg", picture("JPEG"), MediaKind.PICTURE), ("video", "alur.mp4", video(), MediaKind.VIDEO)],
)
def test_a_file_is_sent_and_announced_at_once(
    hub: RunningHub, at_hub: Machine, tmp_path: Path, verb: str, name: str, data: bytes, kind: MediaKind
) -> None:
    file = write(tmp_path, name, data)
    done = written(at_hub, verb, str(file), "--approve", "--weekdays", "6,7")
    assert done.approved
    content = only(at_hub).approved
    assert content is not None
    assert content.media is not None
    assert (content.media.kind, content.media.label) == (kind, name)
    assert name in announce(at_hub, "list").output
    written(at_hub, verb, str(file))  # sent once, used twice
    assert len({path.stem for path in (hub.data / "media").glob("*.*")}) == 1


def test_a_line_and_a_page(at_hub: Machine) -> None:
    announce(at_hub, "ticker", "Tutup lebih awal hari ini", "--en", "We close early today", "--approve")
    announce(at_hub, "page", "gratuity", "--hours", "22.00-05.00", "--weight", "2")
    line, page = listed(at_hub).announcements
    assert line.approved is not None
    assert (line.approved.kind, line.approved.title.en) == (AnnouncementKind.TICKER, "We close early today")
    assert page.draft is not None
    assert (page.draft.page, page.draft.airtime.begins, page.draft.airtime.ends) == (
        BoardPage.GRATUITY,
        time(22),
        time(5),
    )


def test_changing_writes_the_next_revision(at_hub: Machine) -> None:
    first = written(at_hub, "card", "--title", "Satu", "--approve")
    second = written(at_hub, "card", "--title", "Dua", "--change", first.announcement[:8])
    assert (second.announcement, second.revision) == (first.announcement, 2)
    row = only(at_hub)
    assert row.draft is not None
    assert row.approved is not None
    assert (row.draft.title.id, row.approved.title.id) == ("Dua", "Satu")


def test_an_emergency_stands_until_it_is_lifted(hub: RunningHub, at_hub: Machine) -> None:
    announce(at_hub, "emergency", "Keluar lewat pintu timur.", "--en", "Leave by the east door.")
    assert "EMERGENCY MESSAGE: Leave by the east door." in announce(at_hub, "list").output
    stands = listed(at_hub).emergency
    assert stands is not None
    assert stands.text.id == "Keluar lewat pintu timur."
    announce(at_hub, "lift")
    assert listed(at_hub).emergency is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("card", "--title", "x", "--weekdays", "8"), 2, "no days of the week"),
        (("card", "--title", "x", "--hours", "8"), 2, "no hours"),
        (("card", "--title", "x", "--hours", "25.00-26.00"), 2, "no hours"),
        (("card", "--title", "x", "--from", "yesterday"), 2, "yesterday"),
        (("card", "--title", "x", "--weight", "9"), 2, "weight"),
        (("picture", "no such file.png"), 2, "no such file.png"),
        (("page", "nonsense"), 2, "nonsense"),
        (("card",), 1, "title"),
        (("card", "--title", "x" * 61), 1, "take away 1"),
        (("card", "--title", "x", "--from", "2026-02-01", "--to", "2026-01-01"), 1, "last"),
        (("approve", "feed"), 1, "no announcement"),
        (("approve", ""), 1, "no announcement"),
        (("show", "zzzz"), 1, "no announcement"),
        (("emergency", " "), 1, "Indonesian"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_said_in_a_sentence(at_hub: Machine, words: tuple[str, ...], code: int, said: str) -> None:
    result = at_hub.run("announce", *words)
    assert result.exit_code == code, result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert listed(at_hub).announcements == ()


def test_a_bad_file_is_refused_with_its_sentence(at_hub: Machine, tmp_path: Path) -> None:
    file = write(tmp_path, "poster.png", b"<svg><script>1</script></svg>")
    result = at_hub.run("announce", "picture", str(file))
    assert result.exit_code == 1
    assert "(SVG) cannot be shown" in result.output
    assert at_hub.run("announce", "video", str(write(tmp_path, "empty.mp4", b""))).exit_code == 1
    assert listed(at_hub).announcements == ()


def test_without_a_hub_and_on_another_machine_it_says_where_to_go(
    here: Machine, hub: RunningHub, tmp_path: Path
) -> None:
    silent = here.run("announce", "list")
    assert silent.exit_code == 1
    assert f":{here.config.read_text().split('port = ')[1].split()[0]}" in silent.output
    elsewhere = machine(tmp_path / "desk", hub.port, machine={"runs": ["counter"]})
    refused = elsewhere.run("announce", "list")
    assert refused.exit_code == 1
    assert "hub's own machine" in refused.output


@pytest.mark.parametrize(
    ("text", "days"), [("", ()), ("1-5", (0, 1, 2, 3, 4)), ("7", (6,)), ("6-2", (0, 1, 5, 6)), ("3, 1", (0, 2))]
)
def test_days_of_the_week_are_read_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert WEEKDAYS.convert(text, None, None) == days


def test_the_end_of_the_day_is_midnight() -> None:
    assert HOURS.convert("13.00–24.00", None, None) == (time(13), time(0))
