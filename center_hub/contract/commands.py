"""What a device may ask of the hub. Imperative, closed, one struct each.

Owns the shape of a command and of the envelope that carries it. Must not know whether a command is
granted (`access`) or what follows from it (`center_hub.core.decide`).

`reason` is always the id of one of the centre's reasons; `token` is what the paper's QR code holds, and
proves that whoever asks has the paper.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from center_hub.contract.words import (
    MOST_LEGS,
    AppointmentCode,
    CommandKey,
    Destination,
    Identifier,
    LanguageCode,
    Note,
    Notice,
    Party,
    PersonKey,
    Pin,
    Position,
    Score,
    TicketId,
    Token,
)

FurtherServices = Annotated[tuple[Identifier, ...], Meta(max_length=MOST_LEGS - 1)]


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="command", omit_defaults=True):
    """The base of every command; never sent itself.

    What is as by default is not sent: a command keeps its bytes when a later version learns to say more.
    """


# The service day.


class OpenDay(Command, frozen=True, tag="open_day"):
    """Begin a service day. Numbers start again at 1 in each series."""


class CloseDay(Command, frozen=True, tag="close_day"):
    """End the service day. Refused while a ticket is at a counter; the rules say who is carried over."""


class TrustClock(Command, frozen=True, tag="trust_clock"):
    """The clock on the wall was set right during the day: go by it from now on."""


class SuspendService(Command, frozen=True, tag="suspend_service"):
    """Give no ticket for `service` until it is resumed; those who wait are served."""

    service: Identifier
    message: dict[LanguageCode, Notice]
    """A sentence for citizens, in every language of the centre."""


class ResumeService(Command, frozen=True, tag="resume_service"):
    """Give tickets for `service` again."""

    service: Identifier


# Tickets, at the entrance and at the help desk.


class IssueTicket(Command, frozen=True, tag="issue_ticket"):
    """Give the next number of the service's series to a citizen."""

    service: Identifier
    language: LanguageCode
    then: FurtherServices = ()
    """Other services of the same visit, under the same number."""
    priority: Identifier | None = None
    """A priority class of the centre; a kiosk may name those that a citizen may declare."""
    person: PersonKey | None = None
    """Where the service asks for a document."""
    party: Party = 1


class CheckIn(Command, frozen=True, tag="check_in"):
    """The citizen with the appointment `code` is here."""

    code: AppointmentCode
    language: LanguageCode
    priority: Identifier | None = None


class FindTicket(Command, frozen=True, tag="find_ticket"):
    """Look up a ticket by its id, its number as people say it, its token or its appointment."""

    wanted: Token


class CancelTicket(Command, frozen=True, tag="cancel_ticket"):
    """Take a waiting or parked ticket out of its queue."""

    ticket: TicketId
    token: Token | None = None


class ReturnTicket(Command, frozen=True, tag="return_ticket"):
    """The citizen who did not come when called is here after all."""

    ticket: TicketId
    token: Token | None = None


class ReprintTicket(Command, frozen=True, tag="reprint_ticket"):
    """Print the paper once more, as a copy with the same number."""

    ticket: TicketId


class MoveTicket(Command, frozen=True, tag="move_ticket"):
    """Put a waiting ticket elsewhere."""

    ticket: TicketId
    destination: Destination
    position: Position
    reason: Identifier


class ChangePriority(Command, frozen=True, tag="change_priority"):
    """Put a waiting ticket into another priority class, or into none."""

    ticket: TicketId
    priority: Identifier | None
    reason: Identifier


class MergeTickets(Command, frozen=True, tag="merge_tickets"):
    """A family goes on under one ticket: `into` keeps its place and takes the services of the others."""

    into: TicketId
    tickets: Annotated[tuple[TicketId, ...], Meta(min_length=1, max_length=19)]


# Appointments.


