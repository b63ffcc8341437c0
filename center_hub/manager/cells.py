"""Pieces of a text file that know where they stood in it, so that a mistake can be told with its place.

Owns lines and columns. Must not know what a file is about.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from config.problems import Rejected

_LINE_END = re.compile(r"\r\n|\r|\n")


class Place(NamedTuple):
    """Line and column, both counted from 1; a column is a character."""

    line: int
    column: int


class Cell(NamedTuple):
    """One value and where it begins."""

    text: str
    place: Place


class Row(NamedTuple):
    """The cells of one entry by the names of their columns, and where the entry begins."""

    cells: Mapping[str, Cell]
    place: Place


class Misplaced(Exception):
    """What is wrong at one place of a file."""

    def __init__(self, place: Place, rejected: Rejected, column: str = "") -> None:
        super().__init__(rejected.what)
        self.place = place
        self.rejected = rejected
        self.column = column


class Places:
    """Turns positions in `text` into lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def of(self, position: int) -> Place:
        """Where the character at `position` (from 0) stands."""
        line = bisect_right(self._starts, position)
        return Place(line, position - self._starts[line - 1] + 1)


def decoded(content: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises `Misplaced`."""
    for mark in (b"\xff\xfe", b"\xfe\xff"):
        if content.startswith(mark):
            raise Misplaced(Place(1, 1), Rejected("this is UTF-16, not UTF-8", _AS_UTF_8))
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        what = f"the byte {content[error.start]:02x} is not UTF-8"
        raise Misplaced(Places(before).of(len(before)), Rejected(what, _AS_UTF_8)) from error


_AS_UTF_8 = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"
