"""The frame of every program with a window: its command line, its settings, its loop, pictures of its pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from shared import log
from shared.accent import Accent, accent
from shared.model import Language
from shared.settings import Problems, Settings, describe, load
from shared.tied import end_with_starter
from shared.ui.ending import stop_on_signals
from shared.ui.opening import file_url, save_picture


def command_line(program: str, about: str | None) -> argparse.ArgumentParser:
    """The options that all such programs have."""
    parser = argparse.ArgumentParser(prog=f"antrean {program}", description=about)
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    parser.add_argument("--code", help=f"one-time pairing code, as `antrean pair` shows it for this {program}")
    parser.add_argument("--offscreen", action="store_true", help="draw without a screen")
    parser.add_argument("--pictures", type=Path, help="write every page shown as PNG into this folder")
    return parser


def begin(config: Path) -> Settings | None:
    """Set up what a program needs before its window: the log, its tie to the starter, its settings.

    Returns:
        the settings; None when config.toml must be mended first, which has been said.
    """
    log.set_up()
    end_with_starter()
    loaded = load(config)
    if isinstance(loaded, Problems):
        for problem in loaded.problems:
            sys.stderr.write(f"{describe(problem, Language.INDONESIAN)}\n")
        return None
    return loaded.settings


def run_until_told(app: QGuiApplication, start: Callable[[], None], close: Callable[[], None]) -> int:
    """Start, and work until the loop ends or a signal says so; whatever happens, close."""
    heard = stop_on_signals(app.quit)
    try:
        start()
        return app.exec()
    finally:
        heard.setEnabled(False)
        close()


def agency_accent(settings: Settings) -> Accent | None:
    """The agency's colours."""
    colours = accent(settings.directory.office.accent)
    return colours if isinstance(colours, Accent) else None


def agency_logo(settings: Settings) -> str:
    """The address of the agency's logo, for an Image; empty when there is none."""
    path = Path(settings.directory.office.logo)
    return file_url(path.absolute()) if settings.directory.office.logo and path.is_file() else ""


def picture_page(window: QQuickWindow, folder: Path, program: str, page: str, *, newest: bool = True) -> None:
    """Write the window as the picture of this page, and as the newest of the program."""
    folder.mkdir(parents=True, exist_ok=True)
    save_picture(window, folder / f"{program}-{page}.png")
    if newest:
        save_picture(window, folder / f"{program}.png")
