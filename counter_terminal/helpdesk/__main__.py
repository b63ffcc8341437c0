"""`python -m counter_terminal.helpdesk --device FILE`: the help desk's tablet.

Owns the command line. Must not know what the screen does.
"""

import sys

from config.languages import known_languages
from config.placement import load_placement
from config.problems import ConfigError
from hardware.screen.command_line import EXIT_BAD_FILE, log_to_stderr, screen_parser, window_wish

_EPILOG = """\
examples:
  python -m counter_terminal.helpdesk --device config/devices/helpdesk-1.yaml
  python -m counter_terminal.helpdesk --device helpdesk-2.yaml --windowed --size 1280x800 --language ru

keys: letters and figures type, Enter does what the button beside the field says, Backspace takes a sign back,
  a letter on a list of services begins a search, Esc goes back."""


def main(argv: list[str] | None = None) -> int:
    """Run the help desk until it is asked to end; the exit code."""
    about = "The help desk: finds tickets and does for a citizen what kiosk and board cannot."
    parser = screen_parser("counter_terminal.helpdesk", about, _EPILOG)
    parser.add_argument(
        "--language", choices=known_languages(), help="the volunteer's (default: the centre's first)"
    )
    asked = parser.parse_args(argv)
    log_to_stderr()
    try:
        placement = load_placement(asked.device, "helpdesk")
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    from counter_terminal.helpdesk.app import HelpDesk  # noqa: PLC0415 - --help and a bad file need no Qt
    from hardware.screen.app import run_app  # noqa: PLC0415 - the same

    language = asked.language or placement.centre.languages[0]
    return run_app(lambda: HelpDesk(placement, window_wish(asked), language), "nobat-helpdesk")


if __name__ == "__main__":
    sys.exit(main())
