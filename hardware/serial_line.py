"""A serial line, opened the one way every device of ours uses it: raw, exclusive, never blocking.

Owns opening and what a line that has no parity of its own (a pseudo-terminal) is forgiven. Must not know
which device hangs on the line. Imports pyserial when a line is opened, not before.
"""

import importlib
import logging
import termios
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from serial import Serial

_log = logging.getLogger(__name__)

Parity = Literal["none", "even", "odd"]

_LETTER = {"none": "N", "even": "E", "odd": "O"}


def open_serial_line(path: str, baud: int, parity: Parity = "none") -> "Serial":
    """Open the line for both ways, non-blocking, for this program alone; `fileno()` is for `select`.

    A line that knows no parity is opened without, and the log says so.

    Raises:
        OSError: there is none, it may not be opened, or another program has it.
    """
    serial = importlib.import_module("serial")

    def opened(letter: str) -> "Serial":
        line: Serial = serial.Serial(path, baud, parity=letter, timeout=0, write_timeout=0, exclusive=True)
        return line

    try:
        return opened(_LETTER[parity])
    except termios.error as error:
        if parity == "none":
            raise OSError(*error.args) from error
        _log.warning("%s knows no parity: opened without (%s)", path, error)
        return opened(_LETTER["none"])
