"""Who may give what, written out in full: a right that is added or lost is seen here."""

from typing import get_args

import pytest

from center_hub.contract.access import may_give
from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    CloseCounter,
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
from center_hub.contract.words import Role

TICKET = "1-A001"
AT_COUNTER: tuple[AnyCommand, ...] = (
    OpenCounter(counter="c1"),
    PauseCounter(counter="c1"),
    CloseCounter(counter="c1"),
    CallNext(counter="c1", expect=None),
    Recall(counter="c1", ticket=TICKET),
    StartService(counter="c1", ticket=TICKET),
    FinishService(counter="c1", ticket=TICKET),
    MarkNoShow(counter="c1", ticket=TICKET),
    TransferTicket(counter="c1", ticket=TICKET, service="card"),
)
ELSEWHERE: tuple[AnyCommand, ...] = (
    OpenDay(),
    CloseDay(),
    IssueTicket(service="card", language="az"),
    CancelTicket(ticket=TICKET),
)
EVERY = (*AT_COUNTER, *ELSEWHERE)
RIGHTS: dict[Role, set[type[object]]] = {
    Role.KIOSK: {IssueTicket},
    Role.COUNTER: {type(command) for command in AT_COUNTER},
    Role.BOARD: set(),
    Role.HELPDESK: {IssueTicket, CancelTicket},
    Role.MANAGER: {OpenDay, CloseDay, CancelTicket},
}


def test_this_table_has_every_role_and_every_command() -> None:
    assert set(RIGHTS) == set(Role)
    assert {type(command) for command in EVERY} == set(get_args(AnyCommand))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", EVERY, ids=lambda command: type(command).__name__)
def test_each_role_may_give_what_the_table_says_and_no_more(role: Role, command: AnyCommand) -> None:
    assert may_give(role, "c1", command) is (type(command) in RIGHTS[role])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", AT_COUNTER, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("own", ["c2", None])
def test_nobody_speaks_for_a_counter_where_they_do_not_stand(
    role: Role, command: AnyCommand, own: str | None
) -> None:
    assert not may_give(role, own, command)


@pytest.mark.parametrize("command", EVERY, ids=lambda command: type(command).__name__)
def test_each_command_can_be_given_by_somebody(command: AnyCommand) -> None:
    assert any(may_give(role, "c1", command) for role in Role)
