import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.codes import BookingCode, TicketCode, may_be_document, read_code


@pytest.mark.parametrize("_", range(20))
def test_the_hubs_own_tokens_are_read(_: int) -> None:
    token = secrets.token_urlsafe(16)
    assert read_code(token) == TicketCode(token)


@pytest.mark.parametrize("code", ["A1B2", "HJ4M8PQ2", "ABCDEFGHIJKLMNOP"])
def test_the_code_of_an_appointment_is_read(code: str) -> None:
    assert read_code(f" {code}\r\n") == BookingCode(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ABC",
        "ABCDEFGHIJKLMNOPQ",
        "k7q2m9",
        "K7Q2 M9",
        "https://example.org/a",
        "\u0661\u0662\u0663\u0664",
    ],
)
def test_anything_else_is_not_ours(text: str) -> None:
    assert read_code(text) is None


@given(st.text(max_size=40))
def test_whatever_is_scanned_is_read_by_the_grammar_alone(text: str) -> None:
    bare = text.strip()
    match read_code(text):
        case TicketCode(token=token):
            assert token == bare
            assert re.fullmatch(r"[A-Za-z0-9_-]{22}", token, re.ASCII)
        case BookingCode(code=code):
            assert code == bare
            assert re.fullmatch(r"[A-Z0-9]{4,16}", code, re.ASCII)
        case None:
            ours = re.fullmatch(r"[A-Za-z0-9_-]{22}|[A-Z0-9]{4,16}", bare, re.ASCII)
            assert ours is None or may_be_document(bare)


@pytest.mark.parametrize("number", ["AZE12345678", "AA1234567", "5ABCD12", "1400010012345", "0000", "1" * 22])
def test_what_may_be_the_number_of_a_document_is_taken_for_no_code(number: str) -> None:
    assert read_code(number) is None


def test_what_was_scanned_is_in_no_log_line() -> None:
    assert "K7Q2M9" not in repr(read_code("K7Q2M9"))


@pytest.mark.parametrize("code", ["K7Q2M9", "B7K2", "A1B2C3D4", "HJ4M8PQ2", "ABCDEFG", "ABCDEFGHIJKLMNOP"])
def test_codes_with_letters_among_few_figures_are_no_documents(code: str) -> None:
    assert not may_be_document(code)
