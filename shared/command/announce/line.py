"""What ``antrean announce`` takes; the work is done in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

import click

from shared.command.announce.values import DAY, HOURS, WEEKDAYS, Hours
from shared.command.options import CONFIG
from shared.command.says import words
from shared.model import BoardPage

_say = words().say
F = TypeVar("F", bound=Callable[..., None])


class Wishes(TypedDict, total=False):
    """What all kinds of announcements take."""

    title: str
    body: str
    en_title: str
    en_body: str
    first: date | None
    last: date | None
    weekdays: tuple[int, ...]
    hours: Hours | None
    screens: tuple[str, ...]
    weight: int
    seconds: int | None
    read_every: int | None
    change: str | None
    approve: bool


JSON = click.option("--json", "as_json", is_flag=True, help=_say("command.help.json"))
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
_TEXTS = (
    click.option("--title", default="", help=_say("command.help.announce_title_option")),
    click.option("--body", default="", help=_say("command.help.announce_body")),
    click.option("--en-title", default="", help=_say("command.help.announce_en_title")),
    click.option("--en-body", default="", help=_say("command.help.announce_en_body")),
)
_WHEN = (
    click.option("--from", "first", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.announce_from")),
    click.option("--to", "last", type=DAY, metavar="YYYY-MM-DD", help=_say("command.help.announce_to")),
    click.option("--weekdays", type=WEEKDAYS, metavar="1-5", default="", help=_say("command.help.announce_weekdays")),
    click.option("--hours", type=HOURS, metavar="08.00-12.00", help=_say("command.help.announce_hours")),
    click.option("--screens", multiple=True, metavar="TV", help=_say("command.help.announce_screens")),
    click.option(
        "--weight",
        type=click.IntRange(1, 5),
        default=1,
        show_default=True,
        help=_say("command.help.announce_weight"),
    ),
    click.option("--seconds", type=click.IntRange(5, 600), help=_say("command.help.announce_seconds")),
    click.option("--read-every", type=click.IntRange(2, 240), help=_say("command.help.announce_read_every")),
    click.option("--change", metavar="ID", help=_say("command.help.announce_change")),
    click.option("--approve", is_flag=True, help=_say("command.help.announce_approve_too")),
    JSON,
)


def _takes(*options: Callable[[F], F]) -> Callable[[F], F]:
    def with_options(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return with_options


@click.group(help=_say("command.help.announce"))
def announce() -> None:
    """What the TVs show between calls."""


@announce.command(name="list", help=_say("command.help.announce_list"))
@CONFIG
@JSON
def list_all(config: Path, as_json: bool) -> None:
    """Show all, a line each."""
    from shared.command.announce.listing import show_all  # noqa: PLC0415

    show_all(config, as_json=as_json)


@announce.command(help=_say("command.help.announce_show"))
@CONFIG
@click.argument("announcement", metavar="ID")
@JSON
def show(config: Path, announcement: str, as_json: bool) -> None:
    """Show one, all of it."""
    from shared.command.announce.listing import show_one  # noqa: PLC0415

    show_one(config, announcement, as_json=as_json)


@announce.command(help=_say("command.help.announce_card"))
@CONFIG
@_takes(*_TEXTS, *_WHEN)
def card(config: Path, as_json: bool, **wishes: Unpack[Wishes]) -> None:
    """Write a text card."""
    from shared.command.announce.writing import card as write  # noqa: PLC0415

    write(config, wishes, as_json=as_json)


def _of_file(name: str) -> None:
    @announce.command(name=name, help=_say(f"command.help.announce_{name}"))
    @CONFIG
    @FILE
    @_takes(*_TEXTS, *_WHEN)
    def run(config: Path, file: Path, as_json: bool, **wishes: Unpack[Wishes]) -> None:
        from shared.command.announce.writing import of_file  # noqa: PLC0415

        of_file(config, file, wishes, as_json=as_json)


for _name in ("picture", "video"):
    _of_file(_name)


@announce.command(help=_say("command.help.announce_ticker"))
@CONFIG
@click.argument("text")
@click.option("--en", "en_title", default="", help=_say("command.help.announce_en"))
@_takes(*_WHEN)
def ticker(config: Path, text: str, as_json: bool, **wishes: Unpack[Wishes]) -> None:
    """Write a line for the foot of the TV."""
    from shared.command.announce.writing import ticker as write  # noqa: PLC0415

    write(config, text, wishes, as_json=as_json)


@announce.command(help=_say("command.help.announce_page"))
@CONFIG
@click.argument("name", type=click.Choice([page.value for page in BoardPage]))
@_takes(*_WHEN)
def page(config: Path, name: str, as_json: bool, **wishes: Unpack[Wishes]) -> None:
    """Say when and where a page of live data is shown."""
    from shared.command.announce.writing import page as write  # noqa: PLC0415

    write(config, BoardPage(name), wishes, as_json=as_json)


def _of_one(name: str) -> None:
    @announce.command(name=name, help=_say(f"command.help.announce_{name}"))
    @CONFIG
    @click.argument("announcement", metavar="ID")
    def run(config: Path, announcement: str) -> None:
        from shared.command.announce import ruling  # noqa: PLC0415

        {"approve": ruling.approve, "withdraw": ruling.withdraw, "remove": ruling.remove}[name](config, announcement)


for _name in ("approve", "withdraw", "remove"):
    _of_one(_name)


@announce.command(help=_say("command.help.announce_emergency"))
@CONFIG
@click.argument("text")
@click.option("--en", default="", help=_say("command.help.announce_en"))
def emergency(config: Path, text: str, en: str) -> None:
    """Take every TV and kiosk at once."""
    from shared.command.announce.ruling import emergency as run  # noqa: PLC0415

    run(config, text, en)


@announce.command(help=_say("command.help.announce_lift"))
@CONFIG
def lift(config: Path) -> None:
    """End the emergency message."""
    from shared.command.announce.ruling import lift as run  # noqa: PLC0415

    run(config)
