"""Called once more, called out of order, served without a ticket, not come, come back."""

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import (
    CallTicket,
    CloseCounter,
    FinishService,
    MarkNoShow,
    MoveTicket,
    OpenCounter,
    OpenDay,
    Recall,
    ReturnTicket,
    ServeWithoutTicket,
    SignIn,
    StartService,
)
from center_hub.contract.replies import Called, Reason, Refused
from center_hub.contract.words import LegState, Position, Role, ToCounter, Why
from center_hub.core.events import TicketCalled, TicketTaken
from center_hub.core.plan import CallingRules, NoShowRules
from tests.support.small_centre import MINUTE, PLAN, Hall


@pytest.fixture
def supervised(hall: Hall) -> Hall:
    hall.give(SignIn(counter="c2", operator="op-2", pin="2580"), pin_right=True)
    return hall


def choose(ticket: str, reason: str | None = "helped") -> CallTicket:
    return CallTicket(counter="c2", expect=None, ticket=ticket, reason=reason)


def without_ticket(service: str = "card") -> ServeWithoutTicket:
    return ServeWithoutTicket(counter="c2", expect=None, service=service, language="az", reason="helped")


def test_three_recalls_and_no_more(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.call("c2")
    for _ in range(3):
        hall.give(Recall(counter="c2", ticket=ticket))
    assert hall.state.tickets[ticket].attempt == 4
    assert hall.refusal(Recall(counter="c2", ticket=ticket)) is Reason.RECALLED_ENOUGH


def test_a_recall_waits_until_the_voice_has_ended() -> None:
    rules = replace(PLAN.rules, calling=CallingRules(recalls=3, recall_pause_s=10))
    hall = Hall(replace(PLAN, rules=rules))
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    ticket = hall.issue("card")
    hall.call("c2")
    called = hall.clock
    early = hall.give(Recall(counter="c2", ticket=ticket), after=9_999)
    assert isinstance(early, Refused)
    assert (early.reason, early.at) == (Reason.RECALL_TOO_SOON, called + 10_000)
    assert not isinstance(hall.give(Recall(counter="c2", ticket=ticket), after=1), Refused)


def test_a_supervisor_calls_by_number_with_a_reason_that_stays(supervised: Hall) -> None:
    hall = supervised
    _, chosen = hall.issue("card"), hall.issue("card")
    assert hall.give(choose(chosen)) == Called(ticket=chosen)
    assert hall.events(TicketCalled) == [
        TicketCalled(ticket=chosen, counter="c2", why=Why.CHOSEN, reason="helped")
    ]


def test_an_operator_cannot_pick_whom_to_serve(hall: Hall) -> None:
    ticket = hall.issue("card")
    assert hall.refusal(choose(ticket)) is Reason.SUPERVISOR_NEEDED
    hall.give(SignIn(counter="c2", operator="op-1", pin="2580"), pin_right=True)
    assert hall.refusal(choose(ticket)) is Reason.SUPERVISOR_NEEDED
    assert hall.refusal(without_ticket()) is Reason.SUPERVISOR_NEEDED


def test_where_the_centre_says_nobody_not_even_a_supervisor_picks(supervised: Hall) -> None:
    rules = replace(PLAN.rules, calling=CallingRules(out_of_order="nobody"))
    supervised.adopt(replace(PLAN, rules=rules))
    assert supervised.refusal(choose(supervised.issue("card"))) is Reason.NOT_PERMITTED


def test_out_of_order_never_without_one_of_the_centres_reasons(supervised: Hall) -> None:
    ticket = supervised.issue("card")
    assert supervised.refusal(choose(ticket, None)) is Reason.UNKNOWN_REASON
    assert supervised.refusal(choose(ticket, "friend")) is Reason.UNKNOWN_REASON


def test_a_counter_does_not_call_what_it_does_not_take(supervised: Hall) -> None:
    ticket = supervised.issue("passport")
    assert supervised.refusal(choose(ticket)) is Reason.NOT_SERVED_HERE
    assert supervised.refusal(without_ticket("passport")) is Reason.NOT_SERVED_HERE


def test_somebody_without_a_ticket_gets_a_number_and_is_served_at_once(supervised: Hall) -> None:
    outcome = supervised.give(without_ticket())
    assert outcome == Called(ticket="1-A001")
    assert supervised.state.tickets["1-A001"].state is LegState.SERVING
    assert supervised.events(TicketTaken) == [
        TicketTaken(ticket="1-A001", counter="c2", why=Why.WITHOUT_TICKET, reason="helped")
    ]
    assert supervised.issue("card") == "1-A002"


def miss(hall: Hall) -> str:
    ticket = hall.call("c2")
    assert ticket is not None
    hall.give(MarkNoShow(counter="c2", ticket=ticket))
    return ticket


def test_who_did_not_come_has_a_way_back_to_the_place_they_had(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card")
    assert miss(hall) == first
    hall.pass_by(19 * MINUTE)
    hall.give(ReturnTicket(ticket=first))
    assert hall.waiting("card") == [first, second]


def test_the_way_back_closes_after_twenty_minutes(hall: Hall) -> None:
    hall.issue("card")
    ticket = miss(hall)
    hall.pass_by(20 * MINUTE)
    assert hall.refusal(ReturnTicket(ticket=ticket)) is Reason.TOO_LATE_TO_RETURN


def test_the_way_back_is_open_once(hall: Hall) -> None:
    hall.issue("card")
    ticket = miss(hall)
    hall.give(ReturnTicket(ticket=ticket))
    assert miss(hall) == ticket
    assert hall.refusal(ReturnTicket(ticket=ticket)) is Reason.RETURNED_ENOUGH


def test_each_service_of_a_visit_has_its_own_way_back(hall: Hall) -> None:
    ticket = hall.issue("card", then=("passport",))
    miss(hall)
    hall.give(ReturnTicket(ticket=ticket))
    hall.serve("c2")
    hall.give(FinishService(counter="c2", ticket=ticket))
    hall.call("c3")
    hall.give(MarkNoShow(counter="c3", ticket=ticket))
    hall.give(ReturnTicket(ticket=ticket))
    assert hall.waiting("passport") == [ticket]


def test_who_had_been_sent_to_a_counter_returns_to_it(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.give(
        MoveTicket(
            ticket=ticket,
            destination=ToCounter(counter="c2"),
            position=Position.LAST,
            reason="helped",
        )
    )
    miss(hall)
    hall.give(ReturnTicket(ticket=ticket))
    assert hall.waiting("counter/c2") == [ticket]


def test_a_counter_that_leaves_after_its_ticket_chooses_nobody_either(supervised: Hall) -> None:
    supervised.issue("card")
    chosen = supervised.issue("card")
    held = supervised.serve("c2")
    supervised.give(CloseCounter(counter="c2"))
    command = CallTicket(counter="c2", expect=held, ticket=chosen, reason="helped")
    assert supervised.refusal(command) is Reason.COUNTER_PAUSED


def test_call_next_takes_the_citizen_just_served_for_the_next_service_if_it_is_their_turn(
    hall: Hall,
) -> None:
    ticket = hall.issue("passport", then=("card",))
    assert hall.serve("c1") == ticket
    assert hall.call("c1", expect=ticket) == ticket
    hall.give(StartService(counter="c1", ticket=ticket))
    assert hall.call("c1", expect=ticket) is None


def test_where_the_centre_says_last_who_returns_is_last(hall: Hall) -> None:
    no_show = NoShowRules(may_return_within_s=1200, returns=1, position=Position.LAST)
    hall.adopt(replace(PLAN, rules=replace(PLAN.rules, no_show=no_show)))
    first, second = hall.issue("card"), hall.issue("card")
    miss(hall)
    hall.give(ReturnTicket(ticket=first))
    assert hall.waiting("card") == [second, first]


def test_at_the_kiosk_the_way_back_is_for_who_has_the_paper(hall: Hall) -> None:
    hall.issue("card")
    ticket = miss(hall)
    token = hall.state.tickets[ticket].token
    assert hall.refusal(ReturnTicket(ticket=ticket), Role.KIOSK) is Reason.WRONG_TOKEN
    hall.give(ReturnTicket(ticket=ticket, token=token), Role.KIOSK)
    assert hall.waiting("card") == [ticket]


def test_who_is_being_served_has_not_missed_anything(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.call("c2")
    hall.give(StartService(counter="c2", ticket=ticket))
    assert hall.refusal(MarkNoShow(counter="c2", ticket=ticket)) is Reason.WRONG_STATE
    assert hall.refusal(ReturnTicket(ticket=ticket)) is Reason.WRONG_STATE
