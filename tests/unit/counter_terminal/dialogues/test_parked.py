from center_hub.contract.commands import CallTicket
from center_hub.contract.words import CounterState, LegState
from tests.unit.counter_terminal.desk import Desk, in_hand, parked


def test_the_parked_are_listed_with_the_minutes_until_they_wait_again(idle: Desk) -> None:
    idle.is_now(CounterState.OPEN, parked=(parked(31, 12), parked(38, 3)))
    idle.key("F4")
    titles = [(row["title"], row["note"]) for row in idle.rows("dialogue.answers")]
    assert titles == [
        ("A 038 · Identity card, first", "waits again in 3 min"),
        ("A 031 · Identity card, first", "waits again in 12 min"),
    ]


def test_one_who_is_back_is_called_without_a_reason(idle: Desk) -> None:
    idle.is_now(CounterState.OPEN, parked=(parked(31, 12), parked(38, 3)))
    idle.key("F4")
    idle.key("2")
    assert idle.sent == [CallTicket(counter="counter-6", expect=None, ticket="1-A031")]


def test_nobody_is_called_back_while_another_is_at_the_counter(idle: Desk) -> None:
    idle.is_now(CounterState.OPEN, in_hand(LegState.SERVING), parked=(parked(31, 12),))
    idle.key("F4")
    assert idle.view("page") == "work"
    idle.is_now(CounterState.OPEN, parked=(parked(31, 12),))
    idle.key("F4")
    idle.is_now(CounterState.OPEN)
    assert idle.view("page") == "work"
