from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hardware.speaker.announcement_queue import AnnouncementQueue
from hardware.speaker.port import SpokenCall
from tests.unit.hardware.speaker.recordings import A42

DROP_AFTER = 20.0


def call(order: int, number: int = 42, attempt: int = 1) -> SpokenCall:
    return replace(A42, order=order, ticket=f"1-A{number:03d}", number=number, attempt=attempt)


def spoken(queue: AnnouncementQueue, now: float = 0.0) -> list[int]:
    orders: list[int] = []
    while (one := queue.next(now)) is not None:
        orders.append(one.order)
    return orders


def test_calls_are_spoken_in_the_order_they_came() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    for order, number in ((3, 1), (4, 2), (5, 3)):
        queue.add(call(order, number), 0.0)
    assert spoken(queue) == [3, 4, 5]


def test_a_call_that_could_not_begin_in_time_is_not_spoken_and_the_next_is() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1, 1), 0.0)
    queue.add(call(2, 2), 10.0)
    assert spoken(queue, 20.1) == [2]


def test_a_call_is_still_spoken_at_the_last_moment() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1), 100.0)
    assert spoken(queue, 120.0) == [1]


def test_a_call_that_was_spoken_is_never_spoken_again() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1), 0.0)
    assert spoken(queue) == [1]
    queue.add(call(1), 1.0)
    assert spoken(queue, 1.0) == []


def test_after_a_lost_journal_the_same_order_and_ticket_are_another_call() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1, 1), 0.0)
    assert spoken(queue) == [1]
    queue.add(call(2, 2), 1.0)
    queue.begin_anew()
    queue.add(call(1, 1), 2.0)
    assert spoken(queue, 2.0) == [1]


def test_a_call_told_twice_while_it_waits_is_spoken_once_and_not_later() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1), 0.0)
    queue.add(call(1), 15.0)
    assert spoken(queue, 21.0) == []


def test_a_recall_takes_the_place_of_the_call_that_waits() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1, 1), 0.0)
    queue.add(call(2, 2), 0.0)
    queue.add(call(3, 1, attempt=2), 5.0)
    assert spoken(queue, 6.0) == [3, 2]


def test_a_recall_after_the_call_was_spoken_is_spoken() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1, 1), 0.0)
    assert spoken(queue) == [1]
    queue.add(call(3, 1, attempt=2), 5.0)
    assert spoken(queue, 5.0) == [3]


def test_an_older_call_does_not_come_back_before_its_recall() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(3, 1, attempt=2), 0.0)
    queue.add(call(1, 1), 0.0)
    assert spoken(queue) == [3]


def test_whoever_has_come_is_not_called_any_more() -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    queue.add(call(1, 1), 0.0)
    queue.add(call(2, 2), 0.0)
    queue.keep({2})
    assert spoken(queue) == [2]


@given(
    st.lists(
        st.tuples(st.just("add"), st.integers(1, 30), st.integers(1, 4))
        | st.tuples(st.just("next"), st.integers(0, 30), st.just(0))
        | st.tuples(st.just("keep"), st.integers(1, 30), st.just(0))
    )
)
def test_whatever_comes_no_call_is_spoken_twice_late_or_after_it_fell(
    happenings: list[tuple[str, int, int]],
) -> None:
    queue = AnnouncementQueue(DROP_AFTER)
    now = 0.0
    said: list[SpokenCall] = []
    came: dict[SpokenCall, float] = {}
    fallen: set[SpokenCall] = set()
    for what, figure, number in happenings:
        if what == "add":
            one = call(figure, number)
            came.setdefault(one, now)
            queue.add(one, now)
        elif what == "keep":
            queue.keep(range(figure, 31))
            fallen |= {one for one in came if one.order < figure}
        else:
            now += figure
            following = queue.next(now)
            if following is not None:
                assert now - came[following] <= DROP_AFTER
                assert following not in fallen
                said.append(following)
    assert len(said) == len(set(said))
    assert len(queue) <= 4  # one a ticket
