"""The doctor as a technician starts it: a process, its output, its exit code."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from hardware.doctor.broker import Way, examine_reach
from hardware.doctor.report import ExitCode
from hardware.finding import Verdict
from hardware.ticket_printer.emulator import EmulatedPrinter, Fault
from tests.device.doctor.conftest import NOT_AUTHORISED, BoxFile, answering
from tests.support.processes import ROOT, HubProcess
from tests.support.wires import poll

OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def doctor(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hardware", "doctor", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=OFFSCREEN | environment,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


def found_by(report: Any) -> dict[tuple[str, str], Any]:
    return {(one["part"], one["check"]): one for one in report["findings"]}


def test_a_whole_box_is_reported_to_a_program(
    box_file: BoxFile, start_hub: Callable[[int], HubProcess], emulated: EmulatedPrinter
) -> None:
    start_hub(box_file.broker_port)
    way = Way("127.0.0.1", box_file.broker_port, "", "")
    poll(lambda: examine_reach(way).verdict is Verdict.OK, "no broker came up")
    ended = doctor("--device", box_file.write(), "--json", "--ticket")
    report = json.loads(ended.stdout)
    found = found_by(report)
    assert (report["device"]["id"], report["device"]["role"]) == ("kiosk-1", "kiosk")
    assert found["hub", "pulse"]["verdict"] == "ok"
    assert found["clock", "against the hub"]["verdict"] == "ok"
    assert found["ticket_printer", "condition"]["verdict"] == "ok"
    assert found["ticket_printer", "test ticket"]["verdict"] == "ok"
    assert found["screen", "display"]["value"] == "offscreen"
    assert found["fonts", "letters of az"]["verdict"] == "ok"
    assert "examination" not in {check for _, check in found}  # none crashed, none hung
    assert len(emulated.tickets) == 1
    assert ended.stderr == ""
    failed = [one for one in report["findings"] if one["verdict"] == "fail"]
    assert ended.returncode == (ExitCode.NOT_READY if failed else ExitCode.READY)
    assert report["verdict"] == ("fail" if failed else "warn")


def test_trouble_is_reported_to_people_with_advice(box_file: BoxFile, emulated: EmulatedPrinter) -> None:
    emulated.fault = Fault.COVER_OPEN
    ended = doctor("--device", box_file.write(), "--ticket")
    assert ended.returncode == ExitCode.NOT_READY
    lines = ended.stdout.splitlines()
    assert any(line.startswith("  FAIL  condition") and "cover open" in line for line in lines)
    place = next(n for n, line in enumerate(lines) if "test ticket" in line)
    assert lines[place].startswith("  FAIL  test ticket")
    assert lines[place + 1] == "        -> Close the printer's cover until it clicks."
    assert lines[-1].endswith("kiosk-1 is not ready")
    assert "Traceback" not in ended.stdout + ended.stderr


def test_a_wrong_device_file_is_told_in_the_words_of_the_configuration(box_file: BoxFile) -> None:
    file = box_file.write()
    file.write_text(file.read_text().replace("width_mm: 268", "width_mm: wide"))
    ended = doctor("--device", file)
    assert (ended.returncode, ended.stdout) == (ExitCode.BAD_FILE, "")
    assert f"{file}:6:22: hardware.screen.width_mm:" in ended.stderr
    ended = doctor("--device", file, "--json")
    assert ended.returncode == ExitCode.BAD_FILE
    assert [one["line"] for one in json.loads(ended.stdout)["problems"]] == [6]


def test_a_file_that_is_no_device_is_told(tmp_path: Path) -> None:
    ended = doctor("--device", tmp_path / "gone.yaml")
    assert ended.returncode == ExitCode.BAD_FILE
    assert "not there" in ended.stderr


def test_why_a_broker_refuses_is_in_the_report(box_file: BoxFile) -> None:
    with answering(NOT_AUTHORISED) as port:
        box_file.broker_port = port
        ended = doctor("--device", box_file.write(), "--json")
    found = found_by(json.loads(ended.stdout))
    assert found["broker", "connection"]["value"] == "the broker refused us: Not authorized"
    assert ended.stderr == ""


def test_whoever_stops_it_gets_no_half_report(box_file: BoxFile) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, ExitStack() as held:
        box_file.broker_port = silent.getsockname()[1]
        command = [sys.executable, "-m", "hardware", "doctor", "--device", str(box_file.write())]
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, cwd=ROOT, env=OFFSCREEN, stdout=pipe, stderr=pipe, text=True, process_group=0
        )
        for _ in range(2):  # once to see whether somebody listens, once to speak with the broker
            held.enter_context(silent.accept()[0])
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to every process of the doctor
        told, complained = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, "")
    assert complained == "stopped before the report was complete\n"


def test_whoever_has_read_enough_gets_no_traceback(box_file: BoxFile) -> None:
    command = [sys.executable, "-m", "hardware", "doctor", "--device", str(box_file.write()), "--live"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=OFFSCREEN, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_program_can_read_the_report_whatever_the_terminal_writes(box_file: BoxFile) -> None:
    file = box_file.write()
    odd = file.with_name("köşk-1.yaml")
    file.rename(odd)
    ended = doctor("--device", odd, "--json", PYTHONIOENCODING="latin-1")
    assert json.loads(ended.stdout)["device"]["file"] == str(odd)


def test_the_help_tells_the_exit_codes_and_loads_no_driver() -> None:
    ended = doctor("--help")
    assert "exit code  0" in ended.stdout
    script = (
        "import sys, hardware.doctor.command_line\n"
        "print({'PySide6', 'escpos', 'serial', 'evdev', 'qrcode'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout == b"set()\n"


def test_a_ticket_is_not_printed_again_and_again() -> None:
    ended = doctor("--device", "kiosk-1.yaml", "--live", "--ticket")
    assert ended.returncode == ExitCode.BAD_FILE
    assert "leave out --ticket" in ended.stderr


@contextmanager
def watching(file: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A live doctor, and the lines it has said so far."""
    command = [sys.executable, "-m", "hardware", "doctor", "--device", str(file), "--live"]
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, env=OFFSCREEN, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        stream = process.stdout
        assert stream is not None
        reader = threading.Thread(target=lambda: said.extend(iter(stream.readline, "")))
        reader.start()
        yield process, said
        process.kill()
        reader.join()


