"""The tables of the code are the tables that the migrations make, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, inspect, text

from shared.hub.store import Reader, Store, StoreProblem, Trouble, Verified, schema, tables
from shared.hub.store.chain import LogRow
from shared.hub.store.visit import LegRow, TicketRow

OPENING = datetime(2026, 1, 12, tzinfo=UTC)


def _scripts():
    config = Config()
    config.set_main_option("script_location", "shared.hub.store:migrations")
    return ScriptDirectory.from_config(config)


def test_the_migrated_schema_is_that_of_the_code(store, database_url):
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_partial_indexes_are_those_of_the_code(store, database_url):
    """Alembic does not compare the condition of an index."""
    engine = create_engine(database_url, poolclass=NullPool)
    key = f"{engine.dialect.name}_where"
    with engine.connect() as connection:
        found = {
            index["name"]: "".join(str(index["dialect_options"][key]).split("::text")).strip("()")
            for table in tables.metadata.tables
            for index in inspect(connection).get_indexes(table)
            if key in index.get("dialect_options", {})
        }
    assert found == {
        "ix_log_announcement": "type = 'announcement_set'",
        "ix_log_clock_accepted": "type = 'clock_accepted'",
        "ix_log_day_opened": "type = 'day_opened'",
        "ix_log_emergency_lifted": "type = 'emergency_lifted'",
        "ix_log_emergency_raised": "type = 'emergency_raised'",
        "uq_leg_active_desk": "active",
        "uq_desk_session_open": "closed_at IS NULL",
    }


def test_the_known_newest_revision_is_the_newest_script():
    assert _scripts().get_current_head() == schema.NEWEST


def test_an_empty_database_is_brought_up_once_and_then_left_alone(open_store, clerk, rows):
    store = open_store()
    store.append([clerk.opened()], now=clerk.now)
    store.close()
    again = open_store()
    assert rows("SELECT version_num FROM alembic_version") == [(schema.NEWEST,)]
    assert again.load().head_seq == 1


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_database_of_an_older_program_is_brought_up_and_keeps_its_log(
    open_store, clerk, database_url, tamper, revision
):
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        schema.upgrade(connection, "here", revision)
    with pytest.raises(StoreProblem):
        Reader.read(database_url)
    store = open_store()
    store.append([clerk.opened(), *clerk.issued(2)], now=clerk.now)
    store.close()
    fresh = ("survey_answer", "survey_spent", "survey_year", "filed_case", "case_step", "retention_run")
    tamper(  # as the older program left it
        *(f"DROP TABLE {table}" for table in fresh),
        "DROP TABLE announcement",
        "DROP INDEX ix_log_emergency_raised",
        "DROP INDEX ix_log_emergency_lifted",
        "UPDATE alembic_version SET version_num = '0002'",
    )
    again = open_store()
    assert again.load().head_seq == 3
    assert again.load().announcements == ()
    assert again.rebuild_projections() == 3
    assert again.verify() == Verified(3, again.load().head_hash)


def test_a_database_of_a_newer_program_is_left_alone(open_store, database_url, tamper):
    open_store().close()
    tamper("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreProblem) as caught:
        Store.open(database_url, now=OPENING)
    assert caught.value.code is Trouble.NEWER
    assert tamper("SELECT version_num FROM alembic_version") == [("9999",)]
    with pytest.raises(StoreProblem) as caught:
        Reader.read(database_url)
    assert caught.value.code is Trouble.NEWER


def test_an_empty_database_is_nothing_to_read(database_url):
    create_engine(database_url, poolclass=NullPool).connect().close()
    with pytest.raises(StoreProblem) as caught:
        Reader.read(database_url)
    assert caught.value.code is Trouble.UNREACHABLE


def test_a_migration_that_fails_leaves_nothing_behind(database_url):
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE lockout (strange INTEGER)"))  # the last table of the first migration
    with pytest.raises(StoreProblem):
        Store.open(database_url, now=OPENING)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["lockout"]


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (tables.log, LogRow._fields),
        (tables.ticket, TicketRow.__struct_fields__),
        (tables.leg, LegRow.__struct_fields__),
        (tables.command, ("id", "device", "content_hash", "answer", "at")),
        (tables.paper, ("seq", "day", "at", "ticket", "device", "outcome", "conditions", "copy")),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_rows_that_are_inserted_by_place_have_the_order_of_the_columns(table, fields):
    assert tuple(column.name for column in table.columns) == tuple(fields)
