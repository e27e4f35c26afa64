"""What goes with every page, as headers: it forbids all that a page of ours does not need."""

from __future__ import annotations

from typing import Final

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # our own forms say where they come from; nobody else is told
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


def of_page(*hosts: str) -> dict[str, str]:
    """The headers of a page that may open web sockets to these hosts."""
    sockets = "".join(f" ws://{host} wss://{host}" for host in hosts)
    return HEADERS | {"Content-Security-Policy": _POLICY.format(sockets=sockets)}
