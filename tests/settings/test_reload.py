"""What of a changed file applies while running."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shared.feedback import CaseRules
from shared.model import BoardPage, SurveyRules, Weights
from shared.settings import Loaded, Problems, Reloaded, Settings, load, reload
from shared.settings.sections import ComplaintSettings

CONFIG = Path(__file__).parents[2] / "config.toml"

Change = Callable[..., Reloaded | Problems]


@pytest.fixture
def settings(tmp_path) -> Settings:
    path = tmp_path / "config.toml"
    path.write_bytes(CONFIG.read_bytes())
    loaded = load(path)
    assert isinstance(loaded, Loaded)
    return loaded.settings


@pytest.fixture
def change(settings, tmp_path) -> Change:
    def change(*pairs: tuple[str, str]) -> Reloaded | Problems:
        path = tmp_path / "config.toml"
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
        return reload(settings, path)

    return change


def test_an_unchanged_file_changes_nothing(change, settings):
    assert change() == Reloaded(settings, ())


def test_texts_hours_holidays_order_and_desks_apply_at_once(change, settings):
    changed = change(
        ("Seluruh layanan tidak dipungut biaya.", "Hari ini tutup pukul 12.00."),
        ('friday = ["08.00-11.30", "13.30-15.30"]', 'friday = ["08.00-11.00"]'),
        ("first = 2027-08-17", "first = 2027-08-16"),
        ('rule = "accumulating"', 'rule = "fifo"'),
        ("desk_minutes = 15", "desk_minutes = 25"),
        ('help = ["e"]', 'help = ["e", "f"]'),
    )
    assert isinstance(changed, Reloaded)
    assert changed.needs_restart == ()
    directory = changed.applied.directory
    assert changed.applied.announcement.id.startswith("Hari ini tutup")
    assert len(directory.office.hours[4].shifts) == 1
    assert directory.office.order.rule.value == "fifo"
    assert directory.services[0].desk_minutes == 25
    assert directory.desks[4].help == ("e", "f")


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("port = 8765", "port = 8766", ("hub.url", "hub.port")),
        ('data = "data"', 'data = "other"', ("machine.data", "hub.database", "kiosk.printer.folder")),
        ("paper_mm = 80", "paper_mm = 58", ("kiosk.printer.paper_mm",)),
        ('runs = ["hub", "kiosk", "counter", "display"]', 'runs = ["hub"]', ("machine.runs",)),
        ("repeat = 2", "repeat = 1", ("display.voice.repeat",)),
        ('zone = "Asia/Makassar"', 'zone = "Asia/Jakarta"', ("office.zone", "office.zone_label")),
        ('cutover = "00.00"', 'cutover = "03.00"', ("office.cutover",)),
        ("media_mb = 200", "media_mb = 50", ("announcements.media_mb",)),
        ('#folder = "pengumuman"', 'folder = "pengumuman"', ("announcements.folder",)),
        ('letter = "F"', 'letter = "G"', ("queue",)),
        ('id = "slks"', 'id = "medali"', ("service",)),
        ('id = "loket-6"', 'id = "ruang-aduan"', ("desk",)),
    ],
)
def test_what_must_wait_is_named_and_stays_as_it_was(change, settings, old, new, keys):
    changed = change((old, new))
    assert isinstance(changed, Reloaded)
    assert set(changed.needs_restart) == set(keys)
    assert changed.applied == settings


def test_what_tvs_show_and_who_approves_it_applies_at_once(change):
    changed = change(
        ("two_people = false", "two_people = true"),
        ('"maklumat", "flow", "services", "hours",', '"hours", "hours",'),
    )
    assert isinstance(changed, Reloaded)
    assert changed.needs_restart == ()
    assert changed.applied.directory.office.two_people
    rest = (BoardPage.QUEUES, BoardPage.DESKS, BoardPage.VULNERABLE, BoardPage.GRATUITY, BoardPage.COMPLAINT)
    assert changed.applied.directory.pages == (BoardPage.HOURS, *rest, BoardPage.SATISFACTION)


def test_how_the_office_asks_and_who_reads_applies_at_once(change):
    changed = change(
        ('weights = "exact"', 'weights = "0.11"'),
        ("#population = 13686", "population = 500"),
        ('#officers = ["rina"]', 'officers = ["rina", "rina"]'),
        ("light = 2,", "light = 3,"),
        ('#officers = ["wayan"]', 'officers = ["wayan"]'),
        ("contact_days = 30", "contact_days = 7"),
    )
    assert isinstance(changed, Reloaded)
    assert changed.needs_restart == ()
    assert changed.applied.directory.survey == SurveyRules(weights=Weights.TWO_DIGITS, population=500)
    feedback = changed.applied.feedback
    assert feedback.complaints == ComplaintSettings(("rina",), CaseRules(light=3))
    assert (feedback.whistle.officers, feedback.retention.contact_days) == (("wayan",), 7)


def test_screens_offer_disclosures_as_long_as_somebody_is_named_who_reads_them(change, settings):
    assert not settings.directory.office.takes_disclosures
    assert change(('#officers = ["wayan"]', 'officers = ["wayan"]')).applied.directory.office.takes_disclosures
    assert not change(('officers = ["wayan"]', "officers = []")).applied.directory.office.takes_disclosures


def test_a_new_service_applies_at_once(change, settings):
    block = CONFIG.read_text("utf-8").split("[[service]]")[1]
    new = "[[service]]" + block.replace('id = "kp"', 'id = "kp2"')
    changed = change(("[[service]]", f"{new}[[service]]"))
    assert changed.needs_restart == ()
    assert len(changed.applied.directory.services) == 23


def test_a_broken_file_changes_nothing_and_says_why(change):
    assert isinstance(change(("port = 8765", "port = x")), Problems)
