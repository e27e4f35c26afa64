"""Which TV this is: its name, languages and layout, and which queues and desks it shows and speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from shared.model import Announcement, Directory, Language
from shared.protocol.views import BoardSnapshot, CallRow
from shared.settings.sections import DisplaySettings, Layout
from shared.stage.facts import Facts


@dataclass(frozen=True, slots=True)
class Here:
    """One TV. Without ``queues`` it shows all of them, without ``desks`` too; what is given must all hold."""

    name: str = "TV 1"
    languages: tuple[Language, ...] = (Language.INDONESIAN, Language.ENGLISH)
    layout: Layout = Layout.FULL
    queues: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    called: str = ""  # by the hub, which may have been told another name when it was paired

    @classmethod
    def of(cls, settings: DisplaySettings) -> Here:
        """The TV as config.toml describes it."""
        return cls(settings.name, settings.languages, settings.layout, settings.queues, settings.desks)

    def calls(self, call: CallRow, directory: Directory) -> bool:
        """Whether a call is one of this TV's."""
        if self.desks and call.desk not in self.desks:
            return False
        if not self.queues:
            return True
        letter = call.number.rstrip("0123456789")
        return any(queue.letter == letter for queue in directory.queues if queue.id in self.queues)

    def shows(self, content: Announcement) -> bool:
        """Whether an announcement is meant for this TV."""
        return not content.screens or not {self.name, self.called}.isdisjoint(content.screens)

    def facts(self, picture: BoardSnapshot, local: datetime) -> Facts:
        """What this TV tells of the room: its own queues and desks."""
        directory = picture.directory
        facts = Facts.of(picture, local)
        if self.queues:
            facts = replace(facts, queues=tuple(row for row in facts.queues if row.queue in self.queues))
        if self.desks:
            desks = tuple(desk for desk in directory.desks if desk.id in self.desks)
            facts = replace(facts, directory=msgspec.structs.replace(directory, desks=desks))
        return facts
