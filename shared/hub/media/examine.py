"""``python -m shared.hub.media.examine SOURCE TARGET``: the process in which a file from outside is unpacked.

It may use so much memory, time and disk and no more; what it says is one line of JSON. When a file kills it, only this
process is gone, and the file is refused.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

import msgspec

from shared.hub.media.kinds import HEAD, kind_of
from shared.hub.media.verdict import PICTURE_BYTES, Verdict
from shared.model import MediaKind
from shared.protocol.refusal import Refusal, RefusalCode
from shared.tied import end_with_starter

MEMORY: Final = 2 * 1024**3
"""Address space: 40 million pixels, three times over, and the libraries."""
CPU_SECONDS: Final = {MediaKind.PICTURE: 40, MediaKind.VIDEO: 120}
WRITTEN: Final = 256 * 1024**2


def examine(source: Path, target: Path) -> Verdict:
    """Say what ``source`` is; a picture is drawn anew to ``target``."""
    with source.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return Refusal(RefusalCode.MEDIA_BROKEN)
    kind = kind_of(head)
    if isinstance(kind, str):
        return Refusal(RefusalCode.MEDIA_BAD_TYPE, name=kind)
    if kind.media is MediaKind.PICTURE:
        if source.stat().st_size > PICTURE_BYTES:
            return Refusal(RefusalCode.MEDIA_TOO_LARGE, number=str(PICTURE_BYTES // 1_000_000))
        from shared.hub.media.picture import redraw  # noqa: PLC0415 - only what the file needs is loaded

        _bound(kind.media)
        return redraw(source, kind, target)
    try:
        from shared.hub.media.film import check  # noqa: PLC0415
    except ImportError:
        return Refusal(RefusalCode.MEDIA_NO_VIDEO)
    _bound(kind.media)
    return check(source, kind)


def _bound(kind: MediaKind) -> None:
    """Let this process have no more than a good file needs. Windows has no such limits: there time alone is bounded."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, CPU_SECONDS[kind]),
            (resource.RLIMIT_FSIZE, WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):  # a lower limit stands already
                resource.setrlimit(limit, (most, most))
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)  # calls come first


def main() -> None:
    """The command line."""
    end_with_starter()
    verdict = examine(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.buffer.write(msgspec.json.encode(verdict))


if __name__ == "__main__":
    main()
