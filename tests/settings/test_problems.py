"""Broken files of every kind: each problem with its line, key and nearest good spelling, all at once."""

# ruff: noqa: E501  (tables of cases read best with one case a line)

from __future__ import annotations

import re
from pathlib import Path

import pytest

from shared.language import catalogue
from shared.model import Language
from shared.settings import Code, Loaded, Problem, describe, load
from tests.settings.small_file import SMALL, changed, problems_of

# line, what it becomes, the key, the code, what was expected, what was found, the nearest spelling
WRONG = [
    ('zone = "Asia/Makassar"', 'zone = "Asia/Makasar"', "office.zone", Code.UNKNOWN_ZONE, "", '"Asia/Makasar"', "Asia/Makassar"),
    ('name = "BKD"', 'name = ""', "office.name", Code.EMPTY, "", '""', None),
    ('name = "BKD"', "name = 7", "office.name", Code.WRONG_TYPE, "text", "7", None),
    ('name = "BKD"', 'name = "B\\u0007D"', "office.name", Code.CONTROL_CHARACTER, "", '"B·D"', None),
    ('name = "BKD"', 'name = "B\\u202eD"', "office.name", Code.CONTROL_CHARACTER, "", '"B·D"', None),
    ('monday = ["08.00-12.00", "13.00-15.30"]', 'monday = ["08.00-13.00", "12.00-15.30"]', "office.hours.monday[2]", Code.HOURS_OVERLAP, "08.00-13.00", '"12.00-15.30"', None),
    ('monday = ["08.00-12.00", "13.00-15.30"]', 'monday = ["12.00-08.00"]', "office.hours.monday[1]", Code.BAD_HOURS, "", '"12.00-08.00"', None),
    ('monday = ["08.00-12.00", "13.00-15.30"]', 'monday = "08.00-12.00"', "office.hours.monday", Code.WRONG_TYPE, "list", '"08.00-12.00"', None),
    ('monday = ["08.00-12.00", "13.00-15.30"]', 'mondey = ["08.00-12.00"]', "office.hours.mondey", Code.UNKNOWN_KEY, "", "", "monday"),
    ('runs = ["hub"]', 'runs = ["hub", "kiosc"]', "machine.runs[2]", Code.NOT_ONE_OF, "hub, kiosk, counter, display", '"kiosc"', "kiosk"),
    ('runs = ["hub"]', "runs = []", "machine.runs", Code.EMPTY, "", "", None),
    ('letter = "B"', 'letter = "b"', "queue[2].letter", Code.BAD_LETTER, "", '"b"', None),
    ('letter = "B"', 'letter = "B"\nicon = "megafone"', "queue[2].icon", Code.UNKNOWN_ICON, "", '"megafone"', "megaphone"),
    ('letter = "B"', 'letter = "A"', "queue[2].letter", Code.DUPLICATE, "10", '"A"', None),
    ('letter = "B"', 'letter = "B"\nlast = 12345', "queue[2].width", Code.NUMBERS_TOO_WIDE, "12345", "3", None),
    ('letter = "B"', 'letter = "B"\nfirst = 500\nlast = 400', "queue[2].last", Code.ENDS_BEFORE, "500", "400", None),
    ('id = "kp"', 'id = "KP x"', "service[1].id", Code.BAD_ID, "", '"KP x"', None),
    ('id = "pen"', 'id = "kp"', "service[2].id", Code.DUPLICATE, "19", '"kp"', None),
    ('queue = "bee"', 'queue = "be"', "service[2].queue", Code.UNKNOWN_QUEUE, "a, bee", '"be"', "bee"),
    ('short = "KP"', 'short = "Kenaikan pangkat reguler"', "service[1].short.id", Code.TOO_LONG, "20", '"Kenaikan pangkat reguler"', None),
    ('name = { id = "Kenaikan pangkat", en = "Promotion" }', 'name = { id = "Kenaikan pangkat", eng = "Promotion" }', "service[1].name.eng", Code.UNKNOWN_KEY, "", "", "en"),
    ('name = { id = "Kenaikan pangkat", en = "Promotion" }', 'nama = "Kenaikan pangkat"\nname = "x"', "service[1].nama", Code.UNKNOWN_KEY, "", "", "name"),
    ('main = ["a", "bee"]', 'main = ["a", "bee", "c"]', "desk[1].main[3]", Code.UNKNOWN_QUEUE, "a, bee", '"c"', None),
    ('main = ["a", "bee"]', 'main = ["a", "bee"]\nkind = "cunter"', "desk[1].kind", Code.NOT_ONE_OF, "counter, room, table", '"cunter"', "counter"),
    ("[office.hours]", '[kiosks]\nname = "x"\n[office.hours]', "kiosks", Code.UNKNOWN_KEY, "", "", "kiosk"),
    ("[office.hours]", "[hub]\nport = 70000\n[office.hours]", "hub.port", Code.TOO_LARGE_NUMBER, "65535", "70000", None),
    ("[office.hours]", "[hub]\nport = 0\n[office.hours]", "hub.port", Code.TOO_SMALL, "1", "0", None),
    ('name = "BKD"', 'name = "BKD"\nmost_numbers_a_minute = 0', "office.most_numbers_a_minute", Code.TOO_SMALL, "1", "0", None),
    ('name = "BKD"', 'name = "BKD"\nmost_numbers_a_minute = 601', "office.most_numbers_a_minute", Code.TOO_LARGE_NUMBER, "600", "601", None),
    ('name = "BKD"', 'name = "BKD"\nmost_numbers_a_minute = 30.5', "office.most_numbers_a_minute", Code.WRONG_TYPE, "number", "30.5", None),
    ('name = "BKD"', 'name = "BKD"\nmost_number_a_minute = 30', "office.most_number_a_minute", Code.UNKNOWN_KEY, "", "", "most_numbers_a_minute"),
    ('name = "BKD"', 'name = "BKD"\nmore_time_places = -1', "office.more_time_places", Code.TOO_SMALL, "0", "-1", None),
    ('name = "BKD"', 'name = "BKD"\nmore_time_places = 21', "office.more_time_places", Code.TOO_LARGE_NUMBER, "20", "21", None),
    ('name = "BKD"', 'name = "BKD"\nmore_time_most = 0', "office.more_time_most", Code.TOO_SMALL, "1", "0", None),
    ('name = "BKD"', 'name = "BKD"\nmore_time_most = 11', "office.more_time_most", Code.TOO_LARGE_NUMBER, "10", "11", None),
    ("[office.hours]", '[hub]\nport = "8765"\n[office.hours]', "hub.port", Code.WRONG_TYPE, "number", '"8765"', None),
    ("[office.hours]", "[hub]\nport = true\n[office.hours]", "hub.port", Code.WRONG_TYPE, "number", "true", None),
    ("[office.hours]", '[hub]\nurl = "192.168.1.10"\n[office.hours]', "hub.url", Code.BAD_URL, "ws://192.168.1.10:8765/ws", '"192.168.1.10"', None),
    ('name = "BKD"', 'name = "BKD"\npublic_url = "antrean.lan"', "office.public_url", Code.BAD_URL, "http://antrean.lan", '"antrean.lan"', None),
    ('name = "BKD"', 'name = "BKD"\npublic_url = "https://bkd.go.id/antrean"', "office.public_url", Code.URL_NOT_BARE, "https://bkd.go.id", '"https://bkd.go.id/antrean"', None),
    ("[office.hours]", '[hub]\ntrusted_proxies = ["proxy"]\n[office.hours]', "hub.trusted_proxies[1]", Code.BAD_URL, "127.0.0.1", '"proxy"', None),
    ("[office.hours]", '[hub]\ndatabase = "oracle://x"\n[office.hours]', "hub.database", Code.BAD_URL, "postgresql://antrean@localhost/antrean", '"oracle://x"', None),
    ("[office.hours]", "[kiosk]\nwindowed = 1\n[office.hours]", "kiosk.windowed", Code.WRONG_TYPE, "yes_no", "1", None),
    ("[office.hours]", '[kiosk]\nprinter = "epson"\n[office.hours]', "kiosk.printer", Code.WRONG_TYPE, "table", '"epson"', None),
    ("[office.hours]", '[kiosk]\nprinter = { kind = "folder", paper_mm = 70 }\n[office.hours]', "kiosk.printer.paper_mm", Code.NOT_ONE_OF, "58, 80", "70", None),
    ("[office.hours]", '[display]\nlayout = "med"\n[office.hours]', "display.layout", Code.NOT_ONE_OF, "full, calls, media", '"med"', "media"),
    ("[office.hours]", '[display]\nqueues = ["a", "be"]\n[office.hours]', "display.queues[2]", Code.UNKNOWN_QUEUE, "a, bee", '"be"', "bee"),
    ("[office.hours]", '[display]\ndesks = ["loket1"]\n[office.hours]', "display.desks[1]", Code.UNKNOWN_DESK, "loket-1", '"loket1"', "loket-1"),
    ("[office.hours]", '[counter]\ndesk = "loket1"\n[office.hours]', "counter.desk", Code.UNKNOWN_DESK, "loket-1", '"loket1"', "loket-1"),
    ("[office.hours]", '[display]\ndiagonal_inch = "43"\n[office.hours]', "display.diagonal_inch", Code.WRONG_TYPE, "decimal", '"43"', None),
    ("[office.hours]", '[display.voice]\nengine = "command"\n[office.hours]', "display.voice.command", Code.NEEDED_FOR_KIND, "command", "", None),
    ("[office.hours]", '[display.voice]\nengine = "espeek"\n[office.hours]', "display.voice.engine", Code.NOT_ONE_OF, "espeak, command, none", '"espeek"', "espeak"),
    ("[office.hours]", '[display.voice]\nalso = ["Banjar"]\n[office.hours]', "display.voice.also[1]", Code.BAD_TONGUE, "", '"Banjar"', None),
    ("[office.hours]", '[display.voice]\nvolumes = [{ hours = "7-8", volume = 0.5 }]\n[office.hours]', "display.voice.volumes[1].hours", Code.BAD_HOURS, "", '"7-8"', None),
    ("[office.hours]", '[display.voice]\nquiet = [{ hours = "18.00-18.00" }]\n[office.hours]', "display.voice.quiet[1].hours", Code.BAD_HOURS, "", '"18.00-18.00"', None),
    ("[office.hours]", '[display.voice]\nvolumes = [{ hours = "07.00-08.00", volume = 1.5 }]\n[office.hours]', "display.voice.volumes[1].volume", Code.TOO_LARGE_NUMBER, "1", "1.5", None),
    ("[office.hours]", '[display.voice]\nsay = [{ write = "BKD" }]\n[office.hours]', "display.voice.say[1].say", Code.MISSING_KEY, "", "", None),
    ("[office.hours]", '[display.voice]\nrepeat_after_s = 0.1\n[office.hours]', "display.voice.repeat_after_s", Code.TOO_SMALL, "1", "0.1", None),
    ("[office.hours]", '[survey]\nweights = "0.12"\n[office.hours]', "survey.weights", Code.NOT_ONE_OF, "exact, 0.111, 0.11", '"0.12"', "0.11"),
    ("[office.hours]", '[survey]\nsmallest_group = 4\n[office.hours]', "survey.smallest_group", Code.TOO_SMALL, "5", "4", None),
    ("[office.hours]", '[complaints]\nofficer = []\n[office.hours]', "complaints.officer", Code.UNKNOWN_KEY, "", "", "officers"),
    ("[office.hours]", '[complaints]\nofficers = ["Bu Rina"]\n[office.hours]', "complaints.officers[1]", Code.BAD_ACCOUNT, "", '"Bu Rina"', None),
    ("[office.hours]", '[complaints]\ndays = { light = 0 }\n[office.hours]', "complaints.days.light", Code.TOO_SMALL, "1", "0", None),
    ("[office.hours]", '[whistle]\nrecipients = ["age1"]\n[office.hours]', "whistle.recipients[1]", Code.BAD_AGE_KEY, "", '"age1"', None),
    ("[office.hours]", '[retention]\nsurvey_years = 0\n[office.hours]', "retention.survey_years", Code.TOO_SMALL, "1", "0", None),
    ("[office.hours]", '[announcements]\npages = ["hours", "opening"]\n[office.hours]', "announcements.pages[2]", Code.NOT_ONE_OF, "maklumat, flow, services, hours, queues, desks, vulnerable, gratuity, complaint, satisfaction", '"opening"', None),
    ("[office.hours]", '[announcements]\ntwo_people = "yes"\n[office.hours]', "announcements.two_people", Code.WRONG_TYPE, "yes_no", '"yes"', None),
    ("[office.hours]", '[[holiday]]\nfirst = "2026-01-01"\nname = "x"\n[office.hours]', "holiday[1].first", Code.WRONG_TYPE, "date", '"2026-01-01"', None),
    ("[office.hours]", '[[holiday]]\nfirst = 2026-01-02\nlast = 2026-01-01\nname = "x"\n[office.hours]', "holiday[1].last", Code.ENDS_BEFORE, "2026-01-02", "2026-01-01", None),
]  # fmt: skip


