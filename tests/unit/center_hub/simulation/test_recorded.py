"""A day from a hub's journal: what people did is taken over, and played again it is the same day."""

from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import pytest

from center_hub.contract.commands import (
    Appointment,
    CallNext,
    CancelTicket,
    CheckIn,
    CloseCounter,
    CloseDay,
    FinishService,
    ImportAppointments,
    IssueTicket,
    MarkNoShow,
    MergeTickets,
    OpenCounter,
    OpenDay,
    ParkTicket,
    PauseCounter,
    ReturnTicket,
    StartService,
    SwitchProfile,
    TransferTicket,
)
from center_hub.contract.words import CommandKey, ToService
from center_hub.core.decision import DaySchedule
from center_hub.core.events import AnyEvent
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.journal.journal import Journal, JournalFault
from center_hub.simulation.day import Day, Leg, Shift, Visit
from center_hub.simulation.engine import _Hall, play
from center_hub.simulation.generated import Expected, made_up
from center_hub.simulation.recorded import NoSuchDay, recorded_day
from tests.support.bench import MORNING, Bench
from tests.support.small_centre import PLAN
from tests.support.working_day import BOTH_DAYS, PRESSES, Press

OPENED: tuple[Press, ...] = (("manager-1", OpenDay()), ("counter-2", OpenCounter(counter="c2")))
CLOSED: tuple[Press, ...] = (("counter-2", CloseCounter(counter="c2")), ("manager-1", CloseDay()))


@pytest.fixture
def day_of(tmp_path: Path) -> Callable[..., Day]:
    """The day that a hub wrote down while these were pressed, a second apart."""

    def made(*presses: Press) -> Day:
        with Bench(tmp_path / "journal.sqlite") as bench:
            bench.play((*OPENED, *presses, *CLOSED))
        return recorded_day(tmp_path / "journal.sqlite")[1]

    return made


def issue(service: str = "card", **more: object) -> Press:
    return ("helpdesk-1", IssueTicket(service=service, language="az", **more))  # type: ignore[arg-type] # as the test says


def test_a_visitor_comes_as_they_came(day_of: Callable[..., Day]) -> None:
    day = day_of(
        issue(priority="elderly", party=2),
        ("counter-2", CallNext(counter="c2", expect=None)),
        ("counter-2", StartService(counter="c2", ticket="1-A001")),
        ("counter-2", FinishService(counter="c2", ticket="1-A001")),
    )
    assert day.visits == (Visit(2.0, (Leg("card", 1.0),), priority="elderly", party=2, walk_s=1.0),)
    assert day.shifts == (Shift("c2", 1.0, 6.0, "cards"),)
    assert (day.opens, day.date, day.schedule) == (MORNING + 1000, "2026-11-20", None)


