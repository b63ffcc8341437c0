"""What the kernel knows of its clock: whether somebody keeps it right, and how far off it may be.

Owns the one system call, adjtimex(2), which only reads here. Must not know what follows from it.
"""

import ctypes
import os
from dataclasses import dataclass

_STA_UNSYNC = 0x0040
_TIME_ERROR = 5


class _Timex(ctypes.Structure):
    """`struct timex` of <sys/timex.h> up to what is read, and room for the rest of it."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


@dataclass(frozen=True, slots=True)
class KernelClock:
    """Whether the clock is kept right by a time service, and its largest error in milliseconds then."""

    synchronised: bool
    largest_error_ms: float


def kernel_clock() -> KernelClock:
    """The state of this machine's clock.

    Raises:
        OSError: the kernel does not say, as in some containers.
    """
    timex = _Timex()
    state = ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(timex))
    if state < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    synchronised = state != _TIME_ERROR and not timex.status & _STA_UNSYNC
    return KernelClock(synchronised, timex.maxerror / 1000)
