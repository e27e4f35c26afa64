"""``antrean qr``: which posters the office needs, and what stands on them."""

from __future__ import annotations

from pathlib import Path

from shared.command.configured import settings_from
from shared.command.paper.ink import palette
from shared.command.posters.sheet import Both, Poster, write
from shared.command.reach import room_url
from shared.command.says import FAILED, OK, tell, warn
from shared.command.skm.naming import desk_name
from shared.language import catalogue
from shared.model import DeskInfo, Directory, Language, OfficeInfo
from shared.settings.sections import WEBSOCKET_PATH, Settings

_ID, _EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)


def posters(config: Path, folder: Path) -> int:
    """Write a poster for the wall and one for each desk.

    Returns:
        0 when they were written; 1 when no phone could follow them, or the folder cannot be written.
    """
    settings = settings_from(config)
    base = address(settings)
    if base is None:
        warn("command.qr_no_address")
        return FAILED
    office = settings.directory.office
    made = {"qr-wall.pdf": wall(office, base)}
    made |= {f"qr-desk-{desk.id}.pdf": at_desk(settings.directory, desk, base) for desk in settings.directory.desks}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, poster in made.items():
            write(folder / name, poster, palette(office))
            tell("command.qr_file", path=folder / name, link=poster.link)
    except OSError as problem:
        warn("command.skm_cannot_write", folder=folder, why=problem.strerror or problem)
        return FAILED
    return OK


def address(settings: Settings) -> str | None:
    """What the codes begin with: ``public_url``, else the hub's own address; None when phones cannot reach it."""
    if settings.directory.office.public_url:
        return settings.directory.office.public_url.rstrip("/")
    url = settings.hub.url if settings.hub.url and not _here_only(settings.hub.url) else room_url(settings.hub)
    return None if url is None else url.replace("ws", "http", 1).removesuffix(WEBSOCKET_PATH)


def _here_only(url: str) -> bool:
    return any(f"//{host}" in url for host in ("127.", "localhost", "[::1]"))


def wall(office: OfficeInfo, base: str) -> Poster:
    """For the wall: the queue, the services, and where to complain."""
    steps = (_wifi(office), _both("poster.scan"), _both("poster.wall.see"))
    return Poster(office.name, "", _both("poster.wall.title"), steps, f"{base}/", _both("poster.wall.foot"))


def at_desk(directory: Directory, desk: DeskInfo, base: str) -> Poster:
    """For a desk: how was it."""
    steps = (_wifi(directory.office), _both("poster.scan"), _both("poster.desk.answer"))
    place = desk_name(desk.id, directory, _ID)
    link = f"{base}/d/{desk.id}"
    return Poster(directory.office.name, place, _both("poster.desk.title"), steps, link, _both("poster.desk.foot"))


def _wifi(office: OfficeInfo) -> Both:
    if not office.wifi:
        return _both("poster.any_wifi")
    return Both(_ID.say("poster.wifi", name=office.wifi), _EN.say("poster.wifi", name=office.wifi))


def _both(key: str) -> Both:
    return Both(_ID.say(key), _EN.say(key))
