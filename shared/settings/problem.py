"""What is wrong in config.toml: where, what was expected, what was found, and the nearest good spelling."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from shared.accent import contrast
from shared.language import catalogue
from shared.model import Language
from shared.settings.syntax import reason


class Code(StrEnum):
    """Every problem there is, worded by the catalogue under ``settings.<code>``."""

    # the file
    NO_FILE = "no_file"
    NOT_A_FILE = "not_a_file"
    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_TOML = "not_toml"
    TOO_DEEP = "too_deep"
    # one key
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    NOT_ONE_OF = "not_one_of"
    TOO_SMALL = "too_small"
    TOO_LARGE_NUMBER = "too_large_number"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    EMPTY = "empty"
    CONTROL_CHARACTER = "control_character"
    BAD_ID = "bad_id"
    BAD_LETTER = "bad_letter"
    BAD_HOURS = "bad_hours"
    BAD_TONGUE = "bad_tongue"
    BAD_TIME = "bad_time"
    BAD_URL = "bad_url"
    URL_NOT_BARE = "url_not_bare"
    BAD_ACCOUNT = "bad_account"
    BAD_AGE_KEY = "bad_age_key"
    UNKNOWN_ZONE = "unknown_zone"
    ACCENT_REFUSED = "accent_refused"
    # keys together
    DUPLICATE = "duplicate"
    UNKNOWN_QUEUE = "unknown_queue"
    UNKNOWN_ICON = "unknown_icon"
    UNKNOWN_DESK = "unknown_desk"
    HOURS_OVERLAP = "hours_overlap"
    NO_HOURS = "no_hours"
    ENDS_BEFORE = "ends_before"
    NUMBERS_TOO_WIDE = "numbers_too_wide"
    NO_DESK_FOR_QUEUE = "no_desk_for_queue"
    NEEDED_FOR_KIND = "needed_for_kind"
    HUB_UNREACHABLE = "hub_unreachable"
    # warnings
    LETTER_LIKE_DIGIT = "letter_like_digit"
    ACCENT_DARKENED = "accent_darkened"
    NO_SERVICE_FOR_QUEUE = "no_service_for_queue"
    NUMBER_TOO_SMALL = "number_too_small"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, or to think about. ``key`` counts list entries from 1: ``service[3].queue``."""

    file: Path
    line: int | None
    key: str
    code: Code
    expected: str = ""  # what fits the code: a limit, the choices, the line of the first use
    found: str = ""
    nearest: str | None = None


def describe(problem: Problem, language: Language) -> str:
    """One sentence for the installer."""
    words = catalogue(language)
    expected = problem.expected
    if problem.code is Code.WRONG_TYPE:
        expected = words.say(f"settings.type.{expected}")
    ratio = _on_white(problem.found, language)
    found = problem.found
    if problem.code is Code.NOT_TOML:
        found = words.say(f"settings.toml.{reason(found).value}", found=found)
    what = words.say(f"settings.{problem.code.value}", expected=expected, found=found, ratio=ratio)
    if problem.nearest is not None:
        what = f"{what} {words.say('settings.nearest', nearest=problem.nearest)}"
    place = problem.file.name
    if problem.line is not None:
        place = words.say("settings.line", file=place, line=problem.line)
    return f"{place}: {problem.key}: {what}" if problem.key else f"{place}: {what}"


def _on_white(found: str, language: Language) -> str:
    """The contrast of a colour that was found with white, as ``5,0 : 1``; empty when it is no colour."""
    colour = re.search(r"#[0-9A-Fa-f]{6}\b", found)
    if colour is None:
        return ""
    ratio = f"{contrast('#FFFFFF', colour.group()):.1f} : 1"
    return ratio.replace(".", ",") if language is Language.INDONESIAN else ratio


def nearest(found: object, good: Iterable[str]) -> str | None:
    """The good spelling that looks most like ``found``, if one does."""
    if not isinstance(found, str):
        return None
    by_lower = {name.lower(): name for name in good}
    close = difflib.get_close_matches(found.lower()[:60], by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def shortened(value: object) -> str:
    """A found value for a sentence: one line, printable, at most 60 letters."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    text = "".join(c if c.isprintable() else "·" for c in text[:80])
    return text if len(text) <= 60 else f"{text[:59]}…"
