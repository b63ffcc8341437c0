"""What an operator may do now, which of it is large, which small, and the command that does it.

Owns the choice of actions; which acts a ticket allows is read off the one table of transitions, and the hub
has the last word. Must not know words on the screen, keys or time.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import assert_never

from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CloseCounter,
    FinishService,
    MarkNoShow,
    OpenCounter,
    ParkTicket,
    PauseCounter,
    Recall,
    SignOut,
    StartService,
    StoreNext,
)
from center_hub.contract.transitions import Act
from center_hub.contract.words import CounterState
from counter_terminal.situation import Situation


class Action(enum.StrEnum):
    """One thing an operator can do; the value names its intent and its sentence `counter.<value>`."""

    OPEN = "open"
    RESUME = "resume"
    CALL_NEXT = "call_next"
    START = "start"
    FINISH_AND_CALL_NEXT = "finish_and_call_next"
    FINISH_AND_PAUSE = "finish_and_pause"
    FINISH_AND_CLOSE = "finish_and_close"
    PARK = "park"
    RECALL = "recall"
    NO_SHOW = "no_show"
    TRANSFER = "transfer"
    FINISH = "finish"
    PARKED = "parked"
    STORE_NEXT = "store_next"
    STORE_NO_MORE = "store_no_more"
    BY_NUMBER = "by_number"
    WITHOUT_TICKET = "without_ticket"
    PAUSE = "pause"
    PAUSE_AFTER = "pause_after"
    CLOSE = "close"
    CLOSE_AFTER = "close_after"
    STAY = "stay"
    """Neither break nor closing after this ticket."""
    PROFILE = "profile"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"


_WITH_TICKET: Mapping[Action, Act] = {
    Action.START: Act.START,
    Action.PARK: Act.PARK,
    Action.RECALL: Act.RECALL,
    Action.NO_SHOW: Act.NO_SHOW,
    Action.TRANSFER: Act.TRANSFER,
    Action.FINISH: Act.FINISH,
}
"""The act of the table of transitions that each action is."""


def next_action(s: Situation) -> Action:
    """The one obvious next thing at a counter in this situation."""
    if s.held is not None:
        return _next_with_ticket(s)
    if s.nobody_signed_in:
        return Action.SIGN_IN
    match s.document.state:
        case CounterState.CLOSED:
            return Action.OPEN
        case CounterState.PAUSED:
            return Action.RESUME
        case CounterState.OPEN:
            return Action.CALL_NEXT
        case _:
            assert_never(s.document.state)


def _next_with_ticket(s: Situation) -> Action:
    if s.called_in_vain:
        return Action.NO_SHOW
    if Act.START in s.acts:
        return Action.START
    match s.document.then:
        case CounterState.PAUSED:
            return Action.FINISH_AND_PAUSE
        case CounterState.CLOSED:
            return Action.FINISH_AND_CLOSE
        case _:
            return Action.FINISH_AND_CALL_NEXT


def lawful(s: Situation) -> frozenset[Action]:
    """The small actions that the rules allow now."""
    found = frozenset((*_ticket_actions(s), *_leaving(s), *_idle_actions(s), *_desk_actions(s)))
    return found - {next_action(s)}


def row(s: Situation) -> tuple[Action, ...]:
    """The small buttons, lawful now or not, each always at its place."""
    if s.held is not None:
        instead = Action.START if s.called_in_vain else Action.NO_SHOW
        leave = Action.STAY if s.document.then else Action.PAUSE_AFTER
        return (Action.PARK, Action.RECALL, instead, Action.TRANSFER, Action.FINISH, leave)
    store = Action.STORE_NO_MORE if s.document.storing else Action.STORE_NEXT
    past_the_line = (Action.BY_NUMBER, Action.WITHOUT_TICKET) if s.may_pass_the_line else ()
    return (Action.PARKED, store, *past_the_line, Action.PAUSE, Action.CLOSE)


def further(s: Situation) -> tuple[Action, ...]:
    """What else is lawful now and has no button in the row."""
    here, allowed = row(s), lawful(s)
    return tuple(action for action in Action if action in allowed and action not in here)


def _ticket_actions(s: Situation) -> Iterator[Action]:
    held = s.held
    if held is None:
        return
    refused = {
        Action.RECALL: held.recalls_left == 0 or s.recall_wait_ms > 0,
        Action.PARK: not held.may_park,
    }
    for action, act in _WITH_TICKET.items():
        if act in s.acts and not refused.get(action, False):
            yield action


def _leaving(s: Situation) -> Iterator[Action]:
    """A break or the end of work, now or after the ticket in hand."""
    state, then = s.document.state, s.document.then
    if s.held is None:
        if state is not CounterState.CLOSED:
            yield Action.CLOSE
        if state is CounterState.OPEN:
            yield Action.PAUSE
        return
    if then is not None:
        yield Action.STAY
    if then is not CounterState.PAUSED:
        yield Action.PAUSE_AFTER
    if then is not CounterState.CLOSED:
        yield Action.CLOSE_AFTER


def _idle_actions(s: Situation) -> Iterator[Action]:
    if not s.idle or s.nobody_signed_in:
        return
    yield Action.STORE_NO_MORE if s.document.storing else Action.STORE_NEXT
    if s.document.parked:
        yield Action.PARKED
    if s.may_pass_the_line:
        yield Action.BY_NUMBER
        yield Action.WITHOUT_TICKET


def _desk_actions(s: Situation) -> Iterator[Action]:
    if s.counter.profiles:
        yield Action.PROFILE
    if s.centre.operators:
        yield Action.SIGN_IN
    working = s.held is not None or (s.centre.rules.calling.sign_in_needed and s.idle)
    if s.document.operator is not None and not working:
        yield Action.SIGN_OUT


_AT_THE_COUNTER: Mapping[Action, Callable[[str], AnyCommand]] = {
    Action.OPEN: OpenCounter,
    Action.RESUME: OpenCounter,
    Action.STAY: OpenCounter,
    Action.PAUSE: PauseCounter,
    Action.PAUSE_AFTER: PauseCounter,
    Action.CLOSE: CloseCounter,
    Action.CLOSE_AFTER: CloseCounter,
    Action.STORE_NEXT: partial(StoreNext, wanted=True),
    Action.STORE_NO_MORE: partial(StoreNext, wanted=False),
    Action.SIGN_OUT: SignOut,
    Action.CALL_NEXT: partial(CallNext, expect=None),
}
_OF_THE_TICKET: Mapping[Action, Callable[[str, str], AnyCommand]] = {
    Action.RECALL: Recall,
    Action.NO_SHOW: MarkNoShow,
    Action.START: StartService,
    Action.PARK: ParkTicket,
}


def command_of(action: Action, s: Situation) -> AnyCommand | None:
    """The command that carries `action` out in one press, about the ticket that the operator saw.

    None where it needs a ticket and there is none, or where more must be said first (`dialogues`).
    """
    at, held = s.document.counter, s.held
    if action in _AT_THE_COUNTER:
        return _AT_THE_COUNTER[action](at)
    if held is None:
        return None
    if action in _OF_THE_TICKET:
        return _OF_THE_TICKET[action](at, held.ticket)
    return finishing(action, at, held.ticket)


FINISHING = frozenset(
    {Action.FINISH, Action.FINISH_AND_CALL_NEXT, Action.FINISH_AND_PAUSE, Action.FINISH_AND_CLOSE}
)
"""What ends the service in hand."""


def finishing(
    action: Action, at: str, ticket: str, outcome: str | None = None, note: str = ""
) -> AnyCommand | None:
    """The command of one of `FINISHING`, with how the service ended; None for any other action.

    A counter that leaves after this ticket leaves when the hub hears that it is finished.
    """
    if action is Action.FINISH_AND_CALL_NEXT:
        return CallNext(counter=at, expect=ticket, outcome=outcome, note=note)
    if action in FINISHING:
        return FinishService(counter=at, ticket=ticket, outcome=outcome, note=note)
    return None
