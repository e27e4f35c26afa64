"""How a program with a window is told to end."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def stop_on_signals(stop: Callable[[], None]) -> QSocketNotifier:
    """Ctrl-C and SIGTERM end the loop although Qt sleeps: Python writes the signal into a socket that Qt watches."""
    ours, pythons = socket.socketpair()
    for end in (ours, pythons):
        end.setblocking(False)
    signal.set_wakeup_fd(pythons.fileno())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(stop)
    notifier.setProperty("sockets", (ours, pythons))  # kept open as long as they are watched
    return notifier
