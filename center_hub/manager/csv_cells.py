"""A CSV file as rows of cells with their places (RFC 4180; comma or semicolon, any kind of line end).

Owns quotes, separators and line ends. Must not know which columns are wanted.
"""

import re
from collections.abc import Iterator

from center_hub.manager.cells import Cell, Misplaced, Places
from config.problems import Rejected

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_LINE_END = re.compile(r"\r\n|\r|\n")
_PLAIN = {separator: re.compile(rf"[^{separator}\r\n]*") for separator in ",;"}


def read_csv(text: str) -> Iterator[list[Cell]]:
    """The rows of `text` in order; a row that is empty or blank in each cell is passed over.

    Blanks around a value are no part of it. The separator is the one that the first row has more of.

    Raises:
        Misplaced: a quote is never closed, or something stands behind a closing one.
    """
    places = Places(text)
    separator = _separator(text)
    position = 0
    while position < len(text):
        row: list[Cell] = []
        while True:
            cell, position = _cell(text, position, separator, places)
            row.append(cell)
            if text[position : position + 1] != separator:
                break
            position += 1
        line_end = _LINE_END.match(text, position)
        position = line_end.end() if line_end else position
        if any(cell.text for cell in row):
            yield row


def _separator(text: str) -> str:
    """Told by the first line that says anything."""
    first = next((line for line in _LINE_END.split(text) if line.strip(" ,;\t")), "")
    return max(",;", key=first.count)


def _cell(text: str, position: int, separator: str, places: Places) -> tuple[Cell, int]:
    """The cell that begins at `position`, and where it ends."""
    if not text.startswith('"', position):
        plain = _PLAIN[separator].match(text, position)
        said, end = (plain[0], plain.end()) if plain else ("", position)
        return Cell(said.strip(), places.of(position)), end
    quoted = _QUOTED.match(text, position)
    if quoted is None:
        what = "this quote is never closed"
        raise Misplaced(places.of(position), Rejected(what, "add the closing quote, or remove this one"))
    end = quoted.end()
    if end < len(text) and text[end] not in (separator, "\r", "\n"):
        what = "something stands behind the closing quote"
        raise Misplaced(places.of(end), Rejected(what, 'write a quote inside a value twice: ""'))
    return Cell(quoted[1].replace('""', '"').strip(), places.of(position)), end
