"""What follows from a command: `decide(state, command, occasion) -> Granted | Refused`, pure.

Owns every rule about what is allowed. A refusal is a value; nothing here raises for something a person
can do. Who may give a command at all is settled before (`center_hub.contract.access`).
"""

from typing import assert_never

from msgspec import Struct

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    CloseCounter,
    CloseDay,
    FinishService,
    IssueTicket,
    MarkNoShow,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Recall,
    StartService,
    TransferTicket,
)
from center_hub.contract.replies import Agreed, AnyOutcome, Called, Issued, Reason, Refused
from center_hub.contract.words import CounterState, LegState, ticket_id
from center_hub.core.dispatch import next_ticket
from center_hub.core.events import (
    AnyEvent,
    CancelReason,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    DayClosed,
    DayOpened,
    PlanAdopted,
    ServiceFinished,
    ServiceStarted,
    TicketCalled,
    TicketCancelled,
    TicketIssued,
    TicketNotShown,
    TicketRecalled,
    TicketTransferred,
)
from center_hub.core.model import Counter, State, Ticket
from center_hub.core.plan import Plan

HIGHEST_NUMBER = 9999
"""Of a series in one day; a centre has at most 10,000 visitors over all series."""


class Occasion(Struct, frozen=True):
    """What a decision may need from the world, read by the hub before it asks."""

    wall: int
    """UTC milliseconds since 1970."""
    date: str
    """The date on the wall of the centre, YYYY-MM-DD."""
    token: str
    """128 fresh random bits as text, for a ticket that may be issued."""


class Granted(Struct, frozen=True):
    """The command is lawful: what happens, in order, and what the device is told."""

    events: tuple[AnyEvent, ...]
    outcome: AnyOutcome = Agreed()


Decision = Granted | Refused


def decide(state: State, command: AnyCommand, occasion: Occasion) -> Decision:
    """What follows from `command` in `state`.

    Returns:
        The events that must be written before anybody is told, or the reason why nothing happens.
    """
    match command:
        case OpenDay():
            return _open_day(state, occasion)
        case CloseDay():
            return _close_day(state)
        case IssueTicket():
            return _issue(state, command, occasion)
        case CancelTicket():
            return _cancel(state, command)
        case OpenCounter() | PauseCounter() | CloseCounter():
            return _counter_now(state, command)
        case CallNext() | Recall() | StartService() | FinishService() | MarkNoShow() | TransferTicket():
            return _at_counter(state, command)
        case _:
            assert_never(command)


def adopt(state: State, plan: Plan) -> Decision:
    """Work by `plan` from now on; nothing happens if it is the plan already.

    Refused while the plan would drop a counter with a ticket in hand or a service somebody waits for.
    """
    if plan == state.plan:
        return Granted(events=())
    if state.day is not None:
        homeless = _homeless(state, plan)
        if homeless:
            note = f"the configuration no longer has {homeless}, which is in use: close the day first"
            return Refused(reason=Reason.TICKETS_IN_HAND, note=note)
    return Granted(events=(PlanAdopted(plan=plan),))


def _homeless(state: State, plan: Plan) -> str:
    busy = sorted(key for key, at in state.counters.items() if at.in_hand and key not in plan.counter)
    awaited = sorted(key for key, queue in state.queues.items() if queue and key not in plan.service)
    return ", ".join(busy + awaited)


def _open_day(state: State, occasion: Occasion) -> Decision:
    if state.day is not None:
        return Refused(reason=Reason.DAY_ALREADY_OPEN)
    return Granted(events=(DayOpened(day=state.last_day + 1, date=occasion.date),))


def _close_day(state: State) -> Decision:
    if state.day is None:
        return Refused(reason=Reason.DAY_NOT_OPEN)
    busy = [at.id for at in state.plan.counters if state.counters[at.id].in_hand is not None]
    if busy:
        return Refused(reason=Reason.TICKETS_IN_HAND, note=", ".join(busy))
    waiting = sorted(
        (state.tickets[key] for queue in state.queues.values() for key in queue),
        key=lambda ticket: ticket.queued_order,
    )
    cancelled = (TicketCancelled(ticket=ticket.id, reason=CancelReason.DAY_CLOSED) for ticket in waiting)
    return Granted(events=(*cancelled, DayClosed(day=state.day.ordinal)))


def _issue(state: State, command: IssueTicket, occasion: Occasion) -> Decision:
    service = state.plan.service.get(command.service)
    if service is None:
        return Refused(reason=Reason.UNKNOWN_SERVICE, note=command.service)
    if state.day is None:
        return Refused(reason=Reason.DAY_NOT_OPEN)
    if service.id not in state.plan.served_services:
        return Refused(reason=Reason.NOBODY_SERVES_THIS, note=service.id)
    number = state.last_number.get(service.series, 0) + 1
    if number > HIGHEST_NUMBER:
        return Refused(reason=Reason.SERIES_EXHAUSTED, note=service.series)
    event = TicketIssued(
        ticket=ticket_id(state.day.ordinal, service.series, number),
        series=service.series,
        number=number,
        service=service.id,
        language=command.language,
        token=occasion.token,
    )
    return Granted(events=(event,), outcome=_paper(event, state.ahead(service.id), occasion))


