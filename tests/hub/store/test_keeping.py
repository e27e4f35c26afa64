"""What is appended is there again: records, answers, marks; and a batch is kept whole or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from shared.hub.store import Reader, StoreProblem, Trouble
from shared.model import PriorityReason, Role, Text
from shared.protocol.commands import CodeGiven, Nothing, PinGiven, TicketDone
from shared.protocol.frames import Done
from shared.queue import events as ev

LATER = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


def test_an_empty_store_loads_nothing(store):
    loaded = store.load()
    assert (loaded.records, loaded.announcement, loaded.head_seq) == ((), None, 0)
    assert loaded.head_hash == "00" * 32


def test_records_come_back_as_they_were_after_another_start(open_store, clerk):
    first = open_store()
    entries = [clerk.opened(), *clerk.issued(3)]
    first.append(entries, now=clerk.now)
    first.close()
    loaded = open_store().load()
    assert loaded.records == tuple(record for entry in entries for record in entry.records)
    assert loaded.head_seq == 4


def test_a_store_opened_by_one_thread_is_used_by_another(open_store, clerk):
    store = open_store()
    entries = [clerk.opened(), *clerk.issued(2)]
    with ThreadPoolExecutor(1) as writer:
        writer.submit(store.append, entries, now=clerk.now).result()
        assert writer.submit(store.load).result().head_seq == 3


def test_only_the_newest_day_is_loaded_with_the_announcement_before_it(store, clerk):
    opened, said = clerk.opened(), clerk.entry(ev.AnnouncementSet(Text("Selamat pagi", "Good morning")))
    store.append([opened, said, *clerk.issued(2)], now=clerk.now)
    clerk.day = date(2026, 1, 13)
    today = [clerk.opened(), *clerk.issued(1, "B")]
    store.append(today, now=clerk.now)
    loaded = store.load()
    assert [record.seq for record in loaded.records] == [5, 6]
    assert loaded.announcement == said.records[0]


def test_every_day_and_every_accepted_clock_is_loaded_and_the_figures_of_days_ahead(store, clerk):
    first = clerk.opened()
    store.append([first, *clerk.issued(2)], now=clerk.now)
    clerk.day, clerk.figures = date(2026, 2, 1), {}
    ahead = clerk.opened()
    store.append([ahead, *clerk.issued(3), *clerk.issued(1, "B")], now=clerk.now)
    accepted = clerk.entry(ev.ClockAccepted())
    clerk.day = date(2026, 1, 13)
    store.append([accepted, clerk.opened()], now=clerk.now)
    loaded = store.load()
    assert loaded.history == (*first.records, *ahead.records, *accepted.records)
    assert loaded.figures == {date(2026, 2, 1): {"A": 3, "B": 1}}


def test_before_the_first_day_there_are_no_records_to_load(store, clerk):
    store.append([clerk.entry(ev.StaffAdded("sari", Role.SUPERVISOR))], now=clerk.now)
    assert store.load().records == ()
    assert store.load().head_seq == 1


def test_an_answer_is_found_by_its_command(store, clerk):
    answer = Done(TicketDone("t", "A001"))
    store.append([clerk.opened(), clerk.entry(clerk.ticket(), command="c1", answer=answer)], now=clerk.now)
    kept = store.answer_of("c1")
    assert (kept.device, kept.content_hash, kept.answer) == ("kiosk-1", b"\1" * 32, answer)
    assert store.answer_of("c2") is None
    assert set(store.answers_of(["c1", "c2"])) == {"c1"}
    assert store.answers_of([]) == {}


def test_a_command_without_events_is_remembered_too(store, clerk):
    store.append([clerk.entry(command="nothing-to-do")], now=clerk.now)
    assert store.answer_of("nothing-to-do").answer == Done(Nothing())
    assert store.load().head_seq == 0


@pytest.mark.parametrize("result", [PinGiven("sari", "482913"), CodeGiven("K7WQ3", 600)], ids=["pin", "code"])
def test_a_secret_answer_never_reaches_the_disk(store, clerk, rows, result):
    store.append([clerk.entry(command="secret", answer=Done(result))], now=clerk.now)
    assert store.answer_of("secret").answer is None
    assert rows("SELECT answer FROM command") == [(None,)]


def _same_number(clerk):
    return [clerk.entry(clerk.ticket(ticket="other", figure=1, link="other"), command="x")]


def _same_ticket(clerk):
    return [clerk.entry(clerk.ticket(ticket="2026-01-12-A001"), command="x")]


def _same_link(clerk):
    return [clerk.entry(clerk.ticket(link="link-2026-01-12-A001"), command="x")]


def _same_command(clerk):
    return [clerk.entry(clerk.ticket(), command="issue-2026-01-12-A001")]


def _two_at_one_desk(clerk):
    calls = [ev.TicketCalled(f"2026-01-12-A00{n}", "1", ev.CallKind.FIRST) for n in (1, 2)]
    return [clerk.entry(call) for call in calls]


def _old_sequence_number(clerk):
    clerk.seq -= 1
    return [clerk.entry(clerk.ticket(), command="x")]


def _skipped_sequence_number(clerk):
    clerk.seq += 1
    return [clerk.entry(clerk.ticket(), command="x")]


@pytest.mark.parametrize(
    "wrong",
    [
        _same_number,
        _same_ticket,
        _same_link,
        _same_command,
        _two_at_one_desk,
        _old_sequence_number,
        _skipped_sequence_number,
    ],
)
def test_a_clash_keeps_nothing_of_the_batch_and_the_next_batch_works(store, clerk, rows, wrong):
    store.append([clerk.opened(), *clerk.issued(2)], now=clerk.now)
    seq, figures = clerk.seq, dict(clerk.figures)
    batch = [*clerk.issued(1), *wrong(clerk)]
    with pytest.raises(StoreProblem) as caught:
        store.append(batch, now=clerk.now)
    assert caught.value.code is Trouble.CLASH
    assert rows("SELECT count(*) FROM log") == [(3,)]
    assert rows("SELECT count(*) FROM ticket") == [(2,)]
    clerk.seq, clerk.figures = seq, figures
    store.append(clerk.issued(1), now=clerk.now)
    assert store.load().head_seq == 4


@pytest.mark.parametrize("text", ["NUL \0 inside", "half \ud800 a letter"], ids=["nul", "surrogate"])
@pytest.mark.parametrize("place", ["event", "actor", "command"])
def test_a_text_no_database_can_keep_is_refused_alike_by_both(store, clerk, text, place):
    clerk_before = clerk.seq
    if place == "event":
        entry = clerk.entry(ev.DeskPaused("1", text))
    elif place == "actor":
        entry = clerk.entry(ev.DeskPaused("1", "salat"), actor=ev.Actor("d", Role.DESK, text))
    else:
        entry = clerk.entry(command=text)
    with pytest.raises(StoreProblem) as caught:
        store.append([entry], now=clerk.now)
    assert caught.value.code is Trouble.BAD_TEXT
    clerk.seq = clerk_before
    store.append([clerk.opened()], now=clerk.now)
    assert store.load().head_seq == 1


@pytest.mark.parametrize(
    "text",
    [
        "<b>tebal</b> & \"'; DROP TABLE log; --",
        "\x01\x1b[31m\x7f\t\r\n",
        r"\u0000 spelled out",
        "emoji \U0001f642 \u202e kanan",
        "%s :x ?",
    ],
    ids=["markup", "control", "backslash", "unicode", "marks"],
)
def test_any_other_text_comes_back_unchanged(store, clerk, rows, text):
    issued = clerk.ticket()
    finished = ev.TicketFinished(issued.ticket, "1", text)
    entries = [clerk.opened(), clerk.entry(issued), clerk.entry(finished, command=text)]
    store.append(entries, now=clerk.now)
    assert store.load().records[-1].event == finished
    assert store.answer_of(text) is not None
    assert rows("SELECT service_given FROM ticket") == [(text,)]
    assert store.verify().rows == 3


def test_the_time_mark_never_goes_back(store):
    store.note_time(LATER)
    store.note_time(LATER - timedelta(days=30))
    assert store.load().high_water == LATER


def test_the_time_mark_is_kept_to_the_second(store, clerk):
    store.note_time(LATER)
    store.append([clerk.opened()], now=LATER + timedelta(milliseconds=999))
    assert store.high_water() == LATER
    store.append(clerk.issued(1), now=LATER + timedelta(seconds=1))
    assert store.high_water() == LATER + timedelta(seconds=1)


def test_appending_moves_the_time_mark_and_it_lasts(open_store, clerk):
    store = open_store()
    store.append([clerk.opened()], now=LATER)
    store.append(clerk.issued(1), now=LATER - timedelta(hours=1))
    store.close()
    assert open_store().high_water() == LATER


def test_only_an_accepted_clock_sets_the_time_mark_anew(store, clerk):
    store.note_time(datetime(2099, 1, 1, tzinfo=UTC))
    store.append([clerk.entry(ev.ClockAccepted())], now=LATER)
    assert store.high_water() == LATER
    store.note_time(LATER + timedelta(minutes=1))
    assert store.high_water() == LATER + timedelta(minutes=1)


def test_priority_reasons_are_counted_per_day_and_nowhere_else(store, clerk, rows):
    entries = [clerk.opened()]
    for reason in (PriorityReason.ELDERLY, PriorityReason.ELDERLY, PriorityReason.PREGNANT):
        entries.append(clerk.entry(clerk.ticket(priority=True), priority_reason=reason))
    store.append(entries, now=clerk.now)
    store.append([clerk.entry(clerk.ticket(priority=True), priority_reason=PriorityReason.ELDERLY)], now=clerk.now)
    counts = rows("SELECT day, reason, n FROM priority_count ORDER BY reason")
    assert counts == [("2026-01-12", "elderly", 3), ("2026-01-12", "pregnant", 1)]
    assert rows("SELECT count(*) FROM log WHERE payload LIKE '%elderly%' OR payload LIKE '%pregnant%'") == [(0,)]


def test_a_day_has_its_head_once_it_is_closed(store, clerk):
    store.append([clerk.opened(), *clerk.issued(1)], now=clerk.now)
    assert store.day_head(clerk.day) is None
    store.append([clerk.entry(ev.DayClosed(clerk.day))], now=clerk.now)
    assert store.day_head(clerk.day) == store.load().head_hash
    store.append([clerk.entry(ev.StaffLoggedIn("sari", "desk-1"))], now=clerk.now)
    assert store.day_head(clerk.day) != store.load().head_hash


def test_reading_works_beside_the_hub_and_cannot_write(store, clerk, database_url):
    store.append([clerk.opened(), *clerk.issued(2)], now=clerk.now)
    reader = Reader.read(database_url)
    try:
        assert reader.load() == store.load()
        assert reader.verify() == store.verify()
        store.append(clerk.issued(1), now=clerk.now)
        assert reader.load().head_seq == 4
    finally:
        reader.close()
