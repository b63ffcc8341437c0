"""A JSON list of objects as rows of cells with their places.

Owns the syntax as far as a list of flat objects of texts goes. Must not know which names are wanted. Reads
by itself because the parsers at hand tell no place of a value they could read.
"""

import json
import re
from collections.abc import Iterator

from center_hub.manager.cells import Cell, Misplaced, Place, Places, Row
from config.problems import Rejected

_BLANKS = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"-?[0-9][0-9.eE+-]*|true|false|null")
_SHAPE = 'write a list of objects: [{"code": "AB12", ...}, ...]'
_text = json.JSONDecoder()


def read_json(text: str) -> Iterator[Row]:
    """The objects of the list that `text` is, in order; `null` is as if the name were not there.

    Numbers are kept as they are written: what they may say is judged with the rest.

    Raises:
        Misplaced: it is no list of flat objects, or a name comes twice in one.
    """
    return _Reader(text).rows()


class _Reader:
    def __init__(self, text: str) -> None:
        self._all = text
        self._places = Places(text)
        self._position = 0

    def rows(self) -> Iterator[Row]:
        self._expect("[", _SHAPE)
        if not self._passed("]"):
            while True:
                yield self._row()
                if not self._passed(","):
                    break
            self._expect("]", "put a comma between two objects, and ] after the last")
        self._skip_blanks()
        if self._position < len(self._all):
            raise self._wrong("something stands after the end of the list", "remove it")

    def _row(self) -> Row:
        self._skip_blanks()
        place = self._place
        cells: dict[str, Cell] = {}
        self._expect("{", _SHAPE)
        if self._passed("}"):
            return Row(cells, place)
        while True:
            self._member(cells)
            if not self._passed(","):
                break
        self._expect("}", "put a comma between two values, and } after the last")
        return Row(cells, place)

    def _member(self, cells: dict[str, Cell]) -> None:
        self._skip_blanks()
        place = self._place
        name = self._quoted("a name in double quotes is expected here")
        if name in cells:
            raise Misplaced(place, Rejected(f"'{name}' comes twice in this object", "remove one"))
        self._expect(":", f'write "{name}": and the value')
        self._skip_blanks()
        place = self._place
        scalar = _SCALAR.match(self._all, self._position)
        if scalar is None:
            cells[name] = Cell(self._quoted("a text in double quotes is expected here").strip(), place)
            return
        self._position = scalar.end()
        cells[name] = Cell("" if scalar[0] == "null" else scalar[0], place)

    def _quoted(self, otherwise: str) -> str:
        if not self._all.startswith('"', self._position):
            raise self._wrong(otherwise, _SHAPE)
        try:
            found, self._position = _text.raw_decode(self._all, self._position)
        except json.JSONDecodeError as error:
            self._position = error.pos
            raise self._wrong(f"this text cannot be read: {error.msg}", None) from error
        return str(found)

    def _expect(self, sign: str, fix: str) -> None:
        if not self._passed(sign):
            raise self._wrong(f"'{sign}' is expected here", fix)

    def _passed(self, sign: str) -> bool:
        """Whether `sign` comes next; if so it is behind us."""
        self._skip_blanks()
        found = self._all.startswith(sign, self._position)
        self._position += len(sign) if found else 0
        return found

    def _skip_blanks(self) -> None:
        blanks = _BLANKS.match(self._all, self._position)
        self._position = blanks.end() if blanks else self._position

    @property
    def _place(self) -> Place:
        return self._places.of(self._position)

    def _wrong(self, what: str, fix: str | None) -> Misplaced:
        return Misplaced(self._place, Rejected(what, fix))
