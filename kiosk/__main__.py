"""`python -m kiosk --device FILE`: the entrance kiosk.

Owns the command line. Must not know what the kiosk does.
"""

import sys

from config.placement import load_placement
from config.problems import ConfigError
from hardware.screen.command_line import EXIT_BAD_FILE, log_to_stderr, screen_parser, window_wish

_EPILOG = """\
try it on a desk:
  python -m kiosk --device config/devices/kiosk-1.yaml --size 540x960
It needs a hub (python -m center_hub); without one the screen says that there are no tickets."""


def main(argv: list[str] | None = None) -> int:
    """Run the kiosk until it is asked to end; the exit code."""
    about = "The entrance kiosk: citizens choose a service in their language and take a ticket."
    asked = screen_parser("kiosk", about, _EPILOG).parse_args(argv)
    log_to_stderr()
    try:
        placement = load_placement(asked.device, "kiosk")
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    from hardware.screen.app import run_app  # noqa: PLC0415 - --help and a bad file need no Qt
    from kiosk.app import Kiosk  # noqa: PLC0415 - the same

    return run_app(lambda: Kiosk(placement.device, placement.centre, window_wish(asked)), "nobat-kiosk")


if __name__ == "__main__":
    sys.exit(main())
