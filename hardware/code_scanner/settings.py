"""From what a device's file says about its scanner to a scanner.

Owns the choice of driver. Must not know where the settings were written.
"""

from collections.abc import Callable
from typing import Final, Literal, Protocol, assert_never

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.layouts import LAYOUTS, LayoutName
from hardware.code_scanner.null import NullScanner
from hardware.code_scanner.port import CodeScanner
from hardware.code_scanner.takers import SentScans, TypedScans
from hardware.input_reader import InputReader
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.opening import KernelWay
from hardware.serial_input import SerialWay

TYPED_KEYS: Final = frozenset({28, *range(2, 12), *range(16, 26), *range(30, 39), *range(44, 51)})
"""Enter, the figures and the letters: by these the keyboard of a device with several faces is known."""
_NAME: Final = "code scanner"


class ScannerSettings(Protocol):
    """What must be known of a scanner; the configuration's own class has these fields."""

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
    def layout(self) -> LayoutName:
        """The keyboard it believes to be, for `evdev`."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What it puts before the text by its maker's custom."""

    @property
    def path(self) -> str | None:
        """The serial line's device file, for `serial`."""

    @property
    def baud(self) -> int:
        """Bits a second, for `serial`."""


def make_scanner(
    settings: ScannerSettings | None,
    on_scan: Callable[[str], None],
    on_presence: Callable[[bool], None] = lambda _: None,
) -> CodeScanner:
    """The scanner these settings describe, None being none. Opens nothing yet.

    Both callbacks are called on its own thread; `on_presence` with whether it is plugged in, at each change.

    Raises:
        ValueError: the settings lack what their transport needs.
    """
    if settings is None:
        return NullScanner()
    assembly = Assembly(settings.prefixes)
    match settings.transport:
        case "evdev":
            typed = TypedScans(LAYOUTS[settings.layout], assembly, on_scan)
            return InputReader(_NAME, KernelWay(wanted_scanner(settings)), typed, on_presence)
        case "serial":
            if settings.path is None:
                raise ValueError("the scanner's settings do not say its path")
            way = SerialWay(settings.path, settings.baud)
            return InputReader(_NAME, way, SentScans(assembly, on_scan), on_presence)
        case "none":
            return NullScanner()
        case _:
            assert_never(settings.transport)


def wanted_scanner(settings: ScannerSettings) -> Wanted:
    """Which input device of the kernel it is; raises ValueError where its numbers are not said."""
    if settings.vendor is None or settings.product is None:
        raise ValueError("the scanner's settings do not say its vendor and product")
    return Wanted(settings.vendor, settings.product, settings.usb_port, TYPED_KEYS)
