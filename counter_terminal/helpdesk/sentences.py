"""What the last press came to, in one sentence of the volunteer's language.

Owns which sentence follows which result. Must not know when it is said or where it stands.
"""

from typing import Final

from center_hub.contract.commands import (
    CancelAppointment,
    CancelTicket,
    ChangePriority,
    GiveFeedback,
    MergeTickets,
    MoveTicket,
    ReturnTicket,
    SetAside,
    UnparkTicket,
)
from center_hub.contract.replies import Found, Refused
from center_hub.contract.words import Destination, LegState, ToCounter, ToProfile, ToService
from counter_terminal.helpdesk.notice import Carried, NotFamily, Notice
from counter_terminal.helpdesk.turn import Told
from counter_terminal.words import Words

STATES: Final = {
    LegState.WAITING: "helpdesk.waiting",
    LegState.CALLED: "helpdesk.called",
    LegState.SERVING: "helpdesk.serving",
    LegState.PARKED: "helpdesk.parked",
    LegState.DONE: "helpdesk.done_serving",
    LegState.GONE: "helpdesk.gone",
    LegState.CANCELLED: "helpdesk.cancelled",
}

_DONE: Final = {
    CancelTicket: "helpdesk.did_cancel",
    ReturnTicket: "helpdesk.did_return",
    UnparkTicket: "helpdesk.did_return",
    SetAside: "helpdesk.did_set_aside",
    MergeTickets: "helpdesk.did_merge",
    GiveFeedback: "helpdesk.did_rate",
}


def sentence(notice: Notice, words: Words) -> str:
    """The sentence of `notice`."""
    match notice:
        case Told():
            return words.text(notice.key, number=notice.number)
        case Carried():
            return _carried(notice, words)
        case NotFamily(found=found):
            number = words.number(found.series, found.number)
            return words.text("helpdesk.cannot_join", number=number, state=state(found, words))
        case Refused():
            return words.refusal(notice.reason.value, notice.at)


def trouble(notice: Notice) -> bool:
    """Whether it asks for attention."""
    return notice.trouble if isinstance(notice, Told) else not isinstance(notice, Carried)


def state(found: Found, words: Words) -> str:
    """How a ticket stands, in plain words."""
    return words.text(STATES[found.state])


def destination(to: Destination, words: Words) -> str:
    """Where a ticket goes, in words."""
    match to:
        case ToService(service=service):
            return words.service(service)
        case ToCounter(counter=counter):
            return words.counter(counter)
        case ToProfile(profile=profile):
            return words.profile(profile)


def _carried(done: Carried, words: Words) -> str:
    command, number = done.command, done.number
    if isinstance(command, CancelAppointment):
        return words.text("helpdesk.did_cancel_appointment")
    if not number:
        return words.text("helpdesk.did_it")
    match command:
        case ChangePriority(priority=None):
            return words.text("helpdesk.did_unset_priority", number=number)
        case ChangePriority(priority=str(priority)):
            return words.text("helpdesk.did_set_priority", number=number, name=words.priority(priority))
        case MoveTicket():
            place = destination(command.destination, words)
            return words.text("helpdesk.did_move", number=number, place=place)
        case _:
            return words.text(_DONE.get(type(command), "helpdesk.did_it"), number=number)
