from center_hub.contract.commands import MarkNoShow, OpenCounter, StartService, StoreNext
from center_hub.contract.words import CounterState, LegState
from tests.unit.counter_terminal.desk import STEADY, Desk, in_hand

AT, HELD = "counter-7", "1-A042"


def button(desk: Desk, name: str) -> dict[str, object]:
    return next(row for row in desk.rows("actions") if row["id"] == name)


def test_the_next_recall_waits_out_its_pause_in_sight(desk: Desk) -> None:
    desk.holds(LegState.CALLED, attempt=2, recalls_left=2, recall_from=STEADY + 7_000)
    assert (button(desk, "recall")["enabled"], button(desk, "recall")["key"]) == (False, "0:07")
    assert desk.view("ticket.state") == "Called · Call: 2 · Calls left: 2"
    desk.key("F6")
    assert desk.sent == []
    desk.wait(7.0)
    assert (button(desk, "recall")["enabled"], button(desk, "recall")["key"]) == (True, "F6")


def test_after_the_last_call_was_heard_out_no_show_is_the_large_action(desk: Desk) -> None:
    desk.holds(LegState.CALLED, attempt=4, recalls_left=0, recall_from=STEADY + 7_000)
    assert desk.view("main.text") == "Start"
    assert button(desk, "recall")["enabled"] is False
    desk.wait(7.0)
    assert desk.view("main.text") == "No show"
    desk.wait(2.0)
    desk.press("main", desk.view("main.action"))
    assert desk.sent == [MarkNoShow(counter=AT, ticket=HELD)]


def test_a_press_on_its_way_to_start_never_says_that_nobody_came(desk: Desk) -> None:
    desk.holds(LegState.CALLED, attempt=4, recalls_left=0, recall_from=STEADY + 7_000)
    desk.wait(7.1)
    assert desk.view("main.enabled") is False
    desk.press("main", "start")
    desk.press("main", "no_show")
    assert desk.sent == []


def test_who_comes_after_the_last_call_can_still_be_served(desk: Desk) -> None:
    desk.holds(LegState.CALLED, attempt=4, recalls_left=0)
    desk.key("Home")
    assert desk.sent == [StartService(counter=AT, ticket=HELD)]


def test_a_break_after_this_one_is_shown_and_thought_better_of_with_its_own_key(desk: Desk) -> None:
    for then, key, mark in (
        (CounterState.PAUSED, "F10", "After this ticket: a break"),
        (CounterState.CLOSED, "F12", "After this ticket: the counter closes"),
    ):
        desk.is_now(CounterState.OPEN, in_hand(LegState.CALLED), then=then)
        assert [row["text"] for row in desk.rows("ticket.marks")] == [mark]
        assert button(desk, "stay")["key"] == key
        desk.key(key)
        assert desk.sent[-1] == OpenCounter(counter=AT)
        desk.refused()


def test_an_idle_counter_can_ask_for_whoever_comes_and_take_it_back(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.key("F11")
    desk.refused()
    desk.is_now(CounterState.OPEN, storing=True)
    assert desk.view("state") == "The next who comes is called here"
    desk.key("F11")
    assert desk.sent == [StoreNext(counter=AT, wanted=True), StoreNext(counter=AT, wanted=False)]


def test_a_ticket_that_may_not_be_parked_has_no_way_to_it(desk: Desk) -> None:
    desk.holds(LegState.SERVING, may_park=False)
    desk.key("F4")
    assert button(desk, "park")["enabled"] is False
    assert desk.sent == []
