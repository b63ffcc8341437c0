"""The serial scanner over a real pseudo-terminal, on good and bad wires."""

import errno
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.code_scanner.emulator import EmulatedScanner
from hardware.input_reader import SILENCE_S, unopened
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.serial_input import examine_line
from hardware.serial_line import open_serial_line
from tests.device.code_scanner.conftest import PATIENCE_S, Bench, Heard

TOKEN = "q7Zt3fN0x5yV1mC8-_aB2d"  # noqa: S105 - the opaque text of a code, no password
CODE = "K7Q2M9"


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_a_code_comes_whole_however_it_is_cut(
    bench: Bench, line: EmulatedLine, scanner: EmulatedScanner, chunk: int
) -> None:
    heard = bench.serial(line.path)
    assert heard.is_there()
    scanner.manner = replace(scanner.manner, chunk=chunk, prefix="]Q1", tail="\r\n")
    scanner.scan(TOKEN)
    scanner.scan("M\u0259n \u0648")
    assert [heard.scan(), heard.scan()] == [TOKEN, "M\u0259n \u0648"]


def test_a_scanner_that_sends_no_end_is_through_when_it_is_silent(
    bench: Bench, line: EmulatedLine, scanner: EmulatedScanner
) -> None:
    heard = bench.serial(line.path, SILENCE_S)
    assert heard.is_there()
    scanner.manner = replace(scanner.manner, tail="")
    for text in (TOKEN, CODE):
        scanner.scan(text)
        assert heard.scan() == text


def test_a_cable_pulled_at_any_byte_leaves_no_part_of_a_code_behind(
    bench: Bench, line: EmulatedLine, scanner: EmulatedScanner
) -> None:
    heard = bench.serial(line.path)
    assert heard.is_there()
    for cut in range(len(CODE) + 1):
        scanner.manner = replace(scanner.manner, cut=cut)
        scanner.scan(CODE)
        assert not heard.is_there()
        line.plug()
        assert heard.is_there()
        scanner.manner = replace(scanner.manner, cut=None)
        scanner.scan("NEXT1")
        assert heard.scan() == "NEXT1"


def test_after_a_lossy_wire_and_noise_the_next_code_is_whole(
    bench: Bench, line: EmulatedLine, scanner: EmulatedScanner
) -> None:
    heard = bench.serial(line.path)
    assert heard.is_there()
    scanner.manner = replace(scanner.manner, lose=0.3, chunk=2)
    for _ in range(50):
        scanner.scan(TOKEN)
        scanner.garbage(40)
    scanner.manner = replace(scanner.manner, lose=0.0)
    line.send(b"\r")
    scanner.scan("LAST01")
    assert last_of(heard, "LAST01")


def last_of(heard: Heard, text: str) -> bool:
    return any(scan == text for scan in iter(heard.scan, None))


def test_a_scanner_that_is_not_there_is_waited_for_and_told_once(
    bench: Bench, line: EmulatedLine, caplog: pytest.LogCaptureFixture
) -> None:
    heard = bench.serial(line.path)
    assert not heard.is_there()
    line.plug()
    assert heard.is_there()
    EmulatedScanner(line).scan(CODE)
    assert heard.scan() == CODE
    line.unplug()
    assert not heard.is_there()
    said = {record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING}
    assert said <= {f"code scanner: there is no {line.path}: plug the device in, or correct its path"}


def test_nothing_that_is_scanned_is_ever_logged(
    bench: Bench, line: EmulatedLine, scanner: EmulatedScanner, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    heard = bench.serial(line.path)
    assert heard.is_there()
    for text in ("AZE12345678", "AZE12345678" * 60, "AZE12345678\x00\x1d"):
        scanner.scan(text)
    scanner.scan(CODE)
    assert last_of(heard, CODE)
    assert "AZE12345678" not in caplog.text


def test_a_line_that_another_program_reads_is_told_with_what_to_do(
    bench: Bench, line: EmulatedLine, caplog: pytest.LogCaptureFixture
) -> None:
    line.plug()
    other = open_serial_line(str(line.path), 9600)
    finding = next(iter(examine_line("code_scanner", str(line.path), 9600)))
    assert (finding.verdict, finding.value) == ("warn", "another program reads it")
    heard = bench.serial(line.path)
    assert not heard.is_there()
    other.close()
    assert heard.is_there()


@pytest.mark.parametrize("room", ["code_scanner", "keypad"])
def test_the_emulator_runs_by_itself_and_obeys_lines(room: str, tmp_path: Path) -> None:
    path = tmp_path / "line"
    command = [sys.executable, "-m", f"hardware.{room}.emulator", "--path", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stdout.readline().endswith(f"at {path}\n")
        assert path.exists()
        word = "scan K7Q2M9" if room == "code_scanner" else "press NEXT"
        for said, answer in ((word, "ok"), ("dance", "error 'dance'"), ("unplug", "ok"), ("plug", "ok")):
            running.stdin.write(said + "\n")
            running.stdin.flush()
            assert running.stdout.readline().startswith(answer)
        running.stdin.write("quit\n")
        running.stdin.close()
        assert running.wait(PATIENCE_S) == 0
    assert not path.exists()


def test_to_whoever_wiggles_the_cable_missing_and_refused_are_two_things(tmp_path: Path) -> None:
    """The watch tells a change by its words: with one for both, plugging it in would seem to do nothing."""
    (missing,) = examine_line("code_scanner", str(tmp_path / "gone"), 9600)
    refused = unopened("code_scanner", PermissionError(errno.EACCES, "Permission denied", "/dev/x"), "")
    assert (missing.verdict, missing.value) == ("fail", "no: No such file or directory")
    assert (refused.verdict, refused.value) == ("fail", "no: Permission denied")
