"""What is read aloud, and when: announcements when nobody is called, an emergency at once and every minute."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import pytest

from display.conductor import Conductor, Outside
from display.view import View
from display.voice.speaker import Mute, Notice, Spoke, WasRead
from shared.link import events as link
from shared.model import DeskInfo, Emergency, Language, MediaProblem
from shared.protocol.frames import MediaReport, ShownReport, SoundReport
from shared.protocol.views import BoardSnapshot, CallRow, PutCall, PutEmergency
from shared.settings.sections import DisplaySettings, QuietWindow, VoiceSettings
from tests.display.room import NOON, airs, call, card, media, snapshot
from tests.display.scenes import FIRE, PICTURE

FIRE_ALARM = Emergency("fire", FIRE, NOON)
READ = card("Usul dibuka tanggal 1", "Siapkan berkas.", "Proposals open on the 1st", read_every_minutes=10)


@dataclass
class Room:
    """One conductor with a voice that notes what it is told, and a clock turned by hand."""

    settings: DisplaySettings = field(default_factory=DisplaySettings)
    now: float = 0.0
    heard: list[str] = field(default_factory=list)
    reports: list[ShownReport | SoundReport | MediaReport] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    wakes: float | None = None
    conductor: Conductor = field(init=False)

    def __post_init__(self) -> None:
        outside = Outside(self.reports.append, self.views.append, self._wake, lambda: self.now, self)
        self.conductor = Conductor(self.settings, outside)

    def _wake(self, seconds: float | None) -> None:
        self.wakes = None if seconds is None else self.now + seconds

    def say(self, call: CallRow, desk: DeskInfo, repeats: bool) -> None:  # noqa: ARG002 - the voice is told more than is noted
        self.heard.append(call.number)

    def hush(self, call: int) -> None:
        self.heard.append(f"hush {call}")

    def read(self, notice: Notice) -> None:
        self.heard.append(f"{'!' if notice.urgent else ''}{notice.notice}")
        self.texts = notice.texts

    def hush_reading(self, notice: str | None = None) -> None:
        self.heard.append(f"stop {notice}")

    def until(self, seconds: float) -> None:
        """Let the time pass; the conductor is woken when it asked for it."""
        while self.wakes is not None and self.wakes <= seconds:
            self.now = self.wakes + 1e-3
            self.conductor.tick()
        self.now = seconds

    def told(self, made: BoardSnapshot) -> None:
        self.conductor.hear(link.Replaced(made))

    def changed(self, made: BoardSnapshot, *patches: PutCall | PutEmergency) -> None:
        self.conductor.hear(link.Changed(made, patches))


def test_an_announcement_is_read_when_it_comes_on_air_and_then_at_its_interval() -> None:
    room = Room()
    room.told(snapshot(airing=airs(READ)))
    assert room.heard == ["a1"]
    assert room.texts == (
        (Language.INDONESIAN, "Usul dibuka tanggal 1. Siapkan berkas."),
        (Language.ENGLISH, "Proposals open on the 1st."),
    )
    room.conductor.spoke(WasRead("a1", whole=True))
    room.until(599)
    assert room.heard == ["a1"]
    room.until(601)
    assert room.heard == ["a1", "a1"]


def test_two_announcements_leave_a_minute_of_peace_between_them() -> None:
    room = Room()
    room.told(snapshot(airing=airs(READ, READ)))
    room.now = 5.0
    room.conductor.spoke(WasRead("a1", whole=True))
    room.until(64)
    assert room.heard == ["a1"]
    room.until(66)
    assert room.heard == ["a1", "a2"]


def test_nothing_is_read_while_somebody_is_called_and_what_a_call_cut_short_is_tried_again() -> None:
    room = Room()
    made = snapshot(airing=airs(READ))
    room.told(made)
    room.now = 2.0
    room.changed(made, PutCall(call(1)))
    room.conductor.spoke(WasRead("a1", whole=False))  # the voice lets the call go first by itself
    room.now = 8.0
    room.conductor.spoke(Spoke(1))
    room.until(60)
    assert room.heard == ["a1", "A001"]
    room.until(63)
    assert room.heard == ["a1", "A001", "a1"]


def test_what_went_off_the_air_is_not_read_to_its_end() -> None:
    room = Room()
    room.told(snapshot(airing=airs(READ)))
    room.changed(snapshot())
    assert room.heard == ["a1", "stop a1"]


@pytest.mark.parametrize("urgent", [False, True])
def test_quiet_hours_silence_a_reading_but_never_an_emergency(urgent: bool) -> None:
    local = (NOON + timedelta(hours=8)).time()
    quiet = QuietWindow(local.replace(minute=0), local.replace(minute=30))
    room = Room(DisplaySettings(voice=VoiceSettings(quiet=(quiet,))))
    room.told(snapshot(airing=airs(READ), emergency=FIRE_ALARM if urgent else None))
    room.until(30)
    assert room.heard == (["!fire"] if urgent else [])


@pytest.mark.parametrize("urgent", [False, True])
def test_quiet_hours_that_begin_end_what_is_being_read_once_but_never_an_emergency(urgent: bool) -> None:
    local = (NOON + timedelta(hours=8)).time()
    quiet = QuietWindow(local.replace(minute=local.minute + 1), local.replace(minute=local.minute + 10))
    room = Room(DisplaySettings(voice=VoiceSettings(quiet=(quiet,))))
    room.told(snapshot(airing=airs(READ), emergency=FIRE_ALARM if urgent else None))
    room.until(59)
    assert room.heard == (["!fire"] if urgent else ["a1"])
    room.until(200)
    assert room.heard == (["!fire"] if urgent else ["a1", "stop a1"])
    room.conductor.spoke(WasRead("fire" if urgent else "a1", whole=False))
    room.until(650)
    assert room.heard == (["!fire", "!fire"] if urgent else ["a1", "stop a1"])
    room.until(1300)
    assert room.heard[2:] == ([] if urgent else ["a1"]), "after the quiet hours it is read as ever"


def test_an_emergency_is_on_the_screen_and_in_the_voice_with_the_message_that_brought_it() -> None:
    room = Room()
    made = snapshot(call(1), airing=airs(READ))
    room.told(made)
    raised = msgspec.structs.replace(made, emergency=FIRE_ALARM)
    room.changed(raised, PutEmergency(FIRE_ALARM))
    assert room.heard == ["a1", "stop a1", "!fire"]
    alarm = room.views[-1].alarm
    assert alarm is not None
    assert (alarm.text, alarm.also) == (FIRE.id, FIRE.en)
    assert [row.number for row in room.views[-1].rows] == ["A001"]


def test_an_emergency_is_repeated_every_minute_until_it_is_lifted_and_the_programme_goes_on() -> None:
    room = Room()
    made = snapshot()
    room.told(made)
    left = room.conductor.board.programme.wakes_at
    raised = msgspec.structs.replace(made, emergency=FIRE_ALARM)
    room.changed(raised, PutEmergency(FIRE_ALARM))
    for second in (10.0, 80.0, 150.0):
        room.now = second
        room.conductor.spoke(WasRead("fire", whole=True))
        room.until(second + 61)
    assert room.heard == ["!fire"] * 4
    assert room.conductor.board.programme.wakes_at is None
    room.conductor.spoke(WasRead("fire", whole=True))
    room.changed(made, PutEmergency(None))
    assert room.views[-1].alarm is None
    assert room.conductor.board.programme.wakes_at == pytest.approx(room.now + (left or 0))
    room.until(room.now + 200)
    assert room.heard == ["!fire"] * 4


def test_an_emergency_that_is_lifted_while_it_is_read_falls_silent() -> None:
    room = Room()
    made = snapshot()
    room.told(msgspec.structs.replace(made, emergency=FIRE_ALARM))
    room.changed(made, PutEmergency(None))
    assert room.heard == ["!fire", "stop fire"]


def test_calls_go_on_during_an_emergency_listed_and_spoken() -> None:
    room = Room()
    made = snapshot(emergency=FIRE_ALARM)
    room.told(made)
    room.changed(made, PutCall(call(7)))
    assert room.heard == ["!fire", "A007"]
    assert [row.number for row in room.views[-1].rows] == ["A007"]
    assert room.views[-1].alarm is not None


def test_a_voice_that_only_chimes_and_one_that_is_not_heard_are_told_to_the_hub() -> None:
    room = Room()
    room.told(snapshot())
    for outcome in (Spoke(0, "espeak-ng is gone"), Mute(1, "no loudspeaker"), Spoke(2)):
        room.conductor.spoke(outcome)
    assert room.reports == [SoundReport(True, words=False), SoundReport(False), SoundReport(True)]


def test_trouble_with_a_file_is_told_to_the_hub() -> None:
    room = Room()
    room.told(snapshot(airing=airs(PICTURE)))
    room.conductor.fetched(media(name="picture").hash, MediaProblem.MISSING)
    assert room.reports == [MediaReport("a1", MediaProblem.MISSING)]
