"""How QML gets its words: ``qsTrId("kiosk.choose")`` answered from the catalogue, switched while running."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTranslator

from shared.language import catalogue
from shared.model import Language

_log = logging.getLogger("antrean.words")


class Translator(QTranslator):
    """Answers ``qsTrId(key)`` and ``qsTrId(key, n)``. A key without words is logged and shown as itself."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spoken = language

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        """The words for the key ``sourceText``; texts of Qt itself, which carry a context, stay as they are."""
        if context:
            return sourceText  # an empty text would be filled in and logged by Qt
        words = catalogue(self.spoken)
        try:
            return words.count(sourceText, n) if n >= 0 else words.say(sourceText)
        except KeyError:
            _log.error("no words for %s in %s", sourceText, self.spoken)
            return ""

    def isEmpty(self) -> bool:
        """Never: Qt does not install an empty translator."""
        return False
