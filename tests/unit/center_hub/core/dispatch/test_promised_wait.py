"""The most pressing promise: what makes somebody more pressing, and the one moment that makes less so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from center_hub.contract.words import Why
from center_hub.core.dispatch.orders import Choice, Grounds
from center_hub.core.dispatch.promised_wait import BROKEN, KEPT, PromisedWait, _urgencies
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.model import Lane

NOW = 10 * 3_600_000
MINUTE = 60_000
ORDER = PromisedWait()


class Room(NamedTuple):
    """A `Hall` told in figures: each service with its length, and who is able to serve it."""

    lengths: Mapping[str, float]
    able: Mapping[str, int]
    longest_wait_ms: int = 2 * NOW
    clock: int = NOW

    def length_ms(self, service: str) -> float:
        return self.lengths[service]

    def staffed(self, service: str) -> int:
        return self.able[service]

    def takes(self, _counter: str) -> Sequence[str]:
        return list(self.lengths)

    def heads(self, _counter: str) -> Sequence[Waiter]:
        return []


def waits(name: str, waited_ms: int, promised_ms: int, weight: int = 1, number: int = 0) -> Waiter:
    """Somebody for a service of their own, whose name is theirs."""
    since = NOW - waited_ms
    lane = Lane("", booked=False)
    return Waiter(name, name, lane, (1, since, number), since, promised_ms, weight, 0)


def alike(*names: str) -> Room:
    """A room where every service takes five minutes and has one counter."""
    return Room(dict.fromkeys(names, 300_000.0), dict.fromkeys(names, 1))


def first(due: Sequence[Waiter], room: Room) -> Choice:
    chosen = ORDER.first(due, "c1", room)
    return Choice(chosen.ticket, ORDER.grounds(chosen, due, "c1", room))


@st.composite
def rooms(draw: st.DrawFn) -> tuple[list[Waiter], Room]:
    """Two to six people for a service each."""
    names = [f"s{number}" for number in range(draw(st.integers(2, 6)))]
    room = Room(
        lengths={name: draw(st.integers(30, 3600)) * 1000.0 for name in names},
        able={name: draw(st.integers(0, 9)) for name in names},
    )
    due = [
        waits(
            name,
            waited_ms=draw(st.integers(0, 7200)) * 1000,
            promised_ms=draw(st.integers(60, 5400)) * 1000,
            weight=draw(st.integers(1, 4)),
            number=number,
        )
        for number, name in enumerate(names)
    ]
    return due, room


def replaced(due: Sequence[Waiter], one: Waiter) -> list[Waiter]:
    return [one if other.ticket == one.ticket else other for other in due]


@given(rooms(), st.data())
def test_how_pressing_somebody_is_does_not_hang_on_who_is_looked_at_first(
    hall: tuple[list[Waiter], Room], data: st.DataObject
) -> None:
    """To the last bit: a hub that starts anew hashes its lines in another order."""
    due, room = hall
    other = data.draw(st.permutations(due))
    pressing = dict(zip(due, _urgencies(due, room), strict=True))
    assert dict(zip(other, _urgencies(other, room), strict=True)) == pressing
    assert first(other, room) == first(due, room)


@given(rooms(), st.integers(1, 7200))
def test_who_is_next_stays_next_had_they_waited_longer_on_the_same_side_of_their_promise(
    hall: tuple[list[Waiter], Room], longer_s: int
) -> None:
    due, room = hall
    chosen = next(one for one in due if one.ticket == first(due, room).ticket)
    sooner = chosen._replace(
        since=chosen.since - longer_s * 1000, rank=(1, chosen.since - longer_s * 1000, chosen.rank[2])
    )
    kept, kept_then = (NOW - one.since < one.promised for one in (chosen, sooner))
    assume(kept == kept_then)
    assert first(replaced(due, sooner), room).ticket == chosen.ticket


@given(rooms(), st.integers(1, 4))
def test_with_the_same_promise_a_heavier_class_is_never_worse_off(
    hall: tuple[list[Waiter], Room], more: int
) -> None:
    due, room = hall
    chosen = next(one for one in due if one.ticket == first(due, room).ticket)
    heavier = chosen._replace(weight=chosen.weight + more)
    assert first(replaced(due, heavier), room).ticket == chosen.ticket


@given(rooms(), st.integers(2, 5), st.integers(1, 100))
def test_a_class_of_weight_two_is_never_worse_off_than_without_it(
    hall: tuple[list[Waiter], Room], weight: int, percent: int
) -> None:
    """Whatever part of everybody's wait it is promised, and though that promise breaks sooner."""
    due, room = hall
    chosen = next(one for one in due if one.ticket == first(due, room).ticket)
    plain = replaced(due, chosen._replace(weight=1))
    assume(first(plain, room).ticket == chosen.ticket)
    privileged = chosen._replace(weight=weight, promised=max(1, chosen.promised * percent // 100))
    assert first(replaced(due, privileged), room).ticket == chosen.ticket


def test_a_class_that_only_promises_less_may_be_worse_off_between_its_promise_and_the_other() -> None:
    """With weight 1 the shorter promise is broken already when the longer would just be saved."""
    other = waits("other", 75 * MINUTE, 20 * MINUTE)
    plain = waits("plain", 10 * MINUTE - 1000, 10 * MINUTE, number=1)
    shorter = plain._replace(promised=9 * MINUTE)
    room = alike("other", "plain")
    assert first([other, plain], room).ticket == "plain"
    assert first([other, shorter], room).ticket == "other"


@pytest.mark.parametrize("weight", [1, 2, 4])
def test_at_the_moment_its_promise_breaks_somebody_is_pressing_for_less_by_what_the_constants_say(
    weight: int,
) -> None:
    promised = 10 * MINUTE
    fresh = waits("fresh", 0, 60 * MINUTE)
    room = alike("late", "fresh")
    before, _ = _urgencies([waits("late", promised - 1, promised, weight), fresh], room)
    after, _ = _urgencies([waits("late", promised, promised, weight), fresh], room)
    assert after / before == pytest.approx((1 + BROKEN * KEPT * weight) / (1 + KEPT * weight), rel=1e-4)
    assert after < before


@pytest.mark.parametrize(("weight", "promises"), [(1, 2.625), (2, 4.25), (4, 7.5)])
def test_without_regard_to_others_it_is_as_pressing_again_after_so_many_promised_waits(
    weight: int, promises: float
) -> None:
    """Others left behind as far: then nobody is behind the rest, which alone would press sooner."""
    promised = 10 * MINUTE
    far = waits("far", 12 * promised, promised)
    room = alike("late", "far")
    breaking, _ = _urgencies([waits("late", promised - 1, promised, weight), far], room)
    again, _ = _urgencies([waits("late", int(promises * promised), promised, weight), far], room)
    assert again == pytest.approx(breaking, rel=1e-4)


def test_a_promise_that_can_still_be_kept_goes_before_one_long_broken_until_it_breaks_too() -> None:
    broken = waits("broken", 75 * MINUTE, 20 * MINUTE)
    room = alike("broken", "close")
    close = waits("close", 10 * MINUTE - 1000, 10 * MINUTE, number=1)
    assert first([broken, close], room).grounds.why is Why.PROMISE
    assert first([broken, close], room).ticket == "close"
    assert first([broken, close._replace(since=close.since - 1000)], room).ticket == "broken"


def test_what_few_can_do_and_what_is_done_quickly_goes_first_among_equals() -> None:
    room = Room(lengths={"quick": 120_000.0, "slow": 600_000.0}, able={"quick": 1, "slow": 1})
    slow, quick = waits("slow", 5 * MINUTE, 20 * MINUTE), waits("quick", 4 * MINUTE, 20 * MINUTE, number=1)
    assert first([slow, quick], room).ticket == "quick"
    room = Room(lengths={"rare": 300_000.0, "common": 300_000.0}, able={"rare": 1, "common": 8})
    common, rare = waits("common", 5 * MINUTE, 20 * MINUTE), waits("rare", 4 * MINUTE, 20 * MINUTE, number=1)
    assert first([common, rare], room).ticket == "rare"


def test_of_equals_who_came_first_and_by_the_order_of_coming_in_the_same_moment() -> None:
    one, other = waits("one", MINUTE, 20 * MINUTE, number=7), waits("other", MINUTE, 20 * MINUTE, number=3)
    chosen = first([one, other], alike("one", "other"))
    assert chosen == Choice("other", Grounds(Why.FIRST_COME))


def test_whoever_has_waited_the_longest_allowed_is_not_weighed_any_more() -> None:
    room = alike("overdue", "pressing")._replace(longest_wait_ms=60 * MINUTE)
    pressing = waits("pressing", 59 * MINUTE, MINUTE, weight=9)
    overdue = waits("overdue", 60 * MINUTE, 90 * MINUTE)
    assert first([pressing, overdue], room) == Choice("overdue", Grounds(Why.OVERDUE))
    almost = overdue._replace(since=overdue.since + 1)
    assert first([pressing, almost], room).ticket == "pressing"


def test_whoever_was_sent_to_a_profile_is_not_overtaken_by_the_next_of_the_same_service() -> None:
    """Two heads of one service and class: a promise just broken presses less, and is first even so."""
    room = alike("card")
    sent = waits("sent", 20 * MINUTE + 1000, 20 * MINUTE)._replace(service="card")
    close = waits("next", 19 * MINUTE, 20 * MINUTE)._replace(service="card")
    assert first([close, sent], room).ticket == "sent"
    assert first([sent, close], room).ticket == "sent"
