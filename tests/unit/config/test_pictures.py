import struct
from pathlib import Path

import pytest

from config.pictures import picture_mistakes, picture_size


def png(width: int, height: int) -> bytes:
    """The head of a PNG (its signature and IHDR)."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)


def jpeg(width: int, height: int, *, frame: int = 0xC0) -> bytes:
    """A JPEG as far as its frame header, with a segment of a camera before it."""
    exif = b"\xff\xe1" + struct.pack(">H", 2 + 5000) + bytes(5000)
    return b"\xff\xd8" + exif + bytes((0xFF, frame)) + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)


@pytest.mark.parametrize("content", [png(1600, 900), jpeg(1600, 900), jpeg(1600, 900, frame=0xC2)])
def test_the_size_is_what_the_head_of_the_file_says(content: bytes) -> None:
    assert picture_size(content) == (1600, 900)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", png(0, 900), jpeg(9, 9)[:40], b"\xff\xd8\xff", png(1, 1)[:14]]
)
def test_anything_else_has_no_size(content: bytes) -> None:
    assert picture_size(content) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (png(1600, 900), None),
        (b"<svg/>", "is neither a PNG nor a JPEG"),
        (png(120, 90), "has 120 x 90 pixels"),
        (png(9000, 5000), "has 9000 x 5000 pixels"),
        (png(4000, 400), "too wide for its place"),
        (png(400, 4000), "too tall for its place"),
        (png(800, 600) + bytes(9 * 2**20), "is larger than 8 MB"),
    ],
)
def test_a_picture_that_would_not_be_shown_well_is_told(
    tmp_path: Path, content: bytes, says: str | None
) -> None:
    file = tmp_path / "picture"
    file.write_bytes(content)
    told = [what for what, _fix in picture_mistakes(file)]
    assert told == [] if says is None else says in told[0]


def test_a_picture_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    ((what, fix),) = picture_mistakes(tmp_path / "none.png")
    assert what == f"there is no file {tmp_path / 'none.png'}"
    assert "copy the picture there" in fix
    ((what, _fix),) = picture_mistakes(tmp_path)
    assert "cannot be read" in what
