"""What a hub would have learned, and told, in a hall that is only played."""

from center_hub.contract.words import Wait
from center_hub.core.decision import DaySchedule
from center_hub.core.events import Recorded
from center_hub.core.evolve import evolve
from center_hub.core.foresight import AsPlanned, Newcomer
from center_hub.core.model import State
from center_hub.simulation.engine import play
from center_hub.simulation.generated import Expected, made_up
from center_hub.simulation.measures import measured
from center_hub.simulation.watching import Watching
from tests.support.small_centre import MORNING, PLAN

SCHEDULE = DaySchedule(date="2026-11-21", opens=MORNING, closes=MORNING + 4 * 3_600_000)
DAY = made_up(PLAN, SCHEDULE, Expected(visitors=60))


class Cautious(AsPlanned):
    """Tells everybody the same, and remembers what it was shown."""

    def __init__(self) -> None:
        self.heard: list[tuple[State, Recorded]] = []
        self.refreshed: list[int] = []

    def learn(self, before: State, recorded: Recorded) -> None:
        self.heard.append((before, recorded))

    def refresh(self, _state: State, clock: int) -> None:
        self.refreshed.append(clock)

    def of_newcomer(self, _state: State, _newcomer: Newcomer, _clock: int) -> Wait | None:
        return Wait(least=0, likely=300, most=36_000)


def test_experience_hears_every_event_once_with_the_state_before_it() -> None:
    watcher = Cautious()
    play(DAY, PLAN, watcher=watcher)
    state = State()
    for before, recorded in watcher.heard:
        assert before == state
        state = evolve(state, recorded)
    assert state.day is None
    assert len(watcher.heard) > 4 * 60


def test_forecasts_are_kept_up_to_date_before_each_arrival() -> None:
    watcher = Cautious()
    play(DAY, PLAN, watcher=watcher)
    assert watcher.refreshed == [MORNING + round(one.arrives_s * 1000) for one in DAY.visits]


def test_what_was_told_on_paper_is_scored() -> None:
    found = measured([play(DAY, PLAN, watcher=Cautious())]).forecasts
    assert found is not None
    assert found.between_percent == 100
    assert found.longer_percent == 0


def test_without_being_asked_no_forecast_is_made() -> None:
    played = play(DAY, PLAN, watcher=Watching())
    assert all(stay.forecast is None for stay in played.stays)


def test_being_watched_changes_nothing_where_nothing_was_learned() -> None:
    assert play(DAY, PLAN, watcher=Watching()).visits == play(DAY, PLAN).visits
