"""A serial line that ends in this program: a pseudo-terminal under a name that outlives the cable.

Owns plugging and unplugging. A pseudo-terminal has no parity and no pace of its own.
"""

import os
import select
import tty
from pathlib import Path
from typing import Final

_PATIENCE_S: Final = 1.0
_AT_ONCE: Final = 256
"""Bytes that a line which says that it takes some does take."""


class EmulatedLine:
    """A line at `path`, a link to a pseudo-terminal; unplugged at first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ours = -1
        self._theirs = -1

    @property
    def plugged(self) -> bool:
        """Whether the cable is in."""
        return self._ours >= 0

    def plug(self) -> None:
        """Put the cable in; the path is there again, with a fresh line behind it."""
        if self.plugged:
            return
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._theirs))

    def unplug(self) -> None:
        """Pull the cable: whoever reads is hung up, and the path is gone."""
        if not self.plugged:
            return
        self.path.unlink(missing_ok=True)
        for descriptor in (self._ours, self._theirs):
            os.close(descriptor)
        self._ours = self._theirs = -1

    def send(self, data: bytes) -> None:
        """Put bytes on the line; with the cable out, or with nobody reading for long, they go nowhere."""
        left = memoryview(data)
        while self.plugged and left and select.select([], [self._ours], [], _PATIENCE_S)[1]:
            left = left[os.write(self._ours, left[:_AT_ONCE]) :]
