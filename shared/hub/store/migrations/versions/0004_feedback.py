"""What visitors tell the office: surveys and cases, apart from the log so that they can be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SCORES = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarpras", "pengaduan")


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _texts(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [_text(name, null=null) for name in names]


def _time(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=null)


def _count(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _bytes(name: str, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=null)


def _proven() -> sa.Column[bool]:
    return sa.Column("proven", sa.Boolean(), nullable=False)


def _table(name: str, keys: tuple[str, ...], *columns: sa.schema.SchemaItem) -> None:
    """A table in the order of its key: in SQLite a row's number would be its place in time."""
    key = sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}")
    op.create_table(name, *columns, key, sqlite_with_rowid=False)


def upgrade() -> None:
    """Six tables."""
    _surveys()
    _cases()
    _table(
        "retention_run",
        ("rule",),
        *(_text("rule"), _time("at"), _text("before"), _count("rows")),
    )


def _surveys() -> None:
    _table(
        "survey_answer",
        ("answer",),
        *_texts("answer", "day", "half", "channel", "service"),
        _text("desk", null=True),
        *(_count(score, null=True) for score in SCORES),
        *_texts("sex", "age", "education", "occupation", null=True),
        *_texts("suggestion", "language"),
        *(_bytes("salt"), _proven()),
    )
    op.create_index("ix_survey_answer_day", "survey_answer", ["day", "answer"])
    _table("survey_spent", ("key",), _bytes("key"), _text("day"))
    _table(
        "survey_year",
        ("year", "service", "element"),
        *(sa.Column("year", sa.Integer(), autoincrement=False, nullable=False), _text("service"), _text("element")),
        *(_count("answers"), _count("total")),
    )


def _cases() -> None:
    _table(
        "filed_case",
        ("case_id",),
        *_texts("case_id", "code_hash", "kind", "level", "received", "due"),
        *_texts("service", "channel", null=True),
        _time("at", null=True),
        *(_bytes("story", null=True), _bytes("story_salt", null=True), _bytes("story_hash")),
        *(_bytes(name, null=True) for name in ("contact", "contact_salt", "contact_hash")),
        _proven(),
        sa.UniqueConstraint("code_hash", name="uq_filed_case_code_hash"),
    )
    _table(
        "case_step",
        ("case_id", "step"),
        *(_text("case_id"), sa.Column("step", sa.Integer(), autoincrement=False, nullable=False)),
        *_texts("day", "state", "level", "due"),
        _time("at", null=True),
        *(_bytes("words", null=True), _bytes("words_salt", null=True), _bytes("words_hash"), _proven()),
    )
