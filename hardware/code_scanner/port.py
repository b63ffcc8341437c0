"""What a code scanner promises to whoever wants to know what was held in front of it.

Owns the port. Must not know how any scanner is reached.
"""

from typing import Protocol


class CodeScanner(Protocol):
    """A scanner that works by itself, plugged in or not; what it reads goes to the callback it was made with.

    The callback gets each scan once, whole, without line end, control characters and symbology prefix, at
    most 512 bytes of UTF-8, on the scanner's own thread, and returns at once. A torn or oversized scan is
    never delivered. What was scanned is never logged: it may be anything a citizen carries.
    """

    def start(self) -> None:
        """Begin; never waits for the device."""

    def stop(self, within: float = 2.0) -> bool:
        """Let the device go; whether that was done within so many seconds."""
