"""What the hub answers, to the asking device alone.

Owns the results, the reasons for a refusal and their envelope. A refusal is a value: the screens turn
its reason into a sentence (`refusal.<reason>` in `config/languages`).
"""

import enum
from typing import Literal

from msgspec import Struct

from center_hub.contract.words import (
    CommandKey,
    Count,
    Identifier,
    LanguageCode,
    Milliseconds,
    Number,
    Series,
    Stamp,
    TicketId,
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


class Outcome(Struct, frozen=True, forbid_unknown_fields=True, tag_field="outcome"):
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


class Called(Outcome, frozen=True, tag="called"):
    """Call-next was carried out."""

    ticket: TicketId | None
    """The ticket called, or nothing: nobody is waiting for this counter."""


class Agreed(Outcome, frozen=True, tag="agreed"):
    """Carried out; the documents tell the rest."""


class Refused(Outcome, frozen=True, tag="refused"):
    """Not carried out, and nothing was changed."""

    reason: Reason
    known_epoch: int | None = None
    """With OLD_EPOCH, KEY_EXPIRED and KEY_REUSE: the epoch above which the device must begin anew."""
    note: str = ""
    """For the log and the technician, in English; a screen shows the sentence of `reason`."""


AnyOutcome = Issued | Called | Agreed | Refused


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer on the wire. A repeated command gets the same bytes again."""

    version: Literal[1]
    key: CommandKey | None
    """The key of the command answered; none where the message could not be read so far."""
    stamp: Stamp
    """The state in which the answer holds."""
    body: AnyOutcome
