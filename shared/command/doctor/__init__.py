"""``antrean doctor``: what is wrong on this machine and how to mend it."""

from shared.command.doctor.examination import examine

__all__ = ["examine"]
