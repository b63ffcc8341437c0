"""What `doctor` says of the code scanner.

Owns the choice of what is looked at. Never raises.
"""

from collections.abc import Iterator

from hardware.code_scanner.settings import ScannerSettings, wanted_scanner
from hardware.finding import Finding, Verdict
from hardware.kernel_input.examination import examine_event_device
from hardware.serial_input import examine_line

_PART = "code_scanner"


def examine(settings: ScannerSettings) -> Iterator[Finding]:
    """Whether it is there and may be read."""
    if settings.transport == "evdev":
        yield from examine_event_device(_PART, wanted_scanner(settings))
    elif settings.transport == "serial":
        yield from examine_line(_PART, settings.path or "", settings.baud)
    else:
        yield Finding(_PART, "plugged in", Verdict.OK, "none, as the device file says")
