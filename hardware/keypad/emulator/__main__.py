"""Run an emulated keypad: `python -m hardware.keypad.emulator --path /tmp/keypad`.

Owns the command line. Must not know how a keypad works.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from hardware.kernel_input.emulator.control import Words, add_wire_options, say, serve, wire_of
from hardware.kernel_input.emulator.virtual_keyboard import VirtualKeyboard
from hardware.keypad.emulator.keypad import EmulatedKeypad, Key

_EPILOG = """\
then write lines on its standard input, each answered with ok or error:
  press KEY     down and up; KEY is a word, or with --kernel a name such as KEY_KP1
  bounce KEY    one press of a worn contact
  hold KEY      held for three seconds
  down KEY KEY  close contacts at one moment; one that is not let go is stuck
  up KEY        let go
  noise N       send N bytes of noise
  unplug, plug  pull the cable, put it in
  quit          end
for the counter, in its device file:
  keypad: {transport: serial, path: /tmp/keypad, keys: {call_next: [NEXT], finish: [DONE]}}"""

_EVERY_KEY = frozenset((*range(1, 128), *range(0x100, 0x10A)))
_HELD_TIMES = 90


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the lines of standard input until they end; the exit status."""
    asked = _options(arguments)
    wire = wire_of(asked, "emulated keypad", _EVERY_KEY)
    keypad = EmulatedKeypad(wire)
    wire.plug()
    try:
        say(f"keypad at {wire.path}")
        serve(words_of(keypad), sys.stdin)
    finally:
        wire.unplug()
    return 0


def words_of(keypad: EmulatedKeypad) -> Words:
    """What each word does to this keypad."""
    key_of = _named if isinstance(keypad.wire, VirtualKeyboard) else str

    def keys(act: Callable[..., None]) -> Callable[[str], None]:
        return lambda rest: act(*(key_of(key) for key in rest.split()))

    return {
        "press": lambda rest: keypad.press(key_of(rest)),
        "bounce": lambda rest: keypad.bounce(key_of(rest)),
        "hold": lambda rest: keypad.hold(key_of(rest), _HELD_TIMES),
        "down": keys(keypad.down),
        "up": keys(keypad.up),
        "noise": lambda rest: keypad.noise(int(rest)),
        "unplug": lambda _: keypad.wire.unplug(),
        "plug": lambda _: keypad.wire.plug(),
    }


def _named(name: str) -> Key:
    number = import_module("evdev").ecodes.ecodes.get(name)
    if not isinstance(number, int):
        raise ValueError(f"there is no key '{name}'")  # noqa: TRY004  the word is wrong, not its type
    return number


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.keypad.emulator",
        description="A keypad or pedal on a serial line, or as a keyboard of the kernel.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_wire_options(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
