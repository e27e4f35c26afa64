"""The line that installs everything Antrean can use, pinned by hash; a package of our name elsewhere is not ours."""

from __future__ import annotations

import sys


def install_line(platform: str = sys.platform) -> str:
    """The second half of README's start command, to be typed in the folder of this repository."""
    pip = ".venv\\Scripts\\pip" if platform == "win32" else ".venv/bin/pip"
    return f"{pip} install --require-hashes -r constraints.txt"
