"""Printers of emupos, an ESC/POS implementation that is not ours, run from an environment of its own.

It needs Python 3.13; `script/setup` makes the environment where there is one.
"""

import contextlib
import http.client
import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from tests.support.wires import free_port

ENVIRONMENT = Path(__file__).parents[3] / ".venv-emupos"
MISSING = "no .venv-emupos here: script/setup makes it where there is a Python 3.13 or newer"
SOON = 20.0

_PRINTER = """\
type: printer
name: a head of {dots} dots
dpi: {inch}
width_dots: {dots}
font_a: {{width: 12, height: 24}}
font_b: {{width: 9, height: 17}}
code_pages: {{0: PC437}}
default_code_page: 0
drawer_sensor_open_level: high
"""
_DEVICE = (
    "  - {{id: p{dots}, type: printer, profile: ./{dots}.yaml, connections: [{{tcp: {{port: {port}}}}}]}}\n"
)
_READ_CODES = """
import json, sys, zxingcpp
from PIL import Image
def read(path):
    return [code.text for code in zxingcpp.read_barcodes(Image.open(path).convert("L"))]
print(json.dumps([read(path) for path in sys.argv[1:]]))
"""


class Printers:
    """One running emupos with a printer for each width."""

    def __init__(self, folder: Path, api: int, ports: dict[int, int]) -> None:
        self.ports = ports
        self._api = api
        self._receipts = folder / "receipts"
        self._seen: set[Path] = set()

    def receipt(self) -> Path:
        """The picture of the one receipt that was not asked for yet."""
        deadline = time.monotonic() + SOON
        while time.monotonic() < deadline:
            whole = {file.with_suffix(".png") for file in self._receipts.glob("*.json")} - self._seen
            if whole:
                (path,) = whole
                self._seen.add(path)
                return path
            time.sleep(0.002)  # another process writes the file
        raise TimeoutError("no receipt")

    def fault(self, width: int, name: str, *, active: bool) -> None:
        """Set a fault of a printer, or clear it."""
        method = "PUT" if active else "DELETE"
        assert _asked(self._api, method, f"/p{width}/faults/{name}") == http.HTTPStatus.NO_CONTENT


def _asked(api: int, method: str, path: str) -> int:
    """The status of the answer of its control interface."""
    connection = http.client.HTTPConnection("127.0.0.1", api, timeout=SOON)
    try:
        connection.request(method, f"/api/v1/devices{path}")
        return connection.getresponse().status
    finally:
        connection.close()


@contextlib.contextmanager
def printers(folder: Path, widths: dict[int, int]) -> Iterator[Printers]:
    """An emupos with a printer of each width (and dots an inch), while the block lasts."""
    api, ports = free_port(), {dots: free_port() for dots in widths}
    for dots, inch in widths.items():
        (folder / f"{dots}.yaml").write_text(_PRINTER.format(dots=dots, inch=inch), encoding="utf-8")
    devices = "".join(_DEVICE.format(dots=dots, port=port) for dots, port in ports.items())
    config = folder / "emupos.yaml"
    config.write_text(f"schema: 1\napi: {{host: 127.0.0.1, port: {api}}}\ndevices:\n{devices}", "utf-8")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [ENVIRONMENT / "bin" / "emupos", "run", "--config", config], cwd=folder, stdout=log, stderr=log
        )
        try:
            _until_serving(process, api, folder / "log")
            yield Printers(folder, api, ports)
        finally:
            process.terminate()
            process.wait(SOON)


def _until_serving(process: subprocess.Popen[bytes], api: int, log: Path) -> None:
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            _asked(api, "GET", "")
            return
        time.sleep(0.05)  # another process starts
    raise RuntimeError(log.read_text(encoding="utf-8"))


def rows_of(picture: Path) -> bytes:
    """The picture's rows as a raster has them: 1 is black."""
    with Image.open(picture) as image:
        return image.convert("1").tobytes("raw", "1;I")


def codes_in(pictures: Sequence[Path]) -> list[list[str]]:
    """The texts of the QR codes on each picture, read by zxing."""
    python = ENVIRONMENT / "bin" / "python"
    done = subprocess.run(
        [python, "-c", _READ_CODES, *map(str, pictures)], capture_output=True, text=True, check=True
    )
    read: list[list[str]] = json.loads(done.stdout)
    return read
