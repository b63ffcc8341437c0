"""The service day: by hand or by schedule, past midnight, over clock steps, and what is left over."""

from msgspec.structs import replace

from center_hub.contract.commands import (
    CancelTicket,
    CloseDay,
    FinishService,
    IssueTicket,
    OpenCounter,
    OpenDay,
    ParkTicket,
    ReprintTicket,
    StartService,
    TrustClock,
)
from center_hub.contract.replies import Reason
from center_hub.contract.words import CounterState, LegState
from center_hub.core.decision import DaySchedule
from center_hub.core.events import (
    ClockStepped,
    DayClosed,
    DayOpened,
    ServiceFinished,
    TicketCarried,
    TicketReprinted,
)
from center_hub.core.plan import DayRules
from tests.support.small_centre import HOUR, MINUTE, MORNING, PLAN, SECOND, Hall

TODAY = DaySchedule(date="2026-11-21", opens=0, closes=MORNING + 9 * HOUR)
DAY = 24 * HOUR


def scheduled(**rules: str | int) -> Hall:
    """A hall whose day opens and closes by schedule."""
    day = replace(DayRules(opens="by_schedule", closes="by_schedule"), **rules)
    return Hall(replace(PLAN, rules=replace(PLAN.rules, day=day)))


def morning(hall: Hall) -> Hall:
    hall.schedule = TODAY
    hall.wait(0)
    hall.give(OpenCounter(counter="c2"))
    return hall


def evening(hall: Hall) -> None:
    hall.schedule = None
    hall.wait(MORNING + 9 * HOUR - hall.clock)


def test_the_day_opens_when_the_hours_begin_and_once_for_each_date() -> None:
    hall = scheduled()
    hall.wait(HOUR)
    assert hall.state.day is None
    morning(hall)
    assert hall.events(DayOpened) == [DayOpened(day=1, date="2026-11-21", closes=TODAY.closes)]
    hall.give(CloseDay())
    hall.wait(MINUTE)
    assert hall.state.day is None  # somebody closed it by hand: it stays closed
    hall.schedule = replace(TODAY, date="2026-11-22", closes=TODAY.closes + DAY)
    hall.wait(DAY)
    assert hall.state.last_day == 2


def test_at_closing_time_the_day_closes_when_the_last_one_is_served() -> None:
    hall = morning(scheduled())
    ticket = hall.issue("card")
    evening(hall)
    assert hall.state.day is not None
    hall.call("c2")
    hall.give(StartService(counter="c2", ticket=ticket))
    hall.wait(MINUTE)
    hall.give(FinishService(counter="c2", ticket=ticket))
    hall.wait(SECOND)
    assert hall.events(DayClosed) == [DayClosed(day=1)]


def test_what_somebody_forgot_to_finish_does_not_keep_the_day_open_for_ever() -> None:
    hall = morning(scheduled())
    forgotten, waiting = hall.issue("card"), hall.issue("card")
    hall.serve("c2")
    evening(hall)
    hall.wait(2 * HOUR)
    assert hall.state.day is None
    assert hall.events(ServiceFinished) == [ServiceFinished(ticket=forgotten, counter="c2")]
    assert hall.state.tickets[waiting].state is LegState.CANCELLED


def test_nobody_who_is_carried_over_loses_by_a_forgotten_counter() -> None:
    hall = scheduled(left_over="carry", opens="by_schedule")
    morning(hall)
    hall.give(OpenCounter(counter="c1"))
    visit, called = hall.issue("card", then=("passport",)), hall.issue("card")
    hall.serve("c2")
    hall.call("c1")
    evening(hall)
    hall.wait(2 * HOUR)
    assert hall.state.day is None
    assert {one: hall.state.tickets[one].service for one in (visit, called)} == {
        visit: "passport",
        called: "card",
    }
    assert {one.ticket for one in hall.events(TicketCarried)} == {visit, called}


def test_over_night_every_counter_is_closed_and_nobody_carried_over_waits_for_one() -> None:
    hall = scheduled(left_over="carry", opens="by_hand", closes="by_hand")
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    ticket = hall.issue("card")
    hall.serve("c2")
    hall.give(ParkTicket(counter="c2", ticket=ticket))
    hall.give(CloseDay())
    assert {at.state for at in hall.state.counters.values()} == {CounterState.CLOSED}
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c1"))
    assert hall.call("c1") == ticket


