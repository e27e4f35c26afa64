"""``antrean bench``: speed on this machine, as ratios within one run."""

from shared.command.bench.measuring import measure

__all__ = ["measure"]
