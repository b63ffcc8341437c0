"""The kernel's input devices: whatever types as a keyboard over USB or Bluetooth.

Owns finding one, keeping it to ourselves and reading what the kernel says of its keys. Must not know what the
keys mean: to a scanner they are letters, to a keypad presses.

The kernel's records are read here and not through the evdev package, which is to be had as source only: a
kiosk would need a compiler for what are two system calls and one struct.
"""
