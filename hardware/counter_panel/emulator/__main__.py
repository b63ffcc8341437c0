"""Run emulated panels: `python -m hardware.counter_panel.emulator --template edi-ed400 --panels 1-8`.

Owns the command line and the end of the process. Must not know how panels work.
"""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from config.panel_template import known_templates, load_template, template_path
from config.problems import ConfigError
from hardware.counter_panel.emulator.bus import EmulatedBus
from hardware.counter_panel.emulator.control import WORDS, obey

_EPILOG = f"""\
examples:
  python -m hardware.counter_panel.emulator --template edi-ed400 --panels 1-8
  python -m hardware.counter_panel.emulator --template my-panel.yaml --panels 1,2,7 --link /tmp/panels

It says which path to write into the device file, then shows all panels on one line whenever one changes.
Type on its standard input: {WORDS}
Shares are from 0 to 1: 'garble 0.1' disturbs every tenth byte. A pseudo-terminal has no speed and no
parity, so neither is emulated."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit status."""
    options = _options(arguments)
    try:
        template = load_template(template_path(options.template, Path()))
    except ConfigError as error:
        sys.stderr.write(f"{error}\nshipped templates: {', '.join(known_templates())}\n")
        return 2
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    try:
        with EmulatedBus(template, options.panels, options.link, on_change=_say, seed=options.seed) as bus:
            _say(f"panels on {bus.path}")
            _say(bus.panels.line())
            threading.Thread(target=_listen, args=(bus,), daemon=True).start()
            ended.wait()
    except OSError as error:
        sys.stderr.write(f"the line cannot be made: {error}\n")
        return 2
    return 0


def _listen(bus: EmulatedBus) -> None:
    for line in sys.stdin:
        if line.strip():
            _say(obey(bus, line))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.counter_panel.emulator",
        description="LED panels on a serial bus: shows what each would show.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--template", required=True, metavar="NAME", help="a shipped template or the path of a file")
    add("--panels", type=addresses_of, required=True, metavar="1-8", help="the addresses on the bus")
    add("--link", type=Path, metavar="PATH", help="a name that stays the same over 'unplug' and 'plug'")
    add("--seed", type=int, default=0, help="of the noise (default %(default)s)")
    return parser.parse_args(arguments)


def addresses_of(text: str) -> tuple[int, ...]:
    """Addresses from `1-4,7`; raises ArgumentTypeError."""
    try:
        spans = [part.partition("-") for part in text.split(",")]
        found = [one for first, _, last in spans for one in range(int(first), int(last or first) + 1)]
    except ValueError:
        found = []
    if not found or min(found) < 0:
        raise argparse.ArgumentTypeError(f"'{text}' names no panels; write 1-8 or 1,2,7")
    return tuple(dict.fromkeys(found))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
