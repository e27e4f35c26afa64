"""What a form must be to be let in; each thing that is wrong gets a page with its own sentence, and nothing is done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from shared.hub.access.kept import kept_secret
from shared.hub.start import FORM_KEY
from tests.hub.running import MONDAY_NINE, RunningHub, running_hub
from tests.hub.web.browsing import FORM, Visitor
from tests.hub.web.visits import Office, office


@pytest.fixture
def link(room: Office) -> str:
    """The link of a waiting ticket."""
    return room.take().link


@pytest.fixture
def fields(visitor: Visitor, link: str) -> dict[str, str]:
    """The fields of the form that gives it back."""
    return visitor.get(f"/t/{link}/cancel/sure").fields


def stays(visitor: Visitor, link: str) -> bool:
    """Whether the number is as it was."""
    return "Anda berikutnya" in visitor.get(f"/t/{link}").says


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.example:80", "Host": "evil.example:80"},  # a name that points here for a moment
    ],
)
def test_a_form_from_another_page_is_refused(
    visitor: Visitor, link: str, fields: dict[str, str], headers: dict[str, str]
) -> None:
    answer = visitor.send(f"/t/{link}/cancel", fields, headers)
    assert answer.status == 403
    assert "Formulir ini tidak dikirim dari halaman kami. Tidak ada yang disimpan." in answer.says
    assert stays(visitor, link)


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"proof": ""}, 403, "Formulir sudah kedaluwarsa"),
        ({"proof": "0" * 32}, 403, "Formulir sudah kedaluwarsa"),
        ({"once": "A" * 24}, 403, "Formulir sudah kedaluwarsa"),
        ({"once": "x"}, 403, "Formulir sudah kedaluwarsa"),
        ({"proof": "é" * 32}, 403, "Formulir sudah kedaluwarsa"),
        ({"more": "1"}, 400, "Formulir tidak terbaca"),
        ({"x" * 400: "1"}, 400, "Formulir tidak terbaca"),
        ({"once": "A" * 65_536}, 413, "Tulisan terlalu panjang"),
    ],
)
def test_a_form_that_was_changed_is_refused(
    visitor: Visitor, link: str, fields: dict[str, str], change: dict[str, str], status: int, words: str
) -> None:
    answer = visitor.send(f"/t/{link}/cancel", fields | change)
    assert (answer.status, words in answer.says) == (status, True), answer.says
    assert stays(visitor, link)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body + b"&" + body,  # every field twice
        lambda body: body + b"&once=x",
        lambda body: body + b"%",
        lambda body: body + b"%zz",
        lambda body: body.replace(b"once=", b"once=%ff%fe"),
        lambda body: body + b"\xff",
        lambda body: body + b"\0",
        lambda _: b"",
        lambda _: b"once",
        lambda _: b"&&&",
        lambda _: b'{"once": "x"}',
    ],
)
def test_a_body_that_is_no_form_is_refused(visitor: Visitor, link: str, fields: dict[str, str], spoil: object) -> None:
    assert callable(spoil)
    answer = visitor.send(f"/t/{link}/cancel", spoil(urlencode(fields).encode()))
    assert (answer.status, "Formulir tidak terbaca" in answer.says) == (400, True)
    assert stays(visitor, link)


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", "x"])
def test_a_body_of_another_kind_is_refused(visitor: Visitor, link: str, fields: dict[str, str], kind: str) -> None:
    answer = visitor.send(f"/t/{link}/cancel", fields, {"Content-Type": kind})
    assert (answer.status, "Formulir tidak terbaca" in answer.says) == (415, True)
    assert stays(visitor, link)


def test_a_body_that_says_it_is_large_is_refused_before_any_of_it_is_read(visitor: Visitor, link: str) -> None:
    said = {"Content-Type": FORM, "Origin": visitor.origin, "Content-Length": "1000000000"}
    answer = visitor.ask("POST", f"/t/{link}/cancel", b"", said)  # nothing of it is ever sent
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    assert "Kiriman lebih besar dari yang dapat diterima." in answer.says


def test_a_body_without_a_length_is_read_no_further_than_a_form_goes(visitor: Visitor, link: str) -> None:
    said = {"Content-Type": FORM, "Origin": visitor.origin, "Transfer-Encoding": "chunked"}
    answer = visitor.ask("POST", f"/t/{link}/cancel", b"10000\r\n" + b"a" * 65_536 + b"\r\n", said)  # and no end
    assert (answer.status, answer.headers["connection"]) == (413, "close")


def test_a_form_is_good_past_midnight_and_no_longer_than_the_next_day(hub: RunningHub, visitor: Visitor) -> None:
    form = "/c/new/suggestion"
    fields = [visitor.get(form).fields | {"text": f"Saran {n}."} for n in range(2)]
    hub.clock.jump(MONDAY_NINE + timedelta(days=1, hours=14, minutes=30))  # Tuesday 23:30 in the office
    assert visitor.send(form, fields[0]).status == 200
    hub.clock.jump(MONDAY_NINE + timedelta(days=1, hours=15, minutes=30))
    late = visitor.send(form, fields[1])
    assert (late.status, "Formulir sudah kedaluwarsa" in late.says) == (403, True)


def test_a_form_that_acted_cannot_act_again_once_its_id_is_forgotten(hub: RunningHub, visitor: Visitor) -> None:
    form = "/d/loket-1/kp/11/4444444440000"
    fields = visitor.get(form).fields
    for hours in (0, 14, 38):  # Monday 09:00 and 23:00, Tuesday 23:00: counted once
        hub.clock.jump(MONDAY_NINE + timedelta(hours=hours))
        assert visitor.send(form, fields).status == 303
    hub.clock.jump(MONDAY_NINE + timedelta(hours=46, minutes=30))  # Wednesday 07:30, in London still Tuesday
    visitor.get("/")
    assert visitor.send(form, fields).status == 403
    assert sum(hub.opened.hub.judge.feedback.book.a_day.values()) == 1


def test_the_form_of_one_step_is_no_form_for_another(visitor: Visitor, link: str, fields: dict[str, str]) -> None:
    assert "Formulir sudah kedaluwarsa" in visitor.send(f"/t/{link}/more-time", fields).says
    assert visitor.send(f"/t/{link}/cancel", fields).status == 303


def test_a_form_of_another_hub_is_refused(hub: RunningHub, visitor: Visitor, link: str, fields: dict[str, str]) -> None:
    hub.opened.hub.form_secret = "another"
    assert "Formulir sudah kedaluwarsa" in visitor.send(f"/t/{link}/cancel", fields).says


def test_a_form_outlives_a_restart_of_the_hub(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, office(hub) as room:
        link = room.take().link
        fields = Visitor(hub.port).get(f"/t/{link}/cancel/sure").fields
    assert (tmp_path / FORM_KEY).stat().st_mode & 0o777 == 0o600
    with running_hub(tmp_path) as hub:
        old = Visitor(hub.port).send(f"/t/{link}/cancel", fields, {"Sec-Fetch-Site": ""})  # too old a browser to say it
    assert old.status == 303


@pytest.mark.parametrize("spoilt", [b"", b"short", b"\xff" * 40])
def test_a_spoilt_secret_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / FORM_KEY).write_bytes(spoilt)
    fresh = "x" * 43
    assert kept_secret(tmp_path, FORM_KEY, fresh) == fresh
    assert kept_secret(tmp_path, FORM_KEY, "y" * 43) == fresh
