from collections.abc import Iterator

import pytest

from center_hub.contract.commands import SignIn, SignOut
from center_hub.contract.replies import Reason
from center_hub.contract.words import CounterState, LegState, OperatorRole
from counter_terminal.dialogues.signing_in import PinPad
from tests.unit.counter_terminal.desk import WALL, Desk, in_hand

AT, PIN = "counter-6", "83924"


@pytest.fixture
def asked(strict: Desk) -> Desk:
    """Nobody is signed in; the PIN of operator 2 is asked."""
    strict.is_now(CounterState.CLOSED)
    strict.press("main")
    strict.key("2")
    return strict


def remembered(thing: object, seen: set[int] | None = None) -> Iterator[str]:
    """Every text that can be reached from `thing` through our own values."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for one in (*thing.keys(), *thing.values()):
            yield from remembered(one, seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for one in thing:
            yield from remembered(one, seen)
    elif type(thing).__module__.startswith(("counter_terminal", "center_hub")):
        kind = type(thing)
        fields = (*getattr(kind, "__slots__", ()), *getattr(kind, "__struct_fields__", ()))
        for name in (*getattr(thing, "__dict__", ()), *fields):
            yield from remembered(getattr(thing, name, None), seen)


def test_signing_in_is_the_large_action_where_nobody_may_work_unknown(asked: Desk) -> None:
    asked.type(PIN)
    assert asked.view("dialogue.shown") == "•••••"
    asked.key("Enter")
    assert asked.sent == [SignIn(counter=AT, operator="operator-2", pin=PIN)]
    asked.is_now(CounterState.CLOSED, operator="operator-2", operator_role=OperatorRole.OPERATOR)
    assert asked.view("page") == "work"
    assert asked.view("on_duty") == "On duty: operator-2"
    asked.refused()
    assert asked.view("main.text") == "Open the counter"


def test_the_pin_is_forgotten_the_moment_it_is_sent(asked: Desk) -> None:
    asked.type(PIN)
    assert PIN in remembered(asked.flow)
    asked.key("Enter")
    assert PIN not in remembered(asked.flow)
    assert "operator-2" in remembered(asked.flow)
    asked.taken()
    assert PIN not in remembered(asked.flow)


def test_the_pin_is_in_no_text_that_is_made_of_the_dialogue_or_the_view(asked: Desk) -> None:
    asked.type(PIN)
    assert PIN not in repr(PinPad("operator-2", pin=PIN))
    assert PIN not in str(asked.flow.view)


def test_a_wrong_pin_is_typed_anew_for_the_same_operator(asked: Desk) -> None:
    asked.type(PIN)
    asked.key("Enter")
    asked.refused(Reason.WRONG_PIN)
    assert asked.view("dialogue.shown") == ""
    assert asked.view("banner.kind") == "refusal"
    asked.type("1234")
    asked.press("send")
    assert asked.sent[-1] == SignIn(counter=AT, operator="operator-2", pin="1234")


def test_a_locked_pin_says_from_when_on(asked: Desk) -> None:
    asked.type(PIN)
    asked.key("Enter")
    asked.refused(Reason.PIN_LOCKED, at=WALL + 60_000)
    assert str(asked.view("banner.body")).endswith("Possible from 09:48.")


def test_a_pin_of_three_figures_is_not_sent_and_a_figure_can_be_taken_back(asked: Desk) -> None:
    asked.type("123")
    asked.key("Enter")
    assert asked.view("dialogue.complete") is False
    asked.type(["4", "Backspace"])
    asked.key("Enter")
    assert asked.sent == []
    asked.type("x" * 20)
    asked.type("4" * 20)
    assert asked.view("dialogue.shown") == "•" * 12


def test_esc_goes_back_to_the_list_and_then_to_the_counter(asked: Desk) -> None:
    asked.key("Esc")
    assert asked.view("page") == "list"
    asked.key("Esc")
    assert asked.view("page") == "work"


def test_whoever_is_on_duty_stands_in_the_head_and_not_in_the_list(strict: Desk) -> None:
    role = OperatorRole.SUPERVISOR
    strict.is_now(CounterState.OPEN, operator="supervisor-1", operator_role=role)
    assert strict.view("on_duty") == "On duty: supervisor-1 (Supervisor)"
    strict.press("sign_in")
    assert "supervisor-1" not in [row["id"] for row in strict.rows("dialogue.answers")]


def test_one_signs_out_of_a_counter_that_is_not_working(strict: Desk) -> None:
    strict.is_now(CounterState.OPEN, operator="operator-1")
    strict.press("sign_out")
    strict.is_now(CounterState.OPEN, in_hand(LegState.CALLED), operator="operator-1")
    strict.press("sign_out")
    assert strict.sent == []
    strict.is_now(CounterState.PAUSED, operator="operator-1")
    strict.press("sign_out")
    assert strict.sent == [SignOut(counter=AT)]
