"""How many choices fit a page of this screen, so that the largest name still stands in its tile.

Owns the millimetres behind paging. Must not know what is chosen.
"""

from dataclasses import dataclass

_MARGINS_MM = 32
_GAP_MM = 6.5
_NOT_CHOICES_MM = 138
"""Head, title, turning over and foot of a page of choices."""
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


def list_grid(width_mm: float, height_mm: float) -> Grid:
    """The grid for lists of agencies and services."""
    across = width_mm - _MARGINS_MM + _GAP_MM
    columns = min(_MOST, max(1, int(across // (_WIDTH_MM + _GAP_MM))))
    rows = int((height_mm - _NOT_CHOICES_MM) // (_ROW_MM if columns == 1 else _SHARED_ROW_MM))
    return Grid(columns, max(1, min(rows, _MOST // columns)))


def tile_grid(width_mm: float, height_mm: float) -> Grid:
    """The grid for the popular services: tiles where the screen stands upright, else as the lists."""
    rows = int((height_mm - _NOT_CHOICES_MM) // _TILE_MM)
    if height_mm <= width_mm or rows < _TILE_COLUMNS:
        return list_grid(width_mm, height_mm)
    return Grid(_TILE_COLUMNS, min(rows, _MOST // _TILE_COLUMNS), stacked=True)
