"""What strangers, broken machines and other people's pages send to the forms: each is told in a sentence, none is kept.

Over real HTTP, at a real hub. Every attack is tried at a form that would keep something.
"""

from __future__ import annotations

import re
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import quote_plus, urlencode

import pytest
from structlog.testing import capture_logs

from shared.hub.limits import Limits
from shared.hub.web.pace import RATES, Kind
from shared.language import catalogue
from shared.model import Language
from tests.hub.running import RunningHub, running_hub
from tests.hub.web.browsing import FORM, Page, Visitor
from tests.hub.web.visits import Office, office

ID = catalogue(Language.INDONESIAN)
COMPLAINT = "/c/new/complaint"
ABROAD = "203.0.113.7"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all; nothing that is tried here changes it. It gives up on a request after a second."""
    data = tmp_path_factory.mktemp("hub")
    with running_hub(data, limits=Limits(silence_seconds=600, request_seconds=1)) as hub, office(hub) as opened:
        Visitor(hub.port).get("/c")  # loads all pages, which may take longer than that
        yield opened


@pytest.fixture
def hub(room: Office) -> RunningHub:
    return room.hub


@pytest.fixture
def phone(room: Office) -> Visitor:
    return Visitor(room.hub.port)


@pytest.fixture
def survey(room: Office) -> str:
    """The survey's address of a visitor who was just served."""
    return f"/t/{room.finish(room.take()).link}/survey"


@pytest.fixture
def nothing_is_kept(room: Office) -> Iterator[None]:
    """No answer and no case has come in during the test."""
    before = kept(room.hub)
    yield
    assert kept(room.hub) == before


def kept(hub: RunningHub) -> tuple[int, int]:
    """How many answers and cases lie on the hub's disk."""
    with closing(sqlite3.connect(hub.data / "antrean.db")) as database:
        answers = database.execute("SELECT count(*) FROM survey_answer").fetchone()
        cases = database.execute("SELECT count(*) FROM filed_case").fetchone()
    return answers[0], cases[0]


def suggestions(hub: RunningHub) -> list[str]:
    """The free texts of all answers."""
    with closing(sqlite3.connect(hub.data / "antrean.db")) as database:
        return [row[0] for row in database.execute("SELECT suggestion FROM survey_answer")]


