"""A printer on raw USB, for systems whose kernel offers no device file for it.

Owns the one use of python-escpos, imported late because of what it costs. Must not know what the bytes mean.
"""

import errno
import importlib
import time
from typing import Any

from hardware.ticket_printer.wire import Wire

_DIRECTION_IN = 0x80  # of an endpoint address, USB 2.0 section 9.6.6
_PACKET_BYTES = 64
_NO_PYUSB = "raw USB needs the package pyusb; or use the transport 'file' with /dev/usb/lp0"


def open_usb(vendor: int, product: int) -> Wire:
    """Take the printer with these USB numbers from the kernel's driver and configure it.

    Raises:
        OSError: There is none, or it may not be opened, or pyusb is not installed.
    """
    escpos = importlib.import_module("escpos.printer")
    missing = importlib.import_module("escpos.exceptions").DeviceNotFoundError
    if not escpos.Usb.is_usable():
        raise OSError(errno.ENOSYS, _NO_PYUSB)
    printer = escpos.Usb(vendor, product)
    try:
        printer.open()
    except missing as error:
        raise OSError(errno.ENODEV, f"no USB printer {vendor:04x}:{product:04x}") from error
    return UsbWire(printer)


class UsbWire:
    """The two bulk endpoints of a printer that python-escpos opened."""

    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self._core = importlib.import_module("usb.core")
        # Makes differ in the numbers of their endpoints, so they are read from the printer.
        endpoints = [end.bEndpointAddress for end in printer.device.get_active_configuration()[(0, 0)]]
        self._out = next(address for address in endpoints if not address & _DIRECTION_IN)
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
