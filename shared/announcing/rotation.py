"""Who is next in the round: a smooth weighted round robin, so that the same list always gives the same round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the round stands: what each has earned by waiting, and who was last."""

    last: str | None = None
    earned: Mapping[str, int] = field(default_factory=dict)


def next_turn(weights: Mapping[str, int], before: Turn) -> tuple[str, Turn] | None:
    """Who comes now and where the round stands then; None when there is nobody.

    Everybody earns their weight in each turn, and who has earned most comes and pays for all. Nobody comes twice
    running while there is somebody else, so a weight above all others together counts as every second turn. Who is
    new begins with nothing earned, who is gone is forgotten. At a tie the order of ``weights`` decides.
    """
    if not weights:
        return None
    total = sum(weights.values())
    earned = {key: min(before.earned.get(key, 0) + weight, total) for key, weight in weights.items()}
    others = [key for key in earned if key != before.last] or list(earned)
    chosen = max(others, key=earned.__getitem__)
    earned[chosen] -= total
    return chosen, Turn(chosen, earned)
