"""One ticket's story, as it is told to a citizen who asks why."""

from datetime import UTC
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import fields, replace

from center_hub.contract.commands import (
    Appointment,
    CallTicket,
    CancelTicket,
    ChangePriority,
    CheckIn,
    CloseCounter,
    CloseDay,
    FinishService,
    GiveFeedback,
    ImportAppointments,
    MarkNoShow,
    MergeTickets,
    MoveTicket,
    OpenDay,
    ParkTicket,
    Recall,
    ReprintTicket,
    ReturnTicket,
    ServeWithoutTicket,
    SetAside,
    StartService,
    StoreNext,
    TransferTicket,
    UnparkTicket,
)
from center_hub.contract.replies import Called, Issued
from center_hub.contract.words import Position, Role, ToCounter, ToProfile, ToService, Wait
from center_hub.core.events import AnyEvent, Recorded, TicketCalled, TicketIssued
from center_hub.core.plan import AppointmentRules, DayRules, PlannedService, PolicyName
from center_hub.journal.journal import reading
from center_hub.journal.story import _TELLS, Record, story, wanted_id
from center_hub.journal.wording import Ids, Wording
from config.languages import load_language
from tests.support.bench import Bench
from tests.support.small_centre import MINUTE, MORNING, PLAN
from tests.support.told_hall import ToldHall
from tests.support.working_day import PRESSES

ENGLISH = Wording(load_language("en"), Ids(), UTC)


@pytest.fixture
def records(tmp_path: Path) -> list[Record]:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES)
        bench.play(PRESSES[:1])
        bench.play(PRESSES[3:4])  # P001 again, on the second day
    with reading(tmp_path / "journal.sqlite") as (_, read):
        return list(read)


@pytest.fixture
def hall() -> ToldHall:
    return ToldHall()


def told(records: list[Record], ticket: str) -> list[str]:
    return [ENGLISH.said(line.facts) for line in story(ticket, records)]


def last(hall: ToldHall, ticket: str) -> str:
    return told(hall.records, ticket)[-1]


def test_every_event_that_names_a_ticket_is_told() -> None:
    named = {event for event in get_args(AnyEvent) if "ticket" in {one.name for one in fields(event)}}
    assert named == set(_TELLS)


def test_a_citizen_sent_on_is_told_both_legs(records: list[Record]) -> None:
    assert told(records, "1-P001") == [
        "Number given for: passport. Device: kiosk-1. Nobody was ahead.",
        "Called to counter c1 after a wait of 3 s. It was its turn: first come, first served.",
        "Came to counter c1, 2 s after the call.",
        "Sent on by counter c1 after 4 s. Where to: any counter for card. Place in the line: last.",
        "Called to counter c2 after a wait of 2 s. It was its turn: first come, first served.",
        "Came to counter c2, 2 s after the call.",
        "Finished at counter c2 after 1 s.",
    ]
    first = next(story("1-P001", records))
    assert ENGLISH.stamp(first.wall) == "2026-11-20 08:00:04"


def test_one_who_did_not_come_is_told_how_often_they_were_called(records: list[Record]) -> None:
    assert told(records, "1-A001") == [
        "Number given for: card. Device: kiosk-1. 1 person was ahead.",
        "Called to counter c2 after a wait of 3 s. It was its turn: first come, first served.",
        "Called again to counter c2.",
        "Nobody came to counter c2.",
    ]


def test_a_cancelled_ticket_says_where_it_was_asked(records: list[Record]) -> None:
    assert told(records, "1-A003")[-1] == "Cancelled on request. Device: helpdesk-1."


def test_a_day_that_closed_says_so(hall: ToldHall) -> None:
    ticket = hall.issue()
    hall.give(CloseDay())
    assert last(hall, ticket) == "Cancelled because the day was closed."


