"""From contacts that close and open to presses that were meant.

Owns what a bounce, a repetition, a stuck key and two keys at once are. Pure: time arrives with each change.
Must not know which wire it came by.
"""

import logging
import math
from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

from hardware.keypad.port import AT_A_KIOSK, KeypadAction, Press

_log = logging.getLogger(__name__)

_Key = TypeVar("_Key", int, str)

BOUNCE_S: Final = 0.03
"""A contact that closes again sooner than this after it opened has only bounced."""
REPEAT_S: Final = 1.0
"""A key that comes down again and again at a shorter pace repeats by itself, as long as it keeps that pace.

Longer than any keyboard waits before it repeats; shorter than an operator needs for two different citizens.
"""
STUCK_S: Final = 5.0
"""A key that is down so long is stuck, or a foot rests on it: it no longer keeps the others from counting."""


class Presses(Generic[_Key]):
    """The keys of one keypad. A key is whatever its wire calls it; `actions` says what each is for.

    Times are seconds of one clock that is never set, and never go back.
    """

    def __init__(self, actions: Mapping[_Key, KeypadAction]) -> None:
        self._actions: Mapping[_Key, KeypadAction] = actions
        self._down: dict[_Key, float] = {}
        self._closed: dict[_Key, float] = {}
        self._opened: dict[_Key, float] = {}
        self._begun = -math.inf

    def begin(self, at: float) -> None:
        """A fresh device: it tells at once of a key that hangs, so for a moment nothing counts."""
        self._down.clear()
        self._begun = at

    def unsure(self) -> None:
        """Changes were lost: which keys are down is not known, and nothing is guessed."""
        self._down.clear()

    def changed(self, down: Iterable[_Key], up: Iterable[_Key], at: float) -> Press | None:
        """The press that these changes of one moment make. With two keys down at once there is none."""
        pressed = list(dict.fromkeys(key for key in down if key in self._actions))
        meant = [key for key in pressed if self._closes(key, at)]
        others = [key for key in self._down if key not in pressed]
        alone = len(pressed) == 1 and all(self._is_stuck(key, at) for key in others)
        for key in up:
            if self._down.pop(key, None) is not None:
                self._opened[key] = at
        return Press(self._actions[meant[0]], at) if meant and alone else None

    def _closes(self, key: _Key, at: float) -> bool:
        """Whether this contact was meant to close."""
        if key in self._down:
            return False
        bounced = at - self._opened.get(key, -math.inf) < BOUNCE_S
        pace = 0.0 if self._actions[key] in AT_A_KIOSK else REPEAT_S
        repeated = at - max(self._closed.get(key, -math.inf), self._begun) < pace
        self._down[key] = self._closed[key] = at
        return not bounced and not repeated

    def _is_stuck(self, key: _Key, at: float) -> bool:
        stuck = at - self._down[key] >= STUCK_S
        if stuck:
            _log.warning("the keypad's key for %s is down for %d s", self._actions[key], at - self._down[key])
        return stuck
