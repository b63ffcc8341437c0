"""Appointments: imported, checked in within their time, merged with walk-ins, missed, cancelled."""

import random

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import (
    Appointment,
    CancelAppointment,
    CheckIn,
    CloseDay,
    ImportAppointments,
    OpenCounter,
    OpenDay,
)
from center_hub.contract.replies import Imported, Issued, Reason, Refused
from center_hub.contract.words import Role, Why
from center_hub.core.events import AppointmentCancelled, CancelReason, TicketCalled
from center_hub.core.model import BookingState
from center_hub.core.plan import AppointmentRules, Rules
from tests.support.small_centre import HOUR, MINUTE, MORNING, PLAN, Hall

TEN = MORNING + HOUR


def book(hall: Hall, code: str, slot: int, service: str = "card", priority: str | None = None) -> Imported:
    booking = Appointment(code=code, service=service, slot=slot, priority=priority)
    outcome = hall.give(ImportAppointments(appointments=(booking,)))
    assert isinstance(outcome, Imported)
    return outcome


def check_in(hall: Hall, code: str) -> Issued | Refused:
    outcome = hall.give(CheckIn(code=code, language="az"), Role.KIOSK)
    assert isinstance(outcome, Issued | Refused)
    return outcome


def at(hall: Hall, clock: int) -> None:
    hall.wait(clock - hall.clock - 1_000)  # a second passes with the next command


def hall_with(rules: AppointmentRules) -> Hall:
    hall = Hall(replace(PLAN, rules=replace(PLAN.rules, appointments=rules)))
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    return hall


def test_the_same_file_twice_changes_nothing(hall: Hall) -> None:
    assert book(hall, "AB12", TEN) == Imported(added=1, changed=0, unchanged=0)
    assert book(hall, "AB12", TEN) == Imported(added=0, changed=0, unchanged=1)
    assert book(hall, "AB12", TEN + MINUTE) == Imported(added=0, changed=1, unchanged=0)
    assert hall.state.bookings["AB12"].slot == TEN + MINUTE


def test_what_cannot_be_taken_over_is_told_one_by_one(hall: Hall) -> None:
    good = Appointment(code="GOOD", service="card", slot=TEN)
    wrong = Appointment(code="WRNG", service="haircut", slot=TEN)
    past = Appointment(code="PAST", service="card", slot=MORNING - HOUR)
    outcome = hall.give(ImportAppointments(appointments=(good, wrong, past, good)))
    assert isinstance(outcome, Imported)
    assert (outcome.added, [(one.code, one.reason) for one in outcome.not_taken]) == (
        1,
        [
            ("WRNG", Reason.UNKNOWN_SERVICE),
            ("PAST", Reason.APPOINTMENT_PAST),
            ("GOOD", Reason.ALREADY_SO),
        ],
    )


def test_half_an_hour_before_is_early_enough_and_a_second_more_is_too_early(hall: Hall) -> None:
    book(hall, "AB12", TEN)
    at(hall, TEN - 30 * MINUTE - 1_000)
    early = check_in(hall, "AB12")
    assert isinstance(early, Refused)
    assert (early.reason, early.at) == (Reason.TOO_EARLY, TEN - 30 * MINUTE)
    admitted = check_in(hall, "AB12")
    assert isinstance(admitted, Issued)
    assert admitted.slot == TEN


def test_ten_minutes_late_is_in_time_and_then_the_appointment_is_cancelled_by_itself(hall: Hall) -> None:
    book(hall, "INTM", TEN)
    book(hall, "LATE", TEN)
    at(hall, TEN + 10 * MINUTE)
    assert isinstance(check_in(hall, "INTM"), Issued)
    late = check_in(hall, "LATE")
    assert isinstance(late, Refused)
    assert late.reason is Reason.APPOINTMENT_PAST
    hall.wait(1_000)
    assert hall.events(AppointmentCancelled) == [AppointmentCancelled(code="LATE", reason=CancelReason.LATE)]
    again = check_in(hall, "LATE")
    assert isinstance(again, Refused)
    assert again.reason is Reason.APPOINTMENT_PAST
    assert book(hall, "LATE", hall.clock + HOUR).changed == 1  # another time was promised


def test_an_appointment_used_is_not_imported_again_the_same_evening(hall: Hall) -> None:
    slot = hall.clock + 20 * MINUTE
    book(hall, "AB12", slot)
    assert isinstance(check_in(hall, "AB12"), Issued)
    hall.give(CloseDay())
    again = book(hall, "AB12", slot)
    assert (again.added, again.unchanged) == (0, 1)
    hall.give(OpenDay())
    assert hall.refusal(CheckIn(code="AB12", language="az")) is Reason.APPOINTMENT_USED


def test_where_the_centre_says_so_who_comes_late_waits_as_a_walk_in() -> None:
    hall = hall_with(AppointmentRules(late="queue"))
    book(hall, "LATE", TEN)
    walk_in = hall.issue("card")
    at(hall, TEN + HOUR)
    late = check_in(hall, "LATE")
    assert isinstance(late, Issued)
    assert late.slot is None
    assert hall.call("c2") == walk_in


def test_an_appointment_is_used_once(hall: Hall) -> None:
    book(hall, "AB12", TEN)
    at(hall, TEN)
    check_in(hall, "AB12")
    again = check_in(hall, "AB12")
    assert isinstance(again, Refused)
    assert again.reason is Reason.APPOINTMENT_USED
    nothing = check_in(hall, "ZZZZ")
    assert isinstance(nothing, Refused)
    assert nothing.reason is Reason.UNKNOWN_APPOINTMENT


