"""Durable commands a second, against the bare disk: the same rows by raw apsw, one a commit and fifty."""

import itertools
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import apsw

from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenCounter, OpenDay, StartService
from center_hub.contract.replies import AnyOutcome, Called
from center_hub.journal.journal import SCHEMA
from script.benchmarks.figures import Figure, at
from script.benchmarks.load import LoadDevice, NextCommand, run
from script.benchmarks.rig import COUNTERS, KIOSKS, Rig, running_hub

ONE_DEVICE, EACH_OF_FIFTY = 1_000, 150
"""Commands per measurement and device."""
GOAL = 2_000
"""Durable commands a second from fifty devices."""
LIMIT_S = 120.0
EVENT_BYTES, REPLY_BYTES = 170, 290
"""What an issued ticket and its reply take in the journal, about."""

Measured = tuple[float, list[float]]
"""Commands a second over all devices, and the seconds each waited for its reply."""


def measure() -> list[Figure]:
    """The figures of one and of fifty devices, issuing and calling."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, fifty = _raw_commits(folder, 1), _raw_commits(folder, 50)
        with running_hub(folder, folder / "journal.sqlite") as rig:
            _run(rig, {"manager-1": _giving([OpenDay()])})
            issue = _run(rig, {"load-kiosk-1": _issuing(rig, 0, ONE_DEVICE)})
            call = _run(rig, {"counter-1": _calling("counter-1", ONE_DEVICE)})
            kiosks = {f"load-kiosk-{n + 1}": _issuing(rig, n, EACH_OF_FIFTY) for n in range(KIOSKS)}
            issue_fifty = _run(rig, kiosks)
            counters = [device for device in rig.centre.devices if device.counter not in (None, "counter-1")]
            calls = {each.id: _calling(each.counter or "", EACH_OF_FIFTY) for each in counters[:COUNTERS]}
            call_fifty = _run(rig, calls)
    return [
        *_figures("issue, 1 device", issue, one, "a row a commit"),
        *_figures("call-next and start, 1 device", call, one, "a row a commit"),
        *_figures("issue, 50 devices", issue_fifty, fifty, "50 rows a commit", GOAL),
        *_figures("call-next and start, 50 devices", call_fifty, fifty, "50 rows a commit", GOAL),
    ]


def _figures(name: str, measured: Measured, raw: float, raw_is: str, goal: int | None = None) -> list[Figure]:
    rate, replies = measured
    reach, reached = ("", None) if goal is None else (f">= {goal} /s", rate >= goal)
    return [
        Figure(name, rate, "/s", raw, f"raw apsw, {raw_is}", reach, reached),
        Figure("  reply p50", at(0.5, replies) * 1000, "ms"),
        Figure("  reply p99", at(0.99, replies) * 1000, "ms"),
    ]


def _raw_commits(folder: Path, rows_a_commit: int, commits: int = 400) -> float:
    """Rows a second that the same tables take with nothing around them."""
    database = apsw.Connection(str(folder / f"raw-{rows_a_commit}.sqlite"))
    database.pragma("journal_mode", "wal")
    database.pragma("synchronous", "full")
    database.execute((SCHEMA / "v1.sql").read_text(encoding="utf-8"))
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


def _run(rig: Rig, scripts: dict[str, NextCommand]) -> Measured:
    address = ("127.0.0.1", rig.port)
    devices = [LoadDevice(address, rig.centre.id, name, script) for name, script in scripts.items()]
    took = run(devices, LIMIT_S)
    replies = [seconds for device in devices for seconds in device.latencies_s]
    for device in devices:
        device.client.disconnect()
    return len(replies) / took, replies


def _giving(commands: Iterable[AnyCommand]) -> NextCommand:
    left = iter(commands)
    return lambda _outcome: next(left, None)


def _issuing(rig: Rig, kiosk: int, times: int) -> NextCommand:
    """Tickets for a service of one counter, a different counter for each kiosk while there are any."""
    counter = rig.centre.counters[kiosk % len(rig.centre.counters)]
    service = rig.centre.profile(counter.profile).services[0]
    return _giving(itertools.repeat(IssueTicket(service=service, language="az"), times))


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
