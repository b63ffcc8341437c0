"""The wires that python-escpos opens and closes: network, serial port, raw USB.

Owns every use of that library, imported when the first wire is opened because it costs a third of a second
and 10 MB. Bytes go over the opened wire by our own bounded reads and writes: the library's serial write can
block for ever, and its reads wait for their whole time-out. Must not know what the bytes mean.
"""

import errno
import importlib
import logging
import socket
import termios
import time
from typing import Any

from hardware.permission import denied
from hardware.ticket_printer.wire import DescriptorWire, Wire, ignore_breaks

_DIRECTION_IN = 0x80  # of an endpoint address, USB 2.0 section 9.6.6
_PACKET_BYTES = 64
_NO_PYUSB = "raw USB needs the package pyusb; or use the transport 'file' with /dev/usb/lp0"


def open_network(host: str, port: int, within: float) -> Wire:
    """Connect to a printer's raw port, usually 9100, within that many seconds.

    Raises:
        OSError: It cannot be reached, or `host` can be no host's name.
    """
    printer = _escpos().Network(host, port, timeout=within)
    # Connected by us: the library's own open() leaks the socket of a refused connection and knows no IPv6.
    connection = printer.device = _connection(host, port, within)
    # A status request is three bytes and waits for one: with Nagle's rule it would wait 40 ms for the last
    # answer.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setblocking(False)
    return DescriptorWire(connection.fileno(), printer.close, empty_read_is_the_end=True)


def _connection(host: str, port: int, within: float) -> socket.socket:
    try:
        return socket.create_connection((host, port), timeout=within)
    except UnicodeError as error:  # an empty label, or one of more than 63 letters
        raise OSError(errno.EINVAL, f"{host!r} is not the name of a host: {error}") from error


def open_serial(path: str, baud: int) -> Wire:
    """Open a serial port at that many bits a second, its lines for flow control left alone.

    Linux knows none by DTR/DSR, which is what printers use. One that is held up loses what its buffer does
    not take, the question at the job's end as well: such a ticket is not confirmed.

    Raises:
        OSError: There is none, it may not be opened, or another program of ours has it (`EBUSY`).
    """
    printer = _escpos().Serial(devfile=path, baudrate=baud, timeout=0, dsrdtr=True)
    _open(printer, path, f"no serial printer at {path}")
    line = printer.device

    def let_go() -> None:
        # Closed by us first: the library would wait for a stopped printer to take the rest, for ever, and on
        # a line hung up it raises what is no OSError.
        line.close()
        printer.close()

    try:
        # The lock that panels, scanners and keypads take too; python-escpos takes none.
        line.exclusive = True
        ignore_breaks(line.fileno())
    except termios.error as error:
        let_go()
        raise OSError(*error.args) from error
    except OSError as error:
        let_go()
        raise OSError(errno.EBUSY, f"another program has {path} for itself") from error
    return DescriptorWire(line.fileno(), let_go, empty_read_is_the_end=False)


def open_usb(vendor: int, product: int) -> Wire:
    """Take the printer with these USB numbers from the kernel's driver and configure it.

    Raises:
        OSError: There is none, or it may not be opened, or pyusb is not installed.
    """
    escpos = _escpos()
    if not escpos.Usb.is_usable():
        raise OSError(errno.ENOSYS, _NO_PYUSB)
    printer = escpos.Usb(vendor, product)
    _open(printer, f"USB printer {vendor:04x}:{product:04x}", f"no USB printer {vendor:04x}:{product:04x}")
    try:
        return UsbWire(printer)
    except BaseException:
        printer.close()
        raise


def _escpos() -> Any:
    logging.getLogger().addFilter(_worth_telling)
    return importlib.import_module("escpos.printer")


def _worth_telling(record: logging.LogRecord) -> bool:
    """Not that the library opened and closed: of a printer that is off, 40,000 lines a day."""
    return record.levelno > logging.INFO or "/escpos/" not in record.pathname


def _open(printer: Any, name: str, otherwise: str) -> None:
    """Open by the library's own means; its one exception as the OSError that every wire raises."""
    missing = importlib.import_module("escpos.exceptions").DeviceNotFoundError
    try:
        printer.open()
    except termios.error as error:  # a line that was pulled meanwhile
        raise OSError(*error.args) from error
    except (missing, ValueError) as error:  # ValueError: pyusb finds no libusb on this system
        # What the system said is the library's last exception but one.
        if getattr(error.__context__, "errno", None) in {errno.EACCES, errno.EPERM}:
            raise PermissionError(errno.EACCES, denied(name)) from error
        raise OSError(errno.ENODEV, f"{otherwise}: {error}") from error


class UsbWire:
    """The two bulk endpoints of a printer that python-escpos opened."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self._core = importlib.import_module("usb.core")
        # Makes differ in the numbers of their endpoints, so they are read from the printer.
        endpoints = [end.bEndpointAddress for end in printer.device.get_active_configuration()[(0, 0)]]
        outwards = [address for address in endpoints if not address & _DIRECTION_IN]
        if not outwards:
            raise OSError(errno.ENODEV, "this USB device takes no bytes: it is no printer")
        self._out = outwards[0]
        self._in = next((address for address in endpoints if address & _DIRECTION_IN), None)

    def write(self, data: bytes, within: float) -> None:
        """Hand over all of `data` within that many seconds."""
        deadline = time.monotonic() + within
        left = memoryview(data)
        while left:
            left = left[self._printer.device.write(self._out, left, _milliseconds(deadline)) :]

    def read(self, within: float) -> bytes:
        """Whatever comes first within that many seconds; empty from a silent or one-way printer."""
        if self._in is None:
            return b""
        deadline = time.monotonic() + within
        try:
            return bytes(self._printer.device.read(self._in, _PACKET_BYTES, _milliseconds(deadline)))
        except self._core.USBTimeoutError:
            return b""

    def close(self) -> None:
        """Give the printer back."""
        self._printer.close()


def _milliseconds(deadline: float) -> int:
    """Time left; never 0, which libusb takes for no limit at all."""
    return max(1, round((deadline - time.monotonic()) * 1000))
