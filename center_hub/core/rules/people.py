"""Who sits at a counter: operators sign in with a PIN and out again, several in a day.

Owns who is on duty where, and the pause after too many wrong PINs. Whether a PIN is right is told from
outside: a PIN comes near no state and no journal.
"""

from msgspec.structs import replace

from center_hub.contract.commands import SignIn, SignOut
from center_hub.contract.replies import Reason, Refused
from center_hub.contract.words import CounterState
from center_hub.core.changes import put
from center_hub.core.decision import Decision, Granted, Occasion, Rule, refused
from center_hub.core.events import OperatorSignedIn, OperatorSignedOut, Recorded, SignInFailed
from center_hub.core.model import Counter, State

WRONG_PINS = 5
"""In a row at one counter; then it waits."""
PIN_PAUSE_MS = 60_000


def sign_in(state: State, command: SignIn, occasion: Occasion) -> Decision:
    """Works here from now on; whoever did before is signed out."""
    counter = state.counters.get(command.counter)
    if counter is None:
        return refused(Reason.UNKNOWN_COUNTER, command.counter)
    left_ms = _locked_for(counter, occasion.now.steady)
    if left_ms > 0:
        return refused(Reason.PIN_LOCKED, at=occasion.clock(state) + left_ms)
    operator = state.plan.operator.get(command.operator)
    if operator is None or not occasion.pin_right:
        # The same answer for an unknown name and a wrong PIN: nobody learns which names there are.
        failed = SignInFailed(counter=counter.id)
        return Granted(events=(failed,), outcome=Refused(reason=Reason.WRONG_PIN))
    signed_in = OperatorSignedIn(counter=counter.id, operator=operator.id, role=operator.role)
    return Granted(events=(signed_in,))


def _locked_for(counter: Counter, steady: int) -> int:
    if counter.wrong_pin_at is None or counter.wrong_pins < WRONG_PINS:
        return 0
    return counter.wrong_pin_at + PIN_PAUSE_MS - steady


def sign_out(state: State, command: SignOut, _occasion: Occasion) -> Decision:
    """Nobody works here; not before the counter has stopped calling."""
    counter = state.counters.get(command.counter)
    if counter is None:
        return refused(Reason.UNKNOWN_COUNTER, command.counter)
    if counter.operator is None:
        return refused(Reason.NOBODY_SIGNED_IN)
    if counter.in_hand is not None:
        return refused(Reason.TICKET_IN_HAND, counter.in_hand)
    if counter.state is CounterState.OPEN and state.plan.rules.calling.sign_in_needed:
        return refused(Reason.COUNTER_ALREADY_OPEN, "pause or close it first")
    return Granted(events=(OperatorSignedOut(counter=counter.id),))


def _signed_in(state: State, event: OperatorSignedIn, _recorded: Recorded) -> State:
    at = state.counters[event.counter]
    on_duty = replace(at, operator=event.operator, operator_role=event.role, wrong_pins=0, wrong_pin_at=None)
    return replace(state, counters=put(state.counters, at.id, on_duty))


def _signed_out(state: State, event: OperatorSignedOut, _recorded: Recorded) -> State:
    nobody = replace(state.counters[event.counter], operator=None, operator_role=None)
    return replace(state, counters=put(state.counters, event.counter, nobody))


def _failed(state: State, event: SignInFailed, recorded: Recorded) -> State:
    """Wrong PINs a pause apart begin a new count."""
    at = state.counters[event.counter]
    now = recorded.moment.steady
    in_a_row = at.wrong_pin_at is not None and now - at.wrong_pin_at < PIN_PAUSE_MS
    wrong = replace(at, wrong_pins=at.wrong_pins + 1 if in_a_row else 1, wrong_pin_at=now)
    return replace(state, counters=put(state.counters, at.id, wrong))


RULE = Rule(
    decides={SignIn: sign_in, SignOut: sign_out},
    folds={OperatorSignedIn: _signed_in, OperatorSignedOut: _signed_out, SignInFailed: _failed},
)
