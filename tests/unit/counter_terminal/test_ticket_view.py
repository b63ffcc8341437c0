from center_hub.contract.words import LegState, Why
from tests.unit.counter_terminal.desk import Desk


def marks(desk: Desk) -> list[object]:
    return [row["text"] for row in desk.rows("ticket.marks")]


def test_a_citizen_in_turn_has_no_marks(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    assert marks(desk) == []


def test_what_is_out_of_the_ordinary_is_told(desk: Desk) -> None:
    desk.holds(
        LegState.SERVING,
        priority="veteran",
        party=3,
        why=Why.CHOSEN,
        then=("bank-payment", "vehicle-registration"),
        return_to="counter-13",
    )
    assert marks(desk) == [
        "War veteran",
        "People: 3",
        "Called by number",
        "Then: State fees and payments · Vehicle registration",
        "Then back to counter 13",
    ]


def test_every_reason_out_of_turn_has_words_of_its_own(desk: Desk) -> None:
    said = set()
    for why in Why:
        desk.holds(LegState.CALLED, why=why)
        said.add(tuple(marks(desk)))
    assert len(said) == len(Why) - 2  # first come, stored next and the promise to each are in turn
    assert () in said


def test_a_step_without_the_citizen_says_that_nobody_is_called(desk: Desk) -> None:
    desk.holds(LegState.SERVING, announced=False)
    assert desk.view("ticket.state") == "Nobody is called: work without the citizen"


def test_what_this_box_does_not_know_yet_is_shown_by_its_id(desk: Desk) -> None:
    desk.holds(LegState.SERVING, priority="new-class", then=("new-service",), return_to="counter-99")
    assert marks(desk) == ["new-class", "Then: new-service", "Then back to counter counter-99"]
