"""How many choices fit a page of this screen, so that the largest name still stands in its tile.

Owns the millimetres behind paging. Must not know what is chosen.
"""

from dataclasses import dataclass

_MARGINS_MM = 32
_GAP_MM = 6.5
_NOT_CHOICES_MM = 165
"""Head, title, search, turning over and foot of a page of choices on an upright screen."""
_NOT_CHOICES_LYING_MM = 103
"""The same on a lying one, where search and turning over stand beside the title; less the gap below a row."""
_DOORS_MM = 26.5
"""The other ways in below the popular services."""
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
_SHELF_COLUMNS = 3


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
    return _lines(width_mm, height_mm - _around(width_mm, height_mm))


def tile_grid(width_mm: float, height_mm: float) -> Grid:
    """The grid for the popular services: tiles where the screen stands upright, else as the lists."""
    room = height_mm - _around(width_mm, height_mm) - _DOORS_MM
    rows = int(room // _TILE_MM)
    if height_mm <= width_mm or rows < _TILE_COLUMNS:
        return _lines(width_mm, room)
    return Grid(_TILE_COLUMNS, min(rows, _MOST // _TILE_COLUMNS), stacked=True)


def shelf_grid(rows: Grid) -> Grid:
    """The grid for stretches of the alphabet, on the screen that has such `rows`: with nothing to turn."""
    return Grid(1, _MOST) if rows.columns == 1 else Grid(_SHELF_COLUMNS, _MOST // _SHELF_COLUMNS)


def _around(width_mm: float, height_mm: float) -> float:
    return _NOT_CHOICES_MM if height_mm > width_mm else _NOT_CHOICES_LYING_MM


def _lines(width_mm: float, room_mm: float) -> Grid:
    across = width_mm - _MARGINS_MM + _GAP_MM
    columns = min(_MOST, max(1, int(across // (_WIDTH_MM + _GAP_MM))))
    rows = int(room_mm // (_ROW_MM if columns == 1 else _SHARED_ROW_MM))
    return Grid(columns, max(1, min(rows, _MOST // columns)))
