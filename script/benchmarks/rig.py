"""A hub to be measured: its own process, its own journal, a broker beside it.

Owns starting and stopping. The broker is started apart, so that the hub's own start can be timed.
"""

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from center_hub.contract import codec
from center_hub.contract.documents import HubPulse
from center_hub.contract.topics import Topics
from center_hub.link.wire import Wire
from center_hub.service.broker.embedded import EmbeddedBroker
from config.loader import centre_file, load_centre
from config.model import Centre
from script.demonstration.hall import free_port

KIOSKS, COUNTERS = 50, 50


@dataclass(frozen=True, slots=True)
class Rig:
    """A running hub."""

    centre: Centre
    port: int
    process: subprocess.Popen[bytes]
    serving_after_s: float
    """From starting the process to its first pulse through the broker."""


def busy_centre(folder: Path) -> Path:
    """The Baku centre with fifty kiosks, and eleven counters more, as a file of its own."""
    text = centre_file("asan-baku-1").read_text(encoding="utf-8")
    numbers = range(41, COUNTERS + 2)
    counters = (f"  - {{id: counter-{n}, label: {n}, zone: zone-a, profile: identity}}\n" for n in numbers)
    kiosks = (f"  - {{id: load-kiosk-{n}, role: kiosk, label: L{n}}}\n" for n in range(1, KIOSKS + 1))
    desks = (f"  - {{id: counter-{n}, role: counter, counter: counter-{n}}}\n" for n in numbers)
    text = re.sub(r"(?m)^counters:\n", "counters:\n" + "".join(counters), text)
    text = re.sub(r"(?m)^devices:\n", "devices:\n" + "".join([*kiosks, *desks]), text)
    file = folder / "busy.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@contextlib.contextmanager
def running_hub(folder: Path, journal: Path) -> Iterator[Rig]:
    """A hub over `journal`, ended with the `with` block."""
    file = busy_centre(folder)
    centre = load_centre(file)
    port = free_port()
    hub = [sys.executable, "-m", "center_hub", "--centre", str(file), "--journal", str(journal)]
    with EmbeddedBroker(port), (folder / "hub.log").open("ab") as log:
        pulse = Wire("127.0.0.1", port, "bench-pulse", [Topics(centre.id).pulse])
        while not pulse.connected:
            pulse.wait(0.05)
        began = time.perf_counter()
        process = subprocess.Popen([*hub, "--broker", f"127.0.0.1:{port}"], stdout=log, stderr=log)
        try:
            yield Rig(centre, port, process, _first_pulse(pulse, process) - began)
        finally:
            pulse.close()
            process.terminate()
            process.wait(10)


def _first_pulse(wire: Wire, process: subprocess.Popen[bytes]) -> float:
    while process.poll() is None:
        for heard in wire.wait(0.5):
            codec.decode_document(HubPulse, heard.payload)
            return time.perf_counter()
    raise RuntimeError("the hub ended instead of serving")


def pss_mb(pid: int) -> float:
    """Proportional set size of a process and all its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    own = int(found[1]) / 1024 if found else 0.0
    return own + sum(pss_mb(int(child)) for child in children)
