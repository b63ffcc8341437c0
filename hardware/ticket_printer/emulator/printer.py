"""The whole emulated printer, as tests and demonstrations hold it.

Owns the joining of mechanism and network. Must not know the driver.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

from hardware.ticket_printer.emulator.mechanism import Fault, Mechanism
from hardware.ticket_printer.emulator.server import PrinterServer

_FULL_ROLL_MM = 80_000.0  # what an 80 mm roll for ticket printers usually holds


class EmulatedPrinter:
    """A ticket printer on a TCP port. A context manager: plugged in on entry, unplugged on exit.

    Args:
        host: Address to listen on.
        port: TCP port; 0 takes a free one, told by `port` once plugged in.
        out: Folder for `ticket-001.png` and so on, made if need be; None writes none.
        roll_mm: Length of a full roll in millimetres.
        head_dots: Printable dots across.
        dots_per_inch: Of head and feed.
        buffer_bytes: The receive buffer; a full one takes no more from the wire.
        automatic_status: Whether it is set to report every change unasked, at power-on and after each ESC @.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        out: Path | None = None,
        roll_mm: float = _FULL_ROLL_MM,
        head_dots: int = 576,
        dots_per_inch: int = 203,
        buffer_bytes: int = 65_536,
        automatic_status: bool = False,
    ) -> None:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        self._mechanism = Mechanism(head_dots, dots_per_inch, roll_mm, out, automatic_status=automatic_status)
        self._server = PrinterServer(self._mechanism, (host, port), buffer_bytes)

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
        return self._server.address[0]

    @property
    def port(self) -> int:
        """The TCP port it listens on."""
        return self._server.address[1]

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

    def plug(self) -> None:
        """Connect the cable and listen; the same port every time."""
        self._server.plug()

    def unplug(self) -> None:
        """Pull the cable, in the middle of whatever it was doing."""
        self._server.unplug()
