from collections.abc import Callable
from typing import Any

import pytest

from center_hub.contract.words import Why
from center_hub.core import events as e
from center_hub.core.forecast.expectations import Expectations, Likeness, Told

CARD = Likeness("card", None, booked=False, onward=False)


class Heard:
    """Expectations, and what they handed on, over a centre."""

    def __init__(self, hall: Any) -> None:
        self.hall = hall
        self.pairs: list[tuple[int, float, float]] = []
        self.expectations = Expectations(
            lambda band, played, waited: self.pairs.append((band, played, waited))
        )
        self._read = len(hall.heard)
        hall.opens("c1")

    def told(self, played_s: float = 100.0, likeness: Likeness = CARD) -> None:
        self.expectations.tell(likeness, Told(self.hall.now, 0, played_s))

    def catch_up(self) -> None:
        for before, recorded in self.hall.heard[self._read :]:
            self.expectations.learn(before, recorded)
        self._read = len(self.hall.heard)


@pytest.fixture
def heard(centre: Callable[..., Any]) -> Heard:
    return Heard(centre({"c1": ("card",)}))


def test_a_forecast_is_handed_on_with_the_wait_that_came_of_it(heard: Heard) -> None:
    heard.told(100)
    heard.hall.joins("card")
    heard.hall.passes(240_000)
    heard.hall.calls("c1")
    heard.catch_up()
    assert heard.pairs == [(0, 100, 240)]


def test_the_wait_of_an_appointment_counts_from_its_time(heard: Heard) -> None:
    heard.told(100, Likeness("card", None, booked=True, onward=False))
    heard.hall.joins("card", slot=heard.hall.now + 60_000)
    heard.hall.passes(240_000)
    heard.hall.calls("c1")
    heard.catch_up()
    assert heard.pairs == [(0, 100, 180)]


def test_only_the_first_call_is_a_wait(heard: Heard) -> None:
    heard.told()
    heard.hall.joins("card")
    heard.hall.serves("c1")
    heard.hall.ends("c1")
    heard.catch_up()
    assert len(heard.pairs) == 1
    assert not heard.expectations.open


def test_who_was_told_nothing_teaches_nothing(heard: Heard) -> None:
    heard.told()
    heard.expectations.tell(CARD, None)
    heard.hall.joins("card")
    heard.hall.calls("c1")
    heard.catch_up()
    assert heard.pairs == []


def test_an_answer_of_long_ago_was_not_for_who_joins_now(heard: Heard) -> None:
    heard.told()
    heard.hall.passes(300_000)
    heard.hall.joins("card")
    heard.catch_up()
    assert not heard.expectations.open


def test_who_left_or_was_put_elsewhere_teaches_nothing(heard: Heard) -> None:
    heard.told()
    left, moved = heard.hall.joins("card"), heard.hall.joins("card")
    heard.hall.happens(e.TicketCancelled(ticket=left, reason=e.CancelReason.ASKED))
    heard.hall.put_first(moved)
    heard.hall.calls("c1")
    heard.catch_up()
    assert heard.pairs == []


def test_who_was_served_without_a_ticket_did_not_wait(heard: Heard) -> None:
    heard.told()
    ticket = heard.hall.joins("card")
    heard.hall.happens(e.TicketTaken(ticket=ticket, counter="c1", why=Why.WITHOUT_TICKET))
    heard.catch_up()
    assert heard.pairs == []
    assert not heard.expectations.open


def test_nothing_is_expected_over_night(heard: Heard) -> None:
    heard.told()
    heard.hall.joins("card")
    heard.hall.closes()
    heard.catch_up()
    assert not heard.expectations.open
