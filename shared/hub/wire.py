"""uvicorn's websocket with the three doors that ASGI lacks: write now, hear when there is room again, and abort.

A frame for a thousand screens is packed once and handed to each socket as it is: no task, no copy and no await for
each client, which is what brings a publish near bare TCP. It is sound because a server's frames carry no mask and
compression is off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

EXTENSION: Final = "antrean.wire"
"""Key in the ASGI scope's extensions under which a connection finds its own wire."""

_TEXT_FRAME: Final = 0x81  # FIN and opcode 1 (RFC 6455, 5.2)


def packed(text: bytes) -> bytes:
    """``text`` as one unmasked websocket text frame."""
    size = len(text)
    if size < 126:
        return bytes((_TEXT_FRAME, size)) + text
    if size < 65_536:
        return bytes((_TEXT_FRAME, 126)) + size.to_bytes(2, "big") + text
    return bytes((_TEXT_FRAME, 127)) + size.to_bytes(8, "big") + text


class Wire(WebSocketsSansIOProtocol):
    """One client's socket."""

    room_again: Callable[[], None] | None = None

    def handle_connect(self, event: Request) -> None:
        """Start the application as uvicorn does, and let it find this wire."""
        super().handle_connect(event)
        scope = getattr(self, "scope", None)  # absent when the handshake was refused
        if scope is not None:
            scope["extensions"][EXTENSION] = self

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

    def part(self) -> None:
        """Close once what was written has left."""
        if self.gone():
            return
        self.conn.send_close(1008)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()

    def abort(self) -> None:
        """Drop the client now, with whatever was still to be sent to it."""
        self.transport.abort()
