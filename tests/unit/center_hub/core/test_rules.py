"""The rules of the queue, told as what happens in a hall."""

import pytest
from msgspec.structs import replace

from center_hub.contract.commands import (
    CallNext,
    CancelTicket,
    CloseDay,
    FinishService,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Recall,
    StartService,
    TransferTicket,
)
from center_hub.contract.replies import AnyOutcome, Called, Issued, Reason, Refused
from center_hub.contract.words import CounterState, LegState, ToService
from center_hub.core.decide import adopt
from center_hub.core.decision import Occasion, Outlook
from center_hub.core.events import CancelReason, Moment, Recorded, ServiceFinished, TicketCancelled
from center_hub.core.evolve import Unlawful, evolve
from center_hub.core.plan import Plan
from center_hub.core.rules.issue import HIGHEST_NUMBER
from center_hub.core.views import board
from tests.support.small_centre import PLAN, SECOND, Hall

NOW = Occasion(now=Moment(wall=0, steady=0), date="2026-11-21")


@pytest.fixture
def hall() -> Hall:
    hall = Hall()
    hall.give(OpenDay())
    for counter in ("c1", "c2", "c3"):
        hall.give(OpenCounter(counter=counter))
    return hall


def issue(hall: Hall, service: str) -> str:
    outcome = hall.give(IssueTicket(service=service, language="az"))
    assert isinstance(outcome, Issued)
    return outcome.ticket


def call(hall: Hall, counter: str, expect: str | None = None) -> str | None:
    outcome = hall.give(CallNext(counter=counter, expect=expect))
    assert isinstance(outcome, Called)
    return outcome.ticket


def waiting(hall: Hall, place: str) -> list[str]:
    return hall.waiting(place)


def reason(outcome: AnyOutcome) -> Reason:
    assert isinstance(outcome, Refused)
    return outcome.reason


def test_numbers_rise_within_a_letter_whatever_the_service(hall: Hall) -> None:
    assert [issue(hall, s) for s in ("card", "lost-card", "passport", "card")] == [
        "1-A001",
        "1-A002",
        "1-P001",
        "1-A003",
    ]


def test_the_paper_counts_everybody_whom_the_same_counters_may_call_first(hall: Hall) -> None:
    issue(hall, "card")
    issue(hall, "lost-card")
    issue(hall, "passport")
    for_card = hall.give(IssueTicket(service="card", language="ru"))
    assert isinstance(for_card, Issued)
    assert (for_card.ahead, for_card.language) == (3, "ru")


def test_nobody_is_told_to_be_next_who_is_not(hall: Hall) -> None:
    """Of the same counters an earlier ticket for another service is called first, so it counts as ahead."""
    earlier = issue(hall, "lost-card")
    outcome = hall.give(IssueTicket(service="passport", language="az"))
    assert isinstance(outcome, Issued)
    assert outcome.ahead == 1
    assert call(hall, "c1") == earlier


def test_first_come_is_first_called_among_the_services_of_the_counter(hall: Hall) -> None:
    first, second, third = issue(hall, "lost-card"), issue(hall, "passport"), issue(hall, "card")
    assert call(hall, "c3") == second
    assert call(hall, "c1") == first
    assert call(hall, "c2") == third


def test_call_next_finishes_the_ticket_being_served_in_the_same_step(hall: Hall) -> None:
    first, second = issue(hall, "card"), issue(hall, "card")
    call(hall, "c2")
    hall.give(StartService(counter="c2", ticket=first))
    assert call(hall, "c2", expect=first) == second
    assert hall.state.tickets[first].state is LegState.DONE
    assert hall.state.counters["c2"].served == 1


def test_a_press_on_an_old_screen_calls_nobody_else(hall: Hall) -> None:
    issue(hall, "card")
    issue(hall, "card")
    call(hall, "c2")
    before = hall.state
    assert reason(hall.give(CallNext(counter="c2", expect=None))) is Reason.STALE_EXPECTATION
    assert hall.state is before


