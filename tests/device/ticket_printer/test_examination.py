"""What the technician is told, of a real printer's bytes and of everything that may be wrong before them."""

from pathlib import Path

import pytest

from config.hardware import TicketPrinter
from hardware.finding import Finding, Verdict
from hardware.ticket_printer.emulator import MODELS, EmulatedPrinter, Fault, Model
from hardware.ticket_printer.examination import examine
from hardware.ticket_printer.port import PrinterCondition
from tests.device.ticket_printer.test_wire import not_root


@pytest.fixture(autouse=True)
def no_folder_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where python-escpos leaves a folder when it is imported."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def network(port: int, **said: object) -> TicketPrinter:
    return TicketPrinter(transport="network", host="127.0.0.1", port=port, **said)  # type: ignore[arg-type]  # by name


def found(settings: TicketPrinter) -> dict[str, Finding]:
    return {finding.check: finding for finding in examine(settings)}


def test_a_printer_that_is_well_is_told_as_such(emulated: EmulatedPrinter) -> None:
    findings = found(network(emulated.port))
    assert list(findings) == ["profile", "ticket", "wire", "answers", "condition", "confirmation"]
    assert {finding.verdict for finding in findings.values()} == {Verdict.OK}
    assert findings["profile"].value == "default: 576 dots at 203 dpi, GS v 0, partial cut"
    assert findings["ticket"].value == "full, code drawn by us"
    assert findings["condition"].value == "ready"
    assert emulated.tickets == []


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SILENT])
def test_every_trouble_is_told_with_what_to_do(emulated: EmulatedPrinter, fault: Fault) -> None:
    emulated.fault = fault
    condition = found(network(emulated.port))["condition"]
    assert condition.verdict is (Verdict.WARN if fault is Fault.PAPER_LOW else Verdict.FAIL)
    assert condition.advice
    assert condition.threshold


def test_a_silent_printer_is_told_with_what_it_may_be(emulated: EmulatedPrinter) -> None:
    emulated.fault = Fault.SILENT
    findings = found(network(emulated.port))
    assert findings["condition"].verdict is Verdict.FAIL
    assert "mute-80mm" in findings["condition"].advice
    assert "answers" not in findings


def test_one_that_never_answers_is_a_warning_and_no_failure() -> None:
    with EmulatedPrinter(model=MODELS["clone"]) as emulated:
        condition = found(network(emulated.port, profile="mute-58mm"))["condition"]
    assert condition.verdict is Verdict.WARN
    assert "never answers" in condition.value


def test_one_that_cannot_confirm_is_told_with_the_profile_that_does_not_ask_it() -> None:
    with EmulatedPrinter(model=Model(lacks=(b"\x1dr",))) as emulated:
        confirmation = found(network(emulated.port))["confirmation"]
        assert confirmation.verdict is Verdict.FAIL
        assert "unconfirming-80mm" in confirmation.advice
        assert "confirmation" not in found(network(emulated.port, profile="unconfirming-80mm"))
        assert emulated.tickets == []


def test_a_printer_that_is_not_there_is_told_where_it_was_looked_for(emulated: EmulatedPrinter) -> None:
    emulated.unplug()
    wire = found(network(emulated.port))["wire"]
    assert (wire.verdict, wire.value) == (Verdict.FAIL, "refused")
    assert str(emulated.port) in wire.advice
    line = found(TicketPrinter(transport="serial", path="/nowhere/ttyUSB0"))["wire"]
    assert "/nowhere/ttyUSB0" in line.advice


def test_an_unknown_profile_is_told_with_the_nearest_name() -> None:
    (finding,) = examine(network(9, profile="TM-T88W"))
    assert (finding.check, finding.verdict) == ("profile", Verdict.FAIL)
    assert "did you mean 'TM-T88" in finding.value


def test_a_slow_line_is_told_to_print_short(tmp_path: Path) -> None:
    with EmulatedPrinter(line=tmp_path / "printer"):
        settings = TicketPrinter(transport="serial", path=str(tmp_path / "printer"), profile="TM-T20II")
        findings = found(settings)
    assert findings["ticket"].value == "short, code drawn by the printer"
    assert findings["condition"].verdict is Verdict.OK


def test_a_line_that_may_not_be_opened_names_the_rule(tmp_path: Path) -> None:
    with EmulatedPrinter(line=tmp_path / "printer"):
        path = str((tmp_path / "printer").readlink())
        Path(path).chmod(0)
        with not_root():
            permission = found(TicketPrinter(transport="file", path=path))["permission"]
    assert permission.verdict is Verdict.FAIL
    assert "60-nobat.rules" in permission.value


def test_no_printer_on_purpose_is_no_finding_to_worry_about() -> None:
    (finding,) = examine(TicketPrinter(transport="none"))
    assert finding.verdict is Verdict.OK


def test_every_condition_has_its_words() -> None:
    from hardware.ticket_printer.examination import _CONDITIONS  # noqa: PLC0415  the table itself

    assert set(_CONDITIONS) == set(PrinterCondition)
