"""The way from a device's thread into the screen's.

Owns the crossing: what is told on any thread is heard in the thread that made the crossing, later and in
order. Must not know what is told.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Crossing(QObject):
    """Carries each value to `heard`. `tell` may be called on any thread and returns at once.

    Who holds `tell` holds the crossing. A thread that held the signal's own `emit` would not: it would bring
    the process down on the day when the crossing is collected first.
    """

    _told = Signal(object)

    def __init__(self, heard: Callable[[Any], None]) -> None:
        super().__init__()
        self._heard = heard
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def tell(self, value: object) -> None:
        """Have `heard` called with the value in the thread this was made in."""
        self._told.emit(value)

    def _hear(self, value: object) -> None:
        self._heard(value)
