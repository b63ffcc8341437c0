"""Where the keys of a language lie on a screen, what stands on each, and what it is called aloud.

Owns the layout: which form of the keyboard a width takes, the keys that are no letters, how keys are
mirrored. The screen draws rows, columns and words as they come from here. Must not know pages, pixels or what
a key does.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Final

import attrs

from config.keyboard import FUNCTION_KEYS, KNOWN_ROWS, KeyRow
from config.languages import Language, load_language

_FIGURES: Final = "-figures"


class KeyKind(StrEnum):
    """What a key is for."""

    LETTER = "letter"
    """Types its `value`: a letter, a digit or a blank."""
    ERASE = "erase"
    """Takes the last sign back."""
    CLEAR = "clear"
    """Takes all of them back."""
    BOARD = "board"
    """Shows the board whose name is its `value`."""


_DIGITS: Final = "1234567890"
_HALF_OF_THEM: Final = 5


@attrs.frozen
class Board:
    """Which keys are to be seen: the letters of a language, or `figures` in its digits."""

    letters: str
    figures: bool = False

    @property
    def name(self) -> str:
        """What a key says that shows this board: `az`, or `az-figures`."""
        return self.letters + _FIGURES * self.figures

    @classmethod
    def named(cls, name: str) -> "Board":
        """The board of a name; its language may be none of ours."""
        return cls(name.removesuffix(_FIGURES), figures=name.endswith(_FIGURES))


@attrs.frozen
class Key:
    """A key, with `face` on it in the letters of `language` where that fits, else `icon`; `name` is said.

    `row` from the top, `column` from the left, `span` columns wide.
    """

    kind: KeyKind
    value: str
    face: str
    name: str
    language: str
    icon: str = ""
    row: int = 0
    column: int = 0
    span: int = 1


@cache
def laid_out(board: Board, languages: tuple[str, ...], words: str, columns: int) -> tuple[Key, ...]:
    """The keys of `board` in so many columns, row by row.

    Letters stand as people know them where the columns suffice for that, else by the alphabet. The scripts of
    `languages` are a press apart, one after the other. Keys are called in the language `words`. Persian and
    Pashto rows that people know lie as on every keyboard, from the left; by the alphabet letters, and the
    keys beside them, run from the right.
    """
    language = load_language(board.letters)
    rows = _all_rows(board, languages, words, columns)
    # Digits take fewer rows: the keys below them stay where they were.
    top = len(_all_rows(Board(board.letters), languages, words, columns)) - len(rows)
    by_alphabet = not _known(language, columns)
    return tuple(
        key
        for at, row in enumerate(rows, top)
        for key in _placed(row, at, columns, _Run.of(row, language, by_alphabet=by_alphabet))
    )


def side_by_side(rows: Sequence[Sequence[Key]]) -> tuple[Key, ...]:
    """Rows of keys of one column each, from the left: for numbers and codes, the same in every language."""
    return tuple(
        attrs.evolve(key, row=at, column=column)
        for at, row in enumerate(rows)
        for column, key in enumerate(row)
    )


def as_rows(keys: Iterable[Key]) -> list[dict[str, object]]:
    """The keys as the screen's `Keyboard` takes them."""
    return [attrs.asdict(key) | {"kind": key.kind.value} for key in keys]


def row_count(board: Board, columns: int) -> int:
    """How many rows a board takes, whichever keys it shows."""
    return len(_all_rows(Board(board.letters), (board.letters,), board.letters, columns))


def _all_rows(board: Board, languages: tuple[str, ...], words: str, columns: int) -> Sequence[Sequence[Key]]:
    language, functions = load_language(board.letters), _functions(board, languages, words)
    rows = [[_letter(key, board.letters) for key in row] for row in _rows(board, language, columns)]
    if len(rows) == KNOWN_ROWS and len(rows[-1]) <= columns - FUNCTION_KEYS and _known(language, columns):
        return [*rows[:-1], [*rows[-1], *_narrow(functions, columns - len(rows[-1]))]]
    return [*rows, [*_wide(functions, columns)]]


def _known(language: Language, columns: int) -> bool:
    return max(map(len, language.keyboard.rows)) <= columns


def _rows(board: Board, language: Language, columns: int) -> Sequence[KeyRow]:
    if board.figures:
        digits = tuple(language.figures(_DIGITS))
        return _cut(digits, columns if columns >= len(digits) else _HALF_OF_THEM)
    return language.keyboard.rows if _known(language, columns) else _cut(language.keyboard.in_order, columns)


def _cut(row: KeyRow, columns: int) -> Sequence[KeyRow]:
    return [row[start : start + columns] for start in range(0, len(row), columns)]


def _letter(key: str, language: str) -> Key:
    return Key(KeyKind.LETTER, key, key, key, language)


def _functions(board: Board, languages: tuple[str, ...], words: str) -> list[Key]:
    """Digits or letters, the next script if there is one, blank, erase; each with words and a picture."""
    text = load_language(words).text
    at = languages.index(board.letters) + 1 if board.letters in languages else 0
    following = load_language((*languages, *languages)[at])
    script = Key(KeyKind.BOARD, following.code, following.name, following.name, following.code, icon="globe")
    space, erase = text("keyboard.space"), text("keyboard.erase")
    return [
        _turning(board, text("keyboard.letters" if board.figures else "keyboard.figures")),
        *([script] if following.code != board.letters else []),
        Key(KeyKind.LETTER, " ", space, space, words, icon="space"),
        Key(KeyKind.ERASE, "", "", erase, words, icon="erase"),
    ]


def _turning(board: Board, name: str) -> Key:
    """The key from letters to digits, or back."""
    own, leads = load_language(board.letters), Board(board.letters, figures=not board.figures)
    face = own.keyboard.face if board.figures else own.figures(_DIGITS[:3])
    return Key(KeyKind.BOARD, leads.name, face, name, board.letters)


def _wide(functions: list[Key], columns: int) -> Iterator[Key]:
    """The keys beside letters in a row of their own; the blank takes what is over."""
    for key in functions:
        span = columns - 2 * (len(functions) - 1) if key.value == " " else 2
        yield attrs.evolve(key, span=span)


def _narrow(functions: list[Key], columns: int) -> Iterator[Key]:
    """The same in what a row of letters leaves; the blank takes what is over."""
    for key in functions:
        yield attrs.evolve(key, span=columns - len(functions) + 1) if key.value == " " else key


class _Run(Enum):
    """How the keys of a row follow one another."""

    FROM_LEFT = auto()
    FROM_RIGHT = auto()
    IN_THE_MIDDLE = auto()

    @classmethod
    def of(cls, row: Sequence[Key], language: Language, *, by_alphabet: bool) -> "_Run":
        """By the alphabet as the language reads; digits, and rows as people know them, in the middle."""
        if not by_alphabet or row[0].value.isdecimal():
            return cls.IN_THE_MIDDLE
        return cls.FROM_RIGHT if language.direction == "rtl" else cls.FROM_LEFT


def _placed(row: Sequence[Key], at: int, columns: int, run: _Run) -> Iterator[Key]:
    """The keys of a row side by side."""
    used = sum(key.span for key in row)
    column = (columns - used) // 2 if run is _Run.IN_THE_MIDDLE else 0
    for key in row:
        place = columns - column - key.span if run is _Run.FROM_RIGHT else column
        yield attrs.evolve(key, row=at, column=place)
        column += key.span
