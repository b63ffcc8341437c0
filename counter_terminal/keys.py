"""Which key of the keyboard does what.

Owns the one table of keys: the caps on the buttons and the presses are both read off it. A key does one thing
while somebody is at the counter and one while nobody is. Must not know Qt's names of keys.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from center_hub.contract.words import CounterState
from counter_terminal.actions import Action
from counter_terminal.situation import Situation

MAIN = "F5"
"""Shown on the large button; Enter and Space do the same."""
MORE = "F2"
HELP = "F1"
ASKS_FOR_HELP = frozenset({HELP, "?"})
"""Shows what every key does; shown again it is gone."""
STRIP = "F3"
"""From the large window to the strip above the other programs, and back."""
PRESSES_MAIN = frozenset({MAIN, "Enter", "Space"})
LEAVES = "Esc"
TURNS: Mapping[str, str] = {"PageDown": "next", "PageUp": "previous"}

KEYS: Mapping[Action, str] = {
    Action.PARK: "F4",
    Action.PARKED: "F4",
    Action.RECALL: "F6",
    Action.BY_NUMBER: "F6",
    Action.NO_SHOW: "F7",
    Action.TRANSFER: "F8",
    Action.FINISH: "F9",
    Action.PAUSE: "F10",
    Action.PAUSE_AFTER: "F10",
    Action.STORE_NEXT: "F11",
    Action.STORE_NO_MORE: "F11",
    Action.CLOSE: "F12",
    Action.CLOSE_AFTER: "F12",
    Action.WITHOUT_TICKET: "Ins",
    Action.START: "Home",
}


def key_of(action: Action, s: Situation) -> str:
    """The cap of `action`; nothing where it has no key of its own.

    Who planned a break with F10 or the end with F12 thinks better of it with the same key.
    """
    if action is Action.STAY:
        return KEYS[Action.PAUSE if s.document.then is CounterState.PAUSED else Action.CLOSE]
    return KEYS.get(action, "")


def action_of(key: str, offered: Iterable[Action], s: Situation) -> Action | None:
    """Which of `offered` the key presses, or None."""
    return next((action for action in offered if key_of(action, s) == key), None)


FIGURES: Final = "0123456789"
"""The figures by which keys are named, whatever shape is printed on them."""


def digit_of(key: str) -> int | None:
    """The figure of a key that has one, from 0 to 9."""
    return int(key) if len(key) == 1 and key in FIGURES else None
