"""Durable commands a second, against the bare disk: the same rows by raw apsw, one a commit and fifty."""

import itertools
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenCounter, OpenDay, StartService
from center_hub.contract.replies import AnyOutcome, Called
from center_hub.journal.journal import _SCHEMA
from script.benchmarks.figures import Figure, at
from script.benchmarks.load import LoadDevice, NextCommand, run
from script.benchmarks.rig import COUNTERS, KIOSKS, Rig, running_hub

ONE_DEVICE, EACH_OF_FIFTY = 1_000, 200
"""Commands per measurement and device."""
LIMIT_S = 120.0
EVENT_BYTES, REPLY_BYTES = 170, 290
"""What an issued ticket and its reply take in the journal, about."""


def measure() -> list[Figure]:
    """The figures of one and of fifty devices."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        single, grouped = raw_commits(folder, 1), raw_commits(folder, 50)
        with running_hub(folder, folder / "journal.sqlite") as rig:
            _run(rig, {"manager-1": _once(OpenDay())})
            issue = _run(rig, {"load-kiosk-1": _issuing(rig, ONE_DEVICE)})
            calls = _run(rig, {"counter-1": _calling("counter-1", ONE_DEVICE)})
            fifty = _run(rig, _fifty(rig))
    raw_one, raw_fifty = "raw apsw, a row a commit", "raw apsw, 50 rows a commit"
    return [
        Figure("issue, 1 device", issue[0], "/s", single, raw_one),
        Figure("call-next and start, 1 device", calls[0], "/s", single, raw_one),
        Figure("commands, 50 devices", fifty[0], "/s", grouped, raw_fifty, ">= 2000 /s", fifty[0] >= 2000),  # noqa: PLR2004 - the goal
        Figure("their reply, p50", at(0.5, fifty[1]) * 1000, "ms"),
        Figure("their reply, p99", at(0.99, fifty[1]) * 1000, "ms"),
    ]


def raw_commits(folder: Path, rows_a_commit: int, commits: int = 400) -> float:
    """Rows a second that the same tables take with nothing around them."""
    database = apsw.Connection(str(folder / f"raw-{rows_a_commit}.sqlite"))
    database.pragma("journal_mode", "wal")
    database.pragma("synchronous", "full")
    database.execute(_SCHEMA.read_text(encoding="utf-8"))
    sequence = itertools.count(1)
    began = time.perf_counter()
    for _ in range(commits):
        with database:
            for _ in range(rows_a_commit):
                number = next(sequence)
                event = (number, 1, number, number, "kiosk-1", 1, number, b"x" * EVENT_BYTES, b"h" * 32)
                database.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", event)
                reply = ("kiosk-1", number % 64, 1, number, b"d" * 32, b"r" * REPLY_BYTES)
                database.execute("INSERT OR REPLACE INTO reply VALUES (?, ?, ?, ?, ?, ?)", reply)
    took = time.perf_counter() - began
    database.close()
    return commits * rows_a_commit / took


def _run(rig: Rig, scripts: dict[str, NextCommand]) -> tuple[float, list[float]]:
    """Commands a second over all devices, and the seconds each waited for its reply."""
    address = ("127.0.0.1", rig.port)
    devices = [LoadDevice(address, rig.centre.id, name, script) for name, script in scripts.items()]
    took = run(devices, LIMIT_S)
    replies = [seconds for device in devices for seconds in device.latencies_s]
    for device in devices:
        device.client.disconnect()
    return len(replies) / took, replies


def _once(command: AnyCommand) -> NextCommand:
    left = iter([command])
    return lambda _outcome: next(left, None)


def _issuing(rig: Rig, times: int, service: int = 0) -> NextCommand:
    offered = rig.centre.profile(rig.centre.counters[service % COUNTERS].profile).services
    commands = itertools.repeat(IssueTicket(service=offered[0], language="az"), times)
    return lambda _outcome: next(commands, None)


def _calling(counter: str, times: int) -> NextCommand:
    """Open, then call and start in turn, `times` commands in all."""
    left = iter(range(times))
    held: list[str] = []

    def following(outcome: AnyOutcome | None) -> AnyCommand | None:
        if next(left, None) is None:
            return None
        if outcome is None:
            return OpenCounter(counter=counter)
        if isinstance(outcome, Called) and outcome.ticket is not None:
            held[:] = [outcome.ticket]
            return StartService(counter=counter, ticket=outcome.ticket)
        if isinstance(outcome, Called):
            held.clear()
        return CallNext(counter=counter, expect=held[0] if held else None)

    return following


def _fifty(rig: Rig) -> dict[str, Callable[[AnyOutcome | None], AnyCommand | None]]:
    """Ten kiosks for services of different counters, and forty counters."""
    kiosks = {f"load-kiosk-{n}": _issuing(rig, EACH_OF_FIFTY, service=4 * n) for n in range(1, KIOSKS + 1)}
    counters = [device for device in rig.centre.devices if device.counter is not None]
    calls = {at.id: _calling(at.counter or "", EACH_OF_FIFTY) for at in counters[:COUNTERS]}
    return kiosks | calls
