"""What a kiosk has imported when its first frame is shown, told by the interpreter itself.

Owns the process that is listened to. Must not know what its imports should be.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DRIVERS = frozenset({"escpos", "evdev", "serial", "usb"})
"""The libraries of devices: a third of a second and 10 MB that no first frame needs."""

_FIRST_FRAME = "first frame"
_IMPORTED = "import time:"


def imported_before_first_frame(device_file: Path) -> frozenset[str]:
    """The packages that `python -m kiosk` of this device file imported before it logged its first frame.

    Raises:
        RuntimeError: It ended without one.
    """
    command = [sys.executable, "-X", "importtime", "-m", "kiosk", "--device", str(device_file), "--windowed"]
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    packages: set[str] = set()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            for line in process.stderr or ():
                if _FIRST_FRAME in line:
                    return frozenset(packages)
                if line.startswith(_IMPORTED):
                    packages.add(line.rpartition("|")[2].strip().partition(".")[0])
        finally:
            process.kill()
    raise RuntimeError("the kiosk showed no frame")


def kiosk_file(folder: Path) -> Path:
    """The shipped kiosk with its state in `folder`, and no broker."""
    text = (ROOT / "config" / "devices" / "kiosk-1.yaml").read_text(encoding="utf-8")
    text = text.replace("port: 1883", "port: 1").replace("/var/lib/nobat", str(folder))
    file = folder / "device.yaml"
    file.write_text(text, encoding="utf-8")
    return file
