"""The hall as a forecast finds it, and the same hall while it is played on.

Owns who stands where in a play. What many plays share is read from the state once, and only as far as a play
gets: nothing here costs the number of those who wait. A play changes nothing but its own hall, which is a
`center_hub.core.dispatch.orders.Hall`, so that the very orders of the product decide.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from center_hub.contract.words import CounterState, LegState
from center_hub.core.dispatch.waiter import Waiter
from center_hub.core.forecast.arrivals import Kind
from center_hub.core.forecast.experience import Experience
from center_hub.core.forecast.scene import Hours, Scene, comes_again, on_duty, stays_on
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
    called: int
    since: int
    """When the service began, or when the citizen was called who is not there yet."""
    here: bool
    then: CounterState | None


_NOT_LOOKED = Joining(-1, -1, Waiter("", "", Lane("", booked=False), (0, 0, 0), 0, 1, 1, 0), first=False)


class Due(NamedTuple):
    """An appointment that is still open: when it counts as kept, and who would come."""

    at: int
    kind: Kind


class _Lengths(dict[str, float]):
    """Service -> how long it takes from the call; reckoned when asked for the first time."""

    def __init__(self, reckon: Callable[[str], float]) -> None:
        super().__init__()
        self._reckon = reckon

    def __missing__(self, service: str) -> float:
        found = self[service] = self._reckon(service)
        return found


class _Staffed(dict[str, int]):
    """Service -> how many counters that take it are at work; counted when asked for the first time."""

    def __init__(self, scene: Scene, working: Sequence[bool]) -> None:
        super().__init__()
        self._scene, self._working = scene, working

    def __missing__(self, service: str) -> int:
        place, working = self._scene.place.get(service), self._working
        counters = () if place is None else self._scene.seen_by[place]
        found = self[service] = sum([working[number] for number in counters])
        return found


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
        self.hours: list[Hours | None] = scene.hours[:]
        """For each counter, when it is expected at work: as planned, unless it works against the plan now."""
        self._read_counters()
        self._joining: dict[Kind, Joining | None] = {}
        self._joining_of: dict[int, Joining | None] = {}
        self.length_ms: Callable[[str], float] = _Lengths(self._from_call_ms).__getitem__
        """Service -> how long it takes from the call."""
        self.staffed: Callable[[str], int] = _Staffed(scene, self.working).__getitem__
        """Service -> how many counters that take it are at work."""
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
            hand = self._hand(number, self.state.tickets[at.in_hand], at.then)
            self.hands.append(hand)
            if hand.then is None:
                self.hours[number] = stays_on(self.hours[number], hand.called, self.clock)
            return
        if at.state is CounterState.OPEN:
            self.free.append(number)
            self.hours[number] = stays_on(self.hours[number], self.clock, self.clock)
            return
        comes = self._comes_back(number, at)
        if comes is not None:
            self.later.append((comes, number))

    def _hand(self, number: int, ticket: Ticket, then: CounterState | None) -> Hand:
        here = ticket.state is LegState.SERVING
        called = ticket.called_at or 0
        since = (ticket.serving_at if here else None) or called
        clock = self.state.clock
        mean_ms = self.mean_ms(ticket.service)
        return Hand(number, mean_ms, clock(called, called), clock(since, since), here, then)

    def _comes_back(self, number: int, at: Counter) -> int | None:
        """When a counter is expected that does not work now."""
        clock = self.clock
        if at.state is CounterState.PAUSED:
            pause_ms = self.habits.pause_ms.mean
            since = self.habits.paused.get(at.id)
            left_ms = pause_ms if since is None else self.state.clock(since, since) + pause_ms - clock
            return on_duty(self.hours[number], clock + int(max(left_ms, pause_ms / 4)))
        left = self.habits.left.get(at.id)
        gone = None if left is None else self.state.clock(left, left)
        for begins, ends in self.hours[number] or ():
            if ends > clock and begins > clock - _LATE_MS and (gone is None or begins > gone):
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

    def _from_call_ms(self, service: str) -> float:
        return self.mean_ms(service) + self.habits.walk_ms.mean

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

    def joining_of(self, number: int) -> Joining | None:
        """The same for the kind that tapes know by `number`."""
        known = self._joining_of.get(number, _NOT_LOOKED)
        if known is not _NOT_LOOKED:
            return known
        found = self._joining_of[number] = self.joining(self.experience.arrivals.kinds[number])
        return found

    def expected(self) -> int:
        """The set of places from which somebody will call."""
        sees, seen = self.scene.sees, 0
        for number in (*self.free, *(number for _, number in self.later)):
            seen |= sees[number]
        for hand in self.hands:
            if hand.then is not CounterState.CLOSED or comes_again(self.hours[hand.counter], self.clock):
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
        """How many wait at each place, those who are only imagined included."""
        self._live = present.live
        self._imagined = dict(sought)
        """Row -> somebody who is only imagined there: called like anybody, and then was never there."""
        for row in self._imagined:
            self._stands(row, present.rows[row].place)
        self._asked = -1
        """The counter that looked last, if nothing has changed since."""
        self._rows: list[int] = []
        self._heads: list[Waiter] = []
        """Whom it saw, and in which rows."""
        self._working = present.working[:]
        # the two that an order asks of each head: nothing is faster than a look into a dict
        self.staffed: Callable[[str], int] = present.staffed
        self.length_ms: Callable[[str], float] = present.length_ms

    def takes(self, counter: str) -> Sequence[str]:
        """The services of `counter`."""
        return self._scene.staffing.takes[counter]

    def works(self, counter: int, *, now: bool) -> None:
        """`counter` is at work from here on, or no longer."""
        if self._working[counter] is not now:
            self._working[counter] = now
            self.staffed = _Staffed(self._scene, self._working).__getitem__

    def heads(self, counter: str) -> list[Waiter]:
        """Who stands first in each line that `counter` may call from."""
        return self.offered(self._scene.number[counter])

    def offered(self, counter: int) -> list[Waiter]:
        """The same. Written as one loop: most of the time of a play is spent here."""
        if counter == self._asked:
            return self._heads
        places = self._live & self._scene.sees[counter]
        rows_at, first = self._present.rows_at, self._head
        self._asked, self._rows, self._heads = counter, [], []
        rows, heads = self._rows, self._heads
        while places:
            lowest = places & -places
            places ^= lowest
            for row in rows_at[lowest.bit_length() - 1]:
                head = first[row]
                if head is not None:
                    rows.append(row)
                    heads.append(head)
        return heads

    def row_of(self, head: Waiter) -> int:
        """The row of one of those who were offered last."""
        return self._rows[self._heads.index(head)]

    def reach(self, row: int) -> None:
        """`row` may be new: nobody ever stood there."""
        while row >= len(self._head):
            self._head.append(None)
            self.taken.append(0)

    def join(self, joining: Joining, clock: int, order: int) -> None:
        """Somebody comes, and is the `order`-th of all who ever came."""
        row, place, like, first = joining
        rank: Rank = (0, 0, order) if first else self._scene.rank(clock, order, booked=like.lane.booked)
        one = Waiter(
            f"~{order}", like.service, like.lane, rank, clock, like.promised, like.weight, like.head_start
        )
        came = self._came.get(row)
        if came is None:
            self._came[row] = [one]
        else:
            insort(came, one, key=_BY_RANK)
        self._stands(row, place)

    def call(self, row: int) -> None:
        """The head of `row` is called."""
        came = self._came.get(row)
        if came and came[0] is self._head[row]:
            del came[0]
        else:
            self.taken[row] += 1
        self._leaves(row)

    def dismiss(self, row: int) -> None:
        """Whoever was imagined in `row` was never there."""
        del self._imagined[row]
        self._leaves(row)

    def _stands(self, row: int, place: int) -> None:
        self._head[row] = self._foremost(row)
        self._size[place] += 1
        self._live |= 1 << place
        self._asked = -1

    def _leaves(self, row: int) -> None:
        self._head[row] = self._foremost(row)
        place = self._present.rows[row].place
        self._size[place] -= 1
        if not self._size[place]:
            self._live &= ~(1 << place)
        self._asked = -1

    def _foremost(self, row: int) -> Waiter | None:
        """Of those who stood there, those who came in the play, and who is imagined."""
        first = self._present.rows[row].at(self.taken[row])
        came = self._came.get(row)
        if came and (first is None or came[0].rank < first.rank):
            first = came[0]
        imagined = self._imagined.get(row)
        if imagined is not None and (first is None or imagined.rank < first.rank):
            return imagined
        return first