def test_a_counter_opened_before_the_day_is_at_work_from_its_first_moment(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    early: tuple[Press, ...] = (
        ("counter-2", OpenCounter(counter="c2")),
        ("counter-1", OpenCounter(counter="c1")),
        ("counter-1", SwitchProfile(counter="c1", profile="cards")),
        ("counter-3", OpenCounter(counter="c3")),
        ("counter-3", PauseCounter(counter="c3")),
    )
    with Bench(path) as bench:
        bench.play((*early, ("manager-1", OpenDay()), ("counter-3", OpenCounter(counter="c3")), *CLOSED))
    assert sorted(recorded_day(path).day.shifts, key=lambda one: one.counter) == [
        Shift("c1", 0.0, 3.0, "cards"),
        Shift("c2", 0.0, 2.0, "cards"),
        Shift("c3", 1.0, 3.0, "passports"),
    ]


def test_who_did_not_come_does_not_come_and_returns_when_they_did(day_of: Callable[..., Day]) -> None:
    day = day_of(
        issue(),
        ("counter-2", CallNext(counter="c2", expect=None)),
        ("counter-2", MarkNoShow(counter="c2", ticket="1-A001")),
        ("helpdesk-1", ReturnTicket(ticket="1-A001")),
    )
    (one,) = day.visits
    assert (one.comes, one.walk_s, one.returns_after_s) == (False, 1.0, 1.0)


def test_who_left_has_no_more_patience_than_they_had(day_of: Callable[..., Day]) -> None:
    (one,) = day_of(issue(), ("helpdesk-1", CancelTicket(ticket="1-A001"))).visits
    assert one.patience_s == 1.0
    assert one.legs == (Leg("card", 360.0),)


def test_who_was_still_there_at_the_end_is_patient(day_of: Callable[..., Day]) -> None:
    (one,) = day_of(issue()).visits
    assert (one.patience_s, one.comes) == (None, True)


def test_an_appointment_keeps_its_time(day_of: Callable[..., Day]) -> None:
    slot = MORNING + 601_000  # ten minutes after the day is opened
    day = day_of(
        (
            "manager-1",
            ImportAppointments(appointments=(Appointment(code="AB12", service="card", slot=slot),)),
        ),
        ("kiosk-1", CheckIn(code="AB12", language="az")),
    )
    assert day.visits[0].slot_s == 600


def test_whoever_was_sent_on_is_sent_on(day_of: Callable[..., Day]) -> None:
    day = day_of(
        issue(then=("lost-card",)),
        ("counter-1", OpenCounter(counter="c1")),
        ("counter-1", CallNext(counter="c1", expect=None)),
        ("counter-1", StartService(counter="c1", ticket="1-A001")),
        (
            "counter-1",
            TransferTicket(counter="c1", ticket="1-A001", destination=ToService(service="passport")),
        ),
        ("counter-1", CallNext(counter="c1", expect=None)),
        ("counter-1", StartService(counter="c1", ticket="1-A001")),
        ("counter-1", CallNext(counter="c1", expect="1-A001")),
        ("counter-1", StartService(counter="c1", ticket="1-A001")),
        ("counter-1", FinishService(counter="c1", ticket="1-A001")),
        ("counter-1", CloseCounter(counter="c1")),
    )
    (one,) = day.visits
    assert [leg.service for leg in one.legs] == ["card", "lost-card"]
    assert one.sent_on == (Leg("passport", 1.0),)


def test_being_parked_is_no_work_of_the_counter(day_of: Callable[..., Day]) -> None:
    day = day_of(
        issue(),
        issue(),
        ("counter-2", CallNext(counter="c2", expect=None)),
        ("counter-2", StartService(counter="c2", ticket="1-A001")),
        ("counter-2", ParkTicket(counter="c2", ticket="1-A001")),
        ("counter-2", CallNext(counter="c2", expect=None)),
        ("counter-2", StartService(counter="c2", ticket="1-A002")),
        ("counter-2", FinishService(counter="c2", ticket="1-A002")),
    )
    assert day.visits[0].legs == (Leg("card", 1.0),)


def test_a_merged_family_comes_as_one_ticket(day_of: Callable[..., Day]) -> None:
    day = day_of(
        issue(party=2),
        issue("lost-card"),
        ("helpdesk-1", MergeTickets(into="1-A001", tickets=("1-A002",))),
    )
    (one,) = day.visits
    assert (one.party, [leg.service for leg in one.legs]) == (3, ["card", "lost-card"])


def test_a_pause_and_another_profile_are_shifts_of_their_own(day_of: Callable[..., Day]) -> None:
    day = day_of(
        ("counter-1", OpenCounter(counter="c1")),
        ("counter-1", PauseCounter(counter="c1")),
        ("counter-1", OpenCounter(counter="c1")),
        ("counter-1", SwitchProfile(counter="c1", profile="cards")),
        ("counter-1", CloseCounter(counter="c1")),
    )
    assert day.shifts[:3] == (
        Shift("c1", 2, 3, "all"),
        Shift("c1", 4, 5, "all"),
        Shift("c1", 5, 6, "cards"),
    )


def test_yesterday_is_the_last_day_that_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Bench(path) as bench:
        bench.play((*BOTH_DAYS, *OPENED))
    centre, day, _ = recorded_day(path)
    assert centre == "small-1"
    assert len(day.visits) == 6  # of seven tickets, one was merged
    assert recorded_day(path, "2026-11-20")[1] == day


def test_a_day_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Bench(path) as bench:
        bench.play(PRESSES)
    with pytest.raises(NoSuchDay, match=r"of 2026-11-19; closed days in it: 2026-11-20$"):
        recorded_day(path, "2026-11-19")


def test_a_day_that_still_goes_on_cannot_be_played(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Bench(path) as bench:
        bench.play(OPENED)
    with pytest.raises(NoSuchDay, match="no day in it is closed yet"):
        recorded_day(path)


def test_what_is_no_journal_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(JournalFault):
        recorded_day(tmp_path / "none.sqlite")


class _Writing(_Hall):
    """A hall whose core's events go into a journal, as a hub writes them."""

    def __init__(self, journal: Journal, day: Day, plan: Plan) -> None:
        self._journal = journal
        super().__init__(day, plan)

    def _take_in(self, events: tuple[AnyEvent, ...], state: State) -> None:
        key = CommandKey(device="hub", epoch=1, sequence=self._journal.sequence + 1)
        self._journal.append(self._occasion().now, key, events)
        super()._take_in(events, state)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_recorded_day_played_again_has_the_same_waits(tmp_path: Path, seed: int) -> None:
    schedule = DaySchedule(date="2026-11-20", opens=MORNING, closes=MORNING + 6 * 3_600_000)
    expected = Expected(seed=seed, busy=0.95, journeys=(("card", "passport"),))
    path = tmp_path / "journal.sqlite"
    with Journal(path, "small-1") as journal, journal.batch():
        once = _Writing(journal, made_up(PLAN, schedule, expected), PLAN).played(lambda _: None)
    day = recorded_day(path)[1]
    again = play(day, PLAN)
    assert again.visits == len({stay.visit for stay in once.stays}) > 100
    waits = {stay.ticket: stay.wait_s for stay in once.stays if stay.leg == 1}
    close = [abs(waits[stay.ticket] - stay.wait_s) < 2 for stay in again.stays if stay.leg == 1]
    assert fmean(close) > 0.9
    assert fmean(stay.wait_s for stay in again.stays) == pytest.approx(
        fmean(stay.wait_s for stay in once.stays), rel=0.05
    )
