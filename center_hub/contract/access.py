"""Who may give which command: the one table that the hub and its tests read.

Owns the rights of each role. The hub enforces them itself, whatever the broker lets through.
"""

from collections.abc import Mapping

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    CloseCounter,
    CloseDay,
    Command,
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

COUNTER_COMMANDS: frozenset[type[Command]] = frozenset(
    {
        OpenCounter,
        PauseCounter,
        CloseCounter,
        CallNext,
        Recall,
        StartService,
        FinishService,
        MarkNoShow,
        TransferTicket,
    }
)
"""Commands that name a counter; a counter's device may give them for its own counter only."""

COMMANDS: Mapping[Role, frozenset[type[Command]]] = {
    Role.KIOSK: frozenset({IssueTicket}),
    Role.COUNTER: COUNTER_COMMANDS,
    Role.BOARD: frozenset(),
    Role.HELPDESK: frozenset({IssueTicket, CancelTicket}),
    Role.MANAGER: frozenset({OpenDay, CloseDay, CancelTicket}),
}


def may_give(role: Role, own_counter: str | None, command: AnyCommand) -> bool:
    """Whether a device of `role`, standing at `own_counter` or at none, may give `command`."""
    if type(command) not in COMMANDS[role]:
        return False
    named = getattr(command, "counter", None)
    return named is None or named == own_counter
