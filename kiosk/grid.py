"""How many choices fit a page of this screen, so that the largest name still stands in its tile.

Owns the millimetres behind paging. Must not know what is chosen.
"""

from dataclasses import dataclass

_MARGINS_MM = 32
_GAP_MM = 6.5
_NOT_CHOICES_MM = 138
"""Head, title, turning over and a foot of one row around a page of choices."""
_SECOND_ROW_MM = 22
"""So much more of it on an upright screen, whose foot has two."""
_DOORS_MM = 30
"""And the other ways in below the popular services."""
_MORE_AROUND_MM = 40
"""So much more of it where text is larger."""
_ROW_MM = 40
"""A row with a name of two lines, and the gap below it."""
_SHARED_ROW_MM = 52
"""The same where rows share the width and the people waiting stand below the name."""
_TILE_MM = 75
"""A tile with icon, a name of three lines and the people waiting, and the gap below it."""
_WIDTH_MM = 130
"""The narrowest row that holds a name and the people waiting."""
_MOST = 9
"""More choices at once are not read but searched."""
_TILE_COLUMNS = 2
_LARGER = 1.5
"""The largest name and what stands below it take so many times the height where text is larger."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of choices. `stacked` tiles have their icon above the name."""

    columns: int
    rows: int
    stacked: bool = False

    @property
    def places(self) -> int:
        """Choices a page."""
        return self.columns * self.rows


def list_grid(width_mm: float, height_mm: float, *, larger: bool = False) -> Grid:
    """The grid for lists of agencies and services; `larger` where their text is."""
    growth = _LARGER if larger else 1.0
    across = width_mm - _MARGINS_MM + _GAP_MM
    columns = min(_MOST, max(1, int(across // (_WIDTH_MM + _GAP_MM))))
    row = _ROW_MM if columns == 1 else _SHARED_ROW_MM
    rows = int((height_mm - _around(width_mm, height_mm, larger=larger)) // (row * growth))
    return Grid(columns, max(1, min(rows, _MOST // columns)))


def tile_grid(width_mm: float, height_mm: float, *, larger: bool = False) -> Grid:
    """The grid for the popular services: tiles where the screen stands upright, else as the lists.

    In `larger` text the longest name is wider than a tile.
    """
    rows = int((height_mm - _around(width_mm, height_mm) - _DOORS_MM) // _TILE_MM)
    if larger or height_mm <= width_mm or rows < _TILE_COLUMNS:
        return list_grid(width_mm, height_mm - _DOORS_MM * (2 if larger else 1), larger=larger)
    return Grid(_TILE_COLUMNS, min(rows, _MOST // _TILE_COLUMNS), stacked=True)


def _around(width_mm: float, height_mm: float, *, larger: bool = False) -> float:
    upright = _SECOND_ROW_MM if height_mm > width_mm else 0
    return _NOT_CHOICES_MM + upright + (_MORE_AROUND_MM if larger else 0)
