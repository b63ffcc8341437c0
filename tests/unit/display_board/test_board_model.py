# ruff: noqa: RUF001 - Azerbaijani is written with these letters
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.documents import BoardCall
from center_hub.link.port import LinkChanged
from tests.unit.display_board.hall import Hall, call, main


def test_before_the_first_document_it_welcomes_in_every_language() -> None:
    hall = Hall()
    assert hall.view("page") == "welcome"
    assert hall.view("welcome") == ["Xoş gəlmisiniz", "Добро пожаловать", "Welcome"]
    assert hall.main("banner") == ""


def test_calls_of_all_zones_stand_newest_first() -> None:
    hall = Hall()
    hall.board("zone-a", 9, call(9, 3, "counter-1"), call(5, 1, "counter-2"))
    hall.board("zone-b", 7, call(7, 2, "counter-20"))
    assert hall.numbers() == ["A 003", "A 002", "A 001"]
    assert [main(row["zone"]) for row in hall.rows()] == ["Zal A", "Zal B", "Zal A"]
    assert hall.rows()[1]["label"] == "20"


def test_a_board_of_one_zone_shows_only_that_and_no_zone_column() -> None:
    hall = Hall(zones=("zone-b",))
    hall.board("zone-a", 9, call(9, 3, "counter-1"))
    hall.board("zone-b", 7, call(7, 2, "counter-20"))
    assert hall.numbers() == ["A 002"]
    assert hall.rows()[0]["zone"] == []
    assert hall.main("zone") == "Zal B"


def test_a_call_is_lit_for_at_least_ten_seconds_even_when_newer_ones_follow() -> None:
    hall = Hall()
    hall.board("zone-a", 1)
    first = call(2, 1, "counter-1", standing=True)
    hall.board("zone-a", 2, first)
    hall.wait(4)
    hall.board("zone-a", 3, call(3, 2, "counter-2", standing=True), first)
    assert hall.lit() == ["A 002", "A 001"]
    hall.wait(6.1)
    assert hall.lit() == ["A 002", "A 001"]
    hall.wait(3)
    assert hall.lit() == ["A 002"]


def test_the_newest_call_stays_lit_while_its_citizen_is_awaited() -> None:
    hall = Hall()
    hall.board("zone-a", 2, call(2, 1, "counter-1", standing=True))
    hall.wait(300)
    assert hall.lit() == ["A 001"]
    hall.board("zone-a", 3, call(2, 1, "counter-1"))
    assert hall.lit() == []
    assert hall.numbers() == ["A 001"]


def test_whoever_comes_at_once_has_been_lit_long_enough_for_the_others_to_look_up() -> None:
    hall = Hall()
    hall.board("zone-a", 1)
    hall.board("zone-a", 2, call(2, 1, "counter-1", standing=True))
    hall.wait(2)
    hall.board("zone-a", 3, call(2, 1, "counter-1"))
    assert hall.lit() == ["A 001"]
    hall.wait(10.1)
    assert hall.lit() == []


def test_a_recall_is_lit_again_and_stands_on_top() -> None:
    hall = Hall()
    hall.board("zone-a", 1)
    old, new = call(2, 1, "counter-1", standing=True), call(3, 2, "counter-2", standing=True)
    hall.board("zone-a", 3, new, old)
    hall.wait(60)
    assert hall.lit() == ["A 002"]
    hall.board("zone-a", 4, call(4, 1, "counter-1", standing=True, attempt=2), new)
    assert hall.numbers() == ["A 001", "A 002"]
    assert hall.lit() == ["A 001"]


def test_a_ticket_sent_on_to_another_zone_stands_once_at_its_newest_counter() -> None:
    hall = Hall()
    hall.board("zone-a", 2, call(2, 1, "counter-1"))
    hall.board("zone-b", 5, call(5, 1, "counter-20", standing=True))
    assert [(row["number"], row["label"]) for row in hall.rows()] == [("A 001", "20")]
    hall.board("zone-a", 8, call(8, 1, "counter-1", standing=True))
    assert [(row["number"], row["label"]) for row in hall.rows()] == [("A 001", "1")]


def test_what_was_called_before_the_board_was_switched_on_is_no_news() -> None:
    hall = Hall()
    calls = [call(order, order, "counter-1", standing=True) for order in (5, 4, 3)]
    hall.board("zone-a", 5, *calls)
    assert hall.lit() == ["A 005"]


def test_words_take_turns_every_eight_seconds_and_come_back_to_the_main_language() -> None:
    hall = Hall()
    spoken = []
    for _ in range(4):
        spoken.append(hall.view("speaking"))
        hall.wait(8)
    assert spoken == [0, 1, 2, 0]
    assert hall.view("titles.counter") == ["Pəncərə", "Окно", "Counter"]


def test_a_closed_centre_says_so_and_shows_no_numbers() -> None:
    hall = Hall()
    hall.board("zone-a", 2, call(2, 1, "counter-1"))
    hall.beat(opened=False)
    assert hall.view("page") == "closed"
    assert hall.main("welcome") == "Mərkəz bağlıdır"
    hall.beat()
    assert hall.view("page") == "calls"


