"""Days that were opened and clocks that were accepted are found without reading the whole log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two small indexes."""
    for name, kind in (("ix_log_day_opened", "day_opened"), ("ix_log_clock_accepted", "clock_accepted")):
        only = sa.text(f"type = '{kind}'")
        op.create_index(name, "log", ["seq"], sqlite_where=only, postgresql_where=only)
