"""`python -m hardware.counter_panel --device FILE`: the numbers over the counters.

Owns the command line. Must not know what a panel shows.
"""

import argparse
import sys
from pathlib import Path

from config.panel_buses import FittedBus, fitted_buses
from config.placement import load_placement
from config.problems import ConfigError
from hardware.counter_panel.examination import show_addresses
from hardware.finding import Verdict
from hardware.screen.command_line import EXIT_BAD_FILE, log_to_stderr

EXIT_UNTOLD = 1
"""Not every line could be told to show addresses; what was found is printed."""

_EPILOG = """\
examples:
  python -m hardware.counter_panel --device config/devices/panels-1.yaml
  python -m hardware.counter_panel --device panels-1.yaml --show-addresses
                                                           stop the program before: one writer a line
  python -m config check panels-1.yaml                     is everything written down right?
  python -m hardware.counter_panel.emulator --template edi-ed400 --panels 1-4 --link /tmp/panels
                                                           panels to try it with: write 'path: /tmp/panels'

The panels show the number called or served at their counter, -- over a paused one, and nothing while the hub
is out of reach. Each is told its number again every few seconds, because panels do not answer. How to wire
them and how to describe another make's protocol: docs/devices-panel.md

exit codes: 0 ended in order, 1 a line could not be told its addresses, 2 a file has mistakes (all are
printed with their lines), 70 a bug ended it: start it again"""


def main(argv: list[str] | None = None) -> int:
    """Run the panels until asked to end; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.counter_panel",
        description="The LED numbers over the counters: follows the hub, tells every panel of every line.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--device", type=Path, required=True, metavar="FILE", help="the device file (YAML)")
    parser.add_argument(
        "--show-addresses", action="store_true", help="have every panel show its own address, and end"
    )
    asked = parser.parse_args(argv)
    log_to_stderr()
    try:
        placement = load_placement(asked.device, "panel")
        buses = fitted_buses(asked.device, placement.device)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_BAD_FILE
    if asked.show_addresses:
        return _show_addresses(buses)
    from hardware.counter_panel.app import CounterPanels, run_until_asked  # noqa: PLC0415 - --help needs no wire

    return run_until_asked(CounterPanels(placement, buses))


def _show_addresses(buses: tuple[FittedBus, ...]) -> int:
    findings = [found for one in buses for found in show_addresses(one)]
    for found in findings:
        print(f"{found.check}: {found.value}; {found.advice}")
    return EXIT_UNTOLD if any(found.verdict is not Verdict.OK for found in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
