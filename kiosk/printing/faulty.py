"""A printer on TCP that misbehaves on purpose, to see what a kiosk makes of it. Loopback only."""

from __future__ import annotations

import select
import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from kiosk.printing.status import OFFLINE_CAUSE, PAPER, PRINTER

_GOOD = {PRINTER: 0x12, OFFLINE_CAUSE: 0x12, PAPER: 0x12}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What it does. The defaults are a good printer."""

    answers: dict[int, int] = field(default_factory=lambda: dict(_GOOD))
    silent: bool = False  # answers nothing at all
    rubbish: bytes = b""  # sent instead of every answer
    confirms: bool = True
    confirm_byte: int = 0x00
    bytes_a_second: int | None = None  # how fast it reads a job
    stalls_after: int | None = None  # stops reading after so many bytes of a job, and holds the line
    resets_after: int | None = None  # resets the connection after so many bytes of a job
    chatter: bytes = b""  # sent unasked as soon as somebody connects, and again at the job's end


class FaultyPrinter:
    """Listens on ``port`` of 127.0.0.1 while entered. ``received`` holds what came of the jobs, byte for byte."""

    def __init__(self, behaviour: Behaviour = Behaviour()) -> None:
        self.behaviour = behaviour
        self.received = bytearray()
        self.jobs = 0
        """Jobs that came whole, up to their cut."""
        self.ended = threading.Event()
        """Set whenever a connection has ended on this side."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="faulty-printer", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            if not select.select([self._listener], [], [], 0.02)[0]:
                continue
            connection, _ = self._listener.accept()
            with connection, suppress(OSError):  # the other end went away: just what some tests want
                self._attend(connection)
            self.ended.set()

    def _attend(self, line: socket.socket) -> None:
        behaviour = self.behaviour
        line.sendall(behaviour.chatter)
        job_bytes, pending = 0, b""
        while not self._stop.is_set():
            if behaviour.stalls_after is not None and job_bytes >= behaviour.stalls_after:
                self._stop.wait(0.02)
                continue
            if not select.select([line], [], [], 0.02)[0]:
                continue
            size = 4096 if behaviour.bytes_a_second is None else max(1, behaviour.bytes_a_second // 50)
            if behaviour.stalls_after is not None:
                size = min(size, 64)
            data = line.recv(size)
            if not data:
                return
            if behaviour.bytes_a_second is not None and len(data) > 16:
                time.sleep(len(data) / behaviour.bytes_a_second)
            pending, taken = self._work_off(line, pending + data)
            job_bytes += taken
            if behaviour.resets_after is not None and job_bytes + len(pending) >= behaviour.resets_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return

    def _work_off(self, line: socket.socket, stream: bytes) -> tuple[bytes, int]:
        """Take whole commands off the stream; the rest waits for more bytes."""
        taken = 0
        while stream:
            length = _command_length(stream)
            if length is None or length > len(stream):
                break
            command, stream = stream[:length], stream[length:]
            if command[:2] == b"\x10\x04":
                self._answer(line, self.behaviour.answers.get(command[2], 0x12))
            elif command == b"\x1dr\x01":
                if self.behaviour.confirms:
                    self._answer(line, self.behaviour.confirm_byte)
            elif command != b"\x1da\x00" or taken:
                taken += length
                self.received += command
                if command[:2] == b"\x1dV":
                    self.jobs += 1
                    line.sendall(self.behaviour.chatter)
        return stream, taken

    def _answer(self, line: socket.socket, byte: int) -> None:
        if not self.behaviour.silent:
            line.sendall(self.behaviour.rubbish or bytes((byte,)))


_LENGTHS = {b"\x10\x04": 3, b"\x1dr": 3, b"\x1da": 3, b"\x1b@": 2, b"\x1bd": 3, b"\x1dV": 3, b"\x1bt": 3, b"\x1ba": 3}


def _command_length(stream: bytes) -> int | None:
    """The length of the command that the stream begins with; None when more bytes are needed to tell."""
    if stream[0] not in {0x10, 0x1B, 0x1D}:
        return 1
    if len(stream) < 2:
        return None
    if stream[:2] == b"\x1dv":
        if len(stream) < 8:
            return None
        return 8 + int.from_bytes(stream[4:6], "little") * int.from_bytes(stream[6:8], "little")
    return _LENGTHS.get(stream[:2], 2)
