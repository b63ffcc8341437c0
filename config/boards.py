"""What a technician sets for one board: from how far it is read, and what it tells beside the calls.

Owns those keys, and whether they fit the screen and the centre. Files of pictures are judged in `pictures`.
Must not know how a board is drawn: one figure of its layout stands here, and a test of the board holds it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import attrs

from config.pictures import picture_mistakes
from config.problems import Finding, Rejected, TreePath
from config.scalars import Parsed, Said, Seconds
from config.translations import translation_findings

if TYPE_CHECKING:
    from config.model import Centre, DeviceFile

SHORT_SIDE_MM_PER_METRE: Final = 132
"""The short side of a screen for each metre of distance: the call, three before it and one line of whoever
goes on elsewhere are legible then. A 43-inch screen (529 mm) is read from 4 m."""
_WRITTEN_FOR: Final = 0.6
"""More than 14 calls are no help."""

_METRES: Final = re.compile(r"\d{1,2}(?:\.\d)?", re.ASCII)
_NEAREST_M, _FARTHEST_M = 1, 30
_METRES_EXAMPLE: Final = "write metres such as 4 or 4.5"
_SHORTEST_S, _LONGEST_S = 5, 120
_LONGEST_TEXT: Final = 120  # characters; from afar nobody reads more while waiting for a number


def metres(text: str) -> float:
    """A distance from `4` or `4.5`."""
    if not _METRES.fullmatch(text):
        meant = text.replace(",", ".").removesuffix("m").strip()
        fix = f"did you mean '{meant}'?" if _METRES.fullmatch(meant) else _METRES_EXAMPLE
        raise Rejected(f"'{text}' is not a distance in metres", fix)
    if not _NEAREST_M <= float(text) <= _FARTHEST_M:
        raise Rejected(f"nobody reads a board from {text} m", f"write {_NEAREST_M} to {_FARTHEST_M} metres")
    return float(text)


@attrs.frozen
class Information:
    """One thing told beside the calls: a `text` in the centre's languages, or an `image` (PNG or JPEG).

    The image's path is relative to the device file. It stands `seconds` at a time. A text turns with the
    languages of the board, 8 s each: 24 s tell it in three.
    """

    text: Mapping[str, str] | None = attrs.field(default=None)
    image: Said | None = None
    seconds: Seconds = attrs.field(default=24)

    @text.validator
    def _is_one_thing(self, _attribute: object, text: Mapping[str, str] | None) -> None:
        if text == {}:
            fix = "write one line for each language, such as 'en: Passport'"
            raise Rejected("has no text in any language", fix, "text")
        if (text is None) == (self.image is None):
            what = "says both a text and an image" if text else "says neither a text nor an image"
            raise Rejected(what, "give each an entry of its own: '- text: ...', '- image: ...'")

    @seconds.validator
    def _can_be_read(self, _attribute: object, seconds: int) -> None:
        if not _SHORTEST_S <= seconds <= _LONGEST_S:
            what = (
                f"{seconds} s is too {'short to be read' if seconds < _SHORTEST_S else 'long for one thing'}"
            )
            raise Rejected(what, f"write {_SHORTEST_S}s to {_LONGEST_S}s", "seconds")


@attrs.frozen
class Board:
    """A board's own keys. `viewing_m` is the distance in metres from which its calls must be legible.

    None: the farthest its screen allows. `information` stands where calls leave room for it.
    """

    viewing_m: Annotated[float, Parsed(metres)] | None = None
    information: tuple[Information, ...] = ()


def farthest_m(width_mm: int, height_mm: int) -> float:
    """The distance in metres from which a board of this size can be read, cut to a tenth."""
    return int(min(width_mm, height_mm) * 10 / SHORT_SIDE_MM_PER_METRE) / 10


def drawn_for_m(width_mm: float, height_mm: float, wished_m: float | None = None) -> float:
    """The distance in metres that a board's letters are made for: that of its file, else its farthest.

    Read from nearer than `_WRITTEN_FOR` of its reach it is written larger; beyond its reach it stays at that.
    """
    farthest = min(width_mm, height_mm) / SHORT_SIDE_MM_PER_METRE
    return min(max(wished_m or farthest, farthest * _WRITTEN_FOR), farthest)


def board_findings(file: Path, device: "DeviceFile", centre: "Centre") -> Iterator[Finding]:
    """Every finding about the group `board` of a device file."""
    if device.board is None:
        return
    role = centre.device(device.id).role
    if role != "board":
        yield Finding(("board",), f"a {role} is no board", "remove this group", on_key=True)
        return
    yield from _too_far(device)
    for number, one in enumerate(device.board.information):
        place = ("board", "information", number)
        yield from _text_findings((*place, "text"), one.text or {}, centre) if one.text else ()
        if one.image is not None:
            for what, fix in picture_mistakes(file.parent / one.image):
                yield Finding((*place, "image"), what, fix)


def _too_far(device: "DeviceFile") -> Iterator[Finding]:
    screen, wished = device.hardware.screen, device.board.viewing_m if device.board else None
    if screen is None or wished is None:
        return
    farthest = farthest_m(screen.width_mm, screen.height_mm)
    if wished > farthest:
        what = (
            f"on {screen.width_mm} x {screen.height_mm} mm four calls are legible from {farthest:g} m at most"
        )
        side = -int(-wished * SHORT_SIDE_MM_PER_METRE // 1)
        fix = f"write {farthest:g}, or hang a screen whose short side is {side} mm or more"
        yield Finding(("board", "viewing_m"), what, fix)


def _text_findings(place: TreePath, text: Mapping[str, str], centre: "Centre") -> Iterator[Finding]:
    yield from translation_findings(place, text, centre.languages)
    for code, words in text.items():
        if len(words) > _LONGEST_TEXT:
            what = f"has {len(words)} letters, and from afar nobody reads more than {_LONGEST_TEXT}"
            yield Finding((*place, code), what, "say it in fewer words, or as two entries")
