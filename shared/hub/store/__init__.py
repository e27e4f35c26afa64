"""Where everything acknowledged lasts, and the only door for SQLAlchemy and Alembic."""

from shared.hub.store.entries import (
    AccessRow,
    Broken,
    BrokenBecause,
    Device,
    Entry,
    Loaded,
    Lockout,
    PairingCode,
    Staff,
    StoredAnswer,
    Verified,
)
from shared.hub.store.problem import StoreProblem, Trouble
from shared.hub.store.reading import Reader
from shared.hub.store.store import Store

__all__ = [
    "AccessRow",
    "Broken",
    "BrokenBecause",
    "Device",
    "Entry",
    "Loaded",
    "Lockout",
    "PairingCode",
    "Reader",
    "Staff",
    "Store",
    "StoreProblem",
    "StoredAnswer",
    "Trouble",
    "Verified",
]
