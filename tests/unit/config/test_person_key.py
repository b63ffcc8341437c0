import base64
import hashlib
import hmac
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.words import PersonKey
from config.person_key import BadSecret, normalised, person_key, read_secret

SECRETS = st.binary(min_size=16, max_size=64)
NUMBERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=20)
SECRET = bytes(range(32))


def test_a_key_is_the_first_half_of_a_keyed_hash() -> None:
    digest = hmac.new(SECRET, b"AZE12345678", hashlib.sha256).digest()
    assert base64.urlsafe_b64decode(person_key(SECRET, "AZE12345678") + "==") == digest[:16]


@given(SECRETS, st.text(max_size=40))
def test_every_key_is_one_the_hub_takes(secret: bytes, number: str) -> None:
    assert msgspec.convert(person_key(secret, number), PersonKey)


@given(NUMBERS, st.randoms(use_true_random=False))
def test_however_a_number_is_typed_it_is_the_same_person(number: str, chance: object) -> None:
    typed = "".join(" - "[sign % 3] + letter.lower() for sign, letter in enumerate(number)) + " "
    assert normalised(typed) == number
    assert person_key(SECRET, typed) == person_key(SECRET, number)


@given(st.tuples(NUMBERS, NUMBERS).filter(lambda two: two[0] != two[1]))
def test_two_numbers_are_two_people(two: tuple[str, str]) -> None:
    assert person_key(SECRET, two[0]) != person_key(SECRET, two[1])


@given(st.tuples(SECRETS, SECRETS).filter(lambda two: two[0] != two[1]), NUMBERS)
def test_another_centre_knows_the_same_person_by_another_key(two: tuple[bytes, bytes], number: str) -> None:
    # HMAC fills a short secret up with zeros, so only what differs beyond those can tell.
    if two[0].rstrip(b"\0") != two[1].rstrip(b"\0"):
        assert person_key(two[0], number) != person_key(two[1], number)


@given(NUMBERS.filter(lambda number: len(number) > 3))
def test_the_number_does_not_stand_in_its_key(number: str) -> None:
    assert number not in person_key(SECRET, number)


def test_letters_of_another_alphabet_are_left_as_they_are() -> None:
    assert normalised("\u0456 \u0131a") == "\u0456\u0131A"


@pytest.mark.parametrize("secret", [b"", b"15 bytes too few"[:15]])
def test_a_secret_that_can_be_guessed_is_refused(tmp_path: Path, secret: bytes) -> None:
    with pytest.raises(BadSecret, match="needs at least 16"):
        person_key(secret, "AZE1")
    file = tmp_path / "person-key"
    file.write_bytes(secret)
    with pytest.raises(BadSecret, match=re.escape(str(file))):
        read_secret(file)


def test_a_secret_is_the_bytes_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "person-key"
    file.write_bytes(SECRET + b"\n")
    assert read_secret(file) == SECRET + b"\n"


def test_a_secret_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(BadSecret, match=r"nowhere cannot be read: No such file"):
        read_secret(tmp_path / "nowhere")


def test_no_message_of_a_fault_holds_the_number() -> None:
    with pytest.raises(BadSecret) as fault:
        person_key(b"short", "AZE12345678")
    assert "AZE12345678" not in repr(fault.value)
