from typing import Any

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import AnyCommand, CallNext, FinishService, MarkNoShow, Recall, StartService
from center_hub.contract.words import CounterState, LegState
from config.model import Centre
from counter_terminal.pedal import ARRIVAL_MS, STALE_S
from hardware.keypad.port import AT_A_KIOSK, KeypadAction, Press
from tests.unit.counter_terminal.desk import STEADY, Desk, in_hand, open_desk

NEXT, RECALL, NO_SHOW, FINISH = (one for one in KeypadAction if one not in AT_A_KIOSK)


def tread(desk: Desk, action: KeypadAction, ago: float = 0.0) -> list[AnyCommand]:
    """What one press sends; `ago` seconds before it reaches the flow."""
    before = len(desk.sent)
    effects = desk.flow.keypad(Press(action, desk.now - ago), desk.now)
    desk.sent += [effect.command for effect in effects]
    return desk.sent[before:]


@pytest.fixture
def open_(baku: Centre) -> Desk:
    return open_desk(baku)


def called(desk: Desk, **also: Any) -> None:
    """A ticket that was called some time ago, and whose last call has been heard."""
    desk.holds(LegState.CALLED, **({"recall_from": STEADY - 1000} | also))


def test_next_calls_whoever_is_next(open_: Desk) -> None:
    assert tread(open_, NEXT) == [CallNext(counter="counter-7", expect=None)]


def test_next_begins_with_whom_was_called_and_not_before_anybody_can_be_there(open_: Desk) -> None:
    steady = STEADY + round((open_.now - 100.0) * 1000)
    called(open_, called_since=steady)
    assert tread(open_, NEXT) == []
    open_.wait(ARRIVAL_MS / 1000)
    open_.beat()
    assert tread(open_, NEXT) == [StartService(counter="counter-7", ticket="1-A042")]


@pytest.mark.parametrize("then", [None, CounterState.PAUSED, CounterState.CLOSED])
def test_next_never_ends_a_service(open_: Desk, then: CounterState | None) -> None:
    open_.is_now(CounterState.OPEN, in_hand(LegState.SERVING), then=then)
    assert tread(open_, NEXT) == []


def test_next_never_says_that_nobody_came(open_: Desk) -> None:
    called(open_, recalls_left=0, recall_from=STEADY - 60_000)
    assert open_.view("main.action") == "no_show"
    assert tread(open_, NEXT) == []


@pytest.mark.parametrize("state", [CounterState.CLOSED, CounterState.PAUSED])
@pytest.mark.parametrize("action", KeypadAction)
def test_at_a_counter_that_is_not_open_no_key_does_anything(
    open_: Desk, state: CounterState, action: KeypadAction
) -> None:
    open_.is_now(state)
    assert tread(open_, action) == []


def test_the_other_keys_do_what_is_written_on_them(open_: Desk) -> None:
    called(open_)
    assert tread(open_, RECALL) == [Recall(counter="counter-7", ticket="1-A042")]
    open_.refused()
    assert tread(open_, NO_SHOW) == [MarkNoShow(counter="counter-7", ticket="1-A042")]
    open_.refused()
    assert tread(open_, FINISH) == []


def test_no_show_is_for_who_was_called_in_vain_too_but_not_as_it_turns(open_: Desk) -> None:
    called(open_, recalls_left=0, recall_from=STEADY - 100)
    assert tread(open_, NO_SHOW) == []
    open_.wait(2)
    open_.beat()
    assert tread(open_, NO_SHOW) == [MarkNoShow(counter="counter-7", ticket="1-A042")]


def test_finish_ends_the_service_in_hand_and_asks_how_it_ended_where_the_screen_does(
    baku: Centre, kabul: Centre
) -> None:
    for centre in (baku, kabul):
        desk = open_desk(centre, centre.counters[0].id)
        desk.holds(LegState.SERVING)
        sent = tread(desk, FINISH)
        if centre.outcomes:
            assert sent == []
            assert desk.view("page") != "work"
            assert tread(desk, FINISH) == []
        else:
            assert sent == [FinishService(counter=desk.counter, ticket="1-A042")]


def test_one_press_of_a_pedal_is_one_command_until_what_came_of_it_is_seen(open_: Desk) -> None:
    assert len(tread(open_, NEXT)) == 1
    for _ in range(5):
        open_.now += 1.0
        open_.beat()
        open_.taken()
        assert tread(open_, NEXT) == []


def test_a_press_made_on_an_older_screen_does_nothing(open_: Desk) -> None:
    open_.now += 10.0
    open_.beat()
    called(open_, number=42)
    assert tread(open_, RECALL, ago=0.2) == []
    open_.now += 0.5
    assert tread(open_, RECALL, ago=0.2) == [Recall(counter="counter-7", ticket="1-A042")]


def test_a_press_that_a_hung_screen_kept_waiting_does_nothing(open_: Desk) -> None:
    open_.now += 10.0
    open_.beat()
    assert tread(open_, NEXT, ago=STALE_S + 0.1) == []
    assert len(tread(open_, NEXT, ago=STALE_S - 0.1)) == 1


def test_another_document_about_the_same_ticket_makes_no_screen_older(open_: Desk) -> None:
    called(open_)
    open_.now += 5.0
    open_.beat()
    called(open_, recalls_left=2)
    assert len(tread(open_, RECALL, ago=0.3)) == 1


def test_without_the_hub_and_in_a_dialogue_no_key_does_anything(open_: Desk) -> None:
    open_.is_now(CounterState.OPEN, replace(in_hand(LegState.SERVING)))
    open_.press("transfer")
    assert open_.view("page") != "work"
    for action in KeypadAction:
        assert tread(open_, action) == []
    open_.key("Esc")
    open_.now += 60.0
    assert tread(open_, FINISH) == []
