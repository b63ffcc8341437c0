"""What an audit lists, and what it leaves alone."""

from msgspec.structs import replace

from center_hub.contract.commands import (
    CallTicket,
    ChangePriority,
    CloseCounter,
    MoveTicket,
    ParkTicket,
    ResumeService,
    ServeWithoutTicket,
    SignIn,
    SuspendService,
    TransferTicket,
    TrustClock,
    UnparkTicket,
)
from center_hub.contract.words import Position, ToCounter, ToService
from center_hub.journal import facts as f
from center_hub.journal.audit import Entry, audit
from tests.support.small_centre import MINUTE
from tests.support.told_hall import ToldHall


def found(hall: ToldHall) -> list[Entry]:
    return list(audit(hall.records))


def only(hall: ToldHall) -> Entry:
    (entry,) = found(hall)
    return entry


def test_a_day_in_order_has_nothing_to_list() -> None:
    hall = ToldHall()
    ticket, _ = hall.issue(), hall.issue(priority="elderly")
    hall.serve("c2")
    hall.serve("c1")
    hall.give(ParkTicket(counter="c1", ticket=ticket))
    hall.give(UnparkTicket(ticket=ticket))
    hall.give(CallTicket(counter="c1", expect=None, ticket=ticket))
    assert found(hall) == []


def test_a_call_by_number_is_listed_with_all_that_is_known() -> None:
    hall = ToldHall()
    hall.issue()
    ticket = hall.issue()
    hall.give(CallTicket(counter="c2", expect=None, ticket=ticket, reason="mistake"))
    assert only(hall) == Entry(
        sequence=len(hall.recorded),
        wall=hall.wall,
        facts=(f.CalledByNumber(),),
        device="counter-2",
        ticket=ticket,
        counter="c2",
        operator="op-2",
        reason="mistake",
    )


def test_whoever_is_served_without_a_ticket_is_listed() -> None:
    hall = ToldHall()
    hall.give(ServeWithoutTicket(counter="c2", expect=None, service="card", language="az", reason="helped"))
    entry = only(hall)
    assert (entry.facts, entry.counter, entry.reason) == ((f.ServedWithoutTicket(),), "c2", "helped")


def test_a_move_by_hand_is_listed_and_one_by_the_rules_is_not() -> None:
    hall = ToldHall()
    where = ToCounter(counter="c1")
    hall.give(MoveTicket(ticket=hall.issue(), destination=where, position=Position.FIRST, reason="helped"))
    hall.give(CloseCounter(counter="c1"))  # moves whoever waits for it
    entry = only(hall)
    assert entry.facts == (f.MovedByHand(), f.ToOneCounter("c1", "card"), f.Placed(Position.FIRST))
    assert (entry.device, entry.operator, entry.reason) == ("helpdesk-1", None, "helped")


def test_a_change_of_class_is_listed_with_both_classes() -> None:
    hall = ToldHall()
    hall.give(ChangePriority(ticket=hall.issue(), priority="veteran", reason="mistake"))
    assert only(hall).facts == (f.PriorityChangedByHand(), f.ClassGiven("veteran"))


def test_only_a_transfer_to_the_front_is_listed() -> None:
    hall = ToldHall()
    ticket = hall.issue("passport")
    hall.serve("c3")
    onward = TransferTicket(counter="c3", ticket=ticket, destination=ToService(service="card"))
    hall.give(replace(onward, position=Position.FIRST))
    hall.serve("c2")
    hall.give(replace(onward, counter="c2", destination=ToService(service="lost-card")))
    assert only(hall).facts == (f.SentOnFirst(), f.ToAnyCounter("card"))


def test_a_failed_sign_in_is_listed_at_its_counter() -> None:
    hall = ToldHall()
    hall.give(SignIn(counter="c1", operator="op-1", pin="0000"))
    entry = only(hall)
    assert (entry.facts, entry.counter, entry.device) == ((f.WrongPin(),), "c1", "counter-1")


def test_a_service_that_was_stopped_and_begun_again_is_listed() -> None:
    hall = ToldHall()
    hall.give(SuspendService(service="card", message={"az": "Yox", "en": "No"}))
    hall.give(ResumeService(service="card"))
    assert [entry.facts for entry in found(hall)] == [(f.Suspended("card"),), (f.Resumed("card"),)]


def test_a_step_of_the_clock_is_listed_with_its_size_and_who_set_it_right() -> None:
    hall = ToldHall()
    hall.wall += 5 * MINUTE
    hall.wait(1_000)
    hall.give(TrustClock())
    stepped, trusted = found(hall)
    assert (stepped.facts, stepped.device) == ((f.ClockOff(5 * MINUTE),), "hub")
    assert (trusted.facts, trusted.device) == ((f.ClockSet(5 * MINUTE),), "manager-1")
