"""The processes of a small centre on this machine, each run as a technician would run it.

Owns folders, ports and processes. Must not know what happens in the hall.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from config.model import Centre
from hardware.screen.emulator.hands import Hands
from script.demonstration.any_day import any_day

OFFSCREEN: Mapping[str, str] = {"QT_QPA_PLATFORM": "offscreen"}
"""No display at all: Qt draws into memory."""
WINDOW_PX = 900
"""The longer side of a window that a person plays with."""
STOP_S = 5.0
"""A process that has not ended this long after SIGTERM is killed, and the demo says so."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One screen of the hall: which device it is and how large it is."""

    device: str
    module: str
    pixels: tuple[int, int]
    millimetres: tuple[int, int]
    printer: bool = False
    keyed: bool = False
    """Whether it hashes document numbers with the centre's key, as whatever prints does too."""

    def window(self) -> tuple[int, int]:
        """Pixels of a window in the same proportions that leaves the others room on a laptop."""
        share = min(1.0, WINDOW_PX / max(self.pixels))
        return round(self.pixels[0] * share), round(self.pixels[1] * share)


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _device_file(desk: Desk, centre: Path, folder: Path, broker: int, printer: int) -> str:
    """The lines that a technician would write for this desk."""
    width, height = desk.millimetres
    lines = [
        "kind: device",
        f"id: {desk.device}",
        f"centre: {centre.resolve()}",
        f"broker: {{host: 127.0.0.1, port: {broker}}}",
        "hardware:",
        f"  screen: {{width_mm: {width}, height_mm: {height}, fullscreen: false}}",
    ]
    if desk.printer:
        lines.append(f"  ticket_printer: {{transport: network, host: 127.0.0.1, port: {printer}}}")
    if desk.printer or desk.keyed:
        lines.append(f"person_key_file: {folder.resolve() / 'state' / 'person-key'}")
    return "\n".join([*lines, f"state_folder: {folder / 'state'}", ""])


class Hall:
    """A running centre in `folder`; everything ends with the `with` block.

    `surface` says where its screens are drawn: variables added to the environment, such as `OFFSCREEN`.
    With `hands` the screens can be touched and seen by a program; not in `real_size` they are small windows.
    """

    def __init__(
        self,
        centre: Centre,
        folder: Path,
        surface: Mapping[str, str],
        *,
        hands: bool = False,
        real_size: bool = True,
    ) -> None:
        self.centre = centre
        self.folder = folder
        self.journal = folder / "hub" / "journal.sqlite"
        self.tickets = folder / "tickets"
        self.broker_port = free_port()
        self._printer_port = free_port()
        self._with_hands = hands
        self._real_size = real_size
        self._environment = dict(os.environ) | dict(surface)
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program starts from bytecode
        self._centre_file = folder / "centre.yaml"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._hands: dict[str, Hands] = {}

    def __enter__(self) -> Self:
        for name in ("hub", "log", "state", "devices", "tickets"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._centre_file = any_day(self.centre.id, self.folder / "hub")
        key = self.folder / "state" / "person-key"
        key.touch(mode=0o600)
        key.write_bytes(secrets.token_bytes(32))
        return self

    def __exit__(self, *_: object) -> None:
        for hands in self._hands.values():
            hands.close()
        for process in reversed(self._processes.values()):
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for name, process in self._processes.items():
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                sys.stderr.write(f"{name} did not end by itself and was killed\n")
                process.kill()

    def start_hub(self) -> None:
        """The hub with its embedded broker."""
        hub = ["center_hub", "--centre", str(self._centre_file), "--journal", str(self.journal)]
        self._start("hub", [*hub, "--port", str(self.broker_port)])

    def start_printer(self) -> None:
        """The emulated ticket printer; what it cuts is a PNG in `tickets`."""
        printer = ["hardware.ticket_printer.emulator", "--port", str(self._printer_port)]
        control = str(self.folder / "state" / "printer.socket")
        self._start("printer", [*printer, "--out", str(self.tickets), "--control", control])

    def start_screen(self, desk: Desk) -> None:
        """One app on its screen, with hands on it if the hall has hands."""
        file = self.folder / "devices" / f"{desk.device}.yaml"
        text = _device_file(desk, self._centre_file, self.folder, self.broker_port, self._printer_port)
        file.write_text(text, encoding="utf-8")
        width, height = desk.pixels if self._real_size else desk.window()
        app = [desk.module, "--device", str(file), "--windowed", "--size", f"{width}x{height}"]
        if self._with_hands:
            app = ["hardware.screen.emulator", "--socket", str(self._socket(desk.device)), "--", *app]
        self._start(desk.device, app)

    def hands(self, device: str) -> Hands:
        """The hands on the screen of `device`; waits until it is there."""
        if device not in self._hands:
            self._hands[device] = Hands(self._socket(device))
        return self._hands[device]

    def tell_printer(self, line: str) -> None:
        """One word of fate for the printer: `fault paper_out`, `fault none`, `roll`."""
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self.folder / "state" / "printer.socket"))
            control.sendall(line.encode() + b"\n")
            answer = control.recv(200).decode()
        if not answer.startswith("ok"):
            raise RuntimeError(answer)

    def manage(self, *command: str) -> None:
        """One command of the manager's command line; raises CalledProcessError if it is refused."""
        manager = ["center_hub.manager", "--centre", str(self._centre_file)]
        wire = ["--broker", f"127.0.0.1:{self.broker_port}", "--state", str(self.folder / "state")]
        subprocess.run([sys.executable, "-m", *manager, *wire, *command], check=True)

    def process_id(self, name: str) -> int:
        """Of a running process of the hall."""
        return self._processes[name].pid

    def freeze(self, name: str) -> None:
        """Let a process stand still, as if its machine hung."""
        self._processes[name].send_signal(signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        """Let it go on."""
        self._processes[name].send_signal(signal.SIGCONT)

    def log(self, name: str) -> str:
        """What a process has written so far."""
        return (self.folder / "log" / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def first_death(self) -> str | None:
        """The name of a process that has ended by itself, if any."""
        return next((name for name, process in self._processes.items() if process.poll() is not None), None)

    def _socket(self, device: str) -> Path:
        return self.folder / "state" / f"{device}.socket"

    def _start(self, name: str, module: Sequence[str]) -> None:
        with (self.folder / "log" / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", *module], stdout=log, stderr=log, env=self._environment
            )
