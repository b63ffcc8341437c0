"""From what a device's file says about its printer to a printer.

Owns the choice of driver and wire. Must not know where the settings were written.
"""

from typing import Literal, Protocol, TypeVar, assert_never

from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network, open_serial, open_usb
from hardware.ticket_printer.null import NullPrinter
from hardware.ticket_printer.port import TicketPrinter
from hardware.ticket_printer.wire import OpenWire, open_device_file

_T = TypeVar("_T")


class PrinterSettings(Protocol):
    """What must be known of a printer; the configuration's own class has these fields."""

    @property
    def transport(self) -> Literal["network", "usb", "serial", "file", "none"]:
        """The kind of wire; `none` is a site without a printer."""

    @property
    def host(self) -> str | None:
        """Name or address, for `network`."""

    @property
    def port(self) -> int:
        """TCP port, for `network`."""

    @property
    def path(self) -> str | None:
        """Device file, for `serial` and `file`."""

    @property
    def baud(self) -> int:
        """Bits a second, for `serial`."""

    @property
    def vendor(self) -> int | None:
        """USB vendor number, for `usb`."""

    @property
    def product(self) -> int | None:
        """USB product number, for `usb`."""


def make_printer(settings: PrinterSettings, patience: Patience | None = None) -> TicketPrinter:
    """The printer these settings describe. Opens nothing yet.

    Raises:
        ValueError: The settings lack what their transport needs.
    """
    if settings.transport == "none":
        return NullPrinter()
    return EscposPrinter(_wire(settings), patience)


def _wire(settings: PrinterSettings) -> OpenWire:
    match settings.transport:
        case "network":
            host, port = _said(settings.host, "host"), settings.port
            return lambda within: open_network(host, port, within)
        case "serial":
            line, baud = _said(settings.path, "path"), settings.baud
            return lambda _within: open_serial(line, baud)
        case "file":
            path = _said(settings.path, "path")
            return lambda _within: open_device_file(path)
        case "usb":
            vendor, product = _said(settings.vendor, "vendor"), _said(settings.product, "product")
            return lambda _within: open_usb(vendor, product)
        case "none":
            raise ValueError("a site without a printer has no wire")
        case _:
            assert_never(settings.transport)


def _said(value: _T | None, name: str) -> _T:
    if value is None:
        raise ValueError(f"the ticket printer's settings do not say its {name}")
    return value
