"""A visit of several services under one number, and what is said at the end of each."""

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import (
    CallNext,
    FinishService,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
    SwitchProfile,
    TransferTicket,
)
from center_hub.contract.replies import Called, Issued, Reason
from center_hub.contract.words import LegState, ToCounter, ToService
from center_hub.core.events import LegBegun, ServiceFinished
from center_hub.core.plan import FinishingRules
from tests.support.small_centre import PLAN, Hall


def finish(hall: Hall, counter: str, ticket: str) -> None:
    hall.give(FinishService(counter=counter, ticket=ticket))


def test_the_next_service_follows_by_itself_under_the_same_number(hall: Hall) -> None:
    visit = hall.issue("card", then=("passport",))
    assert hall.serve("c2") == visit
    finish(hall, "c2", visit)
    ticket = hall.state.tickets[visit]
    assert (ticket.state, ticket.service, ticket.leg, ticket.then) == (
        LegState.WAITING,
        "passport",
        2,
        (),
    )
    assert hall.serve("c3") == visit
    finish(hall, "c3", visit)
    assert hall.state.tickets[visit].state is LegState.DONE
    assert hall.state.counters["c2"].served == hall.state.counters["c3"].served == 1


def test_the_board_says_where_to_go_on_until_the_ticket_is_called(hall: Hall) -> None:
    visit = hall.issue("card", then=("passport",))
    hall.serve("c2")
    finish(hall, "c2", visit)
    (row,) = hall.state.moves["a"]
    assert (row.ticket, row.service, row.counter) == (visit, "passport", None)
    hall.call("c3")
    assert hall.state.moves["a"] == ()


def test_the_paper_lists_the_services_in_the_order_in_which_they_will_come(hall: Hall) -> None:
    hall.issue("card")
    outcome = hall.give(IssueTicket(service="card", language="az", then=("passport",)))
    assert isinstance(outcome, Issued)
    assert (outcome.service, outcome.then) == ("card", ("passport",))


def test_what_must_come_before_comes_before_however_long_the_line() -> None:
    services = tuple(
        replace(one, after=("lost-card",)) if one.id == "passport" else one for one in PLAN.services
    )
    hall = Hall(replace(PLAN, services=services))
    hall.give(OpenDay())
    for _ in range(3):
        hall.issue("lost-card")
    outcome = hall.give(IssueTicket(service="passport", language="az", then=("lost-card", "card")))
    assert isinstance(outcome, Issued)
    order = (outcome.service, *outcome.then)
    assert order.index("lost-card") < order.index("passport")


def test_what_no_counter_takes_now_comes_last(hall: Hall) -> None:
    visit = hall.issue("passport", then=("lost-card", "card"))
    hall.serve("c1")
    hall.issue("card")
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    finish(hall, "c1", visit)
    assert hall.state.tickets[visit].service == "card"


def test_of_what_may_come_next_the_shorter_line_comes_first() -> None:
    hall = Hall(replace(PLAN, counters=PLAN.counters[1:]))  # c2 takes cards, c3 passports
    hall.give(OpenDay())
    hall.issue("card")
    outcome = hall.give(IssueTicket(service="card", language="az", then=("passport",)))
    assert isinstance(outcome, Issued)
    assert (outcome.service, outcome.then) == ("passport", ("card",))


@pytest.mark.parametrize("then", [("card",), ("passport", "passport")])
def test_a_service_stands_in_a_visit_once(hall: Hall, then: tuple[str, ...]) -> None:
    command = IssueTicket(service="card", language="az", then=then)
    assert hall.refusal(command) is Reason.TOO_MANY_SERVICES


def test_sent_to_a_colleague_and_back_to_the_first_counter(hall: Hall) -> None:
    visit = hall.issue("card")
    hall.issue("card")
    hall.serve("c2")
    hall.give(
        TransferTicket(counter="c2", ticket=visit, destination=ToService(service="passport"), come_back=True)
    )
    assert hall.serve("c3") == visit
    finish(hall, "c3", visit)
    back = hall.events(LegBegun)[-1]
    assert (back.service, back.counter, back.returning) == ("card", "c2", True)
    assert hall.call("c2") == visit  # before the one who waits for cards


def test_back_to_a_counter_that_has_closed_is_back_to_its_service(hall: Hall) -> None:
    from center_hub.contract.commands import CloseCounter  # noqa: PLC0415 - this test alone closes one

    visit = hall.issue("card")
    hall.serve("c2")
    hall.give(TransferTicket(counter="c2", ticket=visit, destination=ToCounter(counter="c3"), come_back=True))
    hall.serve("c3")
    hall.give(CloseCounter(counter="c2"))
    finish(hall, "c3", visit)
    assert hall.call("c1") == visit


def test_the_outcome_is_one_of_the_centres_and_stays_with_the_service(hall: Hall) -> None:
    first, _ = hall.issue("card"), hall.issue("card")
    hall.serve("c2")
    wrong = FinishService(counter="c2", ticket=first, outcome="lunch")
    assert hall.refusal(wrong) is Reason.UNKNOWN_OUTCOME
    hall.give(CallNext(counter="c2", expect=first, outcome="papers-missing", note="no photograph"))
    assert hall.events(ServiceFinished) == [
        ServiceFinished(ticket=first, counter="c2", outcome="papers-missing", note="no photograph")
    ]


def test_where_an_outcome_is_needed_nobody_finishes_without() -> None:
    rules = replace(PLAN.rules, finishing=FinishingRules(outcome_needed=True))
    hall = Hall(replace(PLAN, rules=rules))
    hall.give(OpenDay())
    hall.give(OpenCounter(counter="c2"))
    ticket = hall.issue("card")
    hall.call("c2")
    hall.give(StartService(counter="c2", ticket=ticket))
    assert hall.refusal(FinishService(counter="c2", ticket=ticket)) is Reason.OUTCOME_NEEDED
    assert hall.refusal(CallNext(counter="c2", expect=ticket)) is Reason.OUTCOME_NEEDED
    done = hall.give(CallNext(counter="c2", expect=ticket, outcome="done"))
    assert done == Called(ticket=None)


@pytest.mark.parametrize(
    "note", ["AZE 12345678", "050 123 45 67", "write to aygun@example.az", "FIN 7A2BC31 55555"]
)
def test_a_note_that_names_somebody_is_refused(hall: Hall, note: str) -> None:
    ticket = hall.issue("card")
    hall.serve("c2")
    command = FinishService(counter="c2", ticket=ticket, note=note)
    assert hall.refusal(command) is Reason.NOTE_NAMES_SOMEBODY


def test_a_back_office_step_is_taken_up_and_nobody_is_called() -> None:
    services = tuple(replace(one, back_office=one.id == "card") for one in PLAN.services)
    hall = Hall(replace(PLAN, services=services))
    hall.give(OpenDay())
    for counter in ("c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    visit = hall.issue("passport", then=("card",))
    first = hall.state.tickets[visit]
    assert first.service == "passport"
    hall.serve("c3")
    finish(hall, "c3", visit)
    assert hall.call("c2") == visit
    assert hall.state.tickets[visit].state is LegState.SERVING
    assert "a" not in hall.state.calls
    finish(hall, "c2", visit)
    assert hall.state.tickets[visit].state is LegState.DONE
