"""The help desk: find, copy, merge a family, cancel; and what a citizen may do alone, with the paper."""

from center_hub.contract.commands import (
    Appointment,
    CancelTicket,
    CheckIn,
    FindTicket,
    FinishService,
    GiveFeedback,
    ImportAppointments,
    MarkNoShow,
    MergeTickets,
    ReprintTicket,
    SetAside,
    TransferTicket,
)
from center_hub.contract.replies import Found, Issued, Reason
from center_hub.contract.words import LegState, Role, ToService
from center_hub.core.events import FeedbackGiven, TicketReprinted
from tests.support.small_centre import HOUR, MORNING, Hall


def found(hall: Hall, wanted: str, role: Role = Role.HELPDESK) -> Found:
    outcome = hall.give(FindTicket(wanted=wanted), role)
    assert isinstance(outcome, Found), outcome
    return outcome


def test_a_ticket_is_found_as_people_say_it(hall: Hall) -> None:
    hall.issue("card")
    ticket = hall.issue("card", priority="elderly")
    for wanted in (ticket, "A 002", "A002", "a2", hall.state.tickets[ticket].token):
        card = found(hall, wanted)
        assert (card.ticket, card.state, card.priority) == (ticket, LegState.WAITING, "elderly")
    assert hall.refusal(FindTicket(wanted="A 003")) is Reason.UNKNOWN_TICKET
    assert hall.refusal(FindTicket(wanted="Aygün")) is Reason.UNKNOWN_TICKET


def test_a_kiosk_is_told_nothing_by_number(hall: Hall) -> None:
    ticket = hall.issue("card")
    assert hall.refusal(FindTicket(wanted="A001"), Role.KIOSK) is Reason.UNKNOWN_TICKET
    assert hall.refusal(FindTicket(wanted=ticket), Role.KIOSK) is Reason.UNKNOWN_TICKET
    assert found(hall, hall.state.tickets[ticket].token, Role.KIOSK).ticket == ticket


