"""What every part of the report needs: its figures, its words and its colours."""

from __future__ import annotations

from dataclasses import dataclass

from shared.command.paper.ink import Palette
from shared.language import Catalogue
from shared.model import Directory, Language
from shared.survey.report import Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report about to be drawn."""

    report: Report
    directory: Directory
    words: Catalogue
    colours: Palette
    served: dict[str, int]  # by service, in the period
    place_and_day: str

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.words.language

    def say(self, key: str, **values: object) -> str:
        """Words for the report."""
        return self.words.say(key, **values)
