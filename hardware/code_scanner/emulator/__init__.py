"""An emulated scanner: types codes on a serial line or as a keyboard of the kernel, well or badly.

For desks and tests only. Must not be imported by what runs in a centre.
"""

from hardware.code_scanner.emulator.scanner import EmulatedScanner, Manner

__all__ = ["EmulatedScanner", "Manner"]
