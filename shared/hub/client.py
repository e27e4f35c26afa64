"""One connection as the hub knows it once it has said hello."""

from __future__ import annotations

from shared.hub.limits import Bucket
from shared.hub.outbox import Outbox
from shared.hub.store import Device
from shared.hub.wire import Wire
from shared.protocol.views import AlertRow, Me


class Client:
    """A screen, and who is logged in at it."""

    __slots__ = (
        "answered",
        "asked",
        "bucket",
        "device",
        "heard",
        "me",
        "notices",
        "outbox",
        "seen",
        "seq",
        "staff",
        "stale",
        "wire",
    )

    def __init__(self, wire: Wire, outbox: Outbox, device: Device, bucket: Bucket, heard: float) -> None:
        self.wire = wire
        self.outbox = outbox
        self.device = device
        self.bucket = bucket
        self.heard = heard  # monotonic second of the last frame
        self.staff: str | None = None
        self.asked = 0  # commands so far
        self.answered = False  # one of them at least
        self.stale = False  # is owed a whole snapshot
        self.seq = 0  # of a desk's own sequence
        self.me: Me | None = None  # as last sent
        self.seen: set[str] = set()  # tickets this desk has
        self.notices: dict[str, AlertRow] = {}  # alerts for this desk alone
