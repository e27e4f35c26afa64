"""``antrean skm progress``: how many have answered, of how many wanted, for each service."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from shared.command.says import OK, tell, words
from shared.command.skm.asking import Wish, found
from shared.command.skm.naming import service_name, whole
from shared.language.periods import period_name
from shared.survey.report import Reach

_BAR = 20


def progress(config: Path, wish: Wish) -> int:
    """Show how far the survey of a period has come.

    Returns:
        0.
    """
    what, say = found(config, wish), words()
    answers = Counter(row.service for row in what.rows)
    tell("command.skm_progress", period=period_name(what.period, say.language))
    ids = [one.id for one in what.directory.services]
    lines = [
        (service_name(key, what.directory, say.language), Reach(answers[key], what.served.get(key, 0)))
        for key in (*ids, *sorted(set(answers) - set(ids)))
        if answers[key] or what.served.get(key, 0)
    ]
    whole_room = Reach(len(what.rows), what.population)
    wide = max((len(name) for name, _ in lines), default=0)
    for name, reach in (*lines, (say.say("command.skm_all"), whole_room)):
        click.echo(f"{name:<{wide}}  {_bar(reach)}  {_figures(reach)}")
    if not whole_room.reached:
        tell("command.skm_progress_hint")
    return OK


def _bar(reach: Reach) -> str:
    filled = min(_BAR, _BAR * reach.answers // reach.target) if reach.target else 0
    return "#" * filled + "." * (_BAR - filled)  # letters that every terminal has


def _figures(reach: Reach) -> str:
    language = words().language
    return words().say(
        "command.skm_of",
        n=whole(reach.answers, language),
        target=whole(reach.target, language),
        served=whole(reach.population, language),
    )
