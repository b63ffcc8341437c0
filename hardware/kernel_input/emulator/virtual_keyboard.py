"""A keyboard that the kernel believes in, made with uinput. Needs /dev/uinput and the package evdev.

Owns making and unmaking it. To whoever reads it there is no difference from one of plastic.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from hardware.kernel_input.records import EV_KEY, KeyChange

if TYPE_CHECKING:
    from evdev import UInput


@dataclass(frozen=True, slots=True)
class Make:
    """What the kernel is to be told of it. `phys` ends with the interface, as on USB: `usb-1.2/input0`."""

    name: str
    vendor: int
    product: int
    phys: str
    keys: frozenset[int]


class VirtualKeyboard:
    """One keyboard of that make; unplugged at first. Raises OSError where the kernel has no uinput."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self._device: UInput | None = None

    @property
    def plugged(self) -> bool:
        """Whether the kernel has it."""
        return self._device is not None

    @property
    def path(self) -> str:
        """Its event device, `/dev/input/event7`; empty while it is unplugged."""
        return "" if self._device is None or self._device.device is None else str(self._device.device.path)

    def plug(self) -> None:
        """Show it to the kernel."""
        if self._device is None:
            make = self.make
            self._device = import_module("evdev").UInput(
                {EV_KEY: sorted(make.keys)},
                name=make.name,
                vendor=make.vendor,
                product=make.product,
                phys=make.phys,
                bustype=3,  # BUS_USB
            )

    def unplug(self) -> None:
        """Take it away at once, whatever it was saying."""
        if self._device is not None:
            self._device.close()
            self._device = None

    def report(self, changes: Iterable[KeyChange]) -> None:
        """Change these keys in one report; nothing while it is unplugged."""
        if self._device is not None:
            for change in changes:
                self._device.write(EV_KEY, change.code, change.value)
            self._device.syn()
