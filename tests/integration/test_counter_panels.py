"""The panels' own process between a real hub and panels on a pseudo-terminal."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from center_hub.contract.codec import decode_health
from center_hub.contract.commands import (
    CallNext,
    FinishService,
    IssueTicket,
    OpenCounter,
    OpenDay,
    PauseCounter,
    StartService,
)
from center_hub.contract.health import OFFLINE, PartState
from center_hub.contract.topics import Topics
from config.panel_template import load_template, template_path
from hardware.counter_panel.emulator import EmulatedBus
from tests.support.bench import CENTRE
from tests.support.processes import ROOT, SMALL_CENTRE, Embedded, HubProcess
from tests.support.stations import Station
from tests.support.wires import Ear, heard_by, poll

DEVICE = """\
kind: device
id: panels-1
centre: {centre}
broker: {{host: 127.0.0.1, port: {port}}}
hardware:
  counter_panels:
    - path: {line}
      template: rice-lake-laserlight
      refresh: 1s
      stale: 3s
      panels:
        - {{counter: c1, address: 1}}
        - {{counter: c2, address: 2}}
state_folder: {folder}
"""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a broker that outlives the hub."""
    broker = Embedded(tmp_path)
    broker.start()
    yield broker.port
    broker.stop()


@pytest.fixture
def panels(tmp_path: Path) -> Iterator[EmulatedBus]:
    """Panels 1 and 2, plugged in."""
    template = load_template(template_path("rice-lake-laserlight", tmp_path))
    with EmulatedBus(template, (1, 2), tmp_path / "bus") as bus:
        yield bus


@contextmanager
def program(file: Path) -> Iterator[subprocess.Popen[str]]:
    """`python -m hardware.counter_panel`, gone at the end whatever happened."""
    asked = [sys.executable, "-m", "hardware.counter_panel", "--device", str(file)]
    process = subprocess.Popen(asked, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=10)


@pytest.fixture
def device(tmp_path: Path, port: int, panels: EmulatedBus) -> Path:
    """The device file of the panels' box."""
    text = DEVICE.format(centre=SMALL_CENTRE, port=port, line=panels.path, folder=tmp_path)
    file = tmp_path / "panels-1.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def until_shown(panels: EmulatedBus, first: str, second: str) -> None:
    poll(
        lambda: (panels.panels.text(1), panels.panels.text(2)) == (first, second),
        f"the panels never showed {first!r} and {second!r}",
    )


def test_a_called_number_is_over_its_counter_and_goes_when_the_hub_does(
    tmp_path: Path, hub: HubProcess, port: int, panels: EmulatedBus, device: Path
) -> None:
    hub.start(port)
    with (
        Station(port, tmp_path, "manager-1") as manager,
        Station(port, tmp_path, "kiosk-1") as kiosk,
        Station(port, tmp_path, "counter-1", "c1") as counter,
        program(device) as process,
    ):
        manager.ask(OpenDay())
        counter.ask(OpenCounter(counter="c1"))
        kiosk.ask(IssueTicket(service="card", language="az"))
        counter.ask(CallNext(counter="c1", expect=None))
        until_shown(panels, "A001", "")

        hub.kill()
        until_shown(panels, "", "")
        hub.start(port)
        until_shown(panels, "A001", "")

        panels.unplug()
        counter.ask(StartService(counter="c1", ticket="1-A001"))
        counter.ask(FinishService(counter="c1", ticket="1-A001"))
        counter.ask(PauseCounter(counter="c1"))
        panels.plug()
        until_shown(panels, "--", "")

        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        until_shown(panels, "", "")


def until_told(ear: Ear, state: PartState) -> None:
    health = Topics(CENTRE).health("panels-1")
    while decode_health(ear.next_on(health)).parts.get("counter_panels") is not state:
        pass


def test_the_hall_is_told_whether_the_line_of_panels_can_be_used(
    port: int, panels: EmulatedBus, device: Path
) -> None:
    health = Topics(CENTRE).health("panels-1")
    with heard_by(port, "hub", health) as hub:
        with program(device) as process:
            until_told(hub, PartState.OK)
            panels.unplug()
            until_told(hub, PartState.MISSING)
            panels.plug()
            until_told(hub, PartState.OK)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
        assert decode_health(hub.next_on(health)) == OFFLINE


def test_a_thread_that_dies_ends_the_program_to_be_started_anew(device: Path) -> None:
    said = (
        "import threading\n"
        "from pathlib import Path\n"
        "from config.panel_buses import fitted_buses\n"
        "from config.placement import load_placement\n"
        "from hardware.counter_panel.app import CounterPanels, run_until_asked\n"
        f"file = Path({str(device)!r})\n"
        "placement = load_placement(file, 'panel')\n"
        "panels = CounterPanels(placement, fitted_buses(file, placement.device))\n"
        "threading.Timer(0.2, lambda: 1 / 0).start()\n"
        "raise SystemExit(run_until_asked(panels))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, stderr=subprocess.PIPE, text=True, timeout=30, check=False
    )
    assert ended.returncode == 70, ended.stderr
    assert "ZeroDivisionError" in ended.stderr


BUG = """\
import sys
from pathlib import Path
from center_hub.link.port import DocumentShown
from config.panel_buses import fitted_buses
from config.placement import load_placement
from hardware.counter_panel.app import CounterPanels
from tests.unit.hardware.counter_panel.test_panel_model import CounterState, counter, held, pulse

def heard(event, now):
    if event == "bug":
        sys.stdin.readline()
        raise ZeroDivisionError
    well(event, now)

file = Path(sys.argv[1])
placement = load_placement(file, "panel")
panels = CounterPanels(placement, fitted_buses(file, placement.device))
panels._events.put(pulse())
panels._events.put(DocumentShown(counter(CounterState.OPEN, held(42))))
panels._events.put("bug")
well, panels._model.heard = panels._model.heard, heard
panels.run()
"""
"""The panels' program with a bug that shows when a line comes on its standard input."""


def test_a_bug_ends_the_program_with_its_panels_blank(device: Path, panels: EmulatedBus) -> None:
    asked = [sys.executable, "-c", BUG, str(device)]
    with subprocess.Popen(
        asked, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        until_shown(panels, "A042", "")
        _, told = process.communicate("now\n", timeout=30)
    assert process.returncode != 0
    assert "ZeroDivisionError" in told
    until_shown(panels, "", "")


def test_the_emulator_says_its_path_shows_changes_and_obeys(tmp_path: Path) -> None:
    link = tmp_path / "panels"
    asked = [sys.executable, "-m", "hardware.counter_panel.emulator", "--template", "edi-ed400"]
    process = subprocess.Popen(
        [*asked, "--panels", "1-2", "--link", str(link)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == f"panels on {link}\n"
        assert process.stdout.readline() == "1[    ] 2[    ]\n"
        with link.open("wb", buffering=0) as line:
            line.write(b"\x0202  42\x03")
        assert process.stdout.readline() == "1[    ] 2[  42]\n"
        process.stdin.write("off 1\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ok 1(off) 2[  42]\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
        assert not link.is_symlink()
    finally:
        process.kill()
        process.communicate(timeout=10)
