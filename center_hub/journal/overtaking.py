"""Why was that one called before me? Answered from the journal alone.

Owns which calls the question is about and what was true of both tickets at that moment: the state is folded
up to the call and looked at. Pure; knows no language (`wording` does). What an order of calling says of the
two is in `precedence`.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from center_hub.contract.words import CommandKey, LegState, Position, Why
from center_hub.core import events as e
from center_hub.core.dispatch.waiter import Tier
from center_hub.core.model import State, Ticket
from center_hub.journal import facts as f
from center_hub.journal.precedence import AnyCall, Pair, reasons, stood_before
from center_hub.journal.story import Record, Scene, concerns, given_reason, scenes

BY_HAND = frozenset({Why.CHOSEN, Why.RETURNED, Why.WITHOUT_TICKET})
"""Somebody named the ticket; the line was not asked."""


class Call(Struct, frozen=True):
    """One call of the other ticket: where mine was then (None: nowhere yet, or no more), and what to say."""

    mine: LegState | None
    facts: tuple[f.Fact, ...]


def why_before(mine: str, other: str, records: Iterable[Record]) -> tuple[f.Fact, ...]:
    """Why `other` was called before `mine`, which both are ids of tickets in the journal.

    Speaks of every call of `other` while `mine` was waiting, in order. If there is none, of the one that
    comes nearest to the question, and why `mine` was not waiting then.
    """
    if mine == other:
        return (f.SameTicket(),)
    found = list(calls_of(other, mine, records))
    waiting = [call.facts for call in found if call.mine is LegState.WAITING]
    if waiting:
        return tuple(fact for facts in waiting for fact in facts)
    missed = [call for call in found if call.mine in {LegState.PARKED, LegState.GONE}]
    if missed:
        return missed[-1].facts
    return found[0].facts if found else (f.NeverCalled(other),)


def calls_of(other: str, mine: str, records: Iterable[Record]) -> Iterator[Call]:
    """Each call of `other`, explained to the holder of `mine`."""
    watch = _Watch()
    early: list[f.Fact] = []
    for scene in scenes(records):
        watch.begin(scene)
        event = scene.recorded.event
        if isinstance(event, e.TicketIssued) and event.ticket == mine:
            given = f.MineNotGiven(scene.clock(scene.now))
            yield from (Call(None, (call, given)) for call in early)
            watch.given = True
        elif isinstance(event, AnyCall) and event.ticket == other:
            if watch.given:
                yield _explained(scene, event, watch, mine)
            else:
                early.append(_then(event, scene.clock(scene.now)))
        watch.end(scene, mine, other)


class _Watch:
    """What must be remembered of the two tickets on the way through the journal."""

    def __init__(self) -> None:
        self.given = False
        """Whether the number of mine was given."""
        self.choice = State()
        """As it was before the command that is being written down."""
        self.moments: dict[int, int] = {}
        """Sequence of an event of the two -> the hub's timeline."""
        self.put: dict[str, Scene] = {}
        """Ticket -> what put it where it stands in its line."""
        self._key: CommandKey | None = None

    def begin(self, scene: Scene) -> None:
        if scene.key != self._key:
            self._key, self.choice = scene.key, scene.before

    def end(self, scene: Scene, *tickets: str) -> None:
        for ticket in tickets:
            if concerns(ticket, scene.recorded.event):
                self.moments[scene.recorded.sequence] = scene.now
                after = scene.after.tickets.get(ticket)
                if after is not None and after.rank != _rank_before(scene, ticket):
                    self.put[ticket] = scene


def _rank_before(scene: Scene, ticket: str) -> tuple[int, int, int] | None:
    before = scene.before.tickets.get(ticket)
    return None if before is None else before.rank


def _then(event: AnyCall, at: int) -> f.Fact:
    return f.OtherCalledThen(event.ticket, event.counter, at)


