"""Run an emulated scanner: `python -m hardware.code_scanner.emulator --path /tmp/scanner`.

Owns the command line. Must not know how a scanner types.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hardware.code_scanner.emulator.scanner import EmulatedScanner, Manner
from hardware.code_scanner.layouts import LAYOUTS
from hardware.kernel_input.emulator.control import Words, add_wire_options, say, serve, wire_of

_EPILOG = """\
then write lines on its standard input, each answered with ok or error:
  scan TEXT     hold a code in front of it
  chunk N       send N bytes or key changes at once
  pause SECONDS wait so long between chunks
  lose SHARE    lose that share of all bytes or key changes: 0.1
  cut N         pull the cable after N bytes or key changes of the next codes; cut 0 at once
  whole         lose nothing and cut nothing any more
  garbage N     send N bytes or key changes of noise
  unplug, plug  pull the cable, put it in
  quit          end
for the kiosk, in its device file:
  code_scanner: {transport: serial, path: /tmp/scanner}"""

_Number = TypeVar("_Number", int, float)
_EVERY_KEY = frozenset(range(1, 128))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the lines of standard input until they end; the exit status."""
    asked = _options(arguments)
    wire = wire_of(asked, "emulated code scanner", _EVERY_KEY)
    scanner = EmulatedScanner(wire, Manner(prefix=asked.prefix, layout=asked.layout))
    wire.plug()
    try:
        say(f"code scanner at {wire.path}")
        serve(words_of(scanner), sys.stdin)
    finally:
        wire.unplug()
    return 0


def words_of(scanner: EmulatedScanner) -> Words:
    """What each word does to this scanner."""

    def set_(**changes: object) -> None:
        scanner.manner = replace(scanner.manner, **changes)  # type: ignore[arg-type]  # by the lines below alone

    return {
        "scan": scanner.scan,
        "chunk": lambda rest: set_(chunk=_number(int(rest), 1)),
        "pause": lambda rest: set_(pause_s=_number(float(rest), 0)),
        "lose": lambda rest: set_(lose=_number(float(rest), 0)),
        "cut": lambda rest: set_(cut=_number(int(rest), 0)),
        "whole": lambda _: set_(lose=0.0, cut=None),
        "garbage": lambda rest: scanner.garbage(_number(int(rest), 1)),
        "unplug": lambda _: scanner.wire.unplug(),
        "plug": lambda _: scanner.wire.plug(),
    }


def _number(number: _Number, least: int) -> _Number:
    if not number >= least:
        raise ValueError(f"{number} is less than {least}")
    return number


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.code_scanner.emulator",
        description="A scanner that types codes on a serial line, or as a keyboard of the kernel.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_wire_options(parser)
    parser.add_argument("--prefix", default="", help="what it puts before each code, such as ]Q1")
    parser.add_argument("--layout", choices=sorted(LAYOUTS), default="us", help="kernel: its keyboard")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
