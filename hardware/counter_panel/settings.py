"""From what a device's file says about a line of panels to a bus.

Owns the choice of driver. Must not know where the settings were written.
"""

from collections.abc import Callable

from hardware.counter_panel.null import NullBus
from hardware.counter_panel.port import BusSettings, PanelBus
from hardware.counter_panel.serial_bus import SerialBus
from hardware.serial_line import open_serial_line

NO_LINE = "none"
"""The path of a line that is not there, on purpose."""


def make_bus(settings: BusSettings, on_presence: Callable[[bool], None] = lambda _present: None) -> PanelBus:
    """The bus these settings describe. Opens nothing yet.

    `on_presence` is told, on the bus's own thread, whether the line is there: first when that is known, then
    with every change. It returns at once.
    """
    if settings.path == NO_LINE:
        return NullBus()
    path, baud, parity = settings.path, settings.baud, settings.parity
    return SerialBus(settings, lambda: open_serial_line(path, baud, parity), on_presence)
