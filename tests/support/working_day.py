"""Two small days in a small centre, press by press, each by the device that gives it and none refused.

The first day is what a centre does all the time. The second has every other command there is, but for
`TrustClock`, which wants a clock that was set.
"""

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
    UnparkTicket,
)
from center_hub.contract.words import Position, ToCounter, ToService

Press = tuple[str, AnyCommand]
"""Device, command."""

FIRST, SECOND, THIRD, FOURTH = "1-P001", "1-A001", "1-A002", "1-A003"

PRESSES: tuple[Press, ...] = (
    ("manager-1", OpenDay()),
    ("counter-1", OpenCounter(counter="c1")),
    ("counter-2", OpenCounter(counter="c2")),
    ("kiosk-1", IssueTicket(service="passport", language="az")),
    ("kiosk-1", IssueTicket(service="card", language="ps")),
    ("kiosk-2", IssueTicket(service="card", language="ru")),
    ("counter-1", CallNext(counter="c1", expect=None)),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-1", StartService(counter="c1", ticket=FIRST)),
    ("counter-2", Recall(counter="c2", ticket=SECOND)),
    ("counter-2", MarkNoShow(counter="c2", ticket=SECOND)),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-1", TransferTicket(counter="c1", ticket=FIRST, destination=ToService(service="card"))),
    ("counter-2", StartService(counter="c2", ticket=THIRD)),
    ("counter-2", CallNext(counter="c2", expect=THIRD)),
    ("kiosk-1", IssueTicket(service="lost-card", language="prs")),
    ("counter-2", StartService(counter="c2", ticket=FIRST)),
    ("counter-2", FinishService(counter="c2", ticket=FIRST)),
    ("helpdesk-1", CancelTicket(ticket=FOURTH)),
    ("counter-1", PauseCounter(counter="c1")),
    ("counter-1", CloseCounter(counter="c1")),
    ("counter-2", CloseCounter(counter="c2")),
    ("manager-1", CloseDay()),
)
"""The first citizen is sent on and served twice, the second does not come, the fourth gives up."""

BEGINS = 1_795_161_600_000
"""UTC milliseconds: 20 November 2026, 08:00. A press a second from then on."""
SLOT = BEGINS + 20 * 60_000
ELDERLY, MOTHER, MISSED, PAPERS = "2-A001", "2-A002", "2-A003", "2-P001"
SON, BOOKED, WITHOUT = "2-A004", "2-A005", "2-A006"
_DOWN = {"az": "Sistem hazir deyil", "en": "The system is down"}

