"""Whether a picture file can be shown on a screen: there, readable, of a known kind, size and shape.

Owns those judgements, made from the file's first bytes alone: nothing is decoded. Must not know where a
picture is shown.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF markers, ITU-T T.81 table B.1
_LEAST_PX, _MOST_PX = 200, 4096
_MOST_BYTES: Final = 8 * 1024 * 1024
_HEAD_BYTES: Final = 256 * 1024  # a JPEG may carry a small copy of itself before its size
_TALLEST, _WIDEST = 0.4, 3.0  # width to height

Mistake = tuple[str, str]
"""What is wrong, and the likely repair."""

NO_FILES_NAME: Final = ("holds a sign that no file's name can have", "write the name as the folder shows it")


def picture_mistakes(path: Path) -> Iterator[Mistake]:
    """What keeps the picture from being shown well; nothing for a good one."""
    try:
        with path.open("rb") as file:
            content = file.read(_HEAD_BYTES) if path.stat().st_size <= _MOST_BYTES else None
    except FileNotFoundError:
        yield f"there is no file {path}", "copy the picture there, or correct the path"
        return
    except OSError as error:
        yield f"cannot be read: {error.strerror}", "check who may read this file"
        return
    except ValueError:
        yield NO_FILES_NAME
        return
    if content is None:
        yield (
            f"is larger than {_MOST_BYTES // 2**20} MB",
            "save it smaller: a screen has 8 million pixels at most",
        )
    elif (size := picture_size(content)) is None:
        yield "is neither a PNG nor a JPEG, or is damaged", "save the picture as PNG or JPEG"
    else:
        yield from _size_mistakes(*size)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the file's head says; None for anything but PNG and JPEG."""
    if content.startswith(PNG) and content[12:16] == b"IHDR":
        size = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
        return size if min(size) else None
    return _jpeg_size(content) if content.startswith(_JPEG) else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """From the first frame header; the segments before it are passed over by their lengths."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004  every marker begins with this byte
        kind, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind in _JPEG_FRAMES:
            height, width = (int.from_bytes(content[at + by : at + by + 2], "big") for by in (5, 7))
            return (width, height) if min(width, height) else None
        at += 2 + length
    return None


def _size_mistakes(width: int, height: int) -> Iterator[Mistake]:
    if not _LEAST_PX <= min(width, height) <= max(width, height) <= _MOST_PX:
        what = f"has {width} x {height} pixels, and each side must have {_LEAST_PX} to {_MOST_PX}"
        yield what, "save it in another size"
    if not _TALLEST <= width / height <= _WIDEST:
        what = f"is {width} x {height}, too {'wide' if width > height else 'tall'} for its place"
        yield what, "a shape between 3:1 and 2:5 fills it"