def test_call_next_is_refused_while_the_called_citizen_has_not_come(hall: Hall) -> None:
    ticket = issue(hall, "card")
    call(hall, "c2")
    assert reason(hall.give(CallNext(counter="c2", expect=ticket))) is Reason.TICKET_IN_HAND


def test_nobody_waiting_is_an_answer_not_a_refusal(hall: Hall) -> None:
    assert call(hall, "c2") is None


def test_a_recall_stands_on_top_of_the_board_again(hall: Hall) -> None:
    first, second = issue(hall, "card"), issue(hall, "passport")
    call(hall, "c1")
    issue(hall, "card")
    call(hall, "c2")
    hall.wait(10 * SECOND)
    hall.give(Recall(counter="c1", ticket=first))
    rows = hall.state.calls["a"]
    assert (rows[0].ticket, rows[0].attempt, len(rows)) == (first, 2, 2)
    assert second in waiting(hall, "passport")


def test_a_call_says_in_which_language_it_is_to_be_spoken(hall: Hall) -> None:
    outcome = hall.give(IssueTicket(service="card", language="ru"))
    assert isinstance(outcome, Issued)
    call(hall, "c1")
    hall.give(Recall(counter="c1", ticket=outcome.ticket))
    assert [row.language for row in board(hall.state, 1, "a").calls] == ["ru"]


def test_a_no_show_frees_the_counter_and_leaves_the_board_standing_still(hall: Hall) -> None:
    ticket = issue(hall, "card")
    call(hall, "c2")
    hall.give(MarkNoShow(counter="c2", ticket=ticket))
    assert hall.state.tickets[ticket].state is LegState.GONE
    assert hall.state.counters["c2"].in_hand is None
    assert not hall.state.calls["a"][0].standing


def test_a_transferred_citizen_keeps_the_number_and_waits_last_elsewhere(hall: Hall) -> None:
    moved, other = issue(hall, "card"), issue(hall, "passport")
    call(hall, "c2")
    hall.give(StartService(counter="c2", ticket=moved))
    hall.give(TransferTicket(counter="c2", ticket=moved, destination=ToService(service="passport")))
    assert waiting(hall, "passport") == [other, moved]
    assert hall.state.tickets[moved].leg == 2
    assert call(hall, "c3") == other


def test_finish_leaves_the_counter_free_with_nobody_called(hall: Hall) -> None:
    first, second = issue(hall, "card"), issue(hall, "card")
    call(hall, "c2")
    hall.give(StartService(counter="c2", ticket=first))
    hall.give(FinishService(counter="c2", ticket=first))
    assert hall.state.counters["c2"].in_hand is None
    assert waiting(hall, "card") == [second]


def test_a_cancelled_ticket_is_never_called(hall: Hall) -> None:
    first, second = issue(hall, "card"), issue(hall, "card")
    hall.give(CancelTicket(ticket=first))
    assert call(hall, "c2") == second
    assert reason(hall.give(CancelTicket(ticket=second))) is Reason.WRONG_STATE


def test_a_paused_counter_calls_nobody_until_it_opens_again(hall: Hall) -> None:
    issue(hall, "card")
    hall.give(PauseCounter(counter="c2"))
    assert reason(hall.give(CallNext(counter="c2", expect=None))) is Reason.COUNTER_PAUSED
    hall.give(OpenCounter(counter="c2"))
    assert call(hall, "c2") == "1-A001"


def test_the_day_is_not_closed_over_a_ticket_in_hand(hall: Hall) -> None:
    issue(hall, "card")
    call(hall, "c2")
    assert reason(hall.give(CloseDay())) is Reason.TICKETS_IN_HAND