def _paper(event: TicketIssued, ahead: int, occasion: Occasion) -> Issued:
    return Issued(
        ticket=event.ticket,
        series=event.series,
        number=event.number,
        service=event.service,
        language=event.language,
        ahead=ahead,
        token=event.token,
        issued_at=occasion.wall,
    )


def _cancel(state: State, command: CancelTicket) -> Decision:
    ticket = state.tickets.get(command.ticket)
    if ticket is None or state.day is None:
        return Refused(reason=Reason.UNKNOWN_TICKET, note=command.ticket)
    if ticket.state is not LegState.WAITING:
        return Refused(reason=Reason.WRONG_STATE, note=ticket.state)
    return Granted(events=(TicketCancelled(ticket=ticket.id, reason=CancelReason.ASKED),))


def _counter_now(state: State, command: OpenCounter | PauseCounter | CloseCounter) -> Decision:
    counter = state.counters.get(command.counter)
    if counter is None:
        return Refused(reason=Reason.UNKNOWN_COUNTER, note=command.counter)
    if not isinstance(command, OpenCounter):
        return _leave(counter, command)
    if counter.state is CounterState.OPEN:
        return Refused(reason=Reason.COUNTER_ALREADY_OPEN)
    return Granted(events=(CounterOpened(counter=counter.id),))


def _leave(counter: Counter, command: PauseCounter | CloseCounter) -> Decision:
    if counter.in_hand is not None:
        return Refused(reason=Reason.TICKET_IN_HAND, note=counter.in_hand)
    if counter.state is CounterState.CLOSED:
        return Refused(reason=Reason.COUNTER_NOT_OPEN)
    if isinstance(command, CloseCounter):
        return Granted(events=(CounterClosed(counter=counter.id),))
    if counter.state is CounterState.PAUSED:
        return Refused(reason=Reason.COUNTER_PAUSED)
    return Granted(events=(CounterPaused(counter=counter.id),))


AtCounter = CallNext | Recall | StartService | FinishService | MarkNoShow | TransferTicket


def _at_counter(state: State, command: AtCounter) -> Decision:
    counter = state.counters.get(command.counter)
    if counter is None:
        return Refused(reason=Reason.UNKNOWN_COUNTER, note=command.counter)
    if state.day is None:
        return Refused(reason=Reason.DAY_NOT_OPEN)
    if isinstance(command, CallNext):
        return _call_next(state, command)
    ticket = state.in_hand_at(counter.id)
    if ticket is None:
        return Refused(reason=Reason.NO_TICKET_IN_HAND)
    if ticket.id != command.ticket:
        return Refused(reason=Reason.STALE_EXPECTATION, note=ticket.id)
    return _with_ticket(state, command, ticket)


def _call_next(state: State, command: CallNext) -> Decision:
    counter = state.counters[command.counter]
    if counter.in_hand != command.expect:
        return Refused(reason=Reason.STALE_EXPECTATION, note=counter.in_hand or "none")
    if counter.state is CounterState.PAUSED:
        return Refused(reason=Reason.COUNTER_PAUSED)
    if counter.state is CounterState.CLOSED:
        return Refused(reason=Reason.COUNTER_NOT_OPEN)
    held = state.in_hand_at(counter.id)
    if held is not None and held.state is not LegState.SERVING:
        return Refused(reason=Reason.TICKET_IN_HAND, note=held.id)
    called = next_ticket(state, counter.id)
    finished = () if held is None else (ServiceFinished(ticket=held.id, counter=counter.id),)
    calls = () if called is None else (TicketCalled(ticket=called, counter=counter.id),)
    return Granted(events=(*finished, *calls), outcome=Called(ticket=called))


def _with_ticket(
    state: State, command: Recall | StartService | FinishService | MarkNoShow | TransferTicket, ticket: Ticket
) -> Decision:
    needed = LegState.CALLED if isinstance(command, Recall | StartService | MarkNoShow) else LegState.SERVING
    if ticket.state is not needed:
        return Refused(reason=Reason.WRONG_STATE, note=ticket.state)
    match command:
        case Recall():
            event: AnyEvent = TicketRecalled(ticket=ticket.id, counter=command.counter)
        case StartService():
            event = ServiceStarted(ticket=ticket.id, counter=command.counter)
        case FinishService():
            event = ServiceFinished(ticket=ticket.id, counter=command.counter)
        case MarkNoShow():
            event = TicketNotShown(ticket=ticket.id, counter=command.counter)
        case TransferTicket():
            return _transfer(state, command)
        case _:
            assert_never(command)
    return Granted(events=(event,))


def _transfer(state: State, command: TransferTicket) -> Decision:
    if command.service not in state.plan.service:
        return Refused(reason=Reason.UNKNOWN_SERVICE, note=command.service)
    if command.service not in state.plan.served_services:
        return Refused(reason=Reason.NOBODY_SERVES_THIS, note=command.service)
    event = TicketTransferred(ticket=command.ticket, counter=command.counter, service=command.service)
    return Granted(events=(event,))
