"""The counter's window in the form that the flow asks for, and the device's memory of it.

Owns when the window changes its form, and the thread that waits for the disk. Must not know what is shown.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from counter_terminal.strip import Corner, Strip, place
from hardware.screen.small_form import SmallForm


class WindowShape:
    """The shape of one window; `close` waits until what is remembered is on the disk.

    Args:
        form: of the window.
        strip: as it was remembered.
        remember: keeps a strip; called in a thread of its own.
    """

    def __init__(self, form: SmallForm, strip: Strip, remember: Callable[[Strip], None]) -> None:
        self._form = form
        self._strip = strip
        self._remember = remember
        self._memory = ThreadPoolExecutor(max_workers=1, thread_name_prefix="window-memory")
        self._corner: Corner | None = None
        """Where the small window stands; None while it is large."""

    def follow(self, strip: Strip, *, room_needed: bool) -> None:
        """Be small where `strip` says so and nothing needs more room, else large."""
        if strip != self._strip:
            self._strip = strip
            self._memory.submit(self._remember, strip)
        corner = strip.corner if strip.on and not room_needed else None
        if corner is self._corner:
            return
        self._corner = corner
        if corner is None:
            self._form.grow()
        else:
            self._form.shrink(place(corner, self._form.room, self._form.size))

    def close(self) -> None:
        """End the thread."""
        self._memory.shutdown()
