"""What has happened. Past tense, closed, one struct each; written to the journal and never changed.

Owns the facts that `evolve` folds into a state. A released event keeps its shape for ever: a new need
is a new event or a new field with a default.
"""

import enum

from msgspec import Struct

from center_hub.contract.words import (
    Count,
    Identifier,
    LanguageCode,
    LocalDate,
    Milliseconds,
    Number,
    Series,
    TicketId,
)
from center_hub.core.plan import Plan


class CancelReason(enum.StrEnum):
    """Why a waiting ticket left its queue without being called."""

    ASKED = "asked"
    DAY_CLOSED = "day_closed"


class Event(Struct, frozen=True, forbid_unknown_fields=True, tag_field="event"):
    """The base of every event; never written itself."""


class PlanAdopted(Event, frozen=True, tag="plan_adopted"):
    """The hub began to work by this plan."""

    plan: Plan


class DayOpened(Event, frozen=True, tag="day_opened"):
    """A service day began."""

    day: Count
    date: LocalDate


class DayClosed(Event, frozen=True, tag="day_closed"):
    """The service day ended; its tickets can no longer change."""

    day: Count


class TicketIssued(Event, frozen=True, tag="ticket_issued"):
    """A number was given."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    language: LanguageCode
    token: str


class TicketCancelled(Event, frozen=True, tag="ticket_cancelled"):
    """A waiting ticket left its queue."""

    ticket: TicketId
    reason: CancelReason


class TicketCalled(Event, frozen=True, tag="ticket_called"):
    """A ticket was called to a counter for the first time in this leg."""

    ticket: TicketId
    counter: Identifier


class TicketRecalled(Event, frozen=True, tag="ticket_recalled"):
    """A called ticket was announced again."""

    ticket: TicketId
    counter: Identifier


class ServiceStarted(Event, frozen=True, tag="service_started"):
    """The citizen came to the counter."""

    ticket: TicketId
    counter: Identifier


class ServiceFinished(Event, frozen=True, tag="service_finished"):
    """The service is done."""

    ticket: TicketId
    counter: Identifier


class TicketNotShown(Event, frozen=True, tag="ticket_not_shown"):
    """The called citizen did not come."""

    ticket: TicketId
    counter: Identifier


class TicketTransferred(Event, frozen=True, tag="ticket_transferred"):
    """The citizen was sent on to another service; a new leg of the same visit."""

    ticket: TicketId
    counter: Identifier
    service: Identifier


class CounterOpened(Event, frozen=True, tag="counter_opened"):
    """A counter takes tickets."""

    counter: Identifier


class CounterPaused(Event, frozen=True, tag="counter_paused"):
    """A counter takes no tickets for a while."""

    counter: Identifier


class CounterClosed(Event, frozen=True, tag="counter_closed"):
    """A counter takes no tickets."""

    counter: Identifier


AnyEvent = (
    PlanAdopted
    | DayOpened
    | DayClosed
    | TicketIssued
    | TicketCancelled
    | TicketCalled
    | TicketRecalled
    | ServiceStarted
    | ServiceFinished
    | TicketNotShown
    | TicketTransferred
    | CounterOpened
    | CounterPaused
    | CounterClosed
)


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """When something happened, twice told."""

    wall: Milliseconds
    """UTC, since 1970: what people would read on a clock. May step."""
    steady: Milliseconds
    """The hub's own timeline: never steps, and never falls within a journal. Durations come from it."""


class Recorded(Struct, frozen=True):
    """An event in its place in the journal."""

    sequence: Count
    moment: Moment
    event: AnyEvent
