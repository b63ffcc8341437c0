"""A counter opens, pauses, closes, takes another profile, or waits for whoever comes next.

Owns the state of a counter apart from its ticket. Leaving with a ticket in hand is promised and kept: the
counter finishes this one and calls nobody after.
"""

from __future__ import annotations  # rpds maps take their parameters in type stubs only

from collections.abc import Iterable

from msgspec.structs import replace
from rpds import HashTrieMap

from center_hub.contract.commands import CloseCounter, OpenCounter, PauseCounter, StoreNext, SwitchProfile
from center_hub.contract.replies import Called, Reason, Refused
from center_hub.contract.words import CounterState, LegState, Why
from center_hub.core.changes import put
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.dispatch import takers
from center_hub.core.dispatch.orders import Choice
from center_hub.core.events import (
    AnyEvent,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    LeavePlanned,
    NextStored,
    PlanAdopted,
    ProfileSwitched,
    Recorded,
    TicketCalled,
    TicketTaken,
)
from center_hub.core.model import State
from center_hub.core.rules.calling import called_as, next_for
from center_hub.core.rules.preconditions import counter_that_calls
from center_hub.core.staffing import staffing


def open_(state: State, command: OpenCounter, _occasion: Occasion) -> Decision:
    """Open; or stay open after all, where a pause was to come."""
    counter = state.counters.get(command.counter)
    if counter is None:
        return refused(Reason.UNKNOWN_COUNTER, command.counter)
    if state.plan.rules.calling.sign_in_needed and counter.operator is None:
        return refused(Reason.NOBODY_SIGNED_IN)
    if counter.then is not None:
        return Granted(events=(LeavePlanned(counter=counter.id, then=CounterState.OPEN),))
    if counter.state is CounterState.OPEN:
        return refused(Reason.COUNTER_ALREADY_OPEN)
    return Granted(events=(CounterOpened(counter=counter.id),))


def pause(state: State, command: PauseCounter, _occasion: Occasion) -> Decision:
    """No further ticket for a while."""
    return _leave(state, command.counter, CounterState.PAUSED)


def close(state: State, command: CloseCounter, _occasion: Occasion) -> Decision:
    """No further ticket."""
    return _leave(state, command.counter, CounterState.CLOSED)


def _leave(state: State, counter_id: str, then: CounterState) -> Decision:
    counter = state.counters.get(counter_id)
    if counter is None:
        return refused(Reason.UNKNOWN_COUNTER, counter_id)
    if counter.in_hand is not None:
        if counter.then is then:
            return refused(Reason.ALREADY_SO)
        return Granted(events=(LeavePlanned(counter=counter.id, then=then),))
    if counter.state is CounterState.CLOSED:
        return refused(Reason.COUNTER_NOT_OPEN)
    if counter.state is then:
        return refused(Reason.COUNTER_PAUSED)
    return Granted(events=(_left(counter.id, then),))


def _left(counter: str, then: CounterState) -> CounterPaused | CounterClosed:
    return CounterClosed(counter=counter) if then is CounterState.CLOSED else CounterPaused(counter=counter)


def _left_as_planned(after: State, events: tuple[AnyEvent, ...], _occasion: Occasion) -> tuple[AnyEvent, ...]:
    """A counter that was to leave after its ticket leaves when its hand is free."""
    touched = dict.fromkeys(counter for event in events if (counter := getattr(event, "counter", None)))
    counters = (at for one in touched if (at := after.counters.get(one)) is not None)
    return tuple(_left(at.id, at.then) for at in counters if at.then is not None and at.in_hand is None)


def switch(state: State, command: SwitchProfile, _occasion: Occasion) -> Decision:
    """Another set of services, of those that the centre allows at this counter."""
    counter = state.counters.get(command.counter)
    if counter is None:
        return refused(Reason.UNKNOWN_COUNTER, command.counter)
    planned = state.plan.counter[counter.id]
    if command.profile not in (planned.profile, *planned.profiles):
        return refused(Reason.UNKNOWN_PROFILE, command.profile)
    if command.profile == state.staffing.profile[counter.id]:
        return refused(Reason.ALREADY_SO)
    stranded = _left_without_counter(state, counter.id, command.profile)
    if stranded:
        return refused(Reason.LEAVES_SOMEBODY_WAITING, ", ".join(stranded))
    return Granted(events=(ProfileSwitched(counter=counter.id, profile=command.profile),))


def _left_without_counter(state: State, counter: str, profile: str) -> list[str]:
    """Services somebody waits for that no counter would take any more."""
    dropped = set(state.staffing.takes[counter]) - set(state.plan.profile[profile].services)
    return sorted(
        service
        for service in dropped
        if state.staffing.counters[service] == (counter,) and state.queue(service).size
    )