@pytest.mark.parametrize("case", WRONG, ids=[f"{row[2]}-{row[3].value}" for row in WRONG])
def test_one_wrong_line_is_one_problem_on_that_line(write, case):
    line, into, key, code, expected, found, near = case
    text, number = changed(line, into)
    (problem,) = problems_of(write(text))
    assert (problem.key, problem.code) == (key, code)
    assert (problem.expected, problem.found, problem.nearest) == (expected, found, near)
    span = range(number - 2 if code is Code.NUMBERS_TOO_WIDE else number, number + into.count("\n") + 1)
    assert problem.line in span


@pytest.mark.parametrize("key", ["office", "queue", "service", "desk"])
def test_a_missing_part_is_named(write, key):
    text = "\n".join(block for block in re.split(r"\n(?=\[)", SMALL) if not re.match(rf"\[+{key}\b", block))
    assert (key, Code.MISSING_KEY) in {(problem.key, problem.code) for problem in problems_of(write(text))}


@pytest.mark.parametrize(
    ("line", "key", "at"), [('zone = "Asia/Makassar"', "office.zone", 3), ('queue = "bee"', "service[2].queue", 27)]
)
def test_a_missing_key_is_said_where_its_table_begins(write, line, key, at):
    text, _ = changed(line, "")
    (problem,) = problems_of(write(text))
    assert (problem.key, problem.code, problem.line) == (key, Code.MISSING_KEY, at)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("network", ["address"]),
        ("usb", ["product_id", "vendor_id"]),
        ("serial", ["device"]),
        ("file", ["device"]),
        ("windows", ["queue"]),
    ],
)
def test_each_kind_of_printer_says_what_it_needs(write, kind, keys):
    found = problems_of(write(f'{SMALL}[kiosk.printer]\nkind = "{kind}"\n'))
    assert [problem.key for problem in found] == [f"kiosk.printer.{key}" for key in keys]
    assert {problem.code for problem in found} == {Code.NEEDED_FOR_KIND}