def test_who_is_carried_over_is_told_so() -> None:
    rules = replace(PLAN.rules, day=DayRules(left_over="carry"))
    hall = ToldHall(replace(PLAN, rules=rules))
    ticket = hall.issue()
    hall.give(CloseDay())
    hall.give(OpenDay())
    assert last(hall, ticket).startswith("Still waiting when the day was closed")


def test_a_number_is_told_with_class_family_and_further_services(hall: ToldHall) -> None:
    ticket = hall.issue("passport", priority="elderly", party=3, then=("card", "lost-card"))
    assert last(hall, ticket) == (
        "Number given for: passport. Device: helpdesk-1. Afterwards in the same visit: card, lost-card."
        " 3 people share this ticket. Priority group: elderly. It counts as having come 30 min earlier."
        " Nobody was ahead."
    )


def test_a_class_that_goes_before_has_fewer_ahead(hall: ToldHall) -> None:
    hall.issue()
    behind = hall.issue()
    before = hall.issue(priority="elderly")
    assert last(hall, behind).endswith("1 person was ahead.")
    assert last(hall, before).endswith("Nobody was ahead.")


def test_an_appointment_is_told_with_its_time_and_why_it_was_called(hall: ToldHall) -> None:
    hall.give(ImportAppointments(appointments=(Appointment("AAAA", "card", MORNING + MINUTE),)))
    given = hall.give(CheckIn(code="AAAA", language="az"))
    assert isinstance(given, Issued)
    hall.wait(MINUTE)
    hall.call("c2")
    issued, called = told(hall.records, given.ticket)
    assert "Appointment at 03:01." in issued
    assert called.endswith("The time of its appointment had come. Appointment at 03:01. Operator: op-2.")


def test_who_is_late_for_an_appointment_is_told_that_it_no_longer_counts() -> None:
    rules = replace(PLAN.rules, appointments=AppointmentRules(late="queue"))
    hall = ToldHall(replace(PLAN, rules=rules))
    hall.give(ImportAppointments(appointments=(Appointment("AAAA", "card", MORNING + MINUTE),)))
    hall.wait(60 * MINUTE)
    given = hall.give(CheckIn(code="AAAA", language="az"))
    assert isinstance(given, Issued)
    assert "Too late for the appointment" in last(hall, given.ticket)


def test_a_call_by_class_says_what_the_class_means(hall: ToldHall) -> None:
    hall.issue()
    ticket = hall.issue(priority="elderly")
    assert hall.call("c2") == ticket
    assert last(hall, ticket) == (
        "Called to counter c2 after a wait of 1 s. Its priority group brought it forward."
        " Priority group: elderly. It counts as having come 30 min earlier. Operator: op-2."
    )


def hall_that_calls_by(policy: PolicyName) -> ToldHall:
    dispatch = replace(PLAN.rules.dispatch, policy=policy)
    return ToldHall(replace(PLAN, rules=replace(PLAN.rules, dispatch=dispatch)))


def test_a_call_by_promise_is_told_with_the_promise_and_who_was_next() -> None:
    hall = hall_that_calls_by("promised_wait")
    hall.issue()
    hall.wait(5 * MINUTE)
    ticket = hall.issue(priority="elderly")
    hall.wait(6 * MINUTE)
    assert hall.call("c2") == ticket
    (event,) = hall.events(TicketCalled)
    issued, called = told(hall.records, ticket)
    assert "Priority group: elderly. Each minute of its wait counts as 2." in issued
    assert called == (
        "Called to counter c2 after a wait of 6 min 1 s. The centre had promised 7 min 30 s at most."
        " Of those who could be called there, the promise to this one was the most pressing."
        " Priority group: elderly. Each minute of its wait counts as 2."
        f" After it the most pressing was A 001: about {event.weighed[1].percent} percent as much."
        " Operator: op-2."
    )


