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
from center_hub.simulation.watching import FORECASTS_MS, Watching
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


def test_waits_are_made_anew_once_a_minute_and_not_before() -> None:
    watcher, watching, clock = Cautious(), Watching(forecasts=True), MORNING + 3_600_000
    play(DAY, PLAN, watcher=watcher)
    states = [before for before, _ in watcher.heard if before.counters and before.day is not None]
    idle = next(one for one in states if "card" in one.manned)
    crowded = max(states, key=lambda one: sum(queue.size for queue in one.queues.values()))

    def told(state: State, since_ms: int) -> Wait | None:
        watching.refresh(state, clock + since_ms)
        return watching.of_newcomer(state, Newcomer("card"), clock + since_ms)

    no_wait = Wait(least=0, likely=0, most=0)
    assert [told(idle, 0), told(crowded, FORECASTS_MS - 1)] == [no_wait, no_wait]
    assert told(crowded, FORECASTS_MS) not in {None, no_wait}
    assert told(idle, -1) == no_wait, "the clock of another day"


def test_without_being_asked_no_forecast_is_made() -> None:
    played = play(DAY, PLAN, watcher=Watching())
    assert all(stay.forecast is None for stay in played.stays)


def test_being_watched_changes_nothing_where_nothing_was_learned() -> None:
    assert play(DAY, PLAN, watcher=Watching()).visits == play(DAY, PLAN).visits
