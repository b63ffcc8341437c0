"""What a press on the keypad or pedal at the counter means, from what the operator sees.

Owns that rule. A keypad is pressed without looking at the screen, by a foot or a heavy hand, so its keys do
less than the screen's: `call_next` never ends anything for anybody. Must not know keys or wires.
"""

from typing import Final

from counter_terminal.actions import Action, lawful, next_action
from counter_terminal.situation import Situation
from counter_terminal.view import may_press_main
from hardware.keypad.port import AT_A_KIOSK, KeypadAction

ARRIVAL_MS: Final = 3_000
"""Nobody stands at the counter sooner after the call: a second press by then was the same impatient one."""
STALE_S: Final = 1.0
"""A press that reaches the flow later than this was meant for a screen that hung."""


def action_of_press(meant: KeypadAction, s: Situation) -> Action | None:
    """What the key does now; None where it does nothing.

    `call_next` presses the large button while that says "call next" or "start", and no other: it neither
    finishes a service nor says that somebody did not come. The other keys do what is written on them, where
    the screen would let the operator do it.
    """
    match meant:
        case KeypadAction.CALL_NEXT:
            return _going_on(s)
        case KeypadAction.RECALL:
            return _if_lawful(Action.RECALL, s)
        case KeypadAction.NO_SHOW:
            return _if_lawful(Action.NO_SHOW, s)
        case KeypadAction.FINISH:
            return _if_lawful(Action.FINISH, s)
        case _ if meant in AT_A_KIOSK:
            return None  # a kiosk's key; the device file of a counter may not name one
        case _:
            raise AssertionError(meant)


def _going_on(s: Situation) -> Action | None:
    action = next_action(s)
    if action is Action.START:
        arrived = s.held is not None and s.steady is not None and s.steady - s.held.called_since >= ARRIVAL_MS
        return action if arrived else None
    return action if action is Action.CALL_NEXT else None


def _if_lawful(action: Action, s: Situation) -> Action | None:
    if action is next_action(s):
        return action if may_press_main(s) else None
    return action if action in lawful(s) else None