def test_a_board_sleeps_until_something_changes() -> None:
    """Within a minute an idle board of one language wakes for its clock, or a silent hub, alone."""
    hall = Hall()
    hall.speak("az")
    hall.beat()
    assert hall.model.next_change() - hall.now == pytest.approx(10)
    hall.wait(10)
    assert hall.model.next_change() - hall.now == pytest.approx(
        60 - (400 / 1000 + 10 + 40 - 0.4) % 60, abs=0.5
    )


def test_a_board_of_several_languages_wakes_when_they_turn() -> None:
    hall = Hall()
    hall.wait(3)
    assert hall.model.next_change() - hall.now == pytest.approx(5)


def test_a_silent_hub_is_said_with_the_time_and_the_rows_stay() -> None:
    hall = Hall()
    hall.beat()
    hall.board("zone-a", 2, call(2, 1, "counter-1"))
    hall.wait(9.9)
    assert hall.main("banner") == ""
    hall.wait(0.2)
    assert hall.main("banner") == (
        "Əlaqə kəsilib. Məlumat saat 09:46 üçündür. Zəhmət olmasa, əməkdaşlara müraciət edin."
    )
    assert hall.numbers() == ["A 001"]
    hall.beat()
    assert hall.main("banner") == ""


def test_a_board_that_never_heard_a_hub_sends_people_to_the_staff() -> None:
    hall = Hall()
    hall.model.heard(LinkChanged(connected=False), hall.now)
    hall.wait(10.1)
    assert hall.main("banner") == "Zəhmət olmasa, əməkdaşlara müraciət edin."
    assert hall.view("page") == "welcome"


def test_clock_and_date_are_the_centres() -> None:
    hall = Hall("asan-khedmat-kabul-1")
    assert hall.view("clock") == ""
    hall.beat()
    hall.wait(1)
    hall.beat()
    assert hall.view("clock") == "۱۰:۱۶"
    assert "عقرب" in str(hall.main("date"))
    hall.wait(120)
    assert hall.view("clock") == "۱۰:۱۸"


def test_the_panel_counts_people_by_agency_the_busiest_first() -> None:
    hall = Hall()
    hall.queues(3, birth_registration=2, death_registration=3, id_card_first=4)
    rows = [(row["id"], row["people"]) for row in hall.rows("waiting.rows")]
    assert rows == [("justice", "5"), ("internal-affairs", "4")]
    hall.queues(4)
    assert hall.rows("waiting.rows") == []
    assert hall.main("waiting.nobody") == "Gözləyən yoxdur"


def test_the_panel_of_one_zone_leaves_out_what_is_served_elsewhere() -> None:
    hall = Hall(zones=("zone-a",))
    elsewhere = next(
        service.id
        for service in hall.centre.services
        if (counters := hall.centre.counters_serving(service.id))
        and all(counter.zone != "zone-a" for counter in counters)
    )
    hall.queues(3, **{elsewhere: 7, "id_card_first": 1})
    assert [row["people"] for row in hall.rows("waiting.rows")] == ["1"]


def test_the_stamp_is_the_newest_shown() -> None:
    hall = Hall()
    hall.board("zone-a", 12, call(12, 1, "counter-1"))
    hall.board("zone-b", 9)
    assert hall.view("stamp") == 12
    hall.queues(14)
    assert hall.view("stamp") == 14


def test_a_counter_label_in_dari_stands_in_an_isolate() -> None:
    hall = Hall("asan-khedmat-kabul-1")
    hall.board("zone-a", 2, call(2, 1, "counter-7"))
    assert hall.rows()[0]["counter"] == "غرفهٔ \u20667\u2069"
    assert hall.view("direction") == "rtl"


CALLS = st.builds(
    call,
    order=st.integers(1, 30),
    number=st.integers(1, 9999),
    counter=st.sampled_from(["counter-1", "counter-40", "gone"]),
    standing=st.booleans(),
)


@settings(max_examples=100, deadline=None)
@given(
    happenings=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["zone-a", "zone-b", "zone-x"]), st.lists(CALLS, max_size=12)),
            st.floats(0, 20),
            st.none(),
        ),
        max_size=20,
    )
)
def test_no_order_of_documents_crashes_it_or_overfills_the_board(
    happenings: list[tuple[str, list[BoardCall]] | float | None],
) -> None:
    hall = Hall()
    shown: dict[str, list[BoardCall]] = {}
    for happening in happenings:
        if happening is None:
            hall.beat()
        elif isinstance(happening, tuple):
            hall.board(happening[0], 1, *happening[1])
            shown[happening[0]] = happening[1]
        else:
            hall.wait(happening)
        shown.pop("zone-x", None)
        orders = [one.order for calls in shown.values() for one in calls]
        tickets = {one.ticket for calls in shown.values() for one in calls}
        assert 0 < sum(lines_of(hall)) <= 6 or not tickets
        assert len(set(hall.numbers())) == len(hall.numbers())
        assert (hall.view("page") == "calls") is bool(orders)


def lines_of(hall: Hall) -> list[int]:
    return [int(str(row["lines"])) for row in hall.rows()]
