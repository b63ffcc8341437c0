"""What the state looks like from outside: the documents, made from a state alone.

Owns the projection from state to contract. Must not know topics, retention or when to publish.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from center_hub.contract.documents import (
    BoardDocument,
    CounterDocument,
    DayDocument,
    HubPulse,
    JustServed,
    ParkedTicket,
    QueuesDocument,
    ServiceQueue,
    Suspension,
    TicketInHand,
)
from center_hub.contract.words import CounterState, LegState, Stamp, Wait
from center_hub.core.events import Moment
from center_hub.core.foresight import AS_PLANNED, Foresight
from center_hub.core.model import Counter, Queue, State, Ticket
from center_hub.core.rules.admission import full_services
from center_hub.core.rules.calling import recall_from


def pulse(state: State, epoch: int, now: Moment) -> HubPulse:
    """The sign of life at `now`."""
    day = None if state.day is None else state.day.info
    return HubPulse(version=1, stamp=_stamp(state, epoch), wall=now.wall, steady=now.steady, day=day)


def day(state: State, epoch: int) -> DayDocument:
    """What the service day offers."""
    stamp = _stamp(state, epoch)
    if state.day is None:
        return DayDocument(version=1, stamp=stamp, day=None)
    return DayDocument(
        version=1,
        stamp=stamp,
        day=state.day.info,
        closes=state.day.closes,
        hours=state.day.hours,
        suspended=tuple(
            Suspension(service=service.id, message=state.suspended[service.id])
            for service in state.plan.services
            if service.id in state.suspended
        ),
    )


def counter(state: State, epoch: int, counter_id: str) -> CounterDocument:
    """What `counter_id` is doing; raises KeyError for a counter that is not in the plan."""
    at = state.counters[counter_id]
    held = state.in_hand_at(counter_id)
    return CounterDocument(
        version=1,
        stamp=_stamp(state, epoch),
        counter=at.id,
        state=at.state,
        in_hand=None if held is None else _in_hand(state, at, held),
        served=at.served,
        profile=state.staffing.profile[at.id],
        services=state.staffing.takes[at.id],
        operator=at.operator,
        operator_role=at.operator_role,
        then=at.then,
        storing=at.id in state.storing,
        addressed=sum(state.queue(place).size for place in state.staffing.addressed[at.id]),
        parked=tuple(_parked(state.tickets[ticket]) for ticket in at.parked),
        just_served=None if at.just_served is None else _just_served(at, state.tickets[at.just_served]),
    )


class Prospects(NamedTuple):
    """What can be said of the services from here on."""

    full: tuple[str, ...] = ()
    """As `services_full` says."""
    waits: Mapping[str, Wait] = MappingProxyType({})
    """Service -> how long a newcomer would wait."""


def queues(state: State, epoch: int, prospects: Prospects) -> QueuesDocument:
    """Who waits for what, in the order of the plan, and how long a newcomer will."""
    before = state.staffing.before
    ahead = {places: sum(state.queue(one).size for one in places) for places in set(before.values())}
    found = (
        _queue(
            state,
            service.id,
            ahead.get(before.get(service.id, frozenset()), 0),
            prospects.waits.get(service.id),
        )
        for service in state.plan.services
    )
    return QueuesDocument(
        version=1,
        stamp=_stamp(state, epoch),
        queues=tuple(one for one in found if one.waiting or one.ahead or one.wait is not None),
        served=_served(state),
        full=prospects.full,
    )


def services_full(state: State, now: Moment, foresight: Foresight = AS_PLANNED) -> tuple[str, ...]:
    """Services for which no more tickets are given today, as far as can be told at `now`."""
    return full_services(state, state.clock(now.steady, now.wall), foresight)


def board(state: State, epoch: int, zone: str) -> BoardDocument:
    """The latest calls of `zone`, and who left it for another service."""
    return BoardDocument(
        version=1,
        stamp=_stamp(state, epoch),
        zone=zone,
        calls=state.calls.get(zone, ()),
        moves=state.moves.get(zone, ()),
    )


def _stamp(state: State, epoch: int) -> Stamp:
    return Stamp(epoch=epoch, sequence=state.sequence)


def _served(state: State) -> tuple[str, ...]:
    manned = {
        service
        for planned in state.plan.counters
        if state.counters[planned.id].state is not CounterState.CLOSED
        for service in state.staffing.takes[planned.id]
    }
    return tuple(service.id for service in state.plan.services if service.id in manned)


def _queue(state: State, service: str, ahead: int, wait: Wait | None) -> ServiceQueue:
    waiting = state.queue(service)
    return ServiceQueue(
        service=service,
        waiting=waiting.size,
        ahead=ahead,
        oldest_since=_oldest(state, waiting),
        wait=wait,
    )


def _oldest(state: State, queue: Queue) -> int | None:
    heads = (line.first() for line in queue.lines.values())
    return min((state.tickets[head[1]].queued_at for head in heads if head is not None), default=None)


def _in_hand(state: State, at: Counter, ticket: Ticket) -> TicketInHand:
    called_at = ticket.queued_at if ticket.called_at is None else ticket.called_at
    rules = state.plan.rules
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
        why=ticket.why,
        then=ticket.then,
        priority=ticket.priority,
        party=ticket.party,
        announced=ticket.announced,
        recalls_left=max(0, rules.calling.recalls + 1 - ticket.attempt) if ticket.announced else 0,
        recall_from=recall_from(state, ticket),
        may_park=ticket.state is LegState.SERVING and len(at.parked) < rules.parking.most,
        return_to=ticket.returns[-1].counter if ticket.returns else None,
    )


def _parked(ticket: Ticket) -> ParkedTicket:
    return ParkedTicket(
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        service=ticket.service,
        parked_since=ticket.parked_at or 0,
        back_at=ticket.back_at or 0,
    )


def _just_served(at: Counter, ticket: Ticket) -> JustServed:
    """Whoever has been served elsewhere since is nobody to rate this counter any more."""
    return JustServed(
        ticket=ticket.id,
        series=ticket.series,
        number=ticket.number,
        language=ticket.language,
        rated=ticket.rated or ticket.served_by != at.id,
    )
