"""What a bus of panels promises to whoever wants a number over a counter, and what it must be told first.

Owns the port. Must not know how a line is opened or written.
"""

from typing import Protocol

from hardware.counter_panel.template import FrameTemplate
from hardware.serial_line import Parity


class BusSettings(Protocol):
    """What must be known of a bus; the configuration's `FittedBus` has these fields."""

    @property
    def path(self) -> str:
        """The serial line's device; `none` where there is none."""

    @property
    def baud(self) -> int:
        """Bits a second."""

    @property
    def parity(self) -> Parity:
        """Of the line."""

    @property
    def refresh(self) -> float:
        """Seconds after which a panel is told again."""

    @property
    def addresses(self) -> tuple[int, ...]:
        """Of the panels on the line."""

    @property
    def template(self) -> FrameTemplate:
        """How they are spoken to."""


class PanelBus(Protocol):
    """The panels of one line. All methods return at once, but for `stop`."""

    def start(self) -> None:
        """Begin: every panel is blanked, then told what it is to show."""

    def show(self, address: int, text: str) -> None:
        """From now on the panel at `address` shows `text`, empty for nothing. Of several the newest wins.

        Raises:
            KeyError: no panel of this bus has that address.
        """

    def stop(self, within: float = 5.0) -> bool:
        """Blank the panels, since nobody will tell them anything any more, and let the line go.

        Returns:
            Whether all ended within so many seconds.
        """
