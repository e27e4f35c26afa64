"""``antrean demo``: the room with simulated visitors and staff, a seed, a speed and an end."""

from shared.command.demo.day import demonstrate

__all__ = ["demonstrate"]
