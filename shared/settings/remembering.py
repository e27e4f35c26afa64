"""config.toml is judged once for each of its contents: programs start without the judge, who takes most of a second."""

from __future__ import annotations

from pathlib import Path

from shared.kept import kept, key_of
from shared.settings.outcome import MOST_BYTES, Loaded, Problems

_ROOM = Path(__file__).parent
_SHARED = _ROOM.parent


def load(path: Path) -> Loaded | Problems:
    """Read the file; nothing that a person can write in it raises an exception."""
    refused: list[Problems] = []

    def judged() -> Loaded | None:
        from shared.settings.loading import judge  # noqa: PLC0415 - the validation library is slow to load

        outcome = judge(path)
        if isinstance(outcome, Problems):
            refused.append(outcome)
            return None
        return outcome

    content = _content(path)
    if content is None:
        judged()
        return refused[0]
    loaded = kept(path, key_of(content, path, _judges()), Loaded, judged)
    return loaded if loaded is not None else refused[0]


def _content(path: Path) -> bytes | None:
    """The file's bytes; None when only the judge can say what is wrong with it."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a zero byte in the name
        return None


def _judges() -> tuple[Path, ...]:
    """Whatever has a say in what is good: our own files, and the folder of the icons that may be named."""
    nouns = (_SHARED / "model.py", _SHARED / "feedback.py", _SHARED / "accent.py")
    return (*sorted(_ROOM.glob("*.py")), *nouns, _SHARED / "ui" / "icons")
