"""No device's library is in the way of a kiosk's first frame."""

from pathlib import Path

from script.benchmarks.first_frame import DRIVERS, imported_before_first_frame, kiosk_file


def test_the_first_frame_of_a_kiosk_waits_for_no_driver(tmp_path: Path) -> None:
    imported = imported_before_first_frame(kiosk_file(tmp_path))
    assert {"PySide6", "config", "kiosk"} <= imported, "the interpreter told what it imports"
    assert not imported & DRIVERS
