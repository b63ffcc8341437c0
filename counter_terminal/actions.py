"""What an operator may do now, read off the counter's document, and the command that does it.

Owns the one table of lawful actions as the screen offers them; the hub has the last word. Must not know words
on the screen, keys or time.
"""

import enum
from typing import assert_never

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CloseCounter,
    FinishService,
    MarkNoShow,
    OpenCounter,
    PauseCounter,
    Recall,
    StartService,
    TransferTicket,
)
from center_hub.contract.documents import CounterDocument
from center_hub.contract.words import CounterState, LegState


class Action(enum.StrEnum):
    """One thing an operator can do; the value names its intent and its sentence `counter.<value>`."""

    OPEN = "open"
    RESUME = "resume"
    CALL_NEXT = "call_next"
    START = "start"
    FINISH_AND_CALL_NEXT = "finish_and_call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    FINISH = "finish"
    PAUSE = "pause"
    CLOSE = "close"


SECONDARY = (Action.RECALL, Action.NO_SHOW, Action.TRANSFER, Action.FINISH, Action.PAUSE, Action.CLOSE)
"""The small buttons, in the order of their keys."""

_WITH_TICKET = {
    LegState.CALLED: frozenset({Action.RECALL, Action.NO_SHOW}),
    LegState.SERVING: frozenset({Action.TRANSFER, Action.FINISH}),
}
_WITHOUT_TICKET = {
    CounterState.CLOSED: frozenset[Action](),
    CounterState.OPEN: frozenset({Action.PAUSE, Action.CLOSE}),
    CounterState.PAUSED: frozenset({Action.CLOSE}),
}


def next_action(counter: CounterDocument) -> Action:
    """The one obvious next thing at a counter in this state."""
    if counter.in_hand is not None:
        called = counter.in_hand.state is LegState.CALLED
        return Action.START if called else Action.FINISH_AND_CALL_NEXT
    match counter.state:
        case CounterState.CLOSED:
            return Action.OPEN
        case CounterState.PAUSED:
            return Action.RESUME
        case CounterState.OPEN:
            return Action.CALL_NEXT
        case _:
            assert_never(counter.state)


def lawful(counter: CounterDocument) -> frozenset[Action]:
    """Those of `SECONDARY` that the rules allow at a counter in this state."""
    if counter.in_hand is not None:
        return _WITH_TICKET.get(counter.in_hand.state, frozenset())
    return _WITHOUT_TICKET[counter.state]


def command_of(action: Action, counter: CounterDocument, service: str = "") -> AnyCommand | None:
    """The command that carries `action` out, or None where it needs a ticket and there is none.

    Args:
        action: what the operator asked for.
        counter: the state the operator saw; its ticket is the one the command names.
        service: where a transfer goes; nothing else looks at it.
    """
    at, held = counter.counter, counter.in_hand
    match action:
        case Action.OPEN | Action.RESUME:
            return OpenCounter(counter=at)
        case Action.CALL_NEXT | Action.FINISH_AND_CALL_NEXT:
            return CallNext(counter=at, expect=None if held is None else held.ticket)
        case Action.PAUSE:
            return PauseCounter(counter=at)
        case Action.CLOSE:
            return CloseCounter(counter=at)
        case Action.RECALL | Action.NO_SHOW | Action.START | Action.FINISH | Action.TRANSFER:
            return None if held is None else _with_ticket(action, at, held.ticket, service)
        case _:
            assert_never(action)


def _with_ticket(action: Action, at: str, ticket: str, service: str) -> AnyCommand | None:
    match action:
        case Action.RECALL:
            return Recall(counter=at, ticket=ticket)
        case Action.NO_SHOW:
            return MarkNoShow(counter=at, ticket=ticket)
        case Action.START:
            return StartService(counter=at, ticket=ticket)
        case Action.FINISH:
            return FinishService(counter=at, ticket=ticket)
        case _:
            return TransferTicket(counter=at, ticket=ticket, service=service) if service else None
