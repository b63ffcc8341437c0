"""The hall as a forecast finds it, and the same hall while it is played on.

Owns who stands where in a play. What many plays share is read from the state once, and only as far as a play
gets: nothing here costs the number of those who wait. A play changes nothing but its own hall, which is a
`center_hub.core.dispatch.orders.Hall`, so that the very orders of the product decide.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from center_hub.contract.words import CounterState, LegState
from center_hub.core.dispatch.orders import Choice
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.forecast.arrivals import Kind
from center_hub.core.forecast.experience import Experience
from center_hub.core.forecast.scene import Scene
from center_hub.core.line import Line, Rank
from center_hub.core.model import Counter, Lane, State, Ticket

_LATE_MS = 900_000
"""A counter that should have opened so long ago is not expected any more."""
_SOON_MS = 60_000
"""Until then a late counter is expected, and whoever is late for an appointment has half of that."""
_BY_RANK = attrgetter("rank")


class Row:
    """Those of one lane at one place as they stand now, looked at only as far as somebody gets."""

    __slots__ = ("_rest", "_seen", "line", "place")

    def __init__(self, place: int, line: Line, rest: Iterator[Waiter]) -> None:
        self.place, self.line, self._rest = place, line, rest
        self._seen: list[Waiter] = []

    def at(self, number: int) -> Waiter | None:
        """The one with so many before them."""
        seen = self._seen
        while len(seen) <= number:
            following = next(self._rest, None)
            if following is None:
                return None
            seen.append(following)
        return seen[number]


class Joining(NamedTuple):
    """Where one of a kind joins, and what one of that kind is like."""

    row: int
    place: int
    like: Waiter
    first: bool


class Hand(NamedTuple):
    """What a counter has in hand, and what it does then."""

    counter: int
    mean_ms: float
    since: int
    """When the service began, or when the citizen was called who is not there yet."""
    here: bool
    then: CounterState | None


class Due(NamedTuple):
    """An appointment that is still open: when it counts as kept, and who would come."""

    at: int
    kind: Kind


class Present:
    """The hall of one state at one moment. For one forecast, in one thread."""

    def __init__(self, scene: Scene, state: State, clock: int, experience: Experience) -> None:
        self.scene, self.state, self.clock, self.experience = scene, state, clock, experience
        self.habits = experience.habits
        self.rows: list[Row] = []
        self.rows_at: dict[int, list[int]] = {}
        """Place -> its rows."""
        self.size = [0] * len(scene.place)
        """How many wait at each place."""
        self.live = 0
        """The set of places where somebody waits."""
        self._row: dict[tuple[int, Lane], int] = {}
        self._read_lines()
        self.total = sum(self.size)
        self.working: list[bool] = []
        """Whether each counter is at work now."""
        self.free: list[int] = []
        """Counters at work with nothing in hand, those that take the next one before the others."""
        self.hands: list[Hand] = []
        self.later: list[tuple[int, int]] = []
        """When which counter comes that is not at work."""
        self._read_counters()
        self._joining: dict[Kind, Joining | None] = {}
        self._length_ms: dict[str, float] = {}
        self._due: list[Due] = []
        self._agenda = self._appointments()

    def _read_lines(self) -> None:
        places = self.scene.place
        found = [
            (places[name], lane, line)
            for name, queue in self.state.queues.items()
            if name in places
            for lane, line in queue.lines.items()
        ]
        found.sort(key=lambda one: one[:2])  # a map of the state has another order in another run
        for place, lane, line in found:
            self._new_row(place, lane, line)
            self.size[place] += len(line)
            self.live |= 1 << place

    def _new_row(self, place: int, lane: Lane, line: Line) -> int:
        scene, state = self.scene, self.state
        number = self._row[place, lane] = len(self.rows)
        self.rows.append(Row(place, line, (scene.waiter(state, ticket) for _, ticket in line)))
        self.rows_at.setdefault(place, []).append(number)
        return number

    def _read_counters(self) -> None:
        counters = self.state.counters
        for number, name in enumerate(self.scene.counters):
            at = counters.get(name)
            self.working.append(at is not None and at.state is CounterState.OPEN)
            if at is not None:
                self._read_counter(number, at)
        storing = {self.scene.number[one]: place for place, one in enumerate(self.state.storing)}
        self.free.sort(key=lambda number: (storing.get(number, len(storing)), number))

    def _read_counter(self, number: int, at: Counter) -> None:
        if at.in_hand is not None:
            self.hands.append(self._hand(number, self.state.tickets[at.in_hand], at.then))
            return
        if at.state is CounterState.OPEN:
            self.free.append(number)
            return
        comes = self._comes_back(number, at)
        if comes is not None:
            self.later.append((comes, number))

    def _hand(self, number: int, ticket: Ticket, then: CounterState | None) -> Hand:
        here = ticket.state is LegState.SERVING
        since = (ticket.serving_at if here else ticket.called_at) or 0
        return Hand(number, self.mean_ms(ticket.service), self.state.clock(since, since), here, then)

    def _comes_back(self, number: int, at: Counter) -> int | None:
        """When a counter is expected that does not work now."""
        clock = self.clock
        if at.state is CounterState.PAUSED:
            pause_ms = self.habits.pause_ms.mean
            since = self.habits.paused.get(at.id)
            left_ms = pause_ms if since is None else self.state.clock(since, since) + pause_ms - clock
            return self.scene.on_duty(number, clock + int(max(left_ms, pause_ms / 4)))
        for begins, ends in self.scene.hours[number] or ():
            if ends > clock and begins > clock - _LATE_MS:
                return max(begins, clock + _SOON_MS)
        return None

    def _appointments(self) -> Iterator[Due]:
        """Those still open, by when they come: at their time, or soon if that is past."""
        state, clock = self.state, self.clock
        late_ms = state.plan.rules.appointments.late_limit_s * 1000
        for (slot, _, _), code in state.agenda:
            if slot < clock - late_ms:
                continue
            booking = state.bookings[code]
            kind = Kind(booking.service, booking.service, Lane(booking.priority or "", booked=True))
            yield Due(max(slot, clock + _SOON_MS // 2), kind)

    def due(self, number: int) -> Due | None:
        """The open appointment with so many before it."""
        while len(self._due) <= number:
            following = next(self._agenda, None)
            if following is None:
                return None
            self._due.append(following)
        return self._due[number]

    def mean_ms(self, service: str) -> float:
        """How long `service` takes on the mean, once the citizen is there."""
        return self.experience.lengths.mean_ms(service, self.state.plan.service.get(service))

    def length_ms(self, service: str) -> float:
        """The same from the call."""
        known = self._length_ms.get(service)
        if known is None:
            known = self._length_ms[service] = self.mean_ms(service) + self.habits.walk_ms.mean
        return known

    def row(self, place: int, lane: Lane) -> int:
        """The row of `lane` at `place`."""
        known = self._row.get((place, lane))
        return self._new_row(place, lane, Line()) if known is None else known

    def joining(self, kind: Kind) -> Joining | None:
        """Where somebody of `kind` joins; None where no counter looks."""
        if kind in self._joining:
            return self._joining[kind]
        place = self.scene.place.get(kind.place)
        if place is None or not self.scene.seen_by[place]:  # a counter or service of another day
            place = self.scene.place.get(kind.service)
        found = None
        if place is not None and self.scene.seen_by[place]:
            like = self.scene.like(self.state, kind.service, kind.lane)
            found = Joining(self.row(place, kind.lane), place, like, kind.first)
        self._joining[kind] = found
        return found

    def expected(self) -> int:
        """The set of places from which somebody will call."""
        sees, seen = self.scene.sees, 0
        for number in (*self.free, *(number for _, number in self.later)):
            seen |= sees[number]
        for hand in self.hands:
            if hand.then is not CounterState.CLOSED or self.scene.hours[hand.counter]:
                seen |= sees[hand.counter]
        return seen

    def idle(self) -> int:
        """The set of places from which somebody would call at once, for there is nobody else to call."""
        sees, seen = self.scene.sees, 0
        for number in self.free:
            if not self.live & sees[number]:
                seen |= sees[number]
        return seen


class PlayedHall:
    """One possible future of a `Present`; `orders.Hall` of the moment to which it was played."""

    def __init__(self, present: Present, sought: Iterable[tuple[int, Waiter]]) -> None:
        self._present = present
        self._scene = present.scene
        self.clock = present.clock
        self.longest_wait_ms = present.state.plan.rules.dispatch.longest_wait_s * 1000
        self.taken = [0] * len(present.rows)
        """How many of each row have been called."""
        self._head = [row.at(0) for row in present.rows]
        self._came: dict[int, list[Waiter]] = {}
        self._size = present.size[:]
        self._live = present.live
        self._sought = dict(sought)
        """Row -> somebody who is only imagined there: called like anybody, and then was never there."""
        self._imagined = [0] * len(self._size)
        for row in self._sought:
            self._imagined[present.rows[row].place] += 1
            self._live |= 1 << present.rows[row].place
        self._offered: list[tuple[int, Waiter]] = []
        self.working = present.working[:]
        self._staffed: dict[str, int] = {}

    def takes(self, counter: str) -> Sequence[str]:
        """The services of `counter`."""
        return self._scene.staffing.takes[counter]

    def counters(self, service: str) -> Sequence[str]:
        """The counters that take `service`."""
        return self._scene.staffing.counters.get(service, ())

    def waiting(self, service: str) -> int:
        """How many wait for `service`."""
        place = self._scene.place.get(service)
        return 0 if place is None else self._size[place] + self._imagined[place]

    def length_ms(self, service: str) -> float:
        """How long a counter is busy with one ticket of `service`, from the call."""
        return self._present.length_ms(service)

    def staffed(self, service: str) -> int:
        """How many counters that take `service` are at work."""
        known = self._staffed.get(service)
        if known is None:
            place, working = self._scene.place.get(service), self.working
            counters = () if place is None else self._scene.seen_by[place]
            known = self._staffed[service] = sum(working[number] for number in counters)
        return known

    def works(self, counter: int, *, now: bool) -> None:
        """`counter` is at work from here on, or no longer."""
        if self.working[counter] is not now:
            self.working[counter] = now
            self._staffed.clear()

    def heads(self, counter: str) -> list[Waiter]:
        """Who stands first in each line that `counter` may call from."""
        self._look(self._scene.number[counter])
        return [head for _, head in self._offered]

    def offered(self, counter: int) -> list[tuple[int, Waiter]]:
        """The same with their rows. For good until the next call or look."""
        self._look(counter)
        return self._offered

    def _look(self, counter: int) -> None:
        """Written as one loop: most of the time of a play is spent here."""
        places = self._live & self._scene.sees[counter]
        rows_at, heads, sought = self._present.rows_at, self._head, self._sought
        self._offered = offered = []
        while places:
            lowest = places & -places
            places ^= lowest
            for row in rows_at[lowest.bit_length() - 1]:
                head = heads[row] if row < len(heads) else None
                if sought:
                    imagined = sought.get(row)
                    if imagined is not None and (head is None or imagined.rank < head.rank):
                        offered.append((row, imagined))
                        continue
                if head is not None:
                    offered.append((row, head))

    def picked(self, choice: Choice) -> tuple[int, Waiter]:
        """The row and the head that were chosen from what was looked at last."""
        ticket = choice.ticket
        return next(one for one in self._offered if one[1].ticket == ticket)

    def join(self, joining: Joining, clock: int, order: int) -> None:
        """Somebody comes, and is the `order`-th of all who ever came."""
        row, place, like, first = joining
        while row >= len(self._head):
            self._head.append(None)
            self.taken.append(0)
        booked = like.lane.booked
        rank: Rank = (0, 0, order) if first else self._scene.rank(clock, order, booked=booked)
        one = Waiter(
            f"~{order}", like.service, like.lane, rank, clock, like.promised, like.weight, like.head_start
        )
        came = self._came.get(row)
        if came is None:
            self._came[row] = [one]
        else:
            insort(came, one, key=_BY_RANK)
        head = self._head[row]
        if head is None or rank < head.rank:
            self._head[row] = one
        self._size[place] += 1
        self._live |= 1 << place

    def call(self, row: int) -> None:
        """The head of `row` is called."""
        came, head = self._came.get(row), self._head[row]
        if came and came[0] is head:
            del came[0]
        else:
            self.taken[row] += 1
        standing = self._present.rows[row]
        following = standing.at(self.taken[row])
        if came and (following is None or came[0].rank < following.rank):
            following = came[0]
        self._head[row] = following
        self._size[standing.place] -= 1
        self._look_away(standing.place)

    def dismiss(self, row: int) -> None:
        """Whoever was imagined in `row` was never there."""
        place = self._present.rows[row].place
        del self._sought[row]
        self._imagined[place] -= 1
        self._look_away(place)

    def _look_away(self, place: int) -> None:
        if not self._size[place] and not self._imagined[place]:
            self._live &= ~(1 << place)
