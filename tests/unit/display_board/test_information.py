import math

from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.words import Wait
from config.boards import Information
from display_board.information import WAITS_S, InformationTurns
from tests.unit.display_board.hall import Hall, call

TEXT = {"az": "Sənədlər", "ru": "Документы", "en": "Documents"}
ONE, TWO = Information(text=TEXT, seconds=10), Information(image="file:///two.png", seconds=20)


def test_each_stands_its_seconds_over_and_over() -> None:
    turns = InformationTurns([ONE, TWO], 100)
    told = [turns.item(100 + at) for at in (0, 9.9, 10, 29.9, 30, 41)]
    assert told == [ONE, ONE, TWO, TWO, ONE, TWO]
    assert turns.next_change(104) == 110


def test_what_shares_its_place_comes_between() -> None:
    turns = InformationTurns([ONE, TWO], 100)
    told = [turns.item(100 + at, between=24) for at in (0, 23, 24, 33, 34, 58, 77)]
    assert told == [None, None, ONE, ONE, None, TWO, TWO]
    assert turns.next_change(101, between=24) == 124


def test_one_thing_alone_never_changes() -> None:
    assert InformationTurns([ONE], 100).next_change(104) == math.inf
    assert InformationTurns([], 100).item(104) is None


def test_a_picture_that_cannot_be_drawn_is_left_out_once() -> None:
    turns = InformationTurns([ONE, TWO], 100)
    assert turns.cannot_be_drawn("file:///two.png")
    assert not turns.cannot_be_drawn("file:///two.png")
    assert all(turns.item(100 + at) == ONE for at in range(60))


@given(
    st.lists(st.integers(5, 120), min_size=1, max_size=5), st.floats(0, 1000), st.sampled_from([0.0, 24.0])
)
def test_the_answer_holds_until_the_next_change(seconds: list[int], now: float, between: float) -> None:
    items = [Information(text={"az": str(at)}, seconds=one) for at, one in enumerate(seconds)]
    turns = InformationTurns(items, 0)
    told, end = turns.item(now, between=between), turns.next_change(now, between=between)
    assert end > now
    if end < math.inf:
        assert turns.item(now + (end - now) * 0.99, between=between) == told


def told(hall: Hall) -> object:
    return hall.view("information.place")


def test_before_the_first_call_there_is_room_for_it() -> None:
    hall = Hall(information=[ONE])
    assert told(hall) == "page"
    assert hall.view("information.texts") == ["Sənədlər", "Документы", "Documents"]


def test_on_a_lying_board_it_takes_turns_with_the_waits() -> None:
    hall = Hall(information=[ONE])
    hall.board("zone-a", 2, call(2, 1, "counter-1"))
    assert told(hall) == "panel"
    hall.waits(3, {"id_card_first": Wait(least=600, likely=700, most=900)}, id_card_first=3)
    assert told(hall) == ""
    hall.wait(WAITS_S)
    assert told(hall) == "panel"
    hall.wait(10)
    assert told(hall) == ""


def test_on_an_upright_board_it_stands_where_calls_leave_room_and_never_in_their_place() -> None:
    hall = Hall(information=[ONE])
    hall.has_room(9, upright=True)
    hall.board("zone-a", 9, *(call(order, order, "counter-1") for order in range(5, 0, -1)))
    assert told(hall) == "below"
    hall.board("zone-a", 10, *(call(order, order, "counter-1") for order in range(6, 0, -1)))
    assert told(hall) == ""
    assert len(hall.rows()) == 6
