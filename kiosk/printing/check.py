"""How the configured printer is, in one line for `antrean doctor`: ``python -m kiosk.printing.check --config FILE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.printing.attached import from_settings, missing
from kiosk.printing.hand import Hand
from kiosk.printing.printer import Printer, refusal
from kiosk.printing.worker import STATUS_SECONDS
from shared.language import Catalogue, catalogue
from shared.model import Language, PrinterCondition
from shared.settings import Problems, load
from shared.settings.sections import PrinterSettings

LACKING = 3


def finding(settings: PrinterSettings, printer: Printer, words: Catalogue) -> tuple[bool, str]:
    """Whether it can print, and what it says of itself in words."""
    if reason := missing(settings.kind):
        return False, " ".join(part for part in (words.say(reason.sentence), reason.line) if part)
    found = Hand("check").do(printer.status, STATUS_SECONDS)
    conditions = frozenset({PrinterCondition.UNREACHABLE}) if found is None else found
    said = ", ".join(words.say(f"printer.{one.value}") for one in sorted(conditions)) or words.say("printer.fine")
    return refusal(conditions) is None, f"{settings.kind.value}: {said}"


def main(arguments: list[str]) -> int:
    """0: it can print; 1: it cannot; 2: config.toml is not right; 3: what this kind of printer needs is not here."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.printing.check", description="Ask the kiosk's printer.")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    given = parser.parse_args(arguments)
    loaded = load(given.config)
    if isinstance(loaded, Problems):
        sys.stdout.write(f"{given.config}\n")
        return 2
    settings = loaded.settings.kiosk.printer
    fine, line = finding(settings, from_settings(settings), catalogue(Language.INDONESIAN))
    sys.stdout.write(line + "\n")
    return 0 if fine else LACKING if missing(settings.kind) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
