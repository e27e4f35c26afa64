"""Whether fingers and eyes get what they need on the configured screen: millimetres from pixels and inches. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from shared.language import Catalogue

TARGET_MM = 20.0
"""A key on a standing kiosk, each way (docs: WCAG 2.2 asks for less; fingers on public screens for more)."""
GAP_MM = 3.0
CAP_MM = 4.8
"""Least height of a capital (Section 508, 402.4); the large mode reaches EN 301 549's 0.7 degrees at 60 cm, 7.3 mm."""
LARGE_CAP_MM = 7.3
CAP_SHARE = 0.727
"""Inter's capitals, in em."""
SMALLEST_KEY = 148
SMALLEST_TEXT = 28
INCH_MM = 25.4


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen: pixels and inches."""

    width: int
    height: int
    inches: float

    @property
    def mm_per_px(self) -> float:
        """Millimetres of one physical pixel."""
        return self.inches * INCH_MM / hypot(self.width, self.height)

    @property
    def scale(self) -> float:
        """Physical pixels of one design pixel, as Main.qml computes it."""
        if self.width > self.height:
            return min(self.width / 1920, self.height / 1040)
        return min(self.width / 1080, self.height / 1560)

    def mm(self, design: float) -> float:
        """Millimetres of a length in design pixels."""
        return design * self.scale * self.mm_per_px

    def cap_mm(self, size: float) -> float:
        """Height of a capital at a text size in design pixels."""
        return self.mm(size * CAP_SHARE)

    def shortfalls(self, words: Catalogue) -> tuple[str, ...]:
        """What is too small on this screen, as sentences for the installer."""
        short: list[str] = []
        if self.mm(SMALLEST_KEY) < TARGET_MM:
            short.append(words.say("kiosk.small_keys", mm=f"{self.mm(SMALLEST_KEY):.1f}", goal=f"{TARGET_MM:.0f}"))
        if self.cap_mm(SMALLEST_TEXT) < CAP_MM:
            short.append(words.say("kiosk.small_text", mm=f"{self.cap_mm(SMALLEST_TEXT):.1f}", goal=f"{CAP_MM}"))
        return tuple(short)
