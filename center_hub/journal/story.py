"""One ticket's story: for each event of its life, what can be said of it.

Owns which facts each event tells. Pure: folds the journal and knows no language (`wording` does).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from center_hub.contract.words import (
    CommandKey,
    Destination,
    ToCounter,
    ToProfile,
    Wait,
    Why,
    shown_wait,
)
from center_hub.core import events as e
from center_hub.core.dispatch.promise import weight
from center_hub.core.dispatch.waiter import waiter
from center_hub.core.evolve import evolve
from center_hub.core.model import State, Ticket
from center_hub.journal import facts as f

Record = tuple[e.Recorded, CommandKey]
"""An event in its place, and the command that caused it."""
A_FEW_MIN = 5
"""As short as a wait is told."""


class Line(Struct, frozen=True):
    """One thing that happened to a ticket, in facts to be said one after the other."""

    sequence: int
    wall: int
    """UTC milliseconds."""
    facts: tuple[f.Fact, ...]


class Scene(Struct, frozen=True):
    """An event, who caused it, and the state on both sides of it."""

    before: State
    after: State
    recorded: e.Recorded
    key: CommandKey

    @property
    def now(self) -> int:
        """The moment on the hub's timeline."""
        return self.recorded.moment.steady

    def clock(self, steady: int) -> int:
        """UTC milliseconds at `steady` of the hub's timeline."""
        moment = self.recorded.moment
        return self.after.clock(steady, moment.wall + steady - moment.steady)

    def asked(self) -> f.Fact:
        """Whose device asked."""
        return f.ByDevice(self.key.device)

    def operated(self, counter: str) -> Iterator[f.Fact]:
        """Who was signed in at `counter`."""
        at = self.before.counters.get(counter)
        if at is not None and at.operator is not None:
            yield f.ByOperator(at.operator)


def wanted_id(asked: str, records: Iterable[Record], day: str | None = None) -> str | None:
    """The ticket that `asked` means: an id (17-A042), or a number as people say it (A 042).

    Of several days with that number: the ticket of `day` (17) if there is one, else the latest.
    """
    spoken = asked.replace(" ", "")
    found = None
    for recorded, _ in records:
        event = recorded.event
        if isinstance(event, e.TicketIssued) and spoken in (event.ticket, event.ticket.partition("-")[2]):
            found = event.ticket
            if day is not None and found.partition("-")[0] == day:
                break
    return found


def scenes(records: Iterable[Record]) -> Iterator[Scene]:
    """Every event between the states before and after it."""
    state = State()
    for recorded, key in records:
        after = evolve(state, recorded)
        yield Scene(state, after, recorded, key)
        state = after


def story(ticket: str, records: Iterable[Record]) -> Iterator[Line]:
    """What happened to `ticket`, in order."""
    for scene in scenes(records):
        if concerns(ticket, scene.recorded.event):
            facts = tuple(told(scene, ticket))
            yield Line(scene.recorded.sequence, scene.recorded.moment.wall, facts)


def concerns(ticket: str, event: e.AnyEvent) -> bool:
    """Whether `event` happened to `ticket`."""
    if isinstance(event, e.TicketsMerged):
        return ticket in (event.into, *event.tickets)
    return getattr(event, "ticket", None) == ticket


def destination(where: Destination | None, service: str) -> f.Fact:
    """Where a ticket was sent that waits for `service` there."""
    match where:
        case ToCounter(counter=counter):
            return f.ToOneCounter(counter, service)
        case ToProfile(profile=profile):
            return f.ToProfileCounters(profile, service)
        case _:
            return f.ToAnyCounter(service)


def class_change(event: e.PriorityChanged) -> Iterator[f.Fact]:
    """From which priority class into which."""
    if event.before is not None and event.priority is not None:
        yield f.ClassChanged(event.before, event.priority)
    elif event.priority is not None:
        yield f.ClassGiven(event.priority)
    elif event.before is not None:
        yield f.ClassTaken(event.before)


def given_reason(reason: str | None) -> Iterator[f.Fact]:
    """The reason, if one was given."""
    if reason is not None:
        yield f.ForReason(reason)


def told(scene: Scene, ticket: str) -> Iterator[f.Fact]:
    """What the event of `scene`, which concerns `ticket`, meant to it."""
    event = scene.recorded.event
    if isinstance(event, e.TicketsMerged):
        return _merged(scene, event, ticket)
    return _TELLS[type(event)](scene, event)


def _issued(scene: Scene, event: e.TicketIssued) -> Iterator[f.Fact]:
    ticket = scene.after.tickets[event.ticket]
    yield f.NumberGiven(event.service)
    yield scene.asked()
    if event.then:
        yield f.FurtherServices(event.then)
    if event.party > 1:
        yield f.Party(event.party)
    yield from _class_of(scene.after, ticket)
    if event.slot is not None:
        yield f.ByAppointment(event.slot)
    elif event.appointment is not None:
        yield f.LateForAppointment()
    ahead = scene.after.ahead_of(ticket)
    yield f.PeopleAhead(ahead) if ahead else f.NobodyAhead()
    if event.wait is not None:
        yield from _told_wait(event.wait, ahead, booked=event.slot is not None)


