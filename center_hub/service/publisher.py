"""Which documents the world must hear of now: the difference of two states.

Owns the pairing of documents and topics. What changed is read off the states themselves, which share
everything that did not change, so nothing has to be announced by the rules.
"""

from collections.abc import Iterator
from operator import is_not

from msgspec import Struct

from center_hub.contract import codec
from center_hub.contract.documents import AnyDocument, DevicesDocument
from center_hub.contract.topics import Topics
from center_hub.core import views
from center_hub.core.events import Moment
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.core.views import Prospects


class Outgoing(Struct, frozen=True):
    """A message to be sent."""

    topic: str
    payload: bytes
    retain: bool


def pulse(state: State, topics: Topics, epoch: int, now: Moment) -> Outgoing:
    """The sign of life at `now`. Never retained: a broker must not tell of a life that has ended."""
    return Outgoing(topics.pulse, codec.encode(views.pulse(state, epoch, now)), retain=False)


def dropped(before: Plan, after: Plan, topics: Topics) -> Iterator[Outgoing]:
    """Empty messages that take from the broker what stands there for counters and zones no longer planned."""
    for counter in before.counter.keys() - after.counter.keys():
        yield Outgoing(topics.counter(counter), b"", retain=True)
    for zone in set(before.zones) - set(after.zones):
        yield Outgoing(topics.board(zone), b"", retain=True)


def everything(state: State, topics: Topics, epoch: int, prospects: Prospects) -> Iterator[Outgoing]:
    """Every document but the pulse; `prospects` are those of the services."""
    yield _retained(topics.day, views.day(state, epoch))
    for planned in state.plan.counters:
        yield _retained(topics.counter(planned.id), views.counter(state, epoch, planned.id))
    for zone in state.plan.zones:
        yield _retained(topics.board(zone), views.board(state, epoch, zone))
    yield queues(state, topics, epoch, prospects)


def queues(state: State, topics: Topics, epoch: int, prospects: Prospects) -> Outgoing:
    """Who waits for what, and what newcomers can expect."""
    return _retained(topics.queues, views.queues(state, epoch, prospects))


def devices(document: DevicesDocument, topics: Topics) -> Outgoing:
    """How the devices are."""
    return _retained(topics.devices, document)


def changed(
    before: State, after: State, topics: Topics, epoch: int, prospects: Prospects
) -> Iterator[Outgoing]:
    """The documents that differ between two states, boards first: people look at them."""
    if after is before:
        return
    for zone in after.plan.zones:
        if _board_differs(before, after, zone):
            yield _retained(topics.board(zone), views.board(after, epoch, zone))
    for planned in after.plan.counters:
        if _differ(_seen_at(before, planned.id), _seen_at(after, planned.id)):
            yield _retained(topics.counter(planned.id), views.counter(after, epoch, planned.id))
    if _differ(_seen_in_queues(before), _seen_in_queues(after)):
        yield queues(after, topics, epoch, prospects)
    if _differ(_seen_of_the_day(before), _seen_of_the_day(after)):
        yield _retained(topics.day, views.day(after, epoch))


def _differ(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
    """Whether anything is another object: what did not change is shared between two states."""
    return len(before) != len(after) or any(map(is_not, before, after))


def _board_differs(before: State, after: State, zone: str) -> bool:
    return _differ(
        (before.calls.get(zone), before.moves.get(zone)), (after.calls.get(zone), after.moves.get(zone))
    )


def _seen_at(state: State, counter: str) -> tuple[object, ...]:
    """All that the document of `counter` is made of."""
    at = state.counters.get(counter)
    if at is None:
        return ()
    return (
        at,
        state.tickets.get(at.in_hand or ""),
        state.tickets.get(at.just_served or ""),
        counter in state.storing,
        state.staffing.takes[counter],
        state.staffing.profile[counter],
        state.plan,
        *(state.queues.get(place) for place in state.staffing.addressed[counter]),
    )


def _seen_of_the_day(state: State) -> tuple[object, ...]:
    """All that the document of the day is made of; nothing while none is open."""
    day = state.day
    return () if day is None else (day.ordinal, day.date, day.closes, day.hours, state.suspended)


def _seen_in_queues(state: State) -> tuple[object, ...]:
    """All that the document of the queues is made of, but the time."""
    return (state.queues, state.counters, state.staffing, state.issued, state.day)


def _retained(topic: str, document: AnyDocument) -> Outgoing:
    return Outgoing(topic, codec.encode(document), retain=True)
