"""From keys pressed to letters typed, as a computer with that keyboard would see them.

Owns Shift, Caps Lock, AltGr and dead keys. Must not know where a scan begins or ends.
"""

from typing import Final

from hardware.code_scanner.layouts import Layout, joined
from hardware.kernel_input.records import DOWN, UP, Report

_SHIFT: Final = frozenset({42, 54})
_ALT_GR: Final = frozenset({100})
_CAPS_LOCK: Final = 58
_SILENT: Final = frozenset({29, 97, 56, 125, 126})
"""Control, Alt and the window keys: with one of them held a key is a command, and types nothing."""


class Typing:
    """One keyboard of `layout`, with the keys that are down."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._held: set[int] = set()
        self._capitals = False
        self._dead = ""

    def let_go(self) -> None:
        """All keys up, nothing locked: between two scans, and when nobody knows."""
        self._held.clear()
        self._capitals = False
        self._dead = ""

    def typed(self, report: Report) -> str:
        """The letters of one report. A key that is held types once; the kernel's repetition is none of it."""
        return "".join(self._change(code, value) for code, value in report.keys)

    def _change(self, code: int, value: int) -> str:
        if code in _SHIFT | _ALT_GR | _SILENT:
            (self._held.discard if value == UP else self._held.add)(code)
            return ""
        if value != DOWN:
            return ""
        if code == _CAPS_LOCK:
            self._capitals = not self._capitals
            return ""
        return "" if self._held & _SILENT else self._pressed(code)

    def _pressed(self, code: int) -> str:
        level = self._level()
        signs = {"plain": self._layout.plain, "shifted": self._layout.shifted}
        sign = signs.get(level, self._layout.alternate).get(code, "")
        if self._capitals and sign.isalpha():
            sign = self._other_case(level, code, sign)
        if self._dead and sign:
            sign, self._dead = joined(self._dead, sign), ""
        elif (level, code) in self._layout.dead:
            sign, self._dead = "", sign
        return sign

    def _level(self) -> str:
        if self._held & _ALT_GR:
            return "alternate"
        return "shifted" if self._held & _SHIFT else "plain"

    def _other_case(self, level: str, code: int, sign: str) -> str:
        """The letter on the key's other level, if that is one: Caps Lock turns letters only."""
        other = {"plain": self._layout.shifted, "shifted": self._layout.plain}.get(level, {}).get(code, "")
        return other if other.isalpha() else sign
