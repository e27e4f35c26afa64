"""How a sentence of the pure desk becomes words: one language, one office clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from counter.verbs import At, Say, Value
from shared.language import catalogue
from shared.language.dates import clock
from shared.model import Language, Text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one window."""

    language: Language
    zone: ZoneInfo

    def __call__(self, value: Value | None) -> str:
        """``value`` as the clerk reads it; nothing is an empty text."""
        match value:
            case None:
                return ""
            case str():
                return value
            case int():
                return str(value)
            case Text():
                return value.in_(self.language)
            case At(at=at):
                return catalogue(self.language).say("time.at_today", t=self.clock(at))
            case Say(key=key, values=values):
                return catalogue(self.language).say(key, **{name: self(each) for name, each in values.items()})
        assert_never(value)

    def clock(self, at: datetime) -> str:
        """09.05 or 09:05."""
        return clock(at, self.zone, self.language)

    def say(self, key: str, **values: Value) -> str:
        """The words of ``key``."""
        return self(Say(key, values))

    def counted(self, key: str, n: int, **values: Value) -> str:
        """The words of ``key`` for ``n`` things."""
        return catalogue(self.language).count(key, n, **{name: self(each) for name, each in values.items()})

    def minutes(self, since: datetime, now: datetime) -> str:
        """A wait as rows show it: 21 mnt."""
        return self.say("counter.min", n=waited(since, now))


def waited(since: datetime, now: datetime) -> int:
    """Whole minutes, never below 0."""
    return max(0, int((now - since).total_seconds() // 60))
