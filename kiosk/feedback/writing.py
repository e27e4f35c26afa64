"""What is being written, letter by letter, with a caret: for a keyboard on the glass and one with a cable. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

ENDS = ".?!"
"""After these and a blank a sentence begins."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where the next letter goes. Its words are in no ``repr``, so that no message can quote them."""

    text: str = field(default="", repr=False)
    at: int = 0


def typed(written: Written, letters: str, most: int) -> Written:
    """More letters at the caret; what is over ``most``, and every sign that cannot be seen, is left out."""
    kept = "".join(letter for letter in letters if letter.isprintable() or letter == "\n")
    kept = kept[: max(0, most - len(written.text))]
    text = written.text[: written.at] + kept + written.text[written.at :]
    return Written(text, written.at + len(kept))


def erased(written: Written) -> Written:
    """Without the letter before the caret."""
    if written.at == 0:
        return written
    return Written(written.text[: written.at - 1] + written.text[written.at :], written.at - 1)


def moved(written: Written, to: int) -> Written:
    """The caret elsewhere, inside the text."""
    return Written(written.text, max(0, min(to, len(written.text))))


def begins_sentence(written: Written) -> bool:
    """Whether the next letter is a capital by itself."""
    before = written.text[: written.at]
    return not before.strip() or before.endswith("\n") or (before[-1] == " " and before.rstrip()[-1] in ENDS)
