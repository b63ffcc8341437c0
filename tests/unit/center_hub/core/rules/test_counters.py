"""A counter leaves after its ticket, switches what it takes, takes whoever comes next; and who sits there."""

from msgspec.structs import replace

from center_hub.contract.commands import (
    CallNext,
    CloseCounter,
    FinishService,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    PauseCounter,
    SetAside,
    SignIn,
    SignOut,
    StoreNext,
    SwitchProfile,
    TransferTicket,
)
from center_hub.contract.replies import Called, Reason, Refused
from center_hub.contract.words import CounterState, LegState, OperatorRole, ToService, Why
from center_hub.core.events import OperatorSignedIn, SignInFailed, TicketCalled
from center_hub.core.plan import CallingRules
from tests.support.small_centre import MINUTE, PLAN, SECOND, Hall


def sign_in(hall: Hall, operator: str = "op-1", *, right: bool = True) -> Refused | None:
    outcome = hall.give(SignIn(counter="c2", operator=operator, pin="2580"), pin_right=right)
    return outcome if isinstance(outcome, Refused) else None


def test_a_break_asked_for_with_a_ticket_in_hand_begins_after_it(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card")
    hall.serve("c2")
    hall.give(PauseCounter(counter="c2"))
    assert (hall.state.counters["c2"].state, hall.state.counters["c2"].then) == (
        CounterState.OPEN,
        CounterState.PAUSED,
    )
    assert hall.give(CallNext(counter="c2", expect=first)) == Called(ticket=None)
    assert hall.state.counters["c2"].state is CounterState.PAUSED
    assert hall.state.tickets[first].state is LegState.DONE
    assert hall.waiting("card") == [second]


def test_whatever_frees_the_hand_lets_the_counter_go(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.call("c2")
    hall.give(CloseCounter(counter="c2"))
    hall.give(MarkNoShow(counter="c2", ticket=ticket))
    assert hall.state.counters["c2"].state is CounterState.CLOSED
    other = hall.issue("card")
    hall.serve("c1")
    hall.give(CloseCounter(counter="c1"))
    hall.give(TransferTicket(counter="c1", ticket=other, destination=ToService(service="passport")))
    assert hall.state.counters["c1"].state is CounterState.CLOSED


def test_a_break_that_was_to_come_is_thought_better_of(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.serve("c2")
    hall.give(PauseCounter(counter="c2"))
    assert hall.refusal(PauseCounter(counter="c2")) is Reason.ALREADY_SO
    hall.give(OpenCounter(counter="c2"))
    hall.give(FinishService(counter="c2", ticket=ticket))
    assert hall.state.counters["c2"].state is CounterState.OPEN


def test_an_idle_counter_takes_the_next_who_comes(hall: Hall) -> None:
    assert hall.call("c2") is None
    hall.give(StoreNext(counter="c2"))
    ticket = hall.issue("card")
    assert hall.state.counters["c2"].in_hand == ticket
    assert hall.events(TicketCalled)[-1].why is Why.STORED_NEXT
    assert hall.state.storing == ()


def test_of_two_idle_counters_the_one_that_waits_longer_takes_them(hall: Hall) -> None:
    hall.give(StoreNext(counter="c2"))
    hall.give(StoreNext(counter="c1"))
    first, second = hall.issue("card"), hall.issue("card")
    assert [hall.state.tickets[one].counter for one in (first, second)] == ["c2", "c1"]


def test_an_idle_counter_does_not_take_what_it_cannot_serve(hall: Hall) -> None:
    hall.give(StoreNext(counter="c2"))
    ticket = hall.issue("passport")
    assert hall.state.tickets[ticket].state is LegState.WAITING
    assert hall.state.storing == ("c2",)


def test_with_somebody_waiting_store_next_is_call_next(hall: Hall) -> None:
    ticket = hall.issue("card")
    assert hall.give(StoreNext(counter="c2")) == Called(ticket=ticket)


def test_a_transferred_citizen_is_taken_by_an_idle_counter_as_well(hall: Hall) -> None:
    ticket = hall.issue("card")
    hall.serve("c2")
    hall.give(StoreNext(counter="c3"))
    hall.give(TransferTicket(counter="c2", ticket=ticket, destination=ToService(service="passport")))
    assert hall.state.counters["c3"].in_hand == ticket


def test_store_next_is_taken_back_and_ends_with_a_break(hall: Hall) -> None:
    hall.give(StoreNext(counter="c2"))
    hall.give(StoreNext(counter="c2", wanted=False))
    assert hall.state.storing == ()
    hall.give(StoreNext(counter="c2"))
    assert hall.refusal(StoreNext(counter="c2")) is Reason.ALREADY_SO
    hall.give(PauseCounter(counter="c2"))
    assert hall.state.storing == ()


def test_a_counter_switches_to_another_profile_that_it_may_have(hall: Hall) -> None:
    passport, card = hall.issue("passport"), hall.issue("card")
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    assert hall.call("c1") == card
    assert hall.refusal(SwitchProfile(counter="c1", profile="cards")) is Reason.ALREADY_SO
    assert hall.refusal(SwitchProfile(counter="c1", profile="passports")) is Reason.UNKNOWN_PROFILE
    assert hall.call("c3") == passport


def test_an_idle_counter_that_switches_takes_whoever_waits_for_its_new_services(hall: Hall) -> None:
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    hall.give(StoreNext(counter="c1"))
    passport = hall.issue("passport")
    hall.give(SwitchProfile(counter="c1", profile="all"))
    assert hall.state.counters["c1"].in_hand == passport


def test_two_idle_counters_take_two_who_come_at_once(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card")
    for ticket in (first, second):
        hall.give(SetAside(ticket=ticket))
    for counter in ("c1", "c2"):
        hall.give(StoreNext(counter=counter))
    hall.wait(15 * MINUTE)
    assert {hall.state.tickets[one].counter for one in (first, second)} == {"c1", "c2"}


def test_a_next_service_goes_to_the_idle_counter_though_the_first_one_leaves(hall: Hall) -> None:
    visit = hall.issue("passport", then=("card",))
    hall.serve("c1")
    hall.give(StoreNext(counter="c2"))
    hall.give(PauseCounter(counter="c1"))
    hall.give(FinishService(counter="c1", ticket=visit))
    assert hall.state.counters["c2"].in_hand == visit
    assert hall.state.counters["c1"].state is CounterState.PAUSED


def test_a_switch_that_would_leave_somebody_waiting_for_nobody_is_refused(hall: Hall) -> None:
    hall.issue("lost-card")
    command = SwitchProfile(counter="c1", profile="cards")
    assert hall.refusal(command) is Reason.LEAVES_SOMEBODY_WAITING


def test_for_what_no_counter_takes_any_more_nobody_gets_a_number(hall: Hall) -> None:
    hall.give(SwitchProfile(counter="c1", profile="cards"))
    lost = IssueTicket(service="lost-card", language="az")
    assert hall.refusal(lost) is Reason.NOBODY_SERVES_THIS


def test_several_operators_work_at_one_counter_over_the_day(hall: Hall) -> None:
    sign_in(hall, "op-1")
    sign_in(hall, "op-2")
    assert hall.events(OperatorSignedIn) == [
        OperatorSignedIn(counter="c2", operator="op-1", role=OperatorRole.OPERATOR),
        OperatorSignedIn(counter="c2", operator="op-2", role=OperatorRole.SUPERVISOR),
    ]
    hall.give(SignOut(counter="c2"))
    assert hall.state.counters["c2"].operator is None
    assert hall.refusal(SignOut(counter="c2")) is Reason.NOBODY_SIGNED_IN


def test_a_wrong_pin_and_a_wrong_name_are_told_alike_and_written_down(hall: Hall) -> None:
    wrong_pin, wrong_name = sign_in(hall, right=False), sign_in(hall, "nobody", right=True)
    assert wrong_pin == wrong_name == Refused(reason=Reason.WRONG_PIN)
    assert len(hall.events(SignInFailed)) == 2
    assert hall.state.counters["c2"].operator is None


def test_after_five_wrong_pins_the_counter_waits_a_minute(hall: Hall) -> None:
    for _ in range(5):
        sign_in(hall, right=False)
    locked = sign_in(hall, right=True)
    assert locked is not None
    assert (locked.reason, locked.at) == (Reason.PIN_LOCKED, hall.clock + 59 * SECOND)
    hall.pass_by(MINUTE)
    assert sign_in(hall, right=True) is None


def test_where_signing_in_is_needed_nobody_calls_before() -> None:
    rules = replace(PLAN.rules, calling=CallingRules(sign_in_needed=True))
    hall = Hall(replace(PLAN, rules=rules))
    hall.give(OpenDay())
    assert hall.refusal(OpenCounter(counter="c2")) is Reason.NOBODY_SIGNED_IN
    sign_in(hall)
    hall.give(OpenCounter(counter="c2"))
    hall.issue("card")
    assert hall.refusal(SignOut(counter="c2")) is Reason.COUNTER_ALREADY_OPEN
    assert hall.call("c2") == "1-A001"
    assert hall.refusal(SignOut(counter="c2")) is Reason.TICKET_IN_HAND
