"""`set-pin`, from a terminal and from standard input."""

import getpass
import io
import sys
from pathlib import Path

import pytest

from center_hub.manager.__main__ import main
from center_hub.manager.answers import DONE, UNUSABLE
from center_hub.service.operators import PinBook


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    return tmp_path / "pins.json"


def set_pin(pins: Path, *more: str, operator: str = "op-1", centre: str = "small-1") -> int:
    return main(["--centre", centre, "set-pin", operator, "--pins", str(pins), *more])


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Somebody at a terminal types these where no echo is."""
    answers = iter(lines)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))


def test_a_pin_typed_twice_is_set(pins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "7294", "7294")
    assert set_pin(pins) == DONE
    assert PinBook(pins).is_right("op-1", "7294")


def test_a_pin_mistyped_once_is_not_set(
    pins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "7294", "7249")
    assert set_pin(pins) == UNUSABLE
    assert "not the same" in capsys.readouterr().err
    assert not pins.exists()


def test_a_pin_comes_from_standard_input_where_asked(pins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("7294\r\n"))
    assert set_pin(pins, "--stdin") == DONE
    assert PinBook(pins).is_right("op-1", "7294")


@pytest.mark.parametrize(
    ("said", "options", "told"),
    [
        ("", ["--stdin"], "nothing came on standard input"),
        ("1234\n", ["--stdin"], "among the first"),
        ("72\n", ["--stdin"], "4 to 12 digits"),
        ("7294\n", [], "--stdin"),
    ],
)
def test_why_no_pin_was_set_is_said_and_no_pin_is_shown(
    pins: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: str,
    options: list[str],
    told: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(said))
    assert set_pin(pins, *options) == UNUSABLE
    shown = capsys.readouterr()
    assert told in shown.err
    assert said.strip() == "" or said.strip() not in shown.err + shown.out
    assert not pins.exists()


def test_ctrl_c_at_the_question_changes_nothing(
    pins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", interrupted)
    assert set_pin(pins) == UNUSABLE
    assert "nothing was changed" in capsys.readouterr().err


def test_an_operator_that_the_centre_has_not_is_told_with_the_nearest(
    pins: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set_pin(pins, "--stdin", operator="operator-x", centre="asan-baku-1") == UNUSABLE
    assert "no operator 'operator-x'" in capsys.readouterr().err


def test_a_file_open_to_others_is_not_written_to(
    pins: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pins.write_text("{}", encoding="utf-8")
    pins.chmod(0o644)
    monkeypatch.setattr(sys, "stdin", io.StringIO("7294\n"))
    assert set_pin(pins, "--stdin") == UNUSABLE
    assert f"chmod 600 {pins}" in capsys.readouterr().err
    assert pins.read_text(encoding="utf-8") == "{}"
