"""A keypad's own behaviour: contacts that close, bounce, hang and repeat.

Owns the contacts. A key is a word on a serial line, which knows no letting go, or a number of the kernel.
Must not know who reads it.
"""

import random
import time
from collections.abc import Sequence

from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.emulator.virtual_keyboard import VirtualKeyboard
from hardware.kernel_input.records import AGAIN, DOWN, UP, KeyChange

Key = str | int

REPEAT_S = 0.033
"""The pace at which a held key repeats: thirty a second."""
_BOUNCES = 4


class EmulatedKeypad:
    """A keypad on `wire`; `tail` ends each word of a serial line."""

    def __init__(self, wire: EmulatedLine | VirtualKeyboard, tail: str = "\r") -> None:
        self.wire = wire
        self._tail = tail
        self._chance = random.Random(1)  # noqa: S311  not a secret

    def press(self, key: Key) -> None:
        """Down and up again."""
        self.down(key)
        self.up(key)

    def down(self, *keys: Key) -> None:
        """Close these contacts at one moment. One that is never opened again is stuck."""
        self._change(keys, DOWN)

    def up(self, *keys: Key) -> None:
        """Open them; a serial line is told nothing of it."""
        self._change(keys, UP)

    def hold(self, key: Key, times: int) -> None:
        """Down, repeating so many times, and up."""
        self.down(key)
        for _ in range(times):
            time.sleep(REPEAT_S)
            self._change([key], AGAIN)
        self.up(key)

    def bounce(self, key: Key) -> None:
        """One press of a worn contact: it closes and opens several times before it is at rest."""
        for _ in range(_BOUNCES):
            self.press(key)
        self.down(key)
        self.up(key)

    def noise(self, count: int) -> None:
        """So many bytes that no key sent; a keyboard of the kernel has no noise of its own."""
        if isinstance(self.wire, EmulatedLine):
            self.wire.send(self._chance.randbytes(count))

    def _change(self, keys: Sequence[Key], value: int) -> None:
        if isinstance(self.wire, VirtualKeyboard):
            self.wire.report([KeyChange(key, value) for key in keys if isinstance(key, int)])
        elif value != UP:
            self.wire.send("".join(f"{key}{self._tail}" for key in keys).encode())
