"""The view models as qmllint reads them: a ``qmltypes`` file per Python module, written from the living classes.

PySide's own reader of sources (``pyside6-metaobjectdump``) stops at a property whose getter is a lambda, as ours are;
what Qt itself says of the loaded classes is exact, and needs no second description.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from PySide6.QtCore import QMetaMethod, QMetaObject, QMetaProperty, QObject

MODULES = {
    "counter.screen": (
        "counter.screen.keys",
        "counter.screen.screen",
        "counter.screen.field",
        "counter.screen.notices",
        "counter.screen.cases",
        "counter.screen.filing",
    ),
    "display.player": ("display.player.screen",),
    "display.screen": ("display.screen",),
    "kiosk.screen": ("kiosk.screen", "kiosk.feedback.screen"),
    "shared.ui.stage.card": ("shared.ui.stage.card",),
}
"""The QML modules that Python gives, and where their classes are written."""
NEEDS = {"counter.screen": ("shared.ui.stage.card",), "display.screen": ("display.player", "shared.ui.stage.card")}
"""Modules whose classes are properties here."""


def write_qmltypes(folder: Path) -> None:
    """Make ``folder`` an import path in which every view model can be looked up."""
    for module, sources in MODULES.items():
        place = folder.joinpath(*module.split("."))
        place.mkdir(parents=True)
        needs = "".join(f"import {other}\n" for other in NEEDS.get(module, ()))
        place.joinpath("qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\nimport QtQuick\n{needs}")
        components = "\n".join(
            _component(kind.staticMetaObject, module) for source in sources for kind in view_models(source)
        )
        place.joinpath("types.qmltypes").write_text(f"import QtQuick.tooling 1.2\nModule {{\n{components}\n}}\n")


def view_models(source: str) -> list[type[QObject]]:
    """The QML classes of a Python module."""
    found = vars(importlib.import_module(source)).values()
    return [
        kind for kind in found if isinstance(kind, type) and issubclass(kind, QObject) and kind.__module__ == source
    ]


def _component(meta: QMetaObject, module: str) -> str:
    name = meta.className()
    above = meta.superClass()
    lines = [
        f'file: "{name}.py"',
        f'name: "{name}"',
        'accessSemantics: "reference"',
        f'prototype: "{above.className() if above else "QObject"}"',
        f'exports: ["{module}/{name} 1.0"]',
        "exportMetaObjectRevisions: [256]",
        f"isCreatable: {'false' if _uncreatable(meta) else 'true'}",
    ]
    lines += [_property(meta.property(i)) for i in range(meta.propertyOffset(), meta.propertyCount())]
    lines += [_method(meta.method(i)) for i in range(meta.methodOffset(), meta.methodCount())]
    body = "\n".join(f"        {line}" for line in lines)
    return f"    Component {{\n{body}\n    }}"


def _uncreatable(meta: QMetaObject) -> bool:
    place = meta.indexOfClassInfo("QML.Creatable")
    return place >= meta.classInfoOffset() and meta.classInfo(place).value() == "false"


def _property(said: QMetaProperty) -> str:
    kind = str(said.typeName())
    fields = [f'name: "{said.name()}"', f'type: "{kind.rstrip("*")}"', f'read: "{said.name()}"']
    fields.append(f'write: "{said.name()}"' if said.isWritable() else "isReadonly: true")
    if kind.endswith("*"):
        fields.append("isPointer: true")
    if said.isConstant():
        fields.append("isPropertyConstant: true")
    elif said.hasNotifySignal():
        fields.append(f'notify: "{_text(said.notifySignal().name())}"')
    return f"Property {{ {'; '.join(fields)} }}"


def _method(said: QMetaMethod) -> str:
    kind = "Signal" if said.methodType() == QMetaMethod.MethodType.Signal else "Method"
    fields = [f'name: "{_text(said.name())}"']
    if kind == "Method" and said.typeName() != "void":
        fields.append(f'type: "{said.typeName()}"')
    fields += [f'Parameter {{ name: "p{i}"; type: "{_text(kind)}" }}' for i, kind in enumerate(said.parameterTypes())]
    return f"{kind} {{\n{chr(10).join(fields)}\n}}"


def _text(said: object) -> str:
    return bytes(said.data()).decode() if hasattr(said, "data") else str(said)
