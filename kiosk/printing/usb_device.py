"""A printer on USB without a driver, through pyusb, with a deadline on every call (its default is forever)."""

from __future__ import annotations

import importlib
import time
from contextlib import suppress
from typing import Any

CHUNK = 4096
IN = 0x80


class UsbChannel:
    """The claimed printer interface. pyusb's errors are OSErrors."""

    def __init__(self, vendor_id: int, product_id: int) -> None:
        self._core: Any = importlib.import_module("usb.core")
        self._util: Any = importlib.import_module("usb.util")
        try:
            self._device: Any = self._core.find(idVendor=vendor_id, idProduct=product_id)
        except self._core.NoBackendError as error:  # libusb itself is missing; it is a ValueError
            raise OSError("libusb-1.0 is not installed") from error
        if self._device is None:
            raise OSError("no such USB device")
        with suppress(NotImplementedError, OSError):  # Windows and macOS have no kernel driver to take it from
            if self._device.is_kernel_driver_active(0):
                self._device.detach_kernel_driver(0)
        self._device.set_configuration()
        ends = list(self._device.get_active_configuration()[(0, 0)])
        self._out: Any = next((end for end in ends if not end.bEndpointAddress & IN), None)
        self._in: Any = next((end for end in ends if end.bEndpointAddress & IN), None)
        if self._out is None:
            raise OSError("this USB device takes no data")

    def send(self, data: bytes, seconds: float) -> None:
        """In chunks, each with what is left of the deadline."""
        ends = time.monotonic() + seconds
        for start in range(0, len(data), CHUNK):
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError("the printer takes no more data")
            self._out.write(data[start : start + CHUNK], timeout=max(1, round(left * 1000)))

    def receive(self, seconds: float) -> bytes:
        """Up to 64 bytes. Nothing when the printer has no way back."""
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(64, timeout=max(1, round(seconds * 1000))))
        except self._core.USBTimeoutError:
            return b""

    def close(self, seconds: float) -> None:  # noqa: ARG002 - closing loses nothing that the driver has taken
        """Give the device back."""
        with suppress(OSError):
            self._util.dispose_resources(self._device)
