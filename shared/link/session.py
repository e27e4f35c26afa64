"""What a client's end of the wire does next: pure, without socket, clock or chance of its own.

Every input is a method that is given the moment and returns outputs for the shell to perform in their order. The shell
reports the end of each connection, also of one that never stood, exactly once by ``closed``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from shared.link.backoff import Backoff
from shared.link.events import (
    Answered,
    Changed,
    Connected,
    Credentials,
    Identity,
    Instant,
    Lost,
    Rejected,
    Replaced,
)
from shared.link.merge import Misfit, Picture
from shared.link.outbox import Outbox
from shared.link.outputs import Close, Keep, Outputs, Send, Tell, Wait
from shared.link.proof import Proof
from shared.protocol.codec import BadFrame, decode_hub
from shared.protocol.commands import ChangePin, Command
from shared.protocol.frames import (
    FLOOR,
    HEARTBEAT_SECONDS,
    SILENCE_SECONDS,
    VERSION,
    Answer,
    Change,
    Do,
    Done,
    Goodbye,
    Hello,
    Login,
    Logout,
    MediaReport,
    NeedSnapshot,
    Ping,
    Pong,
    Report,
    Reported,
    SnapshotFrame,
    Welcome,
)
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import DeskSnapshot, Snapshot

AGAIN = "~again"
"""Ends the id of a log-in that the link repeats by itself after a reconnect."""

CLOCK_SET = timedelta(seconds=5)
"""So far from what the program was told, and one of the two clocks was set; less is a network out of breath."""


class Session:
    """One screen's conversation with the hub, across all its connections."""

    def __init__(self, identity: Identity, chance: Callable[[], float], at: Instant) -> None:
        self._identity = identity
        self._backoff = Backoff(chance)
        self._outbox = Outbox()
        self._open = False
        self._welcome: Welcome | None = None
        self._ready = False  # welcomed, and whoever sat here is logged in again
        self._picture: Picture | None = None
        self._seq = 0
        self._missing_since: float | None = None  # a change was missed and the snapshot has not come
        self._heard = at
        self._pinged = at.ticks
        self._pings = 0
        self._hub_ahead = timedelta(0)  # the hub's clock against this machine's
        self._ahead_told = timedelta(0)  # the same, as the program knows it from the picture's ``now``
        self._said_lost = False
        self._proof = Proof()
        self._person: Login | None = None  # logged in here; told to the hub again after a reconnect
        self._again = 0
        self._returning: float | None = None  # welcomed since; told when it is known who sits here
        self._reports: dict[type | str, Reported] = {}  # of media by announcement, of all others by kind

    # --- what the shell reports ------------------------------------------------------------------------------------

    def opened(self, credentials: Credentials, at: Instant) -> Outputs:
        """A connection stands; nothing was said yet."""
        self._open, self._welcome, self._ready = True, None, False
        self._heard, self._pinged = at, at.ticks
        self._missing_since = self._returning = None
        shown = self._proof.show(credentials)
        hello = Hello(
            protocol=VERSION,
            role=self._identity.role,
            app=self._identity.app,
            device=shown.device,
            key=shown.key,
            code=shown.code,
            name=(self._identity.name or None) if shown.code else None,
        )
        return [Send(hello)]

    def closed(self, at: Instant) -> Outputs:
        """The connection is gone, or could not be made."""
        stood = self._welcome is not None
        outputs = self._lost()
        self._open, self._welcome, self._ready = False, None, False
        return [*outputs, Wait(self._backoff.next(at.ticks, stood))]

    def tick(self, at: Instant) -> Outputs:
        """Time has passed; due several times a second, connected or not."""
        outputs: Outputs = [Tell(Answered(id, refusal)) for id, refusal in self._outbox.expired(at.ticks)]
        if not self._open:
            return outputs
        silent = at.ticks - self._heard.ticks >= SILENCE_SECONDS
        stuck = self._missing_since is not None and at.ticks - self._missing_since >= SILENCE_SECONDS
        if silent or stuck:
            return [*outputs, *self._drop()]
        if self._returning is not None and at.ticks - self._returning >= SILENCE_SECONDS:
            outputs += self._connected()  # a picture without a person is better than none
        if self._welcome and at.ticks - self._pinged >= HEARTBEAT_SECONDS:
            self._pinged = at.ticks
            self._pings += 1
            outputs.append(Send(Ping(self._pings)))
        return outputs

    def frame(self, data: str | bytes, at: Instant) -> Outputs:
        """The hub said something."""
        if not self._open:
            return []
        self._heard = at
        try:
            frame = decode_hub(data)
        except BadFrame as error:
            return self._not_understood(Refusal(RefusalCode.BAD_FRAME, name=str(error)))
        match frame:
            case Welcome():
                return self._welcomed(frame, at)
            case Goodbye(refusal=refusal):
                return self._rejected(refusal)
            case Pong(now=now):
                return self._clock_heard(now, at)
            case Answer() | Change() | SnapshotFrame():
                if self._welcome is None:
                    return self._not_understood(Refusal(RefusalCode.BAD_FRAME, name="welcome expected"))
                return self._conversation(frame, at)
            case _:
                assert_never(frame)

    # --- what the program wishes -----------------------------------------------------------------------------------

    def do(self, id: str, command: Command, keep_for: float, only_if_connected: bool, at: Instant) -> Outputs:
        """Do this once. Without an answer after ``keep_for`` seconds it is answered with a refusal."""
        return self._wish(Do(id, command), keep_for, only_if_connected, at)

    def login(self, id: str, name: str, pin: str, keep_for: float, at: Instant) -> Outputs:
        """Log a member of staff in. Only while connected: a person waits for the answer."""
        return self._wish(Login(id, name, pin), keep_for, True, at)

    def logout(self, id: str, keep_for: float, at: Instant) -> Outputs:
        """Log out; a link that is down forgets the person all the same."""
        self._person = None
        return self._wish(Logout(id), keep_for, False, at)

    def report(self, report: Reported, at: Instant) -> Outputs:
        """Say how this screen is. The last word of each kind is repeated after a reconnect."""
        del at
        self._reports[report.announcement if isinstance(report, MediaReport) else type(report)] = report
        return [Send(Report(report))] if self._open and self._welcome else []

    def refresh(self, at: Instant) -> Outputs:
        """Ask for a whole picture: an answer did not come, and only the hub knows what became of the wish."""
        if not self._ready:
            return []  # the next welcome brings one
        self._missing_since = at.ticks
        return [Send(NeedSnapshot())]

    # --- inside ----------------------------------------------------------------------------------------------------

    def _wish(self, frame: Do | Login | Logout, keep_for: float, only_if_connected: bool, at: Instant) -> Outputs:
        if only_if_connected and not (self._open and self._welcome):
            return [Tell(Answered(frame.id, Refusal(RefusalCode.OFFLINE)))]
        refusal = self._outbox.add(frame, at.ticks + keep_for)
        if refusal is not None:
            return [Tell(Answered(frame.id, refusal))]
        return [Send(self._outbox.send_one(frame.id))] if self._ready else []

    def _welcomed(self, frame: Welcome, at: Instant) -> Outputs:
        if not FLOOR <= frame.protocol <= VERSION:
            newer = frame.protocol > VERSION
            return self._rejected(Refusal(RefusalCode.OLD_PROTOCOL if newer else RefusalCode.NEW_PROTOCOL))
        self._welcome = frame
        self._picture = Picture(frame.snapshot)
        self._seq = frame.seq
        self._hub_ahead = self._ahead_told = frame.snapshot.now - at.clock
        self._backoff.stands(at.ticks)
        outputs: Outputs = [Keep(frame.device, frame.key)] if frame.key else []
        reports: Outputs = [Send(Report(report)) for report in self._reports.values()]
        person = self._person
        if person is None or not _nobody(frame.snapshot):
            return [*outputs, *self._connected(), *reports, *self._send_wishes()]
        # The hub does not know who sits here any more. Wishes are decided in their name, so the log-in goes first; and
        # the program is not shown a room without its person meanwhile.
        self._again += 1
        self._returning = at.ticks
        return [*outputs, *reports, Send(Login(f"{person.id}{AGAIN}{self._again}", person.name, person.pin, True))]

    def _connected(self, left: Refusal | None = None) -> Outputs:
        self._returning, self._said_lost = None, False
        if self._welcome is None or self._picture is None:
            return []
        return [Tell(Connected(self._picture.snapshot, self._welcome.device, self._welcome.name, left))]

    def _send_wishes(self) -> Outputs:
        self._ready = True
        return [Send(wish) for wish in self._outbox.sending()]

    def _conversation(self, frame: Answer | Change | SnapshotFrame, at: Instant) -> Outputs:
        match frame:
            case Answer():
                return self._answered(frame)
            case SnapshotFrame():
                self._picture, self._seq, self._missing_since = Picture(frame.snapshot), frame.seq, None
                self._hub_ahead = self._ahead_told = frame.snapshot.now - at.clock
                if self._ready and _nobody(frame.snapshot):
                    self._person = None  # logged out by the hub, for instance because they logged in elsewhere
                if self._returning is not None:
                    return self._connected() if self._ready else []
                return [Tell(Replaced(frame.snapshot))]
            case Change():
                return self._changed(frame, at)
            case _:
                assert_never(frame)

    def _clock_heard(self, now: datetime, at: Instant) -> Outputs:
        """The hub's clock ran on as this machine's; or one was set, or it is a demo's: then the picture tells it."""
        self._hub_ahead = now - at.clock
        whole = self._ready and self._returning is None and self._missing_since is None
        if self._picture is None or not whole or abs(self._hub_ahead - self._ahead_told) <= CLOCK_SET:
            return []
        self._ahead_told = self._hub_ahead
        self._picture = Picture(replace(self._picture.snapshot, now=now))
        return [Tell(Changed(self._picture.snapshot, ()))]

    def _changed(self, frame: Change, at: Instant) -> Outputs:
        if self._missing_since is not None or frame.seq <= self._seq or self._picture is None:
            return []  # the snapshot under way, or the one at hand, already tells it
        if frame.seq == self._seq + 1:
            try:
                snapshot = self._picture.apply(frame.patches)
            except Misfit:
                pass
            else:
                self._seq = frame.seq
                return [Tell(Changed(snapshot, frame.patches))] if self._returning is None else []
        self._missing_since = at.ticks
        return [Send(NeedSnapshot())]

    def _answered(self, frame: Answer) -> Outputs:
        done = isinstance(frame.outcome, Done)
        if AGAIN in frame.id:
            outputs: Outputs = []
            if isinstance(frame.outcome, Refusal):
                self._person = None  # never try a PIN twice that was refused
                outputs = self._connected(frame.outcome)
            elif self._picture is not None and not _nobody(self._picture.snapshot):
                outputs = self._connected()
            return [*outputs, *self._send_wishes()]
        wish = self._outbox.answered(frame.id)
        if wish is None:
            return []
        if done and isinstance(wish, Login):
            self._person = wish
        elif done and self._person and isinstance(wish, Do) and isinstance(wish.command, ChangePin):
            self._person = Login(self._person.id, self._person.name, wish.command.new)
        return [Tell(Answered(frame.id, frame.outcome))]

    def _not_understood(self, refusal: Refusal) -> Outputs:
        return self._drop() if self._welcome else self._rejected(refusal)

    def _rejected(self, refusal: Refusal) -> Outputs:
        if self._proof.refused(refusal.code):
            return self._drop()  # nobody need know
        self._backoff.slowly()
        return [Tell(Rejected(refusal)), *self._drop()]

    def _drop(self) -> Outputs:
        self._open = self._ready = False
        return [*self._lost(), Close()]

    def _lost(self) -> Outputs:
        if self._said_lost:
            return []
        self._said_lost = True
        return [Tell(Lost(self._heard.clock + self._hub_ahead))]


def _nobody(snapshot: Snapshot) -> bool:
    """Whether this is the picture of a desk at which nobody is logged in."""
    return isinstance(snapshot, DeskSnapshot) and snapshot.me is None
