"""How many choices fit a page of this screen, so that the largest name still stands in its tile.

Owns the millimetres behind paging. Must not know what is chosen.
"""

from dataclasses import dataclass

_MARGINS_MM = 32
_GAP_MM = 6.5
_NOT_CHOICES_MM = 187
"""Head, title, search, turning over and a foot of two rows around the choices on an upright screen."""
_NOT_CHOICES_LYING_MM = 103
"""The same on a lying one, where search and turning over stand beside the title; less the gap below a row."""
_MORE_LOW_MM = 27
"""So much more on the lower half of an upright screen, where they stand below it."""
_DOORS_MM = 26.5
"""The other ways in below the popular services."""
_MORE_AROUND_MM = 40
"""So much more of all that where text is larger."""
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
_LARGER = 1.65
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


def list_grid(width_mm: float, height_mm: float, *, larger: bool = False, low: bool = False) -> Grid:
    """The grid for lists of agencies and services; `larger` as their text is, `low` on part of a screen."""
    return _lines(width_mm, height_mm - _around(width_mm, height_mm, larger=larger, low=low), larger=larger)


def tile_grid(width_mm: float, height_mm: float, *, larger: bool = False, low: bool = False) -> Grid:
    """The grid for the popular services: tiles where the screen stands upright, else as the lists.

    In `larger` text the longest name is wider than a tile, and the other ways in take two rows.
    """
    doors = _DOORS_MM * (2 if larger else 1)
    room = height_mm - _around(width_mm, height_mm, larger=larger, low=low) - doors
    rows = int(room // _TILE_MM)
    if larger or height_mm <= width_mm or rows < _TILE_COLUMNS:
        return _lines(width_mm, room, larger=larger)
    return Grid(_TILE_COLUMNS, min(rows, _MOST // _TILE_COLUMNS), stacked=True)


def shelf_grid(rows: Grid) -> Grid:
    """The grid for stretches of the alphabet, on the screen that has such `rows`: with nothing to turn."""
    return Grid(1, _MOST) if rows.columns == 1 else Grid(_SHELF_COLUMNS, _MOST // _SHELF_COLUMNS)


def _around(width_mm: float, height_mm: float, *, larger: bool, low: bool) -> float:
    around = _NOT_CHOICES_MM if height_mm > width_mm else _NOT_CHOICES_LYING_MM
    return around + (_MORE_AROUND_MM if larger else 0) + (_MORE_LOW_MM if low else 0)


def _lines(width_mm: float, room_mm: float, *, larger: bool) -> Grid:
    across = width_mm - _MARGINS_MM + _GAP_MM
    columns = min(_MOST, max(1, int(across // (_WIDTH_MM + _GAP_MM))))
    row = (_ROW_MM if columns == 1 else _SHARED_ROW_MM) * (_LARGER if larger else 1)
    rows = int(room_mm // row)
    return Grid(columns, max(1, min(rows, _MOST // columns)))