def test_closing_the_day_cancels_those_who_wait_and_a_new_day_counts_from_one(hall: Hall) -> None:
    ticket = issue(hall, "card")
    hall.give(CloseDay())
    assert hall.state.tickets[ticket].state is LegState.CANCELLED
    assert reason(hall.give(IssueTicket(service="card", language="az"))) is Reason.DAY_NOT_OPEN
    hall.give(OpenDay())
    assert issue(hall, "card") == "2-A001"
    assert hall.state.counters["c2"].state is CounterState.CLOSED
    assert len([r for r in hall.recorded if isinstance(r.event, TicketCancelled)]) == 1


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (IssueTicket(service="nonsense", language="az"), Reason.UNKNOWN_SERVICE),
        (IssueTicket(service="orphan", language="az"), Reason.NOBODY_SERVES_THIS),
        (CallNext(counter="c9", expect=None), Reason.UNKNOWN_COUNTER),
        (OpenCounter(counter="c9"), Reason.UNKNOWN_COUNTER),
        (OpenCounter(counter="c1"), Reason.COUNTER_ALREADY_OPEN),
        (CancelTicket(ticket="1-A777"), Reason.UNKNOWN_TICKET),
        (Recall(counter="c1", ticket="1-A001"), Reason.NO_TICKET_IN_HAND),
        (OpenDay(), Reason.DAY_ALREADY_OPEN),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_changes_nothing(
    hall: Hall,
    command: IssueTicket | CallNext | OpenCounter | CancelTicket | Recall | OpenDay,
    expected: Reason,
) -> None:
    before = hall.state
    assert reason(hall.give(command)) is expected
    assert hall.state is before


def test_a_transfer_to_a_service_nobody_serves_keeps_the_citizen_here(hall: Hall) -> None:
    ticket = issue(hall, "card")
    call(hall, "c2")
    hall.give(StartService(counter="c2", ticket=ticket))
    outcome = hall.give(TransferTicket(counter="c2", ticket=ticket, destination=ToService(service="orphan")))
    assert reason(outcome) is Reason.NOBODY_SERVES_THIS
    assert hall.state.counters["c2"].in_hand == ticket


def test_a_ticket_in_the_wrong_state_is_not_finished(hall: Hall) -> None:
    ticket = issue(hall, "card")
    call(hall, "c2")
    assert reason(hall.give(FinishService(counter="c2", ticket=ticket))) is Reason.WRONG_STATE
    hall.give(StartService(counter="c2", ticket=ticket))
    assert reason(hall.give(Recall(counter="c2", ticket=ticket))) is Reason.WRONG_STATE


def test_a_series_ends_with_a_refusal_not_with_a_second_number_one(hall: Hall) -> None:
    full = hall.state.last_number.insert("A", HIGHEST_NUMBER)
    hall.state = type(hall.state)(
        **{**{f: getattr(hall.state, f) for f in hall.state.__struct_fields__}, "last_number": full}
    )
    assert reason(hall.give(IssueTicket(service="card", language="az"))) is Reason.SERIES_EXHAUSTED


def test_a_call_is_settled_on_the_board_of_the_zone_it_was_made_in(hall: Hall) -> None:
    """The counter was moved to another zone while its ticket was called."""
    ticket = issue(hall, "card")
    call(hall, "c2")
    moved = tuple(replace(at, zone="b") if at.id == "c2" else at for at in PLAN.counters)
    hall.adopt(Plan(services=PLAN.services, counters=moved))
    hall.give(StartService(counter="c2", ticket=ticket))
    assert [row.standing for row in hall.state.calls["a"]] == [False]


def test_an_event_of_what_is_not_there_is_unlawful_not_a_crash(hall: Hall) -> None:
    for event in (
        ServiceFinished(ticket="1-A001", counter="c9"),
        TicketCancelled(ticket="1-A777", reason=CancelReason.ASKED),
    ):
        unlawful = Recorded(hall.state.sequence + 1, Moment(wall=0, steady=0), event)
        with pytest.raises(Unlawful, match="what is not there"):
            evolve(hall.state, unlawful)


def test_a_plan_that_drops_what_is_in_use_is_refused_until_the_day_is_closed(hall: Hall) -> None:
    issue(hall, "card")
    smaller = Plan(services=PLAN.services[:1], counters=PLAN.counters[2:])
    refused = adopt(hall.state, smaller, NOW)
    assert isinstance(refused, Refused)
    assert "card" in refused.note
    hall.give(CloseDay())
    assert isinstance(adopt(hall.state, smaller, NOW), Outlook)
