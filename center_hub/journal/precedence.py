"""Why one ticket stood before another: the reasons of each order of calling, as small typed facts.

Owns what is said of two tickets that one counter could call, of which nobody was put first. The orders are
those of `center_hub.core.dispatch`. How long services have been found to take is not in the journal: what
rests on that is said only where nothing else can have made the difference. Pure; knows no language.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from center_hub.core import events as e
from center_hub.core.dispatch.hall import StateHall
from center_hub.core.dispatch.promised_wait import PromisedWait
from center_hub.core.dispatch.waiter import Tier, Waiter, tier, waiter
from center_hub.core.foresight import AS_PLANNED
from center_hub.core.model import State, Ticket
from center_hub.core.plan import PolicyName
from center_hub.journal import facts as f
from center_hub.journal.story import Scene

AnyCall = e.TicketCalled | e.TicketTaken


class Pair(Struct, frozen=True, dict=True):
    """Two tickets that one counter could call, at the moment of a call."""

    scene: Scene
    counter: str
    other: Ticket
    mine: Ticket
    moments: Mapping[int, int]
    """Sequence of an event of the two -> the hub's timeline."""

    @property
    def state(self) -> State:
        """As it was when the choice was made."""
        return self.scene.before

    @property
    def policy(self) -> PolicyName:
        """The order of calling then."""
        return self.state.plan.rules.dispatch.policy

    @cached_property
    def clock(self) -> int:
        """UTC milliseconds by the day's clock."""
        return self.state.clock(self.scene.now, self.scene.recorded.moment.wall)

    @cached_property
    def theirs(self) -> Waiter:
        """The other, as the orders see it."""
        return waiter(self.state, self.other)

    @cached_property
    def ours(self) -> Waiter:
        """Mine, as the orders see it."""
        return waiter(self.state, self.mine)

    @cached_property
    def tiers(self) -> tuple[Tier, Tier]:
        """Where the other and mine stood whatever the order."""
        return tier(self.theirs, self.clock), tier(self.ours, self.clock)

    def waited(self, one: Waiter) -> int:
        """How long `one` had waited, as far as it counts; milliseconds."""
        return self.clock - one.since

    def joined(self, ticket: Ticket) -> int:
        """When `ticket` came to stand where it stands; the hub's timeline."""
        return self.moments[ticket.rank[2]]

    @property
    def longest_ms(self) -> int:
        """Who has waited for so long comes before all who have not, where promises count."""
        return self.state.plan.rules.dispatch.longest_wait_s * 1000


def stood_before(pair: Pair) -> bool | None:
    """Whether the other stood before mine; None where the journal alone cannot tell."""
    theirs, ours = pair.theirs, pair.ours
    if pair.policy != "promised_wait" or pair.tiers != (Tier.DUE, Tier.DUE):
        return _standing(pair, theirs) < _standing(pair, ours)
    if (pair.other.place, theirs.lane) == (pair.mine.place, ours.lane):
        return theirs.rank < ours.rank
    first = min(theirs, ours, key=lambda one: one.turn)
    return first is theirs if pair.waited(first) >= pair.longest_ms else None


def _standing(pair: Pair, one: Waiter) -> tuple[int, ...]:
    """Where `one` stood; the smaller is called first."""
    at = tier(one, pair.clock)
    if at is Tier.PUT_FIRST:
        return (at, *one.rank)
    if at is Tier.BEFORE_TIME:
        return (at, *one.turn)
    since, order = one.turn
    match pair.policy:
        case "strict_priority":
            return (at, -one.weight, not one.lane.booked, since, order)
        case "accumulating_priority":
            return (at, -one.weight * pair.waited(one), since, order)
        case _:
            return (at, not one.lane.booked, since - one.head_start, order)


