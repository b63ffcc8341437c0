"""What an emulated scanner and an emulated keypad stand on: a serial line or a keyboard of the kernel.

For desks and tests only. Must not be imported by what runs in a centre.
"""
