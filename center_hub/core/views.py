"""What the state looks like from outside: the documents, made from a state alone.

Owns the projection from state to contract. Must not know topics, retention or when to publish.
"""

from center_hub.contract.documents import (
    BoardDocument,
    CounterDocument,
    HubPulse,
    QueuesDocument,
    ServiceQueue,
    TicketInHand,
)
from center_hub.contract.words import CounterState, Stamp
from center_hub.core.events import Moment
from center_hub.core.model import State, Ticket


def pulse(state: State, epoch: int, now: Moment) -> HubPulse:
    """The sign of life at `now`."""
    return HubPulse(version=1, stamp=_stamp(state, epoch), wall=now.wall, steady=now.steady, day=state.day)


def counter(state: State, epoch: int, counter_id: str) -> CounterDocument:
    """What `counter_id` is doing; raises KeyError for a counter that is not in the plan."""
    at = state.counters[counter_id]
    held = state.in_hand_at(counter_id)
    return CounterDocument(
        version=1,
        stamp=_stamp(state, epoch),
        counter=at.id,
        state=at.state,
        in_hand=None if held is None else _in_hand(held),
        served=at.served,
    )


def queues(state: State, epoch: int) -> QueuesDocument:
    """Who waits for what, in the order of the plan."""
    lengths = {service: len(queue) for service, queue in state.queues.items()}
    ahead = {rivals: sum(lengths.get(one, 0) for one in rivals) for rivals in set(state.plan.rivals.values())}
    found = (
        _queue(state, service.id, ahead[state.plan.rivals[service.id]]) for service in state.plan.services
    )
    awaited = tuple(queue for queue in found if queue.waiting or queue.ahead)
    return QueuesDocument(version=1, stamp=_stamp(state, epoch), queues=awaited, served=_served(state))


def board(state: State, epoch: int, zone: str) -> BoardDocument:
    """The latest calls of `zone`."""
    return BoardDocument(version=1, stamp=_stamp(state, epoch), zone=zone, calls=state.calls.get(zone, ()))


def _stamp(state: State, epoch: int) -> Stamp:
    return Stamp(epoch=epoch, sequence=state.sequence)


def _served(state: State) -> tuple[str, ...]:
    manned = {
        service
        for planned in state.plan.counters
        if state.counters[planned.id].state is not CounterState.CLOSED
        for service in planned.services
    }
    return tuple(service.id for service in state.plan.services if service.id in manned)


def _queue(state: State, service: str, ahead: int) -> ServiceQueue:
    waiting = state.queue(service)
    return ServiceQueue(
        service=service,
        waiting=len(waiting),
        ahead=ahead,
        oldest_since=state.tickets[waiting[0]].queued_at if waiting else None,
    )


def _in_hand(ticket: Ticket) -> TicketInHand:
    called_at = ticket.queued_at if ticket.called_at is None else ticket.called_at
    return TicketInHand(
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        service=ticket.service,
        language=ticket.language,
        state=ticket.state,
        attempt=ticket.attempt,
        waited=called_at - ticket.queued_at,
        called_since=called_at,
        serving_since=ticket.serving_at,
    )
