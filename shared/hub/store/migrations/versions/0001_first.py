"""The first schema: the log with its fences, commands, report tables, accounts and screens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _time(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=null)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _seq() -> sa.Column[int]:
    return sa.Column("seq", SEQ, autoincrement=False, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _partial_index(name: str, table: str, column: str, where: str, *, unique: bool) -> None:
    clause = sa.text(where)
    op.create_index(name, table, [column], unique=unique, sqlite_where=clause, postgresql_where=clause)


def _truth() -> None:
    op.create_table(
        "log",
        _seq(),
        _text("day"),
        _time("at"),
        _text("device"),
        _text("role"),
        _text("staff", null=True),
        _text("desk", null=True),
        _text("type"),
        _text("payload"),
        _bytes("prev_hash"),
        _bytes("hash"),
        _key("log", "seq"),
    )
    op.create_index("ix_log_day", "log", ["day", "seq"])
    _partial_index("ix_log_announcement", "log", "seq", "type = 'announcement_set'", unique=False)
    op.create_table(
        "command",
        _text("id"),
        _text("device"),
        _bytes("content_hash"),
        _text("answer", null=True),
        _time("at"),
        _key("command", "id"),
    )
    op.create_table("mark", _text("name"), _time("value"), _key("mark", "name"))


def _visits() -> None:
    op.create_table(
        "ticket",
        _text("ticket"),
        _text("day"),
        _text("series"),
        _count("figure"),
        _text("number"),
        _text("service"),
        _text("service_given", null=True),
        _text("queue"),
        _flag("priority"),
        _flag("walk_in"),
        _text("language"),
        _text("state"),
        _text("link"),
        _time("arrived_at"),
        _time("finished_at", null=True),
        _time("issued_seq"),
        _key("ticket", "ticket"),
        sa.UniqueConstraint("day", "series", "figure", name="uq_ticket_day"),
        sa.UniqueConstraint("link", name="uq_ticket_link"),
    )
    op.create_table(
        "leg",
        _text("ticket"),
        _count("leg"),
        _text("queue"),
        _text("service"),
        _time("entered_at"),
        _text("desk", null=True),
        _text("staff", null=True),
        _time("called_at", null=True),
        _count("calls"),
        _time("serving_at", null=True),
        _time("parked_at", null=True),
        _time("parked_us"),
        _time("ended_at", null=True),
        _text("outcome", null=True),
        _flag("active"),
        _key("leg", "ticket", "leg"),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.ticket"], name="fk_leg_ticket"),
    )
    _partial_index("uq_leg_active_desk", "leg", "desk", "active", unique=True)


def _desks_and_papers() -> None:
    op.create_table(
        "desk_session",
        _seq(),
        _text("day"),
        _text("desk"),
        _text("staff"),
        _time("opened_at"),
        _time("closed_at", null=True),
        _key("desk_session", "seq"),
    )
    _partial_index("uq_desk_session_open", "desk_session", "desk", "closed_at IS NULL", unique=True)
    op.create_table(
        "paper",
        _seq(),
        _text("day"),
        _time("at"),
        _text("ticket"),
        _text("device"),
        _text("outcome"),
        _text("conditions"),
        _flag("copy"),
        _key("paper", "seq"),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.ticket"], name="fk_paper_ticket"),
    )
    op.create_table(
        "priority_count", _text("day"), _text("reason"), _count("n"), _key("priority_count", "day", "reason")
    )


def _access() -> None:
    op.create_table(
        "staff",
        _text("name"),
        _text("display_name"),
        _text("role"),
        _text("pin_hash"),
        _flag("active"),
        _flag("must_change"),
        _key("staff", "name"),
    )
    op.create_table(
        "device",
        _text("id"),
        _text("name"),
        _text("role"),
        _bytes("key_hash"),
        _flag("forgotten"),
        _key("device", "id"),
    )
    op.create_table(
        "pairing_code",
        _bytes("code_hash"),
        _text("role"),
        _text("name"),
        _time("expires"),
        _flag("used"),
        _key("pairing_code", "code_hash"),
    )
    op.create_table(
        "lockout", _text("subject"), _count("failures"), _time("until", null=True), _key("lockout", "subject")
    )


def _fence_sqlite() -> None:
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_no_{deed.lower()} BEFORE {deed} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )


def _fence_postgres() -> None:
    op.execute(
        "CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for deed in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER log_no_{deed.lower()} BEFORE {deed} ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only()"
        )


def upgrade() -> None:
    """Make everything."""
    _truth()
    _visits()
    _desks_and_papers()
    _access()
    if op.get_bind().dialect.name == "sqlite":
        _fence_sqlite()
    else:
        _fence_postgres()
