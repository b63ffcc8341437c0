"""Which documents the world must hear of now: the difference of two states.

Owns the pairing of documents and topics. What changed is read off the states themselves, which share
everything that did not change, so nothing has to be announced by the rules.
"""

from collections.abc import Iterator

from msgspec import Struct

from center_hub.contract import codec
from center_hub.contract.documents import AnyDocument
from center_hub.contract.topics import Topics
from center_hub.core import views
from center_hub.core.events import Moment
from center_hub.core.model import State
from center_hub.core.plan import Plan


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


def everything(state: State, topics: Topics, epoch: int) -> Iterator[Outgoing]:
    """Every document but the pulse."""
    for planned in state.plan.counters:
        yield _retained(topics.counter(planned.id), views.counter(state, epoch, planned.id))
    for zone in state.plan.zones:
        yield _retained(topics.board(zone), views.board(state, epoch, zone))
    yield _retained(topics.queues, views.queues(state, epoch))


def changed(before: State, after: State, topics: Topics, epoch: int) -> Iterator[Outgoing]:
    """The documents that differ between two states, boards first: people look at them."""
    if after is before:
        return
    for zone in after.plan.zones:
        if after.calls.get(zone) is not before.calls.get(zone):
            yield _retained(topics.board(zone), views.board(after, epoch, zone))
    for planned in after.plan.counters:
        if _counter_differs(before, after, planned.id):
            yield _retained(topics.counter(planned.id), views.counter(after, epoch, planned.id))
    if after.queues is not before.queues or after.counters is not before.counters:
        yield _retained(topics.queues, views.queues(after, epoch))


def _counter_differs(before: State, after: State, counter: str) -> bool:
    now, then = after.counters[counter], before.counters.get(counter)
    if now is not then:
        return True
    return now.in_hand is not None and after.tickets[now.in_hand] is not before.tickets.get(now.in_hand)


def _retained(topic: str, document: AnyDocument) -> Outgoing:
    return Outgoing(topic, codec.encode(document), retain=True)
