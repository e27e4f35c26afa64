"""Who may import whom. The arrows of docs/architecture.md, as sentences that fail with the line to look at."""

from __future__ import annotations

import pytest

from tests.house.tree import ROOT, below, imports_of, module_name, python_files

APPS = ("kiosk", "counter", "display")

RULES: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    # (sentence, importers, may not import, except importers)
    ("the nouns depend on nothing of ours", ("shared.model",), ("shared", *APPS), ()),
    (
        "the wire knows only the nouns",
        ("shared.protocol",),
        ("shared.queue", "shared.hub", "shared.link", "shared.ui", "shared.settings", "shared.language", *APPS),
        (),
    ),
    (
        "the heart knows only the nouns and the wire",
        ("shared.queue",),
        ("shared.hub", "shared.link", "shared.ui", "shared.settings", "shared.language", "shared.command", *APPS),
        (),
    ),
    (
        "the rules of announcements know only the nouns and the wire",
        ("shared.announcing",),
        (
            *("shared.queue", "shared.hub", "shared.link", "shared.ui", "shared.stage", "shared.settings"),
            *("shared.language", "shared.command", *APPS),
        ),
        (),
    ),
    (
        "the rules of the survey know only the nouns",
        ("shared.survey",),
        (
            *("shared.protocol", "shared.queue", "shared.hub", "shared.link", "shared.ui", "shared.stage"),
            *("shared.settings", "shared.language", "shared.command", *APPS),
        ),
        (),
    ),
    (
        "the rules of complaints know only the nouns and the wire",
        ("shared.complaint",),
        (
            *("shared.queue", "shared.hub", "shared.link", "shared.ui", "shared.stage", "shared.settings"),
            *("shared.language", "shared.command", *APPS),
        ),
        (),
    ),
    ("a client's end does not know the hub", ("shared.link",), ("shared.hub", "shared.queue", "shared.ui", *APPS), ()),
    ("fetching does not know the hub", ("shared.fetching",), ("shared.hub", "shared.queue", "shared.ui", *APPS), ()),
    ("the hub knows no screen", ("shared.hub",), ("shared.ui", "shared.link", "shared.fetching", *APPS), ()),
    ("sound knows nobody else", ("shared.sound",), ("shared", *APPS), ()),
    (
        "what a page says knows only words and facts",
        ("shared.stage",),
        ("shared.hub", "shared.queue", "shared.link", "shared.ui", "shared.settings", "shared.command", *APPS),
        (),
    ),
    ("the shared Qt knows no app and no hub", ("shared.ui",), ("shared.hub", "shared.queue", *APPS), ()),
    ("the command starts programs and imports none", ("shared.command",), APPS, ()),
    ("the kiosk stands alone", ("kiosk",), ("counter", "display", "shared.hub"), ()),
    ("the counter stands alone", ("counter",), ("kiosk", "display", "shared.hub"), ()),
    ("the display stands alone", ("display",), ("kiosk", "counter", "shared.hub"), ()),
]

DOORS: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    # (third party, rooms that may, exact modules that may)
    ("sqlalchemy", ("shared.hub.store", "shared.command.bench"), ()),
    ("alembic", ("shared.hub.store",), ()),
    ("websockets", ("shared.link", "shared.hub", "shared.command.bench"), ()),
    ("starlette", ("shared.hub",), ()),
    ("uvicorn", ("shared.hub",), ()),
    ("jinja2", ("shared.hub.web",), ()),
    ("escpos", ("kiosk.printing",), ()),
    ("espeakng_loader", ("display.voice",), ()),
    ("av", ("display.player", "display.voice"), ("shared.hub.media.film", "shared.command.bench.clip")),
    ("argon2", ("shared.hub.access",), ()),
    ("pyrage", ("shared.hub.feedback",), ()),
    ("pydantic", ("shared.settings",), ()),
    ("babel", ("shared.language",), ()),
    ("click", ("shared.command",), ()),
    (
        "reportlab",
        ("shared.command.paper", "shared.command.posters", "shared.command.skm.pdf", "shared.command.cases.pdf"),
        (),
    ),
    ("xlsxwriter", (), ("shared.command.skm.workbook", "shared.command.cases.workbook")),
]

QT_ROOMS = ("shared.ui", "kiosk.screen", "counter.screen", "display.screen", "kiosk.qml", "counter.qml", "display.qml")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_rooms_import_only_downwards(rule: tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]) -> None:
    sentence, importers, forbidden, exceptions = rule
    looked = 0
    wrong: list[str] = []
    for path in python_files():
        name = module_name(path)
        if not below(name, *importers) or below(name, *exceptions):
            continue
        looked += 1
        wrong += [
            f"{path.relative_to(ROOT)}:{line} imports {imported}, but {sentence}"
            for line, imported in imports_of(path)
            if below(imported, *forbidden) and not below(imported, *importers)
        ]
    assert looked > 0, f"the rule looked at nothing: {importers}"
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door[0])
def test_a_third_party_has_one_door(door: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    library, rooms, modules = door
    users = [(path, line) for path in python_files() for line, imported in imports_of(path) if below(imported, library)]
    assert users, f"nobody imports {library}: remove it, or its rule"
    wrong = [
        f"{path.relative_to(ROOT)}:{line} opens a second door to {library}"
        for path, line in users
        if not below(module_name(path), *rooms) and module_name(path) not in modules
    ]
    assert not wrong, "\n".join(wrong)


def test_qt_is_only_in_the_rooms_that_show_things() -> None:
    wrong = []
    for path in python_files():
        name = module_name(path)
        if below(name, *QT_ROOMS) or name.endswith("__main__") or ".screen" in name:
            continue
        wrong += [
            f"{path.relative_to(ROOT)}:{line} imports {imported}"
            for line, imported in imports_of(path)
            if below(imported, "PySide6", "shiboken6")
        ]
    assert not wrong, "\n".join(wrong)