def test_an_appointment_finds_its_ticket(hall: Hall) -> None:
    booking = Appointment(code="AB12", service="card", slot=MORNING + HOUR // 3)
    hall.give(ImportAppointments(appointments=(booking,)))
    assert hall.refusal(FindTicket(wanted="AB12")) is Reason.UNKNOWN_TICKET
    given = hall.give(CheckIn(code="AB12", language="az"))
    assert isinstance(given, Issued)
    assert found(hall, "AB12", Role.KIOSK).ticket == given.ticket


def test_the_card_of_who_missed_the_call_says_that_there_is_a_way_back(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.call("c2")
    hall.give(MarkNoShow(counter="c2", ticket=ticket))
    assert found(hall, "A001").may_return
    hall.pass_by(HOUR)
    assert not found(hall, "A001").may_return


def test_the_paper_again_has_the_same_number_and_says_that_it_is_a_copy(hall: Hall) -> None:
    hall.issue("card")
    ticket = hall.issue("card", then=("passport",))
    copy = hall.give(ReprintTicket(ticket=ticket))
    assert isinstance(copy, Issued)
    assert (copy.ticket, copy.copy, copy.ahead, copy.then) == (ticket, True, 1, ("passport",))
    assert copy.token == hall.state.tickets[ticket].token
    assert hall.events(TicketReprinted) == [TicketReprinted(ticket=ticket)]
    hall.give(CancelTicket(ticket=ticket))
    assert hall.refusal(ReprintTicket(ticket=ticket)) is Reason.WRONG_STATE


def test_a_citizen_cancels_at_the_kiosk_with_the_paper_only(hall: Hall) -> None:
    ticket = hall.issue("card")
    token, other = (hall.state.tickets[one].token for one in (ticket, hall.issue("passport")))
    assert hall.refusal(CancelTicket(ticket=ticket), Role.KIOSK) is Reason.WRONG_TOKEN
    assert hall.refusal(CancelTicket(ticket=ticket, token=other), Role.KIOSK) is Reason.WRONG_TOKEN
    hall.give(CancelTicket(ticket=ticket, token=token), Role.KIOSK)
    assert hall.waiting("card") == []


def test_a_family_goes_on_under_one_ticket_at_its_own_place(hall: Hall) -> None:
    other = hall.issue("card")
    mother = hall.issue("card", party=2)
    hall.issue("card")
    son, aunt = hall.issue("passport"), hall.issue("card", then=("lost-card",))
    hall.give(SetAside(ticket=aunt))
    hall.give(MergeTickets(into=mother, tickets=(son, aunt)))
    family = hall.state.tickets[mother]
    assert (family.party, family.service, family.then) == (4, "card", ("passport", "lost-card"))
    assert {hall.state.tickets[one].state for one in (son, aunt)} == {LegState.CANCELLED}
    assert [hall.call("c2"), hall.call("c1")] == [other, mother]


def test_a_family_is_people_who_wait_each_named_once(hall: Hall) -> None:
    mother, son = hall.issue("card"), hall.issue("card")
    assert hall.refusal(MergeTickets(into=mother, tickets=(mother,))) is Reason.NOT_ONE_FAMILY
    assert hall.refusal(MergeTickets(into=mother, tickets=(son, son))) is Reason.NOT_ONE_FAMILY
    assert hall.refusal(MergeTickets(into=mother, tickets=("1-A009",))) is Reason.UNKNOWN_TICKET
    crowd = hall.issue("card", party=20)
    assert hall.refusal(MergeTickets(into=mother, tickets=(crowd,))) is Reason.NOT_ONE_FAMILY
    hall.call("c2")
    assert hall.refusal(MergeTickets(into=mother, tickets=(son,))) is Reason.WRONG_STATE


def test_who_still_has_to_go_back_to_a_counter_is_the_one_whose_ticket_is_kept(hall: Hall) -> None:
    son = hall.issue("card")
    hall.serve("c2")
    hall.give(
        TransferTicket(counter="c2", ticket=son, destination=ToService(service="passport"), come_back=True)
    )
    mother = hall.issue("card")
    assert hall.refusal(MergeTickets(into=mother, tickets=(son,))) is Reason.NOT_ONE_FAMILY
    hall.give(MergeTickets(into=son, tickets=(mother,)))
    assert hall.state.tickets[son].party == 2


def serve_and_finish(hall: Hall) -> str:
    hall.issue("card")
    ticket = hall.serve("c2")
    hall.give(FinishService(counter="c2", ticket=ticket))
    return ticket


def test_a_citizen_says_once_how_it_was_at_the_counters_panel(hall: Hall) -> None:
    ticket = serve_and_finish(hall)
    hall.give(GiveFeedback(ticket=ticket, score=4, counter="c2"), Role.COUNTER)
    assert hall.events(FeedbackGiven) == [FeedbackGiven(ticket=ticket, counter="c2", score=4)]
    again = GiveFeedback(ticket=ticket, score=1, counter="c2")
    assert hall.refusal(again, Role.COUNTER) is Reason.ALREADY_RATED


def test_at_the_kiosk_the_score_comes_with_the_paper(hall: Hall) -> None:
    ticket = serve_and_finish(hall)
    assert hall.refusal(GiveFeedback(ticket=ticket, score=5), Role.KIOSK) is Reason.WRONG_TOKEN
    token = hall.state.tickets[ticket].token
    hall.give(GiveFeedback(ticket=ticket, score=5, token=token), Role.KIOSK)
    assert hall.state.tickets[ticket].rated


def test_another_counter_does_not_collect_the_score(hall: Hall) -> None:
    ticket = serve_and_finish(hall)
    command = GiveFeedback(ticket=ticket, score=5, counter="c1")
    assert hall.refusal(command, Role.COUNTER) is Reason.WRONG_TOKEN


def test_after_two_hours_the_memory_is_not_fresh(hall: Hall) -> None:
    ticket = serve_and_finish(hall)
    hall.pass_by(2 * HOUR)
    command = GiveFeedback(ticket=ticket, score=5, counter="c2")
    assert hall.refusal(command, Role.COUNTER) is Reason.TOO_LATE_TO_RATE


def test_each_service_of_a_visit_is_rated_by_itself(hall: Hall) -> None:
    ticket = hall.issue("card")
    assert hall.refusal(GiveFeedback(ticket=ticket, score=5)) is Reason.WRONG_STATE
    hall.serve("c2")
    hall.give(TransferTicket(counter="c2", ticket=ticket, destination=ToService(service="passport")))
    hall.give(GiveFeedback(ticket=ticket, score=2))
    hall.serve("c3")
    hall.give(FinishService(counter="c3", ticket=ticket))
    hall.give(GiveFeedback(ticket=ticket, score=5))
    assert [(one.counter, one.score) for one in hall.events(FeedbackGiven)] == [("c2", 2), ("c3", 5)]
