"""`python -m counter_terminal --device FILE`: the operator's screen at one counter.

Owns the command line and the exit code. Must not know what the screen does.
"""

import argparse
import logging
import sys
from pathlib import Path

from config.problems import ConfigError
from counter_terminal.settings import Settings, read_settings

EXIT_BAD_FILE = 2
"""systemd does not start a unit again after this: only a changed file helps."""

_EPILOG = """\
examples:
  python -m counter_terminal --device config/devices/counter-1.yaml
  python -m counter_terminal --device counter-7.yaml --windowed --size 1280x800 --language ru

keys: F5, Enter or Space do what the large button says; F6 call again, F7 no show, F8 transfer,
F9 finish, F10 pause, F12 close the counter; Esc leaves the transfer list.

exit codes: 0 ended in order, 1 the screen could not be drawn, 2 a file has mistakes (all are printed).
"""


def size_of(text: str) -> tuple[int, int]:
    """Pixels from `1280x800`; raises ArgumentTypeError."""
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write width x height, such as 1280x800")
    return int(width), int(height)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m counter_terminal",
        description="The operator's screen: calls the next ticket and shows the one in hand.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--device", type=Path, required=True, metavar="FILE", help="the box's device file")
    parser.add_argument("--windowed", action="store_true", help="a window, whatever the device file says")
    parser.add_argument("--size", type=size_of, metavar="WxH", help="the window in pixels, such as 1280x800")
    parser.add_argument(
        "--language", metavar="CODE", help="the operator's: az, ru, en, prs, ps (else the centre's)"
    )
    return parser.parse_args()


def main() -> int:
    """Read the files, then run until asked to end."""
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings(asked.device, asked.language)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    return _run(settings, asked)


def _run(settings: Settings, asked: argparse.Namespace) -> int:
    from counter_terminal.app import CounterTerminal, WindowWish  # noqa: PLC0415 - Qt only once the files are good
    from hardware.screen.app import run_app  # noqa: PLC0415 - the same

    wish = WindowWish(windowed=asked.windowed, size_px=asked.size)
    return run_app(lambda: CounterTerminal(settings, wish), name="nobat-counter")


if __name__ == "__main__":
    sys.exit(main())
