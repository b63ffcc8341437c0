import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.codes import may_be_document
from hardware.code_scanner.documents import ScannedDocument, check_digit, read_document

CARD = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
OLDER = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
"""The specimens of ICAO 9303, parts 5, 6 and 4."""


@pytest.mark.parametrize(
    ("lines", "bearing", "number"),
    [(CARD, 0, "D23145890"), (OLDER, 1, "D23145890"), (PASSPORT, 1, "L898902C3")],
)
def test_the_number_of_a_document_is_read_off_its_zone_by_line_or_whole(
    lines: tuple[str, ...], bearing: int, number: str
) -> None:
    for at, line in enumerate(lines):
        assert read_document(f"{line}\r") == ScannedDocument(number if at == bearing else None)
    assert read_document("".join(lines)) == ScannedDocument(number)
    assert read_document("\n".join(lines)) == ScannedDocument(number)


def test_a_zone_that_was_misread_is_no_document() -> None:
    for line in (CARD[0], OLDER[1], PASSPORT[1]):
        start = 5 if line is CARD[0] else 0
        wrong = line[:start] + "E" + line[start + 1 :]
        assert read_document(wrong) is None


def test_check_digits_are_those_of_the_standard() -> None:
    assert [check_digit(text) for text in ("D23145890", "L898902C3", "740812", "AB2134<<<")] == [7, 6, 2, 5]


@pytest.mark.parametrize("number", ["AZE12345678", "AA1234567", "5ABC123", "1234"])
def test_a_bare_number_of_a_document_is_read(number: str) -> None:
    assert read_document(f" {number}\r\n") == ScannedDocument(number)
    assert number not in repr(read_document(number))


@given(st.text(alphabet="AZ09<az- \u0661", max_size=95))
def test_any_text_is_a_document_with_a_number_of_fitting_length_or_none(text: str) -> None:
    document = read_document(text)
    if document is not None and document.number is not None:
        assert re.fullmatch(r"[A-Z0-9]{0,20}", document.number, re.ASCII)


@pytest.mark.parametrize(
    "number",
    [
        "AZE12345678",  # an Azerbaijani card of before 2018, and its successor
        "AA1234567",
        "5ABCD12",  # the personal number on both
        "C01234567",  # passports: Azerbaijani, Afghan, Russian, Iranian, German
        "P01234567",
        "720123456",
        "A12345678",
        "C01X00T47",
        "1400010012345",  # an Afghan electronic identity card
        "12345",
    ],
)
def test_numbers_of_documents_are_told_from_codes(number: str) -> None:
    assert read_document(number) == ScannedDocument(number)
    assert may_be_document(number)
