"""Where a connection comes from: which machine, and which web page if any."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(source: str) -> bool:
    """Whether an address is this very machine's."""
    return source.startswith("127.") or source in {"::1", "::ffff:127.0.0.1"}


def same_origin(headers: list[tuple[bytes, bytes]], public_url: str = "") -> bool:
    """Whether the request comes from no web page, or from a page of this very hub.

    A page is the hub's own when it was asked for by address or by the office's public name. Any other name may be a
    stranger's that points here for a moment (DNS rebinding).
    """
    origins = [value for name, value in headers if name == b"origin"]
    if not origins:
        return True
    hosts = [value for name, value in headers if name == b"host"]
    if len(origins) != 1 or len(hosts) != 1:
        return False
    try:
        origin = urlsplit(origins[0].decode("latin-1"))
        name, own = origin.hostname or "", urlsplit(public_url).hostname
    except ValueError:
        return False
    same = origin.scheme in {"http", "https"} and origin.netloc.lower() == hosts[0].decode("latin-1").lower()
    return same and (name in {"localhost", own} or _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
