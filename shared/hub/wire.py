"""uvicorn's websocket with the doors that ASGI lacks: take and write now, hear when there is room again, and abort.

A frame for a thousand screens is packed once and handed to each socket as it is: no task, no copy and no await for
each client, which is what brings a publish near bare TCP. It is sound because a server's frames carry no mask and
compression is off.
"""

from __future__ import annotations

import contextlib
import socket
from asyncio import BaseTransport
from collections.abc import Callable
from typing import Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame
from websockets.http11 import Request
from websockets.protocol import State

from shared.protocol.codec import encode
from shared.protocol.frames import Goodbye
from shared.protocol.refusal import Refusal, RefusalCode

EXTENSION: Final = "antrean.wire"
"""Key in the ASGI scope's extensions under which a connection finds its own wire."""

SPARE: Final = 128
"""So many pings, pongs and fragments may come between two messages. They cost the hub work, and pongs pile up."""
DRAIN: Final = 524_288
"""So many bytes are thrown away after something that is no frame, so that the client hears why."""
CLOSE_SECONDS: Final = 1.0
"""So long the hub waits for a client's own goodbye."""

_TEXT_FRAME: Final = 0x81  # FIN and opcode 1 (RFC 6455, 5.2)
_BAD_REQUEST: Final = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def packed(text: bytes) -> bytes:
    """``text`` as one unmasked websocket text frame."""
    size = len(text)
    if size < 126:
        return bytes((_TEXT_FRAME, size)) + text
    if size < 65_536:
        return bytes((_TEXT_FRAME, 126)) + size.to_bytes(2, "big") + text
    return bytes((_TEXT_FRAME, 127)) + size.to_bytes(8, "big") + text


def _bad(why: str) -> bytes:
    return packed(encode(Goodbye(Refusal(RefusalCode.BAD_FRAME, name=why))).encode())


PARTING: Final = {
    int(CloseCode.MESSAGE_TOO_BIG): _bad("frame too large"),
    int(CloseCode.INVALID_DATA): _bad("text is not UTF-8"),
    int(CloseCode.PROTOCOL_ERROR): _bad("not a websocket frame"),
}
"""Our own word for what the library closes a connection for."""


def unmasked(data: bytes, most: int) -> bytes | None:
    """The text of ``data``, if that is one whole masked text frame and nothing else."""
    if len(data) < 6 or data[0] != _TEXT_FRAME or data[1] < 0x80:
        return None
    size, head = data[1] - 0x80, 6
    if size == 126:
        size, head = int.from_bytes(data[2:4], "big"), 8
    if len(data) != head + size or size > most:
        return None
    mask = (data[head - 4 : head] * (size // 4 + 1))[:size]
    return (int.from_bytes(data[head:], "big") ^ int.from_bytes(mask, "big")).to_bytes(size, "big")


class Wire(WebSocketsSansIOProtocol):
    """One client's socket."""

    room_again: Callable[[], None] | None = None
    _drained: int = 0
    _between: bool = True  # the library waits for the first byte of a frame
    at_once: Callable[[bytes], bool] | None = None
    """Given a whole text; answers whether that was all there is to do about it. If not, it waits to be received."""
    _spare: int = SPARE  # control frames and fragments it may still send before it says something whole

    def handle_connect(self, event: Request) -> None:
        """Start the application as uvicorn does, and let it find this wire."""
        super().handle_connect(event)
        scope = getattr(self, "scope", None)  # absent when the handshake was refused
        if scope is not None:
            scope["extensions"][EXTENSION] = self

    def connection_made(self, transport: BaseTransport) -> None:
        """The upgrade begins."""
        super().connection_made(transport)
        self.close_timeout = CLOSE_SECONDS

    def handle_ping(self) -> None:
        """Answer, unless it is a flood."""
        if self._afford():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        """Nobody asked: the protocol has its own heartbeat."""
        if self._afford():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """A piece of a message."""
        if self._afford():
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """A whole message: most are done with here, without waking a task and without stopping to read meanwhile."""
        self._spare = SPARE
        text = self.frames[0] if len(self.frames) == 1 and self.curr_msg_data_type == "text" else None
        if text is None or self.at_once is None or self.read_paused or self.close_sent or not self.at_once(text):
            super().send_receive_event_to_app()

    def _taken(self, data: bytes) -> bool:
        """Whether ``data`` was one whole plain text frame, and done with: nearly all is, and costs half so much.

        Only while the library has been given nothing but whole frames is it sure that a frame begins here.
        """
        if not self._between or not self.handshake_initiated:
            return False
        text = unmasked(data, self.config.ws_max_size)
        self._between = text is not None
        if text is None or self.at_once is None or self.read_paused or self.close_sent or not self.at_once(text):
            return False
        self._spare = SPARE
        return True

    def data_received(self, data: bytes) -> None:
        """Bytes came. A handshake that cannot be read is told to nobody by the library and would stay open for ever."""
        if self._taken(data):
            return
        super().data_received(data)
        if self.conn.parser_exc is not None:
            self._drained += len(data)
            if self._drained > DRAIN:
                self.transport.abort()
        if self.handshake_initiated or self.close_sent:
            return
        self.close_sent = True
        self.transport.write(_BAD_REQUEST)
        self.transport.close()

    def handle_parser_exception(self) -> None:
        """What came is no frame or too large a one: our own word, then the close frame; the rest is thrown away.

        The socket stays open a moment: closed while bytes still come in, TCP would take our word back.
        """
        if self.close_sent:
            return
        code = self.conn.close_sent.code if self.conn.close_sent is not None else int(CloseCode.ABNORMAL_CLOSURE)
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        self.transport.write(PARTING.get(code, b"") + b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.close)

    def _afford(self) -> bool:
        self._spare -= 1
        if self._spare < 0:
            self.transport.abort()
        return self._spare >= 0

    def resume_writing(self) -> None:
        """The socket has room again."""
        super().resume_writing()
        if self.room_again is not None:
            self.room_again()

    def ready(self) -> bool:
        """Whether a frame written now leaves at once instead of piling up in this process."""
        return self.writable.is_set()

    def gone(self) -> bool:
        """Whether nothing can be written any more."""
        return self.disconnected or self.close_sent

    def write(self, frame: bytes) -> None:
        """Write one packed frame. Never waits."""
        self.transport.write(frame)

    def narrow(self, most: int) -> None:
        """Let no more than about ``most`` bytes wait for this client, here and in the system."""
        self.transport.set_write_buffer_limits(high=most)
        with contextlib.suppress(OSError):
            self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, most)

    def part(self) -> None:
        """Close once what was written has left."""
        if self.gone():
            return
        if self.conn.state is not State.OPEN:  # the client says goodbye just now
            self.transport.close()
            return
        self.conn.send_close(1008)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()

    def abort(self) -> None:
        """Drop the client now, with whatever was still to be sent to it."""
        self.transport.abort()
