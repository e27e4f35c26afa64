"""Announcements outlive their day: a table of what stands now. The emergency message is found in the log."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One table and two small indexes."""
    op.create_table(
        "announcement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
    )
    for kind in ("emergency_raised", "emergency_lifted"):
        only = sa.text(f"type = '{kind}'")
        op.create_index(f"ix_log_{kind}", "log", ["seq"], sqlite_where=only, postgresql_where=only)
