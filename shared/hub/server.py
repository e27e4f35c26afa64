"""The running hub: the room's task, the clock's tick, the watch for silence, and uvicorn on one socket."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import partial

import structlog
import uvicorn
from starlette.types import ASGIApp

from shared.hub.door import PATH, Door
from shared.hub.guard import http_protocol
from shared.hub.hub import Hub
from shared.hub.media.sweeping import sweep_daily
from shared.hub.start import Opened, Site
from shared.hub.watch import follow
from shared.hub.web.failing import Net
from shared.hub.web.later import Later
from shared.hub.wire import Wire
from shared.hub.work import Tick

BACKLOG = 4096
STOP_SECONDS = 3

log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn that leaves signals to the composition root."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Serving:
    """One hub from start to stop, on the running event loop."""

    def __init__(self, opened: Opened, site: Site) -> None:
        self._opened = opened
        self._site = site
        self._server: Server | None = None
        self._stop = False

    def stop(self) -> None:
        """End ``run`` gracefully; callable from a signal handler on the loop's thread."""
        self._stop = True
        if self._server is not None:
            self._server.should_exit = True

    async def run(self, ready: Callable[[str], None]) -> None:
        """Serve until stopped; ``ready`` is told the address screens connect to.

        Raises:
            OSError: the address cannot be listened on.
        """
        hub = self._opened.hub
        try:
            listener = listening(self._site.host, self._site.port)
        except BaseException:
            self._close()
            raise
        room = asyncio.create_task(hub.room.run())
        aside = [asyncio.create_task(work) for work in self._beside(hub)]
        config = uvicorn.Config(
            Door(hub, Net(Later(partial(_pages, hub, lambda: not room.done())))),
            ws=Wire,
            http=http_protocol(self._site.limits),
            lifespan="off",
            ws_max_size=self._site.limits.frame_bytes,
            ws_per_message_deflate=False,
            ws_ping_interval=None,  # the protocol has its own heartbeat
            backlog=BACKLOG,
            proxy_headers=False,  # an address in a header is nobody's word
            server_header=False,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        self._server = server = Server(config)
        server.should_exit = self._stop
        try:
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            while not server.started and not serving.done():
                await asyncio.sleep(0.002)
            gc.collect()
            gc.freeze()  # what stands at the start stays; the collector need not walk it again
            if not serving.done():
                host, port = listener.getsockname()[:2]
                ready(f"ws://{f'[{host}]' if ':' in host else host}:{port}{PATH}")
            await asyncio.wait((serving, room), return_when=asyncio.FIRST_COMPLETED)
            server.should_exit = True
            await serving
        finally:
            for task in aside:
                task.cancel()
            hub.room.stop()
            await asyncio.gather(room, *aside, return_exceptions=True)
            gc.unfreeze()
            self._close()
            listener.close()
        if (failure := room.exception()) is not None:
            raise failure
        log.info("the hub has stopped")

    def _close(self) -> None:
        self._opened.hub.gallery.close()
        self._opened.writer.submit(self._opened.store.close).result()
        self._opened.writer.shutdown()

    def _beside(self, hub: Hub) -> Iterator[Coroutine[None, None, None]]:
        """What goes on beside the room."""
        yield self._tick()
        yield self._watch()
        yield sweep_daily(hub)
        if self._site.folder is not None:
            from shared.hub.media.folder import follow_folder  # noqa: PLC0415 - brings words and dates; few need it

            yield follow_folder(hub, self._site.folder, self._site.data)
        if self._site.watch is not None:
            yield follow(self._site.watch, hub)

    async def _tick(self) -> None:
        while True:
            self._opened.hub.room.put(Tick())
            await asyncio.sleep(self._site.tick_seconds)

    async def _watch(self) -> None:
        """Drop whoever has not been heard for too long: a pulled cable says nothing."""
        hub, limits = self._opened.hub, self._site.limits
        while True:
            await asyncio.sleep(limits.sweep_seconds)
            now = hub.ticks()
            for client in [c for c in hub.clients if now - c.heard > limits.silence_seconds]:
                log.warning("a screen fell silent and is dropped", device=client.device.id)
                client.wire.abort()


def _pages(hub: Hub, healthy: Callable[[], bool]) -> ASGIApp:
    from shared.hub.media.web import media_routes  # noqa: PLC0415 - not before somebody asks for a page
    from shared.hub.web.pages import pages  # noqa: PLC0415

    return pages(hub, healthy, media_routes(hub.gallery))


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at the address.

    Raises:
        OSError: the address is taken or none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let a second hub steal the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # a screen that takes no bytes for so long is gone for the kernel too
            with contextlib.suppress(OSError):
                listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 10_000)
        listener.bind((host, port))
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener
