from center_hub.contract.commands import SwitchProfile
from center_hub.contract.words import CounterState
from config.model import Centre
from tests.unit.counter_terminal.desk import Desk, open_desk


def test_another_profile_of_this_counter_can_be_taken_and_the_first_again(idle: Desk) -> None:
    idle.press("profile")
    assert [row["id"] for row in idle.rows("dialogue.answers")] == ["identity-driving"]
    idle.key("1")
    assert idle.sent == [SwitchProfile(counter="counter-6", profile="identity-driving")]
    idle.refused()
    idle.is_now(CounterState.OPEN, profile="identity-driving")
    assert idle.view("profile") == "Identity papers and driving"
    idle.press("profile")
    assert [row["id"] for row in idle.rows("dialogue.answers")] == ["identity"]


def test_a_counter_with_one_profile_offers_no_other(baku: Centre) -> None:
    desk = open_desk(baku, "counter-7")
    desk.press("profile")
    assert desk.view("page") == "work"
