"""What a keyboard of each country types: the scanner presses keys, and which letters they are is a table.

Owns the tables and the dead keys. Numbers of keys are those of `linux/input-event-codes.h`. Must not know
what is pressed when.
"""

# ruff: noqa: RUF001 - letters that look like others are what these tables are about

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

LayoutName = Literal["us", "de", "fr", "ru", "tr"]

ENTER: Final = "\n"
TAB: Final = "\t"

_ROWS: Final = (range(2, 14), range(16, 28), range(30, 42), range(43, 44), range(86, 87), range(44, 54))
"""The keys that differ: figures, three rows of letters, and the two that hide beside Enter and Shift.

Codes 41 and 43 stand left of 1 and by Enter; 86 is the extra key of European keyboards.
"""
_EVERYWHERE: Final = {96: ENTER, 15: TAB, 28: ENTER, 57: " "}
_PAD: Final = dict(zip(range(71, 84), "789-456+1230.", strict=True)) | {55: "*", 98: "/"}
"""The keys of the number pad, which types figures: scanners leave Num Lock alone."""

DEAD: Final[Mapping[str, str]] = {
    "´": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "¨": "\u0308",
}
"""A dead sign and the accent it puts on the next letter; before a blank it is typed itself."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One keyboard: what each key types alone, with Shift and with AltGr; `dead` are those that wait."""

    plain: Mapping[int, str]
    shifted: Mapping[int, str]
    alternate: Mapping[int, str]
    dead: frozenset[tuple[str, int]]
    """Level (`plain`, `shifted`, `alternate`) and key."""


_NOTHING: Final = "\0"
"""A place in a row that types nothing."""


def _keys(*rows: str) -> dict[int, str]:
    typed = dict(_EVERYWHERE) | _PAD
    for codes, row in zip(_ROWS, rows, strict=True):
        typed |= {code: sign for code, sign in zip(codes, row, strict=True) if sign != _NOTHING}
    return typed


def _alternate(keys: str) -> dict[int, str]:
    """The keys that type something with AltGr: each its number and the sign."""
    return {int(key[:-1]): key[-1] for key in keys.split()}


def _layout(
    plain: tuple[str, ...],
    shifted: tuple[str, ...],
    alternate: Mapping[int, str] | None = None,
    dead: tuple[tuple[str, int], ...] = (),
) -> Layout:
    return Layout(_keys(*plain), _keys(*shifted), alternate or {}, frozenset(dead))


LAYOUTS: Final[Mapping[LayoutName, Layout]] = {
    "us": _layout(
        ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\", "<", "zxcvbnm,./"),
        ("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"~', "|", ">", "ZXCVBNM<>?"),
    ),
    "de": _layout(
        ("1234567890ß´", "qwertzuiopü+", "asdfghjklöä^", "#", "<", "yxcvbnm,.-"),
        ('!"§$%&/()=?`', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "'", ">", "YXCVBNM;:_"),
        _alternate("3² 4³ 8{ 9[ 10] 11} 12\\ 16@ 18€ 27~ 50µ 86|"),
        (("plain", 13), ("shifted", 13), ("plain", 41)),
    ),
    "fr": _layout(
        ("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù²", "*", "<", "wxcvbn,;:!"),
        ("1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%\0", "µ", ">", "WXCVBN?./§"),
        _alternate("3~ 4# 5{ 6[ 7| 8` 9\\ 10^ 11@ 12] 13} 18€"),
        (("plain", 26), ("shifted", 26), ("alternate", 3), ("alternate", 8)),
    ),
    "ru": _layout(
        ("1234567890-=", "йцукенгшщзхъ", "фывапролджэё", "\\", "/", "ячсмитьбю."),
        ('!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭЁ", "/", "|", "ЯЧСМИТЬБЮ,"),
    ),
    "tr": _layout(
        ("1234567890*-", "qwertyuıopğü", 'asdfghjklşi"', ",", "<", "zxcvbnmöç."),
        ("!'^+%&/()=?_", "QWERTYUIOPĞÜ", "ASDFGHJKLŞİé", ";", ">", "ZXCVBNMÖÇ:"),
        _alternate("2> 3£ 4# 5$ 6½ 8{ 9[ 10] 11} 12\\ 13| 16@ 18€ 20₺ 27~ 31ß 39´ 43` 86|"),
        (("shifted", 4), ("alternate", 27), ("alternate", 39), ("alternate", 43)),
    ),
}


def joined(dead: str, sign: str) -> str:
    """What a dead sign and the next make: one accented letter, the sign itself before a blank, else both."""
    if sign == " ":
        return dead
    one = unicodedata.normalize("NFC", sign + DEAD[dead])
    return one if len(one) == 1 else dead + sign


def strokes(layout: Layout, text: str) -> Iterator[tuple[str, int]]:
    """How `text` is typed: level and key of each sign, with a blank after a dead one.

    Raises:
        ValueError: the keyboard has no key for a sign.
    """
    where = {sign: ("alternate", key) for key, sign in layout.alternate.items()}
    where |= {sign: ("shifted", key) for key, sign in layout.shifted.items()}
    where |= {sign: ("plain", key) for key, sign in layout.plain.items()}
    for sign in text:
        if sign not in where:
            raise ValueError(f"a keyboard of this layout has no key for {sign!r}")
        yield where[sign]
        if where[sign] in layout.dead:
            yield where[" "]
