"""What `doctor` says of the keypad.

Owns the choice of what is looked at. Never raises.
"""

from collections.abc import Iterator

from hardware.finding import Finding, Verdict
from hardware.kernel_input.binding import NotFound, Wanted, choose
from hardware.kernel_input.examination import examine_event_device
from hardware.kernel_input.nodes import Places, list_nodes
from hardware.keypad.settings import KeypadSettings, wanted_keypad
from hardware.serial_input import examine_line

_PART = "keypad"


def examine(settings: KeypadSettings) -> Iterator[Finding]:
    """Whether it is there, may be read, and has the keys that were set."""
    if settings.transport == "evdev":
        wanted = wanted_keypad(settings)
        yield from examine_event_device(_PART, wanted)
        yield from _keys(settings, wanted, Places())
    elif settings.transport == "serial":
        yield from examine_line(_PART, settings.path or "", settings.baud)
    else:
        yield Finding(_PART, "plugged in", Verdict.OK, "none, as the device file says")


def _keys(settings: KeypadSettings, wanted: Wanted, places: Places) -> Iterator[Finding]:
    """Whether the keypad says that it has each key; nothing where there is no keypad."""
    try:
        has = choose(list_nodes(places), wanted).keys
    except NotFound:
        return
    missing = [name for name, number in settings.key_numbers.items() if number not in has]
    threshold = "has every key of the device file"
    if missing:
        advice = "press the key in evtest and write the name it shows under keypad: keys:"
        yield Finding(_PART, "keys", Verdict.FAIL, f"it has no {', '.join(missing)}", threshold, advice)
    else:
        yield Finding(_PART, "keys", Verdict.OK, ", ".join(settings.key_numbers), threshold)
