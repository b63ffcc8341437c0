"""The choice of driver, a site without panels, and a program that can be started anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.hardware import CounterPanel, PanelBus
from config.panel_buses import FittedBus
from hardware.counter_panel.__main__ import main
from hardware.counter_panel.null import NullBus
from hardware.counter_panel.port import PanelBus as Port
from hardware.counter_panel.serial_bus import SerialBus
from hardware.counter_panel.settings import make_bus
from tests.unit.hardware.counter_panel.templates import shipped

ROOT = Path(__file__).parents[4]


def bus(path: str) -> FittedBus:
    panels = (CounterPanel("counter-1", 1), CounterPanel("counter-2", 2))
    return FittedBus(PanelBus(path, "edi-ed400", panels), shipped("edi-ed400"))


def test_a_line_that_is_not_there_on_purpose_takes_every_number_and_shows_none() -> None:
    made: Port = make_bus(bus("none"))
    assert isinstance(made, NullBus)
    made.start()
    made.show(99, "A001")
    assert made.stop()


def test_the_configurations_own_class_is_understood() -> None:
    made = make_bus(bus("/nowhere/ttyUSB0"))
    assert isinstance(made, SerialBus)
    with pytest.raises(KeyError):
        made.show(99, "A001")
    assert made.stop()  # never started: nothing to wait for


def test_help_teaches_and_a_bad_file_is_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "docs/devices-panel.md" in capsys.readouterr().out
    shipped_file = (ROOT / "config" / "devices" / "panels-1.yaml").read_text(encoding="utf-8")
    file = tmp_path / "panels-1.yaml"
    file.write_text(shipped_file.replace("edi-ed400", "edi-ed4").replace("30s", "30"), encoding="utf-8")
    assert main(["--device", str(file)]) == 2
    assert "panels-1.yaml:24:14: hardware.counter_panels[0].stale" in capsys.readouterr().err


def test_the_process_imports_no_qt_and_no_serial_driver_before_a_line_is_opened() -> None:
    said = "import sys, hardware.counter_panel.app, hardware.counter_panel.__main__\n"
    said += "print([one for one in ('PySide6', 'serial', 'evdev', 'escpos') if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
