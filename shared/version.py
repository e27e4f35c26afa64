"""Which Antrean this is, for the hub's log and its answers."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as of_package


def version() -> str:
    """The installed version; ``0`` when run from a source tree that was never installed."""
    try:
        return of_package("antrean")
    except PackageNotFoundError:
        return "0"
