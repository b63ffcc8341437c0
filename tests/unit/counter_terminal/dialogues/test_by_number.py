from typing import Literal

import pytest

from center_hub.contract.commands import CallTicket
from center_hub.contract.words import CounterState, OperatorRole
from config.model import Centre
from tests.unit.counter_terminal.desk import Desk, open_desk, ruled

AT = "counter-6"


def offered(desk: Desk) -> set[object]:
    return {row["intent"] for row in desk.rows("actions")} & {"by_number", "without_ticket"}


def test_a_number_is_called_for_a_reason_of_the_centre(idle: Desk) -> None:
    idle.key("F6")
    assert idle.view("dialogue.shown") == "A"
    idle.type("42")
    assert idle.view("dialogue.shown") == "A 042"
    idle.key("Enter")
    assert idle.rows("dialogue.answers")[0]["id"] == "urgent"
    idle.key("3")
    assert idle.sent == [CallTicket(counter=AT, expect=None, ticket="1-A042", reason="papers-brought")]


def test_any_letter_of_the_centre_can_be_chosen_by_key_arrow_or_touch(idle: Desk) -> None:
    idle.key("F6")
    idle.key("E")
    assert idle.view("dialogue.shown") == "E"
    idle.key("Right")
    assert idle.view("dialogue.shown") == "F"
    idle.type(["Left", "Left"])
    assert idle.view("dialogue.shown") == "D"
    idle.press("choose", "C")
    idle.key("B")
    assert idle.view("dialogue.shown") == "C"


def test_no_number_is_no_call(idle: Desk) -> None:
    idle.key("F6")
    for typed in ("", "0"):
        idle.type(typed)
        idle.key("Enter")
        assert idle.view("page") == "pad"
    idle.type("123456")
    assert idle.view("dialogue.shown") == "A 123"
    idle.type(["Backspace"] * 9)
    assert idle.view("dialogue.complete") is False


def test_esc_at_the_reason_goes_back_to_the_number(idle: Desk) -> None:
    idle.key("F6")
    idle.type("42")
    idle.key("Enter")
    idle.key("Esc")
    assert idle.view("dialogue.shown") == "A 042"


@pytest.mark.parametrize(
    ("allowed", "role", "shown"),
    [
        ("nobody", OperatorRole.SUPERVISOR, set()),
        ("supervisor", None, set()),
        ("supervisor", OperatorRole.OPERATOR, set()),
        ("supervisor", OperatorRole.SUPERVISOR, {"by_number", "without_ticket"}),
        ("operator", None, {"by_number", "without_ticket"}),
    ],
)
def test_the_line_is_passed_only_by_whom_the_centre_lets(
    baku: Centre,
    allowed: Literal["nobody", "supervisor", "operator"],
    role: OperatorRole | None,
    shown: set[object],
) -> None:
    desk = open_desk(ruled(baku, out_of_order=allowed), AT)
    desk.is_now(CounterState.OPEN, operator="operator-1", operator_role=role)
    assert offered(desk) == shown
    for cap in ("F6", "Ins"):
        desk.key(cap)
        assert (desk.view("page") == "work") is not bool(shown)
        desk.key("Esc")


def test_a_centre_without_reasons_lets_nobody_pass_the_line(baku: Centre) -> None:
    assert offered(open_desk(ruled(baku, reasons=()), AT)) == set()


def test_the_question_is_gone_when_the_supervisor_is(baku: Centre) -> None:
    desk = open_desk(ruled(baku, out_of_order="supervisor"), AT)
    desk.is_now(CounterState.OPEN, operator="supervisor-1", operator_role=OperatorRole.SUPERVISOR)
    desk.key("F6")
    desk.is_now(CounterState.OPEN)
    assert desk.view("page") == "work"
