"""What anybody may read by the QR on the wall, and how every page is sent: headers, methods, sizes, no traces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from shared.hub.web.static_files import TYPES
from tests.hub.running import RunningHub, example, running_hub
from tests.hub.web.browsing import Page, Visitor
from tests.hub.web.visits import Office, office

PUBLIC = ("/", "/services", "/services/kp", "/hours", "/maklumat", "/flow", "/complaint")
WHOLE = 60_000


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """One hub for all who only read."""
    with running_hub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Office]:
    """A room of one's own, for who takes numbers."""
    with running_hub(tmp_path) as running, office(running) as opened:
        yield opened


def test_the_board_shows_the_last_calls_and_who_waits(room: Office) -> None:
    visitor = Visitor(room.hub.port)
    assert "Belum ada panggilan hari ini" in visitor.get("/").says
    first, second = room.take(), room.take()
    room.take()
    room.finish(first)
    room.call(second)
    page = visitor.get("/")
    assert "Buka sekarang Sampai pukul 15.30 hari ini." in page.says
    assert "A002 Loket 1 09.0" in page.says
    words = page.says
    assert words.index("A002") < words.index("A001")
    assert "Pangkat dan mutasi 1 menunggu" in page.says
    assert page.one("main")["data-every"] == "10"


def test_the_board_names_no_sensitive_queue(room: Office) -> None:
    visitor = Visitor(room.hub.port)
    room.take("adu")
    page = visitor.get("/")
    assert "F001" not in page.says
    assert "1 menunggu" not in page.says


def test_a_service_shows_the_six_public_components_of_its_standard(visitor: Visitor) -> None:
    page = visitor.get("/services/kp")
    for words in (
        "Yang perlu dibawa Surat pengantar kepala perangkat daerah",
        "Prosedur Alur pelayanan",
        "Di loket sekitar 15 menit",
        "Waktu tunggu paling lama 30 menit (janji layanan)",
        "Proses 5 hari kerja, lalu Pertek BKN",
        "Biaya Rp0 (gratis, tidak dipungut biaya)",
        "Hasil SK kenaikan pangkat",
        "Pengaduan dan saran Di ruang ini: Pengaduan: loket 6 LAPOR!: lapor.go.id · SMS 1708 Ombudsman RI:",
        "Dasar hukum UU 20/2023",
    ):
        assert words in page.says, words


def test_every_service_is_listed_and_has_its_page(visitor: Visitor) -> None:
    links = [link for link in visitor.get("/services").links if link.startswith("/services/")]
    assert len(links) == len(example().services)
    assert {visitor.get(link).status for link in links} == {200}


def test_hours_mark_today_and_name_the_next_closure(visitor: Visitor) -> None:
    page = visitor.get("/hours")
    assert "Senin–Kamis Hari ini 08.00–12.00 , 13.00–15.30" in page.says
    assert "Tutup berikutnya" in page.says
    assert "WITA · Nomor terakhir diambil 30 menit sebelum tutup" in page.says


def test_complaints_lead_to_our_own_form_lapor_and_ombudsman(visitor: Visitor) -> None:
    page = visitor.get("/complaint")
    assert {"/c", "/c/status"} <= set(page.links)
    assert "LAPOR! lapor.go.id · SMS 1708" in page.says
    assert "Ombudsman RI ombudsman.go.id · telepon 137" in page.says


@pytest.mark.parametrize("path", PUBLIC)
def test_a_chosen_language_is_carried_on_by_every_link(visitor: Visitor, path: str) -> None:
    page = visitor.get(path + "?lang=en")
    assert page.one("html")["lang"] == "en"
    ours = [link for link in page.links if link.startswith("/")]
    assert ours
    assert [link for link in ours if not link.endswith("?lang=en")] == []


@pytest.mark.parametrize("path", [*PUBLIC, "/c", "/t/x", "/nothing", "/services/nothing"])
def test_every_page_is_sent_under_strict_headers_and_loads_only_our_own(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "font-src", "form-action")} == {"'self'"}
    assert policy["img-src"] == "'self' data:"
    host = f"127.0.0.1:{visitor.port}"
    named = example().office.public_url.removeprefix("http://")
    assert policy["connect-src"] == f"'self' ws://{host} wss://{host} ws://{named} wss://{named}"
    assert (policy["base-uri"], policy["frame-ancestors"]) == ("'none'", "'none'")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not {"set-cookie", "server"} & answer.headers.keys()
    assert not list(answer.all("style"))
    loaded = [x["src"] for tag in ("script", "img") for x in answer.all(tag)] + [x["href"] for x in answer.all("link")]
    assert all(link.startswith("/static/") for link in loaded)
    names = {name for _, attributes in answer.elements for name in attributes}
    assert not [name for name in names if name == "style" or name.startswith("on")]


