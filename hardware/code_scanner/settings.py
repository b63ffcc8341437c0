"""From what a device's file says about its scanner to a scanner.

Owns the choice of driver. Must not know where the settings were written.
"""

from collections.abc import Callable
from typing import Final, Protocol, assert_never

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.layouts import LAYOUTS, LayoutName
from hardware.code_scanner.null import NullScanner
from hardware.code_scanner.port import CodeScanner
from hardware.code_scanner.takers import SentScans, TypedScans
from hardware.input_reader import InputReader
from hardware.input_settings import InputSettings, serial_way, wanted_device
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.opening import KernelWay

TYPED_KEYS: Final = frozenset({28, *range(2, 12), *range(16, 26), *range(30, 39), *range(44, 51)})
"""Enter, the figures and the letters: by these the keyboard of a device with several faces is known."""
_NAME: Final = "code scanner"


class ScannerSettings(InputSettings, Protocol):
    """What must be known of a scanner; the configuration's own class has these fields."""

    @property
    def layout(self) -> LayoutName:
        """The keyboard it believes to be, for `evdev`."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What it puts before the text by its maker's custom."""


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
            sent = SentScans(assembly, on_scan)
            return InputReader(_NAME, serial_way(_NAME, settings), sent, on_presence)
        case "none":
            return NullScanner()
        case _:
            assert_never(settings.transport)


def wanted_scanner(settings: ScannerSettings) -> Wanted:
    """Which input device of the kernel it is; raises ValueError where its numbers are not said."""
    return wanted_device(_NAME, settings, TYPED_KEYS)