def reasons(pair: Pair, call: AnyCall) -> Iterator[f.Fact]:
    """Why the other, which was brought by `call`, stood before mine; of whom it was not put first."""
    match pair.tiers:
        case (Tier.DUE, Tier.DUE):
            yield from _REASONS[pair.policy](pair, call)
        case (Tier.DUE, _):
            if pair.other.slot is not None:
                yield f.TimeHadCome(pair.other.slot)
            yield f.MyTimeHadNotCome(pair.mine.slot or pair.ours.since)
        case _:
            yield from _by_appointments(pair)


def _first_come(pair: Pair, _call: AnyCall) -> Iterator[f.Fact]:
    """Due appointments, then everybody as they came, less the head start of the class."""
    if pair.other.slot is not None and pair.mine.slot is None:
        yield f.TimeHadCome(pair.other.slot)
    else:
        yield from _by_turn(pair)


def _strict(pair: Pair, _call: AnyCall) -> Iterator[f.Fact]:
    """The heavier class, then appointments, then as they came."""
    if pair.theirs.weight != pair.ours.weight:
        mine = pair.mine.priority
        yield f.GroupCalledFirst() if mine is None else f.GroupBeforeMine(mine)
    elif pair.other.slot is not None and pair.mine.slot is None:
        yield f.TimeHadCome(pair.other.slot)
    else:
        yield from _by_turn(pair)


def _accumulating(pair: Pair, _call: AnyCall) -> Iterator[f.Fact]:
    """The largest wait times the weight of its class."""
    theirs, ours = pair.theirs, pair.ours
    if theirs.turn < ours.turn and theirs.weight >= ours.weight:
        yield from _by_turn(pair)
        return
    waited, my_wait = pair.waited(theirs), pair.waited(ours)
    yield from _counted_from(pair)
    yield f.BothWaited(waited, my_wait)
    yield from _weights(pair)
    yield f.CountedWaits(waited * theirs.weight, my_wait * ours.weight)


def _promised(pair: Pair, call: AnyCall) -> Iterator[f.Fact]:
    """As it was weighed; where nothing had to be weighed, who came first."""
    if call.weighed:
        yield from _more_pressing(pair, call.weighed)
    elif pair.theirs.turn > pair.ours.turn:
        yield f.NoRuleNamed()
    else:
        waited = pair.waited(pair.theirs)
        if waited >= pair.longest_ms:
            yield f.LongestReached(waited, pair.longest_ms)
        yield from _by_turn(pair)


_REASONS: Mapping[PolicyName, Callable[[Pair, AnyCall], Iterator[f.Fact]]] = {
    "first_come": _first_come,
    "strict_priority": _strict,
    "accumulating_priority": _accumulating,
    "promised_wait": _promised,
}


def _more_pressing(pair: Pair, weighed: Sequence[e.Weighed]) -> Iterator[f.Fact]:
    """What each had waited of what it was promised, and what made the other's more pressing."""
    theirs, ours = pair.theirs, pair.ours
    yield from _counted_from(pair)
    yield f.BothPromised(pair.waited(theirs), theirs.promised, pair.waited(ours), ours.promised)
    yield from _weights(pair)
    heads = _due_heads(pair)
    first = next((head for head in heads if _in_line_of(pair, head)), None)
    if first is not None and first.ticket != ours.ticket:
        yield f.NotFirstInLine(first.ticket)
        return
    yield from _what_pressed(pair, heads)
    yield from (f.LessPressing(one.percent) for one in weighed if one.ticket == ours.ticket)


def _what_pressed(pair: Pair, heads: Sequence[Waiter]) -> Iterator[f.Fact]:
    """What in the reckoning spoke for the other, beside the waits themselves."""
    theirs, ours = pair.theirs, pair.ours
    used, my_used = pair.waited(theirs) / theirs.promised, pair.waited(ours) / ours.promised
    if used < 1 <= my_used:
        yield f.StillKept()
    if theirs.promised < ours.promised and used < my_used:
        yield f.ShorterPromise()
    if not _pressed_by_waiting_alone(pair, heads):
        yield f.ShorterOrFewer()


