"""Real processes for tests: hubs and brokers that are started, killed without warning, and started again."""

import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from center_hub.service.broker.embedded import EmbeddedBroker
from tests.support.wires import free_port, poll

ROOT = Path(__file__).parents[2]
SMALL_CENTRE = Path(__file__).parent / "small-centre.yaml"


class HubProcess:
    """`python -m center_hub` over one journal; `start` and `kill` as often as wanted."""

    def __init__(self, journal: Path) -> None:
        self.journal = journal
        self._log = journal.with_name("hub.log")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Of the running hub."""
        assert self._process is not None
        return self._process.pid

    @property
    def told(self) -> str:
        """All that the hub has written to its log."""
        return self._log.read_text(encoding="utf-8")

    def start(self, port: int, *, own_broker: bool = False) -> None:
        """Start it towards the broker at `port`, or with its own there. Returns before it serves."""
        broker = ["--port", str(port)] if own_broker else ["--broker", f"127.0.0.1:{port}"]
        named = ["--centre", str(SMALL_CENTRE), "--journal", str(self.journal)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "center_hub", *named, *broker], cwd=ROOT, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """SIGKILL, as a power cut would: no goodbye, nothing written."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def wait(self) -> int:
        """The exit code of a hub that ends by itself."""
        assert self._process is not None
        return self._process.wait(timeout=10)

    def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.send_signal(how)
        return process.wait(timeout=10)


def children_of(pid: int) -> list[int]:
    """The processes that `pid` has started and that still run."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class BrokerProcess(Protocol):
    """A broker that a test may kill."""

    port: int

    def start(self) -> None:
        """Start it; it listens when this returns."""

    def kill(self) -> None:
        """SIGKILL."""

    def stop(self) -> None:
        """Let it go, whatever its state."""


class Embedded:
    """The broker in a wheel, as the hub runs it."""

    def __init__(self, _folder: Path) -> None:
        self.port = free_port()
        self._broker: EmbeddedBroker | None = None

    def start(self) -> None:
        """Start it; it listens when this returns."""
        self._broker = EmbeddedBroker(self.port)
        self._broker.__enter__()

    def kill(self) -> None:
        """SIGKILL."""
        assert self._broker is not None
        process = self._broker._broker._process  # behind its owner's back, as a crash comes
        assert process is not None
        process.kill()
        process.wait(timeout=10)
        self.stop()

    def stop(self) -> None:
        """Let it go, whatever its state."""
        if self._broker is not None:
            self._broker.__exit__()
            self._broker = None


class Mosquitto:
    """The broker of a real centre, where it is installed."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._settings = folder / "mosquitto.conf"
        self._settings.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n", encoding="utf-8"
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it listens when this returns."""
        self._process = subprocess.Popen(
            [mosquitto() or "mosquitto", "-c", str(self._settings)], stderr=subprocess.PIPE
        )
        poll(lambda: _listens(self.port), "mosquitto did not come up")

    def kill(self) -> None:
        """SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Let it go, whatever its state."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.communicate(timeout=10)
            self._process = None


def mosquitto() -> str | None:
    """Where Mosquitto is, if it is installed; Debian keeps it out of a user's PATH."""
    return shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
