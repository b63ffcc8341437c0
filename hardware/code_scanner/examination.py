"""What `doctor` says of the code scanner.

Owns the choice of what is looked at. Never raises.
"""

from collections.abc import Iterator

from hardware.code_scanner.settings import ScannerSettings, wanted_scanner
from hardware.finding import Finding
from hardware.input_settings import examine_wire

_PART = "code_scanner"


def examine(settings: ScannerSettings) -> Iterator[Finding]:
    """Whether it is there and may be read."""
    wanted = wanted_scanner(settings) if settings.transport == "evdev" else None
    return examine_wire(_PART, settings, wanted)