def test_a_host_that_is_none_is_not_repeated_in_a_header(hub: RunningHub) -> None:
    policy = Visitor(hub.port, host="a; script-src *").get("/").headers["content-security-policy"]
    assert "connect-src 'self' ws://antrean.lan wss://antrean.lan;" in policy
    assert policy.count("script-src") == 1


@pytest.mark.parametrize("path", PUBLIC)
def test_head_says_what_get_would(visitor: Visitor, path: str) -> None:
    head, got = visitor.ask("HEAD", path), visitor.get(path)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/t/x", "/services/kp"])
def test_other_methods_are_refused_with_a_page(visitor: Visitor, method: str, path: str) -> None:
    answer = visitor.ask(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "Halaman ini hanya untuk dibaca" in answer.says


@pytest.mark.parametrize("path", ["/nothing", "/t/a/b", "/services/%00", "/services/../x", "/%ff", "/index.php?x=<b>"])
def test_what_is_not_there_has_a_page_that_leads_home(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status == 404
    assert answer.links[-1] == "/"
    assert "<b>" not in answer.text


def test_markup_in_the_config_stays_text(tmp_path: Path) -> None:
    nasty = '<img src=x onerror="a()">&{{ 7 * 7 }}'
    directory = example()
    named = replace(directory.office, name=nasty)
    services = tuple(replace(s, name=replace(s.name, id=nasty)) for s in directory.services)
    with running_hub(tmp_path, directory=replace(directory, office=named, services=services)) as hub:
        for path in (*PUBLIC, "/t/x"):
            text = Visitor(hub.port).get(path).text
            assert "<img src=x" not in text
            assert "&lt;img src=x onerror=&#34;a()&#34;&gt;&amp;{{ 7 * 7 }}" in text


def test_a_page_with_all_it_loads_is_within_60_kb(room: Office) -> None:
    visitor = Visitor(room.hub.port)
    paths = (*PUBLIC, f"/t/{room.take().link}", f"/t/{room.call(room.take()).link}")
    for path in paths:
        page = visitor.get(path)
        links = {x["src"] for tag in ("script", "img") for x in page.all(tag)} | {x["href"] for x in page.all("link")}
        sizes = {link: len(visitor.get(link).body) for link in links}
        styles = "".join(visitor.get(link).text for link in links if link.endswith(".css"))
        fonts = set(re.findall(r"url\((/static/[^)]+)\)", styles))
        assert len(fonts) == 2
        sizes |= {font: len(visitor.get(font).body) for font in fonts}
        assert len(page.body) + sum(sizes.values()) <= WHOLE, (path, len(page.body), sizes)


def test_static_files_are_kept_for_ever_under_the_name_of_their_content(visitor: Visitor) -> None:
    page = visitor.get("/")
    for link in [x["href"] for x in page.all("link")] + [x["src"] for x in page.all("script")]:
        answer = visitor.get(link)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-type"] == TYPES[link.rsplit(".", 1)[1]]
        assert answer.headers["x-content-type-options"] == "nosniff"
    for path in ("/static/", "/static/x", "/static/..%2fpage.py", "/static/phone.css", "/static/%2e%2e/x"):
        assert visitor.get(path).status == 404


def test_no_word_that_a_person_reads_is_in_a_script(visitor: Visitor) -> None:
    script = visitor.get(visitor.get("/").one("script")["src"]).text
    code = re.sub(r"//.*|/\*.*?\*/", "", script)
    texts = re.findall(r'"([^"]*)"|`([^`]*)`', code)
    sentences = [text for pair in texts for text in pair if re.search(r"[A-Za-z]{2,} [a-z]{2,}", text)]
    assert sentences == ["use strict"]


def test_the_agencys_accent_and_logo_are_on_its_pages(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.effect_noise((900, 600), 90).convert("RGB").save(logo)  # far too heavy for a page
    directory = example()
    branded = replace(directory.office, accent="#6B1A2B", logo=str(logo))
    (tmp_path / "data").mkdir()
    with running_hub(tmp_path / "data", directory=replace(directory, office=branded)) as hub:
        visitor = Visitor(hub.port)
        page = visitor.get("/")
        style = visitor.get(next(x["href"] for x in page.all("link") if x["href"].endswith(".css"))).text
        mark = visitor.get(page.one("img")["src"])
    assert "--accent:#6B1A2B" in style
    assert mark.headers["content-type"] == "image/png"
    assert len(mark.body) < 30_000


def test_the_first_word_of_a_page_is_a_way_past_the_head(visitor: Visitor) -> None:
    for path in PUBLIC:
        page: Page = visitor.get(path)
        assert page.links[0] == "#main"
        assert page.one("main")["id"] == "main"
        assert len(list(page.all("h1"))) == 1
