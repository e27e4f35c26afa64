"""The tables. ``log`` is the truth; the report tables say the same in rows; times are microseconds since 1970 UTC."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from shared.feedback import Element

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

# SQLite knows its quick row key only by the exact word INTEGER
Seq = BigInteger().with_variant(Integer(), "sqlite")

# --- the truth -----------------------------------------------------------------------------------------------------

log = Table(
    "log",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),  # 2026-01-12
    Column("at", BigInteger, nullable=False),
    Column("device", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("staff", Text),
    Column("desk", Text),
    Column("type", Text, nullable=False),
    Column("payload", Text, nullable=False),  # the event as JSON
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
Index("ix_log_day", log.c.day, log.c.seq)
# What outlives its day is found without reading the whole log.
Index(
    "ix_log_announcement",
    log.c.seq,
    sqlite_where=text("type = 'announcement_set'"),
    postgresql_where=text("type = 'announcement_set'"),
)
Index(
    "ix_log_day_opened",
    log.c.seq,
    sqlite_where=text("type = 'day_opened'"),
    postgresql_where=text("type = 'day_opened'"),
)
Index(
    "ix_log_clock_accepted",
    log.c.seq,
    sqlite_where=text("type = 'clock_accepted'"),
    postgresql_where=text("type = 'clock_accepted'"),
)

Index(
    "ix_log_emergency_raised",
    log.c.seq,
    sqlite_where=text("type = 'emergency_raised'"),
    postgresql_where=text("type = 'emergency_raised'"),
)
Index(
    "ix_log_emergency_lifted",
    log.c.seq,
    sqlite_where=text("type = 'emergency_lifted'"),
    postgresql_where=text("type = 'emergency_lifted'"),
)

command = Table(
    "command",
    metadata,
    Column("id", Text, primary_key=True),
    Column("device", Text, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    Column("answer", Text),
    Column("at", BigInteger, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

announcement = Table(  # as their records made them: known at a start without reading the whole log
    "announcement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("since", BigInteger, nullable=False),  # seq of the first AnnouncementSaved
    Column("revision", Integer, nullable=False),
    Column("state", Text, nullable=False),  # draft, approved, or changed: approved, with a newer draft
    Column("author", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("content", Text, nullable=False),  # all of it as JSON
)

# --- what reports need, from the same records ----------------------------------------------------------------------

ticket = Table(
    "ticket",
    metadata,
    Column("ticket", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("figure", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("service_given", Text),
    Column("queue", Text, nullable=False),
    Column("priority", Boolean, nullable=False),
    Column("walk_in", Boolean, nullable=False),
    Column("language", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("arrived_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("issued_seq", BigInteger, nullable=False),
    UniqueConstraint("day", "series", "figure"),
    UniqueConstraint("link"),
)

leg = Table(
    "leg",
    metadata,
    Column("ticket", Text, ForeignKey("ticket.ticket"), primary_key=True),
    Column("leg", Integer, primary_key=True),
    Column("queue", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("entered_at", BigInteger, nullable=False),
    Column("desk", Text),
    Column("staff", Text),
    Column("called_at", BigInteger),  # the last call counts
    Column("calls", Integer, nullable=False),
    Column("serving_at", BigInteger),
    Column("parked_at", BigInteger),  # set while parked
    Column("parked_us", BigInteger, nullable=False),  # parked time that is over
    Column("ended_at", BigInteger),
    Column("outcome", Text),
    Column("active", Boolean, nullable=False),  # called or served at the desk now
)
Index(
    "uq_leg_active_desk",
    leg.c.desk,
    unique=True,
    sqlite_where=text("active"),
    postgresql_where=text("active"),
)

desk_session = Table(
    "desk_session",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),  # of the DeskOpened
    Column("day", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)
Index(
    "uq_desk_session_open",
    desk_session.c.desk,
    unique=True,
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

paper = Table(
    "paper",
    metadata,
    Column("seq", Seq, primary_key=True, autoincrement=False),  # of the TicketPrinted
    Column("day", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("ticket", Text, ForeignKey("ticket.ticket"), nullable=False),
    Column("device", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("conditions", Text, nullable=False),  # joined by blanks
    Column("copy", Boolean, nullable=False),
)

priority_count = Table(
    "priority_count",
    metadata,
    Column("day", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("n", Integer, nullable=False),
)

# --- who may what --------------------------------------------------------------------------------------------------

staff = Table(
    "staff",
    metadata,
    Column("name", Text, primary_key=True),
    Column("display_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("pin_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
)

device = Table(
    "device",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("key_hash", LargeBinary, nullable=False),
    Column("forgotten", Boolean, nullable=False),
)

pairing_code = Table(
    "pairing_code",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", Boolean, nullable=False),
)

lockout = Table(
    "lockout",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", BigInteger),
)

# --- what visitors tell the office: erasable, and in the order of random keys, which is none ------------------------

survey_answer = Table(
    "survey_answer",
    metadata,
    Column("answer", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("half", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("desk", Text),
    *(Column(element.value, Integer) for element in Element),
    Column("sex", Text),
    Column("age", Text),
    Column("education", Text),
    Column("occupation", Text),
    Column("suggestion", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("proven", Boolean, nullable=False),
    sqlite_with_rowid=False,  # a row's number would be its place in time
)
Index("ix_survey_answer_day", survey_answer.c.day, survey_answer.c.answer)

survey_spent = Table(
    "survey_spent",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("day", Text, nullable=False),
    sqlite_with_rowid=False,
)

survey_year = Table(
    "survey_year",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("service", Text, primary_key=True),
    Column("element", Text, primary_key=True),  # empty: how many answered at all
    Column("answers", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    sqlite_with_rowid=False,
)

filed_case = Table(
    "filed_case",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("code_hash", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("service", Text),
    Column("channel", Text),
    Column("at", BigInteger),
    Column("story", LargeBinary),
    Column("story_salt", LargeBinary),
    Column("story_hash", LargeBinary, nullable=False),
    Column("contact", LargeBinary),
    Column("contact_salt", LargeBinary),
    Column("contact_hash", LargeBinary),
    Column("proven", Boolean, nullable=False),
    UniqueConstraint("code_hash"),
    sqlite_with_rowid=False,
)

case_step = Table(
    "case_step",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("at", BigInteger),
    Column("words", LargeBinary),
    Column("words_salt", LargeBinary),
    Column("words_hash", LargeBinary, nullable=False),
    Column("proven", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

retention_run = Table(
    "retention_run",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("before", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    sqlite_with_rowid=False,
)

REPORT_TABLES = (paper, leg, ticket, desk_session, announcement)
"""Made from the log alone, in the order in which they can be emptied."""
