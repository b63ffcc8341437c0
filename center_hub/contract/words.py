"""The nouns of the trade, in the form in which they travel.

Owns the names, their spelling rules and the closed sets of states. Must not know what a command does
with them: the rules are in `center_hub.core`.
"""

import enum
from typing import Annotated

from msgspec import Meta, Struct

from center_hub.contract.codes import APPOINTMENT_CODE

# `$` alone would let a trailing newline through in Python; the look-ahead means the same in JSON Schema.
_END = r"$(?!\n)"

Identifier = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?" + _END,
        description="A name given by the centre's configuration: small letters, digits, hyphens.",
    ),
]
LanguageCode = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}" + _END, description="az, ru, en, prs (Dari), ps (Pashto) ...")
]
Series = Annotated[
    str,
    Meta(
        pattern=r"^[A-HJ-NP-Z]" + _END,
        description="The letter before a ticket's number; I and O are not used.",
    ),
]
Number = Annotated[
    int, Meta(ge=1, le=9999, description="Counts up within a day and a series, and is never given twice.")
]
TicketId = Annotated[
    str,
    Meta(
        pattern=r"^[1-9][0-9]{0,8}-[A-HJ-NP-Z][0-9]{3,4}" + _END,
        description="Service day, series and number: 17-A042. Unique for the life of a centre.",
    ),
]
LocalDate = Annotated[
    str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}" + _END, description="The date on the wall of the centre.")
]
Count = Annotated[int, Meta(ge=0)]
Milliseconds = Annotated[int, Meta(description="Milliseconds.")]
Seconds = Annotated[int, Meta(ge=0, description="Seconds.")]
Token = Annotated[
    str, Meta(min_length=1, max_length=64, description="Opaque; whoever holds the paper can show it.")
]
AppointmentCode = Annotated[
    str,
    Meta(
        pattern=f"^{APPOINTMENT_CODE}{_END}",
        description="What a citizen types or scans to check in. Says nothing of the person.",
    ),
]
PersonKey = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9_-]{22}" + _END,
        description="128 bits of a keyed hash of a document number, base64url; the number never travels.",
    ),
]
Pin = Annotated[str, Meta(pattern=r"^[0-9]{4,12}" + _END, description="What an operator types to sign in.")]
Note = Annotated[
    str, Meta(max_length=200, description="A remark for colleagues; nothing that names a person.")
]
Score = Annotated[int, Meta(ge=1, le=5, description="5 is best.")]
Party = Annotated[int, Meta(ge=1, le=20, description="How many people share a ticket.")]
Notice = Annotated[str, Meta(min_length=1, max_length=200)]
"""One sentence for citizens, in one language."""

MOST_LEGS = 8
"""Services in one visit."""


class LegState(enum.StrEnum):
    """Where one service of a visit stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    DONE = "done"
    GONE = "gone"
    CANCELLED = "cancelled"


class CounterState(enum.StrEnum):
    """What a counter is doing, as its neighbours see it."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class Role(enum.StrEnum):
    """What kind of device speaks; it decides which commands are allowed (`access`)."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    BOARD = "board"
    HELPDESK = "helpdesk"
    MANAGER = "manager"
    PANEL = "panel"
    """Drives the numbers over counters: it listens and never asks."""


class OperatorRole(enum.StrEnum):
    """What a person signed in at a counter may do there."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"


class Position(enum.StrEnum):
    """Where in a line somebody is put who did not come in through the entrance just now."""

    FIRST = "first"
    """Before everybody who was not put first before."""
    ARRIVAL = "arrival"
    """As one who has waited since the ticket was issued."""
    LAST = "last"
    """As one who came this moment."""


class Why(enum.StrEnum):
    """Why this ticket and no other was called; told to whoever asks (`explain.why.<value>`)."""

    FIRST_COME = "first_come"
    PROMISE = "promise"
    """Of those who could be called here, the promise to this one was the most pressing."""
    OVERDUE = "overdue"
    """It had waited for as long as anybody may."""
    PRIORITY = "priority"
    """Its priority class comes before others, or its minutes count for more."""
    HEAD_START = "head_start"
    """Its priority class counts as having come earlier."""
    APPOINTMENT = "appointment"
    """Its appointed time has come."""
    EARLY_APPOINTMENT = "early_appointment"
    """Its appointed time had not come, but nobody else was there to call."""
    PUT_FIRST = "put_first"
    """It was put first by a transfer, a return or the help desk."""
    STORED_NEXT = "stored_next"
    """A counter stood idle and took whoever came next."""
    CHOSEN = "chosen"
    """Called by number, out of order, with a reason."""
    RETURNED = "returned"
    """Taken back by the counter that had parked it."""
    WITHOUT_TICKET = "without_ticket"
    """Stood at the counter without a ticket and was served at once."""


class Wait(Struct, frozen=True, forbid_unknown_fields=True):
    """How long somebody will probably wait until the call. One in two is called sooner than `likely`."""

    least: Seconds
    """One in ten is called sooner."""
    likely: Seconds
    most: Seconds
    """One in ten is called later."""


class ToService(Struct, frozen=True, forbid_unknown_fields=True, tag="service", tag_field="to"):
    """Any counter that takes `service`."""

    service: Identifier


class ToCounter(Struct, frozen=True, forbid_unknown_fields=True, tag="counter", tag_field="to"):
    """One counter, for `service` or for the service the ticket is in already."""

    counter: Identifier
    service: Identifier | None = None


class ToProfile(Struct, frozen=True, forbid_unknown_fields=True, tag="profile", tag_field="to"):
    """Any counter that works by `profile` then, for `service` or for the one the ticket is in already."""

    profile: Identifier
    service: Identifier | None = None


Destination = ToService | ToCounter | ToProfile


class Stamp(Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """How new a document is: compared as a pair, the larger one is newer."""

    epoch: Count
    """Rises when a hub is restored or another is promoted; never falls."""
    sequence: Count
    """The last event of the journal that the document has seen."""


class CommandKey(Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Names one command for ever; written down on the device before the command is sent."""

    device: Identifier
    epoch: Annotated[int, Meta(ge=1, le=2**53)]
    """Rises when a device lost its memory and began a new one."""
    sequence: Annotated[int, Meta(ge=1, le=2**53)]
    """Rises by one with each new command of the device."""


_ROUGH_FROM_MIN = 60
"""Longer waits are told in tens of minutes: nobody knows them better."""


def shown_wait(wait: Wait) -> tuple[int, int]:
    """`wait` as people are told it: from and to, in round minutes, the second at least five.

    A wait is told rather too long than too short: down for the first, up for the second.
    """
    to = _up(wait.most, 10 if wait.most > _ROUGH_FROM_MIN * 60 else 5)
    since = wait.least // 300 * 5
    return (min(since, to - 5), to)


def _up(seconds: int, step_min: int) -> int:
    """Whole steps of minutes that hold `seconds`; one at least."""
    return max(step_min, -(-seconds // (step_min * 60)) * step_min)


def ticket_id(day: int, series: str, number: int) -> str:
    """The `TicketId` of a number given on service day `day`."""
    return f"{day}-{series}{number:03d}"


def shown_number(series: str, number: int) -> str:
    """A ticket number as people read it everywhere: on paper, boards, counters. `A 042`."""
    return f"{series} {number:03d}"
