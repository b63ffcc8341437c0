"""The state of a centre at one point of its journal: frozen values in persistent maps.

Owns the shape of the state. A change makes a new state that shares what did not change, so keeping the old
one (to undo a failed commit) costs nothing. Nothing may depend on the order of a map here: hash order differs
between two runs. Which changes are legal is in `center_hub.contract.transitions`.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

import enum
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.documents import BoardCall, BoardMove, DayInfo, ServiceHours
from center_hub.contract.words import CounterState, LegState, OperatorRole, Why, shown_number, ticket_id
from center_hub.core.line import Line, Rank
from center_hub.core.plan import CounterHours, Plan
from center_hub.core.staffing import Staffing

BOARD_ROWS = 12
"""Calls a zone remembers; a wall display shows five to eight."""
BOARD_MOVES = 6
"""Journeys going on that a zone remembers."""


NOWHERE: Rank = (0, 0, 0)
"""The rank of a ticket that stands in no line."""
IN_TURN: Rank = (1, -(2**62), 0)
"""After all who were put first, before all who were not."""


class Lane(NamedTuple):
    """Those of a queue among whom first come is first served: one priority class and one way of coming."""

    priority: str
    """Empty: none."""
    booked: bool
    """By appointment."""
    onward: bool = False
    """From another service of the same visit."""


class Return(NamedTuple):
    """A counter to which a citizen goes back, and what for."""

    counter: str
    service: str


class Ticket(Struct, frozen=True, gc=False):
    """One visit and the leg it is in. Times are on the hub's timeline unless they say UTC."""

    id: str
    series: str
    number: int
    language: str
    token: str
    issued_at: int
    leg: int
    """1 for the first service, 2 after it ..."""
    service: str
    state: LegState
    queued_order: int
    """Journal sequence at which this leg began to wait."""
    queued_at: int
    place: str = ""
    """The queue it waits in or was called from: a key of `State.queues`."""
    rank: Rank = NOWHERE
    """Its place in the line of its lane there, while it waits."""
    priority: str | None = None
    slot: int | None = None
    """Of its appointment, UTC milliseconds."""
    appointment: str | None = None
    party: int = 1
    then: tuple[str, ...] = ()
    """Services still to come."""
    returns: tuple[Return, ...] = ()
    """Counters to go back to, the next one last."""
    issued_order: int = 0
    issued_wall: int = 0
    """UTC milliseconds, for the paper."""
    counter: str | None = None
    """Where it is called or served; where it is parked; where it was last, once its leg has ended."""
    why: Why = Why.FIRST_COME
    attempt: int = 0
    announced: bool = True
    announced_at: int | None = None
    """When it was last called or recalled."""
    called_at: int | None = None
    serving_at: int | None = None
    missed: int = 0
    """How often nobody came, in this visit."""
    ended_at: int | None = None
    """When this leg ended: done, or gone."""
    back_at: int | None = None
    """When a parked ticket waits again by itself."""
    parked_at: int | None = None
    parked_rank: Rank | None = None
    """Its place among those parked, by when they are due back."""
    served_by: str | None = None
    """The counter whose service was done last."""
    served_at: int | None = None
    rated: bool = False
    """Whether the citizen has said how that was."""

    def calling(self, counter: str, why: Why, now: int) -> Ticket:
        """As it comes to `counter` at `now`; its state and its announcement are for the rule to say."""
        return replace(self, rank=NOWHERE, counter=counter, why=why, called_at=now, serving_at=None)

    @property
    def lane(self) -> Lane:
        """Among whom it waits."""
        return Lane(self.priority or "", self.slot is not None, self.leg > 1)

    @property
    def shown(self) -> str:
        """The number as people say it."""
        return shown_number(self.series, self.number)


