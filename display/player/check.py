"""``python -m display.player.check``: one line on what plays films here, exit code 0; else how to mend it, 1."""

from __future__ import annotations

import shutil
import sys

from display.player.words import CODECS
from shared.installing import install_line
from shared.sound.stream import STREAM_PLAYERS


def examine() -> tuple[bool, str]:
    """Whether this machine plays films, and what was found."""
    try:
        import av  # noqa: PLC0415 - an extra; whether it is there is the question
    except ImportError:
        return False, install_line()
    missing = sorted(name for name in CODECS if not _decodes(name))
    if missing:
        return False, f"{install_line()}  # {', '.join(missing)}"
    player = next((player[0] for player in STREAM_PLAYERS if shutil.which(player[0])), "")
    return True, f"av {av.__version__}" + (f", {player}" if player else "")


def _decodes(name: str) -> bool:
    from av.codec import Codec  # noqa: PLC0415
    from av.codec.codec import UnknownCodecError  # noqa: PLC0415

    try:
        Codec(name, "r")
    except UnknownCodecError:
        return False
    return True


def main() -> int:
    """The command line."""
    works, line = examine()
    sys.stdout.write(f"{line}\n")
    return 0 if works else 1


if __name__ == "__main__":
    sys.exit(main())
