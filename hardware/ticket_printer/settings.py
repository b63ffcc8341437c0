"""From what a device's file says about its printer to a printer, and to the form of its tickets.

Owns the choice of driver and wire, and when a ticket must be short. Must not know where the settings were
written.
"""

from dataclasses import replace
from typing import Literal, Protocol, TypeVar, assert_never

from hardware.ticket_printer.escpos_driver import EscposPrinter, Patience
from hardware.ticket_printer.escpos_wires import open_network, open_serial, open_usb
from hardware.ticket_printer.makes import ProfileSettings, profile_of
from hardware.ticket_printer.null import NullPrinter
from hardware.ticket_printer.port import TicketPrinter
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.wire import OpenWire, open_device_file

_T = TypeVar("_T")

_LONGEST_ON_THE_WIRE_S = 3.0
"""A citizen stands there while a ticket goes over the wire."""
_FULL_TICKET_BYTES_A_DOT = 52
"""A full ticket of 576 dots is some 30 kB, and narrower ones are as much smaller."""
_WIDEST_DOTS = 640
_BITS_A_BYTE = 10
"""On a serial line, with start and stop."""


class PrinterSettings(ProfileSettings, Protocol):
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
    def short_ticket(self) -> bool | None:
        """Whether tickets are short; None lets the wire decide."""

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
    return EscposPrinter(
        open_wire_of(settings), patience or _patience(settings), lambda: profile_of(settings)
    )


def ticket_form(settings: PrinterSettings) -> TicketForm:
    """The form of this printer's tickets. May import python-escpos: for the printer's own thread.

    The code is left to the printer on a slow wire only, where it saves a second: on a fast one ours stands
    beside the facts, which saves two centimetres of paper.

    Raises:
        UnknownProfileError: Nobody knows the profile.
    """
    profile = profile_of(settings)
    is_slow = _on_the_wire_s(settings, profile.width_dots) > _LONGEST_ON_THE_WIRE_S
    short = is_slow if settings.short_ticket is None else settings.short_ticket
    own_code = settings.qr == "native" or (profile.draws_qr and (short or is_slow))
    return TicketForm(profile.width_dots, short=short, own_code=own_code)


def _on_the_wire_s(settings: PrinterSettings, width_dots: int) -> float:
    """Seconds that a full ticket takes on a serial line; on any other wire none worth counting."""
    if settings.transport != "serial":
        return 0.0
    return _FULL_TICKET_BYTES_A_DOT * width_dots * _BITS_A_BYTE / settings.baud


def _patience(settings: PrinterSettings) -> Patience:
    """Long enough for the longest of full tickets on the widest of heads, where somebody insists on them."""
    usual = Patience()
    return replace(usual, take=max(usual.take, 2 * _on_the_wire_s(settings, _WIDEST_DOTS)))


def open_wire_of(settings: PrinterSettings) -> OpenWire:
    """Opens this printer's wire.

    Raises:
        ValueError: The settings lack what their transport needs.
    """
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
