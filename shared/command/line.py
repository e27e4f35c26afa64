"""The command line: which commands there are and what they take. Each does its work in a module of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from shared.command.announce.line import announce
from shared.command.cases.line import cases
from shared.command.helping import Help
from shared.command.options import CONFIG, OUTPUT
from shared.command.says import words
from shared.command.skm.line import skm
from shared.command.whistle import whistle
from shared.settings.sections import Program

_say = words().say
click.Context.formatter_class = Help  # the one place where click lets every command's help be worded


class DemoWishes(TypedDict):
    """What a person may ask of the demo."""

    speed: int
    seed: int
    visitors: int
    until: str | None
    pictures: Path | None
    offscreen: bool
    vnc: bool


OFFSCREEN = click.option("--offscreen", is_flag=True, help=_say("command.help.offscreen"))
PICTURES = click.option("--pictures", type=click.Path(path_type=Path), help=_say("command.help.pictures"))


@click.group(help=_say("command.help.antrean"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="antrean")
def antrean() -> None:
    """The group of all commands."""


antrean.add_command(announce)
antrean.add_command(skm)
antrean.add_command(cases)
antrean.add_command(whistle)


@antrean.command(help=_say("command.help.start"))
@CONFIG
@click.option("--vnc", is_flag=True, help=_say("command.help.vnc"))
@OFFSCREEN
@PICTURES
@click.option("--seconds", type=click.FloatRange(min=1), help=_say("command.help.seconds"))
def start(config: Path, vnc: bool, offscreen: bool, pictures: Path | None, seconds: float | None) -> None:
    """Run this machine's part of the room."""
    from shared.command.start import start as run  # noqa: PLC0415

    raise SystemExit(run(config, vnc=vnc, offscreen=offscreen, pictures=pictures, seconds=seconds))


@antrean.command(help=_say("command.help.hub"))
@CONFIG
def hub(config: Path) -> None:
    """Run the hub only."""
    from shared.command.one import run_hub  # noqa: PLC0415

    raise SystemExit(run_hub(config))


def _window(program: Program) -> None:
    @antrean.command(name=program.value, help=_say(f"command.help.{program.value}"))
    @CONFIG
    @click.option("--code", help=_say("command.help.code"))
    @OFFSCREEN
    @PICTURES
    def run(config: Path, code: str | None, offscreen: bool, pictures: Path | None) -> None:
        from shared.command.one import run_window  # noqa: PLC0415

        raise SystemExit(run_window(program, config, code=code, offscreen=offscreen, pictures=pictures))


for _program in (Program.KIOSK, Program.COUNTER, Program.DISPLAY):
    _window(_program)


@antrean.group(help=_say("command.help.staff"))
def staff() -> None:
    """Accounts."""


@staff.command(name="add", help=_say("command.help.staff_add"))
@CONFIG
@click.argument("name")
@click.argument("display_name")
@click.option(
    "--role",
    type=click.Choice(["desk", "supervisor", "admin"]),
    default="desk",
    show_default=True,
    help=_say("command.help.role"),
)
def staff_add(config: Path, name: str, display_name: str, role: str) -> None:
    """Make an account and show its one-time PIN."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.add(config, name, display_name, role)


@staff.command(name="list", help=_say("command.help.staff_list"))
@CONFIG
def staff_list(config: Path) -> None:
    """Show all accounts."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.show(config)


@staff.command(name="disable", help=_say("command.help.staff_disable"))
@CONFIG
@click.argument("name")
def staff_disable(config: Path, name: str) -> None:
    """Close an account."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.disable(config, name)


@staff.command(name="new-pin", help=_say("command.help.staff_new_pin"))
@CONFIG
@click.argument("name")
def staff_new_pin(config: Path, name: str) -> None:
    """Show a new one-time PIN."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.new_pin(config, name)


@antrean.command(help=_say("command.help.pair"))
@CONFIG
@click.argument("role", type=click.Choice(["kiosk", "display", "desk"]))
@click.argument("name")
def pair(config: Path, role: str, name: str) -> None:
    """Show a one-time code for a new screen."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.pair(config, role, name)


@antrean.command(name="accept-clock", help=_say("command.help.accept_clock"))
@CONFIG
def accept_clock(config: Path) -> None:
    """Say that this machine's clock is right."""
    from shared.command import accounts  # noqa: PLC0415

    accounts.accept_clock(config)


