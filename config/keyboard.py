"""The keyboard a language brings along in its file: its letters as people know them, by the alphabet.

Owns what a keyboard must have so that its keys can be pressed on a screen. Must not know screens, or words on
keys that are no letters (`key_layout`).

A key is 20 mm with 6.35 mm beside it (A3: gaps, because a kiosk is pressed by hands that tremble, and
contiguous keys of 20 mm would be no more of them: 11 on 236 mm). So a lying kiosk of 344 mm has 12 in a row
and shows the rows people know; the narrowest upright one, of 268 mm, has 9, on which no language's rows fit:
there the letters stand by the alphabet, which is the order that whoever types rarely looks for them in.
"""

from collections.abc import Iterator
from typing import Annotated, Final

import attrs

from config.problems import Finding, Rejected
from config.scalars import Parsed

KEY_MM: Final = 20.0
GAP_MM: Final = 6.35
KNOWN_COLUMNS: Final = 12
"""Keys in a row as people know it, on (344 - 2 x 16) mm."""
NARROW_COLUMNS: Final = 9
"""Keys in a row of the narrowest kiosk, on (268 - 2 x 16) mm."""
KNOWN_ROWS: Final = 4
"""More do not stand on a lying screen of 215 mm below a field."""
NARROW_ROWS: Final = 5
FUNCTION_KEYS: Final = 4
"""Figures, another script, blank, erase: where all `KNOWN_ROWS` have letters, they share the last one."""


def keys(text: str) -> tuple[str, ...]:
    """The keys of a row, parted by blanks: `Q W E R T Y`. A key may write more than one sign."""
    row = tuple(text.split())
    for at, key in enumerate(row):
        if key in row[:at]:
            raise Rejected(f"the key '{key}' stands here twice", "remove one")
    if not row:
        raise Rejected("a row has keys", "write them with blanks between, such as: Q W E R T Y")
    return row


KeyRow = Annotated[tuple[str, ...], Parsed(keys)]


@attrs.frozen
class Keyboard:
    """The keys of a language, each as it is shown: in capitals by the language's own rule, where it has them.

    `rows` as keyboards of its country have them, from the left; `in_order` the same letters by the alphabet.
    """

    rows: tuple[KeyRow, ...]
    in_order: KeyRow

    @property
    def face(self) -> str:
        """Three letters by which this keyboard is known, `ABC`."""
        return "".join(self.in_order[:3])


def keyboard_findings(keyboard: Keyboard) -> Iterator[Finding]:
    """What keeps a keyboard from being typed on, with its place below the group `keyboard`."""
    yield from _row_findings(keyboard)
    known = [key for row in keyboard.rows for key in row]
    for key in sorted({key for key in known if known.count(key) > 1}):
        what = f"the key '{key}' stands in two rows"
        yield Finding(("keyboard", "rows"), what, "leave it where keyboards have it")
    for key in keyboard.in_order:
        if key not in known:
            what = f"the letter '{key}' of 'in_order' has no key in 'rows'"
            yield Finding(("keyboard", "rows"), what, f"add '{key}' to a row")
    for key in dict.fromkeys(known):
        if key not in keyboard.in_order:
            what = f"the key '{key}' of 'rows' is missing here"
            yield Finding(("keyboard", "in_order"), what, f"add '{key}' where the alphabet has it")


def _row_findings(keyboard: Keyboard) -> Iterator[Finding]:
    for at, row in enumerate(keyboard.rows):
        if len(row) > KNOWN_COLUMNS:
            what = (
                f"a row of {len(row)} keys: only {KNOWN_COLUMNS} of {KEY_MM:g} mm, {GAP_MM} mm apart, "
                "stand on a lying kiosk"
            )
            yield Finding(("keyboard", "rows", at), what, "move a key to another row")
    if not keyboard.rows or len(keyboard.rows) > KNOWN_ROWS:
        what = f"{len(keyboard.rows)} rows of letters: a lying kiosk has room for {KNOWN_ROWS}"
        yield Finding(("keyboard", "rows"), what, f"write 1 to {KNOWN_ROWS} rows")
    elif len(keyboard.rows) == KNOWN_ROWS and len(keyboard.rows[-1]) > KNOWN_COLUMNS - FUNCTION_KEYS:
        what = f"the last of {KNOWN_ROWS} rows leaves no room for blank, erase, figures and another script"
        fix = f"leave {KNOWN_COLUMNS - FUNCTION_KEYS} keys there"
        yield Finding(("keyboard", "rows", KNOWN_ROWS - 1), what, fix)
    if len(keyboard.in_order) > NARROW_COLUMNS * NARROW_ROWS:
        what = (
            f"{len(keyboard.in_order)} letters: an upright kiosk has room for {NARROW_COLUMNS * NARROW_ROWS}"
        )
        yield Finding(("keyboard", "in_order"), what, "leave out letters that search takes for others anyway")
