"""``python -m shared.hub``: run the hub that config.toml describes, until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import secrets
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import structlog

from shared import log as hub_log
from shared.hub.access.pins import Pins
from shared.hub.access.screens import CODE_ALPHABET, CODE_LENGTH
from shared.hub.judge import Fresh
from shared.hub.limits import Limits
from shared.hub.server import Serving
from shared.hub.start import Opened, Site, World, open_hub
from shared.hub.store import StoreProblem
from shared.language import catalogue
from shared.model import Language
from shared.settings import Problems, describe, load
from shared.settings.watching import Watch, mark
from shared.tied import end_with_starter
from shared.version import version

log = structlog.get_logger()


def fresh() -> Fresh:
    """Ids, links, codes and keys from the system's randomness."""
    return Fresh(
        id=lambda: f"{time.time_ns():016x}{secrets.token_hex(8)}",  # the newest sorts last: a database likes that best
        link=lambda: secrets.token_urlsafe(18),  # 144 bit
        code=lambda: "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)),
        key=lambda: secrets.token_urlsafe(32),
        digits=lambda n: "".join(secrets.choice("0123456789") for _ in range(n)),
    )


def world() -> World:
    """The real clock, chance and hashing."""
    return World(lambda: datetime.now(UTC), time.monotonic, fresh(), Pins(), version(), steady_seconds)


def steady_seconds() -> float:
    """Seconds that nobody can set and that pass while the machine sleeps (Windows counts them so by itself)."""
    counter = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if counter is None else time.clock_gettime(counter)


def serve(opened: Opened, site: Site, ready: Callable[[str], None]) -> None:
    """Serve on an event loop of its own until SIGINT or SIGTERM."""

    async def run() -> None:
        serving = Serving(opened, site)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, serving.stop)
            except NotImplementedError:  # Windows
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(serving.stop))
        await serving.run(ready)

    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(run())


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where there is one."""
    try:
        import uvloop  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def more_files() -> None:
    """Let this process hold as many sockets as the system allows."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _say(line: str, to: TextIO | None = None) -> None:
    out = to or sys.stdout
    out.write(line + "\n")
    out.flush()  # whoever started this process waits for the line


def run_hub(config: Path, language: Language, limits: Limits | None = None) -> int:
    """Run until stopped; answers with the exit code: 0 stopped, 2 something a person must mend."""
    hub_log.set_up()
    end_with_starter()
    more_files()
    words = catalogue(language)
    marked = mark(config)
    loaded = load(config)
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            _say(describe(problem, language), sys.stderr)
        return 2
    settings = loaded.settings
    site = Site(
        database=settings.hub.database,
        data=settings.machine.data,
        directory=settings.directory,
        announcement=settings.announcement,
        host=settings.hub.host,
        port=settings.hub.port,
        limits=limits or Limits(),
        media_mb=settings.announcements.media_mb,
        media_gb=settings.announcements.media_gb,
        folder=settings.announcements.folder,
        feedback=settings.feedback,
        watch=Watch(config, settings, marked),
        trusted_proxies=settings.hub.trusted_proxies,
    )
    try:
        settings.machine.data.mkdir(parents=True, exist_ok=True)
        opened = open_hub(site, world())
    except StoreProblem as problem:
        _say(problem.sentence(words), sys.stderr)
        return 2
    except OSError as error:
        _say(words.say("hub.no_data", where=str(error.filename), why=error.strerror or ""), sys.stderr)
        return 2
    if opened.first_pin is not None:
        _say(words.say("hub.first_pin", name=opened.first_pin.name, pin=opened.first_pin.pin))
    try:
        serve(opened, site, lambda url: _say(words.say("command.hub_ready", url=url)))
    except OSError as error:
        _say(words.say("hub.no_port", where=f"{site.host}:{site.port}", why=error.strerror or ""), sys.stderr)
        return 2
    return 0


def main(argv: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m shared.hub", description="Run the hub.")
    parser.add_argument("--config", type=Path, default=Path("config.toml"), help="the office's file")
    parser.add_argument("--language", choices=[x.value for x in Language], default="id", help="of messages")
    said = parser.parse_args(argv)
    sys.exit(run_hub(said.config, Language(said.language)))


if __name__ == "__main__":
    main()
