"""Every role against every command: the table is kept at the socket, and what is not in it is denied."""

from __future__ import annotations

from typing import get_args

import pytest

from shared.feedback import CaseKind, CaseReport, CaseState, Scores, SurveySheet
from shared.hub.access.rights import RIGHTS, may
from shared.model import Announcement, AnnouncementKind, PrintOutcome, Role, Text
from shared.protocol import commands as c
from shared.protocol.cases import AnswerSurvey, FileCase, ListCases, LookUpCase, MoveCase, ReadCase
from shared.protocol.commands import Command
from shared.protocol.frames import VERSION, Hello
from shared.protocol.refusal import Refusal, RefusalCode
from tests.hub.running import RunningHub, Screen

ONE_OF_EACH: tuple[Command, ...] = (
    c.IssueTicket("x"),
    c.WithdrawTicket("x"),
    c.ReprintTicket("x"),
    c.ReportPrint("x", PrintOutcome.PRINTED),
    c.CallHelp(),
    c.OpenDesk("x"),
    c.CloseDesk(),
    c.PauseDesk("x"),
    c.ResumeDesk(),
    c.CallNext(),
    c.CallTicket("x", "x"),
    c.Recall("x"),
    c.ConfirmArrival("x"),
    c.MarkNoShow("x"),
    c.ReturnToQueue("x"),
    c.ParkTicket("x"),
    c.ResumeTicket("x"),
    c.TransferTicket("x", c.ToDesk("x")),
    c.FinishTicket("x"),
    c.CancelTicket("x", "x"),
    c.ServeWalkIn("x"),
    c.GiveUpPlaces("x"),
    c.UndoLast(),
    c.CloseDay(),
    c.SetAnnouncement(Text("", "")),
    c.SaveAnnouncement(Announcement(AnnouncementKind.CARD, Text("", ""))),
    c.ApproveAnnouncement("x", 1),
    c.WithdrawAnnouncement("x"),
    c.RemoveAnnouncement("x"),
    c.OfferMedia("x", 1, "x"),
    c.RaiseEmergency(Text("", "")),
    c.LiftEmergency(),
    AnswerSurvey(SurveySheet(Scores(), "x")),
    FileCase(CaseReport(CaseKind.COMPLAINT, ""), "x"),
    LookUpCase("x"),
    ListCases(),
    ReadCase("x"),
    MoveCase("x", 0, CaseState.DONE),
    c.AcceptClock(),
    c.AddStaff("X", "x", Role.DESK),
    c.DisableStaff("x"),
    c.NewPin("x"),
    c.ListStaff(),
    c.ChangePin("x", "x"),
    c.MakePairingCode(Role.KIOSK, " "),
    c.ForgetDevice("x"),
)
KIOSK = {"IssueTicket", "WithdrawTicket", "ReprintTicket", "ReportPrint", "CallHelp"}
DESK = {
    *("ReprintTicket", "ReportPrint", "OpenDesk", "CloseDesk", "PauseDesk", "ResumeDesk", "CallNext", "CallTicket"),
    *("Recall", "ConfirmArrival", "MarkNoShow", "ReturnToQueue", "ParkTicket", "ResumeTicket", "TransferTicket"),
    *("FinishTicket", "CancelTicket", "ServeWalkIn", "GiveUpPlaces", "UndoLast", "ChangePin"),
}
LEAD = {
    *("CloseDay", "SetAnnouncement", "AcceptClock", "AddStaff", "DisableStaff", "NewPin", "ListStaff"),
    *("MakePairingCode", "ForgetDevice", "ChangePin", "SaveAnnouncement", "ApproveAnnouncement"),
    *("WithdrawAnnouncement", "RemoveAnnouncement", "OfferMedia", "RaiseEmergency", "LiftEmergency"),
}
CASES = {"FileCase", "LookUpCase", "ReadCase", "MoveCase"}  # of no case that is theirs: there is none
DESK |= CASES
LEAD |= CASES | {"ListCases"}  # where no officer is named
PHONE = {"CancelTicket", "GiveUpPlaces", "AnswerSurvey", "FileCase", "LookUpCase"}
KIOSK |= {"AnswerSurvey", "FileCase", "LookUpCase"}
ALLOWED = {
    Role.KIOSK: KIOSK,
    Role.DISPLAY: set[str](),
    Role.DESK: DESK,
    Role.SUPERVISOR: DESK | LEAD,
    Role.ADMIN: LEAD,
    Role.PHONE: PHONE,
}
"""Written a second time on purpose: a change of the table must be meant."""


def test_the_table_names_every_command() -> None:
    assert set(RIGHTS) == set(get_args(Command)) == {type(command) for command in ONE_OF_EACH}