def test_a_promise_to_an_appointment_counts_from_its_time() -> None:
    hall = hall_that_calls_by("promised_wait")
    hall.give(ImportAppointments(appointments=(Appointment("AAAA", "card", MORNING + 5 * MINUTE),)))
    given = hall.give(CheckIn(code="AAAA", language="az"))
    assert isinstance(given, Issued)
    hall.wait(9 * MINUTE)
    assert hall.call("c2") == given.ticket
    assert "The centre had promised 10 min at most, counted from 03:05." in last(hall, given.ticket)


def test_who_waited_as_long_as_anybody_may_is_told_how_long_that_is() -> None:
    hall = hall_that_calls_by("promised_wait")
    ticket = hall.issue()
    hall.wait(121 * MINUTE)
    hall.call("c2")
    assert "anybody may. Whoever has waited 2 h is called before the others." in last(hall, ticket)


def test_by_the_strict_order_a_class_or_else_the_appointment_is_told() -> None:
    hall = hall_that_calls_by("strict_priority")
    hall.give(ImportAppointments(appointments=(Appointment("AAAA", "card", MORNING + MINUTE),)))
    hall.issue()
    given = hall.give(CheckIn(code="AAAA", language="az"))
    assert isinstance(given, Issued)
    hall.wait(2 * MINUTE)
    ticket = hall.issue(priority="elderly")
    assert hall.serve("c2") == ticket
    assert hall.call("c2", ticket) == given.ticket
    precedence = "Its priority group gives it precedence here. Priority group: elderly."
    assert f"{precedence} It is called before tickets without a group." in told(hall.records, ticket)[1]
    assert "The time of its appointment had come. Appointment at 03:01." in last(hall, given.ticket)


def test_by_promises_the_free_counter_that_knows_least_takes_a_newcomer() -> None:
    hall = hall_that_calls_by("promised_wait")
    for counter in ("c1", "c2"):
        hall.give(StoreNext(counter=counter))
    ticket = hall.issue("card")
    assert hall.state.tickets[ticket].counter == "c2"
    assert "Of the free counters that could take it, this one has the fewest services." in last(hall, ticket)
    alone = hall.issue("passport")
    assert hall.state.tickets[alone].counter == "c1"
    assert "fewest" not in last(hall, alone)


@pytest.mark.parametrize(
    ("wait", "before", "said"),
    [
        (
            Wait(least=1250, likely=1500, most=2000),
            True,
            "Wait told with the number: about 20 to 35 minutes.",
        ),
        (Wait(least=60, likely=300, most=590), 1, "Wait told with the number: at most 10 minutes."),
        (Wait(least=0, likely=60, most=120), 1, "Wait told with the number: a few minutes."),
        (Wait(least=0, likely=60, most=120), 0, "Nobody was ahead."),
    ],
)
def test_the_wait_that_was_told_is_part_of_the_story(
    hall: ToldHall, wait: Wait, before: int, said: str
) -> None:
    *_, ticket = [hall.issue() for _ in range(before + 1)]
    records = [(with_wait(one, ticket, wait), key) for one, key in hall.records]
    assert told(records, ticket)[0].endswith(said)


def with_wait(recorded: Recorded, ticket: str, wait: Wait) -> Recorded:
    """As written by a hub that could tell."""
    event = recorded.event
    if isinstance(event, TicketIssued) and event.ticket == ticket:
        return replace(recorded, event=replace(event, wait=wait))
    return recorded


def test_a_call_out_of_order_names_reason_operator_and_device(hall: ToldHall) -> None:
    hall.issue()
    ticket = hall.issue()
    hall.give(CallTicket(counter="c2", expect=None, ticket=ticket, reason="mistake"))
    assert last(hall, ticket) == (
        "Called to counter c2 after a wait of 1 s. It was called by its number, out of order."
        " Reason given: mistake. Operator: op-2. Device: counter-2."
    )


def test_a_counter_that_stood_idle_is_told(hall: ToldHall) -> None:
    hall.give(StoreNext(counter="c2"))
    assert "The counter stood free and called whoever came next." in last(hall, hall.issue())


