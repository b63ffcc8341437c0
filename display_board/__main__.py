"""`python -m display_board --device FILE`: a board in the hall.

Owns the command line. Must not know what the board shows.
"""

import sys

from config.placement import load_placement
from config.problems import ConfigError
from hardware.screen.command_line import EXIT_BAD_FILE, log_to_stderr, screen_parser, window_wish

_EPILOG = """\
examples:
  python -m display_board --device config/devices/board-main.yaml
  python -m display_board --device board-zone-a.yaml --windowed --size 540x960

A screen hung upright is described upright in its device file: width_mm below height_mm."""


def main(argv: list[str] | None = None) -> int:
    """Run the board until it is asked to end; the exit code."""
    about = "A board in the hall: shows which number goes to which counter, and who waits."
    asked = screen_parser("display_board", about, _EPILOG).parse_args(argv)
    log_to_stderr()
    try:
        placement = load_placement(asked.device, "board")
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    from display_board.app import DisplayBoard  # noqa: PLC0415 - --help and a bad file need no Qt
    from hardware.screen.app import run_app  # noqa: PLC0415 - the same

    return run_app(lambda: DisplayBoard(placement, window_wish(asked), asked.device.parent), "nobat-board")


if __name__ == "__main__":
    sys.exit(main())
