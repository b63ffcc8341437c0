"""A small centre on this machine: hub, screens and what is plugged into them, run as a technician would.

Owns folders, ports, device files and which program is started with what. Must not know what happens in the
hall.
"""

import json
import secrets
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from config.model import Centre
from hardware.screen.emulator.hands import Hands
from script.demonstration.any_day import any_day
from script.demonstration.cast import Cast
from script.demonstration.desk import Desk, device_file
from script.demonstration.peripherals import Peripherals
from script.demonstration.programs import Programs

OFFSCREEN: Mapping[str, str] = {"QT_QPA_PLATFORM": "offscreen"}
"""No display at all: Qt draws into memory."""
_BAD_FILE = 2
"""How the doctor ends that examined nothing."""


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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
        self.broker_port = free_port()
        self.programs = Programs(folder / "log", surface)
        self.peripherals = Peripherals(folder, self.programs)
        self._with_hands = hands
        self._real_size = real_size
        self._centre_file = folder / "centre.yaml"
        self._key = folder / "state" / "person-key"
        self._hands: dict[str, Hands] = {}

    def __enter__(self) -> Self:
        for name in ("hub", "log", "state", "devices", "tickets"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._centre_file = any_day(self.centre.id, self.folder / "hub")
        self._key.touch(mode=0o600)
        self._key.write_bytes(secrets.token_bytes(32))
        return self

    def __exit__(self, *_: object) -> None:
        for hands in self._hands.values():
            hands.close()
        self.programs.end(last=self.peripherals.emulators)

    @property
    def name(self) -> str:
        """The centre's, in its main language."""
        return self.centre.name[self.centre.languages[0]]

    def fit_out(self, cast: Cast, *, audible: bool) -> None:
        """Plug every device in at its box, and start the hub and what needs no screen."""
        devices = self.peripherals
        for kiosk in filter(None, (cast.kiosk, cast.other_kiosk)):
            devices.plug_in_printer(kiosk.device, free_port())
        devices.plug_in_slow_printer(cast.helpdesk.device)
        devices.plug_in_scanner(cast.kiosk.device)
        devices.plug_in_pedal(cast.counter_desks[0].device)
        devices.plug_in_speaker(cast.board.device, audible=audible)
        self.start_hub()
        if cast.panels is not None:
            devices.plug_in_panels(cast.panels, [counter.id for counter in cast.counters])
            self.start_panels(cast.panels)

    def start_hub(self) -> None:
        """The hub with its embedded broker."""
        hub = ["center_hub", "--centre", str(self._centre_file), "--journal", str(self.journal)]
        self.programs.start("hub", [*hub, "--port", str(self.broker_port)])

    def wait_for_hub(self) -> None:
        """Until the hub serves; raises `Silent`."""
        self.programs.wait_until_said("hub", "connected to")

    def start_screen(self, desk: Desk) -> None:
        """One app on its screen, with what is plugged in, and with hands on it if the hall has hands."""
        file = self.write_file(desk)
        width, height = desk.pixels if self._real_size else desk.window()
        app = [desk.module, "--device", str(file), "--windowed", "--size", f"{width}x{height}"]
        if self._with_hands:
            app = ["hardware.screen.emulator", "--socket", str(self._socket(desk.device)), "--", *app]
        self.programs.start(desk.device, app, self.peripherals.variables_of(desk.device))

    def start_panels(self, device: str) -> None:
        """The program that drives the panels plugged into `device`, which has no screen."""
        lines = self.peripherals.lines_of(device)
        text = device_file(device, self._centre_file, self.broker_port, lines, self.folder / "state")
        self.programs.start(device, ["hardware.counter_panel", "--device", str(self._written(device, text))])

    def write_file(self, desk: Desk) -> Path:
        """The device file of a desk, with what is plugged in by now."""
        lines = [desk.screen_line, *self.peripherals.lines_of(desk.device)]
        key = self._key if desk.keyed else None
        state = self.folder / "state"
        text = device_file(desk.device, self._centre_file, self.broker_port, lines, state, key)
        return self._written(desk.device, text)

    def examine(self, desk: Desk) -> dict[str, Any]:
        """The doctor's report on a desk whose program is not running; raises RuntimeError without one."""
        doctor = ["hardware", "doctor", "--device", str(self.write_file(desk)), "--json"]
        with (self.folder / "log" / "doctor.log").open("ab") as log:
            done = subprocess.run(
                [sys.executable, "-m", *doctor],
                stdout=subprocess.PIPE,
                stderr=log,
                env=self.programs.environment,
                check=False,
            )
        if done.returncode >= _BAD_FILE or not done.stdout:
            raise RuntimeError(f"the doctor ended with {done.returncode} and no report")
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    def hands(self, device: str) -> Hands:
        """The hands on the screen of `device`; waits until it is there."""
        if device not in self._hands:
            self._hands[device] = Hands(self._socket(device))
        return self._hands[device]

    def manage(self, *command: str) -> None:
        """One command of the manager's command line; raises CalledProcessError if it is refused."""
        manager = ["center_hub.manager", "--centre", str(self._centre_file)]
        wire = ["--broker", f"127.0.0.1:{self.broker_port}", "--state", str(self.folder / "state")]
        subprocess.run([sys.executable, "-m", *manager, *wire, *command], check=True)

    def process_id(self, name: str) -> int:
        """Of a running program of the hall."""
        return self.programs.process_id(name)

    def log(self, name: str) -> str:
        """What a program has written so far."""
        return self.programs.log(name)

    def _written(self, device: str, text: str) -> Path:
        file = self.folder / "devices" / f"{device}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    def _socket(self, device: str) -> Path:
        return self.folder / "state" / f"{device}.socket"