# --- other people's pages ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize(
    ("attack", "headers"),
    [
        ("a page from elsewhere", {"Origin": "https://evil.example"}),
        ("a page that hides where it is from", {"Origin": "null"}),
        ("a name that points here for a moment", {"Origin": "http://evil.example", "Host": "evil.example"}),
        ("another port of the same machine", {"Origin": "http://127.0.0.1:1"}),
        ("a program that names no page", {"Origin": ""}),
        ("a page that the browser knows to be another", {"Sec-Fetch-Site": "cross-site"}),
        ("a page of a sister site", {"Sec-Fetch-Site": "same-site"}),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_a_form_from_elsewhere_is_not_taken(phone, attack, headers):
    fields = phone.get(COMPLAINT).fields | {"text": "Palsu."}
    page = phone.send(COMPLAINT, fields, headers)
    assert page.status == 403, attack
    assert ID.say("form.stranger.text") in page.says


def _other_form(phone: Visitor, fields: dict[str, str]) -> dict[str, str]:
    return fields | {"proof": phone.get("/c/new/suggestion").fields["proof"]}


def _look_up_form(phone: Visitor, fields: dict[str, str]) -> dict[str, str]:
    other = phone.get("/c/status").fields
    return fields | {"once": other["once"], "proof": other["proof"]}


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize(
    ("attack", "change"),
    [
        ("no proof", lambda _, fields: {k: v for k, v in fields.items() if k != "proof"}),
        ("an empty proof", lambda _, fields: fields | {"proof": ""}),
        ("a guessed proof", lambda _, fields: fields | {"proof": "0" * 32}),
        ("a proof in other letters", lambda _, fields: fields | {"proof": "４" * 32}),
        ("no id", lambda _, fields: {k: v for k, v in fields.items() if k != "once"}),
        ("an id of its own", lambda _, fields: fields | {"once": "A" * 22}),
        ("an id that is a path", lambda _, fields: fields | {"once": "../../../../etc/passwd"}),
        ("the proof of another form", _other_form),
        ("id and proof of another form", _look_up_form),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_a_form_that_this_hub_did_not_make_is_not_taken(
    phone: Visitor, attack: str, change: Callable[[Visitor, dict[str, str]], dict[str, str]]
) -> None:
    fields = phone.get(COMPLAINT).fields | {"text": "Palsu."}
    page = phone.send(COMPLAINT, change(phone, fields))
    assert page.status == 403, attack
    assert ID.say("form.expired.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
def test_the_form_of_one_ticket_does_not_answer_for_another(room, phone, survey):
    own = phone.get(f"{survey}/11/4444444440000").fields
    other = f"/t/{room.finish(room.take()).link}/survey/11/4444444440000"
    page = phone.send(other, own)
    assert page.status == 403
    assert ID.say("form.expired.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
def test_a_survey_for_a_ticket_that_there_is_not_is_not_found(phone, survey):
    fields = phone.get(f"{survey}/11/4444444440000").fields
    page = phone.send(f"/t/{'A' * 22}/survey/11/4444444440000", fields)
    assert page.status == 404
    assert ID.say("phone.not_found.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("path", ["/d/loket-9/kp/11/4444444440000", "/d/loket-1/nothing/11/4444444440000"])
def test_a_survey_for_a_desk_or_service_that_there_is_not_is_not_found(phone, path):
    fields = phone.get("/d/loket-1/kp/11/4444444440000").fields
    page = phone.send(path, fields)
    assert page.status == 404
    assert ID.say("phone.not_found.text") in page.says


# --- what is no form -----------------------------------------------------------------------------------------------


def _body(fields: dict[str, str], more: bytes) -> bytes:
    return urlencode(fields).encode() + more


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize(
    ("attack", "more"),
    [
        ("a field twice", b"&text=lain"),
        ("the same field twice with the same content", b"&text=Palsu."),
        ("a second id", b"&once=AAAAAAAAAAAAAAAAAAAAAA"),
        ("a field that the form does not have", b"&admin=1"),
        ("a name of many letters", b"&" + b"n" * 2_000 + b"=1"),
        ("bytes that are no UTF-8", b"&contact=%FF%FE"),
        ("an overlong form of a slash", b"&contact=%C0%AF"),
        ("half a pair", b"&contact=%ED%A0%80"),
        ("a broken escape", b"&contact=%zz"),
        ("raw bytes", b"&contact=\xc3\xa9"),
        ("a raw line end", b"&contact=a\r\nb"),
        ("semicolons instead of signs", b";contact=1"),
        ("a field without a name", b"&=1"),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_what_no_page_of_ours_can_send_is_not_taken(phone, attack, more):
    fields = phone.get(COMPLAINT).fields | {"text": "Palsu."}
    if more.startswith(b"&contact"):
        del fields["contact"]
    page = phone.send(COMPLAINT, _body(fields, more))
    assert page.status == 400, attack
    assert ID.say("form.broken.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", "x" * 200])
def test_another_type_of_content_is_not_taken(phone, kind):
    page = phone.send(COMPLAINT, phone.get(COMPLAINT).fields | {"text": "Palsu."}, {"Content-Type": kind})
    assert page.status == 415
    assert ID.say("form.broken.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("score", ["0", "5", "-1", "4.0", "1e9", "４", "٤", "four", "4,4", "%00"])
def test_a_score_that_there_is_not_is_not_taken(phone, survey, score):
    page = phone.fill(phone.get(f"{survey}/3/4400000000000"), score=score)
    assert page.status == 400
    assert ID.say("form.broken.text") in page.says


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("written", ["5444444440000", "４444444440000", "44444444400009", "-144444440000"])
def test_a_draft_with_a_score_that_there_is_not_is_not_found(phone, survey, written):
    page = phone.get(f"{survey}/11/{quote_plus(written)}")
    assert page.status == 404
    assert ID.say("phone.not_found.text") in page.says


# --- too much ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("field", ["text", "contact", "service", "n" * 65_536])
def test_a_field_or_a_name_of_64_kb_is_not_read(phone, field):
    page = phone.send(COMPLAINT, phone.get(COMPLAINT).fields | {field: "x" * 65_536})
    assert page.status == 413
    assert ID.say("form.too_large.text") in page.says


def _raw(hub: RunningHub, head: str, *pieces: bytes, seconds: float = 5) -> tuple[bytes, float]:
    """What comes back to these bytes until the hub hangs up or answers, and after how many seconds."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", hub.port), timeout=seconds) as wire:
        origin = f"Origin: http://127.0.0.1:{hub.port}\r\nContent-Type: {FORM}\r\n"
        wire.sendall(f"POST {COMPLAINT} HTTP/1.1\r\nHost: 127.0.0.1:{hub.port}\r\n{origin}{head}\r\n".encode())
        heard = b""
        try:
            for piece in pieces:
                wire.sendall(piece)
            while b"</html>" not in heard and (more := wire.recv(65_536)):
                heard += more
        except (ConnectionResetError, BrokenPipeError):
            pass
    return heard, time.monotonic() - began


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("length", ["1000000000", "99999999999999999999", "65536"])
def test_a_body_that_says_it_is_huge_is_not_waited_for(hub, length):
    heard, seconds = _raw(hub, f"Content-Length: {length}\r\n")
    if length == "99999999999999999999":  # no HTTP server counts so far
        assert b" 400 " in heard.split(b"\r\n")[0] or b" 413 " in heard.split(b"\r\n")[0]
    else:
        assert b" 413 " in heard.split(b"\r\n")[0]
        assert ID.say("form.too_large.text").encode() in heard
    assert seconds < 0.9


@pytest.mark.usefixtures("nothing_is_kept")
def test_a_body_without_a_length_is_cut_off_at_the_bound(hub):
    piece = b"1000\r\n" + b"x" * 4096 + b"\r\n"
    heard, _ = _raw(hub, "Transfer-Encoding: chunked\r\n", b"5\r\ntext=\r\n", *[piece] * 20)
    assert b" 413 " in heard.split(b"\r\n")[0]
    assert ID.say("form.too_large.text").encode() in heard


@pytest.mark.usefixtures("nothing_is_kept")
def test_a_body_that_never_ends_holds_nobody_up(hub, phone):
    heard, seconds = _raw(hub, "Content-Length: 500\r\n", b"text=a")
    assert heard == b""
    assert 0.5 < seconds < 4
    assert phone.get("/c").status == 200


# --- what is written -----------------------------------------------------------------------------------------------


EVIL = {
    "a NUL": "Loket\x00tutup",
    "a control sequence": "Loket\x1b[2J\x1b[31mtutup",
    "a bell": "Loket\x07",
    "a C1 control": "Loket\x9b2Jtutup",
    "text that runs backwards": "Loket \u202eputut",
    "a direction that never ends": "Loket \u2067tutup",
    "a mark between letters that nobody sees": "Lo\u200bket",
    "a line end of another kind": "Loket\u2028tutup",
    "three thousand marks on one letter": "a" + "\u0316" * 3_000,
    "a letter of nobody's": "Loket \ue000",
    "a letter that there is not": "Loket \uffff",
}


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("text", EVIL.values(), ids=[name.replace(" ", "_") for name in EVIL])
def test_letters_that_cannot_be_shown_are_told_and_not_kept(phone, survey, text):
    case = phone.fill(phone.get(COMPLAINT), text=text)
    answer = phone.fill(phone.get(f"{survey}/11/4444444440000"), suggestion=text[:400])
    for page in (case, answer):
        assert page.status == 422
        assert ID.say("form.bad_letters") in page.says
        assert not any(letter in page.text for letter in "\x00\x1b\x07\x9b\u202e\u2067")


@pytest.mark.usefixtures("nothing_is_kept")
def test_ten_thousand_marks_on_one_letter_are_too_long(phone):
    page = phone.fill(phone.get(COMPLAINT), text="a" + "\u0316" * 10_000)
    assert page.status in {413, 422}
    told = ID.say("form.too_large.text") if page.status == 413 else ID.say("refusal.case_too_long", number="4000")
    assert told in page.says


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("contact", ["a\nb", "08\x1b12", "\u202e2180", "a" + "\u0316" * 9])
def test_a_contact_that_cannot_be_shown_is_told_and_not_kept(phone, contact):
    page = phone.fill(phone.get(COMPLAINT), text="Loket tutup.", contact=contact)
    assert page.status == 422
    assert ID.say("form.bad_letters") in page.says


MARKUP = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% for x in y %}",
    "&lt;b&gt;&#60;",
    "' OR 1=1; DROP TABLE ticket; --",
    "javascript:alert(1)",
]


@pytest.mark.usefixtures("nothing_is_kept")
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_as_it_was_written(phone, text):
    page = phone.fill(phone.get(COMPLAINT), text=text + "x" * 4_000, contact=text)
    assert page.status == 422
    assert page.fields["text"].startswith(text)
    assert page.fields["contact"] == text
    assert page.tags.count("script") == 1, "only ours"
    assert "img" not in page.tags[page.tags.index("main") :]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\tx", *MARKUP])
def test_formulas_and_markup_are_kept_as_the_text_they_are(hub, phone, survey, text):
    page = phone.fill(phone.get(f"{survey}/11/4444444440000"), suggestion=text)
    assert page.status == 303
    assert text.strip() in suggestions(hub)


def test_other_scripts_are_kept_as_they_are(hub, phone, survey):
    text = "ᬲᬸᬓ᭄ᬱ᭄ᬫ شكرا 谢谢 ขอบคุณ ñandú 😀"
    assert phone.fill(phone.get(f"{survey}/11/4444444440000"), suggestion=text).status == 303
    assert text in suggestions(hub)


# --- too fast ------------------------------------------------------------------------------------------------------


@pytest.fixture
def abroad(hub: RunningHub) -> Iterator[Callable[[str], Callable[[str, dict[str, str]], Page]]]:
    """Phones of other addresses, as a proxy on this machine tells of them."""
    hub.opened.hub.proxies = frozenset({"127.0.0.1"})
    phone = Visitor(hub.port)

    def of(address: str) -> Callable[[str, dict[str, str]], Page]:
        return lambda path, fields: phone.send(path, fields, {"X-Forwarded-For": address})

    yield of
    hub.opened.hub.proxies = frozenset()


def test_who_hands_in_faster_than_people_do_is_told_to_wait_and_others_are_not(hub, phone, abroad):
    most, path = RATES[Kind.TELL].at_once, "/d/loket-1/kp/11/4444444440000"
    before = kept(hub)[0]
    pages = [abroad(ABROAD)(path, phone.get(path).fields) for _ in range(most + 2)]
    assert [page.status for page in pages] == [303] * most + [429] * 2
    assert ID.say("form.too_many.text") in pages[-1].says
    assert pages[-1].headers["retry-after"]
    assert kept(hub)[0] == before + most
    assert abroad("198.51.100.9")(path, phone.get(path).fields).status == 303


def test_who_tries_codes_is_told_to_wait(phone, abroad):
    most = RATES[Kind.LOOK_UP].at_once
    tries = [
        abroad("203.0.113.8")("/c/status", phone.get("/c/status").fields | {"code": f"{n:016d}"})
        for n in range(most + 1)
    ]
    assert {page.status for page in tries[:most]} == {422}
    assert tries[-1].status == 429
    assert ID.say("form.too_many.text") in tries[-1].says


def test_whoever_knows_the_code_may_ask_as_often_as_they_like(phone, abroad):
    receipt = phone.fill(phone.get(COMPLAINT), text="Kursi ruang tunggu rusak").text
    (code,) = re.findall(r'data-copy="([^"]+)"', receipt)
    for _ in range(RATES[Kind.LOOK_UP].at_once + 2):
        fields = phone.get("/c/status").fields | {"code": code}
        assert abroad("203.0.113.10")("/c/status", fields).status == 200


def test_a_room_full_of_phones_behind_one_router_can_answer_together(phone, room, abroad):
    links = [room.finish(room.take()).link for _ in range(6)]
    for step in range(1, 10):
        for link in links:
            path = f"/t/{link}/survey/{step}/{'4' * (step - 1):0<13}"
            page = abroad("203.0.113.9")(path, phone.get(path).fields | {"score": "4"})
            assert page.status == 303, page.says


# --- what is heard of it -------------------------------------------------------------------------------------------


PLANTED = "Rahasia-7412"


def test_nothing_that_was_typed_is_in_a_line_of_the_log(hub, phone, survey):
    evil = f"{PLANTED}\n2026-01-12 [error] forged\x1b[31m"
    with capture_logs() as lines:
        case = phone.get(COMPLAINT)
        phone.fill(case, text=evil, contact=evil)
        phone.fill(phone.get(COMPLAINT), text=PLANTED, contact=PLANTED)
        phone.fill(phone.get("/c/new/whistle"), text=PLANTED)
        phone.fill(phone.get("/c/status"), code=evil)
        phone.fill(phone.get(f"{survey}/11/4444444440000"), suggestion=PLANTED)
        phone.send(f"/t/{PLANTED}/survey", {"once": evil})
        phone.get(f"/d/{quote_plus(evil)}?lang={quote_plus(evil)}", {"User-Agent": PLANTED, "Referer": PLANTED})
        phone.send(COMPLAINT, b"text=" + PLANTED.encode() + b"%FF")
        phone.send(COMPLAINT, case.fields, {"Origin": f"http://{PLANTED}"})
    said = repr(lines)
    assert PLANTED not in said
    assert survey.split("/")[2] not in said
    assert not [line for line in lines if line["log_level"] in {"error", "critical"}]
