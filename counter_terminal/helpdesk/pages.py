"""Where the volunteer is: one frozen value for each page, with what was typed and chosen on it.

Owns what each page remembers. When a page is left, what was typed on it is gone with it. Must not know what a
press does (`flow` and its steps) nor how a page looks (`view`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

from center_hub.contract.replies import Found, Issued
from center_hub.contract.words import Destination, Position
from config.key_layout import Board
from counter_terminal.helpdesk.listing import Listing

MOST_GATHERED = 8
"""As many as stand on the page; a larger family is joined in two goes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A ticket's number is typed."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One ticket, and what may be done with it. `seen` is when the hub told of it, UTC milliseconds."""

    found: Found
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Classing:
    """Which priority class a ticket is to have."""

    card: Card


@dataclass(frozen=True, slots=True)
class Reclassing:
    """Why it is to have that class, or none."""

    classing: Classing
    priority: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a ticket is to go: chosen from lists."""

    card: Card
    listing: Listing = field(default_factory=Listing)


@dataclass(frozen=True, slots=True)
class Moving:
    """Where in the line, and why."""

    placing: Placing
    destination: Destination
    position: Position = Position.LAST
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Cancelling:
    """To be sure before a ticket is taken out of its queue."""

    card: Card


@dataclass(frozen=True, slots=True)
class Gathering:
    """The tickets of a family, the first of which keeps its place, and the number typed next."""

    members: tuple[Found, ...] = ()
    typed: str = ""

    def with_member(self, found: Found) -> Self:
        """With one more; as newly told where it is there already."""
        if any(one.ticket == found.ticket for one in self.members):
            told = tuple(found if one.ticket == found.ticket else one for one in self.members)
            return replace(self, members=told, typed="")
        return replace(self, members=(*self.members, found), typed="")

    def without(self, ticket: str) -> Self:
        """With one less."""
        return replace(self, members=tuple(one for one in self.members if one.ticket != ticket))


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which service a new ticket is for, or which other one is added to a ticket."""

    listing: Listing = field(default_factory=Listing)
    adding: "Filling | None" = None


@dataclass(frozen=True, slots=True)
class Searching:
    """A service is searched by typing, for a new ticket or for a move."""

    asked_on: Choosing | Placing
    typed: str = ""
    board: Board | None = None
    """The keys, once others than those of the volunteer's language were chosen."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What else a new ticket says: language, class, how many people; and what the visit goes on with."""

    choosing: Choosing
    service: str
    language: str
    then: tuple[str, ...] = ()
    priority: str | None = None
    party: int = 1

    @property
    def services(self) -> tuple[str, ...]:
        """All of the ticket, in their order."""
        return (self.service, *self.then)


@dataclass(frozen=True, slots=True)
class Declaring:
    """Which priority class a new ticket has."""

    filling: Filling


@dataclass(frozen=True, slots=True)
class Proving:
    """The number of the citizen's document is typed: the service has a limit for each person."""

    filling: Filling
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Booked:
    """The code of an appointment is typed."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CheckingIn:
    """What else the ticket of an appointment says."""

    booked: Booked
    language: str
    priority: str | None = None


@dataclass(frozen=True, slots=True)
class Forgoing:
    """To be sure before an appointment is cancelled."""

    checking_in: CheckingIn


@dataclass(frozen=True, slots=True)
class Rating:
    """How the citizen liked what was done for a ticket."""

    card: Card


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given just now."""

    issued: Issued


Page = (
    Finding
    | Card
    | Classing
    | Reclassing
    | Placing
    | Moving
    | Cancelling
    | Gathering
    | Choosing
    | Searching
    | Filling
    | Declaring
    | Proving
    | Booked
    | CheckingIn
    | Forgoing
    | Rating
    | Given
)


_CAME_FROM: Final[Mapping[type, str]] = {
    Classing: "card",
    Placing: "card",
    Cancelling: "card",
    Rating: "card",
    Reclassing: "classing",
    Moving: "placing",
    Searching: "asked_on",
    Filling: "choosing",
    Declaring: "filling",
    Proving: "filling",
    CheckingIn: "booked",
    Forgoing: "checking_in",
}


def before(page: Page) -> Page:
    """Where "back" leads."""
    if isinstance(page, Choosing | Placing) and page.listing.agency is not None:
        return replace(page, listing=Listing())
    if isinstance(page, Choosing) and page.adding is not None:
        return page.adding
    came_from = _CAME_FROM.get(type(page))
    to: Page = Finding() if came_from is None else getattr(page, came_from)
    return to


def card_of(page: Page) -> Card | None:
    """The card of the ticket that a page is about; None for a page about none."""
    while not isinstance(page, Card | Finding):
        page = before(page)
    return page if isinstance(page, Card) else None
