"""Where the shipped Inter lies (OFL-1.1, see OFL.txt). Imports no Qt, so that paper may use it too."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
REGULAR = FOLDER / "Inter_400Regular.ttf"
SEMIBOLD = FOLDER / "Inter_600SemiBold.ttf"
BOLD = FOLDER / "Inter_700Bold.ttf"
