from center_hub.contract.commands import ServeWithoutTicket
from center_hub.contract.words import CounterState, LegState
from tests.unit.counter_terminal.desk import Desk


def test_service_language_and_reason_are_one_figure_each(idle: Desk) -> None:
    idle.is_now(CounterState.OPEN, services=("passport-adult", "passport-child"))
    idle.key("Ins")
    assert [row["id"] for row in idle.rows("dialogue.answers")] == ["passport-adult", "passport-child"]
    idle.key("2")
    assert [row["title"] for row in idle.rows("dialogue.answers")][1] == "Русский"
    idle.key("2")
    idle.key("1")
    assert idle.sent == [
        ServeWithoutTicket(
            counter="counter-6", expect=None, service="passport-child", language="ru", reason="urgent"
        )
    ]


def test_esc_goes_back_one_question_at_a_time(idle: Desk) -> None:
    idle.key("Ins")
    idle.type("11")
    for title in ("Why out of turn?", "Citizen's language", "Which service?"):
        assert idle.view("dialogue.title") == title
        idle.key("Esc")
    assert idle.view("page") == "work"


def test_the_question_is_gone_when_somebody_was_called_meanwhile(idle: Desk) -> None:
    idle.key("Ins")
    idle.holds(LegState.CALLED)
    assert idle.view("page") == "work"
    assert idle.sent == []
