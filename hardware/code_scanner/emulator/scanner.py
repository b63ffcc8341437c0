"""A scanner's own behaviour: what it puts before and after a code, how it cuts it up, and what goes wrong.

Owns the manner of typing. Must not know who reads it.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hardware.code_scanner.layouts import LAYOUTS, LayoutName, strokes
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.emulator.virtual_keyboard import VirtualKeyboard
from hardware.kernel_input.records import DOWN, UP, KeyChange

_HELD = {"plain": (), "shifted": (42,), "alternate": (100,)}
"""The keys held down for each level of a keyboard: left Shift, AltGr."""

Unit = bytes | KeyChange
"""The least that can be lost: a byte of a line, a change of a key."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How it types: `chunk` bytes or key changes at once, `pause_s` seconds between chunks.

    `lose` is the share of bytes or key changes lost on the way. `cut` pulls the cable after so many. `tail`
    ends a code; with none only silence does. `key_s` seconds pass between two key changes: a USB keyboard is
    asked a few hundred times a second, and a faster one would overrun the kernel's buffer.
    """

    prefix: str = ""
    tail: str = "\r"
    layout: LayoutName = "us"
    chunk: int = 1_000
    pause_s: float = 0.0
    lose: float = 0.0
    cut: int | None = None
    key_s: float = 0.004


class EmulatedScanner:
    """A scanner on `wire`; change its `manner` at any time. `chance` decides what is lost."""

    def __init__(
        self, wire: EmulatedLine | VirtualKeyboard, manner: Manner | None = None, chance: int = 1
    ) -> None:
        self.wire = wire
        self.manner = Manner() if manner is None else manner
        self._chance = random.Random(chance)  # noqa: S311  not a secret

    def scan(self, text: str) -> None:
        """Type one code. Raises ValueError where the keyboard has no key for a sign of it."""
        manner = self.manner
        self._send(self._units(manner.prefix + text + manner.tail))

    def garbage(self, count: int) -> None:
        """So many bytes, or changes of keys, that nobody scanned."""
        if isinstance(self.wire, EmulatedLine):
            self._send([bytes([byte]) for byte in self._chance.randbytes(count)])
        else:
            keys = sorted(self.wire.make.keys)
            self._send(
                [KeyChange(self._chance.choice(keys), self._chance.choice((DOWN, UP))) for _ in range(count)]
            )

    def _units(self, text: str) -> list[Unit]:
        if isinstance(self.wire, EmulatedLine):
            return [bytes([byte]) for byte in text.encode()]
        return list(_changes(self.manner.layout, text.replace("\r", "\n")))

    def _send(self, units: Sequence[Unit]) -> None:
        manner = self.manner
        whole = units if manner.cut is None else units[: manner.cut]
        for start in range(0, len(whole), manner.chunk):
            if start and manner.pause_s:
                time.sleep(manner.pause_s)
            chunk = whole[start : start + manner.chunk]
            self._put([unit for unit in chunk if self._chance.random() >= manner.lose])
        if manner.cut is not None:
            self.wire.unplug()

    def _put(self, units: Sequence[Unit]) -> None:
        if isinstance(self.wire, EmulatedLine):
            self.wire.send(b"".join(unit for unit in units if isinstance(unit, bytes)))
            return
        for unit in units:
            if isinstance(unit, KeyChange):
                self.wire.report([unit])
                time.sleep(self.manner.key_s)


def _changes(layout: LayoutName, text: str) -> Iterator[KeyChange]:
    """The keys that type `text`, one after the other, each let go before the next."""
    for level, key in strokes(LAYOUTS[layout], text):
        yield from (KeyChange(one, DOWN) for one in _HELD[level])
        yield KeyChange(key, DOWN)
        yield KeyChange(key, UP)
        yield from (KeyChange(one, UP) for one in _HELD[level])