def _told_wait(wait: Wait, ahead: int, *, booked: bool) -> Iterator[f.Fact]:
    """The wait in the round minutes in which it is told; a few minutes with nobody ahead are not told."""
    least, most = shown_wait(wait)
    if most > A_FEW_MIN:
        yield f.ToldAbout(least, most) if least else f.ToldAtMost(most)
    elif ahead:
        yield f.ToldAFew()
    else:
        return
    if booked:
        yield f.ToldFromThen()


def _class_of(state: State, ticket: Ticket) -> Iterator[f.Fact]:
    """The class of `ticket` and what it means under the centre's order of calling."""
    if ticket.priority is None:
        return
    counts, policy = weight(state.plan, ticket.priority), state.plan.rules.dispatch.policy
    if policy == "first_come":
        yield f.InClass(ticket.priority, state.plan.head_start_ms(ticket.priority))
        return
    yield f.InGroup(ticket.priority)
    if counts > 1:
        yield f.GroupComesFirst() if policy == "strict_priority" else f.MinutesCount(counts)


def _cancelled(scene: Scene, event: e.TicketCancelled) -> Iterator[f.Fact]:
    if event.reason is e.CancelReason.DAY_CLOSED:
        yield f.CancelledByDay()
        return
    yield f.Cancelled()
    yield scene.asked()


def _merged(scene: Scene, event: e.TicketsMerged, ticket: str) -> Iterator[f.Fact]:
    if ticket == event.into:
        yield f.Joined(event.tickets)
        yield f.Party(event.party)
        if event.then:
            yield f.FurtherServices(event.then)
    else:
        yield f.JoinedTo(event.into)
    yield scene.asked()


def _moved(scene: Scene, event: e.TicketMoved) -> Iterator[f.Fact]:
    if event.reason is None:
        yield f.CounterGone()
        return
    yield f.PutElsewhere()
    yield destination(event.destination, event.service)
    yield f.Placed(event.position)
    yield f.ForReason(event.reason)
    yield scene.asked()


def _priority_changed(scene: Scene, event: e.PriorityChanged) -> Iterator[f.Fact]:
    yield from class_change(event)
    yield f.ForReason(event.reason)
    yield scene.asked()


def _parked(scene: Scene, event: e.TicketParked) -> Iterator[f.Fact]:
    until = scene.clock(event.back_at)
    if event.counter is None:
        yield f.SetAside(until)
        yield scene.asked()
    else:
        yield f.ParkedAtCounter(event.counter, until)


def _unparked(scene: Scene, event: e.TicketUnparked) -> Iterator[f.Fact]:
    if event.by_time:
        yield f.ParkingOver()
    else:
        yield f.BackFromParking()
        yield scene.asked()


def _called(scene: Scene, event: e.TicketCalled) -> Iterator[f.Fact]:
    ticket = scene.before.tickets[event.ticket]
    yield f.WasCalled(event.counter, scene.now - ticket.queued_at)
    yield from _promise(scene, event, ticket)
    yield from _choice(scene, event, ticket)


def _taken(scene: Scene, event: e.TicketTaken) -> Iterator[f.Fact]:
    ticket = scene.before.tickets[event.ticket]
    if event.why is Why.WITHOUT_TICKET:
        yield f.ServedAtOnce(event.counter)
    else:
        yield f.TakenUp(event.counter, scene.now - ticket.queued_at)
    yield from _promise(scene, event, ticket)
    yield from _choice(scene, event, ticket)


def _promise(scene: Scene, event: e.TicketCalled | e.TicketTaken, ticket: Ticket) -> Iterator[f.Fact]:
    """The wait that was promised, where the centre calls by more than the turn.

    Journals of before promises mean first come, first served, and promised nothing.
    """
    by_turn = scene.before.plan.rules.dispatch.policy == "first_come"
    if by_turn or event.why in {Why.WITHOUT_TICKET, Why.RETURNED}:
        return
    counted = waiter(scene.before, ticket)
    if counted.since == scene.clock(ticket.queued_at):
        yield f.PromisedWithin(counted.promised)
    else:
        yield f.PromisedWithinFrom(counted.promised, counted.since)


def _choice(scene: Scene, event: e.TicketCalled | e.TicketTaken, ticket: Ticket) -> Iterator[f.Fact]:
    """Why it was this one, what that rests on, and who chose where somebody did."""
    why = _why(scene.before, event.why, ticket)
    yield f.Because(why)
    yield from _grounds(scene, event, why, ticket)
    yield from given_reason(event.reason)
    yield from scene.operated(event.counter)
    if event.why in {Why.CHOSEN, Why.WITHOUT_TICKET}:
        yield scene.asked()


