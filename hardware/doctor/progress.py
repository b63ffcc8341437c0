"""One moving line for whoever waits before the terminal.

Owns that line on stderr. Must not know what is examined.
"""

import time
from collections.abc import Callable, Sequence
from typing import TextIO

_WIPE = "\r\x1b[K"
_WIDEST = 76


class Progress:
    """Says what is still waited for and for how long; says nothing where nobody sees a line move."""

    def __init__(self, stream: TextIO, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._monotonic = monotonic
        self._since = monotonic()
        self._seen = stream.isatty()

    def __call__(self, parts: Sequence[str]) -> None:
        """These parts are being examined."""
        if self._seen:
            waited = self._monotonic() - self._since
            names = ", ".join(dict.fromkeys(parts))
            self._stream.write(_WIPE + f"{waited:3.0f} s  examining {names}"[:_WIDEST])
            self._stream.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._seen:
            self._stream.write(_WIPE)
            self._stream.flush()
