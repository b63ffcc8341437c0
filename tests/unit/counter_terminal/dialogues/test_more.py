from center_hub.contract.commands import CloseCounter
from center_hub.contract.words import LegState
from config.model import Centre, Operator
from tests.unit.counter_terminal.desk import Desk, open_desk, ruled


def test_what_has_no_button_is_one_key_further_with_its_key(idle: Desk) -> None:
    idle.holds(LegState.SERVING)
    idle.key("F2")
    answers = [(row["key"], row["id"]) for row in idle.rows("dialogue.answers")]
    assert answers == [("F12", "close_after"), ("2", "profile"), ("3", "sign_in")]
    idle.key("F12")
    assert idle.sent == [CloseCounter(counter="counter-6")]
    assert idle.view("page") == "work"


def test_a_further_action_may_ask_a_question_of_its_own(idle: Desk) -> None:
    idle.press("more")
    idle.key("1")
    assert idle.view("dialogue.title") == "What does this counter take now?"


def test_the_key_that_opened_the_list_closes_it(idle: Desk) -> None:
    idle.key("F2")
    idle.key("F2")
    assert idle.view("page") == "work"


def test_a_long_list_is_turned_nine_at_a_time_and_figures_choose_on_its_page(baku: Centre) -> None:
    everybody = tuple(Operator(f"operator-{at}") for at in range(1, 21))
    desk = open_desk(ruled(baku, operators=everybody))
    desk.press("sign_in")
    assert desk.view("dialogue.page") == "1 / 3"
    desk.type(["PageDown", "PageDown", "PageDown", "9"])
    assert [row["id"] for row in desk.rows("dialogue.answers")] == ["operator-19", "operator-20"]
    desk.key("2")
    assert desk.view("dialogue.title") == "PIN of operator-20"
