"""Whether a logo can be drawn on screens and paper: there, whole, of a known kind, size and strength.

Owns those judgements, made without drawing anything. Must not know where a logo stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from config.colours import contrast, cut_to_tenths
from config.pictures import NO_FILES_NAME, PNG, Mistake, picture_size

_SVG_ROOT: Final = re.compile(rb"<svg\b[^>]*>")
_VIEW_BOX: Final = re.compile(rb"""viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
_SIDES: Final = tuple(
    re.compile(rb"\s" + side + rb"""\s*=\s*["']([\d.]+)(?:px|mm|cm|pt|in)?["']""")
    for side in (b"width", b"height")
)
_SVG_COLOUR: Final = re.compile(rb"#([0-9a-fA-F]{6})\b")
_MOST_BYTES: Final = 512 * 1024  # read at every start of every screen; a good logo has 5 kB
_LEAST_RATIO: Final = 3.0  # WCAG 2.2, 1.4.11, of a logo's strongest colour on white
_LEAST_PX, _MOST_PX = 96, 2048  # 12 mm at 8 pixels a mm, and 16 MB once it is unpacked
_TALLEST, _WIDEST = 0.5, 6.0  # width to height; beyond, it is a hair beside the centre's name


def logo_mistakes(file: Path) -> Iterator[Mistake]:
    """What keeps the logo from being drawn well; nothing for a good one."""
    try:
        with file.open("rb") as opened:
            content, size = opened.read(_MOST_BYTES + 1), file.stat().st_size
    except FileNotFoundError:
        yield f"there is no file '{file.name}'", f"put it into {file.parent}, beside this file"
    except OSError as error:
        yield f"cannot be read: {error.strerror}", "check who may read this file"
    except ValueError:
        yield NO_FILES_NAME
    else:
        if len(content) > _MOST_BYTES:
            what = f"is {max(size, len(content)) // 1024} kB, and a logo is read at every start"
            yield what, f"make it smaller than {_MOST_BYTES // 1024} kB"
        elif content.startswith(PNG):
            yield from _png_mistakes(file, content)
        else:
            yield from _svg_mistakes(file, content)


def _png_mistakes(file: Path, content: bytes) -> Iterator[Mistake]:
    """A PNG's colours are not looked at."""
    size = picture_size(content)
    if size is None:
        yield _NEITHER
        return
    if file.suffix.lower() == ".svg":
        yield "is a PNG by its content", f"call it '{file.with_suffix('.png').name}'"
    if b"IEND" not in content:
        yield "is cut off", "copy the whole file again"
    if not _LEAST_PX <= min(size) <= max(size) <= _MOST_PX:
        what = f"has {size[0]} x {size[1]} pixels, and each side must have {_LEAST_PX} to {_MOST_PX}"
        yield what, "save it in another size, or as SVG"
    yield from _shape_mistakes(*size)


def _svg_mistakes(file: Path, content: bytes) -> Iterator[Mistake]:
    root = _SVG_ROOT.search(content)
    sides = _sides(root[0]) if root else ()
    if not sides or not min(sides):
        yield _NEITHER
        return
    if file.suffix.lower() != ".svg":
        yield "is an SVG by its content", f"call it '{file.with_suffix('.svg').name}'"
    yield from _inner_mistakes(content)
    yield from _shape_mistakes(*sides)
    yield from _pale_mistakes(content)


_NEITHER: Final = ("is neither a PNG nor an SVG with a viewBox", "save the logo as SVG or PNG")


def _sides(root: bytes) -> tuple[float, ...]:
    """Width and height of an SVG by its root: those of its viewBox, else its own, else none."""
    box = _VIEW_BOX.search(root)
    written = box.groups() if box else [found[1] for side in _SIDES if (found := side.search(root))]
    try:
        sides = tuple(map(float, written))
    except ValueError:
        return ()
    return sides if len(sides) == len(_SIDES) else ()


def _inner_mistakes(content: bytes) -> Iterator[Mistake]:
    """A drawing that cannot be read to its end, or is not all in this file: no screen fetches the rest."""
    elsewhere: list[str] = []

    def begins(name: str, attributes: dict[str, str]) -> None:
        links = (attributes.get(key, "") for key in ("href", "xlink:href"))
        if name.rpartition(":")[2] == "image":
            elsewhere.extend(link for link in links if link and not link.startswith("data:"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begins
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        what = f"is not whole: {expat.ErrorString(error.code)} in line {error.lineno}"
        yield what, "open it in a drawing program and save it anew, as a plain SVG"
        return
    if elsewhere:
        what = f"draws on another file, '{elsewhere[0][:80]}'"
        yield what, "embed that picture in the drawing, or save the logo as PNG"


def _shape_mistakes(width: float, height: float) -> Iterator[Mistake]:
    if not _TALLEST <= width / height <= _WIDEST:
        shape = f"{width:g} x {height:g}, too {'wide' if width > height else 'tall'}"
        fix = "from twice as tall as wide to 6 times as wide as tall"
        yield f"is {shape} to stand beside the centre's name", fix


def _pale_mistakes(content: bytes) -> Iterator[Mistake]:
    """A drawing made for a dark page only."""
    colours = _SVG_COLOUR.findall(content)
    ratio = max((contrast(f"#{one.decode()}", "#FFFFFF") for one in colours), default=_LEAST_RATIO)
    if ratio < _LEAST_RATIO:
        told = cut_to_tenths(ratio)
        what = f"its strongest colour has a contrast of {told}:1 on white, too pale for a light page"
        yield what, "use the logo's dark version: a dark screen puts a plate below"
