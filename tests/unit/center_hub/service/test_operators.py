"""The PINs of operators: right, wrong, weak, and safe from other eyes."""

import errno
import hashlib
import logging
import os
import stat
from pathlib import Path

import pytest

from center_hub.service.operators import PinBook, PinBookFault, WeakPin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pins.json"


def test_only_the_pin_that_was_set_is_right(file: Path) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")
    book.set_pin("op-2", "880412")
    assert book.is_right("op-1", "7294")
    assert book.is_right("op-2", "880412")
    wrong = [("op-1", "7295"), ("op-1", "880412"), ("op-3", "7294"), ("op-1", ""), ("", "")]
    assert [pair for pair in wrong if book.is_right(*pair)] == []


def test_a_new_pin_ends_the_old_one(file: Path) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")
    book.set_pin("op-1", "1183")
    assert book.is_right("op-1", "1183")
    assert not book.is_right("op-1", "7294")


def test_no_pin_is_right_while_nobody_has_one(file: Path) -> None:
    assert not PinBook(file).is_right("op-1", "7294")


def test_the_file_shows_no_pin_and_no_two_alike(file: Path) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")
    book.set_pin("op-2", "7294")
    written = file.read_text(encoding="utf-8")
    assert "7294" not in written
    hashes = [line for line in written.splitlines() if '"hash"' in line]
    assert len(set(hashes)) == 2


def test_a_guess_costs_the_same_whether_or_not_somebody_has_that_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")
    costs: list[dict[str, object]] = []
    scrypt = hashlib.scrypt

    def counted(password: bytes, *, salt: bytes, n: int, r: int, p: int) -> bytes:
        costs.append({"n": n, "r": r, "p": p, "salt": len(salt)})
        return scrypt(password, salt=salt, n=n, r=r, p=p)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    book.is_right("op-1", "0000")
    book.is_right("nobody", "0000")
    assert costs == [{"n": 2**14, "r": 8, "p": 1, "salt": 16}] * 2


def test_a_pin_set_by_another_program_holds_without_a_restart(file: Path) -> None:
    hub, manager = PinBook(file), PinBook(file)
    assert not hub.is_right("op-1", "7294")
    manager.set_pin("op-1", "7294")
    assert hub.is_right("op-1", "7294")
    manager.set_pin("op-1", "1183")
    assert not hub.is_right("op-1", "7294")
    file.unlink()
    assert not hub.is_right("op-1", "1183")


def test_two_writers_lose_nobody_s_pin(file: Path) -> None:
    one, other = PinBook(file), PinBook(file)
    one.set_pin("op-1", "7294")
    other.set_pin("op-2", "1183")
    assert one.is_right("op-2", "1183")
    assert other.is_right("op-1", "7294")


@pytest.mark.parametrize("pin", ["1111", "0000", "1234", "4321", "7890", "2468", "0987654321", "99999999"])
def test_a_pin_that_anybody_would_try_first_is_refused_in_a_sentence(file: Path, pin: str) -> None:
    with pytest.raises(WeakPin, match=r"^This PIN is among the first .*\.$"):
        PinBook(file).set_pin("op-1", pin)
    assert not file.exists()


@pytest.mark.parametrize("pin", ["", "729", "1234567890123", "72 4", "7294\n", "७२९४", "seven"])
def test_what_is_no_pin_is_refused_in_a_sentence(file: Path, pin: str) -> None:
    with pytest.raises(WeakPin, match=r"4 to 12 digits"):
        PinBook(file).set_pin("op-1", pin)


@pytest.mark.parametrize("operator", ["", "Op 1", "op\n", "şəfiqə"])
def test_a_pin_is_for_an_operator_with_an_id(file: Path, operator: str) -> None:
    with pytest.raises(ValueError, match=r"no operator's id"):
        PinBook(file).set_pin(operator, "7294")
    assert not file.exists()


def test_nobody_else_can_read_the_file_even_where_the_umask_would_let_them(file: Path) -> None:
    before = os.umask(0)
    try:
        PinBook(file).set_pin("op-1", "7294")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_open_to_others_is_refused_with_the_command_that_closes_it(file: Path, mode: int) -> None:
    PinBook(file).set_pin("op-1", "7294")
    file.chmod(mode)
    with pytest.raises(PinBookFault, match=f"chmod 600 {file}"):
        PinBook(file)


def test_a_file_opened_to_others_later_lets_nobody_in_until_it_is_closed(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")
    file.chmod(0o644)
    with caplog.at_level(logging.ERROR):
        assert not book.is_right("op-1", "7294")
    assert f"chmod 600 {file}" in caplog.text
    file.chmod(0o600)
    assert book.is_right("op-1", "7294")


@pytest.mark.parametrize(
    "content", [b"", b"op-1: 7294", b'{"version":2,"pins":{}}', b'{"version":1,"pins":{"op-1":"7294"}}']
)
def test_a_file_of_something_else_is_told_and_left_as_it_is(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(PinBookFault, match="is no file of PINs"):
        PinBook(file)
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_written_is_told_and_the_old_pins_hold(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = PinBook(file)
    book.set_pin("op-1", "7294")

    def no_space(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(PinBookFault, match="No space left"):
        book.set_pin("op-1", "1183")
    assert book.is_right("op-1", "7294")
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PinBookFault, match="cannot be read"):
        PinBook(tmp_path)
