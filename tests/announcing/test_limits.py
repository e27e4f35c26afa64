"""What an announcement may hold, kind by kind; each refusal names the field."""

from __future__ import annotations

from datetime import date

import pytest

from shared.announcing import limits
from shared.model import (
    Airtime,
    Announcement,
    AnnouncementKind,
    BoardPage,
    Media,
    MediaKind,
    Text,
)
from shared.protocol.refusal import Refusal, RefusalCode

K = AnnouncementKind
NONE = Text("", "")
PICTURE = Media("a" * 64, MediaKind.PICTURE, 1000, 800, 600)
FILM = Media("b" * 64, MediaKind.VIDEO, 1000, 800, 600, 12.5)
CARD = Announcement(K.CARD, Text("Libur", "Closed"), Text("Senin", "Monday"))


def card(**more: object) -> Announcement:
    """A card that is right but for this."""
    return Announcement(**{"kind": K.CARD, "title": Text("Libur", ""), **more})


RIGHT = {
    "a card with both languages": CARD,
    "a card with one language": Announcement(K.CARD, Text("", "Closed")),
    "a title of sixty letters": card(title=Text("x" * 60, "")),
    "a body of 190 letters": card(body=Text("x" * 190, "")),
    "a picture without words": Announcement(K.IMAGE, NONE, media=PICTURE),
    "a video with a label": Announcement(K.VIDEO, Text("Alur", ""), media=FILM),
    "a ticker of 160 letters": Announcement(K.TICKER, Text("x" * 160, "")),
    "a page": Announcement(K.PAGE, NONE, page=BoardPage.HOURS, weight=5),
    "accents are part of their letter": card(title=Text("e\N{COMBINING ACUTE ACCENT}" * 60, "")),
    "a blank that keeps words together": card(title=Text("Tanggal 26\N{NO-BREAK SPACE}Januari", "")),
    "one day": card(airtime=Airtime(date(2026, 1, 12), date(2026, 1, 12))),
    "read aloud": card(read_every_minutes=2),
    "ten minutes": card(seconds=600),
}
WRONG = {
    "a card needs a title": (Announcement(K.CARD, NONE, Text("isi", "")), "title"),
    "a title of blanks is none": (Announcement(K.CARD, Text("  ", " ")), "title"),
    "a text needs the title of its language": (card(body=Text("isi", "text")), "title.en"),
    "a card has no media": (card(media=PICTURE), "media"),
    "a card has no page": (card(page=BoardPage.FLOW), "page"),
    "a picture needs its file": (Announcement(K.IMAGE, NONE), "media"),
    "a picture is no video": (Announcement(K.IMAGE, NONE, media=FILM), "media"),
    "a video is no picture": (Announcement(K.VIDEO, NONE, media=PICTURE), "media"),
    "a ticker needs its line": (Announcement(K.TICKER, NONE), "title"),
    "a ticker has no body": (Announcement(K.TICKER, Text("Buka", ""), Text("isi", "")), "body"),
    "a page must say which": (Announcement(K.PAGE, NONE), "page"),
    "a page has its own title": (Announcement(K.PAGE, Text("Jam", ""), page=BoardPage.HOURS), "title"),
    "a page has its own text": (Announcement(K.PAGE, NONE, Text("isi", ""), page=BoardPage.HOURS), "body"),
    "nothing to read": (Announcement(K.IMAGE, NONE, media=PICTURE, read_every_minutes=5), "read_every_minutes"),
    "the last day before the first": (card(airtime=Airtime(date(2026, 1, 12), date(2026, 1, 11))), "last"),
    "an eighth weekday": (card(airtime=Airtime(weekdays=(7,))), "weekdays"),
    "a weekday before Monday": (card(airtime=Airtime(weekdays=(-1,))), "weekdays"),
    "a weekday twice": (card(airtime=Airtime(weekdays=(1, 1))), "weekdays"),
    "no weight": (card(weight=0), "weight"),
    "too much weight": (card(weight=6), "weight"),
    "four seconds": (card(seconds=4), "seconds"),
    "eleven minutes": (card(seconds=601), "seconds"),
    "read every minute": (card(read_every_minutes=1), "read_every_minutes"),
    "read twice a day": (card(read_every_minutes=241), "read_every_minutes"),
    "a screen without a name": (card(screens=(" ",)), "screens"),
    "more screens than an office has": (card(screens=tuple(f"TV {n}" for n in range(41))), "screens"),
}
TOO_LONG = {
    "title": (card(title=Text("x" * 61, "")), "title.id", "1"),
    "english-title": (card(title=Text("x", "x" * 70)), "title.en", "10"),
    "body": (card(body=Text("x" * 200, "")), "body.id", "10"),
    "ticker": (Announcement(K.TICKER, Text("x" * 175, "")), "title.id", "15"),
    "accents": (card(title=Text("e\N{COMBINING ACUTE ACCENT}" * 61, "")), "title.id", "1"),
}
TRICKS = {
    "a line break": "satu\ndua",
    "NUL": "satu\0",
    "right to left": "satu \N{RIGHT-TO-LEFT OVERRIDE}dua",
    "an isolate": "\N{FIRST STRONG ISOLATE}satu",
    "nothing to see": "satu\N{ZERO WIDTH SPACE}dua",
    "half a letter": "satu \ud800",
    "marks that paint over the next line": "e" + "\N{COMBINING ACUTE ACCENT}" * 5,
}


