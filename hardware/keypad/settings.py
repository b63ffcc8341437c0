"""From what a device's file says about its keypad to a keypad.

Owns the choice of driver. Must not know where the settings were written.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol, assert_never

from hardware.input_reader import InputReader
from hardware.input_settings import InputSettings, serial_way, wanted_device
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.opening import KernelWay
from hardware.keypad.null import NullKeypad
from hardware.keypad.port import Keypad, KeypadAction, Press
from hardware.keypad.takers import KeyPresses, WordPresses

_NAME: Final = "keypad"


class KeysSettings(Protocol):
    """Which keys are for what; each a name of the kernel or a word of the serial line."""

    @property
    def call_next(self) -> tuple[str, ...]:
        """Call whoever is next, and begin with whom was called."""

    @property
    def recall(self) -> tuple[str, ...]:
        """Call the same again."""

    @property
    def no_show(self) -> tuple[str, ...]:
        """Nobody came."""

    @property
    def finish(self) -> tuple[str, ...]:
        """The service is at its end."""

    @property
    def next(self) -> tuple[str, ...]:
        """To the next thing on the screen."""

    @property
    def previous(self) -> tuple[str, ...]:
        """To the thing before."""

    @property
    def press(self) -> tuple[str, ...]:
        """Press what has the focus."""

    @property
    def repeat(self) -> tuple[str, ...]:
        """Be silent, or say it once more."""

    @property
    def louder(self) -> tuple[str, ...]:
        """Read louder."""

    @property
    def softer(self) -> tuple[str, ...]:
        """Read more softly."""

    @property
    def read_aloud(self) -> tuple[str, ...]:
        """Begin or end to read aloud."""


class KeypadSettings(InputSettings, Protocol):
    """What must be known of a keypad; the configuration's own class has these fields."""

    @property
    def keys(self) -> KeysSettings:
        """What each key is for."""

    @property
    def key_numbers(self) -> Mapping[str, int]:
        """The kernel's number of each of these keys by its name, for `evdev`."""


def make_keypad(
    settings: KeypadSettings | None,
    on_press: Callable[[Press], None],
    on_presence: Callable[[bool], None] = lambda _: None,
) -> Keypad:
    """The keypad these settings describe, None being none. Opens nothing yet.

    Both callbacks are called on its own thread; `on_presence` with whether it is plugged in, at each change.

    Raises:
        ValueError: the settings lack what their transport needs.
    """
    if settings is None:
        return NullKeypad()
    match settings.transport:
        case "evdev":
            numbers = settings.key_numbers
            keys = {numbers[key]: action for key, action in actions_of(settings.keys).items()}
            way = KernelWay(wanted_keypad(settings))
            return InputReader(_NAME, way, KeyPresses(keys, on_press), on_presence)
        case "serial":
            words = WordPresses(actions_of(settings.keys), on_press)
            return InputReader(_NAME, serial_way(_NAME, settings), words, on_presence)
        case "none":
            return NullKeypad()
        case _:
            assert_never(settings.transport)


def actions_of(keys: KeysSettings) -> dict[str, KeypadAction]:
    """What each key is for, by its name."""
    said = {
        KeypadAction.CALL_NEXT: keys.call_next,
        KeypadAction.RECALL: keys.recall,
        KeypadAction.NO_SHOW: keys.no_show,
        KeypadAction.FINISH: keys.finish,
        KeypadAction.NEXT: keys.next,
        KeypadAction.PREVIOUS: keys.previous,
        KeypadAction.PRESS: keys.press,
        KeypadAction.REPEAT: keys.repeat,
        KeypadAction.LOUDER: keys.louder,
        KeypadAction.SOFTER: keys.softer,
        KeypadAction.READ_ALOUD: keys.read_aloud,
    }
    return {key: action for action, names in said.items() for key in names}


def wanted_keypad(settings: KeypadSettings) -> Wanted:
    """Which input device of the kernel it is; raises ValueError where its numbers are not said."""
    return wanted_device(_NAME, settings, frozenset(settings.key_numbers.values()))
