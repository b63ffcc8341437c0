"""What to tell a technician whose program may not open a device.

Owns the name of the udev rule that grants it, and the sentence. Must not open anything.
"""

UDEV_RULE = "/etc/udev/rules.d/60-nobat.rules"
"""Where `systemd/60-nobat.rules` of this project is to be copied."""

GROUP = "nobat"
"""Whose members the rule lets open printers, scanners, keypads and serial lines."""


def denied(path: str) -> str:
    """One sentence for an `EACCES` or `EPERM` on `path`: what is wrong and what to do."""
    return (
        f"this program may not open {path}: copy systemd/60-nobat.rules to {UDEV_RULE}, run 'udevadm control"
        f" --reload && udevadm trigger', and put the program's user into the group '{GROUP}'"
    )