class Queue(Struct, frozen=True):
    """Those who wait at one place, each in the line of their lane."""

    size: int = 0
    lines: HashTrieMap[Lane, Line] = HashTrieMap()

    def joined(self, ticket: Ticket) -> Queue:
        """With `ticket` at its rank; raises KeyError if somebody is there."""
        line = self.lines.get(ticket.lane, Line()).joined(ticket.rank, ticket.id)
        return Queue(self.size + 1, self.lines.insert(ticket.lane, line))

    def left(self, ticket: Ticket) -> Queue:
        """Without `ticket`; raises KeyError if it is not there."""
        line = self.lines[ticket.lane].left(ticket.rank)
        lines = self.lines.insert(ticket.lane, line) if len(line) else self.lines.remove(ticket.lane)
        return Queue(self.size - 1, lines)

    def everybody(self) -> Iterator[str]:
        """The ids of all who wait here, lane by lane."""
        for line in self.lines.values():
            yield from (ticket for _, ticket in line)


class Counter(Struct, frozen=True):
    """One counter of the hall."""

    id: str
    state: CounterState = CounterState.CLOSED
    in_hand: str | None = None
    served: int = 0
    profile: str | None = None
    """None: its own, as planned."""
    operator: str | None = None
    operator_role: OperatorRole | None = None
    wrong_pins: int = 0
    wrong_pin_at: int | None = None
    then: CounterState | None = None
    """What it becomes when the ticket in hand is done."""
    parked: tuple[str, ...] = ()
    just_served: str | None = None


class BookingState(enum.StrEnum):
    """What became of an appointment."""

    OPEN = "open"
    USED = "used"
    CANCELLED = "cancelled"


class Booking(Struct, frozen=True):
    """An appointment as the hub knows it."""

    code: str
    service: str
    slot: int
    """UTC milliseconds."""
    priority: str | None = None
    state: BookingState = BookingState.OPEN
    late: bool = False
    """Cancelled because nobody came in time."""
    ticket: str | None = None
    rank: Rank = (0, 0, 0)
    """Its place among the open ones, by time."""


class Day(Struct, frozen=True, dict=True):
    """The service day that is open, with a clock of its own that no step of the wall clock moves."""

    ordinal: int
    date: str
    wall: int
    """UTC milliseconds that the clock on the wall showed at `steady`."""
    steady: int
    closes: int | None = None
    """UTC milliseconds; None: by hand only."""
    hours: tuple[ServiceHours, ...] = ()
    staffed: tuple[CounterHours, ...] = ()
    noted_step: int = 0
    """How far the wall clock has stepped off this clock, as far as it was written down."""

    def clock(self, steady: int) -> int:
        """The time of the day, UTC milliseconds, at `steady` of the hub's timeline."""
        return self.wall + steady - self.steady

    @cached_property
    def hours_of(self) -> dict[str, ServiceHours]:
        """Service -> its own hours this day."""
        return {own.service: own for own in self.hours}

    @cached_property
    def staffed_of(self) -> dict[str, CounterHours]:
        """Counter -> when it is expected to be staffed, where that is not all day."""
        return {own.counter: own for own in self.staffed}

    @property
    def info(self) -> DayInfo:
        """As it is told outside."""
        return DayInfo(ordinal=self.ordinal, date=self.date)


