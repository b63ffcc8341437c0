"""What `doctor` says of the keypad.

Owns the choice of what is looked at. Never raises.
"""

from collections.abc import Iterator

from hardware.finding import Finding, Verdict
from hardware.input_settings import examine_wire
from hardware.kernel_input.binding import NotFound, Wanted, choose
from hardware.kernel_input.nodes import Places, list_nodes
from hardware.keypad.settings import KeypadSettings, wanted_keypad

_PART = "keypad"


def examine(settings: KeypadSettings) -> Iterator[Finding]:
    """Whether it is there, may be read, and has the keys that were set."""
    wanted = wanted_keypad(settings) if settings.transport == "evdev" else None
    yield from examine_wire(_PART, settings, wanted)
    if wanted is not None:
        yield from _keys(settings, wanted, Places())


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
