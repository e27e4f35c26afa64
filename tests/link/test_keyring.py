"""The key file: durable, private, and never a reason to crash."""

from __future__ import annotations

import os
import stat

import pytest

from shared.link.events import Credentials
from shared.link.keyring import LOCAL_PAIRING, Keyring
from shared.model import Role


def test_a_new_screen_has_nothing(tmp_path):
    assert Keyring.of_screen(tmp_path / "data", Role.KIOSK).credentials() == Credentials()


def test_a_kept_key_is_there_for_the_next_start_and_replaces_the_old_one(tmp_path):
    keyring = Keyring.of_screen(tmp_path / "data", Role.KIOSK)
    keyring.keep("kiosk-1", "old")
    keyring.keep("kiosk-2", "new")
    assert Keyring.of_screen(tmp_path / "data", Role.KIOSK).credentials() == Credentials("kiosk-2", "new")
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["kiosk.key"]


def test_screens_of_one_machine_keep_their_keys_apart(tmp_path):
    Keyring.of_screen(tmp_path, Role.KIOSK).keep("kiosk-1", "secret")
    assert Keyring.of_screen(tmp_path, Role.DISPLAY).credentials() == Credentials()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file's readers by its folder")
def test_only_the_owner_can_read_a_key(tmp_path):
    keyring = Keyring.of_screen(tmp_path, Role.KIOSK)
    keyring.keep("kiosk-1", "secret")
    assert stat.S_IMODE(keyring.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b'{"device":"x"}', b'{"device":1,"key":2}', b"\xff" * 9999])
def test_a_torn_key_file_is_no_key(tmp_path, content):
    (tmp_path / "kiosk.key").write_bytes(content)
    assert Keyring.of_screen(tmp_path, Role.KIOSK).credentials() == Credentials()


def test_a_left_over_draft_does_not_stand_in_the_way(tmp_path):
    (tmp_path / "kiosk.key.new").write_bytes(b"half")
    keyring = Keyring.of_screen(tmp_path, Role.KIOSK)
    keyring.keep("kiosk-1", "secret")
    assert keyring.credentials() == Credentials("kiosk-1", "secret")


def test_the_code_of_the_hub_on_this_machine_is_found_and_a_typed_one_goes_before_it(tmp_path):
    (tmp_path / LOCAL_PAIRING).write_text("4711\n")
    assert Keyring.of_screen(tmp_path, Role.KIOSK).credentials().code == "4711"
    assert Keyring.of_screen(tmp_path, Role.KIOSK, code="1234").credentials().code == "1234"


def test_an_unreadable_code_file_is_no_code(tmp_path):
    (tmp_path / LOCAL_PAIRING).write_bytes(b"\xff\xfe\xff")
    assert Keyring.of_screen(tmp_path, Role.KIOSK).credentials().code is None