def test_what_qr_codes_begin_with_is_kept_as_browsers_spell_it(write):
    loaded = load(write(SMALL.replace('name = "BKD"', 'name = "BKD"\npublic_url = "HTTP://Antrean.LAN:80/"', 1)))
    assert isinstance(loaded, Loaded), loaded
    assert loaded.settings.directory.office.public_url == "http://antrean.lan"


def test_a_screen_without_hub_must_know_where_the_hub_is(write):
    text, _ = changed('runs = ["hub"]', 'runs = ["kiosk"]')
    assert [(p.key, p.code) for p in problems_of(write(text))] == [("hub.url", Code.HUB_UNREACHABLE)]


def test_a_queue_that_no_desk_serves_is_an_error(write):
    text, _ = changed('main = ["a", "bee"]', 'main = ["a"]')
    (problem,) = problems_of(write(text))
    assert (problem.key, problem.code, problem.line) == ("queue[2].id", Code.NO_DESK_FOR_QUEUE, 14)


def test_an_office_that_never_opens_is_an_error(write):
    text, _ = changed('monday = ["08.00-12.00", "13.00-15.30"]', "")
    assert [problem.code for problem in problems_of(write(text))] == [Code.NO_HOURS]


def test_all_errors_are_said_at_once_in_the_order_of_the_file(write):
    text = SMALL
    for line, into in [
        ('runs = ["hub"]', 'runs = ["hubb"]'),
        ('zone = "Asia/Makassar"', 'zone = "Makassar"'),
        ('letter = "B"', 'letter = "A"'),
        ('queue = "bee"', 'queue = "bees"'),
        ('label = "1"', "label = 1"),
    ]:
        text = text.replace(line, into)
    found = problems_of(write(text))
    assert [problem.key for problem in found] == [
        "machine.runs[1]", "office.zone", "queue[2].letter", "service[2].queue", "desk[1].label",
    ]  # fmt: skip
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_broken_queue_does_not_make_its_services_wrong_too(write):
    text, _ = changed('letter = "B"', "letter = 7")
    assert [problem.key for problem in problems_of(write(text))] == ["queue[2].letter"]