def test_who_was_served_without_a_ticket_has_a_story_too(hall: ToldHall) -> None:
    command = ServeWithoutTicket(counter="c2", expect=None, service="card", language="az", reason="helped")
    outcome = hall.give(command)
    assert isinstance(outcome, Called)
    assert outcome.ticket is not None
    assert last(hall, outcome.ticket) == (
        "Served at once at counter c2. Somebody without a ticket stood at the counter and was served at once."
        " Reason given: helped. Operator: op-2. Device: counter-2."
    )


def test_a_step_without_the_citizen_is_taken_up_and_not_called() -> None:
    archive = PlannedService(id="card", series="A", back_office=True)
    hall = ToldHall(replace(PLAN, services=(archive, *(s for s in PLAN.services if s.id != "card"))))
    ticket = hall.issue()
    hall.call("c2")
    assert last(hall, ticket).startswith("Taken up by counter c2 after 1 s, without a call.")


@pytest.mark.parametrize(
    ("where", "position", "said"),
    [
        (ToService(service="lost-card"), Position.LAST, "any counter for lost-card. {} last."),
        (ToCounter(counter="c1"), Position.FIRST, "counter c1, for card. {} first."),
        (
            ToProfile(profile="all"),
            Position.ARRIVAL,
            "the counters of all, for card. {} by the time when the number was given.",
        ),
    ],
)
def test_a_move_says_where_to_why_and_by_whom(
    hall: ToldHall, where: ToService | ToCounter | ToProfile, position: Position, said: str
) -> None:
    ticket = hall.issue()
    hall.give(MoveTicket(ticket=ticket, destination=where, position=position, reason="helped"))
    where_to = f"Where to: {said.format('Place in the line:')}"
    assert last(hall, ticket) == (
        f"Put elsewhere in the queues. {where_to} Reason given: helped. Device: helpdesk-1."
    )


def test_a_counter_that_closes_sends_its_own_to_the_others(hall: ToldHall) -> None:
    ticket = hall.issue()
    where = ToCounter(counter="c1")
    hall.give(MoveTicket(ticket=ticket, destination=where, position=Position.LAST, reason="helped"))
    hall.give(CloseCounter(counter="c1"))
    assert last(hall, ticket).startswith("What it waited for has closed")


def test_each_change_of_class_is_told_with_its_reason(hall: ToldHall) -> None:
    ticket = hall.issue()
    for priority in ("elderly", "veteran", None):
        hall.give(ChangePriority(ticket=ticket, priority=priority, reason="mistake"))
    why = "Reason given: mistake. Device: helpdesk-1."
    assert told(hall.records, ticket)[1:] == [
        f"Priority group given: elderly. {why}",
        f"Priority group before: elderly. Now: veteran. {why}",
        f"Priority group taken away: veteran. {why}",
    ]


def test_a_family_is_told_on_both_tickets(hall: ToldHall) -> None:
    kept, other = hall.issue("card"), hall.issue("passport")
    hall.give(MergeTickets(into=kept, tickets=(other,)))
    assert last(hall, kept) == (
        "Joined to this ticket: P 001. 2 people share this ticket."
        " Afterwards in the same visit: passport. Device: helpdesk-1."
    )
    assert last(hall, other) == "Goes on under the family's ticket A 001. Device: helpdesk-1."


def test_who_was_parked_is_told_until_when_and_how_it_went_on(hall: ToldHall) -> None:
    ticket = hall.issue()
    hall.serve("c2")
    hall.give(ParkTicket(counter="c2", ticket=ticket))
    assert last(hall, ticket) == "Set aside by counter c2 until 03:15 at the latest."
    hall.give(UnparkTicket(ticket=ticket))
    assert last(hall, ticket) == "Is back and waits again. Device: helpdesk-1."
    assert hall.call("c2") == ticket
    assert "It had been put first in the line." in last(hall, ticket)


