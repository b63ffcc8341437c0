import contextlib
import time
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.core import events as e
from center_hub.core.forecast import Forecaster, Forgotten
from center_hub.core.forecast import forecaster as module
from center_hub.core.forecast.forecaster import NO_WAIT
from center_hub.core.foresight import Newcomer
from center_hub.core.plan import PlannedService

Make = Callable[..., Any]
MINUTE, HOUR = 60_000, 3_600_000
TWO = {"c1": ("card", "passport"), "c2": ("card",)}
ORDERS = ("first_come", "strict_priority", "accumulating_priority", "promised_wait")


def busy(centre: Make, ahead: int = 6, policy: str = "first_come") -> Any:
    """Both counters serve, and so many wait for a card."""
    hall = centre(TWO, policy)
    hall.opens("c1", "c2")
    for _ in range(2):
        hall.joins("card")
    hall.serves("c1")
    hall.serves("c2")
    for _ in range(ahead):
        hall.joins("card")
    return hall


def test_an_idle_counter_means_no_wait(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens("c1", "c2")
    assert hall.waits("card") == NO_WAIT
    assert hall.forecaster.of_services(hall.state, hall.now) == {"card": NO_WAIT, "passport": NO_WAIT}


def test_an_idle_counter_of_another_service_is_none(centre: Make) -> None:
    hall = busy(centre, ahead=0)
    hall.ends("c2")
    assert hall.waits("card") == NO_WAIT
    assert hall.waits("passport").likely > 0


@pytest.mark.parametrize("policy", ORDERS)
def test_everybody_in_a_queue_is_called_in_the_end(centre: Make, policy: str) -> None:
    hall = busy(centre, policy=policy)
    waits = [
        hall.forecaster.of_ticket(hall.state, hall.state.tickets[ticket], hall.now)
        for ticket in sorted(hall.state.queue("card").everybody())
    ]
    assert [wait.likely for wait in waits] == sorted(wait.likely for wait in waits)
    assert waits[0].least <= waits[0].likely <= waits[0].most < 1800


def test_where_no_counter_is_open_nothing_can_be_told(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens("c2")
    ticket = hall.joins("passport")
    assert hall.waits("passport") is None
    assert hall.waits("stamp") is None
    assert hall.forecaster.of_ticket(hall.state, hall.state.tickets[ticket], hall.now) is None
    assert set(hall.forecaster.of_services(hall.state, hall.now)) == {"card"}


def test_a_closed_counter_that_opens_later_is_waited_for(centre: Make) -> None:
    hall = centre({"c1": ("card",)})
    hall.opens(staffed={"c1": ((HOUR, 4 * HOUR),)})
    assert hall.waits("card").likely == pytest.approx(3600, rel=0.1)


def test_nobody_is_called_over_lunch(centre: Make) -> None:
    hall = centre({"c1": ("card",)})
    hall.opens("c1", staffed={"c1": ((0, MINUTE), (HOUR, 4 * HOUR))})
    hall.joins("card")
    hall.serves("c1")
    hall.joins("card")
    assert hall.waits("card").likely > 3300


def test_a_counter_that_leaves_for_good_is_not_waited_for(centre: Make) -> None:
    hall = centre({"c1": ("card",)})
    hall.opens("c1")
    hall.joins("card")
    hall.serves("c1")
    hall.happens(e.LeavePlanned(counter="c1", then=hall.state.counters["c1"].state.CLOSED))
    assert hall.waits("card") is None


def test_a_paused_counter_comes_back(centre: Make) -> None:
    hall = centre({"c1": ("card",)})
    hall.opens("c1")
    hall.happens(e.CounterPaused(counter="c1"))
    assert 300 < hall.waits("card").likely < 900
    hall.passes(5 * MINUTE)
    assert 100 < hall.waits("card").likely < 500


@pytest.mark.parametrize("policy", ORDERS)
def test_a_longer_line_is_not_forecast_shorter(centre: Make, policy: str) -> None:
    waits = [busy(centre, ahead, policy).waits("card").likely for ahead in (0, 4, 8, 16, 32)]
    assert waits == sorted(waits)
    assert waits[-1] > 4 * waits[0]


def test_whoever_was_put_first_is_before_a_newcomer(centre: Make) -> None:
    hall = busy(centre, ahead=4)
    last = max(hall.state.queue("card").everybody())
    before = hall.forecaster.of_ticket(hall.state, hall.state.tickets[last], hall.now)
    newcomer = hall.waits("card")
    hall.put_first(last)
    after = hall.forecaster.of_ticket(hall.state, hall.state.tickets[last], hall.now)
    assert after.likely < before.likely / 2
    assert hall.waits("card").likely == pytest.approx(newcomer.likely, rel=0.2)


def test_a_class_with_a_head_start_waits_less(centre: Make) -> None:
    hall = busy(centre, ahead=12)
    assert hall.waits("card", priority="old").likely < hall.waits("card").likely / 2


def test_the_wait_of_an_appointment_counts_from_its_time(centre: Make) -> None:
    hall = busy(centre, ahead=12)
    assert hall.waits("card", slot=hall.now + 30 * MINUTE).likely < hall.waits("card").likely / 2


@pytest.mark.parametrize("policy", ORDERS)
def test_the_waits_of_all_services_are_those_of_one_newcomer_each(centre: Make, policy: str) -> None:
    hall = busy(centre, ahead=9, policy=policy)
    hall.joins("passport")
    together = hall.forecaster.of_services(hall.state, hall.now)
    assert set(together) == {"card", "passport"}
    for service, wait in together.items():
        assert wait.likely == pytest.approx(hall.waits(service).likely, rel=0.25)


def test_who_is_only_imagined_takes_nobodys_turn(centre: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    # the same plays for both, so that nothing but the others' presence could make a difference
    monkeypatch.setattr(module, "FOR_ALL", module.FOR_ONE)
    monkeypatch.setattr(module, "MOST_PLAYS", 2)
    hall = busy(centre, ahead=9)
    hall.joins("passport")
    together = hall.forecaster.of_services(hall.state, hall.now)
    assert together == {service: hall.waits(service) for service in ("card", "passport")}


def test_a_question_changes_no_answer(centre: Make) -> None:
    hall = busy(centre)
    first = [hall.waits("card"), hall.waits("passport"), hall.forecaster.of_services(hall.state, hall.now)]
    assert first == [
        hall.waits("card"),
        hall.waits("passport"),
        hall.forecaster.of_services(hall.state, hall.now),
    ]


def test_another_who_saw_the_same_says_the_same(centre: Make) -> None:
    hall = centre(TWO, "promised_wait")
    hall.opens("c1", "c2")
    hall.lives(120, every_s=160, took_s=280, absent=0.1, asks=False)
    hall.closes()
    hall.opens("c1", "c2")
    hall.lives(45, every_s=140, took_s=280, asks=False)
    twin = Forecaster()
    for before, recorded in hall.heard:
        twin.learn(before, recorded)
    for service in ("card", "passport"):
        newcomer = Newcomer(service)
        assert twin.of_newcomer(hall.state, newcomer, hall.now) == hall.waits(service)
        assert twin.length_ms(PlannedService(id=service, series="A")) == hall.forecaster.length_ms(
            PlannedService(id=service, series="A")
        )


def test_lengths_are_learned_from_what_is_served(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens("c1", "c2")
    hall.lives(480, every_s=120, took_s=100)
    assert hall.forecaster.length_ms(hall.state.plan.service["card"]) == pytest.approx(100_000, rel=0.25)


def test_a_day_on_which_nobody_came_when_called_leaves_a_forecast(centre: Make) -> None:
    hall = centre(TWO)
    hall.opens("c1", "c2")
    hall.lives(240, every_s=200, took_s=300, absent=1.0)
    hall.closes()
    hall.opens("c1", "c2")
    for _ in range(2):
        hall.joins("card")
    hall.serves("c1")
    hall.serves("c2")
    for _ in range(5):
        hall.joins("card")
    after = hall.waits("card")
    assert 0 < after.likely < busy(centre, ahead=5).waits("card").likely


def test_past_crowds_are_expected_again(centre: Make) -> None:
    """One card is ahead; yesterday people with a head start came all the time, and would be called before."""
    quiet, crowded = (
        centre({"c1": ("card",)}, "strict_priority"),
        centre({"c1": ("card",)}, "strict_priority"),
    )
    for hall, crowd in ((quiet, 0), (crowded, 60)):
        hall.opens("c1")
        for _ in range(crowd):
            hall.passes(MINUTE)
            hall.joins("card", priority="old")
        hall.closes()
        hall.opens("c1")
        hall.joins("card")
        hall.serves("c1")
        hall.joins("card")
        hall.passes(MINUTE)
    assert crowded.waits("card").likely > 3 * quiet.waits("card").likely


def test_ten_thousand_who_wait_are_soon_overlooked(centre: Make) -> None:
    hall = busy(centre, ahead=10_000)
    hall.waits("passport")
    begun = time.process_time()
    wait = hall.waits("card")
    assert time.process_time() - begun < 1.0
    assert wait.likely == pytest.approx(10_000 * 300 / 2, rel=0.5)


def test_what_was_learned_is_the_same_after_it_was_kept(centre: Make) -> None:
    hall = centre(TWO, "promised_wait")
    for _ in range(2):
        hall.opens("c1", "c2")
        hall.lives(240, every_s=150, took_s=280, absent=0.1)
        hall.closes()
    hall.opens("c1", "c2")
    hall.lives(60, every_s=120, took_s=280)
    again = Forecaster.thaw(hall.forecaster.freeze())
    assert again.freeze() == hall.forecaster.freeze()
    assert again.of_services(hall.state, hall.now) == hall.forecaster.of_services(hall.state, hall.now)
    read = len(hall.heard)
    hall.closes()
    for before, recorded in hall.heard[read:]:
        again.learn(before, recorded)
    assert again.freeze() == hall.forecaster.freeze()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_what_cannot_be_read_is_told_so(frozen: bytes) -> None:
    with pytest.raises(Forgotten):
        Forecaster.thaw(frozen)


def test_what_another_version_has_kept_is_not_read() -> None:
    kept = msgspec.msgpack.decode(Forecaster().freeze())
    kept["version"] += 1
    with pytest.raises(Forgotten, match="version 2"):
        Forecaster.thaw(msgspec.msgpack.encode(kept))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_byte_gone_wrong_is_told_or_harmless(data: st.DataObject) -> None:
    frozen = bytearray(Forecaster().freeze())
    at = data.draw(st.integers(0, len(frozen) - 1))
    frozen[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Forgotten):
        Forecaster.thaw(bytes(frozen)).freeze()


def test_four_in_five_waits_are_as_forecast(centre: Make) -> None:
    """Taught for some days, then asked on others by the same seam as the kiosk."""
    hall = centre({"c1": ("card", "passport"), "c2": ("card",), "c3": ("passport",)})
    told: list[tuple[Any, float]] = []
    for day in range(8):
        hall.opens("c1", "c2", "c3")
        asked: dict[int, Any] = {}
        joined: dict[str, int] = {}
        read = len(hall.heard)
        original = hall.waits

        def remembering(service: str, hall: Any = hall, asked: Any = asked, original: Any = original) -> Any:
            asked[hall.state.sequence + 1] = wait = original(service)
            return wait

        hall.waits = remembering
        hall.lives(360, every_s=100, took_s=260, seed=day)
        hall.waits = original
        waits: dict[str, Any] = {}
        for _, recorded in hall.heard[read:]:
            event = recorded.event
            if isinstance(event, e.TicketIssued):
                waits[event.ticket] = asked.get(recorded.sequence)
                joined[event.ticket] = recorded.moment.wall
            if isinstance(event, e.TicketCalled) and day > 3:
                told.append((waits[event.ticket], (recorded.moment.wall - joined[event.ticket]) / 1000))
        hall.closes()
    long = [(wait, waited) for wait, waited in told if wait.likely >= 60]
    assert len(long) > 200
    assert 0.7 < sum(wait.least <= waited <= wait.most for wait, waited in long) / len(long) < 0.9
