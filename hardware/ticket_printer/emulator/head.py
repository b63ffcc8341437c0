"""The print head: where dots go on the paper, and the line that is being set before it is printed.

Owns alignment, the feed's unit and the line. Must not know commands, faults or wires.
"""

from collections.abc import Callable, Sequence

from hardware.ticket_printer.emulator import text_line
from hardware.ticket_printer.emulator.commands import Side
from hardware.ticket_printer.emulator.models import Model
from hardware.ticket_printer.emulator.paper import Paper

_PLACE: dict[Side, Callable[[str, int], str]] = {
    Side.LEFT: lambda dots, width: dots.ljust(width, "0"),
    Side.CENTRE: lambda dots, width: dots.center(width, "0"),
    Side.RIGHT: lambda dots, width: dots.rjust(width, "0"),
}


class Head:
    """The head of a `model` over some paper. Rows are characters here, a character a dot, '1' is black."""

    def __init__(self, paper: Paper, model: Model) -> None:
        self._paper = paper
        self._model = model
        self.reset()

    def reset(self) -> None:
        """As after ESC @: left, in its own units, no line begun."""
        self.side = Side.LEFT
        self._text = b""
        self._columns: list[str] = []
        self.set_unit(0)

    def set_unit(self, per_inch: int) -> None:
        """Feed in such parts of an inch; 0 is the printer's own."""
        own = 1 / self._model.units_per_dot
        self._dots_per_unit = self._model.dots_per_inch / per_inch if per_inch else own

    def dots(self, units: int) -> int:
        """So many units in dots."""
        return round(units * self._dots_per_unit)

    def burn(self, row: bytes, *, wide: bool, tall: bool) -> None:
        """Print a row of a picture, its dots doubled across or downwards."""
        dots = _dots_of(row)
        if wide:
            dots = "".join(dot * 2 for dot in dots)
        self.burn_all([dots] * (2 if tall else 1))

    def burn_all(self, rows: Sequence[str]) -> None:
        """Print rows; what is wider than the head is not there."""
        width = self._paper.head_dots
        for dots in rows:
            head = _PLACE[self.side](dots, width)[:width].ljust((width + 7) // 8 * 8, "0")
            self._paper.burn(int(head, 2).to_bytes(len(head) // 8, "big"))

    def set_text(self, characters: bytes) -> None:
        """Add characters to the line."""
        self._text += characters

    def set_columns(self, columns: Sequence[int], tall: int, wide: int) -> None:
        """Add columns of dots to the line, `tall` dots in each from the top, each dot `wide` across."""
        dots = [f"{column:0{tall}b}" for column in columns]
        rows = ["".join(column[row] * wide for column in dots) for row in range(tall)]
        before = self._columns or [""] * tall
        self._columns = [had + more for had, more in zip(before, rows, strict=False)]

    def end_line(self, feed_dots: int) -> None:
        """Print the line, and move the paper by that much, or by the line's height if that is more."""
        rows = self._columns or [_dots_of(row) for row in text_line.rows(self._text)]
        self._columns, self._text = [], b""
        self.burn_all(rows)
        self._paper.feed(max(0, feed_dots - len(rows)))


def _dots_of(row: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in row)
