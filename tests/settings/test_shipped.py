"""The shipped config.toml is the complete example agency, well spelled in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import msgspec
import pytest

from shared.model import BoardPage, DeskKind, Directory, OrderRule, Shift, Text
from shared.settings import Loaded, Settings, load
from shared.settings.sections import Program

CONFIG = Path(__file__).parents[2] / "config.toml"
MISSPELT = (
    "antri",
    "antrian",
    "silahkan",
    "nomer",
    "ijin",
    "jadual",
    "photo",
    "photocopy",
    "praktek",
    "aktip",
    "analisa",
)
"""KBBI has antre, antrean, silakan, nomor, izin, jadwal, foto, fotokopi, praktik, aktif."""


@pytest.fixture(scope="module")
def settings() -> Settings:
    loaded = load(CONFIG)
    assert isinstance(loaded, Loaded), loaded
    assert loaded.warnings == ()
    return loaded.settings


@pytest.fixture(scope="module")
def directory(settings) -> Directory:
    return settings.directory


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from texts(one, f"{path}[{number}]")


def test_it_has_the_six_queues_twenty_two_services_and_seven_desks_of_the_example(directory):
    assert "".join(queue.letter for queue in directory.queues) == "ABCDEF"
    assert len(directory.services) == 22
    assert len(directory.desks) == 7
    assert [len([s for s in directory.services if s.queue == q.id]) for q in directory.queues] == [5, 10, 3, 2, 1, 1]


def test_every_text_stands_in_both_languages(directory):
    found = list(texts(directory))
    assert len(found) > 250
    missing = [path for path, text in found if not text.id or not text.en]
    # desks 1 to 6 are called by a figure, which is the same in both languages
    assert missing == [f".desks[{number}].label" for number in range(1, 7)]


def test_no_word_is_misspelt(directory):
    words = {word for _, text in texts(directory) for word in re.findall(r"\w+", text.id.lower())}
    assert words.isdisjoint(MISSPELT)
    assert {"antrean", "izin", "nomor"} & words


def test_no_text_tells_a_visitor_what_they_must(directory):
    assert [path for path, text in texts(directory) if re.search(r"\bharus\b", text.id)] == []


def test_checklists_fit_the_screen_and_the_paper(directory):
    for service in directory.services:
        assert 1 <= len(service.items) <= 8, service.id
        assert max(len(text) for item in service.items for text in (item.id, item.en)) <= 56, service.id


def test_short_names_fit_large_text(directory):
    for thing in (*directory.queues, *directory.services):
        assert max(len(thing.short.id), len(thing.short.en)) <= 20, thing.id


def test_every_service_says_what_a_service_card_must_say(directory):
    for service in directory.services:
        assert service.product.id, service.id
        assert service.process.id, service.id
        assert service.legal, service.id
        assert service.official.id, service.id


def test_the_office_is_open_as_the_example_says(directory):
    day = (Shift(time(8), time(12)), Shift(time(13), time(15, 30)))
    friday = (Shift(time(8), time(11, 30)), Shift(time(13, 30), time(15, 30)))
    assert [hours.shifts for hours in directory.office.hours] == [day, day, day, day, friday, (), ()]
    assert (directory.office.zone, directory.office.zone_label) == ("Asia/Makassar", "WITA")
    assert directory.office.order.rule is OrderRule.ACCUMULATING
    assert directory.office.last_ticket_minutes == 30
    assert directory.office.most_numbers_a_minute == 30
    assert (directory.office.more_time_places, directory.office.more_time_most) == (3, 2)
    assert not directory.office.two_people
    assert directory.pages == tuple(BoardPage)


def test_complaints_are_sensitive_and_served_at_a_desk_of_their_own(directory):
    assert [queue.id for queue in directory.queues if queue.sensitive] == ["f"]
    assert [desk.id for desk in directory.desks if "f" in desk.main + desk.help] == ["loket-6"]
    assert directory.desks[0].kind is DeskKind.TABLE


def test_as_shipped_one_machine_runs_the_whole_room_and_lets_nobody_else_in(settings):
    assert settings.machine.runs == tuple(Program)
    assert settings.hub.host == "127.0.0.1"
    assert settings.hub.url == "ws://127.0.0.1:8765/ws"
    assert settings.machine.data == CONFIG.parent / "data"
    assert settings.hub.database == f"sqlite:///{(CONFIG.parent / 'data' / 'antrean.db').as_posix()}"


def test_every_key_that_may_be_set_stands_in_the_file():
    """A key that nobody can find does not exist."""
    from shared.settings.reading import LISTS, SECTIONS  # noqa: PLC0415

    text = CONFIG.read_text("utf-8")
    models = [*SECTIONS.values(), *LISTS.values()]
    for model in models:
        for name, field in model.model_fields.items():
            inner = field.annotation
            if hasattr(inner, "model_fields"):
                models.append(inner)
            assert re.search(rf"\b{name}\b", text), f"{model.__name__}.{name}"