class Appointment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A time promised to somebody, for one service."""

    code: AppointmentCode
    service: Identifier
    slot: Annotated[int, Meta(ge=0, le=2**53)]
    """UTC milliseconds since 1970."""
    priority: Identifier | None = None


MOST_IMPORTED = 80
"""Appointments in one command: with the longest names there are, it still fits the limit of a message."""


class ImportAppointments(Command, frozen=True, tag="import_appointments"):
    """Take appointments over; one known already is replaced while nobody has checked in with it."""

    appointments: Annotated[tuple[Appointment, ...], Meta(min_length=1, max_length=MOST_IMPORTED)]


class CancelAppointment(Command, frozen=True, tag="cancel_appointment"):
    """The citizen will not come."""

    code: AppointmentCode


# The counter and who sits at it.


class SignIn(Command, frozen=True, tag="sign_in"):
    """`operator` works at this counter from now on; whoever did before is signed out."""

    counter: Identifier
    operator: Identifier
    pin: Pin


class SignOut(Command, frozen=True, tag="sign_out"):
    """Nobody is signed in here. Refused with a ticket in hand, and at an open counter that needs somebody."""

    counter: Identifier


class OpenCounter(Command, frozen=True, tag="open_counter"):
    """Open a closed counter, end its pause, or think better of one that was to come."""

    counter: Identifier


class PauseCounter(Command, frozen=True, tag="pause_counter"):
    """Take no further ticket for a while; with a ticket in hand, after this one."""

    counter: Identifier


class CloseCounter(Command, frozen=True, tag="close_counter"):
    """Close the counter; with a ticket in hand, after this one."""

    counter: Identifier


class SwitchProfile(Command, frozen=True, tag="switch_profile"):
    """Take another set of services from now on."""

    counter: Identifier
    profile: Identifier


class StoreNext(Command, frozen=True, tag="store_next"):
    """At an idle counter: call whoever comes next, at once. `wanted` False takes it back."""

    counter: Identifier
    wanted: bool = True


# Calling and serving.


class CallNext(Command, frozen=True, tag="call_next"):
    """Call the next ticket; the one being served is finished in the same step, with `outcome` and `note`.

    `expect` is the ticket the operator's screen shows as in hand, or nothing. If the hub knows
    otherwise the command is refused: a press made on an old screen calls nobody.
    """

    counter: Identifier
    expect: TicketId | None
    outcome: Identifier | None = None
    note: Note = ""


class CallTicket(Command, frozen=True, tag="call_ticket"):
    """Call this very ticket, out of order; one that this counter parked needs no `reason`."""

    counter: Identifier
    expect: TicketId | None
    ticket: TicketId
    reason: Identifier | None = None


class ServeWithoutTicket(Command, frozen=True, tag="serve_without_ticket"):
    """Serve somebody who stands at the counter without a ticket: a number is given and served at once."""

    counter: Identifier
    expect: TicketId | None
    service: Identifier
    language: LanguageCode
    reason: Identifier


class Recall(Command, frozen=True, tag="recall"):
    """Announce the called ticket once more."""

    counter: Identifier
    ticket: TicketId


class StartService(Command, frozen=True, tag="start_service"):
    """The citizen is at the counter."""

    counter: Identifier
    ticket: TicketId


class FinishService(Command, frozen=True, tag="finish_service"):
    """The service is done and the counter free, with nobody called."""

    counter: Identifier
    ticket: TicketId
    outcome: Identifier | None = None
    """One of the centre's outcomes."""
    note: Note = ""


class MarkNoShow(Command, frozen=True, tag="mark_no_show"):
    """The called citizen did not come."""

    counter: Identifier
    ticket: TicketId


class TransferTicket(Command, frozen=True, tag="transfer_ticket"):
    """Send the citizen being served elsewhere; the number stays the same."""

    counter: Identifier
    ticket: TicketId
    destination: Destination
    position: Position = Position.LAST
    come_back: bool = False
    """Afterwards the citizen returns to this counter."""


class ParkTicket(Command, frozen=True, tag="park_ticket"):
    """The citizen being served has something to do and comes back to this counter."""

    counter: Identifier
    ticket: TicketId


class SetAside(Command, frozen=True, tag="set_aside"):
    """The help desk parks a waiting ticket: the citizen will be back."""

    ticket: TicketId


class UnparkTicket(Command, frozen=True, tag="unpark_ticket"):
    """A parked citizen is back, and waits again."""

    ticket: TicketId


# What citizens say of it.


class GiveFeedback(Command, frozen=True, tag="give_feedback"):
    """How a citizen liked a service that is done: at the counter's own panel, or anywhere with the paper."""

    ticket: TicketId
    score: Score
    counter: Identifier | None = None
    token: Token | None = None


AnyCommand = (
    OpenDay
    | CloseDay
    | TrustClock
    | SuspendService
    | ResumeService
    | IssueTicket
    | CheckIn
    | FindTicket
    | CancelTicket
    | ReturnTicket
    | ReprintTicket
    | MoveTicket
    | ChangePriority
    | MergeTickets
    | ImportAppointments
    | CancelAppointment
    | SignIn
    | SignOut
    | OpenCounter
    | PauseCounter
    | CloseCounter
    | SwitchProfile
    | StoreNext
    | CallNext
    | CallTicket
    | ServeWithoutTicket
    | Recall
    | StartService
    | FinishService
    | MarkNoShow
    | TransferTicket
    | ParkTicket
    | SetAside
    | UnparkTicket
    | GiveFeedback
)

CONFIDENTIAL = (SignIn,)
"""Commands with a secret in them: kept on no disk, for a few digits are soon guessed."""


class CommandEnvelope(Struct, frozen=True, forbid_unknown_fields=True):
    """One command on the wire. The same key always carries the same bytes."""

    version: Literal[1]
    key: CommandKey
    body: AnyCommand
