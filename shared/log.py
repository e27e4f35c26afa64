"""The log of every program: one line an event on stderr, its values escaped, so that nobody writes a line not ours."""

from __future__ import annotations

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger


def _escaped(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Values as ASCII literals: a line break or an escape sequence in a name stays a letter sequence in the log."""
    return {
        key: value if isinstance(value, int | float | bool) or value is None else ascii(str(value))[1:-1][:500]
        for key, value in event.items()
    }


def set_up(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Log to ``stream`` (stderr), the libraries' warnings too."""
    out = stream or sys.stderr
    shared = (
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _escaped,
    )
    renderer = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(shared),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for library in ("websockets", "uvicorn"):  # whoever asks for more would get whole frames, with the PINs in them
        logging.getLogger(library).setLevel(logging.WARNING)
