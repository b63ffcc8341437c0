"""From what a device's file says of a scanner's or keypad's wire to the way the device is reached.

Owns the fields that both have, and the choice between kernel and serial line. Must not know what the device
says, nor where the settings were written.
"""

from collections.abc import Iterator
from typing import Literal, Protocol

from hardware.finding import Finding, Verdict
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.examination import examine_event_device
from hardware.serial_input import SerialWay, examine_line


class InputSettings(Protocol):
    """What must be known of an input device; the configuration's own classes have these fields."""

    @property
    def transport(self) -> Literal["evdev", "serial", "none"]:
        """How it is reached; `none` is a place without one."""

    @property
    def vendor(self) -> int | None:
        """USB vendor number, for `evdev`."""

    @property
    def product(self) -> int | None:
        """USB product number, for `evdev`."""

    @property
    def usb_port(self) -> str | None:
        """Where it is plugged in, for `evdev`, where two of one make must be told apart."""

    @property
    def path(self) -> str | None:
        """The serial line's device file, for `serial`."""

    @property
    def baud(self) -> int:
        """Bits a second, for `serial`."""


def wanted_device(name: str, settings: InputSettings, keys: frozenset[int]) -> Wanted:
    """Which input device of the kernel it is; raises ValueError where its numbers are not said."""
    if settings.vendor is None or settings.product is None:
        raise ValueError(f"the {name}'s settings do not say its vendor and product")
    return Wanted(settings.vendor, settings.product, settings.usb_port, keys)


def serial_way(name: str, settings: InputSettings) -> SerialWay:
    """The way by its serial line; raises ValueError where its path is not said."""
    if settings.path is None:
        raise ValueError(f"the {name}'s settings do not say its path")
    return SerialWay(settings.path, settings.baud)


def examine_wire(part: str, settings: InputSettings, wanted: Wanted | None) -> Iterator[Finding]:
    """Whether it is there and may be read, by `doctor`; `wanted` is the one on `evdev`. Raises nothing."""
    if wanted is not None:
        yield from examine_event_device(part, wanted)
    elif settings.transport == "serial":
        yield from examine_line(part, settings.path or "", settings.baud)
    else:
        yield Finding(part, "plugged in", Verdict.OK, "none, as the device file says")
