"""What a command leads to: events, or a refusal with a next step. The state is only read."""

from __future__ import annotations

from typing import assert_never

from shared.protocol import commands as c
from shared.protocol.refusal import Refusal
from shared.queue import announcing, calling, day, desks, issuing, more_time, serving, undo
from shared.queue.context import Context
from shared.queue.events import Event, HelpCalled
from shared.queue.state import State

Outcome = tuple[Event, ...] | Refusal
_OnTicket = (
    c.ConfirmArrival
    | c.MarkNoShow
    | c.ReturnToQueue
    | c.ParkTicket
    | c.ResumeTicket
    | c.TransferTicket
    | c.FinishTicket
    | c.CancelTicket
    | c.GiveUpPlaces
)
_AtDesk = (
    c.OpenDesk
    | c.CloseDesk
    | c.PauseDesk
    | c.ResumeDesk
    | c.CallNext
    | c.CallTicket
    | c.Recall
    | c.ServeWalkIn
    | c.UndoLast
)

_OnBoards = (
    c.SaveAnnouncement
    | c.ApproveAnnouncement
    | c.WithdrawAnnouncement
    | c.RemoveAnnouncement
    | c.RaiseEmergency
    | c.LiftEmergency
)


def decide(state: State, command: c.HeartCommand, context: Context) -> Outcome:
    """The events of a command, possibly none; or why it is refused. Who may give it is asked before, by the hub."""
    if isinstance(command, c.IssueTicket):  # first: when many come at once, they are these
        return issuing.issue(state, command, context)
    if isinstance(command, _AtDesk):
        return _at_desk(state, command, context)
    if isinstance(command, _OnTicket):
        return _on_ticket(state, command, context)
    if isinstance(command, _OnBoards):
        return _on_boards(state, command, context)
    match command:
        case c.WithdrawTicket():
            return issuing.withdraw(state, command, context)
        case c.ReprintTicket():
            return issuing.reprint(state, command, context)
        case c.ReportPrint():
            return issuing.printed(state, command)
        case c.CallHelp():
            return (HelpCalled(context.actor.device),)
        case c.CloseDay():
            return day.close_day(state)
        case c.SetAnnouncement():
            return day.announce(state, command)
        case c.AcceptClock():
            return day.accept_clock()
        case other:
            assert_never(other)


def _at_desk(state: State, command: _AtDesk, context: Context) -> Outcome:
    match command:
        case c.OpenDesk():
            return desks.opened(state, command, context)
        case c.CloseDesk():
            return desks.closed(state, command, context)
        case c.PauseDesk():
            return desks.paused(state, command, context)
        case c.ResumeDesk():
            return desks.resumed(state, command, context)
        case c.CallNext():
            return calling.call_next(state, command, context)
        case c.CallTicket():
            return calling.call_ticket(state, command, context)
        case c.Recall():
            return calling.recall(state, command, context)
        case c.ServeWalkIn():
            return issuing.walk_in(state, command, context)
        case c.UndoLast():
            return undo.undo(state, context)
        case other:
            assert_never(other)


def _on_boards(state: State, command: _OnBoards, context: Context) -> Outcome:
    match command:
        case c.SaveAnnouncement():
            return announcing.saved(state, command, context)
        case c.ApproveAnnouncement():
            return announcing.approved(state, command, context)
        case c.WithdrawAnnouncement():
            return announcing.withdrawn(state, command)
        case c.RemoveAnnouncement():
            return announcing.removed(state, command)
        case c.RaiseEmergency():
            return announcing.raised(state, command, context)
        case c.LiftEmergency():
            return announcing.lifted(state)
        case other:
            assert_never(other)


def _on_ticket(state: State, command: _OnTicket, context: Context) -> Outcome:
    match command:
        case c.ConfirmArrival():
            return serving.arrived(state, command, context)
        case c.MarkNoShow():
            return serving.missed(state, command, context)
        case c.ReturnToQueue():
            return serving.returned(state, command, context)
        case c.ParkTicket():
            return serving.parked(state, command, context)
        case c.ResumeTicket():
            return serving.resumed(state, command, context)
        case c.TransferTicket():
            return serving.transferred(state, command, context)
        case c.FinishTicket():
            return serving.finished(state, command, context)
        case c.CancelTicket():
            return serving.cancelled(state, command, context)
        case c.GiveUpPlaces():
            return more_time.gave_up(state, command, context)
        case other:
            assert_never(other)
