"""From characters, cut anywhere, to whole scans.

Owns where a scan ends, how long it may be, what is no part of it. Pure: time is told as silence. Must not
know bytes or keys, and never tells the log what was scanned.
"""

import logging
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_log = logging.getLogger(__name__)

MOST_BYTES: Final = 512
"""More than any code of ours and than a passport's two lines; a longer scan is refused whole."""
_ENDS: Final = frozenset("\r\n\t")
_AIM: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]", re.ASCII)
"""`]Q1`, `]C0`, `]d2`: which symbology it was, by ISO/IEC 15424."""


class Assembly:
    """Gathers one scan after the other. `prefixes` are what the maker has put before the text itself."""

    def __init__(self, prefixes: Sequence[str] = ()) -> None:
        self._prefixes = sorted(prefixes, key=len, reverse=True)
        self._text: list[str] = []
        self._bytes = 0
        self._spoilt = ""

    @property
    def waiting(self) -> bool:
        """Whether a scan has begun that silence would end."""
        return bool(self._text or self._spoilt)

    def clear(self) -> None:
        """Forget what has begun: the device is a fresh one."""
        self._text.clear()
        self._bytes, self._spoilt = 0, ""

    def take(self, characters: str) -> list[str]:
        """The scans that are whole with these characters. Only line ends, Tab and silence end one."""
        scans = (self._end() if sign in _ENDS else self._add(sign) for sign in characters)
        return [scan for scan in scans if scan]

    def quiet(self) -> list[str]:
        """The scan that silence ends, if one has begun."""
        scan = self._end()
        return [scan] if scan else []

    def spoil(self, why: str) -> None:
        """A part of the scan was lost: none of it is delivered, up to its end. `why` is for the log."""
        self._text.clear()
        self._spoilt = self._spoilt or why

    def _add(self, sign: str) -> str:
        """One more character; nothing is whole by it."""
        self._bytes += len(sign.encode("utf-8", "replace"))
        if self._bytes > MOST_BYTES:
            self.spoil(f"longer than {MOST_BYTES} bytes")
        elif not self._spoilt and unicodedata.category(sign) not in {"Cc", "Cs"}:
            self._text.append(sign)
        return ""

    def _end(self) -> str:
        text, spoilt = "".join(self._text), self._spoilt
        self.clear()
        if spoilt:
            _log.warning("a scan was thrown away: %s", spoilt)
            return ""
        return bare(text, self._prefixes)


def bare(text: str, prefixes: Sequence[str] = ()) -> str:
    """The text of the code itself: without the maker's prefix and the symbology's, in either order."""
    text = _without_aim(text)
    prefix = next((one for one in prefixes if text.startswith(one)), "")
    return _without_aim(text.removeprefix(prefix)) if prefix else text


def _without_aim(text: str) -> str:
    found = _AIM.match(text)
    return text[found.end() :] if found else text
