"""Panels on a pseudo-terminal that show what their bytes say, with a bus that garbles, loses and is pulled.

Never imported by what runs in a centre. `panels` understands the bytes, `proof` their checksums, both without
a line of the driver's; `bus` is the line, `control` takes words from whoever plays fate.
"""

from hardware.counter_panel.emulator.bus import EmulatedBus
from hardware.counter_panel.emulator.panels import Panels

__all__ = ["EmulatedBus", "Panels"]
