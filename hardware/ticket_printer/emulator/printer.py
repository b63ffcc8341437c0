"""The whole emulated printer, as tests and demonstrations hold it.

Owns the joining of mechanism and wire. Must not know the driver.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

from hardware.ticket_printer.emulator.mechanism import Fault, Mechanism
from hardware.ticket_printer.emulator.models import Model
from hardware.ticket_printer.emulator.server import LineServer, NetworkServer, PrinterServer

_USUAL = Model()
_FULL_ROLL_MM = 80_000.0  # what an 80 mm roll for ticket printers usually holds


class EmulatedPrinter:
    """A ticket printer on a TCP port or a serial line. A context manager: plugged in on entry, else out.

    Args:
        host: Address to listen on.
        port: TCP port; 0 takes a free one, told by `port` once plugged in.
        line: Where to make a serial line (a symbolic link to a pseudo-terminal) instead of listening.
        out: Folder for `ticket-001.png` and so on, made if need be; None writes none.
        roll_mm: Length of a full roll in millimetres.
        model: The make.
        buffer_bytes: The receive buffer; a full one takes no more from the wire.
        automatic_status: Whether it is set to report every change unasked, at power-on and after each ESC @.
        dots_per_second: How fast paper moves; None takes no time.
        bytes_per_second: How fast the wire is; None takes no time.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        line: Path | None = None,
        out: Path | None = None,
        roll_mm: float = _FULL_ROLL_MM,
        model: Model = _USUAL,
        buffer_bytes: int = 65_536,
        automatic_status: bool = False,
        dots_per_second: float | None = None,
        bytes_per_second: float | None = None,
    ) -> None:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        self._mechanism = Mechanism(
            model, roll_mm, out, automatic_status=automatic_status, dots_per_second=dots_per_second
        )
        self._server: PrinterServer
        self._network: NetworkServer | None = None
        if line is None:
            self._network = NetworkServer(self._mechanism, buffer_bytes, bytes_per_second, (host, port))
            self._server = self._network
        else:
            self._server = LineServer(self._mechanism, buffer_bytes, bytes_per_second, line)

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    @property
    def host(self) -> str:
        """The address it listens on."""
        return self._address[0]

    @property
    def port(self) -> int:
        """The TCP port it listens on."""
        return self._address[1]

    @property
    def _address(self) -> tuple[str, int]:
        if self._network is None:
            raise ValueError("a printer on a serial line has no address")
        return self._network.address

    @property
    def fault(self) -> Fault | None:
        """What is wrong with it; set one, or None to set it right."""
        return self._mechanism.fault

    @fault.setter
    def fault(self, fault: Fault | None) -> None:
        self._mechanism.fault = fault

    @property
    def tickets(self) -> list[Image.Image]:
        """Every ticket cut so far, one bit a dot, from the first row printed to the cut."""
        with self._mechanism.changed:
            return list(self._mechanism.tickets)

    @property
    def scraps(self) -> list[Image.Image]:
        """What was torn off with the end of an old roll."""
        with self._mechanism.changed:
            return list(self._mechanism.scraps)

    @property
    def roll_left_mm(self) -> float:
        """Millimetres left on the roll."""
        return self._mechanism.paper.left_mm

    @property
    def unknown_bytes(self) -> int:
        """Bytes received that no command explained."""
        return self._mechanism.unknown_bytes

    @property
    def pulses(self) -> int:
        """How often the line of a cash drawer was pulsed."""
        return self._mechanism.pulses

    @property
    def waiting_bytes(self) -> int:
        """Bytes received and held."""
        return self._mechanism.waiting_bytes

    def replace_roll(self) -> None:
        """Put in a full roll."""
        self._mechanism.replace_roll()

    def wait_for_tickets(self, count: int, within: float) -> bool:
        """Whether there are `count` tickets within so many seconds."""
        with self._mechanism.changed:
            return self._mechanism.changed.wait_for(lambda: len(self._mechanism.tickets) >= count, within)

    def power_cycle(self) -> None:
        """Off and on again: its buffer and its connection are lost, what is on the paper stays."""
        self._server.unplug()
        self._mechanism.power_cycle()
        self._mechanism.has_lost_power()
        self._server.plug()

    def power_fails_after(self, dots: int) -> None:
        """The same, when the paper has moved by so many dots more."""
        self._mechanism.power_fails_after(dots)

    def plug(self) -> None:
        """Connect the cable and listen; the same port, or the same name of a line, every time."""
        self._server.plug()

    def unplug(self) -> None:
        """Pull the cable, in the middle of whatever it was doing."""
        self._server.unplug()