class _AllAlike(StateHall):
    """The hall as it would be if all services were equally long and taken by as many counters."""

    def staffed(self, _service: str) -> int:
        """One counter for each."""
        return 1

    def length_ms(self, _service: str) -> float:
        """The same for each."""
        return 1.0


def _pressed_by_waiting_alone(pair: Pair, heads: Sequence[Waiter]) -> bool:
    """Whether the other was more pressing than mine by waits, promises and classes already.

    The rest were there and count for what is usual, but with no weight: the choice is between the two.
    """
    two = {pair.other.id, pair.mine.id}
    due = [head if head.ticket in two else head._replace(weight=0) for head in heads]
    hall = _AllAlike(pair.state, pair.clock, AS_PLANNED)
    return PromisedWait().first(due, pair.counter, hall).ticket == pair.other.id


def _due_heads(pair: Pair) -> list[Waiter]:
    """Those among whom the counter chose."""
    hall = StateHall(pair.state, pair.clock, AS_PLANNED)
    return [head for head in hall.heads(pair.counter) if tier(head, pair.clock) is Tier.DUE]


def _in_line_of(pair: Pair, head: Waiter) -> bool:
    """Whether `head` is the first of the line in which mine stands."""
    place = pair.state.tickets[head.ticket].place
    return (place, head.lane) == (pair.mine.place, pair.ours.lane)


def _counted_from(pair: Pair) -> Iterator[f.Fact]:
    """From when a wait counts that does not count from its beginning."""
    if pair.other.slot is not None:
        yield f.FromAppointment(pair.theirs.since)
    if pair.mine.slot is not None:
        yield f.MineFromAppointment(pair.ours.since)


def _weights(pair: Pair) -> Iterator[f.Fact]:
    """What a minute of each counts as, where that is not a minute."""
    if pair.theirs.weight > 1:
        yield f.MinutesCountMore(pair.theirs.weight)
    if pair.ours.weight > 1 and pair.mine.priority is not None:
        yield f.MyMinutesCountMore(pair.mine.priority, pair.ours.weight)


def _by_turn(pair: Pair) -> Iterator[f.Fact]:
    """First come, first served; where the order has head starts, less those."""
    booked = (pair.other.slot is not None, pair.mine.slot is not None)
    if all(booked):
        yield from _by_appointments(pair)
    elif any(booked):
        yield f.CountsEarlier(pair.theirs.since, pair.ours.since)
    else:
        yield from _by_arrival(pair)


def _by_appointments(pair: Pair) -> Iterator[f.Fact]:
    """Both have a time; who checked in after it, or was moved back, counts from later."""
    other, mine = pair.other, pair.mine
    slot, my_slot = other.slot or 0, mine.slot or 0
    since, yours = pair.theirs.since, pair.ours.since
    if slot < my_slot and since < yours:
        yield f.EarlierAppointment(slot, my_slot)
    elif slot == my_slot and other.issued_order < mine.issued_order:
        yield f.SameAppointment(slot)
    else:
        yield f.CountsEarlier(since, yours) if since < yours else _joined_earlier(pair)


def _by_arrival(pair: Pair) -> Iterator[f.Fact]:
    """Neither has a time: when each came, less the head start of its class."""
    other, mine, ours = pair.other, pair.mine, pair.ours
    later = pair.joined(other) - pair.joined(mine)
    if other.priority is not None and pair.theirs.turn > ours.turn:
        yield f.HeadStart(other.priority, pair.theirs.head_start, later)
    elif other.issued_order < mine.issued_order:
        yield f.CameEarlier(-later)
        if other.rank[2] == other.issued_order and other.queued_order > mine.queued_order:
            yield f.CountsFromIssue(pair.scene.clock(other.issued_at))
    else:
        yield _joined_earlier(pair)
    if mine.priority is not None and ours.head_start > 0:
        yield f.MyHeadStart(mine.priority, ours.head_start)


def _joined_earlier(pair: Pair) -> f.Fact:
    joined = pair.joined(pair.mine)
    return f.JoinedEarlier(joined - pair.joined(pair.other), pair.scene.clock(joined))
