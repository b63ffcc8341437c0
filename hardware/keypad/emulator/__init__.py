"""An emulated keypad or pedal: presses keys on a serial line or as a keyboard of the kernel, well or badly.

For desks and tests only. Must not be imported by what runs in a centre.
"""

from hardware.keypad.emulator.keypad import EmulatedKeypad

__all__ = ["EmulatedKeypad"]