@pytest.mark.parametrize(
    "zone", ["Asia", "", "/etc/passwd", "../Asia/Jakarta", "WITA", "x" * 300, "Asia/Makassar\u0000"]
)
def test_a_zone_that_is_none_is_refused_and_opens_no_file(write, zone):
    text, _ = changed('zone = "Asia/Makassar"', f'zone = "{zone}"')
    (problem,) = problems_of(write(text.replace("\0", "\\u0000")))
    assert (problem.key, problem.code) == ("office.zone", Code.UNKNOWN_ZONE)


@pytest.mark.parametrize(
    ("line", "into", "code", "expected"),
    [
        ('letter = "B"', 'letter = "O"', Code.LETTER_LIKE_DIGIT, ""),
        ('name = "BKD"', 'name = "BKD"\naccent = "#D32F2F"', Code.ACCENT_DARKENED, None),
        ("[office.hours]", "[display]\nreading_distance_m = 20\n[office.hours]", Code.NUMBER_TOO_SMALL, "13.8"),
        (
            "[office.hours]",
            '[display]\nlayout = "calls"\nreading_distance_m = 12\n[office.hours]',
            Code.NUMBER_TOO_SMALL,
            "11.3",
        ),
    ],
)
def test_what_works_and_should_be_looked_at_is_a_warning(write, line, into, code, expected):
    loaded = load(write(changed(line, into)[0]))
    assert isinstance(loaded, Loaded)
    (warning,) = loaded.warnings
    assert warning.code is code
    if expected is not None:
        assert warning.expected == expected


