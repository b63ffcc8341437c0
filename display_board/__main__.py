"""`python -m display_board --device FILE`: a board of called numbers.

Owns the command line and the exit code. Must not know what the board shows.
"""

import argparse
import logging
import sys
from pathlib import Path

from config.problems import ConfigError
from display_board.settings import Settings, read_settings

EXIT_BAD_FILE = 2
"""systemd does not start a unit again after this: only a changed file helps."""

_EPILOG = """\
examples:
  python -m display_board --device config/devices/board-main.yaml
  python -m display_board --device board-zone-a.yaml --windowed --size 540x960

A screen hung upright is described upright in its device file: width_mm below height_mm.

exit codes: 0 ended in order, 1 the screen could not be drawn, 2 a file has mistakes (all are printed).
"""


def size_of(text: str) -> tuple[int, int]:
    """Pixels from `1920x1080`; raises ArgumentTypeError."""
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size; write width x height, such as 1920x1080")
    return int(width), int(height)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m display_board",
        description="A board in the hall: shows which number goes to which counter, and who waits.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--device", type=Path, required=True, metavar="FILE", help="the box's device file")
    parser.add_argument("--windowed", action="store_true", help="a window, whatever the device file says")
    parser.add_argument("--size", type=size_of, metavar="WxH", help="the window in pixels, such as 1920x1080")
    return parser.parse_args()


def main() -> int:
    """Read the files, then run until asked to end."""
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings(asked.device)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    return _run(settings, asked)


def _run(settings: Settings, asked: argparse.Namespace) -> int:
    from display_board.app import DisplayBoard, WindowWish  # noqa: PLC0415 - Qt only once the files are good
    from hardware.screen.app import run_app  # noqa: PLC0415 - the same

    wish = WindowWish(windowed=asked.windowed, size_px=asked.size)
    return run_app(lambda: DisplayBoard(settings, wish), name="nobat-board")


if __name__ == "__main__":
    sys.exit(main())
