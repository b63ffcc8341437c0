"""What became of a day: one row for each service that somebody waited for, and what each counter did.

Owns the shape of the result, which reports, pictures and scores read. Times are seconds since the day was
opened. Judges nothing (`measures`).
"""

import enum

from msgspec import Struct

from center_hub.contract.replies import Reason
from center_hub.contract.words import Wait


class Ending(enum.StrEnum):
    """How the wait for one service ended."""

    SERVED = "served"
    NOT_COME = "not_come"
    """Called, and nobody came."""
    GAVE_UP = "gave_up"
    """Left before being called."""
    LEFT_OVER = "left_over"
    """Still there when the day was closed."""


class Stay(Struct, frozen=True):
    """One leg of a visit."""

    visit: int
    """Its place in the day's visits, from 0."""
    ticket: str
    leg: int
    service: str
    priority: str | None
    booked: bool
    party: int
    joined_s: float
    """When it began to wait."""
    due_s: float
    """From when on its wait counts: the appointed time, where that is later."""
    promised_s: float
    """The wait that the centre promises."""
    ending: Ending
    until_s: float
    """When it was first called, left, or the day was closed."""
    called: bool
    counter: str | None = None
    """Where it was served, or called last."""
    started_s: float | None = None
    ended_s: float | None = None
    forecast: Wait | None = None
    """What the paper said at the door; first legs alone have one."""

    @property
    def wait_s(self) -> float:
        """Until the first call, or until it was clear that there would be none."""
        return max(0.0, self.until_s - self.due_s)

    @property
    def kept(self) -> bool:
        """Whether the promised wait was kept: called, and not later."""
        return self.called and self.wait_s <= self.promised_s


class Desk(Struct, frozen=True):
    """What one counter did."""

    counter: str
    at_work_s: float
    busy_s: float
    """From calls to ends of service."""
    served: int


class TurnedAway(Struct, frozen=True):
    """A visitor who got no ticket, and the rule that said so."""

    visit: int
    arrives_s: float
    service: str
    reason: Reason


class Played(Struct, frozen=True):
    """A whole day."""

    date: str
    opens: int
    """UTC milliseconds."""
    length_s: float
    """Planned, to closing time."""
    visits: int
    """Visitors who came to the door."""
    stays: tuple[Stay, ...]
    desks: tuple[Desk, ...]
    turned_away: tuple[TurnedAway, ...] = ()

    @property
    def ended_s(self) -> float:
        """When the last service ended."""
        return max((stay.ended_s or stay.until_s for stay in self.stays), default=0.0)
