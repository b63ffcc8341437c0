"""A one-bit picture for a print head, with or without a code that the printer draws itself.

Owns the picture's type. Must not know how a picture is drawn, nor what bytes put it on paper.
"""

from dataclasses import dataclass

_COARSE_WIDTHS = frozenset({504, 512})
"""Every printer of these widths in the python-escpos profile list has 180 dots an inch, the others 203."""


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A QR code that the printer draws in the middle of blank rows of a picture.

    Args:
        text: What it holds.
        top: The row of the picture where it begins.
        module_dots: Dots of one module.
        side: Dots across, without quiet zone, by our own reckoning; a printer that packs `text` otherwise may
            need some more.
    """

    text: str
    top: int
    module_dots: int
    side: int


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of `width_dots` x `height` dots; rows from the top, most significant bit left, 1 is black.

    Each row is padded to whole bytes with white (zero) bits. Where `code` stands the rows are blank.

    Raises:
        ValueError: The bytes do not fit the size, or there is ink in the padding or where the code will be.
    """

    width_dots: int
    height: int
    rows: bytes
    code: OwnCode | None = None

    def __post_init__(self) -> None:
        if self.width_dots < 1 or self.height < 0:
            raise ValueError(f"a picture cannot measure {self.width_dots} x {self.height} dots")
        if len(self.rows) != self.row_bytes * self.height:
            raise ValueError(f"{len(self.rows)} bytes are not {self.height} rows of {self.row_bytes}")
        beyond = (1 << (self.row_bytes * 8 - self.width_dots)) - 1
        if beyond and any(last & beyond for last in self.rows[self.row_bytes - 1 :: self.row_bytes]):
            raise ValueError(f"there is ink to the right of dot {self.width_dots}")
        if self.code is not None and self._code_rows.strip(b"\x00"):
            raise ValueError(f"there is ink in the rows where the code {self.code.text!r} will be")

    @property
    def row_bytes(self) -> int:
        """Bytes in one row."""
        return (self.width_dots + 7) // 8

    @property
    def _code_rows(self) -> bytes:
        if self.code is None:
            return b""
        return self.rows[self.code.top * self.row_bytes : (self.code.top + self.code.side) * self.row_bytes]

    def row(self, number: int) -> bytes:
        """The bytes of one row, counted from 0 at the top."""
        return self.rows[number * self.row_bytes : (number + 1) * self.row_bytes]


def dots_per_inch(width_dots: int) -> int:
    """Dots an inch of the print heads that are this wide: 203 (8 a millimetre) or 180."""
    return 180 if width_dots in _COARSE_WIDTHS else 203
