"""Where a connection comes from: which machine, and which web page if any."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit


def visitor(scope: Mapping[str, Any], trusted: Collection[str]) -> str:
    """The address a request comes from, behind a proxy too.

    Only a proxy that the config trusts is believed, and of what it says only the last hop: that one it has seen
    itself, everything before is hearsay.
    """
    client = scope.get("client")
    source = str(client[0]) if client else "?"
    if source.removeprefix("::ffff:") not in trusted:
        return source
    said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    last = said[-1].decode("latin-1").rpartition(",")[2].strip() if said else ""
    return last if _is_address(last) else source


def is_loopback(source: str) -> bool:
    """Whether an address is this very machine's."""
    return source.startswith("127.") or source in {"::1", "::ffff:127.0.0.1"}


def same_origin(headers: list[tuple[bytes, bytes]], public_url: str = "") -> bool:
    """Whether the request comes from no web page, or from a page of this very hub.

    A page is the hub's own when it was asked for by address or by the office's public name. Any other name may be a
    stranger's that points here for a moment (DNS rebinding). A proxy before the hub may write another host into the
    request: a page of the public address itself is ours all the same.
    """
    origins = [value for name, value in headers if name == b"origin"]
    if not origins:
        return True
    hosts = [value for name, value in headers if name == b"host"]
    if len(origins) != 1 or len(hosts) != 1:
        return False
    try:
        origin = urlsplit(origins[0].decode("latin-1"))
        public = urlsplit(public_url)
        name, own = origin.hostname or "", public.hostname
    except ValueError:
        return False
    if own and (origin.scheme, origin.netloc.lower()) == (public.scheme, public.netloc.lower()):
        return True
    same = origin.scheme in {"http", "https"} and origin.netloc.lower() == hosts[0].decode("latin-1").lower()
    return same and (name in {"localhost", own} or _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
