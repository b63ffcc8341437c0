"""The service day: opened and closed by hand or by schedule, never by midnight; and its clock.

Owns what a day leaves to the next one: those who still wait expire or are carried over, never both, and a
ticket of one day is never mistaken for one of another. A day's clock runs from its opening and follows no
step of the clock on the wall until somebody says that the wall is right.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from collections.abc import Callable, Iterator

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.commands import CloseDay, OpenDay, TrustClock
from center_hub.contract.replies import Reason
from center_hub.contract.transitions import ENDS
from center_hub.contract.words import CounterState, LegState
from center_hub.core.changes import Unlawful
from center_hub.core.decision import DaySchedule, Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import (
    AnyEvent,
    AppointmentCancelled,
    CancelReason,
    ClockStepped,
    ClockTrusted,
    CounterClosed,
    DayClosed,
    DayOpened,
    Recorded,
    TicketCancelled,
    TicketCarried,
    TicketNotShown,
)
from center_hub.core.line import Line
from center_hub.core.model import BookingState, Counter, Day, State, Ticket
from center_hub.core.rules.appointments import over
from center_hub.core.rules.finishing import ended
from center_hub.core.rules.no_show import returned
from center_hub.core.rules.parking import unparked

STEP_MS = 2_000
"""A smaller difference between two clocks is drift, not a step."""


def open_day(state: State, _command: OpenDay, occasion: Occasion) -> Decision:
    """By hand, at any time. Within the centre's hours the day ends with them, else when somebody ends it."""
    if state.day is not None:
        return refused(Reason.DAY_ALREADY_OPEN)
    return Granted(events=(_opening(state, occasion.schedule, occasion.date),))


def _opening(state: State, schedule: DaySchedule | None, date: str) -> DayOpened:
    ordinal = state.last_day + 1
    if schedule is None:
        return DayOpened(day=ordinal, date=date)
    return DayOpened(
        day=ordinal,
        date=schedule.date,
        closes=schedule.closes,
        hours=schedule.hours,
        staffed=schedule.staffed,
    )


def close_day(state: State, _command: CloseDay, occasion: Occasion) -> Decision:
    """By hand, once no counter has a ticket in hand."""
    if state.day is None:
        return refused(Reason.DAY_NOT_OPEN)
    busy = [at.id for at in state.plan.counters if state.counters[at.id].in_hand is not None]
    if busy:
        return refused(Reason.TICKETS_IN_HAND, ", ".join(busy))
    return Granted(
        events=_counters_closed(state), then=lambda after: Granted(events=_ending(after, occasion))
    )


def trust_clock(state: State, _command: TrustClock, occasion: Occasion) -> Decision:
    """The clock on the wall is right: the day goes by it."""
    if state.day is None:
        return refused(Reason.DAY_NOT_OPEN)
    by = occasion.now.wall - state.day.clock(occasion.now.steady)
    return Granted(events=(ClockTrusted(by=by),)) if by else refused(Reason.ALREADY_SO)


def _counters_closed(state: State) -> tuple[AnyEvent, ...]:
    """Nobody sits at a counter over night, and nobody carried over waits for one."""
    return tuple(
        CounterClosed(counter=planned.id)
        for planned in state.plan.counters
        if state.counters[planned.id].state is not CounterState.CLOSED
    )


