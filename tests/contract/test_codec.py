"""The wire form of every message, and what is said of bytes that are none."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.codec import (
    COMMAND_LIMIT,
    DOCUMENT_LIMIT,
    Unreadable,
    decode_command,
    decode_document,
    decode_reply,
    encode,
)
from center_hub.contract.commands import CallNext, CommandEnvelope, IssueTicket
from center_hub.contract.documents import (
    AnyDocument,
    BoardDocument,
    CounterDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.contract.replies import Reason, Reply
from center_hub.contract.words import CommandKey
from tests.support.messages import drawn

KEY = {"device": "kiosk-1", "epoch": 1, "sequence": 7}
BODY = {"command": "issue_ticket", "service": "card", "language": "az"}
ENVELOPE = {"version": 1, "key": KEY, "body": BODY}
NOT_READ = {Reason.MALFORMED, Reason.TOO_LARGE, Reason.UNSUPPORTED_VERSION}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def refused(payload: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        decode_command(payload)
    return caught.value


def read_or_reason(payload: bytes) -> CommandEnvelope | Reason:
    try:
        return decode_command(payload)
    except Unreadable as unreadable:
        return unreadable.reason


def wire(message: object) -> bytes:
    return json.dumps(message).encode()


@settings(max_examples=300, deadline=None)
@given(drawn(CommandEnvelope))
def test_each_command_comes_back_as_it_was_sent(envelope: CommandEnvelope) -> None:
    assert decode_command(encode(envelope)) == envelope


@settings(max_examples=200, deadline=None)
@given(drawn(Reply))
def test_each_reply_comes_back_as_it_was_sent(reply: Reply) -> None:
    assert decode_reply(encode(reply)) == reply


@pytest.mark.parametrize("kind", [HubPulse, CounterDocument, QueuesDocument, BoardDocument])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_each_document_comes_back_as_it_was_shown(kind: type[AnyDocument], data: st.DataObject) -> None:
    document = data.draw(drawn(kind))
    assert decode_document(kind, encode(document)) == document


def test_a_board_of_a_hub_that_knows_no_language_is_read_and_keeps_its_bytes() -> None:
    before = (
        b'{"version":1,"stamp":{"epoch":1,"sequence":7},"zone":"zone-a","calls":[{"order":7,"ticket":"1-A042",'
        b'"series":"A","number":42,"counter":"counter-1","attempt":1,"standing":true}]}'
    )
    document = decode_document(BoardDocument, before)
    assert document.calls[0].language is None
    assert encode(document) == before


@settings(max_examples=100, deadline=None)
@given(drawn(CommandEnvelope), st.randoms(use_true_random=False))
def test_equal_messages_have_one_byte_form_whatever_the_order_they_came_in(
    envelope: CommandEnvelope, chance: Any
) -> None:
    def shuffled(part: Any) -> Any:
        if not isinstance(part, dict):
            return part
        entries = list(part.items())
        chance.shuffle(entries)
        return {name: shuffled(value) for name, value in entries}

    sent = encode(envelope)
    assert encode(decode_command(wire(shuffled(json.loads(sent))))) == sent


def test_a_command_has_the_bytes_it_always_had() -> None:
    envelope = CommandEnvelope(
        version=1,
        key=CommandKey(device="counter-1", epoch=3, sequence=14),
        body=CallNext(counter="counter-1", expect=None),
    )
    assert encode(envelope) == (
        b'{"version":1,"key":{"device":"counter-1","epoch":3,"sequence":14},'
        b'"body":{"command":"call_next","counter":"counter-1","expect":null}}'
    )


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=200) | JSON.map(wire))
def test_no_bytes_bring_anything_but_a_command_or_unreadable(payload: bytes) -> None:
    assert refused(payload).reason in NOT_READ


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_command_with_one_part_replaced_is_read_or_unreadable(data: st.DataObject) -> None:
    message = json.loads(encode(data.draw(drawn(CommandEnvelope))))
    part = data.draw(st.sampled_from([message, message["key"], message["body"]]))
    part[data.draw(st.sampled_from(sorted(part)) | st.text(max_size=8))] = data.draw(JSON)
    read = read_or_reason(wire(message))
    if isinstance(read, CommandEnvelope):
        assert decode_command(encode(read)) == read
    else:
        assert read in NOT_READ


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | JSON.map(wire))
def test_no_bytes_break_the_reader_of_replies_and_documents(payload: bytes) -> None:
    with pytest.raises(Unreadable):
        decode_reply(payload)
    with pytest.raises(Unreadable):
        decode_document(HubPulse, payload)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({**ENVELOPE, "hint": 1}, "hint"),
        ({**ENVELOPE, "body": {**BODY, "priority": True}}, "priority"),
        ({**ENVELOPE, "body": {**BODY, "service": 5}}, "str"),
        ({**ENVELOPE, "body": {"command": "issue_ticket", "service": "card"}}, "language"),
        ({**ENVELOPE, "body": {**BODY, "command": "drop_table"}}, "drop_table"),
        ({**ENVELOPE, "body": {**BODY, "service": "card\n"}}, "regex"),
        ({**ENVELOPE, "body": {**BODY, "service": "Card"}}, "regex"),
        ({**ENVELOPE, "body": {**BODY, "service": ""}}, "regex"),
        ({**ENVELOPE, "body": {**BODY, "service": "a" * 49}}, "regex"),
        ({**ENVELOPE, "body": {**BODY, "language": "az\n"}}, "regex"),
        ({"version": 1, "key": KEY}, "body"),
    ],
)
def test_a_command_with_a_mistake_is_malformed_and_keeps_its_key(
    message: dict[str, object], said: str
) -> None:
    unreadable = refused(wire(message))
    assert unreadable.reason is Reason.MALFORMED
    assert said in unreadable.note
    assert unreadable.key == CommandKey(device="kiosk-1", epoch=1, sequence=7)


@pytest.mark.parametrize("ticket", ["17-A042\n", "0-A001", "17-I001", "17-A01", "17-A00001", "17 A001"])
def test_a_ticket_that_is_none_is_malformed(ticket: str) -> None:
    body = {"command": "cancel_ticket", "ticket": ticket}
    assert refused(wire({**ENVELOPE, "body": body})).reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "part",
    [
        {"color": "red"},
        {"device": "kiosk-1\n"},
        {"device": "a/b"},
        {"epoch": 0},
        {"sequence": 0},
        {"sequence": 2**53 + 1},
    ],
)
def test_a_key_that_is_none_is_malformed_and_not_answered_by_key(part: dict[str, object]) -> None:
    unreadable = refused(wire({**ENVELOPE, "key": {**KEY, **part}}))
    assert (unreadable.reason, unreadable.key) == (Reason.MALFORMED, None)


@pytest.mark.parametrize("version", [0, 2, -1, 10**9])
def test_another_version_is_named_with_its_key(version: int) -> None:
    unreadable = refused(wire({**ENVELOPE, "version": version, "body": {"command": "of_the_future"}}))
    assert unreadable.reason is Reason.UNSUPPORTED_VERSION
    assert str(version) in unreadable.note
    assert unreadable.key is not None


@pytest.mark.parametrize("version", ["1", 1.5, True, None, [1]])
def test_a_version_that_is_no_number_is_malformed(version: object) -> None:
    assert refused(wire({**ENVELOPE, "version": version})).reason is Reason.MALFORMED


def test_a_command_may_fill_the_limit_and_not_exceed_it() -> None:
    sent = wire(ENVELOPE)
    full = sent + b" " * (COMMAND_LIMIT - len(sent))
    assert decode_command(full).body == IssueTicket(service="card", language="az")
    unreadable = refused(full + b" ")
    assert (unreadable.reason, unreadable.key) == (Reason.TOO_LARGE, None)


def test_a_document_beyond_the_limit_is_too_large() -> None:
    with pytest.raises(Unreadable) as caught:
        decode_document(HubPulse, b" " * (DOCUMENT_LIMIT + 1))
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "payload",
    [
        b"[" * 15_000,
        b'{"version":1,"key":' + b"[" * 15_000,
        b'{"nest":' + b'{"n":' * 2_500 + b"1" + b"}" * 2_501,
        b'{"version":1,"body":' + b'[{"a":' * 2_000,
        b'{"version":1,"body":{"x":' + b"[" * 7_000 + b"]" * 7_000 + b"}}",
    ],
)
def test_deep_nesting_is_malformed_and_breaks_no_stack(payload: bytes) -> None:
    assert refused(payload).reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "payload", [b"", b" ", b"null", b"\x00", b"\xff\xfe{}", b'"\\ud800"', b"{}", b"1e999"]
)
def test_what_is_no_message_at_all_is_malformed(payload: bytes) -> None:
    assert refused(payload).reason is Reason.MALFORMED
