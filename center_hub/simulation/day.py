"""The people and the counters of one service day, as values: what a simulation is played with.

Owns what is known of a day before anybody is called: who comes when and for what, how long it would take,
whether they come when called; and which counter is at work when. Must not know where a day comes from
(`generated`, `recorded`, `day_file`), nor what the rules make of it (`engine`).

Times are seconds since the day was opened, unless they say otherwise.
"""

import math
from collections.abc import Iterable

from msgspec import Struct

from center_hub.contract.documents import Span
from center_hub.core.decision import DaySchedule


class Leg(Struct, frozen=True):
    """One service that a visitor needs, and how long the counter takes for it."""

    service: str
    takes_s: float


class Visit(Struct, frozen=True):
    """One visitor, or a party under one ticket."""

    arrives_s: float
    legs: tuple[Leg, ...]
    """What is asked for at the door: one service at least, each once."""
    sent_on: tuple[Leg, ...] = ()
    """Where counters send them on afterwards, in this order."""
    priority: str | None = None
    slot_s: float | None = None
    """Of an appointment; None: a walk-in."""
    party: int = 1
    patience_s: float | None = None
    """How long they wait for one service before they leave; None: for ever."""
    walk_s: float = 0
    """From the call until they are at the counter, or until the operator gives up on them."""
    comes: bool = True
    """Whether they come at the first call."""
    returns_after_s: float | None = None
    """How long after a missed call they are back, and come from then on; None: never."""


class Shift(Struct, frozen=True):
    """A counter at work."""

    counter: str
    from_s: float
    to_s: float | None = None
    """None: until everybody is served."""
    profile: str | None = None
    """None: the one that the counter begins the day with."""


class Day(Struct, frozen=True):
    """Visits in the order in which they arrive, and who works when."""

    date: str
    """On the wall of the centre, YYYY-MM-DD."""
    opens: int
    """UTC milliseconds at which the day is opened."""
    visits: tuple[Visit, ...]
    shifts: tuple[Shift, ...]
    schedule: DaySchedule | None = None
    """The hours of that date; None: the day ends when nobody is left to serve."""

    @property
    def length_s(self) -> float:
        """From the opening to closing time; without hours, to the last arrival."""
        if self.schedule is not None:
            return (self.schedule.closes - self.opens) / 1000
        return max((visit.arrives_s for visit in self.visits), default=0)


def work_s(visit: Visit) -> float:
    """For how long counters are busy with `visit`, the walks to them left out."""
    return sum(leg.takes_s for leg in (*visit.legs, *visit.sent_on))


def usual_shifts(counters: Iterable[str], schedule: DaySchedule) -> tuple[Shift, ...]:
    """Each counter as it is usually staffed; until everybody is served where that is until closing time."""
    staffed = {one.counter: one.spans for one in schedule.staffed}
    whole = (Span(begins=schedule.opens, ends=schedule.closes),)
    return tuple(
        Shift(
            counter=counter,
            from_s=(span.begins - schedule.opens) / 1000,
            to_s=None if span.ends >= schedule.closes else (span.ends - schedule.opens) / 1000,
        )
        for counter in counters
        for span in staffed.get(counter, whole)
    )


def at_work_s(shift: Shift, length_s: float) -> float:
    """How much of a day of `length_s` lies in `shift`."""
    return max(0.0, min(length_s, math.inf if shift.to_s is None else shift.to_s) - shift.from_s)
