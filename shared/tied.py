"""A program that another one started ends with it, however that one ended, killed too.

The starter holds the writing end of the program's standard input and says so in the environment. The system closes that
end when the starter dies, on every platform, and whoever reads hears the end of the file.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Mapping

import structlog

TIED = "ANTREAN_TIED"
"""Set for a program whose standard input is held open by its starter."""
ORDERLY_SECONDS = 8.0
"""So long the program may take to end by itself."""
_STDIN = 0

log = structlog.get_logger()


def tied(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a program whose standard input is a pipe, and that shall end with whoever starts it."""
    return {**environment, TIED: "1"}


def end_with_starter() -> None:
    """Be told to stop, as by SIGTERM, when the starter is gone; nothing for a program that is not tied."""
    if os.environ.pop(TIED, None) is not None:  # what this program starts is tied to nobody by that
        threading.Thread(target=_wait_and_end, name="starter", daemon=True).start()


def _wait_and_end() -> None:
    _read_to_end()
    log.warning("whoever started this program is gone: it ends as well")
    signal.raise_signal(signal.SIGTERM)
    time.sleep(ORDERLY_SECONDS)  # in a thread that ends with the program
    os._exit(1)


def _read_to_end() -> None:
    try:
        while os.read(_STDIN, 4096):
            pass
    except OSError:  # Windows says a broken pipe where others say the end
        return