def _as(hub: RunningHub, role: Role) -> Screen:
    return hub.screen(role) if role in {Role.KIOSK, Role.DISPLAY} else hub.desk("sari", role=role)


def test_a_visitors_phone_may_act_for_its_own_ticket_and_tell_the_office_and_do_nothing_else() -> None:
    for command in ONE_OF_EACH:
        assert may(Role.PHONE, command) == (type(command).__name__ in PHONE), command


def test_nobody_can_come_in_as_a_phone(small_hub: RunningHub) -> None:
    with Screen(small_hub.url, Hello(VERSION, Role.PHONE, "test 1", code=small_hub.secret)) as screen:
        assert screen.goodbye().code is RefusalCode.UNKNOWN_DEVICE
    with small_hub.screen(Role.ADMIN) as admin:
        assert isinstance(admin.do(c.MakePairingCode(Role.PHONE, "Mine")), Refusal)
        assert isinstance(admin.do(c.AddStaff("x", "x", Role.PHONE)), Refusal)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PHONE])
def test_a_role_may_do_what_the_table_says_and_nothing_else(small_hub: RunningHub, role: Role) -> None:
    with _as(small_hub, role) as screen:
        for command in ONE_OF_EACH:
            outcome = screen.do(command)
            denied = isinstance(outcome, Refusal) and outcome.code is RefusalCode.NOT_ALLOWED
            assert denied == (type(command).__name__ not in ALLOWED[role]), (role, command, outcome)


def test_an_admin_on_the_hubs_own_machine_needs_no_log_in(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        for command in ONE_OF_EACH:
            outcome = admin.do(command)
            denied = isinstance(outcome, Refusal) and outcome.code is RefusalCode.NOT_ALLOWED
            assert denied == (type(command).__name__ not in LEAD - {"ListCases"}), (command, outcome)


def test_nobody_logged_in_may_do_nothing(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.DESK) as desk:
        for command in ONE_OF_EACH:
            assert desk.do(command) == Refusal(RefusalCode.NOT_LOGGED_IN), command


def test_a_one_time_pin_must_be_changed_before_anything_else(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        given = admin.done(c.AddStaff("sari", "Sari", Role.SUPERVISOR))
    assert isinstance(given, c.PinGiven)
    with small_hub.screen(Role.DESK) as desk:
        assert desk.log_in("sari", given.pin) is None
        for command in ONE_OF_EACH:
            if type(command).__name__ in (DESK | LEAD) - {"ChangePin"}:
                assert desk.do(command) == Refusal(RefusalCode.MUST_CHANGE_PIN), command
        assert desk.do(c.ChangePin("12345678", "5928171")) == Refusal(RefusalCode.WRONG_PIN)
        for simple in ("12345", "123456", "654321", "111111", "121212", "sari2026", "112112", "qwerty", given.pin):
            assert desk.do(c.ChangePin(given.pin, simple)) == Refusal(RefusalCode.PIN_TOO_SIMPLE), simple
        desk.done(c.ChangePin(given.pin, "5928171"))
        desk.done(c.ListStaff())


def test_nobody_manages_above_themselves(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin, small_hub.desk("sari", role=Role.SUPERVISOR) as lead:
        admin.done(c.AddStaff("root", "Root", Role.ADMIN))
        denied = Refusal(RefusalCode.NOT_ALLOWED)
        assert lead.do(c.AddStaff("mine", "Mine", Role.ADMIN)) == denied
        assert lead.do(c.AddStaff("mine", "Mine", Role.KIOSK)) == denied
        assert lead.do(c.NewPin("root")) == denied
        assert lead.do(c.DisableStaff("root")) == denied
        assert lead.do(c.MakePairingCode(Role.ADMIN, "Mine")) == denied
        lead.done(c.AddStaff("budi", "Budi", Role.DESK))
        assert lead.do(c.AddStaff("budi", "Budi", Role.DESK)) == Refusal(RefusalCode.NAME_TAKEN)
        assert lead.do(c.AddStaff("B d", "Budi", Role.DESK)) == Refusal(RefusalCode.BAD_NAME)


def test_a_closed_account_is_out_at_once(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin, small_hub.desk("sari") as desk:
        admin.done(c.DisableStaff("sari"))
        assert desk.do(c.CallNext()) == Refusal(RefusalCode.NOT_LOGGED_IN)
        refusal = desk.log_in("sari", "592817")
        assert refusal is not None
        assert refusal.code is RefusalCode.WRONG_PIN


def test_the_last_lead_stays(small_hub: RunningHub) -> None:
    with small_hub.screen(Role.ADMIN) as admin:
        assert admin.do(c.DisableStaff("supervisor")) == Refusal(RefusalCode.NOT_ALLOWED)
