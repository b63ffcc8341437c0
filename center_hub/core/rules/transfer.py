"""Sent elsewhere: by the counter that serves, or by the help desk while waiting.

Owns where a citizen may be sent - to a service, a counter, a profile - and where in the line. Nobody is left
waiting for a counter that has closed: they go on waiting for any counter of their service.
"""

from msgspec.structs import replace

from center_hub.contract.commands import MoveTicket, TransferTicket
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.transitions import Act
from center_hub.contract.words import (
    MOST_LEGS,
    CounterState,
    Destination,
    Position,
    ToCounter,
    ToProfile,
    ToService,
)
from center_hub.core.changes import (
    held,
    lined_up,
    moved,
    out_of_line,
    rank_for,
    redirected,
    rejoined,
    released,
    sent_on,
    settled,
)
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import (
    AnyEvent,
    CounterClosed,
    PlanAdopted,
    ProfileSwitched,
    Recorded,
    TicketMoved,
    TicketTransferred,
)
from center_hub.core.model import Return, State
from center_hub.core.rules.preconditions import impossible, ticket_for, ticket_of, unknown_reason
from center_hub.core.staffing import place_at, place_of_counter, place_of_profile
from center_hub.core.visit import profile_manned


def transfer(state: State, command: TransferTicket, _occasion: Occasion) -> Decision:
    """The citizen being served is sent on, under the same number."""
    ticket = ticket_for(state, command.counter, command.ticket, Act.TRANSFER)
    if isinstance(ticket, Refused):
        return ticket
    service = _service_at(state, command.destination, ticket.service)
    if isinstance(service, Refused):
        return service
    if command.come_back and len(ticket.returns) >= MOST_LEGS:
        return refused(Reason.TOO_MANY_SERVICES, "too many counters to come back to")
    event = TicketTransferred(
        ticket=ticket.id,
        counter=command.counter,
        service=service,
        destination=command.destination,
        position=command.position,
        come_back=command.come_back,
    )
    return Granted(events=(event,))


def move(state: State, command: MoveTicket, occasion: Occasion) -> Decision:
    """A waiting ticket is put elsewhere by the help desk, with a reason."""
    ticket = ticket_of(state, command.ticket, None, occasion)
    if isinstance(ticket, Refused):
        return ticket
    service = _service_at(state, command.destination, ticket.service)
    if isinstance(service, Refused):
        return service
    refusal = impossible(ticket, Act.MOVE) or unknown_reason(state, command.reason)
    event = TicketMoved(
        ticket=ticket.id,
        service=service,
        destination=command.destination,
        position=command.position,
        reason=command.reason,
    )
    return refusal or Granted(events=(event,))


def _service_at(state: State, destination: Destination, present: str) -> str | Refused:
    """The service for which one waits at `destination`; `present` where it names none."""
    service = destination.service or present
    refusal: Refused | None = None
    if service not in state.plan.service:
        return refused(Reason.UNKNOWN_SERVICE, service)
    if service not in state.staffing.counters:
        return refused(Reason.NOBODY_SERVES_THIS, service)
    match destination:
        case ToService():
            pass
        case ToCounter(counter=counter):
            at = state.counters.get(counter)
            if at is None:
                refusal = refused(Reason.UNKNOWN_COUNTER, counter)
            else:
                refusal = (
                    refused(Reason.COUNTER_NOT_OPEN, counter) if at.state is CounterState.CLOSED else None
                )
        case ToProfile(profile=profile):
            refusal = _profile_unmanned(state, profile)
    return refusal or service


def _profile_unmanned(state: State, profile: str) -> Refused | None:
    if profile not in state.plan.profile:
        return refused(Reason.UNKNOWN_PROFILE, profile)
    return None if profile_manned(state, profile) else refused(Reason.NOBODY_SERVES_THIS, profile)


def _transferred(state: State, event: TicketTransferred, recorded: Recorded) -> State:
    ticket = held(state, event.ticket, event.counter)
    back = (Return(event.counter, ticket.service),) if event.come_back else ()
    onward = replace(
        ticket,
        state=moved(ticket, Act.TRANSFER),
        leg=ticket.leg + 1,
        service=event.service,
        slot=None,
        missed=0,
        then=tuple(one for one in ticket.then if one != event.service),
        returns=(*ticket.returns, *back),
        served_by=event.counter,
        served_at=recorded.moment.steady,
        rated=False,
    )
    place = place_at(event.destination, event.service)
    waiting = lined_up(settled(state, ticket), onward, recorded, place, event.position)
    to = event.destination.counter if isinstance(event.destination, ToCounter) else None
    told = sent_on(waiting, onward, event.counter, to, recorded.sequence)
    return released(told, event.counter, served=ticket.id)


def _moved(state: State, event: TicketMoved, recorded: Recorded) -> State:
    """Moved while waiting: how long one has waited goes on; an appointed time does not if one is put last."""
    ticket = state.tickets[event.ticket]
    keeps_slot = event.service == ticket.service and event.position is not Position.LAST
    put = replace(
        ticket,
        state=moved(ticket, Act.MOVE),
        service=event.service,
        place=place_at(event.destination, event.service),
        slot=ticket.slot if keeps_slot else None,
        then=tuple(one for one in ticket.then if one != event.service),
    )
    rank = rank_for(state, put, event.position, recorded)
    there = rejoined(out_of_line(state, ticket), replace(put, rank=rank))
    to = event.destination.counter if isinstance(event.destination, ToCounter) else None
    return redirected(there, put, to)


def _counters_gone(after: State, events: tuple[AnyEvent, ...], _occasion: Occasion) -> tuple[AnyEvent, ...]:
    """Who waited for a counter that has closed, or a profile nobody works by, waits for the service now."""
    closed = [place_of_counter(event.counter) for event in events if isinstance(event, CounterClosed)]
    if any(isinstance(event, CounterClosed | ProfileSwitched | PlanAdopted) for event in events):
        closed += _unmanned_places(after)
    left = (after.tickets[one] for place in closed for one in after.queue(place).everybody())
    return tuple(
        TicketMoved(
            ticket=ticket.id,
            service=ticket.service,
            destination=ToService(service=ticket.service),
            position=Position.ARRIVAL,
        )
        for ticket in sorted(left, key=lambda one: one.rank)
    )


def _unmanned_places(state: State) -> list[str]:
    """Counters and profiles at which somebody waits and nobody works."""
    places = sorted(place for place in state.queues if "/" in place)
    counters = {place_of_counter(at.id) for at in state.counters.values()}
    profiles = (profile.id for profile in state.plan.profiles)
    manned = {place_of_profile(profile) for profile in profiles if profile_manned(state, profile)}
    return [place for place in places if place not in counters | manned]


RULE = Rule(
    decides={TransferTicket: transfer, MoveTicket: move},
    folds={TicketTransferred: _transferred, TicketMoved: _moved},
    follows=(_counters_gone,),
)
