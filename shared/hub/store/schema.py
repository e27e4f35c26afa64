"""Brings a database to the newest schema at open, by Alembic, from scripts inside this package."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from shared.hub.store.problem import StoreProblem, Trouble

NEWEST = "0004"
"""The revision this program works with. Known here so that an up-to-date start need not load Alembic."""


def revision_of(connection: Connection) -> str | None:
    """The revision the database is at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def check(connection: Connection, where: str) -> None:
    """See that a reader understands the database.

    Raises:
        StoreProblem: no hub has made it yet, or a hub of another version has.
    """
    current = revision_of(connection)
    if current is None:
        raise StoreProblem(Trouble.UNREACHABLE, where, "the database is empty: no hub has used it yet")
    if current > NEWEST:
        raise StoreProblem(Trouble.NEWER, where, f"the schema is at {current}, this program knows up to {NEWEST}")
    if current < NEWEST:
        raise StoreProblem(Trouble.FAILED, where, f"the schema is at {current}: start this version's hub once")


def upgrade(connection: Connection, where: str, target: str = "head") -> None:
    """Bring the database to ``target`` in the caller's transaction.

    Raises:
        StoreProblem: a newer Antrean made it.
    """
    current = revision_of(connection)
    if current == NEWEST and target == "head":
        return
    from alembic import command  # noqa: PLC0415 - slow to load, and only needed for a new or an old database
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreProblem(Trouble.NEWER, where, f"the schema is at {current}, this program knows up to {NEWEST}")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
