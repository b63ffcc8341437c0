"""What has happened. Past tense, closed, one struct each; written to the journal and never changed.

Owns the facts that `evolve` folds into a state. A released event keeps its shape for ever: a new need
is a new event or a new field with a default.
"""

import enum

from msgspec import Struct

from center_hub.contract.commands import Appointment
from center_hub.contract.documents import ServiceHours
from center_hub.contract.words import (
    AppointmentCode,
    Count,
    CounterState,
    Destination,
    Identifier,
    LanguageCode,
    LocalDate,
    Milliseconds,
    Note,
    Notice,
    Number,
    OperatorRole,
    Party,
    PersonKey,
    Position,
    Score,
    Series,
    TicketId,
    Wait,
    Why,
)
from center_hub.core.plan import CounterHours, Plan


class CancelReason(enum.StrEnum):
    """Why a ticket left its queue without being called, or an appointment came to nothing."""

    ASKED = "asked"
    DAY_CLOSED = "day_closed"
    LATE = "late"


class Event(Struct, frozen=True, forbid_unknown_fields=True, tag_field="event", omit_defaults=True):
    """The base of every event; never written itself."""


class PlanAdopted(Event, frozen=True, tag="plan_adopted"):
    """The hub began to work by this plan."""

    plan: Plan


# The service day.


class DayOpened(Event, frozen=True, tag="day_opened"):
    """A service day began."""

    day: Count
    date: LocalDate
    closes: Milliseconds | None = None
    """UTC; None: by hand."""
    hours: tuple[ServiceHours, ...] = ()
    """Of services that have their own."""
    staffed: tuple[CounterHours, ...] = ()
    """When counters are expected to be staffed that are not all day."""


class DayClosed(Event, frozen=True, tag="day_closed"):
    """The service day ended; its tickets can no longer change, except those carried over."""

    day: Count


class TicketCarried(Event, frozen=True, tag="ticket_carried"):
    """At the end of the day somebody still waited, and will go on waiting on the next."""

    ticket: TicketId


class ClockStepped(Event, frozen=True, tag="clock_stepped"):
    """The clock on the wall was set while a day was open; the day goes on by its own."""

    by: Milliseconds
    """How far the wall clock is off the day's clock now."""


class ClockTrusted(Event, frozen=True, tag="clock_trusted"):
    """The day goes by the clock on the wall again."""

    by: Milliseconds
    """How far the day's clock was moved."""


class ServiceSuspended(Event, frozen=True, tag="service_suspended"):
    """No tickets for a service until it is resumed."""

    service: Identifier
    message: dict[LanguageCode, Notice]


class ServiceResumed(Event, frozen=True, tag="service_resumed"):
    """Tickets for the service again."""

    service: Identifier


# Tickets.


class TicketIssued(Event, frozen=True, tag="ticket_issued"):
    """A number was given."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    language: LanguageCode
    token: str
    then: tuple[Identifier, ...] = ()
    priority: Identifier | None = None
    person: PersonKey | None = None
    party: Party = 1
    appointment: AppointmentCode | None = None
    """With which the citizen checked in; None: a walk-in."""
    slot: Milliseconds | None = None
    """Of an appointment kept in time, UTC; None: waits as a walk-in."""
    wait: Wait | None = None
    """What the citizen was told."""


class TicketCancelled(Event, frozen=True, tag="ticket_cancelled"):
    """A waiting or parked ticket left for good."""

    ticket: TicketId
    reason: CancelReason


class TicketReprinted(Event, frozen=True, tag="ticket_reprinted"):
    """A copy of the paper was given."""

    ticket: TicketId


class TicketReturned(Event, frozen=True, tag="ticket_returned"):
    """The citizen who had not come when called waits again."""

    ticket: TicketId
    position: Position
    destination: Destination


class TicketMoved(Event, frozen=True, tag="ticket_moved"):
    """A waiting ticket was put elsewhere."""

    ticket: TicketId
    service: Identifier
    destination: Destination
    position: Position
    reason: Identifier | None = None
    """None: the counter it was sent to has closed."""


class PriorityChanged(Event, frozen=True, tag="priority_changed"):
    """A waiting ticket has another class."""

    ticket: TicketId
    priority: Identifier | None
    before: Identifier | None
    reason: Identifier


class TicketsMerged(Event, frozen=True, tag="tickets_merged"):
    """A family goes on under one ticket."""

    into: TicketId
    tickets: tuple[TicketId, ...]
    then: tuple[Identifier, ...]
    party: Party


# Appointments.


class AppointmentsImported(Event, frozen=True, tag="appointments_imported"):
    """Appointments were taken over, new or changed."""

    appointments: tuple[Appointment, ...]


class AppointmentCancelled(Event, frozen=True, tag="appointment_cancelled"):
    """An appointment came to nothing."""

    code: AppointmentCode
    reason: CancelReason


# Calling and serving.


class Weighed(Struct, frozen=True, forbid_unknown_fields=True):
    """One of those among whom a counter's next ticket was chosen."""

    ticket: TicketId
    waited: Milliseconds
    promised: Milliseconds
    percent: Count
    """How pressing it was, the ticket called being 100."""