def test_a_colour_on_which_white_cannot_be_read_is_told_with_its_ratio(write):
    loaded = load(write(changed('name = "BKD"', 'name = "BKD"\naccent = "#D32F2F"')[0]))
    assert isinstance(loaded, Loaded)
    assert "5,0 : 1" in describe(loaded.warnings[0], Language.INDONESIAN)
    assert "5.0 : 1" in describe(loaded.warnings[0], Language.ENGLISH)


@pytest.mark.parametrize("colour", ["#E6B800", "#F7C255", "red", "#12", "#12345G"])
def test_an_accent_that_fights_the_yellow_or_is_no_colour_is_refused(write, colour):
    text, number = changed('name = "BKD"', f'name = "BKD"\naccent = "{colour}"')
    (problem,) = problems_of(write(text))
    assert (problem.key, problem.code, problem.line) == ("office.accent", Code.ACCENT_REFUSED, number + 1)


@pytest.mark.parametrize("language", Language)
def test_every_problem_has_a_sentence_in_both_languages(language):
    words = catalogue(language)
    for code in Code:
        problem = Problem(Path("/etc/config.toml"), 3, "office.name", code, "text", '"x"', "near")
        sentence = describe(problem, language)
        assert sentence.startswith("config.toml, ")
        assert "office.name" in sentence
        assert "near" in sentence
        assert "{" not in sentence.replace("{ … }", "")
        assert words.has(f"settings.{code.value}")
