"""A supervisor's window on the real hub: what is written reaches a TV, files go through the real port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from counter.announcing.form import Field
from counter.announcing.inputs import Do, Input, Pick, Set, Take, Type, WriteAlarm
from counter.announcing.state import Board, Deed
from counter.inputs import Press, TypedLogin
from counter.screen.assembled import Notices
from counter.state import Page
from counter.verbs import Verb
from shared.link.events import Lost
from shared.model import AnnouncementKind, Language, Role
from shared.protocol.commands import ApproveAnnouncement, SaveAnnouncement
from shared.protocol.views import BoardSnapshot
from tests.counter.at_hub import AtHub, account, new_id, now
from tests.hub.running import NEW_PIN, RunningHub, Screen, running_hub


class Lead(AtHub):
    """A supervisor's desk with the window for announcements."""

    def __init__(self, hub: RunningHub, data: Path) -> None:
        super().__init__()
        self.notices = Notices(hub.url, data, now, new_id)
        self.conductor.open_notices = self.notices.open
        self.beside = (self.notices,)
        self.on_lost: Callable[[], None] = lambda: None
        self.begin(hub, data, notices=self.notices.screen)
        self.enter("ratna", account(hub, "ratna", "Ratna Dewi", Role.SUPERVISOR))
        self.conductor.take(Press(Verb.NOTICES))
        self.until(lambda: self.board.open)

    def hear(self, event: object) -> None:
        super().hear(event)
        if isinstance(event, Lost):
            self.on_lost()

    @property
    def board(self) -> Board:
        return self.notices.board

    def do(self, *said: Input) -> None:
        """What a supervisor does."""
        for each in said:
            self.notices._announcer.take(each)

    def done(self, deed: Deed) -> None:
        """A key, and its answer."""
        self.do(Do(deed))
        self.until(lambda: self.board.pending is None)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path) as running:
        yield running


@pytest.fixture
def lead(hub: RunningHub, tmp_path: Path) -> Iterator[Lead]:
    window = Lead(hub, tmp_path / "desk")
    yield window
    window.close()


def board_of(tv: Screen) -> BoardSnapshot:
    """What a TV knows that comes in now."""
    assert tv.welcome
    assert isinstance(tv.welcome.snapshot, BoardSnapshot)
    return tv.welcome.snapshot


def picture_of(lead: Lead) -> str:
    """The file that the preview draws; empty while there is none."""
    card = lead.notices.screen._cards[Language.INDONESIAN]
    return str(card.property("picture")) if card is not None else ""


def written(lead: Lead) -> None:
    lead.do(
        Do(Deed.NEW),
        Type(Field.TITLE_ID, "Layanan tutup pukul 14.00"),
        Type(Field.TITLE_EN, "We close at 14:00"),
        Type(Field.BODY_ID, "Karena rapat kerja."),
        Type(Field.BODY_EN, "Because of a meeting."),
        Set(Field.WEEKDAYS, "0"),
        Type(Field.BEGINS, "8"),
        Type(Field.ENDS, "16.00"),
    )


def test_a_card_is_saved_as_a_draft_and_then_approved_and_only_then_on_the_tvs(hub: RunningHub, lead: Lead) -> None:
    written(lead)
    lead.done(Deed.SAVE)
    lead.until(lambda: lead.board.rows)
    with hub.screen(Role.DISPLAY) as tv:
        assert board_of(tv).airing == ()
    lead.done(Deed.APPROVE)
    lead.until(lambda: lead.board.rows[0].approved)
    with hub.screen(Role.DISPLAY) as tv:
        (airing,) = board_of(tv).airing
    assert airing.content.title.id == "Layanan tutup pukul 14.00"
    assert airing.content.airtime.weekdays == (0,)
    assert lead.board.rows[0].approver == "Ratna Dewi"
    lead.done(Deed.WITHDRAW)
    lead.until(lambda: lead.board.rows[0].approved is None)
    lead.do(Do(Deed.REMOVE))
    lead.done(Deed.CONFIRM)
    lead.until(lambda: not lead.board.rows)


def test_approving_what_is_being_written_saves_it_first(hub: RunningHub, lead: Lead) -> None:
    written(lead)
    lead.do(Do(Deed.APPROVE))
    lead.until(lambda: lead.board.rows and lead.board.rows[0].approved)
    with hub.screen(Role.DISPLAY) as tv:
        assert len(board_of(tv).airing) == 1
    assert lead.board.paper
    assert not lead.board.paper.unsaved


