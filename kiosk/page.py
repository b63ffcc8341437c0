"""The pages of the kiosk and what may be pressed on each.

Owns the one table of intents. Must not know what an intent does.
"""

import enum
from collections.abc import Mapping


class Page(enum.StrEnum):
    """What the whole screen is about."""

    WELCOME = "welcome"
    POPULAR = "popular"
    AGENCIES = "agencies"
    SERVICES = "services"
    SEARCH = "search"
    """A service is searched by typing."""
    FOUND = "found"
    """All services that fit what was typed."""
    CONFIRM = "confirm"
    PRIORITY = "priority"
    DOCUMENT = "document"
    """The number of a document is typed, for a service with a limit for each person."""
    CODE = "code"
    """The code of an appointment is typed."""
    ARRIVAL = "arrival"
    """With the code: here, or not coming."""
    SCAN = "scan"
    """A ticket is held to the reader."""
    OWN_TICKET = "own_ticket"
    RATE = "rate"
    SURE = "sure"
    """Whether a ticket or an appointment is to be given up."""
    SETTLED = "settled"
    """What was asked for is done, and no paper comes of it."""
    HELP = "help"
    """A volunteer is called. Whatever stood before stands again afterwards."""
    ONE_MOMENT = "one_moment"
    REFUSED = "refused"
    TICKET = "ticket"
    PRINT_FAILED = "print_failed"
    NO_PRINTER = "no_printer"
    NO_HUB = "no_hub"
    CLOSED = "closed"


LISTS = frozenset({Page.POPULAR, Page.AGENCIES, Page.SERVICES, Page.FOUND, Page.PRIORITY})
"""Pages with choices, turned over with next and previous."""
PADS = frozenset({Page.CODE, Page.DOCUMENT})
"""Pages on which something is typed."""
STEPS = (
    LISTS | PADS | {Page.SEARCH, Page.CONFIRM, Page.ARRIVAL, Page.SCAN, Page.OWN_TICKET, Page.RATE, Page.SURE}
)
"""Pages a citizen has come to by choosing; they lead on and back."""
TICKETS = frozenset({Page.TICKET, Page.PRINT_FAILED})
"""Pages that show a number that was given."""
TROUBLES = frozenset({Page.NO_PRINTER, Page.NO_HUB, Page.CLOSED})
"""Pages that say, before anything is asked for, that no ticket can be had here now."""
READERS = STEPS - {Page.DOCUMENT} | {Page.WELCOME, Page.REFUSED, Page.SETTLED}
"""Pages on which a scanned code is followed. Not where a document's number is typed: what is scanned there is
a document, it fills the number, and it may not travel as if it were a code."""

_LEADING_BACK = STEPS | {Page.REFUSED}
_DOORS = frozenset({Page.WELCOME, Page.POPULAR})

FITS: Mapping[str, frozenset[Page]] = {
    "language": frozenset({Page.WELCOME}),
    "languages": _LEADING_BACK,
    "service": frozenset({Page.POPULAR, Page.SERVICES, Page.SEARCH, Page.FOUND}),
    "journey": frozenset({Page.POPULAR}),
    "all_agencies": frozenset({Page.POPULAR, Page.SEARCH}),
    "search": frozenset({Page.POPULAR, Page.AGENCIES, Page.SERVICES}),
    "letter": frozenset({Page.SEARCH}),
    "take_back": frozenset({Page.SEARCH}),
    "clear": frozenset({Page.SEARCH}),
    "board": frozenset({Page.SEARCH}),
    "show_found": frozenset({Page.SEARCH}),
    "agency": frozenset({Page.AGENCIES}),
    "shelf": frozenset({Page.POPULAR, Page.SERVICES}),
    "next_page": LISTS,
    "previous_page": LISTS,
    "back": _LEADING_BACK,
    "start_over": _LEADING_BACK,
    "add_service": frozenset({Page.CONFIRM}),
    "remove_service": frozenset({Page.CONFIRM}),
    "need_priority": frozenset({Page.CONFIRM, Page.ARRIVAL}),
    "priority": frozenset({Page.PRIORITY}),
    "no_priority": frozenset({Page.PRIORITY}),
    "get_ticket": frozenset({Page.CONFIRM}),
    "key": PADS,
    "erase": PADS,
    "document_typed": frozenset({Page.DOCUMENT}),
    "appointment": _DOORS | {Page.SCAN},
    "code_typed": frozenset({Page.CODE}),
    "check_in": frozenset({Page.ARRIVAL}),
    "give_up_appointment": frozenset({Page.ARRIVAL}),
    "cancel_appointment": frozenset({Page.SURE}),
    "try_again": frozenset({Page.REFUSED}),
    "ordinary_ticket": frozenset({Page.REFUSED, Page.OWN_TICKET}),
    "find_ticket": frozenset({Page.REFUSED}),
    "own_ticket": _DOORS,
    "come_back": frozenset({Page.OWN_TICKET}),
    "give_up_ticket": frozenset({Page.OWN_TICKET}),
    "cancel_ticket": frozenset({Page.SURE}),
    "keep": frozenset({Page.SURE}),
    "rate": frozenset({Page.OWN_TICKET}),
    "score": frozenset({Page.RATE}),
    "finish": frozenset({Page.SETTLED}),
    "help": frozenset(Page) - {Page.HELP},
    "help_go_on": frozenset({Page.HELP}),
    "help_cancel": frozenset({Page.HELP}),
    "print_again": TICKETS,
    "done": TICKETS,
    "mode": frozenset(Page),
    "continue": frozenset(Page),
    "touch": frozenset(Page),
}
"""Intent -> the pages it fits; on any other page it came too late and does nothing."""
