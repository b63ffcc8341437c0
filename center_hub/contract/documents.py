"""What the hub keeps on show: documents, each whole in itself, newest wins; all but the pulse retained.

Owns their shapes. A screen drops a document whose stamp is not newer than the one it shows. All
`*_since` and `*_at` values without another word are milliseconds on the hub's timeline (`steady`),
which never steps; `HubPulse` carries the timeline's present so that a screen can tell ages.
"""

from typing import Literal

from msgspec import Struct

from center_hub.contract.health import DeviceStanding
from center_hub.contract.words import (
    Count,
    CounterState,
    Identifier,
    LanguageCode,
    LegState,
    LocalDate,
    Milliseconds,
    Notice,
    Number,
    OperatorRole,
    Party,
    Series,
    Stamp,
    TicketId,
    Wait,
    Why,
)


class DayInfo(Struct, frozen=True, forbid_unknown_fields=True):
    """The service day that is open."""

    ordinal: Count
    date: LocalDate


class HubPulse(Struct, frozen=True, forbid_unknown_fields=True):
    """Once a second and never retained: the hub lives, what time it has, which day is open."""

    version: Literal[1]
    stamp: Stamp
    wall: Milliseconds
    """UTC, since 1970; for the clock on the wall only."""
    steady: Milliseconds
    """The hub's timeline; for every duration."""
    day: DayInfo | None


class TicketInHand(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The ticket at a counter."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    language: LanguageCode
    state: LegState
    attempt: Count
    """How often it was announced at this counter."""
    waited: Milliseconds
    """From joining the queue to the call."""
    called_since: Milliseconds
    serving_since: Milliseconds | None
    why: Why = Why.FIRST_COME
    """Why it was called."""
    then: tuple[Identifier, ...] = ()
    """The services of the visit still to come, in no promised order."""
    priority: Identifier | None = None
    party: Party = 1
    announced: bool = True
    """False in a back-office step: nobody was called and nobody comes."""
    recalls_left: Count = 0
    recall_from: Milliseconds = 0
    """The next recall is granted from then on."""
    may_park: bool = False
    return_to: Identifier | None = None
    """The counter to which the citizen goes back afterwards."""


class ParkedTicket(Struct, frozen=True, forbid_unknown_fields=True):
    """A citizen whom this counter waits for."""

    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    parked_since: Milliseconds
    back_at: Milliseconds
    """Then it waits again by itself."""


class JustServed(Struct, frozen=True, forbid_unknown_fields=True):
    """The last citizen served here, who may say how it was."""

    ticket: TicketId
    series: Series
    number: Number
    language: LanguageCode
    rated: bool


class CounterDocument(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one counter is doing."""

    version: Literal[1]
    stamp: Stamp
    counter: Identifier
    state: CounterState
    in_hand: TicketInHand | None
    served: Count
    """Services finished here this day."""
    profile: Identifier | None = None
    """None before the first plan that names profiles."""
    services: tuple[Identifier, ...] = ()
    """What it takes now."""
    operator: Identifier | None = None
    operator_role: OperatorRole | None = None
    then: CounterState | None = None
    """PAUSED or CLOSED: what it will be when the ticket in hand is done."""
    storing: bool = False
    """Whoever comes next is called here at once."""
    addressed: Count = 0
    """People who were sent to this counter, or to its profile, and wait."""
    parked: tuple[ParkedTicket, ...] = ()
    just_served: JustServed | None = None


class ServiceQueue(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The people waiting for one service."""

    service: Identifier
    waiting: Count
    ahead: Count
    """People whom the counters of this service may call before a newcomer: those waiting for it, and for
    whatever else those counters take. What a citizen asks is this, not `waiting`."""
    oldest_since: Milliseconds | None
    """Since when the first of them waits; None where nobody does."""
    wait: Wait | None = None
    """Of somebody who would join now without a priority class or an appointment; a forecast, made anew a few
    times a minute. None where none can be made: no counter that takes the service is open."""


class QueuesDocument(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who waits for what. Services with nobody waiting or ahead and no wait are left out."""

    version: Literal[1]
    stamp: Stamp
    queues: tuple[ServiceQueue, ...]
    served: tuple[Identifier, ...]
    """Services that at least one open or paused counter takes now."""
    full: tuple[Identifier, ...] = ()
    """Services whose quota of the day is used up, or whose queue would not be done by closing."""


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """From a moment to another, the second not included. UTC milliseconds since 1970."""

    begins: Milliseconds
    ends: Milliseconds


class ServiceHours(Struct, frozen=True, forbid_unknown_fields=True):
    """When tickets are given for a service this day."""

    service: Identifier
    spans: tuple[Span, ...]


class Suspension(Struct, frozen=True, forbid_unknown_fields=True):
    """A service for which no tickets are given until somebody resumes it."""

    service: Identifier
    message: dict[LanguageCode, Notice]


class DayDocument(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the service day offers; nothing but its stamp while none is open."""

    version: Literal[1]
    stamp: Stamp
    day: DayInfo | None
    closes: Milliseconds | None = None
    """UTC, since 1970; None: by hand."""
    hours: tuple[ServiceHours, ...] = ()
    """Of services that have hours or breaks of their own; the others go with the day."""
    suspended: tuple[Suspension, ...] = ()


class BoardCall(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One row of a board."""

    order: Count
    """The journal's sequence of the call or recall: larger is later, across all zones."""
    ticket: TicketId
    series: Series
    number: Number
    counter: Identifier
    attempt: Count
    standing: bool
    """True until the citizen is at the counter or counted as not come."""
    language: LanguageCode | None = None
    """The ticket's: in this one a loudspeaker says the call first."""


class BoardMove(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody whose visit goes on elsewhere: the board says where."""

    order: Count
    ticket: TicketId
    series: Series
    number: Number
    service: Identifier
    counter: Identifier | None
    """The one counter it goes on at; None: any that takes the service."""


class BoardDocument(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The latest calls of one zone, newest first, at most twelve."""

    version: Literal[1]
    stamp: Stamp
    zone: Identifier
    calls: tuple[BoardCall, ...]
    moves: tuple[BoardMove, ...] = ()
    """The latest who left a counter of this zone for another service, newest first, at most six."""


class DevicesDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """How the devices of the centre are, in the order of its file; command lines are none.

    It comes of what devices say and of the time, not of the journal: the stamp may repeat.
    """

    version: Literal[1]
    stamp: Stamp
    devices: tuple[DeviceStanding, ...]


AnyDocument = HubPulse | DayDocument | CounterDocument | QueuesDocument | BoardDocument | DevicesDocument
