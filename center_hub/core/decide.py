"""What follows from a command, or from the mere passing of time. Pure.

Owns how the rules are asked: the one that a command belongs to, then all of them for what follows. A refusal
is a value; nothing here raises for something a person can do. Who may give a command at all is settled before
(`center_hub.contract.access`).
"""

from typing import NamedTuple

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import AnyOutcome, Refused
from center_hub.core.decision import Occasion, Outlook
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.core.plan import Plan
from center_hub.core.rules import RULES
from center_hub.core.rules.configuration import adopting

_DECIDES = {command: decide for rule in RULES for command, decide in rule.decides.items()}
_FOLLOWS = tuple(follow for rule in RULES for follow in rule.follows)
_LAPSES = tuple(lapse for rule in RULES for lapse in rule.lapses)


class Decided(NamedTuple):
    """What the device is told, what must be written before, and the state after it."""

    outcome: AnyOutcome
    events: tuple[AnyEvent, ...]
    state: State


def decide(state: State, command: AnyCommand, occasion: Occasion) -> Decided:
    """What follows from `command` in `state`; a refusal as a rule has no events and the state as it was."""
    decision = _DECIDES[type(command)](state, command, occasion)
    if isinstance(decision, Refused):
        return Decided(decision, (), state)
    events, after = _with_what_follows(state, decision.events, occasion)
    if decision.then is None:
        return Decided(decision.outcome, events, after)
    last = decision.then(after)
    more, after = _with_what_follows(after, last.events, occasion)
    return Decided(last.outcome, (*events, *more), after)


def lapsed(state: State, occasion: Occasion) -> Outlook:
    """What time has brought about by now without anybody asking; to be asked again until it is nothing."""
    for lapse in _LAPSES:
        events = lapse(state, occasion)
        if events:
            return _with_what_follows(state, events, occasion)
    return Outlook((), state)


def adopt(state: State, plan: Plan, occasion: Occasion) -> Outlook | Refused:
    """Work by `plan` from now on; nothing happens if it is the plan already.

    Refused while the plan would drop a counter with a ticket in hand or a service somebody waits for.
    """
    decision = adopting(state, plan)
    if isinstance(decision, Refused):
        return decision
    return _with_what_follows(state, decision.events, occasion)


def _with_what_follows(state: State, events: tuple[AnyEvent, ...], occasion: Occasion) -> Outlook:
    """`events` and all that happens because of them, in order."""
    settled: tuple[AnyEvent, ...] = ()
    while events:
        state = _folded(state, events, occasion.now)
        settled += events
        events = next((more for follow in _FOLLOWS if (more := follow(state, settled, occasion))), ())
    return Outlook(settled, state)


def _folded(state: State, events: tuple[AnyEvent, ...], now: Moment) -> State:
    for event in events:
        state = evolve(state, Recorded(state.sequence + 1, now, event))
    return state
