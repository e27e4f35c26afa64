"""How to see a ticket without a kiosk: ``python -m kiosk.printing --example ticket.png [--width 384]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.printing.drawing import WIDTHS, draw
from kiosk.printing.example import DIRECTORY, example_slip
from kiosk.printing.slip import ticket_paper
from shared.model import Language


def main(arguments: list[str]) -> int:
    """Write the picture; 0 when done, 1 when it cannot be written."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.printing", description="Draw an example ticket.")
    parser.add_argument("--example", type=Path, required=True, metavar="PNG", help="the picture to write")
    parser.add_argument("--width", type=int, choices=sorted(WIDTHS.values()), default=WIDTHS[80], help="dots across")
    parser.add_argument("--language", type=Language, choices=list(Language), default=Language.INDONESIAN)
    parser.add_argument("--short", action="store_true", help="without the list and the QR")
    parser.add_argument("--copy", action="store_true", help="marked SALINAN")
    given = parser.parse_args(arguments)
    slip = example_slip(given.language, copy=given.copy)
    picture = draw(ticket_paper(slip, DIRECTORY, "", short=given.short), given.width)
    try:
        picture.save(given.example, format="PNG")
    except OSError as error:
        sys.stderr.write(f"{given.example}: {error.strerror or error}\n")
        return 1
    sys.stdout.write(f"{given.example}: {picture.width} x {picture.height}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
