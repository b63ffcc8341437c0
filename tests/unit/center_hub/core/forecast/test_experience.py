"""What is learned of how long things take, event by event; a whole day stands in test_forecaster."""

from collections.abc import Callable
from typing import Any

import pytest

from center_hub.core import events as e
from center_hub.core.forecast.experience import Experience

Make = Callable[..., Any]
MINUTE, HOUR = 60_000, 3_600_000
CLOSES = 8 * HOUR
LATEST = CLOSES + 2 * HOUR
"""When a hub ends what is left, by the rules as they are if nobody changes them."""


class Learner:
    """One counter for cards, in a day with hours; and what is learned of it."""

    def __init__(self, hall: Any) -> None:
        self.hall = hall
        self.experience = Experience()
        hall.opens("c1", closes=CLOSES)
        self.opened = hall.now

    def at(self, since_opening: int) -> None:
        self.hall.now = self.opened + since_opening

    @property
    def service_ms(self) -> float:
        return self.experience.lengths.mean_ms("card", self.hall.state.plan.service["card"])

    def learn(self) -> None:
        for before, recorded in self.hall.heard:
            self.experience.learn(before, recorded)
        self.hall.heard.clear()

    def calls(self) -> None:
        self.hall.joins("card")
        self.hall.calls("c1")

    def serves_until(self, since_opening: int) -> None:
        self.calls()
        self.hall.starts("c1")
        self.at(since_opening)
        self.hall.ends("c1")
        self.learn()


@pytest.fixture
def learner(centre: Make) -> Learner:
    return Learner(centre({"c1": ("card",)}))


def test_a_service_that_the_end_of_the_day_has_finished_teaches_nothing(learner: Learner) -> None:
    before = learner.service_ms
    learner.at(CLOSES - HOUR)
    learner.serves_until(LATEST)
    assert learner.service_ms == before


def test_a_service_finished_after_closing_time_is_one_like_all_others(learner: Learner) -> None:
    before = learner.service_ms
    learner.at(CLOSES)
    learner.serves_until(CLOSES + 15 * MINUTE)
    assert learner.service_ms > before


def test_a_call_that_the_end_of_the_day_has_ended_teaches_nothing(learner: Learner) -> None:
    learner.learn()
    habits = learner.experience.habits
    before = habits.hold_ms.mean, habits.absent.mean
    learner.at(LATEST - 5 * MINUTE)
    learner.calls()
    learner.at(LATEST)
    learner.hall.ends("c1")
    learner.learn()
    assert (habits.hold_ms.mean, habits.absent.mean) == before


def test_a_key_forgotten_for_hours_is_no_service_of_hours(learner: Learner) -> None:
    for _ in range(3):
        learner.serves_until(learner.hall.now - learner.opened + 5 * MINUTE)
    before = learner.service_ms
    learner.serves_until(7 * HOUR)
    assert before < learner.service_ms < 2 * before


def test_a_call_left_alone_for_hours_is_no_hold_of_hours(learner: Learner) -> None:
    before = learner.experience.habits.hold_ms.mean
    learner.calls()
    learner.at(6 * HOUR)
    learner.hall.ends("c1")
    learner.learn()
    assert before < learner.experience.habits.hold_ms.mean < 3 * before


def test_a_start_pressed_hours_late_is_no_walk_of_hours(learner: Learner) -> None:
    before = learner.experience.habits.walk_ms.mean
    learner.calls()
    learner.at(6 * HOUR)
    learner.hall.starts("c1")
    learner.learn()
    assert before < learner.experience.habits.walk_ms.mean < 3 * before


def test_a_pause_of_a_whole_afternoon_is_not_expected_of_the_next(learner: Learner) -> None:
    before = learner.experience.habits.pause_ms.mean
    learner.hall.happens(e.CounterPaused(counter="c1"))
    learner.at(7 * HOUR)
    learner.hall.happens(e.CounterOpened(counter="c1"))
    learner.learn()
    assert before < learner.experience.habits.pause_ms.mean < 3 * before
