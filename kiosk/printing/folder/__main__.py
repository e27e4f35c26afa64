"""How a person switches the folder printer: ``python -m kiosk.printing.folder FOLDER state paper_out``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.printing.folder import HELP, OK, STATE_FILE, switch


def main(arguments: list[str]) -> int:
    """The command line; 0 when done, 2 when it was not understood."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.printing.folder", description="Switch the folder printer.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("verb", nargs="?", choices=["state"], default="state")
    parser.add_argument("words", nargs="*", help=HELP)
    given = parser.parse_args(arguments)
    if given.words:
        state = switch(given.folder, given.words)
        if state.unknown:
            sys.stderr.write(f"unknown: {', '.join(state.unknown)}. Known: {HELP}\n")
            return 2
    file = given.folder / STATE_FILE
    sys.stdout.write(file.read_text(encoding="utf-8") if file.exists() else f"{OK}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
