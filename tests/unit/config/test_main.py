import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.__main__ import BAD, GOOD, main
from config.languages import language_file
from config.loader import centre_file

KIOSK = centre_file("asan-baku-1").parents[1] / "devices" / "kiosk-1.yaml"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk-1.yaml"
    path.write_text(KIOSK.read_text().replace("9100", "soon").replace("268", "wide"))
    return path


def line_of(text: str, file: Path) -> int:
    """The line, from 1, that ends with these words."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.endswith(f" {text}"))


def test_good_files_of_every_kind_are_checked_in_one_go(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(KIOSK), str(centre_file("asan-khedmat-kabul-1")), str(language_file("ps"))]
    assert main(["check", *files]) == GOOD
    assert capsys.readouterr().out == "3 checked, no problems\n"


def test_every_problem_of_every_file_is_told(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(KIOSK), str(broken), str(broken.with_name("gone.yaml"))]) == BAD
    lines = capsys.readouterr().out.splitlines()
    port = line_of("port: soon", broken)
    assert lines == [
        f"{broken}:18:15: hardware.screen.width_mm: 'wide' is not a whole number; write digits only",
        f"{broken}:{port}:11: hardware.ticket_printer.port: 'soon' is not a whole number; write digits only",
        f"{broken.with_name('gone.yaml')}: this file is not there; check the path and the name",
        "3 checked, 2 to repair",
    ]


def test_a_program_gets_the_problems_as_json(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(broken)]) == BAD
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "file": str(broken),
        "line": 18,
        "column": 15,
        "path": "hardware.screen.width_mm",
        "what": "'wide' is not a whole number",
        "fix": "write digits only",
    }
    assert second["line"] == line_of("port: soon", broken)


def test_show_tells_each_value_and_where_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(KIOSK)]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert (
        f"hardware.ticket_printer.host: 127.0.0.1  (line {line_of('transport: network', KIOSK) + 1})" in lines
    )
    assert "hardware.ticket_printer.baud: 19200  (default)" in lines
    assert f"hardware.screen.fullscreen: true  (line {line_of('fullscreen: true', KIOSK)})" in lines


def test_show_gives_a_program_the_values_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--json", str(centre_file("asan-baku-1"))]) == GOOD
    shown = json.loads(capsys.readouterr().out)
    assert shown["hours"][0]["opens"] == "09:00"
    renewal = next(one for one in shown["services"] if one["id"] == "id-card-renewal")
    assert (renewal["mean_service_s"], renewal["popular"]) == (480, True)
    assert set(shown) >= {"id", "languages", "devices"}


def test_show_of_a_broken_file_tells_its_problems_and_nothing_else(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(broken)]) == BAD
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 2


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["show", "--help"]])
def test_help_teaches_by_example(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    assert "python -m config check" in capsys.readouterr().out


def test_the_command_line_runs_as_a_module_even_where_the_terminal_knows_no_unicode() -> None:
    root = centre_file("asan-baku-1").parents[2]
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "config", "show", str(language_file("ps"))],
        cwd=root, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == GOOD, ran.stderr
