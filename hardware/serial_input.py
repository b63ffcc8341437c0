"""The way to a scanner or keypad on a serial line.

Owns that a line's errors name the line. Must not know what is sent on it.
"""

import os
from collections.abc import Iterator

from hardware.finding import Finding, Verdict
from hardware.input_reader import OpenInput, unopened
from hardware.serial_line import open_serial_line


class SerialWay:
    """The device on the serial line `path`, such as /dev/serial/by-id/usb-..., at `baud` bits a second."""

    def __init__(self, path: str, baud: int) -> None:
        self._path = path
        self._baud = baud

    def open(self) -> OpenInput:
        """Open the line for ourselves alone; raises `OSError` with the path in it."""
        try:
            line = open_serial_line(self._path, self._baud)
        except OSError as error:
            if error.filename:
                raise
            number = error.errno or 0
            raise OSError(number, os.strerror(number) if number else str(error), self._path) from error
        return OpenInput(line.fileno(), line.close)


def examine_line(part: str, path: str, baud: int) -> Iterator[Finding]:
    """What `doctor` says of a scanner or keypad on a serial line: it can be opened; no more can be asked."""
    threshold = "ours alone"
    try:
        SerialWay(path, baud).open().close()
    except OSError as error:
        yield unopened(part, error, threshold)
    else:
        yield Finding(part, "readable", Verdict.OK, f"{path} at {baud} bits a second", threshold)
