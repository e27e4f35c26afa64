"""An announcement as it is read aloud, word for word: figures, times, sums, abbreviations, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.aloud import MOST_LETTERS, sentences, spoken_text
from display.voice.sayings import sayings
from display.voice.words import label_words
from shared.language import catalogue
from shared.model import Language
from shared.settings.sections import Pronunciation

ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
SAID = (
    Pronunciation("BKD", "be ka de", "id"),
    Pronunciation("PPPK", "pe tiga ka", "id"),
    Pronunciation("1708", "satu tujuh nol delapan"),
    Pronunciation("LAPOR!", "lapor"),
    Pronunciation("Bpk.", "Bapak"),
    Pronunciation("SK", "surat keputusan", "id"),
)
IN_ID = sayings(SAID, "id")

TEXTS = [
    ("Selamat datang", "Selamat datang."),
    ("Layanan BKD tutup pukul 12.00", "Layanan be ka de tutup pukul dua belas."),
    ("Buka 08.00–15.30", "Buka delapan sampai lima belas lewat tiga puluh menit."),
    ("Buka 08:00 - 15:30", "Buka delapan sampai lima belas lewat tiga puluh menit."),
    ("Biaya Rp50.000", "Biaya lima puluh ribu rupiah."),
    ("Biaya Rp 1.250.000,-", "Biaya satu dua lima nol nol nol nol rupiah."),
    ("100% gratis", "seratus persen gratis."),
    ("Tahun 2026", "Tahun dua ribu dua puluh enam."),
    ("Hubungi 0811234", "Hubungi nol delapan satu satu dua tiga empat."),
    ("Hubungi 1708", "Hubungi satu tujuh nol delapan."),
    ("Pakai LAPOR! ya", "Pakai lapor ya."),
    ("Pendaftaran PPPK dan pppk", "Pendaftaran pe tiga ka dan pe tiga ka."),
    ("Bawa NIP dan SK", "Bawa en i pe dan surat keputusan."),
    ("PENGUMUMAN PENTING", "pengumuman penting."),
    ("SKETSA", "sketsa."),
    ("Temui Bpk. Andi", "Temui Bapak Andi."),
    ("Satu\n• dua\n• tiga", "Satu. dua. tiga."),
    ("Apa?! Ya...", "Apa? Ya."),
    ("Lihat https://bkd.go.id/a?b=1 sekarang", "Lihat sekarang."),
    ("Surel bkd@contoh.go.id", "Surel."),
    ("<b>Tebal</b> & miring", "Tebal miring."),
    ("Antrean\x00A\x1b[2J", "Antrean a dua je."),
    ("Hari Jum’at", "Hari Jum’at."),
    ("½ jam", "satu dua jam."),
    ("٣ orang", "tiga orang."),
    ("🙂🙂", ""),
    ("", ""),
    ("  -- ", ""),
    ("https://bkd.go.id", ""),
]


@pytest.mark.parametrize(("written", "read"), TEXTS)
def test_an_announcement_in_indonesian(written: str, read: str) -> None:
    assert spoken_text(written, ID, IN_ID) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Open 08:00-15:30", "Open eight o'clock to thirty minutes past fifteen."),
        ("A fee of Rp50.000", "A fee of fifty thousand rupiah."),
        ("100 % free", "one hundred percent free."),
        ("Bring your NIP", "Bring your N I P."),
        ("BKD", "bkd."),
    ],
)
def test_an_announcement_in_english(written: str, read: str) -> None:
    assert spoken_text(written, EN, sayings(SAID, "en")) == read


def test_a_long_text_ends_with_a_whole_sentence() -> None:
    text = "Ini kalimat yang cukup panjang untuk dibaca. " * 40
    read = spoken_text(text, ID)
    assert 400 < len(read) <= MOST_LETTERS
    assert read.endswith("dibaca.")
    assert len(spoken_text("kata " * 1000, ID)) <= MOST_LETTERS + 1


def test_a_text_is_cut_into_its_sentences() -> None:
    assert sentences("Satu, dua. Tiga? Empat.") == ("Satu, dua.", "Tiga?", "Empat.")
    assert sentences("") == ()


@given(st.text(max_size=300))
def test_whatever_is_written_no_figure_and_no_markup_reaches_the_engine(text: str) -> None:
    for words in (ID, EN):
        read = spoken_text(text, words)
        assert not any(letter.isdecimal() for letter in read)
        assert not set("<>&[]{}\\`|$\x00\x1b\n") & set(read)
        assert read == "" or read[-1] in ".?!"


def test_words_of_the_site_are_said_as_it_writes_in_places_too() -> None:
    assert label_words("Bidang SK 2B", ID, IN_ID) == ("Bidang", "surat", "keputusan", "dua", "be")
    assert label_words("BKD 1", ID, IN_ID) == ("be", "ka", "de", "satu")
    assert label_words("Bidang SKP", ID, IN_ID) == ("Bidang", "SKP"), "whole words only"


def test_what_is_said_in_one_language_rules_before_what_is_said_in_all() -> None:
    table = (Pronunciation("ASN", "pegawai", "id"), Pronunciation("ASN", "a es en"))
    assert list(sayings(table, "id").parts("ASN")) == [("pegawai", True)]
    assert list(sayings(table, "en").parts("ASN")) == [("a es en", True)]
    assert list(sayings((), "id").parts("ASN")) == [("ASN", False)]
