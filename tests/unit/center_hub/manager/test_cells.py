"""Places in a text, and the bytes that a text may be made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.manager.cells import Misplaced, Place, Places, decoded


@given(st.text(alphabet="aə\r\n\u2028"))
def test_every_character_has_the_place_an_editor_shows(text: str) -> None:
    places = Places(text)
    line, column = 1, 1
    for position, sign in enumerate(text):
        assert places.of(position) == Place(line, column)
        ends = sign == "\n" or (sign == "\r" and text[position + 1 : position + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)


@given(st.text())
def test_utf_8_is_read_with_and_without_a_byte_order_mark(text: str) -> None:
    content = text.encode()
    if not content.startswith(b"\xef\xbb\xbf"):
        assert decoded(content) == text
    assert decoded(b"\xef\xbb\xbf" + content) == text


@pytest.mark.parametrize(
    ("content", "place", "what"),
    [
        ("code\nşə".encode("cp1254", "replace"), Place(2, 1), "the byte fe is not UTF-8"),
        (b"\xef\xbb\xbfcode\r\n" + "şəki".encode() + b"\xff", Place(2, 5), "the byte ff is not UTF-8"),
        ("code".encode("utf-16"), Place(1, 1), "this is UTF-16"),
        ("code".encode("utf-16-be").join([b"\xfe\xff", b""]), Place(1, 1), "this is UTF-16"),
    ],
)
def test_bytes_of_another_encoding_are_told_with_their_place(content: bytes, place: Place, what: str) -> None:
    with pytest.raises(Misplaced) as told:
        decoded(content)
    assert told.value.place == place
    assert what in told.value.rejected.what
    assert "UTF-8" in (told.value.rejected.fix or "")