class State(Struct, frozen=True):
    """Everything the rules look at. `tickets` holds those of the open day and those carried into it."""

    sequence: int = 0
    plan: Plan = Plan(services=(), counters=())
    staffing: Staffing = Staffing()
    day: Day | None = None
    last_day: int = 0
    last_scheduled: str = ""
    """The date of the last day that had hours: a schedule opens no date twice."""
    last_number: HashTrieMap[str, int] = HashTrieMap()
    """Series -> the last number given this day."""
    tickets: HashTrieMap[str, Ticket] = HashTrieMap()
    tokens: HashTrieMap[str, str] = HashTrieMap()
    """Token -> ticket."""
    carried: HashTrieMap[str, str] = HashTrieMap()
    """Number as people say it -> the ticket of an earlier day that still has it."""
    queues: HashTrieMap[str, Queue] = HashTrieMap()
    """Place -> those who wait there; a service, `counter/<id>` or `profile/<id>`."""
    parked: Line = Line()
    """Parked tickets by when they are due back."""
    counters: HashTrieMap[str, Counter] = HashTrieMap()
    manned: HashTrieMap[str, int] = HashTrieMap()
    """Service -> open counters that take it."""
    storing: tuple[str, ...] = ()
    """Idle counters that take whoever comes next, the longest waiting first."""
    calls: HashTrieMap[str, tuple[BoardCall, ...]] = HashTrieMap()
    """Zone -> its latest calls, newest first."""
    moves: HashTrieMap[str, tuple[BoardMove, ...]] = HashTrieMap()
    """Zone -> the latest who left it for another service, newest first."""
    issued: HashTrieMap[str, int] = HashTrieMap()
    """Service -> tickets given for it this day."""
    persons: HashTrieMap[str, int] = HashTrieMap()
    """`<person> <service>` -> tickets given for it this day."""
    suspended: HashTrieMap[str, dict[str, str]] = HashTrieMap()
    """Service -> what citizens are told."""
    bookings: HashTrieMap[str, Booking] = HashTrieMap()
    agenda: Line = Line()
    """Open appointments by their time."""

    def queue(self, place: str) -> Queue:
        """Those who wait at `place`."""
        return self.queues.get(place, NOBODY)

    def in_hand_at(self, counter: str) -> Ticket | None:
        """The ticket called to or served at `counter`."""
        held = self.counters[counter].in_hand
        return None if held is None else self.tickets[held]

    def clock(self, steady: int, wall: int) -> int:
        """UTC milliseconds to go by: the day's own clock, or `wall` where no day is open."""
        return wall if self.day is None else self.day.clock(steady)

    def numbered(self, series: str, number: int) -> Ticket | None:
        """The ticket that people know by this number now: of this day, or carried into it."""
        today = self.tickets.get(ticket_id(self.last_day, series, number))
        return today or self.tickets.get(self.carried.get(shown_number(series, number), ""))

    def meant(self, ticket: str) -> Ticket | None:
        """The ticket of this id; or one carried over, where somebody made an id of today from its number."""
        today, carried = ticket.startswith(f"{self.last_day}-"), self.carried.get(_number_of(ticket), "")
        return self.tickets.get(ticket) or (self.tickets.get(carried) if today else None)

    def ahead(self, service: str) -> int:
        """People whom the counters of `service` may call before a newcomer to it."""
        return sum(self.queue(place).size for place in self.staffing.before.get(service, ()))

    def ahead_of(self, ticket: Ticket) -> int:
        """People who may be called before `ticket`, which waits: put first, by appointment, or in turn."""
        put_first = ticket.rank[0] == 0
        before = 0
        for place in self.staffing.before.get(ticket.service, frozenset()) | {ticket.place}:
            for lane, line in self.queue(place).lines.items():
                if put_first or (lane.booked and ticket.lane.booked):
                    before += line.before(ticket.rank)
                elif not lane.booked and not ticket.lane.booked:
                    before += line.before(self._as_if_in(lane, ticket))
                else:
                    before += len(line) if lane.booked else line.before(IN_TURN)
        return before

    def _as_if_in(self, lane: Lane, ticket: Ticket) -> Rank:
        """The place of `ticket` among those of another class: each has come earlier by its head start."""
        band, since, order = ticket.rank
        mine, theirs = self.plan.head_start_ms(ticket.priority), self.plan.head_start_ms(lane.priority)
        return (band, since - mine + theirs, order)


NOBODY = Queue()


def _number_of(ticket: str) -> str:
    """The number in a ticket's id, as people say it."""
    spoken = ticket.partition("-")[2]
    return f"{spoken[:1]} {spoken[1:]}"
