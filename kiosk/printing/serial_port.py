"""A printer on a serial port, through pyserial, with a deadline on every call."""

from __future__ import annotations

import importlib
from contextlib import suppress
from typing import Any


class SerialChannel:
    """The open port: 8N1, DTR/DSR as receipt printers ship (on Windows only). Its errors are OSErrors."""

    def __init__(self, device: str, baud: int) -> None:
        serial = importlib.import_module("serial")
        self._port: Any = serial.Serial(device, baud, timeout=0, write_timeout=0, dsrdtr=True)

    def send(self, data: bytes, seconds: float) -> None:
        """All of it. A slow line is given the time its own speed needs on top: 10 bits a byte."""
        self._port.write_timeout = seconds + len(data) * 10 / self._port.baudrate
        self._port.write(data)

    def receive(self, seconds: float) -> bytes:
        """What is there, or the first byte that comes."""
        self._port.timeout = max(0.0, seconds)
        return bytes(self._port.read(max(1, self._port.in_waiting)))

    def close(self, seconds: float) -> None:  # noqa: ARG002 - closing loses nothing that the driver has taken
        """Close the port."""
        with suppress(OSError):
            self._port.close()
