"""The wheel alone runs: built, put into an environment of its own and started from another folder, it lacks nothing."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT

PROGRAMS = {"shared.hub": (), "kiosk": ("--offscreen",), "counter": ("--offscreen",), "display": ("--offscreen",)}
"""The four programs and what makes them run without a screen."""
SECONDS = 40


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of what lies in the tree now; built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has this wheel, and of this environment only what others wrote."""
    home = tmp_path_factory.mktemp("home") / "venv"
    venv.EnvBuilder(symlinks=True).create(home)
    interpreter = home / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "-q", "--offline", "--no-deps", "--python", interpreter, wheel],
        check=True,
        timeout=60,
    )
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    assert site.joinpath("counter").is_dir()
    # A folder named in a .pth file is searched after the wheel, and its own .pth files (ours is one) are left alone.
    site.joinpath("others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return interpreter


def test_the_wheel_holds_every_file_of_the_rooms(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {Path(name).suffix for name in ours} >= {".py", ".qml", ".po", ".ttf", ".svg", ".json", ".mako"}
    assert not ours - packed
    assert not [name for name in packed if name.startswith(("tests/", "docs/"))]


def test_the_command_answers_in_another_folder(python: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [python.with_name("antrean"), "--help"], cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    for name in ("start", "demo", "doctor", "staff", "audit", "kiosk", "counter", "display", "hub"):
        assert re.search(rf"^  {name}\b", said.stdout, re.MULTILINE), name


def clean() -> dict[str, str]:
    """This machine's surroundings without what would bring the tree in by another door."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def office(folder: Path) -> Path:
    """The example agency on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    written, changes = re.subn(r"^port = 8765$", f"port = {port}", (ROOT / "config.toml").read_text(), flags=re.M)
    assert changes == 1
    config = folder / "config.toml"
    config.write_text(written)
    return config


def started(python: Path, folder: Path, stack: ExitStack) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The four programs, as a shell would start them."""
    config = office(folder)
    for module, how in PROGRAMS.items():
        pictures = ("--pictures", str(folder / module)) if how else ()
        written = stack.enter_context((folder / f"{module}.err").open("wb"))
        program = subprocess.Popen(
            [python, "-m", module, "--config", config, *how, *pictures],
            cwd=folder,
            env=clean(),
            stdout=written,
            stderr=written,
        )
        stack.callback(program.kill)
        yield module, program


def test_hub_and_screens_run_from_the_wheel(python: Path, tmp_path: Path) -> None:
    """Migrations, catalogues, fonts, icons and QML all come out of it: each screen draws what the hub tells it."""
    where = subprocess.run(
        [python, "-c", "import shared; print(shared.__file__)"],
        cwd=tmp_path,
        env=clean(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(ROOT) not in where
    with ExitStack() as stack:
        programs = dict(started(python, tmp_path, stack))
        screens = [module for module, how in PROGRAMS.items() if how]
        ends = time.monotonic() + SECONDS
        while waiting := [module for module in screens if not list((tmp_path / module).glob("*.png"))]:
            dead = {name: program.returncode for name, program in programs.items() if program.poll() is not None}
            assert not dead, said(tmp_path, dead)
            assert time.monotonic() < ends, f"{waiting} drew nothing; " + said(tmp_path, waiting)
            time.sleep(0.1)
        for program in programs.values():
            program.send_signal(signal.SIGTERM)
        ended = {name: program.wait(20) for name, program in programs.items()}
    assert set(ended.values()) == {0}, f"{ended}; " + said(tmp_path, ended)
    assert (tmp_path / "data" / "antrean.db").stat().st_size > 0
    told = said(tmp_path, programs)
    assert not re.search(r"Traceback|\.qml:\d+|qrc:|\[error", told), told


def said(folder: Path, modules: object) -> str:
    """What the programs wrote."""
    names = list(modules) if isinstance(modules, (dict, list)) else []
    return "\n".join(f"{name}: {(folder / f'{name}.err').read_text(errors='replace')}" for name in names)