def test_when_the_time_has_come_the_appointment_goes_before_walk_ins(hall: Hall) -> None:
    book(hall, "AB12", TEN)
    at(hall, TEN - 10 * MINUTE)
    booked = check_in(hall, "AB12")
    assert isinstance(booked, Issued)
    first, _second = hall.issue("card"), hall.issue("card")
    assert hall.call("c2") == first  # not yet ten
    hall.pass_by(11 * MINUTE)
    assert hall.call("c1") == booked.ticket
    assert [one.why for one in hall.events(TicketCalled)] == [Why.FIRST_COME, Why.APPOINTMENT]


def test_before_its_time_an_appointment_is_called_rather_than_nobody(hall: Hall) -> None:
    book(hall, "AB12", TEN)
    at(hall, TEN - 20 * MINUTE)
    booked = check_in(hall, "AB12")
    assert isinstance(booked, Issued)
    assert hall.call("c2") == booked.ticket
    assert hall.events(TicketCalled)[0].why is Why.EARLY_APPOINTMENT


def test_among_appointments_the_earlier_time_is_called_first_whoever_came_first(hall: Hall) -> None:
    book(hall, "LATR", TEN + 5 * MINUTE)
    book(hall, "ERLR", TEN)
    at(hall, TEN - 10 * MINUTE)
    later, earlier = check_in(hall, "LATR"), check_in(hall, "ERLR")
    assert isinstance(later, Issued)
    assert isinstance(earlier, Issued)
    at(hall, TEN + 6 * MINUTE)
    assert [hall.call("c1"), hall.call("c2")] == [earlier.ticket, later.ticket]


def test_a_citizen_cancels_the_own_appointment(hall: Hall) -> None:
    book(hall, "AB12", TEN)
    hall.give(CancelAppointment(code="AB12"), Role.KIOSK)
    assert hall.state.bookings["AB12"].state is BookingState.CANCELLED
    assert hall.refusal(CancelAppointment(code="AB12")) is Reason.APPOINTMENT_CANCELLED


def test_nobody_who_did_not_come_is_carried_into_the_next_day(hall: Hall) -> None:
    book(hall, "TDAY", TEN)
    book(hall, "TMRW", TEN + 24 * HOUR)
    at(hall, TEN + HOUR)
    hall.give(CloseDay())
    assert set(hall.state.bookings) == {"TMRW"}
    assert [code for _, code in hall.state.agenda] == ["TMRW"]


@pytest.mark.timeout(120)
def test_a_real_day_of_twelve_thousand_appointments() -> None:
    """27 April 2020 at ASAN: 12,458 booked, 8,827 came, 3,883 of them about two hours early, 497 late.

    The rule since: admitted from 30 minutes before, cancelled when 10 minutes late. Those who came two hours
    early are told from when on, and come again then; those who came late have lost their appointment.
    """
    booked, came, early, late = 12_458, 8_827, 3_883, 497
    chance = random.Random(27)
    hall = hall_with(AppointmentRules())
    hall.checked = False
    slots = [MORNING + 3 * HOUR + chance.randrange(6 * HOUR) for _ in range(booked)]
    codes = [f"B{number:05d}" for number in range(booked)]
    services = ("card", "passport")  # two series: one has numbers to 9999
    bookings = [
        Appointment(code=code, service=services[index % 2], slot=slot)
        for index, (code, slot) in enumerate(zip(codes, slots, strict=True))
    ]
    for begin in range(0, booked, 100):
        hall.give(ImportAppointments(appointments=tuple(bookings[begin : begin + 100])), after=0)
    arrivals = [
        (slots[index] - chance.randrange(30 * MINUTE), codes[index]) for index in range(came - early - late)
    ]
    begin = came - early - late
    arrivals += [(slots[index] - 2 * HOUR, codes[index]) for index in range(begin, begin + early)]
    arrivals += [(slots[index] + 11 * MINUTE, codes[index]) for index in range(begin + early, came)]
    tally = {"admitted": 0, "too early": 0, "too late": 0}
    returning: list[tuple[int, str]] = []
    for moment, code in sorted(arrivals):
        _arrive(hall, moment, code, tally, returning)
    assert tally == {"admitted": came - early - late, "too early": early, "too late": late}
    assert {at for at, _ in returning} <= {slot - 30 * MINUTE for slot in slots}


def _arrive(
    hall: Hall, moment: int, code: str, tally: dict[str, int], returning: list[tuple[int, str]]
) -> None:
    hall.wait(max(0, moment - hall.clock))
    outcome = hall.give(CheckIn(code=code, language="az"), Role.KIOSK, after=0)
    if isinstance(outcome, Issued):
        tally["admitted"] += 1
    elif isinstance(outcome, Refused) and outcome.reason is Reason.TOO_EARLY:
        tally["too early"] += 1
        returning.append((outcome.at or 0, code))
    else:
        assert isinstance(outcome, Refused)
        assert outcome.reason is Reason.APPOINTMENT_PAST
        tally["too late"] += 1


def test_the_rules_of_the_centre_are_the_published_ones() -> None:
    assert Rules().appointments == AppointmentRules(early_limit_s=1800, late_limit_s=600, late="cancel")