def test_who_was_set_aside_waits_again_when_the_time_is_over(hall: ToldHall) -> None:
    ticket = hall.issue()
    hall.give(SetAside(ticket=ticket))
    assert last(hall, ticket) == "Set aside until 03:15 at the latest. Device: helpdesk-1."
    hall.wait(20 * MINUTE)
    assert last(hall, ticket) == "The time for which it was set aside is over: it waits again."


def test_who_came_after_all_is_told_the_place(hall: ToldHall) -> None:
    ticket = hall.issue()
    hall.call("c2")
    hall.give(Recall(counter="c2", ticket=ticket))
    hall.give(MarkNoShow(counter="c2", ticket=ticket))
    assert last(hall, ticket) == "Nobody came to counter c2. Operator: op-2."
    hall.give(ReturnTicket(ticket=ticket), Role.HELPDESK)
    assert last(hall, ticket) == (
        "Came after all and waits again. Place in the line: by the time when the number was given."
        " Device: helpdesk-1."
    )


def test_a_way_there_and_back_is_told_leg_by_leg(hall: ToldHall) -> None:
    ticket = hall.issue("passport")
    hall.serve("c1")
    onward = TransferTicket(
        counter="c1", ticket=ticket, destination=ToService(service="card"), come_back=True
    )
    hall.give(onward)
    assert "Afterwards back to counter c1." in last(hall, ticket)
    hall.serve("c2")
    hall.give(FinishService(counter="c2", ticket=ticket, outcome="papers-missing"))
    *_, finished, back = told(hall.records, ticket)
    assert finished == "Finished at counter c2 after 1 s. Outcome: papers-missing. Operator: op-2."
    assert back == "Goes back to counter c1, first in line, for: passport."


def test_who_should_go_back_to_a_closed_counter_goes_to_any(hall: ToldHall) -> None:
    ticket = hall.issue("passport")
    hall.serve("c1")
    destination = ToService(service="card")
    hall.give(TransferTicket(counter="c1", ticket=ticket, destination=destination, come_back=True))
    hall.give(CloseCounter(counter="c1"))
    hall.serve("c2")
    hall.give(FinishService(counter="c2", ticket=ticket))
    assert "any counter for passport: the one that sent it on has closed" in last(hall, ticket)


def test_the_next_service_of_a_journey_is_told(hall: ToldHall) -> None:
    ticket = hall.issue("passport", then=("card",))
    hall.serve("c3")
    hall.give(FinishService(counter="c3", ticket=ticket))
    assert last(hall, ticket) == "Goes on with: card."


def test_copies_and_ratings_belong_to_the_story(hall: ToldHall) -> None:
    ticket = hall.issue()
    hall.give(ReprintTicket(ticket=ticket))
    assert last(hall, ticket) == "A copy of the paper was printed. Device: helpdesk-1."
    hall.call("c2")
    hall.give(StartService(counter="c2", ticket=ticket))
    hall.give(FinishService(counter="c2", ticket=ticket))
    hall.give(GiveFeedback(ticket=ticket, score=4, counter="c2"))
    assert last(hall, ticket) == "Rated the service at counter c2: 4 of 5."


def test_what_happens_to_others_is_no_part_of_the_story(hall: ToldHall) -> None:
    mine, other = hall.issue(), hall.issue()
    hall.give(CancelTicket(ticket=other))
    assert len(told(hall.records, mine)) == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1-A002", "1-A002"),
        ("A002", "1-A002"),
        ("A 002", "1-A002"),
        ("P001", "2-P001"),
        ("1-P001", "1-P001"),
        ("A777", None),
        ("", None),
    ],
)
def test_a_ticket_is_found_as_people_say_it(records: list[Record], asked: str, found: str | None) -> None:
    assert wanted_id(asked, records) == found


@pytest.mark.parametrize(("day", "found"), [("1", "1-P001"), ("2", "2-P001"), ("9", "2-P001")])
def test_beside_another_ticket_a_number_means_the_one_of_its_day(
    records: list[Record], day: str, found: str
) -> None:
    assert wanted_id("P001", records, day) == found
