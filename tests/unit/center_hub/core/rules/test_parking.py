"""Parked: back by hand, back by itself, back to whoever waits for it."""

from center_hub.contract.commands import (
    CallTicket,
    CancelTicket,
    CloseCounter,
    ParkTicket,
    SetAside,
    UnparkTicket,
)
from center_hub.contract.replies import Called, Reason
from center_hub.contract.words import LegState, Why
from center_hub.core.events import TicketCalled, TicketUnparked
from tests.support.small_centre import MINUTE, Hall


def park(hall: Hall, counter: str = "c2") -> str:
    ticket = hall.serve(counter)
    hall.give(ParkTicket(counter=counter, ticket=ticket))
    return ticket


def test_parking_frees_the_counter_and_the_counter_waits_for_the_ticket(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    assert hall.state.tickets[ticket].state is LegState.PARKED
    assert (hall.state.counters["c2"].in_hand, hall.state.counters["c2"].parked) == (None, (ticket,))
    assert hall.call("c2") is None


def test_the_counter_takes_its_parked_ticket_back_without_a_reason(hall: Hall) -> None:
    hall.issue("card")
    hall.issue("card")
    ticket = park(hall)
    outcome = hall.give(CallTicket(counter="c2", expect=None, ticket=ticket))
    assert outcome == Called(ticket=ticket)
    assert hall.events(TicketCalled)[-1].why is Why.RETURNED
    assert hall.state.counters["c2"].parked == ()


def test_another_counter_does_not_take_it(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    command = CallTicket(counter="c1", expect=None, ticket=ticket, reason="helped")
    assert hall.refusal(command) is Reason.WRONG_STATE


def test_after_a_quarter_of_an_hour_it_waits_again_by_itself_first_at_that_counter(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    others = [hall.issue("card"), hall.issue("card")]
    hall.wait(15 * MINUTE - 10_000)
    assert hall.state.tickets[ticket].state is LegState.PARKED
    hall.wait(10_000)
    (back,) = hall.events(TicketUnparked)
    assert (back.ticket, back.by_time) == (ticket, True)
    assert hall.call("c1") == others[0]
    assert hall.call("c2") == ticket


def test_the_help_desk_says_that_a_parked_citizen_is_back(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    hall.give(UnparkTicket(ticket=ticket))
    assert hall.call("c2") == ticket
    assert hall.refusal(UnparkTicket(ticket=ticket)) is Reason.WRONG_STATE


def test_if_the_counter_has_closed_meanwhile_any_counter_of_the_service_takes_it(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    hall.issue("card")
    hall.give(CloseCounter(counter="c2"))
    hall.give(UnparkTicket(ticket=ticket))
    assert hall.call("c1") == ticket  # it has waited the longest


def test_a_counter_parks_no_more_than_the_centre_allows(hall: Hall) -> None:
    for _ in range(4):
        hall.issue("card")
    for _ in range(3):
        park(hall)
    ticket = hall.serve("c2")
    assert hall.refusal(ParkTicket(counter="c2", ticket=ticket)) is Reason.PARKED_ENOUGH


def test_the_help_desk_puts_a_waiting_ticket_aside_and_it_keeps_its_turn(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card")
    hall.give(SetAside(ticket=first))
    assert hall.waiting("card") == [second]
    hall.give(UnparkTicket(ticket=first))
    assert hall.waiting("card") == [first, second]


def test_a_parked_citizen_may_give_up(hall: Hall) -> None:
    hall.issue("card")
    ticket = park(hall)
    hall.give(CancelTicket(ticket=ticket))
    assert hall.state.tickets[ticket].state is LegState.CANCELLED
    hall.wait(20 * MINUTE)
    assert hall.events(TicketUnparked) == []


def test_only_what_is_being_served_is_parked(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.call("c2")
    assert hall.refusal(ParkTicket(counter="c2", ticket=ticket)) is Reason.WRONG_STATE
