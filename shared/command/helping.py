"""The words that click itself adds to every help page, from our catalogue."""

from __future__ import annotations

from collections.abc import Iterable

import click

from shared.command.says import words

_HEADINGS = {"Options": "command.help.options", "Commands": "command.help.commands"}
_ASIDES = {
    "Show this message and exit.": "command.help.help",
    "Show the version and exit.": "command.help.version",
}


class Help(click.HelpFormatter):
    """A help page in the language of the person who asked."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how a command is written."""
        args = args.replace("[OPTIONS]", f"[{words().say('command.help.options').upper()}]")
        super().write_usage(prog, args, prefix or f"{words().say('command.help.usage')}: ")

    def write_heading(self, heading: str) -> None:
        """The name of a part."""
        super().write_heading(words().say(_HEADINGS[heading]) if heading in _HEADINGS else heading)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each with what it does."""
        super().write_dl([(name, _said(text)) for name, text in rows], col_max, col_spacing)


def _said(text: str) -> str:
    if text in _ASIDES:
        return words().say(_ASIDES[text])
    default, required = words().say("command.help.default"), words().say("command.help.required")
    return text.replace("[default: ", f"[{default}: ").replace("[required]", f"[{required}]")
