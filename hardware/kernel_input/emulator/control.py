"""Fate's hand on an emulated device, by lines of words on standard input.

Owns reading them and answering each with one line that begins with `ok` or `error`. Must not know what the
words do.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.emulator.virtual_keyboard import Make, VirtualKeyboard

Words = Mapping[str, Callable[[str], None]]
"""What each first word does with the rest of its line; raises ValueError to say what is wrong with it."""

QUIT: Final = "quit"


def obey(words: Words, line: str) -> str:
    """Do what one line says and answer it."""
    word, _, rest = line.strip().partition(" ")
    if word not in words:
        return f"error '{word}' is not one of: {', '.join(words)}, {QUIT}"
    try:
        words[word](rest)
    except ValueError as error:
        return f"error {error}"
    return "ok"


def serve(words: Words, lines: Iterable[str]) -> None:
    """Obey line after line until they end or one says `quit`."""
    for line in lines:
        if line.strip() == QUIT:
            return
        say(obey(words, line))


def say(line: str) -> None:
    """One line for whoever runs it, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def add_wire_options(parser: argparse.ArgumentParser) -> None:
    """The options for the wire: a serial line, unless a keyboard of the kernel is asked for."""
    default = Path(tempfile.gettempdir()) / "nobat-emulated"
    add = parser.add_argument
    add("--path", type=Path, default=default, help="serial: name of the line (default %(default)s)")
    add("--kernel", action="store_true", help="a keyboard of the kernel instead; needs /dev/uinput")
    add("--vendor", type=lambda text: int(text, 16), default=0x1209, help="kernel: USB vendor, such as 05e0")
    add("--product", type=lambda text: int(text, 16), default=0x0001, help="kernel: USB product")
    add("--usb-port", default="usb-emulated-1", help="kernel: where it is plugged in (default %(default)s)")


def wire_of(asked: argparse.Namespace, name: str, keys: frozenset[int]) -> EmulatedLine | VirtualKeyboard:
    """The wire that was asked for, unplugged."""
    if not asked.kernel:
        return EmulatedLine(asked.path)
    return VirtualKeyboard(Make(name, asked.vendor, asked.product, f"{asked.usb_port}/input0", keys))
