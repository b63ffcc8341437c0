"""Who may give what, written out in full: a right that is added or lost is seen here."""

from typing import get_args

import pytest

from center_hub.contract.access import HEARS_DEVICES, TELLS_HEALTH, may_give, may_say
from center_hub.contract.commands import (
    AnyCommand,
    Appointment,
    CallNext,
    CallTicket,
    CancelAppointment,
    CancelTicket,
    ChangePriority,
    CheckIn,
    CloseCounter,
    CloseDay,
    FindTicket,
    FinishService,
    GiveFeedback,
    ImportAppointments,
    IssueTicket,
    MarkNoShow,
    MergeTickets,
    MoveTicket,
    OpenCounter,
    OpenDay,
    ParkTicket,
    PauseCounter,
    Recall,
    ReprintTicket,
    ResumeService,
    ReturnTicket,
    ServeWithoutTicket,
    SetAside,
    SignIn,
    SignOut,
    StartService,
    StoreNext,
    SuspendService,
    SwitchProfile,
    TransferTicket,
    TrustClock,
    UnparkTicket,
)
from center_hub.contract.health import HelpAnswer, HelpCall, HelpStep, at_start, with_answers, with_help
from center_hub.contract.words import Position, Role, ToService

TICKET = "1-A001"
CARD = ToService(service="card")
AT_COUNTER: tuple[AnyCommand, ...] = (
    SignIn(counter="c1", operator="op-1", pin="2580"),
    SignOut(counter="c1"),
    OpenCounter(counter="c1"),
    PauseCounter(counter="c1"),
    CloseCounter(counter="c1"),
    SwitchProfile(counter="c1", profile="cards"),
    StoreNext(counter="c1"),
    CallNext(counter="c1", expect=None),
    CallTicket(counter="c1", expect=None, ticket=TICKET),
    ServeWithoutTicket(counter="c1", expect=None, service="card", language="az", reason="helped"),
    Recall(counter="c1", ticket=TICKET),
    StartService(counter="c1", ticket=TICKET),
    FinishService(counter="c1", ticket=TICKET),
    MarkNoShow(counter="c1", ticket=TICKET),
    TransferTicket(counter="c1", ticket=TICKET, destination=CARD),
    ParkTicket(counter="c1", ticket=TICKET),
    GiveFeedback(counter="c1", ticket=TICKET, score=5),
)
BY_CITIZENS: tuple[AnyCommand, ...] = (
    IssueTicket(service="card", language="az"),
    CheckIn(code="ABCD1", language="az"),
    FindTicket(wanted="token"),
    CancelTicket(ticket=TICKET),
    ReturnTicket(ticket=TICKET),
    CancelAppointment(code="ABCD1"),
    GiveFeedback(ticket=TICKET, score=5),
)
AT_DESK: tuple[AnyCommand, ...] = (
    ReprintTicket(ticket=TICKET),
    MoveTicket(ticket=TICKET, destination=CARD, position=Position.LAST, reason="helped"),
    ChangePriority(ticket=TICKET, priority=None, reason="helped"),
    MergeTickets(into=TICKET, tickets=("1-A002",)),
    SetAside(ticket=TICKET),
    UnparkTicket(ticket=TICKET),
)
BY_MANAGERS: tuple[AnyCommand, ...] = (
    OpenDay(),
    CloseDay(),
    TrustClock(),
    SuspendService(service="card", message={"az": "a"}),
    ResumeService(service="card"),
    ImportAppointments(appointments=(Appointment(code="ABCD1", service="card", slot=0),)),
)
ELSEWHERE = (*BY_CITIZENS, *AT_DESK, *BY_MANAGERS)
EVERY = (*AT_COUNTER, *ELSEWHERE)
RIGHTS: dict[Role, tuple[AnyCommand, ...]] = {
    Role.KIOSK: BY_CITIZENS,
    Role.COUNTER: AT_COUNTER,
    Role.BOARD: (),
    Role.HELPDESK: (*BY_CITIZENS, *AT_DESK),
    Role.MANAGER: (
        *AT_DESK,
        *BY_MANAGERS,
        FindTicket(wanted="token"),
        CancelTicket(ticket=TICKET),
        CancelAppointment(code="ABCD1"),
    ),
    Role.PANEL: (),
}


def test_this_table_has_every_role_and_every_command() -> None:
    assert set(RIGHTS) == set(Role)
    assert {type(command) for command in EVERY} == set(get_args(AnyCommand))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", EVERY, ids=lambda command: type(command).__name__)
def test_each_role_may_give_what_the_table_says_and_no_more(role: Role, command: AnyCommand) -> None:
    assert may_give(role, _own(role), command) is (command in RIGHTS[role])


def _own(role: Role) -> str | None:
    """Only counter devices stand at a counter."""
    return "c1" if role is Role.COUNTER else None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", AT_COUNTER, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("own", ["c2", None])
def test_nobody_speaks_for_a_counter_where_they_do_not_stand(
    role: Role, command: AnyCommand, own: str | None
) -> None:
    assert not may_give(role, own, command)


def test_all_that_stand_in_the_hall_tell_how_they_are_and_those_who_can_do_something_about_it_hear() -> None:
    assert set(Role) - TELLS_HEALTH == {Role.MANAGER}
    assert set(Role) - HEARS_DEVICES == {Role.COUNTER, Role.BOARD, Role.PANEL}


@pytest.mark.parametrize("command", EVERY, ids=lambda command: type(command).__name__)
def test_each_command_can_be_given_by_somebody(command: AnyCommand) -> None:
    assert any(may_give(role, _own(role), command) for role in Role)


@pytest.mark.parametrize("role", Role)
def test_a_kiosk_alone_calls_for_help_and_a_help_desk_alone_answers(role: Role) -> None:
    well = at_start(has_printer=False)
    calls = with_help(well, HelpCall(call=1, language="az"))
    answers = with_answers(well, (HelpAnswer(kiosk="kiosk-1", call=1, step=HelpStep.COMING),))
    assert may_say(role, well)
    assert may_say(role, calls) is (role is Role.KIOSK)
    assert may_say(role, answers) is (role is Role.HELPDESK)
