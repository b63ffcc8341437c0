"""Who may give which command, and who says and hears how devices are: what the hub and its tests read.

Owns the rights of each role. The hub enforces them itself, whatever the broker lets through. What a command
must prove beyond its role (a token, a supervisor, a class that may be declared) is a rule of the queue.
"""

from collections.abc import Mapping

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CallTicket,
    CancelAppointment,
    CancelTicket,
    ChangePriority,
    CheckIn,
    CloseCounter,
    CloseDay,
    Command,
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
from center_hub.contract.health import DeviceHealth
from center_hub.contract.words import Role

COUNTER_COMMANDS: frozenset[type[Command]] = frozenset(
    {
        SignIn,
        SignOut,
        OpenCounter,
        PauseCounter,
        CloseCounter,
        SwitchProfile,
        StoreNext,
        CallNext,
        CallTicket,
        ServeWithoutTicket,
        Recall,
        StartService,
        FinishService,
        MarkNoShow,
        TransferTicket,
        ParkTicket,
        GiveFeedback,
    }
)
"""What is done at a counter; a counter's device may do it at its own counter only."""

CITIZEN_COMMANDS: frozenset[type[Command]] = frozenset(
    {IssueTicket, CheckIn, FindTicket, CancelTicket, ReturnTicket, CancelAppointment, GiveFeedback}
)
"""What a citizen does alone, in front of a kiosk."""

DESK_COMMANDS: frozenset[type[Command]] = frozenset(
    {ReprintTicket, MoveTicket, ChangePriority, MergeTickets, SetAside, UnparkTicket}
)
"""What a volunteer does for somebody, over and above."""

COMMANDS: Mapping[Role, frozenset[type[Command]]] = {
    Role.KIOSK: CITIZEN_COMMANDS,
    Role.COUNTER: COUNTER_COMMANDS,
    Role.BOARD: frozenset(),
    Role.HELPDESK: CITIZEN_COMMANDS | DESK_COMMANDS,
    Role.MANAGER: DESK_COMMANDS
    | {
        OpenDay,
        CloseDay,
        TrustClock,
        SuspendService,
        ResumeService,
        FindTicket,
        CancelTicket,
        ImportAppointments,
        CancelAppointment,
    },
    Role.PANEL: frozenset(),
}


TELLS_HEALTH = frozenset({Role.KIOSK, Role.COUNTER, Role.BOARD, Role.HELPDESK, Role.PANEL})
"""Who stands in the hall and says how it is, each on its own topic. A command line comes and goes."""

HEARS_DEVICES = frozenset({Role.KIOSK, Role.HELPDESK, Role.MANAGER})
"""Who looks at the document of all devices: kiosks to send people on, others to send paper."""


CALLS_FOR_HELP = frozenset({Role.KIOSK})
"""Where a citizen may want a volunteer."""

ANSWERS_HELP = frozenset({Role.HELPDESK})
"""Where volunteers are."""


def may_say(role: Role, health: DeviceHealth) -> bool:
    """Whether a device of `role` may say so of itself, which is all it says: its topic names it."""
    calls, answers = health.help is not None, bool(health.answers)
    return (not calls or role in CALLS_FOR_HELP) and (not answers or role in ANSWERS_HELP)


def may_give(role: Role, own_counter: str | None, command: AnyCommand) -> bool:
    """Whether a device of `role`, standing at `own_counter` or at none, may give `command`."""
    if type(command) not in COMMANDS[role]:
        return False
    named = getattr(command, "counter", None)
    return named == own_counter if role is Role.COUNTER else named is None
