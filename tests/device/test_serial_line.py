"""Serial lines as pseudo-terminals have them: raw, exclusive, forgiven what they do not have."""

import logging
import os
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.serial_line import open_serial_line


@pytest.fixture
def terminal() -> Iterator[tuple[int, str]]:
    """The far end of a line, and the name of its near end."""
    far, near = os.openpty()
    yield far, os.ttyname(near)
    os.close(near)
    os.close(far)


def test_every_byte_goes_both_ways_unchanged(terminal: tuple[int, str]) -> None:
    far, path = terminal
    line = open_serial_line(path, 9600)
    every = bytes(range(256))
    assert os.write(line.fileno(), every) == 256
    assert os.read(far, 1000) == every
    os.write(far, every)
    assert os.read(line.fileno(), 1000) == every
    line.close()


def test_reading_a_silent_line_never_blocks(terminal: tuple[int, str]) -> None:
    line = open_serial_line(terminal[1], 9600)
    assert os.read(line.fileno(), 1) == b""
    line.close()


def test_a_line_has_one_owner_until_it_is_closed(terminal: tuple[int, str]) -> None:
    line = open_serial_line(terminal[1], 9600)
    with pytest.raises(OSError, match="lock"):
        open_serial_line(terminal[1], 9600)
    line.close()
    open_serial_line(terminal[1], 9600).close()


@pytest.mark.parametrize("parity", ["even", "odd"])
def test_a_line_without_parity_is_opened_all_the_same(
    terminal: tuple[int, str], parity: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = open_serial_line(terminal[1], 38_400, "even" if parity == "even" else "odd")
    speed = termios.tcgetattr(line.fileno())[5]
    line.close()
    assert speed == termios.B38400
    assert [one.levelno for one in caplog.records] in ([], [logging.WARNING])  # kernels differ


@pytest.mark.parametrize("parity", ["none", "even"])
def test_what_is_no_line_is_an_oserror(tmp_path: Path, parity: str) -> None:
    (tmp_path / "file").touch()
    for path in ("/dev/null", str(tmp_path), str(tmp_path / "file"), str(tmp_path / "nothing")):
        with pytest.raises(OSError, match=r".+"):
            open_serial_line(path, 9600, "none" if parity == "none" else "even")


def test_a_line_that_was_hung_up_cannot_be_opened(tmp_path: Path) -> None:
    far, near = os.openpty()
    path = os.ttyname(near)
    os.close(near)
    os.close(far)
    with pytest.raises(OSError, match=r".+"):
        open_serial_line(path, 9600)
    assert tmp_path.exists()
