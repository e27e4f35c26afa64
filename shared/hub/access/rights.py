"""Which role may do which command: one table, and what is not in it is denied."""

from __future__ import annotations

from typing import Final

from shared.model import Role
from shared.protocol import commands as c
from shared.protocol.cases import AnswerSurvey, FileCase, ListCases, LookUpCase, MoveCase, ReadCase
from shared.protocol.commands import Command

_KIOSK = frozenset({Role.KIOSK})
_PHONE = frozenset({Role.PHONE})  # of its own ticket: the page's link says which
_PUBLIC = _KIOSK | _PHONE
_PAPER = frozenset({Role.KIOSK, Role.DESK, Role.SUPERVISOR})
_DESK = frozenset({Role.DESK, Role.SUPERVISOR})
_LEAD = frozenset({Role.SUPERVISOR, Role.ADMIN})
_STAFF = frozenset({Role.DESK, Role.SUPERVISOR, Role.ADMIN})

RIGHTS: Final[dict[type[Command], frozenset[Role]]] = {
    c.IssueTicket: _KIOSK,
    c.WithdrawTicket: _KIOSK,
    c.ReprintTicket: _PAPER,
    c.ReportPrint: _PAPER,
    c.CallHelp: _KIOSK,
    c.OpenDesk: _DESK,
    c.CloseDesk: _DESK,
    c.PauseDesk: _DESK,
    c.ResumeDesk: _DESK,
    c.CallNext: _DESK,
    c.CallTicket: _DESK,
    c.Recall: _DESK,
    c.ConfirmArrival: _DESK,
    c.MarkNoShow: _DESK,
    c.ReturnToQueue: _DESK,
    c.ParkTicket: _DESK,
    c.ResumeTicket: _DESK,
    c.TransferTicket: _DESK,
    c.FinishTicket: _DESK,
    c.CancelTicket: _DESK | _PHONE,
    c.GiveUpPlaces: _DESK | _PHONE,
    c.ServeWalkIn: _DESK,
    c.UndoLast: _DESK,
    c.CloseDay: _LEAD,
    c.SetAnnouncement: _LEAD,
    c.SaveAnnouncement: _LEAD,
    c.ApproveAnnouncement: _LEAD,
    c.WithdrawAnnouncement: _LEAD,
    c.RemoveAnnouncement: _LEAD,
    c.OfferMedia: _LEAD,
    c.RaiseEmergency: _LEAD,
    c.LiftEmergency: _LEAD,
    c.AcceptClock: _LEAD,
    c.AddStaff: _LEAD,
    c.DisableStaff: _LEAD,
    c.NewPin: _LEAD,
    c.ListStaff: _LEAD,
    c.ChangePin: _STAFF,
    c.MakePairingCode: _LEAD,
    c.ForgetDevice: _LEAD,
    AnswerSurvey: _PUBLIC,  # not the office's own
    FileCase: _PUBLIC | _STAFF,
    LookUpCase: _PUBLIC | _STAFF,
    ListCases: _STAFF,  # of whom the officers are named in the config
    ReadCase: _STAFF,
    MoveCase: _STAFF,
}
"""Role by command. The role is the staff member's at a desk, the screen's elsewhere."""

PAIRABLE: Final = frozenset({Role.KIOSK, Role.DISPLAY, Role.DESK})
"""Roles a screen can be paired as by code; the others exist only on the hub's own machine."""

STAFF_ROLES: Final = _STAFF
"""Roles an account can have."""


def may(role: Role, command: Command) -> bool:
    """Whether ``role`` may do ``command``."""
    return role in RIGHTS.get(type(command), frozenset())


def may_manage(role: Role, account: Role) -> bool:
    """Whether ``role`` may make, close or re-key an account of role ``account``: nobody manages above themselves."""
    if role is Role.ADMIN:
        return account in STAFF_ROLES
    return role is Role.SUPERVISOR and account in {Role.DESK, Role.SUPERVISOR}
