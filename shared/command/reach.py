"""Whether a hub answers, whether its port is free, and under which address other machines find this one."""

from __future__ import annotations

import asyncio
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable

from shared.settings.sections import WEBSOCKET_PATH, HubSettings

LOCAL = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared, not bound
_SOMEWHERE = ("192.0.2.1", 9)
"""An address of no machine (RFC 5737): asking for the way there sends nothing."""


def hub_answers(url: str, seconds: float = 2.0) -> bool:
    """Whether a hub answers where the screens look for it."""
    page = url.replace("ws", "http", 1).removesuffix(WEBSOCKET_PATH) + "/health"
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the hub is on this network
        with opener.open(page, timeout=seconds) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def own_url(hub: HubSettings) -> str:
    """How this machine reaches the hub that it runs itself, whatever ``hub.url`` says."""
    host = "127.0.0.1" if hub.host in EVERYWHERE else hub.host
    return f"ws://{f'[{host}]' if ':' in host else host}:{hub.port}{WEBSOCKET_PATH}"


def hub_asker(hub: HubSettings) -> Callable[[], Awaitable[bool]]:
    """A question that is true once the hub of this machine answers."""
    url = own_url(hub)

    async def ready() -> bool:
        return await asyncio.to_thread(hub_answers, url, 1.0)

    return ready


def port_free(host: str, port: int) -> bool:
    """Whether a program could listen there now."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if sys.platform != "win32":  # as the hub does: a port that was left a minute ago is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError:
        return False
    return True


def free_port(wanted: int) -> int:
    """``wanted`` if it is free on 127.0.0.1, else another."""
    if port_free("127.0.0.1", wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def room_url(hub: HubSettings) -> str | None:
    """What other machines write as ``hub.url``; None when the hub is open to this machine only."""
    if hub.host in LOCAL:
        return None
    host = _own_address() if hub.host in EVERYWHERE else hub.host
    return f"ws://{f'[{host}]' if ':' in host else host}:{hub.port}{WEBSOCKET_PATH}"


def _own_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
        except OSError:  # no network yet
            return socket.gethostname()
        return str(probe.getsockname()[0])
