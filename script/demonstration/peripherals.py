"""The emulated devices of a hall: printers, a code scanner, a pedal, panels over counters, a player of sound.

Owns which emulator stands where, and the lines by which a device file names it. A box has what was plugged
into it before its file was written. Must not know what happens in the hall.
"""

import socket
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from hardware.speaker.emulator import EmulatedHall
from script.demonstration.panel_lines import shown_by
from script.demonstration.programs import Programs

PANELS = "panels"
"""The name of the bus of panels among the programs."""
TEMPLATE = "rice-lake-laserlight"
"""Panels that have letters."""
STALE_S = 6
"""A hub that stands still is seen on the panels within the demo's patience."""
SLOW_BAUD = 19_200
"""A line so slow that its tickets are short ones."""
PEDAL_KEY = "NEXT"


class Peripherals:
    """What is plugged into the boxes of a hall in `folder`; each emulator is one of `programs`."""

    def __init__(self, folder: Path, programs: Programs) -> None:
        self.tickets = folder / "tickets"
        self.sound = EmulatedHall((folder / "sound").resolve())
        self._state = (folder / "state").resolve()
        self._sockets = folder / "state"  # as short as it was given: a socket's path has 107 bytes
        self._programs = programs
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._ready: dict[str, str] = {}
        """What each emulator says when it is ready."""
        self._variables: dict[str, dict[str, str]] = defaultdict(dict)

    @property
    def emulators(self) -> Collection[str]:
        """The names of all emulators among the programs."""
        return self._ready.keys()

    def lines_of(self, device: str) -> Sequence[str]:
        """What the file of a box says under `hardware`, but for its screen."""
        return tuple(self._lines[device])

    def variables_of(self, device: str) -> Mapping[str, str]:
        """The environment that its program needs."""
        return self._variables[device]

    def plug_in_printer(self, device: str, port: int) -> None:
        """A quick printer on the network, at this port; what it cuts is a PNG in `papers_of`."""
        self._lines[device].append(f"ticket_printer: {{transport: network, host: 127.0.0.1, port: {port}}}")
        self._start_printer(device, ["--port", str(port)])

    def plug_in_slow_printer(self, device: str) -> None:
        """A printer on a slow serial line, which gets the short ticket."""
        path = self._state / f"{device}.printer"
        line = f"{{transport: serial, path: {path}, baud: {SLOW_BAUD}}}"
        self._lines[device].append(f"ticket_printer: {line}")
        self._start_printer(device, ["--pty", str(path), "--bytes-per-second", str(SLOW_BAUD // 10)])

    def plug_in_scanner(self, device: str) -> None:
        """A code scanner on a serial line."""
        path = self._state / f"{device}.scanner"
        self._lines[device].append(f"code_scanner: {{transport: serial, path: {path}}}")
        emulator = ["hardware.code_scanner.emulator", "--path", str(path)]
        self._start(_scanner(device), emulator, "code scanner at", asked=True)

    def plug_in_pedal(self, device: str) -> None:
        """A pedal with one key, which calls whoever is next."""
        path = self._state / f"{device}.pedal"
        keys = f"keys: {{call_next: [{PEDAL_KEY}]}}"
        self._lines[device].append(f"keypad: {{transport: serial, path: {path}, {keys}}}")
        emulator = ["hardware.keypad.emulator", "--path", str(path)]
        self._start(_pedal(device), emulator, "keypad at", asked=True)

    def plug_in_panels(self, device: str, counters: Sequence[str]) -> None:
        """A bus with a panel over each of `counters`, addressed 1 and so on in their order."""
        path = self._state / PANELS
        panels = [f"{{counter: {counter}, address: {at}}}" for at, counter in enumerate(counters, 1)]
        bus = f"path: {path}, template: {TEMPLATE}, refresh: 2s, stale: {STALE_S}s"
        self._lines[device].append(f"counter_panels: [{{{bus}, panels: [{', '.join(panels)}]}}]")
        emulator = ["hardware.counter_panel.emulator", "--template", TEMPLATE, "--link", str(path)]
        self._start(PANELS, [*emulator, "--panels", f"1-{len(panels)}"], "panels on")

    def plug_in_speaker(self, device: str, *, audible: bool) -> None:
        """A loudspeaker: the machine's own if it is to be `audible`, else all is kept in `sound`."""
        self._lines[device].append("speaker: {}")
        if not audible:
            self._variables[device]["PATH"] = self.sound.path_variable

    def wait_for_all(self) -> None:
        """Until every emulator stands ready, as a technician would see it; raises `Silent`."""
        for name, begin in self._ready.items():
            self._programs.wait_for(name, begin)

    def papers_of(self, device: str) -> list[Path]:
        """The tickets that the printer of a box has cut, in order."""
        return sorted((self.tickets / device).glob("ticket-*.png"))

    def tell_printer(self, device: str, line: str) -> None:
        """One word of fate for the printer of a box: `fault paper_out`, `fault none`, `roll`."""
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self._control(device)))
            control.sendall(line.encode() + b"\n")
            answer = control.recv(200).decode()
        if not answer.startswith("ok"):
            raise RuntimeError(answer)

    def hold_up(self, device: str, text: str) -> None:
        """Hold a code to the scanner of a box."""
        self._programs.ask(_scanner(device), f"scan {text}")

    def tread(self, device: str, how: str = "press") -> None:
        """Tread the pedal of a box: `press` it, or `bounce` with a worn contact."""
        self._programs.ask(_pedal(device), f"{how} {PEDAL_KEY}")

    def panels(self) -> Mapping[int, str]:
        """What each panel shows now, by its address."""
        return next((now for line in reversed(self._programs.lines(PANELS)) if (now := shown_by(line))), {})

    def _start_printer(self, device: str, wire: Sequence[str]) -> None:
        out = ["--out", str(self.tickets / device), "--control", str(self._control(device))]
        emulator = ["hardware.ticket_printer.emulator", *wire, *out]
        self._start(f"{device}-printer", emulator, "control on")

    def _start(self, name: str, emulator: Sequence[str], ready: str, *, asked: bool = False) -> None:
        self._ready[name] = ready
        self._programs.start(name, emulator, asked=asked)

    def _control(self, device: str) -> Path:
        return self._sockets / f"{device}.control"


def _scanner(device: str) -> str:
    return f"{device}-scanner"


def _pedal(device: str) -> str:
    return f"{device}-pedal"
