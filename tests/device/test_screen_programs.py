"""The three screens as systemd meets them: started, told to end, given a bad file or a bad disk."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENS = pytest.mark.parametrize(
    ("module", "device"),
    [("kiosk", "kiosk-1"), ("counter_terminal", "counter-1"), ("display_board", "board-main")],
)
WRITES = pytest.mark.parametrize(
    ("module", "device"), [("kiosk", "kiosk-1"), ("counter_terminal", "counter-1")]
)


def device_file(folder: Path, device: str, **changes: str) -> Path:
    """A shipped device file with its state in `folder`, no broker, and each text changed as asked."""
    text = (ROOT / "config" / "devices" / f"{device}.yaml").read_text(encoding="utf-8")
    text = text.replace("port: 1883", "port: 1").replace("/var/lib/nobat", str(folder))
    for old, new in changes.items():
        text = text.replace(old, new)
    file = folder / "device.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def started(module: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", module, "--device", str(file), "--windowed"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def until_logged(process: subprocess.Popen[str], words: str) -> str:
    """The line of the log that says `words`."""
    assert process.stderr is not None
    logged = [process.stderr.readline()]
    while logged[-1] and words not in logged[-1]:
        logged.append(process.stderr.readline())
    assert logged[-1], logged
    return logged[-1]


def ended_by_systemd(process: subprocess.Popen[str]) -> str:
    """What was logged after SIGTERM; it ends at once and in order."""
    process.send_signal(signal.SIGTERM)
    _, after = process.communicate(timeout=5)
    assert process.returncode == 0
    assert "Traceback" not in after
    return after


@SCREENS
def test_it_ends_at_once_and_in_order_when_systemd_asks(tmp_path: Path, module: str, device: str) -> None:
    with started(module, device_file(tmp_path, device)) as process:
        until_logged(process, "no broker")
        ended_by_systemd(process)
    keeps = (tmp_path / device / f"{device}-outbox.sqlite").is_file()
    assert keeps is (module != "display_board")  # a board sends nothing, so it keeps nothing


@SCREENS
def test_a_bad_file_ends_it_with_code_2_and_every_problem(tmp_path: Path, module: str, device: str) -> None:
    file = device_file(tmp_path, device, **{"width_mm:": "widht_mm:", "port: 1\n": "port: many\n"})
    with started(module, file) as process:
        _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "widht_mm" in said
    assert "'many'" in said
    assert "Traceback" not in said


@WRITES
def test_a_state_folder_that_cannot_be_written_is_said_and_the_screen_stays(
    tmp_path: Path, module: str, device: str
) -> None:
    file = device_file(tmp_path, device)
    (tmp_path / device).touch()  # a file where the folder should be
    with started(module, file) as process:
        assert "trying again" in until_logged(process, "cannot be used as an outbox")
        ended_by_systemd(process)