class TicketCalled(Event, frozen=True, tag="ticket_called"):
    """A ticket was called to a counter for the first time in this leg."""

    ticket: TicketId
    counter: Identifier
    why: Why = Why.FIRST_COME
    reason: Identifier | None = None
    """Why out of order, where somebody chose."""
    weighed: tuple[Weighed, ...] = ()
    """With PROMISE: this ticket and the most pressing others, as they were weighed."""


class TicketTaken(Event, frozen=True, tag="ticket_taken"):
    """Serving began and nobody was called: a back-office step, or somebody who came without a ticket."""

    ticket: TicketId
    counter: Identifier
    why: Why
    reason: Identifier | None = None
    weighed: tuple[Weighed, ...] = ()


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
    outcome: Identifier | None = None
    note: Note = ""


class LegBegun(Event, frozen=True, tag="leg_begun"):
    """The visit goes on with the next of its services, or back at the counter that sent it on."""

    ticket: TicketId
    service: Identifier
    counter: Identifier | None = None
    """The one counter that it goes back to."""
    returning: bool = False


class TicketNotShown(Event, frozen=True, tag="ticket_not_shown"):
    """The called citizen did not come."""

    ticket: TicketId
    counter: Identifier


class TicketTransferred(Event, frozen=True, tag="ticket_transferred"):
    """The citizen was sent on; a new leg of the same visit."""

    ticket: TicketId
    counter: Identifier
    service: Identifier
    destination: Destination | None = None
    """None: any counter of the service."""
    position: Position = Position.LAST
    come_back: bool = False


class TicketParked(Event, frozen=True, tag="ticket_parked"):
    """A citizen has something to do and will be back."""

    ticket: TicketId
    counter: Identifier | None
    """Which waits for them; None: the help desk put the ticket aside."""
    back_at: Milliseconds
    """On the hub's timeline."""


class TicketUnparked(Event, frozen=True, tag="ticket_unparked"):
    """A parked ticket waits again."""

    ticket: TicketId
    position: Position
    destination: Destination
    by_time: bool = False


class FeedbackGiven(Event, frozen=True, tag="feedback_given"):
    """A citizen said how a service was."""

    ticket: TicketId
    counter: Identifier
    score: Score


# Counters.


class CounterOpened(Event, frozen=True, tag="counter_opened"):
    """A counter takes tickets."""

    counter: Identifier


class CounterPaused(Event, frozen=True, tag="counter_paused"):
    """A counter takes no tickets for a while."""

    counter: Identifier


class CounterClosed(Event, frozen=True, tag="counter_closed"):
    """A counter takes no tickets."""

    counter: Identifier


class LeavePlanned(Event, frozen=True, tag="leave_planned"):
    """The counter pauses or closes after the ticket in hand; OPEN: it does not after all."""

    counter: Identifier
    then: CounterState


class ProfileSwitched(Event, frozen=True, tag="profile_switched"):
    """A counter takes another set of services."""

    counter: Identifier
    profile: Identifier


class NextStored(Event, frozen=True, tag="next_stored"):
    """An idle counter takes whoever comes next, or no longer."""

    counter: Identifier
    wanted: bool


class OperatorSignedIn(Event, frozen=True, tag="operator_signed_in"):
    """Somebody works at this counter."""

    counter: Identifier
    operator: Identifier
    role: OperatorRole


class OperatorSignedOut(Event, frozen=True, tag="operator_signed_out"):
    """Nobody is signed in at this counter."""

    counter: Identifier


class SignInFailed(Event, frozen=True, tag="sign_in_failed"):
    """A wrong PIN was typed."""

    counter: Identifier


AnyEvent = (
    PlanAdopted
    | DayOpened
    | DayClosed
    | TicketCarried
    | ClockStepped
    | ClockTrusted
    | ServiceSuspended
    | ServiceResumed
    | TicketIssued
    | TicketCancelled
    | TicketReprinted
    | TicketReturned
    | TicketMoved
    | PriorityChanged
    | TicketsMerged
    | AppointmentsImported
    | AppointmentCancelled
    | TicketCalled
    | TicketTaken
    | TicketRecalled
    | ServiceStarted
    | ServiceFinished
    | LegBegun
    | TicketNotShown
    | TicketTransferred
    | TicketParked
    | TicketUnparked
    | FeedbackGiven
    | CounterOpened
    | CounterPaused
    | CounterClosed
    | LeavePlanned
    | ProfileSwitched
    | NextStored
    | OperatorSignedIn
    | OperatorSignedOut
    | SignInFailed
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
