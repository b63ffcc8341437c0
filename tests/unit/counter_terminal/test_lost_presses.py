"""What becomes of a press when there is no hub to hear it, and how an operator is told."""

from center_hub.contract.commands import CallNext
from center_hub.contract.replies import Called
from center_hub.contract.words import CounterState, LegState
from center_hub.link.port import LinkChanged
from hardware.keypad.port import KeypadAction, Press
from tests.unit.counter_terminal.desk import Desk


def lose(desk: Desk) -> None:
    desk.flow.heard(LinkChanged(connected=False), desk.now)


def test_a_press_without_a_connection_is_said_not_to_be_sent(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    lose(desk)
    assert desk.view("banner.body") == ("No connection. No ticket is lost; please wait until it is back.")
    for press in (("main", "call_next"), ("key", "F10")):
        desk.press(*press)
        assert str(desk.view("banner.body")).startswith("Your press was not sent")
        desk.wait(6.1)
        assert str(desk.view("banner.body")).startswith("No connection")
    assert desk.sent == []


def test_a_pedal_without_a_connection_is_answered_in_the_same_words(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    lose(desk)
    desk.now += 1
    desk.flow.keypad(Press(KeypadAction.CALL_NEXT, desk.now), desk.now)
    assert str(desk.view("banner.body")).startswith("Your press was not sent")


def test_a_press_on_its_way_when_the_wire_breaks_is_said_to_be_kept(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.taken()
    lose(desk)
    assert str(desk.view("banner.body")).startswith("No answer yet. Your press is kept")
    desk.press("main")
    assert len(desk.sent) == 1
    assert str(desk.view("banner.body")).startswith("No answer yet. Your press is kept")


def test_a_hub_that_does_not_answer_is_said_two_seconds_after_the_press(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.taken()
    desk.wait(1.9)
    assert desk.view("banner") is None
    desk.wait(0.2)
    assert desk.view("alive") is True
    assert desk.view("banner.kind") == "unanswered"
    desk.answer(Called(ticket="1-A042"), desk.sequence)
    desk.holds(LegState.CALLED)
    assert desk.view("banner") is None


def test_a_press_that_the_link_never_took_is_said_not_to_be_sent(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.press("main")
    desk.wait(3.1)
    assert desk.view("banner.kind") == "not_sent"
    assert desk.sent == [CallNext(counter="counter-7", expect=None)]


def test_park_is_one_press_and_a_transfer_two(desk: Desk) -> None:
    """With the keyboard a common target is F8 and the target; without a mouse Tab stands on the first."""
    desk.holds(LegState.SERVING)
    desk.key("F4")
    assert len(desk.sent) == 1
    desk.refused()
    desk.key("F8")
    desk.press("service", "passport-adult")
    assert len(desk.sent) == 2
