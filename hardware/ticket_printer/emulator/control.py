"""Fate's hand on an emulated printer, by lines of words on a socket.

Owns the words: `fault NAME`, `fault none`, `roll`, `tickets`, `state`, `unplug`, `plug`, `power`, and
`power DOTS`. Each is answered by one line that begins with `ok` or `error`. Must not know what follows.
"""

import socketserver
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.ticket_printer.emulator.mechanism import Fault
from hardware.ticket_printer.emulator.printer import EmulatedPrinter

WORDS = "fault NAME, fault none, roll, tickets, state, unplug, plug, power, power DOTS"
_STOP_CHECK_S = 0.05


def obey(printer: EmulatedPrinter, line: str) -> str:
    """Do what one line says and answer with one line, without its end."""
    words = line.split()
    acts: dict[str, Callable[[], str]] = {
        "roll": lambda: _done(printer.replace_roll),
        "plug": lambda: _done(printer.plug),
        "unplug": lambda: _done(printer.unplug),
        "power": lambda: _done(printer.power_cycle),
        "tickets": lambda: f"ok {len(printer.tickets)}",
        "state": lambda: f"ok fault={printer.fault or 'none'} roll_mm={printer.roll_left_mm:.0f}",
    }
    match words:
        case ["fault", name]:
            return _set_fault(printer, name)
        case ["power", dots] if dots.isascii() and dots.isdigit():
            return _done(lambda: printer.power_fails_after(int(dots)))
        case [word] if word in acts:
            return acts[word]()
        case _:
            return f"error '{line.strip()}' is not one of: {WORDS}"


def _done(act: Callable[[], None]) -> str:
    act()
    return "ok"


def _set_fault(printer: EmulatedPrinter, name: str) -> str:
    if name != "none" and name not in list(Fault):
        return f"error no fault is called '{name}'; there are: none, {', '.join(Fault)}"
    printer.fault = None if name == "none" else Fault(name)
    return "ok"


class ControlServer:
    """Listens for such lines on a Unix socket (a path) or on TCP (`host:port`), from a thread of its own."""

    def __init__(self, printer: EmulatedPrinter, where: str) -> None:
        class Hand(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                for line in self.rfile:
                    answer = obey(printer, line.decode("utf-8", "replace"))
                    self.wfile.write(f"{answer}\n".encode())

        self._path = None if ":" in where else Path(where)
        self._server = _listen(where, Hand)
        self._server.daemon_threads = True
        serve = self._server.serve_forever
        self._thread = threading.Thread(target=serve, args=(_STOP_CHECK_S,), name="printer-control")
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it listens."""
        name = self._server.server_address
        return f"{name[0]!s}:{name[1]}" if isinstance(name, tuple) else str(self._path)

    def stop(self) -> None:
        """Stop listening and remove the socket's file."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _listen(
    where: str, hand: type[socketserver.StreamRequestHandler]
) -> socketserver.ThreadingTCPServer | socketserver.ThreadingUnixStreamServer:
    if ":" in where:
        host, _, port = where.rpartition(":")
        return socketserver.ThreadingTCPServer((host, int(port)), hand)
    Path(where).unlink(missing_ok=True)
    return socketserver.ThreadingUnixStreamServer(where, hand)