@antrean.group(help=_say("command.help.audit"))
def audit() -> None:
    """The log."""


@audit.command(name="verify", help=_say("command.help.audit_verify"))
@CONFIG
@click.option("--head", help=_say("command.help.audit_head"))
def audit_verify(config: Path, head: str | None) -> None:
    """Check the chain of the log."""
    from shared.command.audit import verify  # noqa: PLC0415

    raise SystemExit(verify(config, head))


@audit.command(name="head", help=_say("command.help.audit_day_head"))
@CONFIG
@click.option("--day", metavar="YYYY-MM-DD", help=_say("command.help.day"))
def audit_head(config: Path, day: str | None) -> None:
    """Show the hash of a closed day."""
    from shared.command.audit import day_head  # noqa: PLC0415

    raise SystemExit(day_head(config, day))


@antrean.group(help=_say("command.help.voice"))
def voice() -> None:
    """The voice."""


VOICE_LANGUAGE = click.option("--language", metavar="ID", help=_say("command.help.voice_language"))


@voice.command(name="script", help=_say("command.help.voice_script"))
@CONFIG
@VOICE_LANGUAGE
def voice_script(config: Path, language: str | None) -> None:
    """Say what to record."""
    from shared.command.voice import script  # noqa: PLC0415

    raise SystemExit(script(config, language))


@voice.command(name="check", help=_say("command.help.voice_check"))
@CONFIG
@click.argument("folder", type=click.Path(path_type=Path))
def voice_check(config: Path, folder: Path) -> None:
    """Judge recordings."""
    from shared.command.voice import check  # noqa: PLC0415

    raise SystemExit(check(config, folder))


@voice.command(name="say", help=_say("command.help.voice_say"))
@CONFIG
@VOICE_LANGUAGE
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help=_say("command.help.voice_to"))
@click.option("--recall", is_flag=True, help=_say("command.help.voice_recall"))
@click.argument("number")
@click.argument("place")
def voice_say(config: Path, number: str, place: str, language: str | None, to: Path | None, recall: bool) -> None:
    """Let anyone hear a call."""
    from shared.command.voice import say  # noqa: PLC0415

    raise SystemExit(say(config, number, place, language=language, to=to, recall=recall))


@antrean.command(help=_say("command.help.qr"))
@CONFIG
@OUTPUT
def qr(config: Path, output: Path) -> None:
    """Make posters to scan."""
    from shared.command.posters.making import posters  # noqa: PLC0415

    raise SystemExit(posters(config, output))


@antrean.command(help=_say("command.help.doctor"))
@CONFIG
def doctor(config: Path) -> None:
    """Say what is wrong here and how to mend it."""
    from shared.command.doctor import examine  # noqa: PLC0415

    raise SystemExit(examine(config))


@antrean.command(help=_say("command.help.demo"))
@CONFIG
@click.option("--speed", type=click.IntRange(1, 2000), default=240, show_default=True, help=_say("command.help.speed"))
@click.option("--seed", type=int, default=7, show_default=True, help=_say("command.help.seed"))
@click.option(
    "--visitors", type=click.IntRange(1, 2000), default=40, show_default=True, help=_say("command.help.visitors")
)
@click.option("--until", metavar="HH:MM", help=_say("command.help.until"))
@PICTURES
@OFFSCREEN
@click.option("--vnc", is_flag=True, help=_say("command.help.vnc"))
def demo(config: Path, **wishes: Unpack[DemoWishes]) -> None:
    """A working day in two minutes."""
    from shared.command.demo import demonstrate  # noqa: PLC0415

    raise SystemExit(demonstrate(config, wishes))


@antrean.command(help=_say("command.help.bench"))
@CONFIG
@click.option("--quick", is_flag=True, help=_say("command.help.bench_quick"))
@click.option("--only", multiple=True, help=_say("command.help.bench_only"))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help=_say("command.help.bench_output"))
def bench(config: Path, quick: bool, only: tuple[str, ...], output: Path | None) -> None:
    """Measure."""
    from shared.command.bench.measuring import measure  # noqa: PLC0415

    raise SystemExit(measure(config, quick=quick, only=only, output=output))
