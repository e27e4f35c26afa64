"""The supervisors' window in words: everything but its lists, derived in one go; nothing here remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from counter.announcing.doing import SHORTCUTS, alarm_text, why_not
from counter.announcing.form import FILES, Field, Form, content_of, left, problems, texts_of
from counter.announcing.listing import ICONS, MONDAY, brief_day, counted, moment, stand_of, title_of
from counter.announcing.reading import read_day
from counter.announcing.state import Ask, Board, Deed, Filter, Paper, Tab
from counter.formtext import Chip, FieldText, KeyText, letters_left
from counter.verbs import Say, Value, keycap
from counter.words import Words
from shared.announcing import limits
from shared.announcing.airtime import next_change
from shared.language.dates import full_date
from shared.model import AnnouncementKind, BoardPage, Media, MediaKind, Role

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class BoardView:
    """Everything the window shows besides lists, fields and keys."""

    open: bool = False
    line: str = ""
    heading: str = ""
    stand: str = ""
    who: str = ""
    tab: str = "content"
    kind: str = "card"
    media: str = ""
    media_error: str = ""
    uploading: str = ""
    progress: float = 0.0
    schedule_error: str = ""
    conflict: str = ""
    theirs: bool = False  # a colleague's version is in the editor
    notice: str = ""
    grave: bool = False
    ask: str = ""
    ask_title: str = ""
    ask_text: str = ""
    ask_yes: str = ""
    emergency: str = ""
    emergency_since: str = ""
    alarm_id: str = ""
    alarm_en: str = ""
    alarm_id_left: str = ""
    alarm_en_left: str = ""
    alarm_over: bool = False
    alarm_error: str = ""
    empty: str = ""
    turns: int = 0
    turn: int = 0


def view(board: Board, words: Words, at: datetime) -> BoardView:
    """The window now."""
    paper = board.paper
    emergency = board.snapshot.emergency if board.snapshot else None
    form = paper.form if paper else Form()
    today = board.today(at)
    content = content_of(form, today)
    conflict = words(_conflict(paper)) if paper else ""
    alarm = alarm_text(board.alarm)
    lefts = [limits.EMERGENCY - limits.letters(text) for text in (alarm.id, alarm.en)]
    counts = counted(board, at)
    return BoardView(
        open=board.open,
        line=_line(board, words),
        heading=words(title_of(content)) if paper else words.say("notice.nothing"),
        stand=_stand(board, words, at),
        who=_who(board, words, at),
        tab=board.tab.value,
        kind=form.kind.value,
        media=words(media_of(form.media)) if form.kind in FILES else "",
        media_error=words(_media_error(paper)) if paper else "",
        uploading=words(_uploading(board)),
        progress=board.upload.sent / board.upload.size if board.upload and board.upload.size else 0.0,
        schedule_error=words(paper.refused.get(Field.SCREENS) or paper.refused.get(Field.WEEKDAYS)) if paper else "",
        conflict=conflict,
        theirs=paper is not None and paper.shelf is not None,
        notice=words(board.notice.say) if board.notice else "",
        grave=board.notice is not None and board.notice.grave,
        ask=board.ask.value if board.ask else "",
        ask_title=_ask_title(board, words),
        ask_text=_ask_text(board, words),
        ask_yes=words.say(f"notice.yes.{board.ask.value}") if board.ask else "",
        emergency=_both(emergency.text.id, emergency.text.en) if emergency else "",
        emergency_since=words.say("notice.emergency_since", t=words.clock(emergency.since)) if emergency else "",
        alarm_id=board.alarm.id,
        alarm_en=board.alarm.en,
        alarm_id_left=letters_left(lefts[0], words),
        alarm_en_left=letters_left(lefts[1], words),
        alarm_over=min(lefts) < 0,
        alarm_error=words(board.alarm.refused),
        empty=words.say("notice.empty" if not counts[Filter.ALL] else "notice.empty_part"),
        turn=board.turn,
    )


def _both(one: str, other: str) -> str:
    return f"{one} / {other}" if other else one


def _line(board: Board, words: Words) -> str:
    if board.up:
        return ""
    since = board.down_since
    return words.say("notice.down_since", t=words.clock(since)) if since else words.say("counter.line.down")


def _conflict(paper: Paper) -> Say | None:
    if paper.behind is None:
        return None
    name: Value = paper.behind or Say("notice.at_hub")
    return Say("notice.theirs" if paper.shelf is not None else "notice.conflict", {"name": name})


def _stand(board: Board, words: Words, at: datetime) -> str:
    row = board.row(board.chosen)
    if row is None:
        return words.say("notice.stand.new") if board.paper else ""
    local = board.local(at)
    stand = stand_of(row, local)
    until = next_change(row.approved.airtime, local) if row.approved else None
    if until is not None and stand.value in ("airing", "later"):
        return words.say(f"notice.stand.{stand.value}_until", at=moment(until, local, words))
    return words.say(f"notice.stand.{stand.value}")


def _who(board: Board, words: Words, at: datetime) -> str:
    row = board.row(board.chosen)
    if row is None:
        return ""
    hub = Say("notice.at_hub")
    local = board.local(at)
    written = moment(row.changed_at.astimezone(local.tzinfo), local, words)
    text = words.say("notice.written_by", author=row.author or hub, at=written)
    if row.approved is None or row.approved_at is None:
        return text
    approved = moment(row.approved_at.astimezone(local.tzinfo), local, words)
    return f"{text} · {words.say('notice.approved_by', approver=row.approver or hub, at=approved)}"


def media_of(media: Media | None) -> Say | None:
    """What is known of the file."""
    if media is None:
        return None
    known: dict[str, Value] = {
        "name": media.label or Say(f"notice.kind.{'video' if media.kind is MediaKind.VIDEO else 'image'}"),
        "width": media.width,
        "height": media.height,
    }
    if media.kind is MediaKind.VIDEO:
        minutes, seconds = divmod(round(media.seconds), 60)
        return Say("notice.film", {**known, "length": f"{minutes}:{seconds:02}"})
    return Say("notice.picture", known)


def _media_error(paper: Paper) -> Say | None:
    said = paper.refused.get(Field.MEDIA)
    if said is not None:
        return said
    missing = paper.tried and paper.form.kind in FILES and paper.form.media is None
    return Say("notice.need_file") if missing else None


def _uploading(board: Board) -> Say | None:
    upload, paper = board.upload, board.paper
    if upload is None or paper is None or upload.key != paper.key:
        return None
    name = upload.path.name
    if not upload.size or not upload.sent:
        return Say("notice.upload.begins", {"name": name})
    if upload.waits:
        return Say("notice.upload.checked", {"name": name})
    sent, size = (f"{amount / MEGABYTE:.1f}" for amount in (upload.sent, upload.size))
    return Say("notice.upload.sent", {"name": name, "sent": sent, "size": size})


def _ask_title(board: Board, words: Words) -> str:
    if board.ask is None:
        return ""
    paper = board.paper
    title: Value = title_of(content_of(paper.form, MONDAY)) if paper else ""
    return words.say(f"notice.ask.{board.ask.value}", title=title)


def _ask_text(board: Board, words: Words) -> str:
    if board.ask is Ask.LIFT:
        emergency = board.snapshot.emergency if board.snapshot else None
        return _both(emergency.text.id, emergency.text.en) if emergency else ""
    if board.ask is Ask.CHECK_ALARM and board.snapshot is not None:
        tvs = sum(1 for row in board.snapshot.devices if row.role is Role.DISPLAY and row.connected)
        kiosks = sum(1 for row in board.snapshot.devices if row.role is Role.KIOSK and row.connected)
        return words.say("notice.ask_more.check_alarm", tvs=tvs, kiosks=kiosks)
    return words.say(f"notice.ask_more.{board.ask.value}") if board.ask else ""


# --- fields, keys, choices -----------------------------------------------------------------------------------------


def fields(board: Board, words: Words, at: datetime) -> dict[Field, FieldText]:
    """Every field of the form."""
    paper = board.paper
    if paper is None:
        return {}
    today = board.today(at)
    wrong = problems(paper.form, today)
    return {each: _field(each, paper, wrong.get(each), words, board, at) for each in Field}


def _field(each: Field, paper: Paper, wrong: Say | None, words: Words, board: Board, at: datetime) -> FieldText:
    form = paper.form
    text = form.text(each)
    told = paper.refused.get(each)
    counts = each in texts_of(form.kind)
    count = left(form, each) if counts else 0
    loud = wrong is not None and (paper.tried or bool(text))
    return FieldText(
        text,
        words(told or (wrong if loud else None)),
        late=told is None and not paper.tried and not counts,
        left=letters_left(count, words) if counts else "",
        over=count < 0,
        note=_day_note(each, text, words, board, at),
    )


def _day_note(each: Field, text: str, words: Words, board: Board, at: datetime) -> str:
    """A typed day in words, so that nobody mistakes the month."""
    if each not in (Field.FIRST, Field.LAST) or not text:
        return ""
    try:
        day = read_day(text, board.today(at))
    except (ValueError, OverflowError):
        return ""
    return full_date(day, words.language) if day else ""


def keys(board: Board, words: Words) -> dict[Deed, KeyText]:
    """Every key."""
    found = {}
    for deed in Deed:
        reason = why_not(board, deed)
        shortcut = SHORTCUTS.get(deed, "")
        label = words(_label(board, deed))
        found[deed] = KeyText(label, shortcut, keycap(shortcut), reason is None, words(reason))
    return found


def _label(board: Board, deed: Deed) -> Say:
    paper = board.paper
    behind: Value = (paper.behind or Say("notice.at_hub")) if paper and paper.behind is not None else ""
    if deed is Deed.TAKE_THEIRS:
        looking = paper is not None and paper.shelf is not None
        return Say("notice.do.use_theirs" if looking else "notice.do.take_theirs", {"name": behind})
    return Say(f"notice.do.{deed.value}")


def kinds(form: Form, words: Words) -> tuple[Chip, ...]:
    """What an announcement can be made of."""
    return tuple(
        Chip(kind.value, words.say(f"notice.kind.{kind.value}"), kind is form.kind, ICONS[kind])
        for kind in AnnouncementKind
    )


def pages(form: Form, words: Words) -> tuple[Chip, ...]:
    """The pages that make themselves."""
    return tuple(Chip(page.value, words.say(f"notice.page.{page.value}"), page is form.page) for page in BoardPage)


def days(form: Form, words: Words) -> tuple[Chip, ...]:
    """The weekdays; none chosen means every day."""
    return tuple(Chip(str(day), brief_day(day, words), day in form.weekdays) for day in range(7))


def tvs(board: Board, form: Form, words: Words) -> tuple[Chip, ...]:
    """The TVs of the house, and those that are named although nobody has seen them."""
    devices = board.snapshot.devices if board.snapshot else ()
    names = sorted({row.name for row in devices if row.role is Role.DISPLAY} | set(form.screens))
    everywhere = Chip("", words.say("notice.everywhere"), not form.screens)
    return (everywhere, *(Chip(name, name, name in form.screens) for name in names))


def weights(form: Form) -> tuple[Chip, ...]:
    """How often in a round."""
    return tuple(Chip(str(each), str(each), each == form.weight) for each in limits.WEIGHTS)


def tabs(board: Board, words: Words) -> tuple[Chip, ...]:
    """The tabs of the editor, each with its key."""
    return tuple(
        Chip(tab.value, words.say(f"notice.tab.{tab.value}"), tab is board.tab, cap=f"Ctrl+{n}")
        for n, tab in enumerate(Tab, 1)
    )


def parts(board: Board, words: Words, at: datetime) -> tuple[Chip, ...]:
    """The parts of the list, with how many each has."""
    counts = counted(board, at)
    return tuple(
        Chip(each.value, f"{words.say(f'notice.filter.{each.value}')} {counts[each]}", each is board.filter)
        for each in Filter
    )
