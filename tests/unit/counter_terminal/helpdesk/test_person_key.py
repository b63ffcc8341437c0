from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_terminal.helpdesk.person_key import BadSecret, person_key, read_secret
from kiosk import person_key as at_kiosk

SECRET = bytes(range(32))


@given(secret=st.binary(min_size=16, max_size=64), number=st.text(max_size=40))
def test_one_document_is_one_person_at_kiosk_and_desk(secret: bytes, number: str) -> None:
    assert person_key(secret, number) == at_kiosk.person_key(secret, number)


def test_however_it_is_typed_it_is_the_same_and_the_number_is_not_in_it() -> None:
    keys = {person_key(SECRET, spelt) for spelt in ("AZE1234567", "aze 123-4567", "AZE 1234567 ")}
    assert len(keys) == 1
    assert "123" not in keys.pop()


def test_a_secret_that_is_missing_or_short_is_said(tmp_path: Path) -> None:
    short = tmp_path / "person-key"
    with pytest.raises(BadSecret, match="cannot be read"):
        read_secret(short)
    short.write_bytes(b"x" * 15)
    with pytest.raises(BadSecret, match="at least 16"):
        read_secret(short)
    short.write_bytes(SECRET)
    assert read_secret(short) == SECRET
