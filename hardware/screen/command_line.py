"""What every screen program can be asked on its command line: which device file, which window.

Owns the arguments and their words. Imports no Qt, so that `--help` and a bad file need none.
"""

import argparse
import logging
import sys
from dataclasses import dataclass
from pathlib import Path

EXIT_BAD_FILE = 2
"""A file has mistakes, all of them printed. Only a mended file helps, so systemd need not try again."""

_EXIT_CODES = """\
exit codes: 0 ended in order, 1 the screen could not be drawn, 2 a file has mistakes (all are
printed with their lines), 70 a bug ended it: start it again"""


@dataclass(frozen=True, slots=True)
class WindowWish:
    """How the window was asked for: `windowed` whatever the device file says, of `size_px` pixels if given.

    A window of a given size stands for the whole physical screen.
    """

    windowed: bool = False
    size_px: tuple[int, int] | None = None


def screen_parser(module: str, description: str, epilog: str) -> argparse.ArgumentParser:
    """A parser that knows `--device`, `--windowed` and `--size`; more may be added."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {module}",
        description=description,
        epilog=f"{epilog}\n\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--device", type=Path, required=True, metavar="FILE", help="the device file (YAML)")
    parser.add_argument("--windowed", action="store_true", help="a window, whatever the device file says")
    parser.add_argument(
        "--size",
        type=size_of,
        metavar="WxH",
        help="a window of so many pixels, standing for the whole screen",
    )
    return parser


def window_wish(asked: argparse.Namespace) -> WindowWish:
    """The wish in what a `screen_parser` has parsed."""
    return WindowWish(windowed=asked.windowed, size_px=asked.size)


def log_to_stderr() -> None:
    """One line a message, for the terminal and for journald alike."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True
    )


def size_of(text: str) -> tuple[int, int]:
    """Pixels from `1280x800`; raises ArgumentTypeError."""
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write width x height, such as 1280x800")
    return int(width), int(height)
