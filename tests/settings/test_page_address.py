"""What QR codes begin with is written as browsers write it, or refused with what to write instead."""

from __future__ import annotations

import pytest

from shared.settings.page_address import bare, says_more


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("http://antrean.lan", "http://antrean.lan"),
        ("http://antrean.lan/", "http://antrean.lan"),
        ("http://antrean.lan//", "http://antrean.lan"),
        ("HTTPS://Antrean.Contoh.GO.ID", "https://antrean.contoh.go.id"),
        ("http://192.168.1.10:8765", "http://192.168.1.10:8765"),
        ("http://192.168.1.10:8765/", "http://192.168.1.10:8765"),
        ("http://antrean.lan:80", "http://antrean.lan"),
        ("https://antrean.lan:443", "https://antrean.lan"),
        ("https://antrean.lan:80", "https://antrean.lan:80"),
        ("http://[FD00:0:0:0::10]:8765", "http://[fd00::10]:8765"),
        ("http://antréan.id", "http://xn--antran-eva.id"),
    ],
)
def test_one_address_has_one_spelling(written, kept):
    assert bare(written) == kept
    assert not says_more(written)


@pytest.mark.parametrize(
    "written",
    [
        "antrean.lan", "antrean.lan:8765", "//antrean.lan", "ws://antrean.lan", "ftp://antrean.lan", "http://", "http:///t",
        "http://:80", "http://antrean.lan:", "http://antrean.lan:0", "http://antrean.lan:70000", "http://antrean.lan:http",
        "http://[fd00::10", "http://[fe80::1%eth0]", "http://[antrean]", "http://antrean lan", "http://antrean..lan",
        "http://antrean.lan\\t", "http://<antrean>", f"http://{'a' * 64}.lan", f"http://{'é' * 64}.lan",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_none(written):
    assert bare(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "https://bkd.go.id/antrean", "https://bkd.go.id/antrean/", "https://bkd.go.id?x=1", "https://bkd.go.id/?", "https://bkd.go.id#",
        "https://bkd.go.id/#/t", "https://siti@bkd.go.id", "https://siti:rahasia@bkd.go.id/", "https://@bkd.go.id",
    ],
)  # fmt: skip
def test_what_says_more_than_where_is_refused_with_what_to_write(written):
    assert says_more(written)
    assert bare(written) == "https://bkd.go.id"
