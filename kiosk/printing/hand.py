"""How a call that may hang is bounded: a thread of its own does it, and the caller waits only so long.

Sockets and ports have their own deadlines; looking up a host's name and some drivers have none.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Hand:
    """One call at a time, in a thread that may be left behind while it hangs."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether a call that was given up on still hangs."""
        return self._thread is not None and self._thread.is_alive()

    def do(self, call: Callable[[], T], seconds: float) -> T | None:
        """What ``call`` returned, or None when it took longer than ``seconds``. What it raises is raised here."""
        answers: SimpleQueue[T | BaseException] = SimpleQueue()

        def work() -> None:
            try:
                answers.put(call())
            except BaseException as error:
                answers.put(error)

        self._thread = threading.Thread(target=work, name=self._name, daemon=True)
        self._thread.start()
        try:
            answer = answers.get(timeout=seconds)
        except Empty:
            return None
        self._thread.join(1.0)
        if isinstance(answer, BaseException):
            raise answer
        return answer