def _ending(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    """What becomes of those left over, and the end of the day."""
    return (
        *_left_over(state),
        *_missed_appointments(state, occasion.clock(state)),
        DayClosed(day=state.last_day),
    )


def _left_over(state: State) -> Iterator[AnyEvent]:
    carry = state.plan.rules.day.left_over == "carry"
    for ticket in sorted(waiting_or_parked(state), key=lambda one: one.queued_order):
        if not carry:
            yield TicketCancelled(ticket=ticket.id, reason=CancelReason.DAY_CLOSED)
            continue
        if ticket.state is LegState.PARKED:
            yield unparked(state, ticket, by_time=True)
        yield TicketCarried(ticket=ticket.id)


def waiting_or_parked(state: State) -> Iterator[Ticket]:
    """All who still want to be served and are at no counter, in no order."""
    for queue in state.queues.values():
        yield from (state.tickets[one] for one in queue.everybody())
    yield from (state.tickets[one] for _, one in state.parked)


def _missed_appointments(state: State, clock: int) -> Iterator[AnyEvent]:
    for (slot, _, _), code in state.agenda:
        if slot > clock:
            return
        yield AppointmentCancelled(code=code, reason=CancelReason.DAY_CLOSED)


def _by_schedule(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    """The hours begin: a day opens, once for each date. They end: it closes when everybody is served.

    Or when the centre's longest patience after closing time is over.
    """
    rules = state.plan.rules.day
    if state.day is None:
        return _begun(state, occasion) if rules.opens == "by_schedule" else ()
    closes = state.day.closes
    over_ms = -1 if closes is None else occasion.clock(state) - closes
    if rules.closes == "by_hand" or over_ms < 0:
        return ()
    if over_ms >= rules.closes_at_latest_s * 1000:
        # One after the other, for each may lead to more: this is asked again until nothing is left to do.
        return tuple(_hands_emptied(state)) or _counters_closed(state) or _ending(state, occasion)
    busy = any(at.in_hand for at in state.counters.values()) or next(waiting_or_parked(state), None)
    return () if busy else _counters_closed(state) or _ending(state, occasion)


def _begun(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    schedule = occasion.schedule
    if schedule is None or schedule.opens > occasion.now.wall or schedule.date == state.last_scheduled:
        return ()
    return (_opening(state, schedule, occasion.date),)


def _hands_emptied(state: State) -> Iterator[AnyEvent]:
    """What somebody forgot to finish before going home. Nobody who is carried over loses by it."""
    for planned in state.plan.counters:
        ticket = state.in_hand_at(planned.id)
        if ticket is None:
            continue
        if ticket.state is LegState.SERVING:
            yield from ended(state, ticket)
            continue
        yield TicketNotShown(ticket=ticket.id, counter=planned.id)
        if state.plan.rules.day.left_over == "carry":
            yield returned(state, ticket)


def _clock_stepped(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    """The clock on the wall was set: that is written down, and changes nothing else."""
    if state.day is None:
        return ()
    by = occasion.now.wall - state.day.clock(occasion.now.steady)
    return (ClockStepped(by=by),) if abs(by - state.day.noted_step) > STEP_MS else ()


def _opened(state: State, event: DayOpened, recorded: Recorded) -> State:
    """A fresh day: numbers from 1, nothing on the boards, only those waiting who were carried over."""
    if state.day is not None:
        message = f"day {event.day} opened in day {state.day.ordinal}"
        raise Unlawful(message)
    carried = {ticket.id: ticket for ticket in waiting_or_parked(state)}
    day = Day(
        ordinal=event.day,
        date=event.date,
        wall=recorded.moment.wall,
        steady=recorded.moment.steady,
        closes=event.closes,
        hours=event.hours,
        staffed=event.staffed,
    )
    return replace(
        state,
        day=day,
        last_day=event.day,
        last_scheduled=state.last_scheduled if event.closes is None else event.date,
        last_number=HashTrieMap(),
        tickets=HashTrieMap(carried),
        tokens=HashTrieMap({one.token: one.id for one in carried.values()}),
        carried=HashTrieMap({one.shown: one.id for one in carried.values()}),
        calls=HashTrieMap(),
        moves=HashTrieMap(),
        issued=HashTrieMap(),
        persons=HashTrieMap(),
        counters=_each(state.counters, lambda at: replace(at, served=0, just_served=None)),
    )


def _closed(state: State, event: DayClosed, recorded: Recorded) -> State:
    """Nobody is signed in over night; appointments that nobody could import again are forgotten."""
    if state.day is None or state.day.ordinal != event.day:
        message = f"day {event.day} closed while it was not open"
        raise Unlawful(message)
    clock = state.clock(recorded.moment.steady, recorded.moment.wall)
    carried = {ticket.id for ticket in waiting_or_parked(state)}
    to_come = {
        code: one
        for code, one in state.bookings.items()
        if one.ticket in carried or not over(state, one.slot, clock)
    }
    return replace(
        state,
        day=None,
        storing=(),
        counters=_each(
            state.counters, lambda at: replace(at, operator=None, operator_role=None, then=None, parked=())
        ),
        bookings=HashTrieMap(to_come),
        agenda=Line((one.rank, code) for code, one in to_come.items() if one.state is BookingState.OPEN),
    )


def _each(
    counters: HashTrieMap[str, Counter], change: Callable[[Counter], Counter]
) -> HashTrieMap[str, Counter]:
    return HashTrieMap({key: change(at) for key, at in counters.items()})


def _carried(state: State, event: TicketCarried, _recorded: Recorded) -> State:
    if state.tickets[event.ticket].state in ENDS:
        message = f"{event.ticket} has ended and cannot be carried over"
        raise Unlawful(message)
    return state


def _stepped(state: State, event: ClockStepped, _recorded: Recorded) -> State:
    return state if state.day is None else replace(state, day=replace(state.day, noted_step=event.by))


def _trusted(state: State, event: ClockTrusted, _recorded: Recorded) -> State:
    if state.day is None:
        message = "no day is open whose clock could be set"
        raise Unlawful(message)
    return replace(state, day=replace(state.day, wall=state.day.wall + event.by, noted_step=0))


RULE = Rule(
    decides={OpenDay: open_day, CloseDay: close_day, TrustClock: trust_clock},
    folds={
        DayOpened: _opened,
        DayClosed: _closed,
        TicketCarried: _carried,
        ClockStepped: _stepped,
        ClockTrusted: _trusted,
    },
    lapses=(_clock_stepped, _by_schedule),
)
