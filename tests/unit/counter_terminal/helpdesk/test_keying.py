import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.codes import is_appointment_code
from center_hub.contract.words import shown_number
from counter_terminal.helpdesk.keying import (
    CLEAR,
    ERASE,
    SERIES_LETTERS,
    code_after,
    document_after,
    number_after,
    scanned_code,
    search_after,
    spoken_number,
)

KEYS = st.one_of(st.sampled_from([*string.ascii_letters, *string.digits, ERASE, CLEAR]), st.characters())


def typed(after: object, keys: str) -> str:
    text = ""
    for key in keys:
        assert callable(after)
        text = after(text, key)
    return text


@given(series=st.sampled_from(SERIES_LETTERS), number=st.integers(1, 9999))
def test_a_number_typed_as_people_say_it_is_that_number(series: str, number: int) -> None:
    assert spoken_number(typed(number_after, f"{series}{number}")) == shown_number(series, number)


@pytest.mark.parametrize("keys", ["a42", "A042", "b۴۲", "A\u066042"])
def test_small_letters_and_the_figures_of_any_script_are_understood(keys: str) -> None:
    assert spoken_number(typed(number_after, keys)) == f"{keys[0].translate({97: 65, 98: 66})} 042"


def test_the_letter_is_mended_without_typing_the_figures_again() -> None:
    assert typed(number_after, "A42D") == "D42"
    assert typed(number_after, "42") == "42"
    assert spoken_number("42") is None
    assert typed(number_after, "42A") == "A42"


@pytest.mark.parametrize("whole", ["A", "A0", "A000", ""])
def test_what_is_no_number_yet_is_not_looked_up(whole: str) -> None:
    assert spoken_number(whole) is None


@given(st.lists(KEYS, max_size=40))
def test_no_key_makes_a_number_that_cannot_be_one(keys: list[str]) -> None:
    text = ""
    for key in keys:
        text = number_after(text, key)
        assert re.fullmatch(r"[A-HJ-NP-Z]?[0-9]{0,4}", text)


@given(st.lists(KEYS, max_size=40))
def test_codes_and_documents_hold_letters_and_figures_only(keys: list[str]) -> None:
    code, document = "", ""
    for key in keys:
        code, document = code_after(code, key), document_after(document, key)
    assert re.fullmatch(r"[A-Z0-9]{0,16}", code)
    assert re.fullmatch(r"[A-Z0-9]{0,24}", document)
    assert is_appointment_code(code) == (len(code) >= 4)


def test_erase_takes_one_sign_and_clear_takes_all() -> None:
    for after in (number_after, code_after, document_after, search_after):
        assert after("A42", ERASE) == "A4"
        assert after("A42", CLEAR) == ""
        assert after("", ERASE) == ""


@given(st.text(max_size=80))
def test_only_what_a_paper_of_ours_may_say_is_taken_from_a_scanner(text: str) -> None:
    read = scanned_code(text)
    assert read is None or re.fullmatch(r"[A-Za-z0-9_ -]{1,64}", read)


def test_a_search_takes_letters_of_every_script_and_no_commands() -> None:
    assert typed(search_after, " şəx ب1\n;") == "şəx ب1"
