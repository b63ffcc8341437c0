"""`python -m counter_terminal --device FILE`: the operator's screen at one counter.

Owns the command line. Must not know what the screen does.
"""

import sys

from config.languages import known_languages
from config.placement import load_placement
from config.problems import ConfigError
from hardware.screen.command_line import EXIT_BAD_FILE, log_to_stderr, screen_parser, window_wish

_EPILOG = """\
examples:
  python -m counter_terminal --device config/devices/counter-1.yaml
  python -m counter_terminal --device counter-7.yaml --windowed --size 1280x800 --language ru

keys: F5, Enter or Space do what the large button says; F1 shows all keys, F2 what else there is;
  F3 makes the window a strip above other programs, and large again; arrows move the strip.
  with somebody at the counter: F4 park, F6 call again, F7 no show, F8 transfer, F9 finish,
    F10 break after this one, F12 close after this one
  with nobody: F6 call by number, F4 parked tickets, F11 call whoever comes, Ins serve without a ticket,
    F10 break, F12 close
  in a list: 1 to 9 choose, PageUp and PageDown turn, Esc goes back."""


def main(argv: list[str] | None = None) -> int:
    """Run the terminal until it is asked to end; the exit code."""
    about = "The operator's screen: calls the next ticket and shows the one in hand."
    parser = screen_parser("counter_terminal", about, _EPILOG)
    parser.add_argument(
        "--language", choices=known_languages(), help="the operator's (default: the centre's first)"
    )
    asked = parser.parse_args(argv)
    log_to_stderr()
    try:
        placement = load_placement(asked.device, "counter")
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    from counter_terminal.app import CounterTerminal  # noqa: PLC0415 - --help and a bad file need no Qt
    from hardware.screen.app import run_app  # noqa: PLC0415 - the same

    language = asked.language or placement.centre.languages[0]
    return run_app(lambda: CounterTerminal(placement, window_wish(asked), language), "nobat-counter")


if __name__ == "__main__":
    sys.exit(main())
