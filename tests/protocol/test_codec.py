"""The codec is strict both ways, and whatever it says about bad bytes is short and printable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.protocol.codec import BadFrame, decode_client, decode_hub, encode
from shared.protocol.commands import IssueTicket
from shared.protocol.frames import Do, Ping

BAD = {
    "nothing": "",
    "not JSON": "hello",
    "half a frame": '{"type":"ping","n":1',
    "two frames": '{"type":"ping","n":1}{"type":"ping","n":2}',
    "a list": "[]",
    "null": "null",
    "no type": '{"n":1}',
    "unknown type": '{"type":"shutdown"}',
    "type of a wrong type": '{"type":1,"n":1}',
    "a field too many": '{"type":"ping","n":1,"admin":true}',
    "a field missing": '{"type":"ping"}',
    "text for a number": '{"type":"ping","n":"1"}',
    "a fraction for a number": '{"type":"ping","n":1.5}',
    "true for a number": '{"type":"ping","n":true}',
    "a number of four thousand digits": '{"type":"ping","n":' + "1" * 4000 + "}",
    "a number below zero": '{"type":"report","report":{"type":"shown","call":-1}}',
    "a number beyond 64 bits": '{"type":"ping","n":123456789012345678901234567890}',
    "not a number": '{"type":"ping","n":NaN}',
    "unknown command": '{"type":"do","id":"1","command":{"type":"drop_table"}}',
    "a client-made number": '{"type":"do","id":"1","command":{"type":"issue_ticket","service":"kp","number":"A001"}}',
    "a client-made time": '{"type":"do","id":"1","command":{"type":"issue_ticket","service":"kp","at":"2026-01-01"}}',
    "another's name": '{"type":"do","id":"1","command":{"type":"call_next","staff":"budi"}}',
    "unknown word of choice": '{"type":"do","id":"1","command":{"type":"issue_ticket","service":"kp","language":"jv"}}',
    "a frame of the hub": '{"type":"pong","n":1,"now":"2026-01-12T01:05:00Z"}',
    "bytes that are no UTF-8": b'{"type":"login","id":"1","name":"\xff","pin":"1"}',
    "half a surrogate": '{"type":"login","id":"1","name":"\\ud800","pin":"1"}',
    "nested without end": '{"type":"do","id":"1","command":' + '{"a":' * 50_000,
    "nested and closed": "[" * 50_000 + "]" * 50_000,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_bad_bytes_are_refused(data):
    with pytest.raises(BadFrame) as caught:
        decode_client(data)
    assert len(str(caught.value)) <= 200
    assert str(caught.value).isprintable()
    assert str(caught.value).isascii()


@pytest.mark.parametrize(("data", "named"), [("a field too many", "admin"), ("a client-made number", "number")])
def test_the_refusal_names_the_field(data, named):
    with pytest.raises(BadFrame, match=named):
        decode_client(BAD[data])


def test_a_field_named_by_an_attacker_cannot_write_to_a_terminal():
    with pytest.raises(BadFrame) as caught:
        decode_client('{"type":"ping","n":1,"\\u001b[2J\\u202e\\n' + "x" * 500 + '":1}')
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) <= 200


def test_a_field_twice_is_the_last_one_and_a_default_is_left_out():
    assert decode_client('{"type":"ping","n":1,"n":2}') == Ping(2)
    assert (
        encode(Do("1", IssueTicket("kp"))) == '{"type":"do","id":"1","command":{"type":"issue_ticket","service":"kp"}}'
    )


@given(st.binary(max_size=300))
def test_no_bytes_crash_either_end(data):
    for decode in (decode_client, decode_hub):
        with pytest.raises(BadFrame):
            decode(data)


@given(st.text(max_size=80))
def test_any_text_a_person_can_type_arrives_as_it_left(text):
    frame = Do("1", IssueTicket(text))
    try:
        sent = encode(frame)
    except UnicodeEncodeError:
        return  # half a surrogate: no keyboard makes it
    assert decode_client(sent) == frame
