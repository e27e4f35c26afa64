"""The pages of the windows about complaints, and how to come to each."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace as changed

from counter.cases.inputs import Aimed, Do, Narrow, Pick, Ranked, Show, Type
from counter.cases.state import Deed, Drawer, Field, Shelf
from counter.filing.inputs import Do as DoSlip
from counter.filing.inputs import Kind, Service
from counter.filing.inputs import Type as TypeSlip
from counter.filing.state import Deed as SlipDeed
from counter.filing.state import Field as SlipField
from shared.feedback import CaseCount, CaseFile, CaseKind, CaseLevel, CaseState, CaseStep
from shared.protocol import cases as c
from shared.protocol.refusal import Refusal, RefusalCode
from tests.counter.case_samples import CLOSED, FILE, LINES, OFFICER, WHISTLE, WHISTLES, counting
from tests.counter.sample import minutes_ago
from tests.counter.told import Told

NARROW, WIDE = (380, 720), (1020, 720)
TRICKS = "Ketertinggalan" * 30 + " \u202ekilabret\u202c a" + "\u0301" * 60 + " مرحبا بكم في المكتب " + "x" * 300
LONG = "\n".join((TRICKS, "", *("Baris berikutnya yang biasa saja." for _ in range(12))))


def long_case() -> CaseFile:
    """A case with everything that can be too long."""
    step = CaseStep(minutes_ago(5), CaseState.FORWARDED, "Nama Petugas Yang Sangat Panjang Sampai Ke Tepi", LONG, LONG)
    return changed(FILE, text=LONG, contact="kontak-yang-sangat-panjang-" * 4, steps=(*FILE.steps, step))


def read_case(told: Told, file: CaseFile = FILE) -> None:
    """The list and one case of it."""
    told.listed()
    told.take(Pick(file.line.case))
    told.read(file)


def scene(  # noqa: PLR0912 (a list of pages)
    told: Told, page: str
) -> None:
    """Bring the window to a page."""
    match page:
        case "list":
            told.listed()
        case "empty":
            told.change(counting(changed(OFFICER, cases=CaseCount(0, 0))))
            told.listed(())
        case "many":
            told.change(counting(changed(OFFICER, cases=CaseCount(300, 120))))
            told.listed(tuple(changed(LINES[i % 5], case=f"m{i}") for i in range(300)))
        case "case":
            read_case(told)
        case "loading":
            told.listed()
            told.take(Pick("k1"))
        case "long":
            read_case(told, long_case())
        case "unfinished":
            read_case(told)
            told.take(Aimed(CaseState.DONE), Ranked(CaseLevel.LIGHT), Type(Field.NOTE, "Diantar ke meja 3."))
            told.take(Do(Deed.SEND))
        case "behind":
            read_case(told)
            told.take(Aimed(CaseState.FORWARDED), Type(Field.ANSWER, "Mohon tunggu."), Do(Deed.SEND))
            told.answer(Refusal(RefusalCode.CASE_CHANGED), to=c.MoveCase)
        case "closed":
            told.listed()
            told.take(Narrow(Shelf.CLOSED))
            told.listed(CLOSED)
            told.take(Pick("k8"))
            told.read(changed(FILE, line=CLOSED[0]))
        case "whistle":
            told.listed()
            told.take(Show(Drawer.WHISTLE))
            told.listed(WHISTLES)
            told.take(Pick("w1"))
            told.read(WHISTLE)
        case "ask":
            read_case(told)
            told.take(Type(Field.ANSWER, "Belum dikirim."), Pick("k2"))
        case "curtain":
            read_case(told)
            told.later(301)
        case "offline":
            read_case(told)
            told.lose()
        case _:
            raise AssertionError(page)
    told.settle()


PAGES = (
    *("list", "empty", "many", "case", "loading", "long", "unfinished", "behind", "closed", "whistle", "ask"),
    *("curtain", "offline"),
)


def slip_scene(told: Told, page: str) -> None:
    """Bring the form to a page."""
    told.write(TypeSlip(SlipField.TEXT, "Berkas saya sudah tiga minggu di loket dan belum ada kabar."))
    match page:
        case "form":
            told.write(Service("kons"))
        case "whistle":
            told.write(Kind(CaseKind.WHISTLE))
        case "services":
            told.write(DoSlip(SlipDeed.PICK_SERVICE))
        case "wrong":
            told.write(TypeSlip(SlipField.TEXT, TRICKS), TypeSlip(SlipField.CONTACT, "y" * 130), DoSlip(SlipDeed.SEND))
        case "unanswered":
            told.write(DoSlip(SlipDeed.SEND))
            told.answer(Refusal(RefusalCode.TIMEOUT))
        case "receipt":
            told.write(DoSlip(SlipDeed.SEND))
            told.answer(c.CaseFiled(date(2026, 1, 30)))
            told.write(DoSlip(SlipDeed.COPY))
        case "unsent":
            told.write(DoSlip(SlipDeed.LEAVE))
        case _:
            raise AssertionError(page)
    told.settle()


SLIPS = ("form", "whistle", "services", "wrong", "unanswered", "receipt", "unsent")