def test_a_cable_that_is_pulled_is_told_as_it_happens(
    box_file: BoxFile, start_hub: Callable[[int], HubProcess]
) -> None:
    hub = start_hub(box_file.broker_port)
    poll(
        lambda: examine_reach(Way("127.0.0.1", box_file.broker_port, "", "")).verdict is Verdict.OK,
        "no broker came up",
    )

    def says(words: str) -> bool:
        return any(words in line for line in said)

    with watching(box_file.write()) as (process, said):
        poll(lambda: says("broker port: OK"), "the first look was not told")
        hub.stop()
        poll(lambda: says(f"-> FAIL 127.0.0.1:{box_file.broker_port}: Connection refused"), "not told")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == ExitCode.NOT_READY
    assert said[-1].startswith("broker port: changed once, now FAIL")


def test_an_opened_cover_is_told_as_it_happens(box_file: BoxFile, emulated: EmulatedPrinter) -> None:
    def says(words: str) -> bool:
        return any(words in line for line in said)

    with watching(box_file.write()) as (process, said):
        poll(lambda: says("ticket_printer condition: OK ready"), "the first look was not told")
        emulated.fault = Fault.COVER_OPEN
        poll(lambda: says("ticket_printer condition: OK ready -> FAIL cover open"), "not told")
        emulated.fault = None
        poll(lambda: says("ticket_printer condition: FAIL cover open -> OK ready"), "not told")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
    assert "ticket_printer condition: changed 2 times, now OK ready\n" in said


@pytest.mark.parametrize(("trial", "part"), [("--panels", "counter_panels"), ("--sound", "speaker")])
def test_what_the_file_does_not_have_cannot_be_tried_out(box_file: BoxFile, trial: str, part: str) -> None:
    report = json.loads(doctor("--device", box_file.write(), "--json", trial).stdout)
    assert (part, "nothing to try out") in {(one["part"], one["value"]) for one in report["findings"]}


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no folder in memory on this machine")  # noqa: S108  that it is
def test_a_state_folder_in_memory_is_told(box_file: BoxFile) -> None:
    box_file.state_folder = "/dev/shm/nobat-state-of-a-test"  # noqa: S108  the same
    found = found_by(json.loads(doctor("--device", box_file.write(), "--json").stdout))
    assert found["disk", "kind of disk"]["verdict"] == "fail"
    assert not Path(box_file.state_folder).exists()
