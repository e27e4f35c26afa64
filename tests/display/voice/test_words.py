"""Every word of a call, exactly: numbers, letters, places, both readings, both languages."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from display.voice.sayings import sayings
from display.voice.words import cardinal, digits, languages, letters, number_phrase, number_words, place_words, sentence
from shared.language import catalogue
from shared.model import CallKind, DeskInfo, DeskKind, Language, Text
from shared.settings import Loaded, load
from shared.settings.sections import Pronunciation, Reading
from tests.display.room import call

CONFIG = Path(__file__).parents[3] / "config.toml"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)

ID_SMALL = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
EN_SMALL = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
]
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def indonesian(n: int) -> list[str]:
    """Written a second time, by cases instead of by rules."""
    if n < 12:
        return [ID_SMALL[n]]
    if n < 20:
        return [ID_SMALL[n - 10], "belas"]
    if n < 100:
        return [ID_SMALL[n // 10], "puluh", *(indonesian(n % 10) if n % 10 else [])]
    if n < 1000:
        head = ["seratus"] if n < 200 else [ID_SMALL[n // 100], "ratus"]
        return head + (indonesian(n % 100) if n % 100 else [])
    return ["seribu"]


def english(n: int) -> list[str]:
    if n < 20:
        return [EN_SMALL[n]]
    if n < 100:
        return [EN_TENS[n // 10 - 2], *([EN_SMALL[n % 10]] if n % 10 else [])]
    if n < 1000:
        return [EN_SMALL[n // 100], "hundred", *(english(n % 100) if n % 100 else [])]
    return ["one", "thousand"]


# The table of the reading rules, word by word.
TABLE = {
    0: "nol",
    1: "satu",
    2: "dua",
    3: "tiga",
    4: "empat",
    5: "lima",
    6: "enam",
    7: "tujuh",
    8: "delapan",
    9: "sembilan",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    99: "sembilan puluh sembilan",
    100: "seratus",
    101: "seratus satu",
    110: "seratus sepuluh",
    111: "seratus sebelas",
    115: "seratus lima belas",
    120: "seratus dua puluh",
    200: "dua ratus",
    211: "dua ratus sebelas",
    999: "sembilan ratus sembilan puluh sembilan",
    1000: "seribu",
}


@pytest.mark.parametrize(("n", "words"), TABLE.items())
def test_the_cardinals_of_the_reading_rules(n: int, words: str) -> None:
    assert cardinal(n, ID) == tuple(words.split())


def test_every_cardinal_to_a_thousand_in_both_languages() -> None:
    for n in range(1001):
        assert list(cardinal(n, ID)) == indonesian(n)
        assert list(cardinal(n, EN)) == english(n)


def test_the_clips_of_a_voice_are_sixteen_words() -> None:
    used = {word for n in range(1000) for word in cardinal(n, ID)}
    assert used == {*ID_SMALL, "belas", "puluh", "seratus", "ratus"}
    assert len(used) == 16


def test_nothing_is_read_that_nobody_says() -> None:
    wrong = {("satu", "puluh"), ("satu", "belas"), ("satu", "ratus"), ("sepuluh", "satu")}
    for n in range(1001):
        assert not wrong & set(itertools.pairwise(cardinal(n, ID)))


def test_every_number_digit_by_digit_with_its_zeros() -> None:
    for n in range(1001):
        figures = [int(figure) for figure in f"{n:03}"]
        assert list(number_words(f"A{n:03}", Reading.DIGITS, ID)) == ["a", *(ID_SMALL[figure] for figure in figures)]
        assert list(number_words(f"A{n:03}", Reading.DIGITS, EN)) == ["A", *(EN_SMALL[figure] for figure in figures)]


def test_every_number_as_a_whole_without_leading_zeros() -> None:
    for n in range(1001):
        assert list(number_words(f"B{n:03}", Reading.CARDINAL, ID)) == ["be", *indonesian(n)]
        assert list(number_words(f"B{n:03}", Reading.CARDINAL, EN)) == ["B", *english(n)]


def test_zero_is_nol_and_zero() -> None:
    assert digits("00", ID) == ("nol", "nol")
    assert digits("00", EN) == ("zero", "zero")


def test_the_names_of_the_letters() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = "a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve we eks ye zet"
    assert letters(alphabet, ID) == tuple(names.split())
    assert letters(alphabet, EN) == tuple(alphabet)


def test_two_letters_are_both_named() -> None:
    assert number_words("AB0123", Reading.DIGITS, ID) == ("a", "be", "nol", "satu", "dua", "tiga")
    assert number_phrase("AB0123", Reading.CARDINAL, ID) == "a be, seratus dua puluh tiga"


def desk(label: str, kind: DeskKind = DeskKind.COUNTER, en: str = "", name: str = "") -> DeskInfo:
    return DeskInfo("d", Text(label, en), Text(name, ""), kind)


SENTENCES = [
    (desk("3"), "loket tiga", "counter three"),
    (desk("11"), "loket sebelas", "counter eleven"),
    (desk("12"), "loket dua belas", "counter twelve"),
    (desk("2B"), "loket dua be", "counter two B"),
    (desk("Bidang Mutasi", DeskKind.ROOM, "Transfers"), "ruang Bidang Mutasi", "the room Transfers"),
    (desk("Meja 1", DeskKind.TABLE), "Meja satu", "Meja one"),
    (desk("Meja", DeskKind.TABLE, name="Penerima tamu"), "Meja Penerima tamu", "Meja Penerima tamu"),
]


@pytest.mark.parametrize(("place", "indonesian_place", "english_place"), SENTENCES)
def test_the_sentence_of_a_call(place: DeskInfo, indonesian_place: str, english_place: str) -> None:
    row = call(1, "A012", service=None)
    assert (
        sentence(row, place, Reading.DIGITS, ID)
        == f"Nomor antrean, a, nol satu dua. Silakan menuju, {indonesian_place}."
    )
    assert sentence(row, place, Reading.CARDINAL, EN) == f"Number A, twelve, please proceed to {english_place}."


def test_the_sentence_of_a_recall_says_so_first() -> None:
    row = call(1, "A012", kind=CallKind.RECALL)
    assert sentence(row, desk("3"), Reading.CARDINAL, ID) == (
        "Panggilan ulang. Nomor antrean, a, dua belas. Silakan menuju, loket tiga."
    )
    assert sentence(row, desk("3"), Reading.DIGITS, EN) == (
        "Repeated call. Number A, zero one two, please proceed to counter three."
    )


@pytest.mark.parametrize(
    ("label", "indonesian_place", "english_place"),
    [
        ("Meja", "Meja Penerima tamu", "Desk Reception"),
        *((str(n), f"loket {ID_SMALL[n]}", f"counter {EN_SMALL[n]}") for n in range(1, 7)),
    ],
)
def test_every_desk_of_the_shipped_office(label: str, indonesian_place: str, english_place: str) -> None:
    loaded = load(CONFIG)
    assert isinstance(loaded, Loaded)
    (place,) = (desk for desk in loaded.settings.directory.desks if desk.label.id == label)
    assert place_words(place, ID) == indonesian_place
    assert place_words(place, EN) == english_place


def test_an_office_may_say_kosong_for_nol_and_names_of_its_own_for_letters() -> None:
    said = sayings((Pronunciation("nol", "kosong", "id"), Pronunciation("A", "alfa")), "id")
    row = call(1, "A012")
    assert sentence(row, desk("10"), Reading.DIGITS, ID, said) == (
        "Nomor antrean, alfa, kosong satu dua. Silakan menuju, loket sepuluh."
    )


def test_a_desk_is_read_as_a_whole_number_in_either_reading() -> None:
    for reading in Reading:
        assert "loket sebelas" in sentence(call(1), desk("11"), reading, ID)


def test_no_service_is_ever_said() -> None:
    with_service = sentence(call(1, service="KP"), desk("6"), Reading.DIGITS, ID)
    assert with_service == sentence(call(1, service=None), desk("6"), Reading.DIGITS, ID)


@pytest.mark.parametrize("label", ["<b>6</b>", "6 & 7", "[[x]]", "6\x00\x1b[2J", "٣", "𝟛", "{number}"])
def test_no_figure_and_no_markup_reaches_the_engine(label: str) -> None:
    said = sentence(call(1), desk(label), Reading.DIGITS, ID)
    assert not any(letter.isdecimal() and letter.isascii() for letter in said)
    assert not set("<>&[]{}\x00\x1b") & set(said)


def test_english_follows_only_for_who_chose_it_and_where_the_office_speaks_it() -> None:
    both = (Language.INDONESIAN, Language.ENGLISH)
    guest = call(1, language=Language.ENGLISH)
    assert languages(call(1), both) == (Language.INDONESIAN,)
    assert languages(guest, both) == both
    assert languages(guest, (Language.INDONESIAN,)) == (Language.INDONESIAN,)
