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
    CONFIRM = "confirm"
    ONE_MOMENT = "one_moment"
    REFUSED = "refused"
    TICKET = "ticket"
    PRINT_FAILED = "print_failed"
    NO_PRINTER = "no_printer"
    NO_HUB = "no_hub"
    CLOSED = "closed"


LISTS = frozenset({Page.POPULAR, Page.AGENCIES, Page.SERVICES})
"""Pages with choices, turned over with next and previous."""
CHOOSING = LISTS | {Page.CONFIRM}
"""Pages on the way to a ticket."""
TICKETS = frozenset({Page.TICKET, Page.PRINT_FAILED})
"""Pages that show a number that was given."""
TROUBLES = frozenset({Page.NO_PRINTER, Page.NO_HUB, Page.CLOSED})
"""Pages that say, before anything is asked for, that no ticket can be had here now."""

FITS: Mapping[str, frozenset[Page]] = {
    "language": frozenset({Page.WELCOME}),
    "languages": CHOOSING | {Page.REFUSED},
    "service": frozenset({Page.POPULAR, Page.SERVICES}),
    "all_agencies": frozenset({Page.POPULAR}),
    "agency": frozenset({Page.AGENCIES}),
    "next_page": LISTS,
    "previous_page": LISTS,
    "back": CHOOSING | {Page.REFUSED},
    "start_over": CHOOSING | {Page.REFUSED},
    "get_ticket": frozenset({Page.CONFIRM}),
    "print_again": frozenset({Page.PRINT_FAILED}),
    "done": TICKETS,
    "continue": frozenset(Page),
    "touch": frozenset(Page),
}
"""Intent -> the pages it fits; on any other page it came too late and does nothing."""
