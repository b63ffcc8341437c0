"""What a volunteer may do with a ticket that was found, and the command that does it at once.

Owns which deeds are offered, read off the one table of transitions; the hub has the last word. Must not know
words on the screen or pages.
"""

import enum

from center_hub.contract.commands import AnyCommand, ReprintTicket, ReturnTicket, SetAside, UnparkTicket
from center_hub.contract.replies import Found
from center_hub.contract.transitions import ENDS, Act, acts_on
from config.model import Centre


class Deed(enum.StrEnum):
    """One thing to do, in the order in which they are offered."""

    RETURN = "return"
    UNPARK = "unpark"
    REPRINT = "reprint"
    PRIORITY = "priority"
    MOVE = "move"
    SET_ASIDE = "set_aside"
    FAMILY = "family"
    RATE = "rate"
    CANCEL = "cancel"


def lawful(found: Found, centre: Centre) -> tuple[Deed, ...]:
    """The deeds that its state, and what the centre has set, allow."""
    allowed = acts_on(found.state)
    offered = {
        Deed.RETURN: found.may_return and Act.COME_BACK in allowed,
        Deed.UNPARK: Act.UNPARK in allowed,
        Deed.REPRINT: found.state not in ENDS,
        Deed.PRIORITY: Act.MOVE in allowed and bool(centre.priority_classes) and bool(centre.reasons),
        Deed.MOVE: Act.MOVE in allowed and bool(centre.reasons),
        Deed.SET_ASIDE: Act.SET_ASIDE in allowed,
        Deed.RATE: found.may_rate,
        Deed.FAMILY: Act.MERGE in allowed,
        Deed.CANCEL: Act.CANCEL in allowed,
    }
    return tuple(deed for deed in Deed if offered[deed])


def command_of(deed: Deed, ticket: str) -> AnyCommand | None:
    """The command of a deed that asks for nothing more; None for those that do."""
    match deed:
        case Deed.RETURN:
            return ReturnTicket(ticket=ticket)
        case Deed.UNPARK:
            return UnparkTicket(ticket=ticket)
        case Deed.REPRINT:
            return ReprintTicket(ticket=ticket)
        case Deed.SET_ASIDE:
            return SetAside(ticket=ticket)
        case _:
            return None
