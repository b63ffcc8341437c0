"""Presses at random in the small centre: every command there is, by devices that mostly may give it.

A command nobody taught this module is seen by `test_presses_know_every_command`.
"""

from hypothesis import strategies as st

from center_hub.contract.access import CITIZEN_COMMANDS, COUNTER_COMMANDS
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
from center_hub.contract.words import Position, ToCounter, ToProfile, ToService
from tests.support.small_centre import HOUR
from tests.support.small_centre import MORNING as NINE
from tests.support.working_day import Press

STAND = {"c1": "counter-1", "c2": "counter-2", "c3": "counter-3"}

COUNTERS = st.sampled_from(sorted(STAND))
SERVICES = st.sampled_from(["passport", "card", "card", "lost-card"])
TICKETS = st.sampled_from([f"1-{letter}{number:03d}" for letter in "AP" for number in range(1, 4)])
CODES = st.sampled_from(["AAAA", "BBBB", "CCCC"])
PRIORITIES = st.sampled_from([None, None, "elderly", "veteran", "nonsense"])
REASONS = st.sampled_from(["helped", "helped", "nonsense"])
PROFILES = st.sampled_from(["all", "cards", "passports", "nonsense"])
POSITIONS = st.sampled_from(Position)
LANGUAGES = st.sampled_from(["az", "prs"])
TOKENS = st.sampled_from([None, "t1", "t5", "nonsense"])
DESTINATIONS = st.one_of(
    st.builds(ToService, service=SERVICES),
    st.builds(ToCounter, counter=COUNTERS, service=st.none() | SERVICES),
    st.builds(ToProfile, profile=PROFILES, service=st.none() | SERVICES),
)
APPOINTMENTS = st.builds(
    Appointment,
    code=CODES,
    service=SERVICES,
    slot=st.integers(NINE, NINE + 2 * HOUR),
    priority=PRIORITIES,
)
OUTCOMES = st.sampled_from([None, "done", "nonsense"])

KINDS: dict[type[AnyCommand], st.SearchStrategy[AnyCommand]] = {
    OpenDay: st.just(OpenDay()),
    CloseDay: st.just(CloseDay()),
    TrustClock: st.just(TrustClock()),
    SuspendService: st.builds(
        SuspendService, service=SERVICES, message=st.sampled_from([{"az": "Yox", "en": "Closed"}, {}])
    ),
    ResumeService: st.builds(ResumeService, service=SERVICES),
    IssueTicket: st.builds(
        IssueTicket,
        service=SERVICES,
        language=LANGUAGES,
        then=st.lists(SERVICES, max_size=2).map(tuple),
        priority=PRIORITIES,
        party=st.integers(1, 3),
    ),
    CheckIn: st.builds(CheckIn, code=CODES, language=LANGUAGES, priority=PRIORITIES),
    FindTicket: st.builds(FindTicket, wanted=st.sampled_from(["A001", "a 2", "1-P001", "t1", "AAAA", "??"])),
    CancelTicket: st.builds(CancelTicket, ticket=TICKETS, token=TOKENS),
    ReturnTicket: st.builds(ReturnTicket, ticket=TICKETS, token=TOKENS),
    ReprintTicket: st.builds(ReprintTicket, ticket=TICKETS),
    MoveTicket: st.builds(
        MoveTicket, ticket=TICKETS, destination=DESTINATIONS, position=POSITIONS, reason=REASONS
    ),
    ChangePriority: st.builds(ChangePriority, ticket=TICKETS, priority=PRIORITIES, reason=REASONS),
    MergeTickets: st.builds(
        MergeTickets, into=TICKETS, tickets=st.lists(TICKETS, min_size=1, max_size=2).map(tuple)
    ),
    ImportAppointments: st.builds(
        ImportAppointments, appointments=st.lists(APPOINTMENTS, min_size=1, max_size=3).map(tuple)
    ),
    CancelAppointment: st.builds(CancelAppointment, code=CODES),
    SignIn: st.builds(
        SignIn,
        counter=COUNTERS,
        operator=st.sampled_from(["op-1", "op-2", "nobody"]),
        pin=st.sampled_from(["2580", "0000"]),
    ),
    SignOut: st.builds(SignOut, counter=COUNTERS),
    OpenCounter: st.builds(OpenCounter, counter=COUNTERS),
    PauseCounter: st.builds(PauseCounter, counter=COUNTERS),
    CloseCounter: st.builds(CloseCounter, counter=COUNTERS),
    SwitchProfile: st.builds(SwitchProfile, counter=COUNTERS, profile=PROFILES),
    StoreNext: st.builds(StoreNext, counter=COUNTERS, wanted=st.sampled_from([True, True, False])),
    CallNext: st.builds(CallNext, counter=COUNTERS, expect=st.none() | TICKETS, outcome=OUTCOMES),
    CallTicket: st.builds(
        CallTicket, counter=COUNTERS, expect=st.none() | TICKETS, ticket=TICKETS, reason=st.none() | REASONS
    ),
    ServeWithoutTicket: st.builds(
        ServeWithoutTicket,
        counter=COUNTERS,
        expect=st.none() | TICKETS,
        service=SERVICES,
        language=LANGUAGES,
        reason=REASONS,
    ),
    Recall: st.builds(Recall, counter=COUNTERS, ticket=TICKETS),
    StartService: st.builds(StartService, counter=COUNTERS, ticket=TICKETS),
    FinishService: st.builds(
        FinishService,
        counter=COUNTERS,
        ticket=TICKETS,
        outcome=OUTCOMES,
        note=st.sampled_from(["", "call 0501234567"]),
    ),
    MarkNoShow: st.builds(MarkNoShow, counter=COUNTERS, ticket=TICKETS),
    TransferTicket: st.builds(
        TransferTicket,
        counter=COUNTERS,
        ticket=TICKETS,
        destination=DESTINATIONS,
        position=POSITIONS,
        come_back=st.booleans(),
    ),
    ParkTicket: st.builds(ParkTicket, counter=COUNTERS, ticket=TICKETS),
    SetAside: st.builds(SetAside, ticket=TICKETS),
    UnparkTicket: st.builds(UnparkTicket, ticket=TICKETS),
    GiveFeedback: st.builds(
        GiveFeedback,
        ticket=TICKETS,
        score=st.integers(1, 5),
        counter=st.none() | COUNTERS,
        token=TOKENS,
    ),
}
"""A strategy for each command, with what it names mostly there and sometimes not."""


def _device(command: AnyCommand) -> st.SearchStrategy[str]:
    """Who gives such a command; mostly somebody who may."""
    counter = getattr(command, "counter", None)
    if counter is not None and type(command) in COUNTER_COMMANDS:
        return st.just(STAND[counter])
    if type(command) in CITIZEN_COMMANDS:
        return st.sampled_from(["kiosk-1", "kiosk-2", "helpdesk-1"])
    return st.sampled_from(["manager-1", "manager-1", "helpdesk-1", "board-1"])


COMMANDS: st.SearchStrategy[AnyCommand] = st.one_of(*KINDS.values())
PRESSES: st.SearchStrategy[Press] = COMMANDS.flatmap(
    lambda command: st.tuples(_device(command), st.just(command))
)
"""Device, command."""

MORNING: tuple[Press, ...] = (
    ("manager-1", OpenDay()),
    *((device, OpenCounter(counter=at)) for at, device in STAND.items()),
)
"""What has to happen before a press can do much."""
