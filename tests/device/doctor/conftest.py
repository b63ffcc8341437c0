"""A whole box: a device file of its own, whose printer, broker and disk are where a test wants them."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware.ticket_printer.emulator import EmulatedPrinter
from tests.support.processes import SMALL_CENTRE, HubProcess
from tests.support.wires import free_port

NOT_AUTHORISED = b"\x20\x03\x00\x87\x00"
"""CONNACK of MQTT 5: no session, reason 0x87, no properties."""


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A port where whoever connects is told that, and nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with ExitStack() as held:
                while True:
                    try:
                        connection, _ = server.accept()
                    except OSError:
                        return
                    held.enter_context(connection)
                    if answer and connection.recv(4096):
                        connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


@dataclass
class BoxFile:
    """What is written into the device file of a kiosk."""

    folder: Path
    printer_port: int
    broker_port: int = field(default_factory=free_port)
    state_folder: str = ""
    width_dots: int = 576
    path: Path = Path()

    def write(self) -> Path:
        """The file, written as it stands now."""
        self.path = self.folder / "kiosk-1.yaml"
        self.path.write_text(
            f"""\
kind: device
id: kiosk-1
centre: {SMALL_CENTRE}
broker: {{host: 127.0.0.1, port: {self.broker_port}}}
hardware:
  screen: {{width_mm: 268, height_mm: 476}}
  ticket_printer:
    transport: network
    host: 127.0.0.1
    port: {self.printer_port}
    width_dots: {self.width_dots}
state_folder: {self.state_folder or self.folder / "state"}
""",
            encoding="utf-8",
        )
        return self.path


@pytest.fixture
def emulated() -> Iterator[EmulatedPrinter]:
    with EmulatedPrinter() as printer:
        yield printer


@pytest.fixture
def box_file(tmp_path: Path, emulated: EmulatedPrinter) -> BoxFile:
    return BoxFile(tmp_path, emulated.port)


@pytest.fixture
def start_hub(tmp_path: Path) -> Iterator[Callable[[int], HubProcess]]:
    """Starts a hub with a broker of its own at a port; it is gone when the test is."""
    hub = HubProcess(tmp_path / "journal.sqlite")

    def start(port: int) -> HubProcess:
        hub.start(port, own_broker=True)
        return hub

    yield start
    hub.kill()
