"""Every act out of order in a journal: where a person, and not the line, decided; and what touched the clock.

Owns which acts those are. Pure: folds the journal and knows no language (`wording` does). What the rules did
by themselves - a class's head start, a ticket back from parking - is in order, and stands here nowhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from center_hub.contract.words import Position, Why
from center_hub.core import events as e
from center_hub.journal import facts as f
from center_hub.journal.story import Record, Scene, class_change, destination, scenes


class Entry(Struct, frozen=True):
    """One act: what, when, to whom, where, by whom and why."""

    sequence: int
    wall: int
    """UTC milliseconds."""
    facts: tuple[f.Fact, ...]
    device: str
    ticket: str | None = None
    counter: str | None = None
    operator: str | None = None
    """Signed in at the counter, if anybody was."""
    reason: str | None = None


def audit(records: Iterable[Record]) -> Iterator[Entry]:
    """The acts out of order, in their order."""
    for scene in scenes(records):
        found = _FINDS.get(type(scene.recorded.event))
        told = () if found is None else tuple(found(scene.recorded.event))
        if told:
            yield _entry(scene, told)


def _entry(scene: Scene, told: tuple[f.Fact, ...]) -> Entry:
    event = scene.recorded.event
    counter = getattr(event, "counter", None)
    at = scene.before.counters.get(counter or "")
    return Entry(
        sequence=scene.recorded.sequence,
        wall=scene.recorded.moment.wall,
        facts=told,
        device=scene.key.device,
        ticket=getattr(event, "ticket", None),
        counter=counter,
        operator=None if at is None else at.operator,
        reason=getattr(event, "reason", None),
    )


def _chosen(event: e.TicketCalled | e.TicketTaken) -> Iterator[f.Fact]:
    if event.why is Why.CHOSEN:
        yield f.CalledByNumber()
    elif event.why is Why.WITHOUT_TICKET:
        yield f.ServedWithoutTicket()


def _moved(event: e.TicketMoved) -> Iterator[f.Fact]:
    if event.reason is not None:
        yield f.MovedByHand()
        yield destination(event.destination, event.service)
        yield f.Placed(event.position)


def _priority_changed(event: e.PriorityChanged) -> Iterator[f.Fact]:
    yield f.PriorityChangedByHand()
    yield from class_change(event)


def _sent_on_first(event: e.TicketTransferred) -> Iterator[f.Fact]:
    if event.position is Position.FIRST:
        yield f.SentOnFirst()
        yield destination(event.destination, event.service)


def _wrong_pin(_event: e.SignInFailed) -> Iterator[f.Fact]:
    yield f.WrongPin()


def _suspended(event: e.ServiceSuspended) -> Iterator[f.Fact]:
    yield f.Suspended(event.service)


def _resumed(event: e.ServiceResumed) -> Iterator[f.Fact]:
    yield f.Resumed(event.service)


def _clock_stepped(event: e.ClockStepped) -> Iterator[f.Fact]:
    yield f.ClockOff(event.by)


def _clock_trusted(event: e.ClockTrusted) -> Iterator[f.Fact]:
    yield f.ClockSet(event.by)


_FINDS: Mapping[type[e.Event], Callable[[Any], Iterator[f.Fact]]] = {
    e.TicketCalled: _chosen,
    e.TicketTaken: _chosen,
    e.TicketMoved: _moved,
    e.PriorityChanged: _priority_changed,
    e.TicketTransferred: _sent_on_first,
    e.SignInFailed: _wrong_pin,
    e.ServiceSuspended: _suspended,
    e.ServiceResumed: _resumed,
    e.ClockStepped: _clock_stepped,
    e.ClockTrusted: _clock_trusted,
}