def _explained(scene: Scene, event: AnyCall, watch: _Watch, mine: str) -> Call:
    ticket = scene.before.tickets.get(mine)
    at = scene.clock(scene.now)
    if ticket is None:
        return Call(None, (_then(event, at), f.MineEnded()))
    if ticket.state is not LegState.WAITING:
        return Call(ticket.state, (_then(event, at), _absence(ticket)))
    called = f.OtherCalled(event.ticket, event.counter, at, mine)
    return Call(ticket.state, (called, *_overtaken(scene, event, watch, ticket)))


def _absence(mine: Ticket) -> f.Fact:
    match mine.state:
        case LegState.PARKED:
            return f.MineParked()
        case LegState.GONE:
            return f.MineMissed(mine.counter or "")
        case LegState.CALLED | LegState.SERVING:
            return f.MineAtCounter(mine.counter or "")
        case _:
            return f.MineEnded()


def _overtaken(scene: Scene, event: AnyCall, watch: _Watch, mine: Ticket) -> Iterator[f.Fact]:
    state = scene.before
    other = state.tickets[event.ticket]
    could = mine.place in state.staffing.places[event.counter]
    if not could:
        yield from _cannot(state, event.counter, mine)
    pair = Pair(scene, event.counter, other, mine, watch.moments)
    if event.why in BY_HAND:
        yield from _by_hand(scene, event)
        if could and event.why is Why.CHOSEN and stood_before(pair):
            yield f.InTurnAnyway()
            yield from _compared(pair, event, watch)
        return
    if event.why is Why.STORED_NEXT:
        yield f.Because(event.why)
    if could:
        yield from _compared(pair, event, watch)


def _cannot(state: State, counter: str, mine: Ticket) -> Iterator[f.Fact]:
    """Why `counter` could not have called mine at all."""
    if mine.place != mine.service:
        kind, _, where = mine.place.partition("/")
        yield f.WaitsForCounter(where) if kind == "counter" else f.WaitsForProfile(where)
        return
    yield f.CounterCannot(counter, mine.service)
    able = state.staffing.counters.get(mine.service, ())
    yield f.CountersThatCan(able) if able else f.NoCounterCan()


def _by_hand(scene: Scene, event: AnyCall) -> Iterator[f.Fact]:
    yield f.Because(event.why)
    yield from given_reason(event.reason)
    yield from scene.operated(event.counter)
    yield scene.asked()


def _joined_by_this_press(watch: _Watch, mine: Ticket) -> bool:
    """Whether the press that called the other first brought mine into the line.

    A hub of before chose first, and then finished what it had in hand; its journals still tell so.
    """
    before = watch.choice.tickets.get(mine.id)
    return before is None or before.state is not LegState.WAITING


def _compared(pair: Pair, event: AnyCall, watch: _Watch) -> Iterator[f.Fact]:
    """Why the other stood before mine in what that counter could call."""
    theirs, ours = pair.tiers
    if stood_before(pair) is False:
        yield f.JoinedTogether() if _joined_by_this_press(watch, pair.mine) else f.NoRuleNamed()
    elif theirs is Tier.PUT_FIRST:
        yield from _put_first(watch.put[pair.other.id])
        if ours is Tier.PUT_FIRST:
            yield f.MinePutFirstLater()
    else:
        yield from reasons(pair, event)


def _put_first(by: Scene) -> Iterator[f.Fact]:
    """What put the other before everybody, who did it and why."""
    match by.recorded.event:
        case e.TicketTransferred(counter=counter):
            yield f.PutFirstByTransfer(counter)
            yield from by.operated(counter)
        case e.TicketMoved(reason=reason):
            yield f.PutFirstByMove()
            yield from given_reason(reason)
            yield by.asked()
        case e.TicketReturned(position=Position.FIRST):
            yield f.PutFirstOnReturn()
        case e.TicketUnparked(ticket=ticket):
            yield f.PutFirstAfterParking(by.before.tickets[ticket].counter or "")
        case e.LegBegun():
            yield f.PutFirstComingBack()
        case _:
            yield f.NoRuleNamed()
