"""What no QML file may do: fetch images out of a text, or bind to a name that nobody declared."""

from __future__ import annotations

import re

from tests.house.tree import ROOT, qml_files

TEXT = re.compile(r"^\s*(?:\w+:\s*)?(Text|TextEdit|TextArea|QQC\.Label|T\.Label)\s*\{", re.MULTILINE)
NETWORK = re.compile(r"https?://|XMLHttpRequest|WebSocket|Loader\s*\{[^}]*source:\s*\"http")


def test_text_is_plain_everywhere() -> None:
    """Qt's default guesses rich text and then fetches remote images named in it."""
    files = qml_files()
    assert files
    wrong = []
    for path in files:
        source = path.read_text(encoding="utf-8")
        for match in TEXT.finditer(source):
            body = source[match.end() : match.end() + 600]
            if (
                "textFormat: Text.PlainText" not in body.split("}")[0]
                and "textFormat: Text.PlainText" not in body[:400]
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{source.count(chr(10), 0, match.start()) + 1}")
    assert not wrong, "\n".join(wrong)


def test_no_screen_fetches_anything() -> None:
    wrong = [str(path.relative_to(ROOT)) for path in qml_files() if NETWORK.search(path.read_text(encoding="utf-8"))]
    assert not wrong


def test_no_file_uses_shaders_that_the_software_renderer_leaves_out() -> None:
    """MultiEffect, shaders and particles draw nothing, silently, without a GPU."""
    banned = re.compile(r"\b(MultiEffect|ShaderEffect|RectangularShadow|ParticleSystem|VideoOutput)\s*\{")
    wrong = [str(path.relative_to(ROOT)) for path in qml_files() if banned.search(path.read_text(encoding="utf-8"))]
    assert not wrong
