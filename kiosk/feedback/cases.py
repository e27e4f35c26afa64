"""A case's steps: its kind, its text, a way to answer, once more for checking; and looking one up. Pure."""

from __future__ import annotations

from dataclasses import replace

from kiosk.feedback.pages import (
    Checking,
    CodeEntry,
    Contact,
    Disclosing,
    Draft,
    FeedbackPage,
    Filed,
    Kinds,
    Menu,
    Remark,
    Telling,
)
from kiosk.feedback.survey import REMARK_MOST
from kiosk.feedback.writing import Written, typed
from kiosk.state import State
from shared.complaint.codes import LENGTH, tidy
from shared.complaint.limits import MOST_CONTACT, MOST_LETTERS
from shared.feedback import CaseKind, CaseReport
from shared.protocol.cases import CaseFiled, FileCase

WRITTEN = Remark | Telling | Contact | CodeEntry


def most(page: WRITTEN) -> int:
    """So many letters may be written here."""
    match page:
        case Telling():
            return MOST_LETTERS
        case Contact():
            return MOST_CONTACT
        case Remark():
            return REMARK_MOST
        case CodeEntry():
            return LENGTH


def written(page: WRITTEN) -> Written:
    """What has been written here."""
    match page:
        case Telling(draft=draft):
            return draft.text
        case Contact(draft=draft):
            return draft.contact
        case Remark(written=text) | CodeEntry(written=text):
            return text


def rewritten(page: WRITTEN, text: Written) -> WRITTEN:
    """The page with another text. What was changed is another case, or another sheet, under an id of its own."""
    changed = text.text != written(page).text
    match page:
        case Telling(draft=draft):
            return Telling(replace(draft, text=text, sent=None if changed else draft.sent))
        case Contact(draft=draft):
            return Contact(replace(draft, contact=text, sent=None if changed else draft.sent))
        case Remark(answers=answers, trouble=trouble):
            return Remark(replace(answers, sent=None if changed else answers.sent), text, None if changed else trouble)
        case CodeEntry(trouble=trouble):
            return CodeEntry(text, None if changed else trouble)


def with_letters(page: WRITTEN, letters: str) -> WRITTEN:
    """The page with more letters: a contact has one line, a code nothing but letters and figures."""
    if isinstance(page, CodeEntry):
        letters = tidy("".join(letter for letter in letters if letter.isascii())).replace("-", "")
    elif isinstance(page, Contact):
        letters = letters.replace("\n", " ")
    return rewritten(page, typed(written(page), letters, most(page)))


def onward(page: FeedbackPage) -> FeedbackPage:
    """Lanjut."""
    match page:
        case Disclosing(kept=kept):
            return Telling(kept or Draft(CaseKind.WHISTLE))
        case Telling(draft=draft) if has_words(draft):
            return Checking(draft) if draft.kind is CaseKind.WHISTLE else Contact(draft)
        case Contact(draft=draft):
            return Checking(draft)
        case _:
            return page


def of_kind(page: Kinds, kind: CaseKind) -> Telling:
    """The page to write on; another kind is another case."""
    kept = page.kept or Draft(kind)
    return Telling(kept if kept.kind is kind else replace(kept, kind=kind, sent=None))


def before(page: Kinds | Disclosing | Telling | Contact | Checking) -> FeedbackPage:
    """One step back, with what was written; back to the menu gives it up."""
    match page:
        case Kinds() | Disclosing():
            return Menu()
        case Telling(draft=draft):
            return Disclosing(draft) if draft.kind is CaseKind.WHISTLE else Kinds(draft)
        case Contact(draft=draft):
            return Telling(draft)
        case Checking(draft=draft):
            return Telling(draft) if draft.kind is CaseKind.WHISTLE else Contact(draft)


def has_words(draft: Draft) -> bool:
    """Whether there is anything to send."""
    return draft.text.text.strip() != ""


def command(state: State, draft: Draft, code: str) -> FileCase:
    """What is handed in."""
    contact = "" if draft.kind is CaseKind.WHISTLE else draft.contact.text.strip()
    report = CaseReport(draft.kind, draft.text.text.strip(), contact=contact, language=state.visit.language)
    return FileCase(report, code)


def filed(state: State, draft: Draft, result: CaseFiled) -> Filed:
    """What the receipt says."""
    if state.snapshot is None or draft.sent is None:  # cannot be: it was sent to a hub that had shown itself
        raise ValueError("a case was filed that was never sent")
    received = state.snapshot.office.day
    return Filed(draft.sent.id, draft.kind, draft.sent.code, received, result.due, state.visit.language)
