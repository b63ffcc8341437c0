"""What follows from a command, or from the mere passing of time. Pure.

Owns how the rules are asked: the one that a command belongs to, then all of them for what follows. A refusal
is a value; nothing here raises for something a person can do. Who may give a command at all is settled before
(`center_hub.contract.access`).
"""

from msgspec.structs import replace

from center_hub.contract.commands import AnyCommand
from center_hub.contract.replies import Refused
from center_hub.core.decision import DaySchedule, Decision, Granted, Occasion
from center_hub.core.events import AnyEvent, Moment, Recorded
from center_hub.core.evolve import evolve
from center_hub.core.model import State
from center_hub.core.rules import RULES
from center_hub.core.rules.configuration import adopt

__all__ = ["DaySchedule", "Decision", "Granted", "Occasion", "adopt", "decide", "lapsed"]

_DECIDES = {command: decide for rule in RULES for command, decide in rule.decides.items()}
_FOLLOWS = tuple(follow for rule in RULES for follow in rule.follows)
_LAPSES = tuple(lapse for rule in RULES for lapse in rule.lapses)


def decide(state: State, command: AnyCommand, occasion: Occasion) -> Decision:
    """What follows from `command` in `state`.

    Returns:
        The events that must be written before anybody is told, or the reason why nothing happens.
    """
    decision = _DECIDES[type(command)](state, command, occasion)
    if isinstance(decision, Refused) or not decision.events:
        return decision
    return replace(decision, events=_with_what_follows(state, decision.events, occasion))


def lapsed(state: State, occasion: Occasion) -> tuple[AnyEvent, ...]:
    """What time has brought about by now without anybody asking; to be asked again until it is nothing."""
    for lapse in _LAPSES:
        events = lapse(state, occasion)
        if events:
            return _with_what_follows(state, events, occasion)
    return ()


def _with_what_follows(
    state: State, events: tuple[AnyEvent, ...], occasion: Occasion
) -> tuple[AnyEvent, ...]:
    """`events` and all that happens because of them, in order."""
    settled: tuple[AnyEvent, ...] = ()
    while events:
        state = _folded(state, events, occasion.now)
        settled += events
        events = next((more for follow in _FOLLOWS if (more := follow(state, events, occasion))), ())
    return settled


def _folded(state: State, events: tuple[AnyEvent, ...], now: Moment) -> State:
    for event in events:
        state = evolve(state, Recorded(state.sequence + 1, now, event))
    return state
