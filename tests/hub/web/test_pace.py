"""Who asks faster than people do waits; nobody else does; and who it was is soon forgotten."""

from __future__ import annotations

import pytest

from shared.hub.source import same_origin, visitor
from shared.hub.web.pace import FORGET_SECONDS, MOST, Kind, Pace, Rate

RATES = dict.fromkeys(Kind, Rate(1.0, 3))


class Ticks:
    """Seconds that pass when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_source_may_ask_some_at_once_and_then_at_its_rate() -> None:
    ticks = Ticks()
    pace = Pace(ticks, RATES, {})
    asked = [pace.admits(Kind.PAGE, "10.0.0.1") for _ in range(5)]
    assert asked == [True, True, True, False, False]
    ticks.now = 1.0
    assert pace.admits(Kind.PAGE, "10.0.0.1")
    assert not pace.admits(Kind.PAGE, "10.0.0.1")


def test_whoever_has_used_up_the_own_share_goes_on_from_the_one_for_all_while_it_lasts() -> None:
    ticks = Ticks()
    pace = Pace(ticks, RATES, {Kind.PAGE: Rate(2.0, 4)})
    assert [pace.admits(Kind.PAGE, "10.0.0.1") for _ in range(8)] == [True] * 7 + [False]
    assert [pace.admits(Kind.PAGE, "10.0.0.2") for _ in range(4)] == [True] * 3 + [False], "an own share is one's own"
    assert [pace.admits(Kind.MISS, "10.0.0.1") for _ in range(4)] == [True] * 3 + [False], "guesses have no more"
    ticks.now = 1.0
    assert [pace.admits(Kind.PAGE, "10.0.0.1") for _ in range(4)] == [True] * 3 + [False]


def test_a_thousand_phones_behind_one_router_come_back_at_once_and_then_look_every_ten_seconds() -> None:
    ticks = Ticks()
    pace = Pace(ticks)
    assert all(pace.admits(Kind.PAGE, "192.0.2.1") for _ in range(1_000))
    for second in range(1, 61):
        ticks.now = float(second)
        assert all(pace.admits(Kind.PAGE, "192.0.2.1") for _ in range(100)), second


def test_what_is_given_back_does_not_count_and_gives_no_more_than_was_there() -> None:
    pace = Pace(Ticks(), RATES, {})
    for _ in range(10):
        assert pace.admits(Kind.LOOK_UP, "10.0.0.1")
        pace.give_back(Kind.LOOK_UP, "10.0.0.1")
    pace.give_back(Kind.LOOK_UP, "10.0.0.1")
    pace.give_back(Kind.LOOK_UP, "10.0.0.2")
    assert [pace.admits(Kind.LOOK_UP, "10.0.0.1") for _ in range(4)] == [True] * 3 + [False]


def test_sources_and_kinds_do_not_hold_back_each_other() -> None:
    pace = Pace(Ticks(), RATES, {})
    while pace.admits(Kind.PAGE, "10.0.0.1"):
        pass
    assert pace.admits(Kind.FORM, "10.0.0.1")
    assert pace.admits(Kind.PAGE, "10.0.0.2")


def test_one_home_with_many_ipv6_addresses_is_one_source() -> None:
    pace = Pace(Ticks(), RATES, {})
    asked = [pace.admits(Kind.PAGE, f"2001:db8:1:2::{n}") for n in range(5)]
    assert asked == [True, True, True, False, False]
    assert pace.admits(Kind.PAGE, "2001:db8:1:3::1")
    assert pace.admits(Kind.PAGE, "::ffff:10.0.0.1")


def test_the_hubs_own_machine_is_not_held_back() -> None:
    pace = Pace(Ticks(), RATES, {})
    assert all(pace.admits(Kind.PAGE, "127.0.0.1") for _ in range(100))
    assert len(pace) == 0


def test_sources_are_forgotten_in_time_and_when_there_are_too_many() -> None:
    ticks = Ticks()
    pace = Pace(ticks, RATES, {})
    for n in range(MOST + 100):
        pace.admits(Kind.PAGE, f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
    assert len(pace) <= MOST + 1
    ticks.now = FORGET_SECONDS + 1
    pace.admits(Kind.PAGE, "10.0.0.1")
    assert len(pace) == 1


def test_no_address_is_kept_as_it_is() -> None:
    pace = Pace(Ticks(), RATES, {})
    pace.admits(Kind.PAGE, "203.0.113.77")
    assert "203.0.113.77" not in repr(vars(pace))


@pytest.mark.parametrize(
    ("client", "said", "source"),
    [
        ("10.0.0.9", ["203.0.113.5"], "10.0.0.9"),  # no proxy of ours
        ("127.0.0.1", ["203.0.113.5"], "203.0.113.5"),
        ("::ffff:127.0.0.1", ["203.0.113.5"], "203.0.113.5"),
        ("127.0.0.1", ["1.1.1.1, 203.0.113.5"], "203.0.113.5"),
        ("127.0.0.1", ["203.0.113.5, 1.1.1.1", "2001:db8::1"], "2001:db8::1"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["unknown"], "127.0.0.1"),
        ("127.0.0.1", ["203.0.113.5,"], "127.0.0.1"),
        ("127.0.0.1", ["\xff"], "127.0.0.1"),
    ],
)
def test_only_a_trusted_proxy_is_believed_and_only_its_own_word(client: str, said: list[str], source: str) -> None:
    headers = [(b"x-forwarded-for", value.encode("latin-1")) for value in said]
    assert visitor({"client": (client, 1), "headers": headers}, {"127.0.0.1"}) == source


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("https://antrean.contoh.go.id", "127.0.0.1:8765", True),  # the proxy says its own name
        ("https://antrean.contoh.go.id", "antrean.contoh.go.id", True),
        ("http://192.168.1.10:8765", "192.168.1.10:8765", True),
        ("http://antrean.contoh.go.id", "127.0.0.1:8765", False),
        ("https://antrean.contoh.go.id:444", "127.0.0.1:8765", False),
        ("https://evil.example", "evil.example", False),
        ("https://evil.example", "antrean.contoh.go.id", False),
        ("https://antrean.contoh.go.id@evil.example", "evil.example", False),
        ("null", "antrean.contoh.go.id", False),
        ("https://[", "[", False),
    ],
)
def test_a_page_is_ours_by_the_public_address_or_by_the_address_it_was_asked_at(
    origin: str, host: str, ours: bool
) -> None:
    headers = [(b"origin", origin.encode()), (b"host", host.encode())]
    assert same_origin(headers, "https://antrean.contoh.go.id") is ours


@pytest.mark.parametrize("public", ["", "http://", "//", "http://["])
def test_without_a_public_address_no_name_is_ours(public: str) -> None:
    headers = [(b"origin", b"http://"), (b"host", b"x")]
    assert not same_origin(headers, public)
