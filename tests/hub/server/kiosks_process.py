"""Kiosks that all draw at the same moment: some threads of this process, or of a process of their own.

Run as a program it says ``ready`` when its kiosks are connected, says ``drawing`` at the first line it reads and draws,
and prints what each was given as lines of ``command number``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier

from shared.model import Role
from shared.protocol.commands import IssueTicket, SlipReady
from tests.hub.running import Screen


def draw(kiosk: Screen, ids: list[str], service: str, together: Barrier) -> dict[str, str]:
    """All wishes of one kiosk, each as soon as the one before is answered: the number given to each."""
    together.wait(20)
    given: dict[str, str] = {}
    for id_ in ids:
        slip = kiosk.done(IssueTicket(service), id_)
        assert isinstance(slip, SlipReady)
        given[id_] = slip.slip.number
    return given


def draw_at_once(url: str, code: str, service: str, names: list[str], each: int, go: Callable[[], object]) -> list[str]:
    """A kiosk for every name draws ``each`` numbers, all from the moment ``go`` returns: ``command number`` lines."""
    together = Barrier(len(names))
    with ExitStack() as stack, ThreadPoolExecutor(len(names)) as threads:
        kiosks = {name: stack.enter_context(Screen.paired(url, Role.KIOSK, code)) for name in names}
        go()
        drawing = [
            threads.submit(draw, kiosk, [f"{name}-{wish}" for wish in range(each)], service, together)
            for name, kiosk in kiosks.items()
        ]
        return [f"{id_} {number}" for one in drawing for id_, number in one.result(60).items()]


if __name__ == "__main__":

    def ready() -> None:
        """Wait for the word."""
        print("ready", flush=True)  # noqa: T201 - the test reads it
        sys.stdin.readline()
        print("drawing", flush=True)  # noqa: T201

    url, code, service, names, each = sys.argv[1:]
    print("\n".join(draw_at_once(url, code, service, names.split(","), int(each), ready)), flush=True)  # noqa: T201
