"""What the doctor says of a line of panels."""

import errno
from pathlib import Path

import attrs
import pytest

from hardware.counter_panel import examination
from hardware.counter_panel.__main__ import main
from hardware.counter_panel.emulator import EmulatedBus
from hardware.counter_panel.examination import examine, show_addresses
from hardware.finding import Finding, Verdict
from hardware.serial_line import open_serial_line
from tests.device.counter_panel.conftest import EDI, Bus, until_shown


def found(bus: Bus) -> dict[str, Finding]:
    """By the last word of what was looked at."""
    return {one.check.rpartition(" ")[2]: one for one in examine(bus)}


def test_a_good_line_is_well_and_says_that_panels_do_not_answer(edi: EmulatedBus) -> None:
    said = found(Bus(edi.path, EDI, refresh=5))
    assert {one.verdict for one in said.values()} == {Verdict.OK}
    assert said["panels"].value == "addresses 1, 2"
    assert "do not answer" in said["panels"].advice
    assert said["line"].value == "opened at 115200 bits a second, parity none"


def test_the_bytes_of_a_frame_are_told_as_a_manual_prints_them(edi: EmulatedBus) -> None:
    assert found(Bus(edi.path, EDI))["frame"].value == "A042 to panel 1 is 02 30 31 20 30 34 32 03"


def test_a_line_without_the_panels_parity_is_a_warning(edi: EmulatedBus) -> None:
    line = found(Bus(edi.path, EDI, parity="even"))["line"]
    assert (line.verdict, line.value) in {
        (Verdict.WARN, "knows no even parity"),  # what a pseudo-terminal is
        (Verdict.OK, "opened at 115200 bits a second, parity even"),  # some kernels pretend
    }


def test_nothing_is_sent_by_an_examination(edi: EmulatedBus) -> None:
    list(examine(Bus(edi.path, EDI)))
    edi.do(lambda: None)
    assert edi.panels.frames == 0


def test_a_line_that_is_not_there_on_purpose_is_well() -> None:
    (only,) = examine(Bus("none", EDI))
    assert only.verdict is Verdict.OK
    assert list(show_addresses(Bus("none", EDI))) == []


def test_a_missing_adapter_is_a_failure_with_what_to_do(tmp_path: Path) -> None:
    line = found(Bus(str(tmp_path / "ttyUSB0"), EDI))["line"]
    assert (line.verdict, line.value) == (Verdict.FAIL, "there is no such line")
    assert "/dev/serial/by-id" in line.advice
    (shown,) = show_addresses(Bus(str(tmp_path / "ttyUSB0"), EDI))
    assert shown.verdict is Verdict.FAIL


def test_a_file_is_no_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert found(Bus(str(tmp_path / "file"), EDI))["line"].value == "is no device"
    assert found(Bus("/dev/null", EDI))["line"].verdict is Verdict.FAIL


def test_a_line_in_use_is_a_warning_since_it_may_be_our_own_program(edi: EmulatedBus) -> None:
    held = open_serial_line(edi.path, 9600)
    try:
        line = found(Bus(edi.path, EDI))["line"]
        (shown,) = show_addresses(Bus(edi.path, EDI))
    finally:
        held.close()
    assert (line.verdict, line.value) == (Verdict.WARN, "another program has it")
    assert shown.verdict is Verdict.WARN
    assert edi.panels.frames == 0


def test_a_forbidden_line_names_the_udev_rule(edi: EmulatedBus, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: str, _baud: int, _parity: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(examination, "open_serial_line", refused)
    line = found(Bus(edi.path, EDI))["line"]
    assert line.verdict is Verdict.FAIL
    assert "60-nobat.rules" in line.advice


def test_more_panels_than_the_line_can_tell_in_time_are_a_warning(edi: EmulatedBus) -> None:
    slow = Bus(edi.path, attrs.evolve(EDI, gap_ms=20), tuple(range(1, 41)), refresh=2, baud=1200)
    pace = found(slow)["pace"]
    assert pace.verdict is Verdict.WARN
    assert pace.value == "3.47 s to tell all of them"


def test_a_list_of_panels_that_cannot_be_is_told(edi: EmulatedBus) -> None:
    assert found(Bus(edi.path, EDI, ()))["panels"].verdict is Verdict.WARN
    assert found(Bus(edi.path, EDI, (1, 2, 1)))["panels"].value == "address 1 is listed twice"


def test_each_panel_shows_its_own_address_when_asked(edi: EmulatedBus) -> None:
    (told,) = show_addresses(Bus(edi.path, EDI))
    assert (told.verdict, told.value) == (
        Verdict.OK,
        "2 of 2 panels were told to show their own address",
    )
    until_shown(edi, {1: "1", 2: "2"})


def test_a_technician_asks_for_the_addresses_on_the_command_line(
    edi: EmulatedBus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = Path(__file__).parents[3] / "config" / "devices" / "panels-1.yaml"
    line = "/dev/serial/by-id/usb-FTDI_USB-RS485_Cable-if00-port0"
    file = tmp_path / "panels-1.yaml"
    file.write_text(shipped.read_text(encoding="utf-8").replace(line, edi.path), encoding="utf-8")
    assert main(["--device", str(file), "--show-addresses"]) == 0
    until_shown(edi, {1: "1", 2: "2"})
    assert "4 of 4 panels were told to show their own address" in capsys.readouterr().out
    edi.unplug()
    assert main(["--device", str(file), "--show-addresses"]) == 1
    assert "plug the adapter in" in capsys.readouterr().out
