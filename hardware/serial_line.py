"""A serial line, opened the one way every device of ours uses it: raw, exclusive, never blocking.

Owns opening and what a line that has no parity of its own (a pseudo-terminal) is forgiven. Must not know
which device hangs on the line. Imports pyserial when a line is opened, not before.
"""

import errno
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
    """Open the line for both ways, 8 data bits, one stop bit, non-blocking; `fileno()` is for `select`.

    Reading a silent line gives no bytes at once; no bytes where `select` saw some is a line that hung up.

    No other program of ours can have it at the same time (an advisory lock, which others may not look at).
    A line that knows no parity is opened without, and the log says so.

    Raises:
        OSError: there is none, it may not be opened, another program has it, it is no serial line, it knows
            no such speed, or pyserial is not installed. `errno` says which, as far as the system did.
    """
    try:
        return _opened(path, baud, parity)
    except termios.error as error:
        if parity == "none":
            raise OSError(*error.args) from error
        _log.warning("%s knows no parity: opened without (%s)", path, error)
    try:
        return _opened(path, baud, "none")
    except termios.error as error:
        raise OSError(*error.args) from error


def _opened(path: str, baud: int, parity: Parity) -> "Serial":
    try:
        serial = importlib.import_module("serial")
    except ImportError as error:
        raise OSError(errno.ENOPKG, "the package serial is not installed", path) from error
    try:
        line: Serial = serial.Serial(
            path, baud, parity=_LETTER[parity], timeout=0, write_timeout=0, exclusive=True
        )
    except ValueError as error:  # a speed that this line's driver does not have
        raise OSError(errno.EINVAL, f"{path} cannot be opened at {baud} bits a second: {error}") from error
    return line
