"""The pages of the supervisors' window, and how to come to each."""

from __future__ import annotations

from msgspec.structs import replace as changed

from counter.announcing.form import Field
from counter.announcing.inputs import Do, Pick, Show, Type, WriteAlarm
from counter.announcing.state import Deed, Tab
from shared.model import Language, Text
from tests.counter.announced import Lead
from tests.counter.notice_samples import EMERGENCY, ROWS, supervised

LONG = Text("W" * 30 + " " + "Ketertinggalanmu " * 2, "Mm" * 31)


def scene(  # noqa: PLR0912, PLR0915 (a list of pages)
    lead: Lead, page: str
) -> None:
    """Bring the window to a page."""
    alarm = (WriteAlarm(Language.INDONESIAN, EMERGENCY.text.id), WriteAlarm(Language.ENGLISH, EMERGENCY.text.en))
    match page:
        case "card":
            lead.take(Pick("n1"))
        case "picture":
            lead.take(Pick("n2"))
        case "video":
            lead.take(Pick("n3"), Show(Tab.PREVIEW))
        case "ticker":
            lead.take(Pick("n4"))
        case "ticker-preview":
            lead.take(Pick("n4"), Show(Tab.PREVIEW))
        case "page":
            lead.take(Pick("n5"))
        case "page-preview":
            lead.take(Pick("n5"), Show(Tab.PREVIEW))
        case "picture-preview":
            lead.take(Pick("n2"), Show(Tab.PREVIEW))
            lead.drawn(5)
        case "when":
            lead.take(Pick("n1"), Show(Tab.WHEN))
        case "preview":
            lead.take(Pick("n1"), Show(Tab.PREVIEW))
        case "week":
            lead.take(Pick("n1"), Show(Tab.WEEK))
        case "wrong":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, LONG.id), Type(Field.TITLE_EN, LONG.en))
            lead.take(Type(Field.BODY_ID, "panjang " * 30), Do(Deed.SAVE))
        case "wrong-when":
            lead.take(Pick("n1"), Type(Field.FIRST, "31/02/2026"), Type(Field.ENDS, "25"), Do(Deed.SAVE))
            lead.take(Type(Field.SECONDS, "2"))
        case "conflict":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, "Tulisan saya"))
            lead.change(supervised((changed(ROWS[0], revision=9, author="Budi Santoso"), *ROWS[1:])))
        case "offline":
            lead.take(Pick("n1"), Type(Field.TITLE_ID, "Ditulis tanpa sambungan"))
            lead.lose()
        case "remove":
            lead.take(Pick("n1"), Do(Deed.REMOVE))
        case "standing":
            lead.take(Pick("n1"))
            lead.change(supervised(emergency=EMERGENCY))
        case "lift":
            lead.change(supervised(emergency=EMERGENCY))
            lead.take(Do(Deed.LIFT))
        case "alarm":
            lead.take(Do(Deed.EMERGENCY), *alarm)
        case "check":
            lead.take(Do(Deed.EMERGENCY), *alarm, Do(Deed.RAISE))
        case "empty":
            lead.change(supervised(()))
        case _:
            raise AssertionError(page)
    lead.settle()


PAGES = (
    *("card", "picture", "video", "ticker", "ticker-preview", "page", "page-preview", "picture-preview", "when"),
    *("preview", "week", "wrong", "wrong-when", "conflict", "offline", "remove", "standing", "lift", "alarm"),
    *("check", "empty"),
)
