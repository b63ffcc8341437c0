"""What the hub keeps on show: documents, each whole in itself, newest wins; all but the pulse retained.

Owns their shapes. A screen drops a document whose stamp is not newer than the one it shows. All
`*_since` and `*_at` values without another word are milliseconds on the hub's timeline (`steady`),
which never steps; `HubPulse` carries the timeline's present so that a screen can tell ages.
"""

from typing import Literal

from msgspec import Struct

from center_hub.contract.words import (
    Count,
    CounterState,
    Identifier,
    LanguageCode,
    LegState,
    LocalDate,
    Milliseconds,
    Number,
    Series,
    Stamp,
    TicketId,
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


class TicketInHand(Struct, frozen=True, forbid_unknown_fields=True):
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


class CounterDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """What one counter is doing."""

    version: Literal[1]
    stamp: Stamp
    counter: Identifier
    state: CounterState
    in_hand: TicketInHand | None
    served: Count
    """Services finished here this day."""


class ServiceQueue(Struct, frozen=True, forbid_unknown_fields=True):
    """The people waiting for one service."""

    service: Identifier
    waiting: Count
    ahead: Count
    """People whom the counters of this service may call before a newcomer: those waiting for it, and for
    whatever else those counters take. What a citizen asks is this, not `waiting`."""
    oldest_since: Milliseconds | None
    """Since when the first of them waits; None where nobody does."""


class QueuesDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """Who waits for what. Services with nobody waiting or ahead are left out."""

    version: Literal[1]
    stamp: Stamp
    queues: tuple[ServiceQueue, ...]
    served: tuple[Identifier, ...]
    """Services that at least one open or paused counter takes now."""


class BoardCall(Struct, frozen=True, forbid_unknown_fields=True):
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


class BoardDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """The latest calls of one zone, newest first, at most twelve."""

    version: Literal[1]
    stamp: Stamp
    zone: Identifier
    calls: tuple[BoardCall, ...]


AnyDocument = HubPulse | CounterDocument | QueuesDocument | BoardDocument
