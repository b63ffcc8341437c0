"""What the hub answers, to the asking device alone.

Owns the results, the reasons for a refusal and their envelope. A refusal is a value: the screens turn
its reason into a sentence (`refusal.<reason>` in `config/languages`).
"""

import enum
from typing import Literal

from msgspec import Struct

from center_hub.contract.words import (
    AppointmentCode,
    CommandKey,
    Count,
    Identifier,
    LanguageCode,
    LegState,
    Milliseconds,
    Number,
    Party,
    Series,
    Stamp,
    TicketId,
    Wait,
)


class Reason(enum.StrEnum):
    """Why a command was refused. Each has a sentence in every language."""

    # the rules of the queue
    DAY_NOT_OPEN = "day_not_open"
    DAY_ALREADY_OPEN = "day_already_open"
    TICKETS_IN_HAND = "tickets_in_hand"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_TICKET = "unknown_ticket"
    NOBODY_SERVES_THIS = "nobody_serves_this"
    SERIES_EXHAUSTED = "series_exhausted"
    COUNTER_NOT_OPEN = "counter_not_open"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_ALREADY_OPEN = "counter_already_open"
    TICKET_IN_HAND = "ticket_in_hand"
    NO_TICKET_IN_HAND = "no_ticket_in_hand"
    STALE_EXPECTATION = "stale_expectation"
    WRONG_STATE = "wrong_state"
    ALREADY_SO = "already_so"
    # limits of the centre
    SERVICE_CLOSED = "service_closed"
    SERVICE_SUSPENDED = "service_suspended"
    QUOTA_REACHED = "quota_reached"
    FULL_UNTIL_CLOSING = "full_until_closing"
    PERSON_LIMIT_REACHED = "person_limit_reached"
    DOCUMENT_NEEDED = "document_needed"
    RECALL_TOO_SOON = "recall_too_soon"
    RECALLED_ENOUGH = "recalled_enough"
    PARKED_ENOUGH = "parked_enough"
    TOO_LATE_TO_RETURN = "too_late_to_return"
    RETURNED_ENOUGH = "returned_enough"
    NOT_SERVED_HERE = "not_served_here"
    LEAVES_SOMEBODY_WAITING = "leaves_somebody_waiting"
    # appointments
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    TOO_EARLY = "too_early"
    APPOINTMENT_PAST = "appointment_past"
    APPOINTMENT_USED = "appointment_used"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    # what was said with the command
    UNKNOWN_PROFILE = "unknown_profile"
    UNKNOWN_PRIORITY = "unknown_priority"
    UNKNOWN_REASON = "unknown_reason"
    UNKNOWN_OUTCOME = "unknown_outcome"
    OUTCOME_NEEDED = "outcome_needed"
    NOTE_NAMES_SOMEBODY = "note_names_somebody"
    MESSAGE_INCOMPLETE = "message_incomplete"
    TOO_MANY_SERVICES = "too_many_services"
    NOT_ONE_FAMILY = "not_one_family"
    WRONG_TOKEN = "wrong_token"  # noqa: S105 - a reason, no secret
    # people
    NOBODY_SIGNED_IN = "nobody_signed_in"
    WRONG_PIN = "wrong_pin"
    PIN_LOCKED = "pin_locked"
    SUPERVISOR_NEEDED = "supervisor_needed"
    ALREADY_RATED = "already_rated"
    TOO_LATE_TO_RATE = "too_late_to_rate"
    # who may say what
    NOT_PERMITTED = "not_permitted"
    # the wire
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    UNSUPPORTED_VERSION = "unsupported_version"
    KEY_REUSE = "key_reuse"
    KEY_EXPIRED = "key_expired"
    OLD_EPOCH = "old_epoch"
    # the hub itself
    STORAGE_FAILED = "storage_failed"


class Outcome(Struct, frozen=True, forbid_unknown_fields=True, tag_field="outcome", omit_defaults=True):
    """The base of every answer; never sent itself."""


class Issued(Outcome, frozen=True, tag="issued"):
    """A number was given. Everything the paper needs that the device does not know."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    language: LanguageCode
    ahead: Count
    """People whom the counters of this service may call before this one."""
    token: str
    """Opaque, 128 bits; what the QR code holds."""
    issued_at: Milliseconds
    """UTC, since 1970."""
    then: tuple[Identifier, ...] = ()
    """The services after this one, in the order in which they will probably come."""
    priority: Identifier | None = None
    slot: Milliseconds | None = None
    """Of the appointment, UTC since 1970."""
    party: Party = 1
    copy: bool = False
    """A reprint: the paper says so."""
    wait: Wait | None = None
    """Until the call, as forecast at `issued_at`; from the appointed time on where there is one."""


class Called(Outcome, frozen=True, tag="called"):
    """Call-next was carried out."""

    ticket: TicketId | None
    """The ticket called, or nothing: nobody is waiting for this counter."""


class Found(Outcome, frozen=True, tag="found"):
    """What is known of a ticket that was looked up."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    language: LanguageCode
    state: LegState
    issued_at: Milliseconds
    """UTC, since 1970."""
    ahead: Count
    """People who may be called before it; 0 unless it waits."""
    counter: Identifier | None = None
    """Where it is called, served or parked, or was last."""
    then: tuple[Identifier, ...] = ()
    priority: Identifier | None = None
    slot: Milliseconds | None = None
    party: Party = 1
    may_return: bool = False
    """Not come when called, and still in time to come back."""
    may_rate: bool = False
    wait: Wait | None = None
    """From now to the call, where it waits and that can be told."""


class NotTaken(Struct, frozen=True, forbid_unknown_fields=True):
    """An appointment that was not imported."""

    code: AppointmentCode
    reason: Reason


class Imported(Outcome, frozen=True, tag="imported"):
    """What became of the appointments of one command."""

    added: Count
    changed: Count
    unchanged: Count
    not_taken: tuple[NotTaken, ...] = ()


class Agreed(Outcome, frozen=True, tag="agreed"):
    """Carried out; the documents tell the rest."""


class Refused(Outcome, frozen=True, tag="refused"):
    """Not carried out, and nothing was changed."""

    reason: Reason
    known_epoch: int | None = None
    """With OLD_EPOCH, KEY_EXPIRED and KEY_REUSE: the epoch above which the device must begin anew."""
    at: Milliseconds | None = None
    """UTC, since 1970: from when on the same would be granted, where that is known."""
    note: str = ""
    """For the log and the technician, in English; a screen shows the sentence of `reason`."""


AnyOutcome = Issued | Called | Found | Imported | Agreed | Refused


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer on the wire. A repeated command gets the same bytes again."""

    version: Literal[1]
    key: CommandKey | None
    """The key of the command answered; none where the message could not be read so far."""
    stamp: Stamp
    """The state in which the answer holds."""
    body: AnyOutcome
