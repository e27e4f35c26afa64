"""Where everything acknowledged lasts, and the only door for SQLAlchemy and Alembic."""

from shared.hub.store.entries import (
    AccessRow,
    Broken,
    BrokenBecause,
    Device,
    Entry,
    Loaded,
    Lockout,
    Mistold,
    MistoldBecause,
    PairingCode,
    Staff,
    StoredAnswer,
    Told,
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
    "Mistold",
    "MistoldBecause",
    "PairingCode",
    "Reader",
    "Staff",
    "Store",
    "StoreProblem",
    "StoredAnswer",
    "Told",
    "Trouble",
    "Verified",
]
