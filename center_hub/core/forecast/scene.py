"""What a hall is like while nobody moves a counter: its places, who looks where, who is staffed when.

Owns what can be worked out once for a plan, a staffing and a day, so that a forecast costs little. Numbers
places and counters in the order of the plan; a set of places is a whole number with one bit for each.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from center_hub.contract.words import LegState
from center_hub.core.dispatch.waiter import Waiter, waiter
from center_hub.core.forecast.arrivals import DAY_MS
from center_hub.core.line import Rank
from center_hub.core.model import Day, Lane, State, Ticket

Hours = tuple[tuple[int, int], ...]
"""From when to when, one after the other; UTC milliseconds by the day's clock."""
_MOST_KNOWN = 20_000
_SAMPLE = Ticket(
    id="",
    series="A",
    number=1,
    language="en",
    token="",
    issued_at=0,
    leg=1,
    service="",
    state=LegState.WAITING,
    queued_order=0,
    queued_at=0,
)


class Scene:
    """Of the plan, staffing and day of one state, and of every other state that has the same."""

    def __init__(self, state: State) -> None:
        self.plan, self.staffing, self.day = state.plan, state.staffing, state.day
        self.counters = tuple(one.id for one in self.plan.counters)
        self.number = {counter: at for at, counter in enumerate(self.counters)}
        self.place: dict[str, int] = {one.id: at for at, one in enumerate(self.plan.services)}
        self.sees = [self._sees(counter) for counter in self.counters]
        """For each counter, the set of places that it calls from."""
        self.seen_by = self._seen_by()
        """For each place, the counters that call from it."""
        self.hours = self._hours(state.day)
        """For each counter, when it is expected to be staffed; None: as long as it is open."""
        self._known: dict[str, tuple[Ticket, Waiter]] = {}
        self._kinds: dict[tuple[str, Lane], Waiter] = {}

    def of(self, state: State) -> bool:
        """Whether this is the scene of `state`."""
        return state.plan is self.plan and state.staffing is self.staffing and state.day is self.day

    def waiter(self, state: State, ticket: str) -> Waiter:
        """`ticket`, which waits."""
        now = state.tickets[ticket]
        known = self._known.get(ticket)
        if known is not None and known[0] is now:
            return known[1]
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        seen = waiter(state, now)
        self._known[ticket] = (now, seen)
        return seen

    def like(self, state: State, service: str, lane: Lane) -> Waiter:
        """Anybody who waits for `service` in `lane`: what they were promised and what they weigh."""
        kind = self._kinds.get((service, lane))
        if kind is None:
            ticket = replace(
                _SAMPLE,
                service=service,
                priority=lane.priority or None,
                slot=0 if lane.booked else None,
                leg=2 if lane.onward else 1,
                rank=(1, 0, 0),
            )
            kind = self._kinds[service, lane] = waiter(state, ticket)
        return kind

    def rank(self, clock: int, order: int, *, booked: bool) -> Rank:
        """The place in line of one who came at `clock`, or is appointed then, as `order` of all.

        Only those with an appointment stand in line by the day's clock; others by the hub's timeline.
        """
        if booked or self.day is None:
            return (1, clock, order)
        return (1, clock - self.day.wall + self.day.steady, order)

    def _sees(self, counter: str) -> int:
        seen = 0
        for place in self.staffing.places.get(counter, ()):
            seen |= 1 << self.place.setdefault(place, len(self.place))
        return seen

    def _seen_by(self) -> list[tuple[int, ...]]:
        found: list[list[int]] = [[] for _ in self.place]
        for at, counter in enumerate(self.counters):
            for place in dict.fromkeys(self.staffing.places.get(counter, ())):
                found[self.place[place]].append(at)
        return [tuple(counters) for counters in found]

    def _hours(self, day: Day | None) -> list[Hours | None]:
        """Who is staffed until the end of the day stays until everybody is served."""
        if day is None:
            return [None] * len(self.counters)
        ends = _ends(day, self.counters)
        hours: list[Hours | None] = []
        for counter in self.counters:
            spans = _spans(day, counter)
            if spans and spans[-1][1] >= ends:
                spans = (*spans[:-1], (spans[-1][0], spans[-1][1] + DAY_MS))
            hours.append(spans)
        return hours


def on_duty(hours: Hours | None, clock: int) -> int | None:
    """When one with such hours is expected to call next: `clock` itself, or when they go on, or never."""
    if hours is None:
        return clock
    for begins, ends in hours:
        if clock < ends:
            return max(begins, clock)
    return None


def comes_again(hours: Hours | None, clock: int) -> int | None:
    """When one with such hours who goes at `clock` comes back: as their next hours begin, or never."""
    return next((begins for begins, _ in hours or () if begins > clock), None)


def stays_on(hours: Hours | None, called: int, clock: int) -> Hours | None:
    """The hours of one who is at work at `clock`, though perhaps not by `hours`.

    Whoever has called after their hours, or before them, works on into the next ones; None: as long as they
    are open. Whoever is still at what they have called within their hours goes when it is done.
    """
    if hours is None or on_duty(hours, clock) == clock or on_duty(hours, called) == called:
        return hours
    ahead = tuple((begins, ends) for begins, ends in hours if ends > clock)
    return ((called, ahead[0][1]), *ahead[1:]) if ahead else None


def _spans(day: Day, counter: str) -> Hours | None:
    """As they are planned; all of the day where nothing is and the day has an end."""
    own = day.staffed_of.get(counter)
    if own is not None:
        return tuple((one.begins, one.ends) for one in own.spans)
    return None if day.closes is None else ((day.wall, day.closes),)


def _ends(day: Day, counters: Iterable[str]) -> int:
    """When the last of `counters` is expected to go, and not after the day's own end."""
    latest = max((spans[-1][1] for one in counters if (spans := _spans(day, one))), default=0)
    return latest if day.closes is None else min(latest, day.closes)
