"""The address that may stand in the QR codes: scheme and host alone, spelled as a browser spells where a page is from.

The hub compares it with what browsers say (``Origin``), and makes links of it by adding ``/t/…``. So it has no path,
question mark, ``#`` or user, and letters, ports and IPv6 addresses are written in the one way that browsers know.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address
from typing import Final
from urllib.parse import SplitResult, urlsplit

_NAME: Final = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_USUAL: Final = {"http": 80, "https": 443}


def bare(value: str) -> str | None:
    """``value`` without what would come after its host, and without a user; None when it is no web address at all."""
    try:
        parts = urlsplit(value)
        host, port = _host(parts), parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _USUAL or not host or port == 0 or parts.netloc.endswith(":"):
        return None
    return f"{parts.scheme}://{host}" if port in {None, _USUAL[parts.scheme]} else f"{parts.scheme}://{host}:{port}"


def says_more(value: str) -> bool:
    """Whether a web address has more than scheme and host; a slash at its end is no more."""
    parts = urlsplit(value)
    return "@" in parts.netloc or "?" in value or "#" in value or parts.path.strip("/") != ""


def _host(parts: SplitResult) -> str:
    """The host as browsers write it; "" when it is none."""
    name = parts.hostname or ""
    if ":" in name:
        try:
            address = IPv6Address(name)
        except AddressValueError:
            return ""
        return "" if address.scope_id else f"[{address.compressed}]"
    name = name.encode("idna").decode("ascii").lower() if not name.isascii() else name
    return name if _NAME.fullmatch(name) and len(name) <= 253 else ""
