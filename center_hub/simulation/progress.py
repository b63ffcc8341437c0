"""A bar on the terminal while a day is played.

Owns the drawing, on standard error and only if that is a terminal: what is piped stays clean.
"""

from typing import TextIO

_WIDTH = 30


class Progress:
    """Call it with a share from 0 to 1, as often as you like: it draws a hundred times at most."""

    def __init__(self, out: TextIO, what: str) -> None:
        self._out = out
        self._what = what
        self._drawn = -1
        self._wanted = out.isatty()

    def __call__(self, share: float) -> None:
        """Draw `share`, if it can be told from what is drawn."""
        percent = int(share * 100)
        if self._wanted and percent > self._drawn:
            self._drawn = percent
            done = _WIDTH * percent // 100
            bar = "█" * done + "·" * (_WIDTH - done)
            self._out.write(f"\r{self._what} {bar} {percent:3d} %")
            self._out.flush()

    def done(self) -> None:
        """Wipe the bar away."""
        if self._drawn >= 0:
            self._out.write("\r" + " " * (len(self._what) + _WIDTH + 8) + "\r")
            self._out.flush()