@pytest.mark.parametrize("content", RIGHT.values(), ids=RIGHT.keys())
def test_it_may_be_kept(content):
    assert limits.refused(content) is None


@pytest.mark.parametrize(("content", "field"), WRONG.values(), ids=WRONG.keys())
def test_it_is_refused_by_the_name_of_the_field(content, field):
    assert limits.refused(content) == Refusal(RefusalCode.ANNOUNCEMENT_INCOMPLETE, name=field)


@pytest.mark.parametrize(("content", "field", "letters"), TOO_LONG.values(), ids=TOO_LONG.keys())
def test_a_long_text_is_refused_with_the_letters_too_many(content, field, letters):
    assert limits.refused(content) == Refusal(RefusalCode.ANNOUNCEMENT_TOO_LONG, name=field, number=letters)


@pytest.mark.parametrize("text", TRICKS.values(), ids=TRICKS.keys())
def test_a_text_that_is_more_than_letters_is_refused(text):
    bad = RefusalCode.BAD_TEXT
    assert limits.refused(card(title=Text(text, ""))) == Refusal(bad, name="title.id")
    assert limits.refused(card(body=Text(text, ""))) == Refusal(bad, name="body.id")
    assert limits.refused_emergency(Text("Keluar", text)) == Refusal(bad, name="text.en")
    label = Media("a" * 64, MediaKind.PICTURE, 1, 1, 1, label=text)
    assert limits.refused(Announcement(K.IMAGE, NONE, media=label)) == Refusal(bad, name="media")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_file_is_named_by_its_hash_alone(name):
    media = Media(name, MediaKind.PICTURE, 1, 1, 1)
    assert limits.refused(Announcement(K.IMAGE, NONE, media=media)) == Refusal(RefusalCode.UNKNOWN_MEDIA)


def test_an_emergency_needs_indonesian_and_stays_short():
    assert limits.refused_emergency(Text("Keluar lewat pintu terdekat", "")) is None
    assert limits.refused_emergency(Text(" ", "Leave")) == Refusal(RefusalCode.ANNOUNCEMENT_INCOMPLETE, name="text.id")
    assert limits.refused_emergency(Text("x" * 120, "x" * 123)) == Refusal(
        RefusalCode.ANNOUNCEMENT_TOO_LONG, name="text.en", number="3"
    )


def test_a_files_label_is_no_part_of_what_it_is():
    named = Media("a" * 64, MediaKind.PICTURE, 1000, 800, 600, label="Foto.jpg")
    assert limits.same_file(PICTURE, named)
    assert not limits.same_file(PICTURE, Media("a" * 64, MediaKind.PICTURE, 1000, 800, 601))
