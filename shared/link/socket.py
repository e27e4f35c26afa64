"""Runs a session on a real websocket, in a thread of its own, so that a busy screen never lets the connection die."""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import assert_never

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from shared.link.events import Credentials, Identity, Instant, LinkEvent
from shared.link.keyring import Keyring
from shared.link.outputs import Close, Keep, Outputs, Send, Tell, Wait
from shared.link.session import Session
from shared.protocol.codec import encode
from shared.protocol.commands import Command
from shared.protocol.frames import Reported

OPEN_SECONDS = 3.0
TICK_SECONDS = 0.25
FLUSH_SECONDS = 0.5
CODE_SECONDS = 5.0
"""A screen started together with its hub waits so long for the code that the hub leaves for it."""
MOST_BYTES = 16 * 1024 * 1024
"""A snapshot with 6,000 tickets has about 2 MB."""

log = structlog.get_logger(__name__)


def real_instant() -> Instant:
    """Now, by this machine."""
    return Instant(time.monotonic(), datetime.now(UTC))


class Link:
    """A screen's connection to the hub. Call its methods from any thread; ``sink`` is called from the link's own."""

    def __init__(
        self,
        url: str,
        identity: Identity,
        keyring: Keyring,
        sink: Callable[[LinkEvent], None],
        *,
        instant: Callable[[], Instant] = real_instant,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._url = url
        self._keyring = keyring
        self._sink = sink
        self._instant = instant
        self._session = Session(identity, chance, instant())
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)
        self._task: asyncio.Task[None] | None = None
        self._outgoing: asyncio.Queue[str] | None = None  # of the connection that stands
        self._hang_up = asyncio.Event()
        self._ending: asyncio.Task[None] | None = None
        self._wait = 0.0

    # --- for the program -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to connect. Wishes may be made before."""
        self._thread.start()

    def stop(self) -> None:
        """End; what was just wished is still sent, answers are not waited for. Returns when the thread has ended."""
        if self._thread.ident is None:
            self._loop.close()
            return
        self._soon(lambda: setattr(self, "_ending", self._loop.create_task(self._end())))
        if threading.current_thread() is not self._thread:
            self._thread.join(5)

    def do(self, command: Command, *, id: str, keep_for: float = 30.0, only_if_connected: bool = False) -> None:
        """Do something once; ``Answered`` with this id follows within ``keep_for`` seconds, whatever happens."""
        self._wish(lambda at: self._session.do(id, command, keep_for, only_if_connected, at))

    def login(self, name: str, pin: str, *, id: str, keep_for: float = 10.0) -> None:
        """Log a member of staff in; ``Answered`` follows. After a reconnect the link logs them in again by itself."""
        self._wish(lambda at: self._session.login(id, name, pin, keep_for, at))

    def logout(self, *, id: str, keep_for: float = 10.0) -> None:
        """Log out; ``Answered`` follows."""
        self._wish(lambda at: self._session.logout(id, keep_for, at))

    def report(self, report: Reported) -> None:
        """Say how this screen is; there is no answer."""
        self._wish(lambda at: self._session.report(report, at))

    def refresh(self) -> None:
        """Ask for a whole picture; ``Replaced`` follows, or ``Connected`` when the connection was gone."""
        self._wish(self._session.refresh)

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _wish(self, step: Callable[[Instant], Outputs]) -> None:
        self._soon(lambda: self._perform(step(self._instant())))

    def _soon(self, act: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: the program is on its way out
            self._loop.call_soon_threadsafe(act)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._task = self._loop.create_task(self._live())
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._task)
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(_settled())
        self._loop.close()

    async def _end(self) -> None:
        if self._outgoing is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._outgoing.join(), FLUSH_SECONDS)
        if self._task is not None:
            self._task.cancel()

    async def _live(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tick())
            tasks.create_task(self._connect_for_ever())

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self._perform(self._session.tick(self._instant()))

    async def _connect_for_ever(self) -> None:
        while True:
            try:
                await self._connect_once()
            except (OSError, WebSocketException) as error:
                log.debug("link not connected", url=self._url, error=str(error))
            except Exception:  # a fault here must not leave the screen with an old picture for ever
                log.exception("link failed", url=self._url)
            self._perform(self._session.closed(self._instant()))
            await asyncio.sleep(self._wait)

    async def _connect_once(self) -> None:
        credentials = await self._credentials()
        connection = await connect(
            self._url,
            open_timeout=OPEN_SECONDS,
            close_timeout=0.5,
            ping_interval=None,  # the protocol has its own heartbeat, which both ends can see
            compression=None,
            max_size=MOST_BYTES,
            proxy=None,  # the hub is on this network, whatever the environment says
        )
        self._outgoing = asyncio.Queue()
        self._hang_up.clear()
        self._perform(self._session.opened(credentials, self._instant()))
        ends: list[asyncio.Task[object]] = [
            asyncio.create_task(self._read(connection)),
            asyncio.create_task(self._write(connection, self._outgoing)),
            asyncio.create_task(self._hang_up.wait()),
        ]
        try:
            done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in done:
                end.result()
        finally:
            self._outgoing = None
            for end in ends:
                end.cancel()
            connection.transport.abort()  # a cable that is pulled would keep a polite goodbye waiting
            await asyncio.gather(*ends, return_exceptions=True)

    async def _read(self, connection: ClientConnection) -> None:
        async for data in connection:
            self._perform(self._session.frame(data, self._instant()))

    async def _write(self, connection: ClientConnection, outgoing: asyncio.Queue[str]) -> None:
        while True:
            await connection.send(await outgoing.get())
            outgoing.task_done()

    async def _credentials(self) -> Credentials:
        until = self._instant().ticks + CODE_SECONDS
        while True:
            credentials = self._keyring.credentials()
            if credentials.key or credentials.code or self._instant().ticks >= until:
                return credentials
            await asyncio.sleep(TICK_SECONDS)

    def _perform(self, outputs: Outputs) -> None:
        for output in outputs:
            match output:
                case Send(frame=frame):
                    if self._outgoing is not None:
                        self._outgoing.put_nowait(encode(frame))
                case Close():
                    self._hang_up.set()
                case Tell(event=event):
                    self._tell(event)
                case Keep(device=device, key=key):
                    self._keep(device, key)
                case Wait(seconds=seconds):
                    self._wait = seconds
                case _:
                    assert_never(output)

    def _tell(self, event: LinkEvent) -> None:
        try:
            self._sink(event)
        except Exception:  # a fault of the program must not cut its connection as well
            log.exception("the program failed on a link event", kind=type(event).__name__)

    def _keep(self, device: str, key: str) -> None:
        try:
            self._keyring.keep(device, key)
        except OSError as error:  # works until the restart; then this screen is paired anew
            log.error("device key not stored", path=str(self._keyring.path), error=str(error))


async def _settled() -> None:
    """A transport that was aborted gives its socket back in a later turn of the loop: some turns before the last."""
    for _ in range(4):
        await asyncio.sleep(0)
