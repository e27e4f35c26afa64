"""One connection of the hub on a bare socket: so little work at this end that the hub is measured, not the client."""

from __future__ import annotations

import itertools
import socket
import struct
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from shared.command.bench.waiting import WAIT_SECONDS, Stopped
from shared.model import Role
from shared.protocol.codec import decode_hub, encode
from shared.protocol.commands import Command, Result
from shared.protocol.frames import VERSION, Answer, ClientFrame, Do, Done, Goodbye, Hello, Login, Ping, Welcome
from shared.protocol.refusal import Refusal

ANSWER = b'{"type":"answer"'
_TEXT = 0x81  # FIN and opcode 1 (RFC 6455, 5.2)
_CHUNK = 262_144
_counter = itertools.count()


class Refused(Stopped):
    """The hub refused something that the measurement needs."""


def masked(frame: ClientFrame) -> bytes:
    """One frame of a client (RFC 6455; a mask of zeros: the bytes go as they are)."""
    data = encode(frame).encode()
    if len(data) < 126:
        return struct.pack("!BB", _TEXT, 0x80 | len(data)) + bytes(4) + data
    return struct.pack("!BBH", _TEXT, 0x80 | 126, len(data)) + bytes(4) + data


def asking(command: Command) -> Do:
    """The command under an id that was never used."""
    return Do(f"bench-{next(_counter)}", command)


class Connection:
    """A screen that is welcome at the hub."""

    def __init__(self, port: int, role: Role, code: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = bytearray()
        self._upgrade(port)
        self.send(Hello(VERSION, role, "bench", code=code))
        first = decode_hub(self._next())
        if not isinstance(first, Welcome):
            raise Refused(f"the hub did not welcome a screen: {first}")
        self.welcome = first

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def send(self, frame: ClientFrame) -> None:
        """Send one frame."""
        self.socket.sendall(masked(frame))

    def fill(self) -> None:
        """Read what is there; waits for at least one byte."""
        try:
            more = self.socket.recv(_CHUNK)
        except TimeoutError:
            raise Stopped(f"the hub did not answer within {WAIT_SECONDS:.0f} s") from None
        if not more:
            raise Stopped("the hub hung up on a client")
        self._got += more

    def frames(self) -> Iterator[bytes]:
        """The whole text frames among the bytes read so far."""
        while (whole := self._whole()) is not None:
            opcode, data = whole
            if opcode == _TEXT:
                yield data
            elif opcode == 0x88:
                raise Stopped(f"the hub closed a connection: {data[2:].decode(errors='replace')}")

    def answers(self) -> Iterator[Answer]:
        """The answers among the whole frames read so far; changes are thrown away unread, a farewell is an error."""
        for data in self.frames():
            if data.startswith(ANSWER):
                answer = decode_hub(data)
                assert isinstance(answer, Answer)  # noqa: S101 - by its tag
                yield answer
            elif data.startswith(b'{"type":"goodbye"'):
                farewell = decode_hub(data)
                assert isinstance(farewell, Goodbye)  # noqa: S101 - by its tag
                raise Refused(f"the hub said goodbye: {farewell.refusal}")

    def do(self, command: Command) -> Result:
        """One command, answered.

        Raises:
            Refused: the hub said no.
        """
        return self._ask(asking(command))

    def login(self, name: str, pin: str) -> Result:
        """Log a member of staff in."""
        return self._ask(Login(f"login-{next(_counter)}", name, pin))

    def beat(self) -> None:
        """Say that this end is still there."""
        self.send(Ping(0))

    def _ask(self, frame: Do | Login) -> Result:
        self.send(frame)
        while True:
            for answer in self.answers():
                if answer.id == frame.id:
                    return done(answer.outcome)
            self.fill()

    def _next(self) -> bytes:
        while True:
            for data in self.frames():
                return data
            self.fill()

    def _upgrade(self, port: int) -> None:
        self.socket.sendall(
            f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: YmVuY2gtYmVuY2gtYmVuYw==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        while (end := self._got.find(b"\r\n\r\n")) < 0:
            self.fill()
        if not self._got.startswith(b"HTTP/1.1 101"):
            raise Refused(f"the hub did not open a connection: {bytes(self._got[:200])!r}")
        del self._got[: end + 4]

    def _whole(self) -> tuple[int, bytes] | None:
        """The next frame's first byte and content, once all of it is there (a server's frames carry no mask)."""
        got = self._got
        if len(got) < 2:
            return None
        size, head = got[1], 2
        if size >= 126:
            head = 4 if size == 126 else 10
            if len(got) < head:
                return None
            size = int.from_bytes(got[2:head], "big")
        if len(got) < head + size:
            return None
        opcode, data = got[0], bytes(got[head : head + size])
        del got[: head + size]
        return opcode, data


def done(outcome: Done | Refusal) -> Result:
    """What was asked for.

    Raises:
        Refused: the hub said no.
    """
    if isinstance(outcome, Done):
        return outcome.result
    raise Refused(f"the hub refused: {outcome}")
