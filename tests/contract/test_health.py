"""What a device says of itself, and the bytes that are no such word."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.codec import HEALTH_LIMIT, Unreadable, decode_document, decode_health, encode
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    MOST_ANSWERS,
    MOST_PARTS,
    OFFLINE,
    DeviceHealth,
    DeviceStanding,
    HelpAnswer,
    HelpCall,
    HelpStep,
    PartState,
    Presence,
    PrinterHealth,
    PrinterState,
    at_start,
    with_paper,
    with_part,
    with_printer,
)
from center_hub.contract.replies import Reason
from hardware.ticket_printer.port import PrinterCondition
from tests.support.messages import drawn

KIOSK = at_start(has_printer=True)


@settings(max_examples=100, deadline=None)
@given(drawn(DeviceHealth))
def test_a_word_comes_back_as_it_was_said(health: DeviceHealth) -> None:
    assert decode_health(encode(health)) == health


@settings(max_examples=60, deadline=None)
@given(drawn(DevicesDocument))
def test_the_document_of_all_comes_back_as_it_was_shown(document: DevicesDocument) -> None:
    assert decode_document(DevicesDocument, encode(document)) == document


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_bytes_that_are_no_word_are_refused_and_raise_nothing_else(garbage: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode_health(garbage)
    assert caught.value.reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "changes",
    [
        {"device": "kiosk-1"},
        {"version": 2},
        {"online": "yes"},
        {"printer": {"condition": "fine", "can_print": True}},
        {"printer": {"condition": "ready", "can_print": True, "tickets_left": -1}},
        {"parts": {"code_scanner": "well"}},
        {"help": {"call": -1, "language": "az"}},
        {"help": {"call": 1}},
        {"answers": [{"kiosk": "kiosk-1", "call": 1, "step": "perhaps"}]},
        {"parts": {"Code Scanner": "ok"}},
        {"parts": {f"part_{number}x": "ok" for number in range(MOST_PARTS + 1)}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_word_of_another_language_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        decode_health(json.dumps({"version": 1, "online": True} | changes).encode())


def test_a_word_longer_than_any_device_needs_is_not_even_read() -> None:
    with pytest.raises(Unreadable) as caught:
        decode_health(b" " * (HEALTH_LIMIT + 1))
    assert caught.value.reason is Reason.TOO_LARGE


def test_the_longest_word_there_is_can_be_said() -> None:
    parts = {f"{'p' * 30}{number:02d}": PartState.TROUBLE for number in range(MOST_PARTS)}
    answers = tuple(
        HelpAnswer(kiosk="k" * 45 + f"{number:03d}", call=2**53 - 1, step=HelpStep.COMING)
        for number in range(MOST_ANSWERS)
    )
    help_call = HelpCall(call=2**53 - 1, language="prs")
    health = DeviceHealth(
        version=1, online=True, printer=KIOSK.printer, parts=parts, help=help_call, answers=answers
    )
    assert decode_health(encode(with_paper(health, 9_999, change_roll_soon=True))) == with_paper(
        health, 9_999, change_roll_soon=True
    )


@pytest.mark.parametrize("condition", PrinterCondition)
def test_there_is_a_word_for_every_condition_of_a_printer(condition: PrinterCondition) -> None:
    health = with_printer(KIOSK, condition.value, can_print=condition.can_print)
    assert health.printer == PrinterHealth(
        condition=PrinterState(condition.value), can_print=condition.can_print
    )


def test_a_printer_that_was_not_asked_yet_is_not_said_to_print() -> None:
    assert KIOSK.printer == PrinterHealth(condition=PrinterState.UNKNOWN, can_print=False)
    assert at_start(has_printer=False).printer is None


def test_what_is_known_of_the_paper_outlives_a_change_of_the_printer_and_the_other_way_round() -> None:
    health = with_printer(with_paper(KIOSK, 40, change_roll_soon=True), "ready", can_print=True)
    assert health.printer is not None
    assert (health.printer.tickets_left, health.printer.change_roll_soon) == (40, True)
    again = with_paper(health, None, change_roll_soon=False).printer
    assert again == PrinterHealth(condition=PrinterState.READY, can_print=True)


def test_each_part_has_a_state_of_its_own() -> None:
    health = with_part(with_part(KIOSK, "keypad", PartState.OK), "speaker", PartState.MISSING)
    assert with_part(health, "keypad", PartState.TROUBLE).parts == {
        "keypad": PartState.TROUBLE,
        "speaker": PartState.MISSING,
    }
    assert KIOSK.parts == {}


def test_the_last_word_says_nothing_of_what_nobody_can_know() -> None:
    assert json.loads(encode(OFFLINE)) == {"version": 1, "online": False}


@pytest.mark.parametrize("presence", Presence)
def test_people_are_sent_only_where_a_device_is_there_and_says_that_it_prints(presence: Presence) -> None:
    well = PrinterHealth(condition=PrinterState.READY, can_print=True)
    there = DeviceStanding(device="kiosk-1", presence=presence, printer=well)
    assert there.can_print is (presence is Presence.ONLINE)
    assert not DeviceStanding(device="kiosk-1", presence=presence).can_print


def test_a_word_and_a_document_of_before_there_were_calls_are_understood() -> None:
    assert decode_health(b'{"version":1,"online":true}') == DeviceHealth(version=1, online=True)
    assert "help" not in json.loads(encode(KIOSK))
    stamp = {"epoch": 1, "sequence": 2}
    devices = [{"device": "kiosk-1", "presence": "online", "since": 3}]
    before = json.dumps({"version": 1, "stamp": stamp, "devices": devices}).encode()
    assert decode_document(DevicesDocument, before).devices[0].help is None
