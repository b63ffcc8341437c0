"""The few bytes that prove a frame came whole: exclusive or, sum, and CRC of 16 bits by its parameters.

Owns the arithmetic. Must not know what a frame is.
"""

from functools import reduce
from operator import xor
from typing import Literal, Protocol

_BYTE = 0xFF
_WORD = 0xFFFF
_TOP = 0x8000


class ChecksumRule(Protocol):
    """How the maker's manual has it; the configuration's own class has these fields."""

    @property
    def kind(self) -> Literal["none", "xor", "sum", "crc16"]:
        """Which arithmetic."""

    @property
    def skip(self) -> int:
        """Bytes at the frame's beginning that are not covered."""

    @property
    def place(self) -> Literal["before_end", "after_end"]:
        """Where it stands; after the end it covers the end too."""

    @property
    def style(self) -> Literal["binary", "hex"]:
        """As bytes, or as capital hexadecimal digits."""

    @property
    def negated(self) -> bool:
        """256 less the sum."""

    @property
    def polynomial(self) -> int:
        """Of the CRC, highest power left out, as manuals print it: 0x8005, 0x1021."""

    @property
    def initial(self) -> int:
        """What the CRC's register begins with."""

    @property
    def reflected(self) -> bool:
        """Whether the CRC takes the lowest bit of each byte first, and is itself written so."""

    @property
    def first(self) -> Literal["low", "high"]:
        """Which byte of the CRC is sent first."""


def checksum(rule: ChecksumRule, covered: bytes) -> bytes:
    """The checksum of these bytes as it is sent; empty where the rule has none."""
    made = _arithmetic(rule, covered)
    return made.hex().upper().encode("ascii") if rule.style == "hex" else made


def _arithmetic(rule: ChecksumRule, covered: bytes) -> bytes:
    match rule.kind:
        case "none":
            return b""
        case "xor":
            return bytes([reduce(xor, covered, 0)])
        case "sum":
            total = sum(covered)
            return bytes([(-total if rule.negated else total) & _BYTE])
        case "crc16":
            register = crc16(covered, rule.polynomial, rule.initial, reflected=rule.reflected)
            return register.to_bytes(2, "little" if rule.first == "low" else "big")


def crc16(covered: bytes, polynomial: int, initial: int, *, reflected: bool) -> int:
    """The CRC by Williams' model (A Painless Guide to CRC Error Detection Algorithms, 1993), no final xor.

    `polynomial` and `initial` are written unreflected, as that guide and most manuals do: Modbus is
    (0x8005, 0xFFFF, reflected), CCITT-FALSE (0x1021, 0xFFFF), XMODEM (0x1021, 0).
    """
    register = _mirrored(initial) if reflected else initial
    mirrored = _mirrored(polynomial)
    for byte in covered:
        if reflected:
            register = _eight_right(register ^ byte, mirrored)
        else:
            register = _eight_left(register ^ byte << 8, polynomial)
    return register


def _eight_right(register: int, mirrored: int) -> int:
    for _ in range(8):
        register = register >> 1 ^ (mirrored if register & 1 else 0)
    return register


def _eight_left(register: int, polynomial: int) -> int:
    for _ in range(8):
        register = (register << 1 ^ (polynomial if register & _TOP else 0)) & _WORD
    return register


def _mirrored(word: int) -> int:
    return int(f"{word:016b}"[::-1], 2)
