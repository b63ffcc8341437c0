"""Who may still join: hours, breaks, quota, closing time, one's own limit, a suspended service."""

from typing import Any

from msgspec.structs import replace

from center_hub.contract.commands import (
    CloseDay,
    IssueTicket,
    OpenCounter,
    OpenDay,
    ResumeService,
    SuspendService,
)
from center_hub.contract.documents import ServiceHours, Span
from center_hub.contract.replies import Issued, Reason, Refused
from center_hub.core import views
from center_hub.core.decision import DaySchedule
from center_hub.core.events import Moment
from center_hub.core.plan import ClosingRules
from tests.support.small_centre import HOUR, MINUTE, MORNING, PLAN, Hall

CARD = IssueTicket(service="card", language="az")
SOMEBODY, SOMEBODY_ELSE = "A" * 22, "B" * 22


def hall_with(**limits: Any) -> Hall:
    """A hall where `limits` hold for cards."""
    services = tuple(replace(one, **limits) if one.id == "card" else one for one in PLAN.services)
    return opened(Hall(replace(PLAN, services=services)))


def opened(hall: Hall) -> Hall:
    hall.give(OpenDay())
    for counter in ("c1", "c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    return hall


def test_a_quota_ends_with_the_day() -> None:
    hall = hall_with(daily_quota=2)
    hall.issue("card")
    hall.issue("card")
    assert hall.refusal(CARD) is Reason.QUOTA_REACHED
    assert views.services_full(hall.state, Moment(wall=0, steady=0)) == ("card",)
    hall.give(CloseDay())
    hall.give(OpenDay())
    assert hall.issue("card") == "2-A001"


def test_a_service_taken_along_in_a_visit_counts_for_its_quota() -> None:
    hall = hall_with(daily_quota=1)
    hall.issue("passport", then=("card",))
    assert hall.refusal(CARD) is Reason.QUOTA_REACHED


def test_one_document_gets_as_many_tickets_as_the_service_allows() -> None:
    hall = hall_with(per_person=1)
    assert hall.refusal(CARD) is Reason.DOCUMENT_NEEDED
    hall.issue("card", person=SOMEBODY)
    assert hall.refusal(replace(CARD, person=SOMEBODY)) is Reason.PERSON_LIMIT_REACHED
    hall.issue("card", person=SOMEBODY_ELSE)
    hall.issue("passport", person=SOMEBODY)


def test_outside_the_hours_of_a_service_the_citizen_is_told_from_when_on() -> None:
    spans = (
        Span(begins=MORNING, ends=MORNING + HOUR),
        Span(begins=MORNING + 2 * HOUR, ends=MORNING + 3 * HOUR),
    )
    hall = Hall()
    hall.schedule = DaySchedule(
        date="2026-11-21",
        opens=0,
        closes=MORNING + 9 * HOUR,
        hours=(ServiceHours(service="card", spans=spans),),
    )
    opened(hall)
    hall.issue("card")
    hall.pass_by(HOUR)
    refused = hall.give(CARD)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.at) == (Reason.SERVICE_CLOSED, MORNING + 2 * HOUR)
    hall.issue("passport")
    hall.pass_by(HOUR)
    hall.issue("card")
    hall.pass_by(HOUR)
    over = hall.give(CARD)
    assert isinstance(over, Refused)
    assert (over.reason, over.at) == (Reason.SERVICE_CLOSED, None)


def test_after_closing_time_nobody_joins_and_those_waiting_are_served() -> None:
    hall = Hall()
    hall.schedule = DaySchedule(date="2026-11-21", opens=0, closes=MORNING + HOUR)
    opened(hall)
    ticket = hall.issue("card")
    hall.pass_by(HOUR)
    assert hall.refusal(CARD) is Reason.SERVICE_CLOSED
    assert hall.call("c2") == ticket


def test_a_day_opened_by_hand_out_of_hours_has_no_end_but_by_hand(hall: Hall) -> None:
    hall.pass_by(20 * HOUR)
    hall.issue("card")


def test_nobody_gets_a_ticket_who_could_not_be_served_by_closing() -> None:
    """One counter takes cards, six minutes each: in the last half hour five people, and no more."""
    rules = replace(PLAN.rules, closing=ClosingRules(when_full=True))
    hall = Hall(replace(PLAN, rules=rules, counters=PLAN.counters[1:2]))
    hall.schedule = DaySchedule(date="2026-11-21", opens=0, closes=hall.wall + 30 * MINUTE)
    hall.give(OpenDay(), after=0)
    hall.give(OpenCounter(counter="c2"), after=0)
    for _ in range(5):
        assert isinstance(hall.give(CARD, after=0), Issued)
    assert hall.refusal(CARD) is Reason.FULL_UNTIL_CLOSING
    now = Moment(wall=hall.wall, steady=hall.now)
    assert "card" in views.services_full(hall.state, now)


def test_before_any_counter_has_opened_all_of_them_count() -> None:
    rules = replace(PLAN.rules, closing=ClosingRules(when_full=True))
    hall = Hall(replace(PLAN, rules=rules, counters=PLAN.counters[1:2]))
    hall.schedule = DaySchedule(date="2026-11-21", opens=0, closes=hall.wall + 30 * MINUTE)
    hall.give(OpenDay(), after=0)
    assert isinstance(hall.give(CARD, after=0), Issued)


def test_a_suspended_service_says_why_in_every_language_until_it_is_resumed(hall: Hall) -> None:
    waiting = hall.issue("card")
    incomplete = SuspendService(service="card", message={"az": "Sistem işləmir"})
    assert hall.refusal(incomplete) is Reason.MESSAGE_INCOMPLETE
    message = {"az": "Sistem işləmir", "en": "The system is down"}
    hall.give(SuspendService(service="card", message=message))
    assert hall.refusal(CARD) is Reason.SERVICE_SUSPENDED
    (told,) = views.day(hall.state, 1).suspended
    assert (told.service, told.message) == ("card", message)
    assert hall.call("c2") == waiting  # who waits already is served
    hall.give(ResumeService(service="card"))
    hall.issue("card")
    assert hall.refusal(ResumeService(service="card")) is Reason.ALREADY_SO
