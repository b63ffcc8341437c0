"""One small day in a small centre, press by press: every command there is, by the device that gives it."""

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
from center_hub.contract.words import ToService

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
