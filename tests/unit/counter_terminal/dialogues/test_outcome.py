from center_hub.contract.commands import CallNext, FinishService
from center_hub.contract.replies import Agreed, Called, Reason
from center_hub.contract.words import CounterState, LegState
from config.model import Centre
from tests.unit.counter_terminal.desk import Desk, in_hand, open_desk, ruled

AT, HELD = "counter-6", "1-A042"


def test_finishing_asks_for_the_outcome_with_one_key_each(idle: Desk) -> None:
    idle.holds(LegState.SERVING)
    idle.key("F9")
    assert [row["key"] for row in idle.rows("dialogue.answers")] == ["1", "2", "3", "4", "5"]
    idle.key("2")
    assert idle.sent == [FinishService(counter=AT, ticket=HELD, outcome="documents-missing")]


def test_where_no_outcome_is_needed_enter_finishes_and_call_next_asks_nothing(idle: Desk) -> None:
    idle.holds(LegState.SERVING)
    idle.key("F9")
    idle.key("Enter")
    assert idle.sent == [FinishService(counter=AT, ticket=HELD)]
    idle.refused()
    idle.key("Esc")
    idle.press("main")
    assert idle.sent[-1] == CallNext(counter=AT, expect=HELD)


def test_call_next_asks_first_where_an_outcome_is_needed(strict: Desk) -> None:
    strict.is_now(CounterState.OPEN, in_hand(LegState.SERVING), operator="operator-1")
    strict.press("main")
    assert strict.sent == []
    assert strict.view("dialogue.send") == ""
    strict.key("Enter")
    assert strict.sent == []
    strict.press("note", " paper left here ")
    strict.press("choose", "done")
    assert strict.sent == [CallNext(counter=AT, expect=HELD, outcome="done", note="paper left here")]
    strict.answer(Called(ticket="1-A043"), strict.sequence + 1)
    strict.holds(LegState.CALLED, number=43)
    assert strict.view("page") == "work"


def test_a_note_that_is_refused_can_be_put_right(idle: Desk) -> None:
    idle.holds(LegState.SERVING)
    idle.key("F9")
    idle.press("note", "call 5551234")
    idle.key("1")
    idle.refused(Reason.NOTE_NAMES_SOMEBODY)
    assert idle.view("page") == "list"
    assert "personal" in str(idle.view("banner.body"))
    idle.press("note", "call")
    idle.key("1")
    assert idle.sent[-1] == FinishService(counter=AT, ticket=HELD, outcome="done", note="call")


def test_a_long_note_is_cut_where_the_hub_would_refuse_it(idle: Desk) -> None:
    idle.holds(LegState.SERVING)
    idle.key("F9")
    idle.press("note", "a" * 300)
    idle.key("1")
    sent = idle.sent[-1]
    assert isinstance(sent, FinishService)
    assert sent.note == "a" * 200


def test_who_leaves_after_this_ticket_finishes_and_calls_nobody(strict: Desk) -> None:
    for then, text in (
        (CounterState.PAUSED, "Finish and take a break"),
        (CounterState.CLOSED, "Finish and close the counter"),
    ):
        strict.is_now(CounterState.OPEN, in_hand(LegState.SERVING), operator="operator-1", then=then)
        assert strict.view("main.text") == text
        strict.press("main")
        strict.key("1")
        assert strict.sent[-1] == FinishService(counter=AT, ticket=HELD, outcome="done")
        strict.answer(Agreed(), 0)
        strict.is_now(CounterState.PAUSED, operator="operator-1")
        strict.wait(0.5)


def test_a_centre_without_outcomes_is_asked_nothing(baku: Centre) -> None:
    desk = open_desk(ruled(baku, outcome_needed=True, outcomes=()), AT)
    desk.holds(LegState.SERVING)
    desk.key("F9")
    assert desk.sent == [FinishService(counter=AT, ticket=HELD)]