SECOND_DAY: tuple[Press, ...] = (
    ("manager-1", OpenDay()),
    ("counter-1", SignIn(counter="c1", operator="op-2", pin="2580")),
    ("counter-1", OpenCounter(counter="c1")),
    ("counter-2", OpenCounter(counter="c2")),
    (
        "helpdesk-1",
        IssueTicket(service="card", language="az", then=("passport",), priority="elderly"),
    ),
    ("kiosk-1", IssueTicket(service="card", language="az")),
    ("kiosk-2", IssueTicket(service="card", language="ru")),
    ("kiosk-1", IssueTicket(service="passport", language="en")),
    ("helpdesk-1", FindTicket(wanted="A002")),
    ("helpdesk-1", ReprintTicket(ticket=MOTHER)),
    ("helpdesk-1", ChangePriority(ticket=MOTHER, priority="veteran", reason="helped")),
    (
        "helpdesk-1",
        MoveTicket(
            ticket=MISSED,
            destination=ToCounter(counter="c2"),
            position=Position.FIRST,
            reason="helped",
        ),
    ),
    ("helpdesk-1", SetAside(ticket=PAPERS)),
    ("helpdesk-1", UnparkTicket(ticket=PAPERS)),
    ("kiosk-1", IssueTicket(service="card", language="az")),
    ("helpdesk-1", MergeTickets(into=MOTHER, tickets=(SON,))),
    (
        "manager-1",
        ImportAppointments(
            appointments=(
                Appointment(code="AB12", service="card", slot=SLOT),
                Appointment(code="CD34", service="card", slot=SLOT),
            )
        ),
    ),
    ("kiosk-1", CheckIn(code="AB12", language="az")),
    ("kiosk-2", CancelAppointment(code="CD34")),
    ("manager-1", SuspendService(service="lost-card", message=_DOWN)),
    ("manager-1", ResumeService(service="lost-card")),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-2", MarkNoShow(counter="c2", ticket=MISSED)),
    ("helpdesk-1", ReturnTicket(ticket=MISSED)),
    ("counter-1", CallTicket(counter="c1", expect=None, ticket=PAPERS, reason="helped")),
    ("counter-1", StartService(counter="c1", ticket=PAPERS)),
    ("counter-1", ParkTicket(counter="c1", ticket=PAPERS)),
    ("counter-1", CallTicket(counter="c1", expect=None, ticket=PAPERS)),
    ("counter-1", StartService(counter="c1", ticket=PAPERS)),
    ("counter-1", PauseCounter(counter="c1")),
    ("counter-1", FinishService(counter="c1", ticket=PAPERS, outcome="done", note="all papers here")),
    ("counter-1", GiveFeedback(counter="c1", ticket=PAPERS, score=5)),
    ("counter-1", OpenCounter(counter="c1")),
    (
        "counter-1",
        ServeWithoutTicket(counter="c1", expect=None, service="lost-card", language="az", reason="mistake"),
    ),
    ("counter-1", FinishService(counter="c1", ticket=WITHOUT)),
    ("counter-1", SwitchProfile(counter="c1", profile="cards")),
    ("counter-1", SwitchProfile(counter="c1", profile="all")),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-2", StartService(counter="c2", ticket=ELDERLY)),
    (
        "counter-2",
        TransferTicket(
            counter="c2",
            ticket=ELDERLY,
            destination=ToCounter(counter="c1"),
            position=Position.FIRST,
            come_back=True,
        ),
    ),
    ("counter-1", CallNext(counter="c1", expect=None)),
    ("counter-1", StartService(counter="c1", ticket=ELDERLY)),
    ("counter-1", FinishService(counter="c1", ticket=ELDERLY)),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-2", StartService(counter="c2", ticket=ELDERLY)),
    ("counter-2", FinishService(counter="c2", ticket=ELDERLY)),
    ("counter-1", CallNext(counter="c1", expect=None)),
    ("counter-1", StartService(counter="c1", ticket=ELDERLY)),
    ("counter-1", FinishService(counter="c1", ticket=ELDERLY, outcome="papers-missing")),
    ("helpdesk-1", CancelTicket(ticket=MOTHER)),
    ("helpdesk-1", CancelTicket(ticket=MISSED)),
    ("helpdesk-1", CancelTicket(ticket=BOOKED)),
    ("counter-1", StoreNext(counter="c1")),
    ("counter-1", StoreNext(counter="c1", wanted=False)),
    ("counter-1", SignOut(counter="c1")),
    ("counter-1", CloseCounter(counter="c1")),
    ("counter-2", CloseCounter(counter="c2")),
    ("manager-1", CloseDay()),
)
"""A family is merged, one is missed and returns, one is parked, one goes to three counters and back."""

BOTH_DAYS = (*PRESSES, *SECOND_DAY)

DAY_BY_PROMISE: tuple[Press, ...] = (
    ("manager-1", OpenDay()),
    ("counter-1", OpenCounter(counter="c1")),
    ("counter-2", OpenCounter(counter="c2")),
    ("kiosk-1", IssueTicket(service="passport", language="az")),
    ("kiosk-1", IssueTicket(service="card", language="ps", priority="elderly", then=("passport",))),
    ("kiosk-2", IssueTicket(service="card", language="ru")),
    ("kiosk-2", IssueTicket(service="passport", language="az", priority="elderly")),
    ("counter-1", CallNext(counter="c1", expect=None)),
    ("counter-2", CallNext(counter="c2", expect=None)),
    ("counter-1", StartService(counter="c1", ticket="3-A001")),
    ("counter-1", CallNext(counter="c1", expect="3-A001")),
    ("counter-2", StartService(counter="c2", ticket="3-A002")),
    ("counter-2", FinishService(counter="c2", ticket="3-A002")),
    ("counter-1", StartService(counter="c1", ticket="3-P002")),
    ("counter-1", CallNext(counter="c1", expect="3-P002")),
    ("counter-1", StartService(counter="c1", ticket="3-A001")),
    ("counter-1", CallNext(counter="c1", expect="3-A001")),
    ("counter-1", StartService(counter="c1", ticket="3-P001")),
    ("counter-1", FinishService(counter="c1", ticket="3-P001")),
    ("counter-1", CloseCounter(counter="c1")),
    ("counter-2", CloseCounter(counter="c2")),
    ("manager-1", CloseDay()),
)
"""A third day, on which the centre calls by promised waits."""