def store_next(state: State, command: StoreNext, occasion: Occasion) -> Decision:
    """Whoever comes next is called here at once; if somebody waits already, they are called now."""
    counter = counter_that_calls(state, command.counter, None)
    if isinstance(counter, Refused):
        return counter
    if command.wanted == (counter.id in state.storing):
        return refused(Reason.ALREADY_SO)
    if command.wanted:
        choice = next_for(state, counter.id, occasion)
        if choice is not None:
            call = called_as(state, choice, counter.id)
            return Granted(events=(call,), outcome=Called(ticket=choice.ticket))
    return Granted(events=(NextStored(counter=counter.id, wanted=command.wanted),))


def _next_has_come(after: State, events: tuple[AnyEvent, ...], occasion: Occasion) -> tuple[AnyEvent, ...]:
    """Somebody joined a line just now, or an idle counter takes other lines now: one calls at once.

    One call at a time: what follows is asked again until it is nothing.
    """
    if not after.storing:
        return ()
    tickets = (after.tickets.get(getattr(event, "ticket", "")) for event in events)
    joined = {one.place for one in tickets if one is not None and one.state is LegState.WAITING}
    switched = {event.counter for event in events if isinstance(event, ProfileSwitched)}
    anew = any(isinstance(event, PlanAdopted) for event in events)
    for counter in after.storing:
        if anew or counter in switched or not joined.isdisjoint(after.staffing.places[counter]):
            choice = next_for(after, counter, occasion)
            if choice is not None:
                return (_taken_by_the_best(after, choice, occasion),)
    return ()


def _taken_by_the_best(state: State, choice: Choice, occasion: Occasion) -> TicketCalled | TicketTaken:
    """The ticket that one idle counter could call comes to whichever idle counter should take it.

    That one may have somebody else to call before, whom the other cannot: they are called then.
    """
    waiting = state.tickets[choice.ticket]
    able = [one for one in state.storing if waiting.place in state.staffing.places[one]]
    best = takers(state, waiting, able, occasion.clock(state), occasion.foresight)[0]
    return called_as(state, next_for(state, best, occasion) or choice, best, Why.STORED_NEXT)


def _state_now(state: State, counter: str, now: CounterState) -> State:
    before = state.counters[counter]
    changed = replace(before, state=now, then=None)
    storing = state.storing if now is CounterState.OPEN else _without(state.storing, counter)
    by = (now is CounterState.OPEN) - (before.state is CounterState.OPEN)
    return replace(
        state,
        counters=put(state.counters, counter, changed),
        storing=storing,
        manned=_manned(state.manned, state.staffing.takes[counter], by),
    )


def _manned(manned: HashTrieMap[str, int], services: Iterable[str], by: int) -> HashTrieMap[str, int]:
    """With so many more open counters for `services`; none is written for a service that has none."""
    for service in services if by else ():
        many = manned.get(service, 0) + by
        manned = put(manned, service, many) if many else manned.remove(service)
    return manned


def _without(storing: tuple[str, ...], counter: str) -> tuple[str, ...]:
    return tuple(one for one in storing if one != counter)


def _opened(state: State, event: CounterOpened, _recorded: Recorded) -> State:
    return _state_now(state, event.counter, CounterState.OPEN)


def _paused(state: State, event: CounterPaused, _recorded: Recorded) -> State:
    return _state_now(state, event.counter, CounterState.PAUSED)


def _closed(state: State, event: CounterClosed, _recorded: Recorded) -> State:
    return _state_now(state, event.counter, CounterState.CLOSED)


def _leave_planned(state: State, event: LeavePlanned, _recorded: Recorded) -> State:
    then = None if event.then is CounterState.OPEN else event.then
    changed = replace(state.counters[event.counter], then=then)
    return replace(state, counters=put(state.counters, event.counter, changed))


def _switched(state: State, event: ProfileSwitched, _recorded: Recorded) -> State:
    changed = replace(state.counters[event.counter], profile=event.profile)
    return restaffed(replace(state, counters=put(state.counters, event.counter, changed)))


def restaffed(state: State) -> State:
    """With the staffing that follows from the plan and the profiles of the counters."""
    profiles = {counter.id: counter.profile for counter in state.counters.values()}
    staffed = staffing(state.plan, profiles)
    manned: HashTrieMap[str, int] = HashTrieMap()
    for counter in state.counters.values():
        manned = _manned(manned, staffed.takes[counter.id], counter.state is CounterState.OPEN)
    return replace(state, staffing=staffed, manned=manned)


def _stored(state: State, event: NextStored, _recorded: Recorded) -> State:
    others = _without(state.storing, event.counter)
    return replace(state, storing=(*others, event.counter) if event.wanted else others)


RULE = Rule(
    decides={
        OpenCounter: open_,
        PauseCounter: pause,
        CloseCounter: close,
        SwitchProfile: switch,
        StoreNext: store_next,
    },
    folds={
        CounterOpened: _opened,
        CounterPaused: _paused,
        CounterClosed: _closed,
        LeavePlanned: _leave_planned,
        ProfileSwitched: _switched,
        NextStored: _stored,
    },
    follows=(_left_as_planned, _next_has_come),
)
