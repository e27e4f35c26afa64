"""From shapes without errors to the frozen sections that programs read."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from shared import model
from shared.feedback import CaseRules
from shared.settings import sections, shape
from shared.settings.reading import Sheet
from shared.settings.values import clock_time, span, stretch

_LABELS = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def build(sheet: Sheet, home: Path) -> sections.Settings:
    """The settings; relative folders are meant from ``home``, the folder of config.toml."""
    machine, hub, kiosk = sheet.machine, sheet.hub, sheet.kiosk
    counter, display, office, announcements = sheet.counter, sheet.display, sheet.office, sheet.announcements
    if not (machine and hub and kiosk and counter and display and office and announcements):
        raise ValueError("only a sheet without problems can be built")
    data = (home / machine.data).resolve()
    return sections.Settings(
        directory=_directory(sheet, office, announcements, home),
        announcement=_text(office.announcement),
        machine=sections.MachineSettings(data=data, runs=tuple(dict.fromkeys(machine.runs))),
        hub=_hub(hub, data),
        kiosk=_kiosk(kiosk, data, home),
        counter=sections.CounterSettings(counter.name, counter.desk or None, counter.stay_on_top),
        display=_display(display, home),
        announcements=_announcements(announcements, home),
        feedback=_feedback(sheet),
    )


def _feedback(sheet: Sheet) -> sections.FeedbackSettings:
    complaints, whistle, retention = sheet.complaints, sheet.whistle, sheet.retention
    if not (complaints and whistle and retention):
        raise ValueError("only a sheet without problems can be built")
    return sections.FeedbackSettings(
        sections.ComplaintSettings(_each(complaints.officers), CaseRules(**dict(complaints.days))),
        sections.WhistleSettings(_each(whistle.officers), _each(whistle.recipients)),
        sections.RetentionSettings(**dict(retention)),
    )


def _each(names: list[str]) -> tuple[str, ...]:
    """Each name once."""
    return tuple(dict.fromkeys(names))


def _announcements(announcements: shape.Announcements, home: Path) -> sections.AnnouncementSettings:
    folder = (home / announcements.folder).resolve() if announcements.folder else None
    return sections.AnnouncementSettings(folder, announcements.media_mb, announcements.media_gb)


def _hub(hub: shape.Hub, data: Path) -> sections.HubSettings:
    return sections.HubSettings(
        database=hub.database or f"sqlite:///{(data / 'antrean.db').as_posix()}",
        url=hub.url or f"ws://{_own_address(hub.host)}:{hub.port}{sections.WEBSOCKET_PATH}",
        host=hub.host,
        port=hub.port,
        trusted_proxies=tuple(dict.fromkeys(hub.trusted_proxies)),
    )


def _own_address(host: str) -> str:
    """How a screen on the hub's own machine reaches a hub that listens there."""
    if host in {"0.0.0.0", "::", "localhost"}:  # noqa: S104  (compared, not bound)
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _kiosk(kiosk: shape.Kiosk, data: Path, home: Path) -> sections.KioskSettings:
    printer = kiosk.printer
    plain = {name: getattr(printer, name) for name in shape.Printer.model_fields if name != "folder"}
    folder = (home / printer.folder).resolve() if printer.folder else data / "printed"
    others = {name: getattr(kiosk, name) for name in shape.Kiosk.model_fields if name != "printer"}
    return sections.KioskSettings(**others, printer=sections.PrinterSettings(**plain, folder=folder))


def _display(display: shape.Display, home: Path) -> sections.DisplaySettings:
    lists = {"voice", "languages", "queues", "desks"}
    others = {name: getattr(display, name) for name in shape.Display.model_fields if name not in lists}
    return sections.DisplaySettings(
        **others,
        queues=tuple(dict.fromkeys(display.queues)),
        desks=tuple(dict.fromkeys(display.desks)),
        languages=tuple(dict.fromkeys(display.languages)) or (model.Language.INDONESIAN,),
        voice=_voice(display.voice, home),
    )


