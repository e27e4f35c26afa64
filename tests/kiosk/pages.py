"""Every page and mode of the kiosk, as states that a test can put on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
from kiosk_room import CODE, KioskRoom, slip, snapshot, unread

from kiosk import state as at
from kiosk.feedback import pages as fb
from kiosk.feedback.writing import Written
from kiosk.state import State, Visit
from shared.feedback import CaseAnswer, CaseKind, CaseState, CaseStatus, Respondent, Scores, Sex
from shared.model import Emergency, Language, Text
from shared.protocol.refusal import Refusal, RefusalCode
from shared.protocol.views import KioskSnapshot, OfficePhase

TOMORROW = datetime(2026, 1, 13, 0, 0, tzinfo=UTC)
ENGLISH = Language.ENGLISH


ALARM = Text("Mohon keluar lewat pintu terdekat. Ikuti petugas.", "Please leave by the nearest door. Follow our staff.")
LONGEST = Text(
    "Mohon tinggalkan gedung sekarang lewat pintu terdekat, jangan memakai lift, bantu sesama, "
    "dan ikuti arahan petugas kami.",
    "Please leave the building now by the nearest door, do not use the lifts, help each other, "
    "and follow our staff at once.",
)


def alarmed(text: Text = ALARM) -> KioskSnapshot:
    """An ordinary morning with an emergency message."""
    return msgspec.structs.replace(snapshot(), emergency=Emergency("e1", text, datetime(2026, 1, 12, 1, 4, tzinfo=UTC)))


TOLD = (
    "Saya datang pukul 08.10 dan baru dipanggil pukul 11.40. Petugas di loket 2 meminta berkas yang "
    "tidak tertulis di papan syarat. Mohon syarat di papan diperbarui."
)
LONG_TOLD = " ".join([TOLD] * 20)[:4000]


def written(text: str) -> Written:
    """A text with the caret at its end."""
    return Written(text, len(text))


def feedback_pages() -> dict[str, fb.FeedbackPage]:
    """Each page of the feedback room."""
    answers = fb.Answers("kp", Scores(persyaratan=4, prosedur=3, waktu=2), Respondent(Sex.FEMALE))
    draft = fb.Draft(CaseKind.COMPLAINT, written(TOLD), written("ani@contoh.id"))
    long = fb.Draft(CaseKind.COMPLAINT, written(LONG_TOLD))
    secret = fb.Draft(CaseKind.WHISTLE, written(TOLD))
    filed = fb.Filed("c1", CaseKind.COMPLAINT, CODE, date(2026, 1, 12), date(2026, 1, 30), Language.INDONESIAN)
    asked = (CaseAnswer(date(2026, 1, 13), CaseState.EXAMINED, "Kami sedang memeriksa papan syarat di ruang tunggu."),)
    done = CaseAnswer(
        date(2026, 1, 15), CaseState.DONE, "Papan syarat sudah diperbarui. Terima kasih, laporan Anda membantu kami."
    )
    first, last = date(2026, 1, 12), date(2026, 1, 30)
    return {
        "fb-menu": fb.Menu(),
        "fb-groups": fb.RatedGroups(),
        "fb-services": fb.RatedServices("b"),
        "fb-question": fb.Question(answers, 2),
        "fb-question-first": fb.Question(fb.Answers("kp")),
        "fb-question-last": fb.Question(answers, 8),
        "fb-sex": fb.AboutYou(answers),
        "fb-age": fb.AboutYou(answers, 1),
        "fb-occupation": fb.AboutYou(fb.Answers("kp"), 3),
        "fb-unsent": fb.AboutYou(answers, 3, Refusal(RefusalCode.TIMEOUT)),
        "fb-remark": fb.Remark(answers),
        "fb-thanks": fb.Thanks(),
        "fb-kinds": fb.Kinds(),
        "fb-disclosing": fb.Disclosing(),
        "fb-telling": fb.Telling(draft),
        "fb-telling-empty": fb.Telling(fb.Draft(CaseKind.WHISTLE)),
        "fb-telling-full": fb.Telling(long),
        "fb-contact": fb.Contact(draft),
        "fb-check": fb.Checking(draft),
        "fb-check-whistle": fb.Checking(secret),
        "fb-check-long": fb.Checking(long, Refusal(RefusalCode.TIMEOUT)),
        "fb-sending": fb.Sending("c1", fb.Checking(draft)),
        "fb-receipt": fb.Receipt(filed),
        "fb-receipt-noted": fb.Receipt(replace(filed, kind=CaseKind.WHISTLE), fb.Paper.PAPER_OUT),
        "fb-code": fb.CodeEntry(written("K7M29QX")),
        "fb-code-unknown": fb.CodeEntry(written("K7M29QXR4TBN8WDE"), Refusal(RefusalCode.UNKNOWN_CASE)),
        "fb-standing": fb.Standing(CaseStatus(CaseKind.COMPLAINT, CaseState.EXAMINED, first, last, asked)),
        "fb-standing-done": fb.Standing(
            CaseStatus(CaseKind.COMPLAINT, CaseState.DONE, first, last, (*asked, done) * 4)
        ),
    }


def pages(room: KioskRoom) -> dict[str, State]:
    """Each page in the usual looks."""
    ticks = room.clock.ticks
    base = State(snapshot=snapshot(), connected=True, touched=ticks, turned=ticks)
    given = slip()
    shown: dict[str, at.Page] = {
        "attract": at.Attract(),
        "home": at.Home(),
        "services": at.Services("a"),
        "services-many": at.Services("b"),
        "detail": at.Detail("kp"),
        "detail-long": at.Detail("pen"),
        "priority": at.Priority(),
        "issuing": at.Issuing("n1", "kp"),
        "printing": at.Printing(given),
        "take": at.Take(given),
        "noted": at.Noted(given, at.NotedBecause.PAPER_OUT),
        "ask": at.DidItPrint(given),
        "sorry": at.Sorry(Refusal(RefusalCode.TIMEOUT)),
    }
    states = {name: replace(base, page=page) for name, page in shown.items()}
    feedback = {name: replace(base, page=page) for name, page in feedback_pages().items()}
    home, detail, noted = states["home"], states["detail"], states["noted"]
    midday = snapshot(OfficePhase.BREAK, datetime(2026, 1, 12, 5, 0, tzinfo=UTC))
    return states | {
        "closed": replace(home, snapshot=snapshot(OfficePhase.CLOSED, TOMORROW)),
        "break": replace(home, snapshot=midday),
        "attract-break": replace(states["attract"], snapshot=midday),
        "sorry-many": replace(home, page=at.Sorry(Refusal(RefusalCode.TOO_MANY_NUMBERS))),
        "noted-copies": replace(noted, visit=Visit(copies=3)),
        "last-ticket": replace(home, snapshot=snapshot(OfficePhase.LAST_TICKET_PASSED, TOMORROW)),
        "offline": replace(home, connected=False),
        "starting": replace(home, snapshot=None, connected=False),
        "still-there": replace(detail, asked=ticks - 10),
        "looks": replace(home, visit=Visit(looks=True)),
        "emergency": replace(states["attract"], snapshot=alarmed()),
        "emergency-take": replace(states["take"], snapshot=alarmed(LONGEST)),
        "emergency-all": replace(
            states["noted"], snapshot=alarmed(LONGEST), help=at.Help("h1", at.HelpState.COMING, ticks)
        ),
        "emergency-help": replace(home, snapshot=alarmed(LONGEST), help=at.Help("h1", at.HelpState.COMING, ticks)),
        "help": replace(home, help=at.Help("h1", at.HelpState.COMING, ticks)),
        **feedback,
        "fb-menu-unread": replace(feedback["fb-menu"], snapshot=snapshot(office=unread())),
        "fb-offline": replace(feedback["fb-telling"], connected=False),
        "fb-telling-still": replace(feedback["fb-telling"], asked=ticks - 10),
        "fb-telling-help": replace(feedback["fb-telling"], help=at.Help("h1", at.HelpState.COMING, ticks)),
        "fb-question-help": replace(feedback["fb-question"], help=at.Help("h1", at.HelpState.COMING, ticks)),
    }


MODES = {
    "usual": Visit(),
    "english": Visit(ENGLISH),
    "large": Visit(large=True),
    "contrast": Visit(contrast=True),
    "low": Visit(low=True),
    "all": Visit(ENGLISH, large=True, contrast=True, low=True),
}


def dressed(state: State, mode: str) -> State:
    """The state in another mode."""
    visit = MODES[mode]
    if isinstance(state.page, at.Attract):  # a mode that moves or grows things wakes the screen
        visit = replace(visit, large=False, low=False)
    return replace(state, visit=replace(visit, looks=state.visit.looks, copies=state.visit.copies))
