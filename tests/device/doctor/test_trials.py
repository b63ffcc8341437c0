"""Printer, panels and loudspeaker tried out by the doctor: real bytes, a real player process."""

import os
import select
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware.doctor.box import Box, load_box
from hardware.doctor.running import examine_all
from hardware.doctor.trials import Asked, trials_of
from hardware.finding import Finding, Verdict
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault

NOW = datetime(2026, 11, 30, 9, 12, tzinfo=UTC)


def box_with(tmp_path: Path, role: str, hardware: str) -> Box:
    file = tmp_path / f"{role}.yaml"
    file.write_text(
        f"{{kind: device, id: {role}, centre: asan-baku-1, broker: {{host: hub}}, state_folder: .,"
        " person_key_file: /etc/nobat/person-key,"
        f" hardware: {{{hardware}}}}}",
        encoding="utf-8",
    )
    return load_box(file)


def tried(box: Box, asked: Asked) -> list[Finding]:
    return examine_all(list(trials_of(box, asked, NOW)), lambda _: None)


def test_every_panel_is_told_its_own_address(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    panels = "[{counter: counter-1, address: 1}, {counter: counter-2, address: 12}]"
    bus = f"counter_panels: [{{path: {os.ttyname(theirs)}, template: edi-ed400, panels: {panels}}}]"
    (found,) = tried(box_with(tmp_path, "panels-1", bus), Asked(panels=True))
    sent = b""
    while select.select([ours], [], [], 0.2)[0]:
        sent += os.read(ours, 4096)
    os.close(ours)
    os.close(theirs)
    assert found.verdict is Verdict.OK
    assert found.value.startswith("2 of 2 panels")
    assert b"12" in sent


def test_a_pulse_goes_to_the_printer_that_is_ready_and_to_no_other(tmp_path: Path) -> None:
    screen = "screen: {width_mm: 268, height_mm: 476}"
    with EmulatedPrinter() as printer:
        wire = f"ticket_printer: {{transport: network, host: 127.0.0.1, port: {printer.port}}}"
        box = box_with(tmp_path, "kiosk-1", f"{screen}, {wire}")
        (sent,) = tried(box, Asked(pulse=True))
        printer.fault = Fault.COVER_OPEN
        (refused,) = tried(box, Asked(pulse=True))
        assert printer.pulses == 1
    assert (sent.check, sent.verdict) == ("pulse", Verdict.OK)
    assert (refused.verdict, refused.value) == (Verdict.FAIL, "cover_open: before printing")
    (none,) = tried(box_with(tmp_path, "kiosk-1", screen), Asked(pulse=True))
    assert (none.verdict, none.value) == (Verdict.FAIL, "nothing to try out")


def test_a_speaker_without_a_player_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    box = box_with(tmp_path, "board-main", "screen: {width_mm: 900, height_mm: 500}, speaker: {}")
    (found,) = tried(box, Asked(sound=True))
    assert (found.part, found.check, found.verdict) == ("speaker", "test call", Verdict.FAIL)