def _voice(voice: shape.Voice, home: Path) -> sections.VoiceSettings:
    quiet = tuple(
        sections.QuietWindow(hours[0], hours[1], one.weekday - 1 if one.weekday else None)
        for one in voice.quiet
        if (hours := stretch(one.hours))
    )
    volumes = tuple(
        sections.VolumeWindow(hours[0], hours[1], one.volume, one.weekday - 1 if one.weekday else None)
        for one in voice.volumes
        if (hours := stretch(one.hours))
    )
    plain = ("on", "engine", "rate", "reading", "repeat", "repeat_after_s", "volume")
    return sections.VoiceSettings(
        **{name: getattr(voice, name) for name in plain},
        command=tuple(voice.command),
        clips=(home / voice.clips).resolve() if voice.clips else None,
        volumes=volumes,
        languages=tuple(dict.fromkeys(voice.languages)),
        also=tuple(dict.fromkeys(voice.also)),
        quiet=quiet,
        say=tuple(sections.Pronunciation(one.write, one.say, one.language) for one in voice.say),
    )


def _text(text: shape.Words | shape.Maybe | shape.Short) -> model.Text:
    return model.Text(text.id, text.en)


def _shifts(hours: list[str]) -> tuple[model.Shift, ...]:
    return tuple(model.Shift(*both) for text in hours if (both := span(text)))


def _directory(sheet: Sheet, office: shape.Office, announcements: shape.Announcements, home: Path) -> model.Directory:
    return model.Directory(
        office=_office(sheet, office, announcements, home),
        queues=tuple(_queue(queue) for queue in sheet.queues.values()),
        services=tuple(_service(service) for service in sheet.services.values()),
        desks=tuple(_desk(desk) for desk in sheet.desks.values()),
        pause_reasons=tuple(_text(reason) for reason in office.pause_reasons),
        pick_reasons=tuple(_text(reason) for reason in office.pick_reasons),
        pages=tuple(dict.fromkeys(announcements.pages)),
        survey=model.SurveyRules(**dict(sheet.survey or shape.Survey())),
    )


def _office(sheet: Sheet, office: shape.Office, announcements: shape.Announcements, home: Path) -> model.OfficeInfo:
    whistle = sheet.whistle
    week = [getattr(office.hours, name) for name in shape.Week.model_fields]
    return model.OfficeInfo(
        name=office.name,
        tagline=_text(office.tagline),
        zone=office.zone,
        zone_label=office.zone_label or _LABELS.get(office.zone, ""),
        hours=tuple(model.WeekdayHours(day, _shifts(hours)) for day, hours in enumerate(week)),
        holidays=tuple(
            model.Holiday(one.first, one.last or one.first, _text(one.name), _shifts(one.hours))
            for one in sheet.holidays.values()
        ),
        cutover=clock_time(office.cutover) or time(0),
        last_ticket_minutes=office.last_ticket_minutes,
        tickets_in_break=office.tickets_in_break,
        most_numbers_a_minute=office.most_numbers_a_minute,
        more_time_places=office.more_time_places,
        more_time_most=office.more_time_most,
        order=model.OrderPolicy(**{name: getattr(office.order, name) for name in shape.Order.model_fields}),
        accent=office.accent,
        logo=str((home / office.logo).resolve()) if office.logo else "",
        wifi=office.wifi,
        public_url=office.public_url,
        complaint=_text(office.complaint),
        free_of_charge=_text(office.free_of_charge),
        two_people=announcements.two_people,
        takes_disclosures=whistle is not None and bool(whistle.officers),
    )


def _queue(queue: shape.Queue) -> model.QueueInfo:
    return model.QueueInfo(
        id=queue.id,
        letter=queue.letter,
        name=_text(queue.name),
        short=_text(queue.short),
        examples=_text(queue.examples),
        icon=queue.icon,
        first=queue.first,
        last=queue.last,
        width=queue.width,
        quota=queue.quota,
        sensitive=queue.sensitive,
    )


def _service(service: shape.Service) -> model.ServiceInfo:
    return model.ServiceInfo(
        id=service.id,
        queue=service.queue,
        name=_text(service.name),
        short=_text(service.short),
        note=_text(service.note),
        official=_text(service.official),
        desk_minutes=service.desk_minutes,
        target_minutes=service.target_minutes,
        process=_text(service.process),
        items=tuple(_text(item) for item in service.items),
        product=_text(service.product),
        legal=service.legal,
        quota=service.quota,
        on_kiosk=service.on_kiosk,
    )


def _desk(desk: shape.Desk) -> model.DeskInfo:
    return model.DeskInfo(
        id=desk.id,
        label=_text(desk.label),
        name=_text(desk.name),
        kind=desk.kind,
        arrow=desk.arrow,
        main=tuple(desk.main),
        help=tuple(desk.help),
    )