def _why(state: State, why: Why, ticket: Ticket) -> Why:
    """Why it was called, as the hub wrote it down.

    By the strict order appointments come before others of their class, which is written down as PRIORITY: of
    a ticket whose class counts for nothing it was the appointment.
    """
    by_class = weight(state.plan, ticket.priority) > 1
    return Why.APPOINTMENT if why is Why.PRIORITY and not by_class else why


def _grounds(
    scene: Scene, event: e.TicketCalled | e.TicketTaken, why: Why, ticket: Ticket
) -> Iterator[f.Fact]:
    """What the reason of a call rests on."""
    match why:
        case Why.PRIORITY:
            yield from _class_of(scene.before, ticket)
            if ticket.slot is not None:
                yield f.ByAppointment(ticket.slot)
        case Why.HEAD_START:
            yield from _class_of(scene.before, ticket)
        case Why.APPOINTMENT | Why.EARLY_APPOINTMENT if ticket.slot is not None:
            yield f.ByAppointment(ticket.slot)
        case Why.OVERDUE:
            yield f.LongestWait(scene.before.plan.rules.dispatch.longest_wait_s * 1000)
        case Why.PROMISE:
            yield from _class_of(scene.before, ticket)
            yield from (f.NextPressing(one.ticket, one.percent) for one in event.weighed[1:])
        case Why.STORED_NEXT if _knew_least(scene.before, event.counter, ticket.place):
            yield f.FewestServices()


def _knew_least(state: State, counter: str, place: str) -> bool:
    """Whether of the free counters for `place` others know more services, and none fewer, than `counter`."""
    takes, places = state.staffing.takes, state.staffing.places
    services = {one: len(takes[one]) for one in state.storing if place in places[one]}
    if state.plan.rules.dispatch.policy != "promised_wait" or counter not in services:
        return False
    return services[counter] == min(services.values()) < max(services.values())


def _recalled(_scene: Scene, event: e.TicketRecalled) -> Iterator[f.Fact]:
    yield f.CalledAgain(event.counter)


def _started(scene: Scene, event: e.ServiceStarted) -> Iterator[f.Fact]:
    called_at = scene.before.tickets[event.ticket].called_at
    yield f.CameToCounter(event.counter, scene.now - (called_at or scene.now))


def _served_ms(scene: Scene, ticket: str) -> int:
    return scene.now - (scene.before.tickets[ticket].serving_at or scene.now)


def _finished(scene: Scene, event: e.ServiceFinished) -> Iterator[f.Fact]:
    yield f.Done(event.counter, _served_ms(scene, event.ticket))
    if event.outcome is not None:
        yield f.WithOutcome(event.outcome)
    yield from scene.operated(event.counter)


def _leg_begun(_scene: Scene, event: e.LegBegun) -> Iterator[f.Fact]:
    if not event.returning:
        yield f.NextService(event.service)
    elif event.counter is not None:
        yield f.GoesBack(event.counter, event.service)
    else:
        yield f.GoesBackToAny(event.service)


def _not_shown(scene: Scene, event: e.TicketNotShown) -> Iterator[f.Fact]:
    yield f.DidNotCome(event.counter)
    yield from scene.operated(event.counter)


def _returned(scene: Scene, event: e.TicketReturned) -> Iterator[f.Fact]:
    yield f.CameAfterAll()
    yield f.Placed(event.position)
    yield scene.asked()


def _transferred(scene: Scene, event: e.TicketTransferred) -> Iterator[f.Fact]:
    yield f.SentOn(event.counter, _served_ms(scene, event.ticket))
    yield destination(event.destination, event.service)
    yield f.Placed(event.position)
    if event.come_back:
        yield f.ComesBack(event.counter)
    yield from scene.operated(event.counter)


def _rated(_scene: Scene, event: e.FeedbackGiven) -> Iterator[f.Fact]:
    yield f.Rated(event.counter, event.score)


def _reprinted(scene: Scene, _event: e.TicketReprinted) -> Iterator[f.Fact]:
    yield f.Reprinted()
    yield scene.asked()


def _carried(_scene: Scene, _event: e.TicketCarried) -> Iterator[f.Fact]:
    yield f.Carried()


_TELLS: Mapping[type[e.Event], Callable[[Scene, Any], Iterator[f.Fact]]] = {
    e.TicketIssued: _issued,
    e.TicketCancelled: _cancelled,
    e.TicketCarried: _carried,
    e.TicketReprinted: _reprinted,
    e.TicketReturned: _returned,
    e.TicketMoved: _moved,
    e.PriorityChanged: _priority_changed,
    e.TicketCalled: _called,
    e.TicketTaken: _taken,
    e.TicketRecalled: _recalled,
    e.ServiceStarted: _started,
    e.ServiceFinished: _finished,
    e.LegBegun: _leg_begun,
    e.TicketNotShown: _not_shown,
    e.TicketTransferred: _transferred,
    e.TicketParked: _parked,
    e.TicketUnparked: _unparked,
    e.FeedbackGiven: _rated,
}
"""A test holds that every event that names a ticket is told."""
