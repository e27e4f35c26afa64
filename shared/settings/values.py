"""What a single value in config.toml may look like. A refusal names a ``Code`` and what was expected."""

from __future__ import annotations

import re
import unicodedata
from datetime import time
from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from shared.accent import AccentRefused, accent
from shared.settings.page_address import bare, says_more
from shared.settings.problem import Code

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_TONGUE = re.compile(r"[a-z]{2,3}")
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}")
_AGE_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_LETTER = re.compile(r"[A-Z]{1,2}")
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_SPAN = re.compile(r"(\S+?)\s*[-–]\s*(\S+)")

Span = tuple[time, time]


def refuse(code: Code, expected: object = "") -> PydanticCustomError:
    """A refusal that the loader turns into a Problem."""
    return PydanticCustomError(code.value, "{expected}", {"expected": str(expected)})


def _plain(value: str) -> str:
    if any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for c in value):
        raise refuse(Code.CONTROL_CHARACTER)
    return value.strip()


def _filled(value: str) -> str:
    if not value:
        raise refuse(Code.EMPTY)
    return value


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise refuse(Code.BAD_ID)
    return value


def _account(value: str) -> str:
    if not _ACCOUNT.fullmatch(value):
        raise refuse(Code.BAD_ACCOUNT)
    return value


def _age_key(value: str) -> str:
    if not _AGE_KEY.fullmatch(value):
        raise refuse(Code.BAD_AGE_KEY)
    return value


def _letter(value: str) -> str:
    if not _LETTER.fullmatch(value):
        raise refuse(Code.BAD_LETTER)
    return value


def clock_time(value: str) -> time | None:
    """ "08.00" or "8:00"; None when it is no time of day."""
    match = _TIME.fullmatch(value.strip())
    return time(int(match[1]), int(match[2])) if match else None


def _time(value: str) -> str:
    if clock_time(value) is None:
        raise refuse(Code.BAD_TIME)
    return value


def span(value: str) -> Span | None:
    """ "08.00-12.00"; None when it is no stretch of one day. It may end at 24.00."""
    both = stretch(value)
    return both if both is not None and both[0] < both[1] else None


def stretch(value: str) -> Span | None:
    """ "21.00-06.00": a stretch that may pass midnight; None when it is none."""
    match = _SPAN.fullmatch(value.strip())
    if match is None:
        return None
    begins = clock_time(match[1])
    ends = time.max.replace(microsecond=0) if match[2] in {"24.00", "24:00"} else clock_time(match[2])
    return (begins, ends) if begins is not None and ends is not None and begins != ends else None


def _hours(value: str) -> str:
    if span(value) is None:
        raise refuse(Code.BAD_HOURS)
    return value


def _stretch(value: str) -> str:
    if stretch(value) is None:
        raise refuse(Code.BAD_HOURS)
    return value


def _tongue(value: str) -> str:
    if value and not _TONGUE.fullmatch(value):
        raise refuse(Code.BAD_TONGUE)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a name that is a folder, such as "Asia"
        raise refuse(Code.UNKNOWN_ZONE) from None
    return value


def _accent(value: str) -> str:
    judged = accent(value)
    if isinstance(judged, AccentRefused):
        raise refuse(Code.ACCENT_REFUSED, judged.why)
    return value


def _socket_url(value: str) -> str:
    if value and not re.fullmatch(r"wss?://[^\s/]+(/\S*)?", value):
        raise refuse(Code.BAD_URL, "ws://192.168.1.10:8765/ws")
    return value


def _page_url(value: str) -> str:
    if not value:
        return value
    address = bare(value)
    if address is None:
        raise refuse(Code.BAD_URL, "http://antrean.lan")
    if says_more(value):
        raise refuse(Code.URL_NOT_BARE, address)
    return address


def _address(value: str) -> str:
    try:
        ip_address(value)
    except ValueError:
        raise refuse(Code.BAD_URL, "127.0.0.1") from None
    return value


def _database_url(value: str) -> str:
    if value and not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
        raise refuse(Code.BAD_URL, "postgresql://antrean@localhost/antrean")
    return value


def _both_languages(value: object) -> object:
    """A plain string stands for a text that is the same in both languages (an empty English one means that)."""
    return {"id": value} if isinstance(value, str) else value


def choice(kind: type[StrEnum]) -> object:
    """A value of this enum, written as its string."""
    return Annotated[kind, Field(strict=False)]


Line = Annotated[str, Field(max_length=300), AfterValidator(_plain)]
Named = Annotated[Line, AfterValidator(_filled)]
ShortLine = Annotated[str, Field(max_length=20), AfterValidator(_plain)]
Id = Annotated[str, AfterValidator(_id)]
Account = Annotated[str, AfterValidator(_account)]
AgeKey = Annotated[str, AfterValidator(_age_key)]
Letter = Annotated[str, AfterValidator(_letter)]
Time = Annotated[str, AfterValidator(_time)]
Hours = Annotated[str, AfterValidator(_hours)]
Stretch = Annotated[str, AfterValidator(_stretch)]
Tongue = Annotated[str, AfterValidator(_tongue)]
Zone = Annotated[str, AfterValidator(_zone)]
Accent = Annotated[str, AfterValidator(_accent)]
SocketUrl = Annotated[Line, AfterValidator(_socket_url)]
PageUrl = Annotated[Line, AfterValidator(_page_url)]
Address = Annotated[str, AfterValidator(_address)]
DatabaseUrl = Annotated[Line, AfterValidator(_database_url)]
BothLanguages = BeforeValidator(_both_languages)
