"""Run an emulated ticket printer: `python -m hardware.ticket_printer.emulator --port 9100 --out tickets`.

On a serial line instead: `--pty /tmp/printer`, for `transport: serial` and `path: /tmp/printer`.

Owns the command line and the end of the process. Must not know how a printer works.
"""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from hardware.ticket_printer.emulator.control import WORDS, ControlServer
from hardware.ticket_printer.emulator.models import MODELS, Model
from hardware.ticket_printer.emulator.printer import EmulatedPrinter


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit status."""
    options = _options(arguments)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    printer = EmulatedPrinter(
        host=options.host,
        port=options.port,
        line=options.pty,
        out=options.out,
        roll_mm=options.roll_mm,
        model=_model(options),
        automatic_status=options.automatic_status,
        dots_per_second=options.dots_per_second,
        bytes_per_second=options.bytes_per_second,
    )
    with ExitStack() as at_end:
        at_end.callback(printer.unplug)
        printer.plug()
        _say(f"ticket printer on {options.pty or f'{printer.host}:{printer.port}'}")
        if options.control is not None:
            control = ControlServer(printer, options.control)
            at_end.callback(control.stop)
            _say(f"control on {control.address}")
        ended.wait()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.ticket_printer.emulator",
        description="A ticket printer that speaks ESC/POS and writes a PNG for every ticket it cuts.",
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    add("--port", type=int, default=9100, help="TCP port, 0 for a free one (default %(default)s)")
    add("--out", type=Path, help="folder for ticket-001.png and so on")
    add("--roll-mm", type=float, default=80_000, help="length of a roll (default %(default)s)")
    add("--pty", metavar="PATH", type=Path, help="make a serial line at this path instead of listening")
    add("--model", choices=MODELS, default="80mm", help="the make (default %(default)s)")
    add("--dots", type=int, help="dots across the head, if not as the model has it")
    add("--dots-per-second", type=float, metavar="N", help="how fast paper moves; 1200 is usual")
    add("--bytes-per-second", type=float, metavar="N", help="how fast the wire is; 1920 is 19200 baud")
    add("--automatic-status", action="store_true", help="report changes unasked, as some are set to do")
    add("--control", metavar="SOCKET", help=f"Unix socket path or host:port that takes lines: {WORDS}")
    return parser.parse_args(arguments)


def _model(options: argparse.Namespace) -> Model:
    model = MODELS[options.model]
    return model if options.dots is None else replace(model, head_dots=options.dots)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
