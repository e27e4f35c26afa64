"""Planted secrets: after a full run they are in no log, no file, no frame that is not theirs."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from shared import log as hub_log
from shared.hub.once import content_hash
from shared.hub.store import Reader
from shared.hub.working import Working
from shared.model import Language, PriorityReason, Role
from shared.protocol import commands as c
from shared.protocol.codec import encode
from shared.protocol.frames import VERSION, Hello, Ping, Pong
from tests.hub.running import NEW_PIN, RunningHub, Screen, running_hub

WRONG_PIN = "8402759163"
BAD_FRAMES = (
    '{{"type":"login","id":"1","name":"sari","pin":{s}}}',
    '{{"type":"login","id":"1","name":"sari","pin":"{s}","x":1}}',
    '{{"type":"login","id":"1","name":"sari","pin":["{s}"]}}',
    '{{"type":"do","id":"1","command":{{"type":"change_pin","old":"{s}","new":{s}}}}}',
    '{{"type":"do","id":"1","command":{{"type":"change_pin","old":"{s}","new":"{s}"}}',
    '{{"type":"hello","protocol":1,"role":"desk","app":"x","key":{s}}}',
)


def _run(hub: RunningHub, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], list[Screen]]:
    """A day in short: pairing, log-ins good and bad, PINs, tickets, prints, frames that break, a decision that does."""
    service = hub.opened.hub.judge.state.directory.services[0].id
    watchers = [hub.screen(role) for role in (Role.DISPLAY, Role.KIOSK)]
    with hub.screen(Role.ADMIN) as admin:
        code = admin.done(c.MakePairingCode(Role.KIOSK, "Kios 9"))
        given = admin.done(c.AddStaff("sari", "Sari", Role.DESK))
        again = admin.done(c.NewPin("sari"))
    assert isinstance(code, c.CodeGiven)
    assert isinstance(given, c.PinGiven)
    assert isinstance(again, c.PinGiven)
    kiosk = Screen.paired(hub.url, Role.KIOSK, code.code)
    assert kiosk.welcome is not None
    assert kiosk.welcome.key is not None
    desk = hub.screen(Role.DESK)
    for _ in range(3):
        desk.log_in("sari", WRONG_PIN)
    assert desk.log_in("sari", again.pin) is None
    desk.do(c.ChangePin(WRONG_PIN, NEW_PIN))
    desk.done(c.ChangePin(again.pin, NEW_PIN))
    desk.done(c.OpenDesk("loket-1"))
    links = []
    for n, reason in enumerate((None, *PriorityReason)):
        slip = kiosk.done(c.IssueTicket(service, Language.INDONESIAN, reason), f"ticket-{n}")
        assert isinstance(slip, c.SlipReady)
        links.append(slip.slip.link)
        kiosk.do(c.ReprintTicket(slip.slip.ticket))
    desk.do(c.CallNext())
    for text in BAD_FRAMES:
        with hub.screen(Role.DESK) as clumsy:
            clumsy.socket.send(text.format(s=WRONG_PIN))
    with Screen(hub.url, Hello(VERSION, Role.DESK, "x", device="desk-1", key=WRONG_PIN)):
        pass
    with Screen.paired(hub.url, Role.DESK, WRONG_PIN):
        pass
    with monkeypatch.context() as patch:
        patch.setattr(Working, "attempt", _broken)
        kiosk.do(c.IssueTicket(service, Language.INDONESIAN, PriorityReason.PREGNANT))
        desk.do(c.ChangePin(NEW_PIN, WRONG_PIN))
    for watcher in watchers:
        watcher.say(Ping(1))
        watcher.until(Pong)
    for screen in (kiosk, desk):
        screen.close()
    secrets = {
        "first PIN": hub.first_pin.pin if hub.first_pin else "",
        "one-time PIN": given.pin,
        "second one-time PIN": again.pin,
        "own PIN": NEW_PIN,
        "a PIN tried": WRONG_PIN,
        "pairing code": code.code,
        "device key": kiosk.welcome.key,
        "local secret": hub.secret,
    }
    return secrets | {f"link {n}": link for n, link in enumerate(links)}, watchers


def _broken(*_: object, **__: object) -> None:
    raise RuntimeError("a decision broke")


def test_no_secret_is_in_any_log_file_or_frame_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        with running_hub(tmp_path) as hub:
            hub_log.set_up(lines, level=logging.DEBUG)
            root.setLevel(logging.DEBUG)
            secrets, watchers = _run(hub, monkeypatch)
            local = (tmp_path / "local-pairing").read_text()
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
    said = lines.getvalue()
    assert "a decision failed" in said
    assert "a bad frame" in said
    assert local == secrets.pop("local secret")
    heard = "".join(encode(frame) for watcher in watchers for frame in watcher.heard)
    stored = {p.name: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.name != "local-pairing"}
    for name, secret in secrets.items():
        assert secret, name
        assert secret not in said, name
        assert secret not in heard, name
        if not name.startswith("link"):
            assert not [file for file, data in stored.items() if secret.encode() in data], name
    for reason in PriorityReason:
        assert reason.value not in said, reason
        assert reason.value not in heard, reason


def test_a_reason_for_priority_cannot_be_found_for_a_ticket(tmp_path: Path) -> None:
    """Not in the log of events, not beside the answer, and not by trying what was hashed: it is a fact of health."""
    with running_hub(tmp_path) as hub, hub.screen(Role.KIOSK) as kiosk:
        service = hub.opened.hub.judge.state.directory.services[0].id
        assert kiosk.welcome is not None
        device = kiosk.welcome.device
        for n, reason in enumerate(PriorityReason):
            slip = kiosk.done(c.IssueTicket(service, Language.INDONESIAN, reason), f"ticket-{n}")
            assert isinstance(slip, c.SlipReady)
            assert slip.slip.priority
        again = kiosk.done(c.IssueTicket(service, Language.INDONESIAN, reason), f"ticket-{n}")
        assert again == slip
    with running_hub(tmp_path) as hub, kiosk.again(hub.url) as later:
        assert later.done(c.IssueTicket(service, Language.INDONESIAN, reason), f"ticket-{n}") == slip
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("antrean.db*"))
    tried = {r: content_hash(device, c.IssueTicket(service, Language.INDONESIAN, r)) for r in PriorityReason}
    assert sum(digest in stored for digest in tried.values()) <= 1, "each reason has its own hash"
    with Reader.read(hub.database) as reader:
        hashes = {a.content_hash for a in reader.answers_of([f"ticket-{n}" for n in range(len(tried))]).values()}
        records = reader.load().records
    assert len(hashes) == 1
    for record in records:
        assert not [r for r in PriorityReason if r.value in repr(record.event)]
