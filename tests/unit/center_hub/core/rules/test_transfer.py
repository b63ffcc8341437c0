"""Sent elsewhere: to a service, a counter, a profile; first, by arrival, last."""

import pytest

from center_hub.contract.commands import CancelTicket, CloseCounter, MoveTicket, SwitchProfile, TransferTicket
from center_hub.contract.replies import Reason
from center_hub.contract.words import Destination, Position, ToCounter, ToProfile, ToService, Why
from center_hub.core import views
from center_hub.core.events import TicketCalled, TicketMoved
from tests.support.small_centre import MINUTE, Hall


def transfer(hall: Hall, ticket: str, to: Destination, position: Position = Position.LAST) -> None:
    hall.give(TransferTicket(counter="c2", ticket=ticket, destination=to, position=position))


def move(hall: Hall, ticket: str, to: Destination, position: Position = Position.LAST) -> None:
    hall.give(MoveTicket(ticket=ticket, destination=to, position=position, reason="helped"))


@pytest.fixture
def served(hall: Hall) -> str:
    """A ticket for a card, being served at c2, an hour after it came; two wait for passports since."""
    ticket = hall.issue("card")
    hall.pass_by(10 * MINUTE)
    hall.issue("passport")
    hall.issue("passport")
    hall.pass_by(50 * MINUTE)
    assert hall.serve("c2") == ticket
    return ticket


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (Position.FIRST, ["1-A001", "1-P001", "1-P002"]),
        (Position.ARRIVAL, ["1-A001", "1-P001", "1-P002"]),
        (Position.LAST, ["1-P001", "1-P002", "1-A001"]),
    ],
)
def test_where_in_the_line_a_transfer_leads(
    hall: Hall, served: str, position: Position, order: list[str]
) -> None:
    transfer(hall, served, ToService(service="passport"), position)
    assert hall.waiting("passport") == order


def test_put_first_is_told_as_the_reason_of_the_call(hall: Hall, served: str) -> None:
    transfer(hall, served, ToService(service="passport"), Position.FIRST)
    assert hall.call("c3") == served
    assert hall.events(TicketCalled)[-1].why is Why.PUT_FIRST


def test_two_put_first_are_called_in_the_order_in_which_they_were_put(hall: Hall) -> None:
    one, other = hall.issue("card"), hall.issue("card")
    for ticket in (other, one):
        move(hall, ticket, ToService(service="card"), Position.FIRST)
    assert hall.waiting("card") == [other, one]


def test_sent_to_a_counter_only_that_counter_calls(hall: Hall, served: str) -> None:
    transfer(hall, served, ToCounter(counter="c3"), Position.FIRST)
    assert hall.state.moves["a"][0].counter == "c3"
    assert hall.call("c1") != served
    assert hall.call("c3") == served


def test_sent_to_a_profile_any_counter_that_works_by_it_calls(hall: Hall, served: str) -> None:
    transfer(hall, served, ToProfile(profile="passports", service="passport"), Position.FIRST)
    assert [views.counter(hall.state, 1, at).addressed for at in ("c1", "c2", "c3")] == [0, 0, 1]
    assert hall.call("c1") == "1-P001"
    assert hall.call("c3") == served


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        (ToService(service="haircut"), Reason.UNKNOWN_SERVICE),
        (ToService(service="orphan"), Reason.NOBODY_SERVES_THIS),
        (ToCounter(counter="c9"), Reason.UNKNOWN_COUNTER),
        (ToProfile(profile="kings"), Reason.UNKNOWN_PROFILE),
    ],
)
def test_nobody_is_sent_where_nobody_serves(hall: Hall, served: str, to: Destination, reason: Reason) -> None:
    assert hall.refusal(TransferTicket(counter="c2", ticket=served, destination=to)) is reason


def test_nobody_is_sent_to_a_closed_counter(hall: Hall, served: str) -> None:
    hall.give(CloseCounter(counter="c3"))
    command = TransferTicket(counter="c2", ticket=served, destination=ToCounter(counter="c3"))
    assert hall.refusal(command) is Reason.COUNTER_NOT_OPEN


def test_when_a_counter_closes_those_sent_to_it_wait_for_the_service_where_they_stood(
    hall: Hall, served: str
) -> None:
    transfer(hall, served, ToCounter(counter="c3", service="passport"))
    hall.give(CloseCounter(counter="c3"))
    assert hall.waiting("passport") == [served, "1-P001", "1-P002"]
    assert hall.events(TicketMoved)[-1].reason is None


def test_when_nobody_works_by_a_profile_any_more_those_sent_to_it_wait_for_the_service(
    hall: Hall,
) -> None:
    ticket = hall.issue("card")
    move(hall, ticket, ToProfile(profile="all"))
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    assert hall.waiting("card") == [ticket]


def test_when_the_last_counter_of_a_profile_closes_those_sent_to_it_wait_for_the_service(
    hall: Hall,
) -> None:
    ticket = hall.issue("card")
    move(hall, ticket, ToProfile(profile="cards"))
    hall.give(CloseCounter(counter="c2"))
    assert hall.call("c1") == ticket
    other = hall.issue("card")
    command = MoveTicket(
        ticket=other,
        destination=ToProfile(profile="cards"),
        position=Position.LAST,
        reason="helped",
    )
    assert hall.refusal(command) is Reason.NOBODY_SERVES_THIS


def test_the_board_sends_nobody_to_a_counter_that_has_closed(hall: Hall, served: str) -> None:
    transfer(hall, served, ToCounter(counter="c3", service="passport"))
    hall.give(CloseCounter(counter="c3"))
    (row,) = hall.state.moves["a"]
    assert (row.counter, row.service) == (None, "passport")
    hall.give(CancelTicket(ticket=served))
    assert hall.state.moves["a"] == ()


def test_moving_while_waiting_needs_a_reason_and_keeps_how_long_one_has_waited(hall: Hall) -> None:
    ticket = hall.issue("card")
    since = hall.state.tickets[ticket].queued_at
    wrong = MoveTicket(
        ticket=ticket,
        destination=ToService(service="passport"),
        position=Position.FIRST,
        reason="friend",
    )
    assert hall.refusal(wrong) is Reason.UNKNOWN_REASON
    move(hall, ticket, ToService(service="passport"))
    assert (hall.state.tickets[ticket].queued_at, hall.state.tickets[ticket].service) == (
        since,
        "passport",
    )


def test_a_ticket_at_a_counter_is_not_moved_behind_its_back(hall: Hall, served: str) -> None:
    command = MoveTicket(
        ticket=served, destination=ToService(service="card"), position=Position.LAST, reason="helped"
    )
    assert hall.refusal(command) is Reason.WRONG_STATE
