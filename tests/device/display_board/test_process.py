import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
DEVICE = ROOT / "config" / "devices" / "board-main.yaml"


def started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "display_board", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_it_ends_at_once_and_in_order_when_systemd_asks(tmp_path: Path) -> None:
    file = tmp_path / "device.yaml"
    text = DEVICE.read_text(encoding="utf-8").replace("port: 1883", "port: 1")
    file.write_text(text.replace("/var/lib/nobat", str(tmp_path)), encoding="utf-8")
    with started("--device", str(file), "--windowed") as process:
        assert process.stderr is not None
        logged = [process.stderr.readline()]
        while logged[-1] and "no broker" not in logged[-1]:
            logged.append(process.stderr.readline())
        assert logged[-1], logged
        process.send_signal(signal.SIGTERM)
        _, after = process.communicate(timeout=5)
    assert process.returncode == 0
    assert "Traceback" not in after
    assert [entry.name for entry in tmp_path.iterdir()] == ["device.yaml"]  # it sends nothing, keeps nothing


def test_a_bad_file_ends_it_with_code_2_and_every_problem(tmp_path: Path) -> None:
    file = tmp_path / "device.yaml"
    text = DEVICE.read_text(encoding="utf-8").replace("width_mm:", "widht_mm:")
    file.write_text(text.replace("port: 1883", "port: many"), encoding="utf-8")
    with started("--device", str(file)) as process:
        _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "widht_mm" in said
    assert "port" in said
    assert "Traceback" not in said
