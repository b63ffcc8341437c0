import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.keypad.port import KeypadAction, Press
from hardware.keypad.takers import WordPresses

WORDS = {"NEXT": KeypadAction.CALL_NEXT, "2": KeypadAction.RECALL}


def said(*pieces: bytes, quiet: bool = True) -> list[KeypadAction]:
    made: list[Press] = []
    words = WordPresses(WORDS, made.append)
    words.begin(0.0)
    for number, piece in enumerate(pieces):
        words.take(piece, 10.0 + number * 0.01)
    if quiet:
        words.quiet()
    return [press.action for press in made]


def test_a_word_is_a_press_however_it_is_cut() -> None:
    line = b"NEXT\r\n"
    for cut in range(len(line)):
        assert said(line[:cut], line[cut:], quiet=False) == [KeypadAction.CALL_NEXT]


def test_a_word_without_an_end_is_a_press_after_silence() -> None:
    assert said(b"2", quiet=False) == []
    assert said(b"2") == [KeypadAction.RECALL]


@pytest.mark.parametrize("line", [b"NEXTNEXTNEXT", b"NEXTNEXTNE", b"NEXT\rNEXT\rNEXT\r", b"NEXT" * 500])
def test_a_word_that_a_held_key_repeats_is_one_press(line: bytes) -> None:
    assert said(line) == [KeypadAction.CALL_NEXT]


@pytest.mark.parametrize(
    "line", [b"NXT\r", b"NE", b"next\r", b"xNEXT\r", b"NEXTx\r", b"23\r", b"\xff\x00\r", b""]
)
def test_what_is_no_word_is_noise(line: bytes) -> None:
    assert said(line) == []


@given(st.lists(st.binary(max_size=90), max_size=8))
def test_any_bytes_are_words_or_noise(pieces: list[bytes]) -> None:
    assert set(said(*pieces)) <= set(WORDS.values())


def test_a_word_made_of_another_word_is_itself() -> None:
    made: list[Press] = []
    words = WordPresses({"1": KeypadAction.CALL_NEXT, "11": KeypadAction.RECALL}, made.append)
    words.begin(0.0)
    words.take(b"11\r", 10.0)
    assert [press.action for press in made] == [KeypadAction.RECALL]
