"""The demo's own config.toml: the same office, another folder, database and port, so that no real day is touched."""

from __future__ import annotations

from pathlib import Path

import tomlkit

from shared.command.reach import free_port

DEMO_PORT = 8799


def demo_config(config: Path, folder: Path) -> Path:
    """Write the demo's settings into ``folder`` and return the file."""
    document = tomlkit.parse(config.read_text(encoding="utf-8-sig"))
    machine = document.setdefault("machine", tomlkit.table())
    machine["data"] = str(folder.resolve())
    hub = document.setdefault("hub", tomlkit.table())
    hub["host"] = "127.0.0.1"
    port = free_port(DEMO_PORT)
    hub["port"] = port
    hub["url"] = f"ws://127.0.0.1:{port}/ws"
    hub.pop("database", None)
    kiosk = document.setdefault("kiosk", tomlkit.table())
    kiosk["printer"] = {"kind": "folder"}
    written = folder / "config.toml"
    written.write_text(tomlkit.dumps(document), encoding="utf-8")
    return written
