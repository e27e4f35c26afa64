"""What a visitor plants in every field and header is looked for afterwards in all that a day leaves behind."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shared import log as hub_log
from shared.model import Role
from shared.protocol.codec import encode
from tests.command.office_here import Machine
from tests.command.skm.test_skm_report import pages
from tests.hub.running import Screen, running_hub
from tests.hub.web.browsing import Page, Visitor
from tests.hub.web.visits import Office, office

NIP = "197107071997032008"
NAME = "Siti Rahmawati Tertanam"
PHONE = "081298765432"
ADDRESS = "203.0.113."
"""Of documentation (RFC 5737); every visitor has their own in it, since each address has its pace."""
AGENT = "PerambanTertanam/9.9"
HEADERS = {
    "X-Forwarded-For": f"{ADDRESS}77",
    "User-Agent": AGENT,
    "Cookie": "tanda=KueTertanam",
    "Referer": "http://asal.tertanam/",
}
COMPLAINT = "Aduan tertanam: berkas hilang dua kali."
DISCLOSURE = f"Laporan tertanam: petugas meminta uang kepada {NAME}, NIP {NIP}."
SUGGESTION = "Saran tertanam: tambah kursi."

ON_NOTHING = (NIP, NAME, PHONE, ADDRESS, AGENT, "KueTertanam", "asal.tertanam", DISCLOSURE, "Laporan tertanam")
"""Not on the disk, no wire to a screen, no line of a log, no report."""
IN_A_TABLE_ONLY = (COMPLAINT, SUGGESTION)
"""In the table that can be erased, and nowhere else."""


RESPONDENTS = 12
"""Fewer are not published."""


@dataclass(slots=True)
class Left:
    """All that was left behind, by what it is."""

    files: dict[str, bytes] = field(default_factory=dict)
    log: str = ""
    wires: str = ""
    lines: str = ""
    reports: dict[str, bytes] = field(default_factory=dict)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """A day with a visitor who writes what nobody should, and a stranger who tries."""
    lines = io.StringIO()
    hub_log.set_up(lines)
    found = _day(tmp_path_factory.mktemp("planted"))
    found.lines = lines.getvalue()
    return found


def _day(folder: Path) -> Left:
    found = Left()
    data = folder / "data"
    data.mkdir()
    with (
        running_hub(data) as hub,
        office(hub) as room,
        hub.screen(Role.DISPLAY) as tv,
        hub.desk("lain", "loket-2") as desk,
    ):
        _visit(room, Visitor(hub.port))
        screens = (tv, room.kiosk, room.desk, desk)
        found.wires = "".join(_heard(screen) for screen in screens)
    with closing(sqlite3.connect(data / "antrean.db")) as database:
        found.log = "".join(row[0] for row in database.execute("SELECT payload FROM log"))
    found.files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.reports = _reports(folder)
    return found


def _visit(room: Office, phone: Visitor) -> None:
    token = room.finish(room.take()).link
    phone.get(f"/t/{token}", HEADERS)
    for path in (f"/t/{NIP}", f"/t/{token}?nama={PHONE}", f"/{NIP}", f"/d/{NIP}", f"/static/{NIP}.css"):
        phone.get(path, HEADERS)
    links = (token, *(room.finish(room.take()).link for _ in range(RESPONDENTS - 1)))
    for at, link in enumerate(links):
        _answer(phone, link, HEADERS | {"X-Forwarded-For": f"{ADDRESS}{at + 100}"})
    assert _send(phone, phone.get("/c/new/complaint"), text=COMPLAINT, contact=f"{NAME} {PHONE} {NIP}").status == 200
    assert _send(phone, phone.get("/c/new/whistle"), text=DISCLOSURE).status == 200
    refused = phone.send("/c/new/complaint", {"text": f"{NAME} {NIP}", "seal": NIP, "once": PHONE}, HEADERS)
    assert refused.status >= 400
    phone.send("/c/status", phone.get("/c/status").fields | {"code": NIP}, HEADERS)


def _answer(phone: Visitor, token: str, headers: dict[str, str]) -> None:
    page = phone.follow(phone.get(f"/t/{token}/survey", headers))
    for _ in range(9):
        page = phone.follow(_send(phone, page, headers, score="4"))
    page = phone.follow(_send(phone, page, headers, sex="female"))
    if "suggestion" in page.fields:
        page = phone.follow(_send(phone, page, headers, suggestion=SUGGESTION))
    assert page.status == 200


def _send(phone: Visitor, page: Page, headers: dict[str, str] = HEADERS, /, **filled: str) -> Page:
    return phone.send(page.action, page.fields | filled, headers)


def _heard(screen: Screen) -> str:
    assert screen.welcome is not None
    told = [encode(screen.welcome), *(encode(frame) for frame in screen.heard)]
    try:
        while True:
            told.append(encode(screen.hear(0.3)))
    except TimeoutError:
        return "".join(told)


def _reports(folder: Path) -> dict[str, bytes]:
    config = folder / "config.toml"
    shipped = (Path(__file__).parents[2] / "config.toml").read_text(encoding="utf-8")
    config.write_text(shipped, encoding="utf-8")
    here = Machine(folder, config)
    out = folder / "reports"
    for about in ("skm", "cases"):
        done = here.run(about, "report", "--period", "2026", "--output", str(out))
        assert done.exit_code == 0, done.output
    texts: dict[str, bytes] = {}
    for path in out.iterdir():
        texts[path.name] = path.read_bytes()
        if path.suffix == ".pdf":
            texts[f"{path.name}/pages"] = "".join(pages(path)).encode()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                texts |= {f"{path.name}/{name}": book.read(name) for name in book.namelist()}
    return texts


def test_the_day_left_something_to_look_at(left: Left) -> None:
    assert any(name.endswith("antrean.db") for name in left.files)
    assert "case_opened" in left.log or "digest" in left.log
    assert "welcome" in left.wires
    assert "a screen came in" in left.lines
    written = {f"{about}-2026.{ending}" for about in ("skm", "cases") for ending in ("pdf", "xlsx", "csv")}
    assert left.reports.keys() >= written


@pytest.mark.parametrize("secret", ON_NOTHING)
def test_who_somebody_is_and_what_they_disclosed_is_nowhere(left: Left, secret: str) -> None:
    wanted = secret.encode()
    assert [name for name, content in (left.files | left.reports).items() if wanted in content] == []
    assert secret not in left.log + left.wires + left.lines


@pytest.mark.parametrize("words", IN_A_TABLE_ONLY)
def test_what_somebody_wrote_is_in_its_table_alone(left: Left, words: str) -> None:
    wanted = words.encode()
    assert {Path(name).name for name, content in left.files.items() if wanted in content} <= {
        "antrean.db",
        "antrean.db-wal",
    }
    assert any(wanted in content for content in left.files.values()), "it was kept"
    assert [name for name, content in left.reports.items() if wanted in content] == []
    assert words not in left.log + left.wires + left.lines