def test_an_emergency_is_raised_and_lifted(hub: RunningHub, lead: Lead) -> None:
    lead.do(
        Do(Deed.EMERGENCY),
        WriteAlarm(Language.INDONESIAN, "Gempa. Mohon keluar lewat pintu timur."),
        WriteAlarm(Language.ENGLISH, "Earthquake. Please leave by the east door."),
        Do(Deed.RAISE),
        Do(Deed.CONFIRM),
    )
    lead.until(lambda: lead.board.snapshot and lead.board.snapshot.emergency and lead.board.calling is None)
    with hub.screen(Role.DISPLAY) as tv:
        emergency = board_of(tv).emergency
    assert emergency
    assert emergency.text.en == "Earthquake. Please leave by the east door."
    assert lead.desk.property("emergency") == "Gempa. Mohon keluar lewat pintu timur."
    lead.do(Do(Deed.LIFT), Do(Deed.CONFIRM))
    lead.until(lambda: lead.board.snapshot and lead.board.snapshot.emergency is None)
    with hub.screen(Role.DISPLAY) as tv:
        assert board_of(tv).emergency is None


def test_a_picture_goes_through_the_real_port_and_comes_back_for_the_preview(
    hub: RunningHub, lead: Lead, tmp_path: Path
) -> None:
    picture = tmp_path / "donor darah.png"
    Image.new("RGB", (640, 360), "#1D3766").save(picture)
    lead.do(Do(Deed.NEW), Take(picture))
    lead.until(lambda: lead.board.upload is None)
    paper = lead.board.paper
    assert paper
    assert paper.form.kind is AnnouncementKind.IMAGE
    assert paper.form.media, paper.refused
    lead.done(Deed.SAVE)
    lead.until(lambda: lead.board.rows)
    hash_ = paper.form.media.hash
    lead.until(lambda: lead.notices._fetching.path_of(hash_))
    lead.until(lambda: picture_of(lead))
    with hub.screen(Role.DISPLAY) as tv:
        assert board_of(tv).airing == ()
    lead.done(Deed.APPROVE)
    with hub.screen(Role.DISPLAY) as tv:
        assert board_of(tv).airing[0].content.media == paper.form.media


def test_a_file_that_is_no_picture_is_refused_with_a_sentence_at_its_field(lead: Lead, tmp_path: Path) -> None:
    wrong = tmp_path / "gaji.png"
    wrong.write_bytes(b"<html><script>alert(1)</script></html>" * 40)
    lead.do(Do(Deed.NEW), Type(Field.TITLE_ID, "Donor darah"), Take(wrong))
    lead.until(lambda: lead.board.upload is None)
    paper = lead.board.paper
    assert paper
    assert paper.refused[Field.MEDIA].key.startswith("refusal.media_")
    assert paper.form.text(Field.TITLE_ID) == "Donor darah"


def test_two_who_write_at_once_are_told_and_nothing_is_lost(hub: RunningHub, lead: Lead) -> None:
    written(lead)
    lead.done(Deed.SAVE)
    lead.until(lambda: lead.board.rows)
    row = lead.board.rows[0]
    assert row.draft
    lead.do(Pick(row.announcement), Type(Field.TITLE_ID, "Tulisan Ratna"))
    with hub.desk("ahmad", role=Role.SUPERVISOR) as other:
        other.done(SaveAnnouncement(row.draft, row.announcement, row.revision))
        lead.until(lambda: lead.board.paper and lead.board.paper.behind == "Ahmad")
        lead.done(Deed.SAVE)  # the old revision: refused, the text stays
        assert lead.board.paper
        assert lead.board.paper.form.text(Field.TITLE_ID) == "Tulisan Ratna"
        lead.do(Do(Deed.TAKE_THEIRS))
        assert lead.board.paper.form.text(Field.TITLE_ID) == "Layanan tutup pukul 14.00"
        lead.do(Do(Deed.KEEP_MINE))
        lead.done(Deed.SAVE)
        lead.until(lambda: lead.board.rows[0].draft and lead.board.rows[0].draft.title.id == "Tulisan Ratna")
        other.done(ApproveAnnouncement(row.announcement, lead.board.rows[0].revision))
    lead.until(lambda: lead.board.rows[0].approver == "Ahmad")


def test_what_is_written_outlives_a_lost_line_and_a_log_out(hub: RunningHub, lead: Lead) -> None:
    written(lead)
    cut: list[bool] = []

    def write() -> None:
        """While the line is down, however short that is."""
        cut.append(lead.board.up)
        lead.do(Type(Field.BODY_ID, "Ditulis tanpa sambungan."), Do(Deed.SAVE))
        assert lead.board.pending is None

    lead.on_lost = write
    for client in list(hub.opened.hub.clients):
        client.wire.abort()
    lead.until(lambda: cut and lead.board.up)
    assert cut == [False]
    lead.conductor.take(Press(Verb.LOG_OUT))
    lead.until(lambda: lead.conductor.state.page is Page.LOGIN and lead.conductor.state.pending is None)
    assert not lead.board.open
    lead.conductor.take(TypedLogin("ratna", NEW_PIN))
    lead.until(lambda: lead.conductor.state.page is Page.CHOOSE and lead.conductor.state.pending is None)
    lead.notices.open()
    lead.until(lambda: lead.board.open)
    lead.do(Pick(""))
    assert lead.board.paper
    assert lead.board.paper.form.text(Field.BODY_ID) == "Ditulis tanpa sambungan."
