import pytest

from center_hub.contract.words import CounterState, LegState
from center_hub.link.port import LinkChanged
from counter_terminal.keys import KEYS
from tests.unit.counter_terminal.desk import Desk


@pytest.mark.parametrize("key", ["F1", "?"])
def test_a_key_shows_all_keys_and_takes_them_away_again(desk: Desk, key: str) -> None:
    desk.holds(LegState.SERVING)
    desk.key(key)
    assert desk.view("page") == "keys"
    desk.key(key)
    assert desk.view("page") == "work"
    desk.press("help")
    desk.key("Esc")
    assert desk.view("page") == "work"
    assert desk.sent == []


def test_every_key_of_the_table_stands_on_the_page(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.key("F1")
    groups = ("with", "without", "always")
    told = {row["key"] for group in groups for row in desk.rows(f"dialogue.{group}")}
    assert set(KEYS.values()) - {"Home"} <= told
    assert {"F1", "F2", "F3", "F5", "Esc", "Tab"} <= told


def test_all_keys_can_be_looked_at_without_a_connection(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.flow.heard(LinkChanged(connected=False), desk.now)
    desk.key("F1")
    assert desk.view("page") == "keys"
    desk.key("Enter")
    assert desk.view("page") == "work"


def test_no_key_does_two_things_in_one_situation() -> None:
    """One thing with somebody at the counter and one with nobody."""
    with_somebody = {"park", "recall", "no_show", "transfer", "finish", "start", "pause_after", "close_after"}
    for held in (True, False):
        keys = [key for action, key in KEYS.items() if (action.value in with_somebody) is held]
        others = {"store_next", "store_no_more"}
        assert len(keys) - len(set(keys)) == (0 if held else len(others) - 1)
