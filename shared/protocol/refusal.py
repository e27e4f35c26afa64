"""Why something was not done: a value with a next step, worded by the catalogue under ``refusal.<code>``."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from shared.model import Struct


class RefusalCode(StrEnum):
    """Every refusal there is. Each has a sentence for the person it concerns, in both languages."""

    # for the visitor
    CLOSED = "closed"  # outside opening hours; `at` = next opening
    HOLIDAY = "holiday"  # `at` = next opening, `name` = holiday
    LAST_TICKET_PASSED = "last_ticket_passed"
    QUOTA_FULL = "quota_full"
    NUMBERS_USED_UP = "numbers_used_up"
    IN_BREAK = "in_break"  # `at` = end of the break
    UNKNOWN_SERVICE = "unknown_service"
    CLOCK_WRONG = "clock_wrong"
    TOO_MANY_NUMBERS = "too_many_numbers"  # this kiosk draws them faster than the office allows
    TOO_MANY_COPIES = "too_many_copies"  # `number` was printed again as often as a kiosk may
    WITHDRAWN = "withdrawn"  # the kiosk had taken this wish back before it came
    MORE_TIME_USED = "more_time_used"  # this ticket has let others pass as often as it may; `number`
    NOBODY_BEHIND = "nobody_behind"  # nobody stands behind this ticket whom it could let pass
    SURVEY_DONE = "survey_done"  # this ticket's survey was answered before
    SURVEY_EMPTY = "survey_empty"  # not one question is answered
    CASE_EMPTY = "case_empty"  # nothing is written
    CASE_TOO_LONG = "case_too_long"  # `number` letters are allowed
    UNKNOWN_CASE = "unknown_case"  # no case has this code
    NO_CONTACT_HERE = "no_contact_here"  # a disclosure takes no name, number or address
    NOBODY_READS = "nobody_reads"  # the office has named nobody who reads disclosures
    # for the complaint officer
    CASE_CHANGED = "case_changed"  # a colleague has moved it meanwhile
    CASE_WRONG_STEP = "case_wrong_step"  # it cannot go from `state` there
    ANSWER_NEEDED = "answer_needed"  # whoever asked must be told something when it ends
    # for the desk
    NOBODY_WAITING = "nobody_waiting"
    NO_DESK = "no_desk"  # sit down at a desk first
    DESK_PAUSED = "desk_paused"
    DESK_BUSY = "desk_busy"  # a visitor is still called or served; `number`
    UNKNOWN_DESK = "unknown_desk"
    UNKNOWN_QUEUE = "unknown_queue"
    UNKNOWN_STAFF = "unknown_staff"
    UNKNOWN_TICKET = "unknown_ticket"
    WRONG_STATE = "wrong_state"  # `number`, `state`
    OTHER_DESK = "other_desk"  # the ticket is at desk `name`
    REASON_NEEDED = "reason_needed"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNDO_TOO_LATE = "undo_too_late"
    TAKEN_OVER = "taken_over"  # somebody else now sits at this desk; `name`
    DAY_CLOSED = "day_closed"
    # for who writes announcements
    UNKNOWN_ANNOUNCEMENT = "unknown_announcement"
    ANNOUNCEMENT_CHANGED = "announcement_changed"  # somebody else has changed it meanwhile; `name` = who
    ANNOUNCEMENT_INCOMPLETE = "announcement_incomplete"  # `name` = the field that is missing or does not belong
    ANNOUNCEMENT_TOO_LONG = "announcement_too_long"  # `name` = field, `number` = letters too many
    OTHER_APPROVER = "other_approver"  # a second supervisor must approve
    TOO_MANY_ANNOUNCEMENTS = "too_many_announcements"
    UNKNOWN_MEDIA = "unknown_media"  # upload the file first
    MEDIA_TOO_LARGE = "media_too_large"  # `number` = megabytes allowed
    MEDIA_TOO_MANY_PIXELS = "media_too_many_pixels"  # `number` = what is allowed, with its unit
    MEDIA_BAD_TYPE = "media_bad_type"  # `name` = what it seems to be
    MEDIA_BROKEN = "media_broken"  # cut off or damaged
    MEDIA_BAD_CODEC = "media_bad_codec"  # `name` = the codec
    MEDIA_NO_ROOM = "media_no_room"  # the hub's disk or its limit is full
    MEDIA_TOO_LONG = "media_too_long"  # `number` = minutes allowed
    MEDIA_NO_VIDEO = "media_no_video"  # the hub has no library for videos (extra `video`)
    MEDIA_NO_PLACE = "media_no_place"  # the place to upload to was used, or has expired: choose the file again
    # for anybody
    NOT_ALLOWED = "not_allowed"
    NOT_LOGGED_IN = "not_logged_in"
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"  # `at` = until when
    PIN_TOO_SIMPLE = "pin_too_simple"
    MUST_CHANGE_PIN = "must_change_pin"
    NAME_TAKEN = "name_taken"
    BAD_NAME = "bad_name"
    BAD_TEXT = "bad_text"  # control characters, too long; `name` = field
    SAME_ID_OTHER_CONTENT = "same_id_other_content"
    TOO_MANY = "too_many"  # rate limit
    STORAGE = "storage"  # disk full or database gone; nothing was done
    TIMEOUT = "timeout"  # made by the link: no answer came, the outcome is unknown
    OFFLINE = "offline"  # made by the link: not sent
    # for a connection
    BAD_FRAME = "bad_frame"  # `name` = what was wrong
    OLD_PROTOCOL = "old_protocol"  # this program must be updated
    NEW_PROTOCOL = "new_protocol"  # the hub must be updated
    UNKNOWN_DEVICE = "unknown_device"  # pair this screen
    BAD_CODE = "bad_code"  # wrong or expired pairing code
    WRONG_ORIGIN = "wrong_origin"


class Refusal(Struct, frozen=True, tag="refused"):
    """A refusal and what its sentence needs."""

    code: RefusalCode
    at: datetime | None = None
    name: str | None = None
    number: str | None = None
    state: str | None = None
