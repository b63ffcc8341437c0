"""What a device may ask of the hub. Imperative, closed, one struct each.

Owns the shape of a command and of the envelope that carries it. Must not know whether a command is
granted (`access`) or what follows from it (`center_hub.core.decide`).
"""

from typing import Literal

from msgspec import Struct

from center_hub.contract.words import CommandKey, Identifier, LanguageCode, TicketId


class Command(Struct, frozen=True, forbid_unknown_fields=True, tag_field="command"):
    """The base of every command; never sent itself."""


class OpenDay(Command, frozen=True, tag="open_day"):
    """Begin a service day. Numbers start again at 1 in each series."""


class CloseDay(Command, frozen=True, tag="close_day"):
    """End the service day. Refused while a ticket is at a counter; those who wait are cancelled."""


class IssueTicket(Command, frozen=True, tag="issue_ticket"):
    """Give the next number of the service's series to a citizen."""

    service: Identifier
    language: LanguageCode


class CancelTicket(Command, frozen=True, tag="cancel_ticket"):
    """Take a waiting ticket out of its queue."""

    ticket: TicketId


class OpenCounter(Command, frozen=True, tag="open_counter"):
    """Open a closed counter, or end its pause."""

    counter: Identifier


class PauseCounter(Command, frozen=True, tag="pause_counter"):
    """Take no further ticket for a while. Refused with a ticket in hand."""

    counter: Identifier


class CloseCounter(Command, frozen=True, tag="close_counter"):
    """Close the counter. Refused with a ticket in hand."""

    counter: Identifier


class CallNext(Command, frozen=True, tag="call_next"):
    """Call the next ticket; the one being served is finished in the same step.

    `expect` is the ticket the operator's screen shows as in hand, or nothing. If the hub knows
    otherwise the command is refused: a press made on an old screen calls nobody.
    """

    counter: Identifier
    expect: TicketId | None


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


class MarkNoShow(Command, frozen=True, tag="mark_no_show"):
    """The called citizen did not come."""

    counter: Identifier
    ticket: TicketId


class TransferTicket(Command, frozen=True, tag="transfer_ticket"):
    """Send the citizen being served on to another service; the number stays the same."""

    counter: Identifier
    ticket: TicketId
    service: Identifier


AnyCommand = (
    OpenDay
    | CloseDay
    | IssueTicket
    | CancelTicket
    | OpenCounter
    | PauseCounter
    | CloseCounter
    | CallNext
    | Recall
    | StartService
    | FinishService
    | MarkNoShow
    | TransferTicket
)


class CommandEnvelope(Struct, frozen=True, forbid_unknown_fields=True):
    """One command on the wire. The same key always carries the same bytes."""

    version: Literal[1]
    key: CommandKey
    body: AnyCommand