def test_a_day_opened_by_hand_before_the_hours_ends_with_them() -> None:
    hall = scheduled()
    hall.schedule = replace(TODAY, opens=MORNING + HOUR)
    hall.wait(MINUTE)
    assert hall.events(DayOpened) == []
    hall.give(OpenDay())
    assert hall.events(DayOpened) == [DayOpened(day=1, date=TODAY.date, closes=TODAY.closes)]


def test_a_day_tried_out_before_the_hours_does_not_keep_the_real_one_closed() -> None:
    hall = scheduled()
    hall.give(OpenDay())
    hall.give(CloseDay())
    hall.schedule = TODAY
    hall.wait(SECOND)
    assert hall.state.last_day == 2


def test_by_hand_means_that_no_clock_opens_or_closes() -> None:
    hall = Hall()
    hall.schedule = TODAY
    hall.wait(HOUR)
    assert hall.state.day is None
    hall.give(OpenDay())
    hall.wait(DAY)
    assert hall.state.day is not None


def test_who_is_carried_over_keeps_number_and_place_and_nobody_else_gets_that_number() -> None:
    hall = scheduled(left_over="carry", opens="by_hand", closes="by_hand")
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    hall.issue("card")
    parked = hall.serve("c2")
    hall.give(ParkTicket(counter="c2", ticket=parked))
    served, waiting = hall.issue("card"), hall.issue("card")
    hall.serve("c2")
    hall.give(FinishService(counter="c2", ticket=served))
    hall.give(CloseDay())
    assert [one.ticket for one in hall.events(TicketCarried)] == [parked, waiting]
    hall.pass_by(14 * HOUR)
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    assert set(hall.state.tickets) == {parked, waiting}
    assert (parked, waiting) == ("1-A001", "1-A003")
    assert [hall.issue("card"), hall.issue("card")] == ["2-A002", "2-A004"]
    hall.give(ReprintTicket(ticket="2-A003"))  # as somebody says who types the number today
    assert hall.events(TicketReprinted)[-1].ticket == waiting
    assert hall.refusal(CancelTicket(ticket="1-A002")) is Reason.UNKNOWN_TICKET  # another day's
    assert hall.call("c2") in {parked, waiting}


def test_two_days_are_never_mixed(hall: Hall) -> None:
    yesterday = hall.issue("card")
    hall.give(CloseDay())
    assert hall.refusal(IssueTicket(service="card", language="az")) is Reason.DAY_NOT_OPEN
    hall.give(OpenDay())
    assert hall.issue("card") == "2-A001"
    assert yesterday not in hall.state.tickets


def test_midnight_changes_nothing_while_the_day_is_open() -> None:
    hall = scheduled()
    hall.schedule = DaySchedule(date="2026-11-21", opens=0, closes=MORNING + 21 * HOUR)
    hall.wait(0)
    first = hall.issue("card")
    hall.date = "2026-11-22"
    hall.wait(16 * HOUR)
    assert (first, hall.issue("card")) == ("1-A001", "1-A002")
    assert hall.state.day is not None
    assert hall.state.day.date == "2026-11-21"


def test_a_clock_that_steps_a_day_closes_nothing_and_loses_no_appointment() -> None:
    hall = morning(scheduled())
    waiting = hall.issue("card")
    for step in (DAY, -2 * DAY, HOUR, 5 * SECOND):
        hall.wall += step
        hall.wait(SECOND)
    assert hall.state.day is not None
    assert hall.waiting("card") == [waiting]
    assert [one.by for one in hall.events(ClockStepped)] == [
        DAY,
        -DAY,
        -DAY + HOUR,
        -DAY + HOUR + 5 * SECOND,
    ]


def test_a_clock_that_drifts_by_a_second_is_not_worth_a_line(hall: Hall) -> None:
    hall.wall += SECOND
    hall.wait(SECOND)
    assert hall.events(ClockStepped) == []


def test_the_manager_says_that_the_wall_is_right_and_the_day_goes_by_it(hall: Hall) -> None:
    hall.wall += HOUR
    hall.wait(SECOND)
    before = hall.clock
    hall.give(TrustClock())
    assert hall.clock - before == HOUR + SECOND
    assert hall.clock == hall.wall
    assert hall.refusal(TrustClock()) is Reason.ALREADY_SO


def test_nobody_is_signed_in_over_night(hall: Hall) -> None:
    from center_hub.contract.commands import SignIn  # noqa: PLC0415 - this test alone signs in

    hall.give(SignIn(counter="c2", operator="op-1", pin="2580"), pin_right=True)
    hall.give(CloseDay())
    assert hall.state.counters["c2"].operator is None
