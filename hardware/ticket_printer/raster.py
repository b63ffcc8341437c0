"""A one-bit picture and the ESC/POS bytes that put it on paper.

Owns the picture type and its encoding. Must not know how a picture is drawn, nor how bytes reach a printer.
Source of the commands: Epson ESC/POS command reference (ESC @, GS a, GS P, GS v 0, ESC J, GS V, GS r).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

ROWS_PER_BAND = 128
"""Printers with small buffers jam on pictures of some 400 rows and more; 128 rows of 576 dots are 9 kB."""

SHORTEST_SKIP = 8
"""A feed ends one band and begins another, 11 bytes; below some rows of blank paper it would gain nothing."""

_COARSE_WIDTHS = frozenset({504, 512})
"""Every printer of these widths in the python-escpos profile list has 180 dots an inch, the others 203."""

TAIL_DOTS = 16
"""Blank dots between the last row and the cut."""

ASK_WHEN_PRINTED = b"\x1dr\x01"
"""GS r 1, at the end of a job: it waits its turn, so an answer means that all before it is on paper."""

INITIALISE = b"\x1b@\x1da\x00"
"""ESC @, and then GS a 0: a printer set to report unasked does so again after every ESC @."""

_CUT = b"\x1dV\x42"  # function B: feed to the cutter and n further, then cut, leaving one point where it can
_LONGEST_FEED = 255


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of `width_dots` x `height` dots; rows from the top, most significant bit left, 1 is black.

    Each row is padded to whole bytes with white (zero) bits.

    Raises:
        ValueError: The bytes do not fit the size, or there is ink in the padding.
    """

    width_dots: int
    height: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width_dots < 1 or self.height < 0:
            raise ValueError(f"a picture cannot measure {self.width_dots} x {self.height} dots")
        if len(self.rows) != self.row_bytes * self.height:
            raise ValueError(f"{len(self.rows)} bytes are not {self.height} rows of {self.row_bytes}")
        beyond = (1 << (self.row_bytes * 8 - self.width_dots)) - 1
        if beyond and any(last & beyond for last in self.rows[self.row_bytes - 1 :: self.row_bytes]):
            raise ValueError(f"there is ink to the right of dot {self.width_dots}")

    @property
    def row_bytes(self) -> int:
        """Bytes in one row."""
        return (self.width_dots + 7) // 8

    def row(self, number: int) -> bytes:
        """The bytes of one row, counted from 0 at the top."""
        return self.rows[number * self.row_bytes : (number + 1) * self.row_bytes]


def dots_per_inch(width_dots: int) -> int:
    """Dots an inch of the print heads that are this wide: 203 (8 a millimetre) or 180."""
    return 180 if width_dots in _COARSE_WIDTHS else 203


def encode(raster: Raster, tail_dots: int = TAIL_DOTS) -> bytes:
    """The whole ticket: initialise, bands of picture, long blank runs as feeds, feed to the cutter, cut.

    Args:
        raster: The picture.
        tail_dots: Blank dots between the last row and the cut, at most 255.
    """
    # Feeds are counted in motion units, half a dot on some printers: GS P makes them whole dots.
    unit = dots_per_inch(raster.width_dots)
    parts = [INITIALISE, bytes((0x1D, 0x50, unit, unit))]
    for first, count, blank in _stretches(raster):
        parts += _feeds(count) if blank else _bands(raster, first, count)
    parts += [_CUT, bytes((tail_dots,))]
    return b"".join(parts)


def _stretches(raster: Raster) -> Iterator[tuple[int, int, bool]]:
    """Cut the rows into (first row, rows, is blank), where only long blank runs count as blank."""
    empty = bytes(raster.row_bytes)
    inked_from = at = 0
    for blank, run in groupby(raster.row(number) == empty for number in range(raster.height)):
        length = sum(1 for _ in run)
        if blank and length >= SHORTEST_SKIP:
            if at > inked_from:
                yield inked_from, at - inked_from, False
            yield at, length, True
            inked_from = at + length
        at += length
    if at > inked_from:
        yield inked_from, at - inked_from, False


def _feeds(rows: int) -> list[bytes]:
    whole, rest = divmod(rows, _LONGEST_FEED)
    return [bytes((0x1B, 0x4A, _LONGEST_FEED))] * whole + ([bytes((0x1B, 0x4A, rest))] if rest else [])


def _bands(raster: Raster, first: int, count: int) -> Iterator[bytes]:
    for top in range(first, first + count, ROWS_PER_BAND):
        rows = min(ROWS_PER_BAND, first + count - top)
        size = raster.row_bytes.to_bytes(2, "little") + rows.to_bytes(2, "little")
        data = raster.rows[top * raster.row_bytes : (top + rows) * raster.row_bytes]
        yield b"\x1dv0\x00" + size + data
