"""Long rows of numbers as bytes that mean the same on every machine.

Owns the byte order; knows nothing of what the numbers are.
"""

import sys
from array import array
from typing import Literal, TypeAlias

Whole: TypeAlias = "array[int]"
Real: TypeAlias = "array[float]"
Numbers: TypeAlias = "array[int] | array[float]"
_STRANGE = sys.byteorder == "big"


def packed(numbers: Numbers) -> bytes:
    """`numbers`, little end first."""
    if not _STRANGE:
        return numbers.tobytes()
    turned = array(numbers.typecode, numbers)
    turned.byteswap()
    return turned.tobytes()


def whole(kind: Literal["B", "H", "i"], frozen: bytes) -> Whole:
    """The whole numbers of `packed`; raises ValueError if the bytes do not divide into them."""
    found: Whole = array(kind)
    found.frombytes(frozen)
    if _STRANGE:
        found.byteswap()
    return found


def real(kind: Literal["f", "d"], frozen: bytes) -> Real:
    """The real numbers of `packed`; raises ValueError if the bytes do not divide into them."""
    found: Real = array(kind)
    found.frombytes(frozen)
    if _STRANGE:
        found.byteswap()
    return found
