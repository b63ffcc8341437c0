"""What a keypad promises to whoever wants to know that it was pressed.

Owns the port and the words for what its keys are for. Must not know how any keypad is reached.
"""

import enum
from dataclasses import dataclass
from typing import Final, Protocol


class KeypadAction(enum.StrEnum):
    """What a key is for; the value is its name in the device file."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    NO_SHOW = "no_show"
    FINISH = "finish"
    NEXT = "next"
    PREVIOUS = "previous"
    PRESS = "press"
    REPEAT = "repeat"
    LOUDER = "louder"
    SOFTER = "softer"
    READ_ALOUD = "read_aloud"


AT_A_KIOSK: Final = frozenset(
    {
        KeypadAction.NEXT,
        KeypadAction.PREVIOUS,
        KeypadAction.PRESS,
        KeypadAction.REPEAT,
        KeypadAction.LOUDER,
        KeypadAction.SOFTER,
        KeypadAction.READ_ALOUD,
    }
)
"""What somebody who hears the screen goes through it with, as quickly as they like."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press of one key, at monotonic seconds."""

    action: KeypadAction
    at: float


class Keypad(Protocol):
    """A keypad that works by itself, plugged in or not; presses go to the callback it was made with.

    The callback gets each press once, on the keypad's own thread, and returns at once. A bounce, a held key
    and a stuck key are one press; of two keys at once neither counts twice.
    """

    def start(self) -> None:
        """Begin; never waits for the device."""

    def stop(self, within: float = 2.0) -> bool:
        """Let the device go; whether that was done within so many seconds."""
