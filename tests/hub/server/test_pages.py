"""The pages on the hub's port: a scanned ticket finds words, every token the same ones, and nothing but words."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.printing.slip import ticket_link
from shared.model import Role
from shared.protocol.commands import IssueTicket, SlipReady
from tests.hub.running import RunningHub, example, running_hub


def get(hub: RunningHub, path: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text."""
    connection = HTTPConnection("127.0.0.1", hub.port, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


class Elements(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.languages: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As the parser calls it."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.languages += [value for name, value in attrs if name == "lang"]


def test_the_address_on_the_paper_leads_to_a_page_in_both_languages(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.KIOSK) as kiosk:
        done = kiosk.done(IssueTicket("kp"))
    assert isinstance(done, SlipReady)
    office = replace(example().office, public_url="")
    link = ticket_link(done.slip, office, f"http://127.0.0.1:{small_hub.port}")
    with urllib.request.urlopen(link) as answer:  # noqa: S310 - our own hub
        page = answer.read().decode()
    assert "Nomor Anda tercetak besar di tiket" in page
    assert "Numbers are called on the screen and by loudspeaker" in page
    assert "meja penerima tamu" in page
    assert office.name in page
    assert Elements(page).languages == ["id", "id", "en"]


def test_every_token_gets_the_same_answer(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.KIOSK) as kiosk:
        done = kiosk.done(IssueTicket("kp"))
    assert isinstance(done, SlipReady)

    def answer(token: str) -> tuple[int, dict[str, str], str]:
        status, headers, text = get(small_hub, f"/t/{token}")
        return status, {name: value for name, value in headers.items() if name != "date"}, text

    real = answer(done.slip.link)
    assert real[0] == 200
    for token in ("x", "A" * 4000, "%00", "%3Cscript%3E", "..", done.slip.link[:-1]):
        assert answer(token) == real


@pytest.mark.parametrize("path", ["/", "/t/abc"])
def test_a_page_has_no_script_and_loads_nothing_and_its_own_style_is_the_only_one(
    small_hub: RunningHub, path: str
) -> None:
    status, headers, page = get(small_hub, path)
    assert status == 200
    found = Elements(page)
    assert found.tags == {"html", "head", "meta", "title", "style", "body", "h1", "main", "section", "h2", "p"}
    assert found.attributes == {"lang", "charset", "name", "content"}
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    (style,) = re.findall("<style>(.*?)</style>", page)
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


def test_markup_in_the_name_of_the_office_stays_text(tmp_path: Path) -> None:
    directory = example()
    named = replace(directory, office=replace(directory.office, name='<img src=x onerror="a()">&'))
    with running_hub(tmp_path, directory=named) as hub:
        page = get(hub, "/t/abc")[2]
    assert "img" not in Elements(page).tags
    assert "&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;" in page


@pytest.mark.parametrize(("method", "path", "status"), [("POST", "/t/abc", 405), ("GET", "/t/a/b", 404)])
def test_other_requests_are_refused(small_hub: RunningHub, method: str, path: str, status: int) -> None:
    asked = urllib.request.Request(f"http://127.0.0.1:{small_hub.port}{path}", method=method, data=None)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(asked)  # noqa: S310
    assert caught.value.code == status
    caught.value.close()
