"""What a demonstration came to, counted in its journal and on its clock, never assumed.

Owns `summary.json` and the exit code's reason.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from center_hub.contract.words import LegState
from center_hub.core.events import TicketCalled, TicketIssued
from center_hub.core.evolve import evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.journal.journal import reading


class Latency(TypedDict):
    """Milliseconds over `times` measurements."""

    times: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


class Doctor(TypedDict):
    """What the doctor found before the kiosk was started: how many lines of each verdict."""

    verdict: str
    ok: int
    warn: int
    fail: int
    failed: list[str]
    """What it would have a technician see to first."""
    devices_well: bool
    """Whether the lines of what is plugged into the kiosk are all OK."""


class Devices(TypedDict):
    """What each device of the hall did. The last is None where the centre has no panels."""

    printed: Mapping[str, int]
    """Papers by the box whose printer cut them."""
    scans: int
    pedal_calls: int
    calls_spoken: int
    panels_shown: int | None


class Summary(TypedDict):
    """The whole of `summary.json`."""

    centre: str
    tickets_issued: int
    tickets_called: int
    tickets_served: int
    tickets_printed: int
    copies_printed: int
    calls: int
    presses_of_call_next: int
    journal_events: int
    broken_invariants: list[str]
    press_to_reply: Latency
    press_to_board_painted: Latency
    devices: Devices
    doctor: Doctor
    pictures: list[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen and counted while the hall was played in, beside its journal."""

    reply_s: Sequence[float]
    painted_s: Sequence[float]
    presses: int
    devices: Devices
    copying: str
    """The box whose printer makes copies, not first tickets."""
    report: Mapping[str, Any]
    pictures: Sequence[str]


_PLUGGED_IN = frozenset({"ticket_printer", "code_scanner"})
"""The doctor's parts of a kiosk that are devices of the demo."""


def latency(seconds: Sequence[float]) -> Latency:
    """p50 and p99 by nearest rank, and the worst; raises ValueError for no measurement at all."""
    if not seconds:
        raise ValueError("nothing was measured")
    ranked = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))], 2)

    return Latency(times=len(ranked), p50_ms=at(0.50), p99_ms=at(0.99), worst_ms=round(1000 * ranked[-1], 2))


def doctor_found(report: Mapping[str, Any]) -> Doctor:
    """The verdicts of a report of `python -m hardware doctor --json`, counted."""
    findings = report["findings"]
    verdicts = Counter(one["verdict"] for one in findings)
    of_devices = [one["verdict"] for one in findings if one["part"] in _PLUGGED_IN]
    return Doctor(
        verdict=report["verdict"],
        ok=verdicts["ok"],
        warn=verdicts["warn"],
        fail=verdicts["fail"],
        failed=[
            f"{one['part']} {one['check']}: {one['value']}" for one in findings if one["verdict"] == "fail"
        ],
        devices_well=bool(of_devices) and set(of_devices) == {"ok"},
    )


def summary(journal: Path, seen: Seen) -> Summary:
    """What `journal` says happened, beside what was `seen`."""
    issued, called = set[str](), list[str]()
    state = State()
    with reading(journal) as (centre, records):
        for recorded, _ in records:
            state = evolve(state, recorded)
            if isinstance(recorded.event, TicketIssued):
                issued.add(recorded.event.ticket)
            if isinstance(recorded.event, TicketCalled):
                called.append(recorded.event.ticket)
    served = {ticket.id for ticket in state.tickets.values() if ticket.state is LegState.DONE}
    printed = seen.devices["printed"]
    copies = printed.get(seen.copying, 0)
    return Summary(
        centre=centre,
        tickets_issued=len(issued),
        tickets_called=len(set(called)),
        tickets_served=len(served),
        tickets_printed=sum(printed.values()) - copies,
        copies_printed=copies,
        calls=len(called),
        presses_of_call_next=seen.presses,
        journal_events=state.sequence,
        broken_invariants=broken(state),
        press_to_reply=latency(seen.reply_s),
        press_to_board_painted=latency(seen.painted_s),
        devices=seen.devices,
        doctor=doctor_found(seen.report),
        pictures=list(seen.pictures),
    )


def everybody_served(found: Summary) -> bool:
    """Whether each ticket given was called and served, nobody was called unasked, and the state is sound."""
    given = found["tickets_issued"]
    return (
        given > 0
        and found["tickets_served"] == given == found["tickets_called"]
        and found["calls"] == found["presses_of_call_next"]
        and not found["broken_invariants"]
    )


def idle_devices(found: Summary) -> list[str]:
    """The devices of the hall that did not do their part, by name."""
    devices = found["devices"]
    did = {
        "a printer": all(devices["printed"].values()) and found["tickets_printed"] >= found["tickets_issued"],
        "the code scanner": devices["scans"] > 0,
        "the pedal": devices["pedal_calls"] > 0,
        "the loudspeaker": devices["calls_spoken"] > 0,
        "a panel": devices["panels_shown"] != 0,
        "the doctor": found["doctor"]["devices_well"],
    }
    return [name for name, done in did.items() if not done]


def told(found: Summary) -> str:
    """The summary in some lines for a person."""
    devices, doctor = found["devices"], found["doctor"]
    reply, painted = found["press_to_reply"], found["press_to_board_painted"]
    failed = "".join(f"\n    FAIL {line}" for line in doctor["failed"])
    return (
        f"{found['tickets_issued']} tickets issued, {found['tickets_printed']} printed,"
        f" {found['tickets_called']} called, {found['tickets_served']} served\n"
        f"  {devices['scans']} codes scanned, {devices['pedal_calls']} calls by pedal,"
        f" {devices['calls_spoken']} calls spoken, {devices['panels_shown'] or 0} numbers on panels\n"
        f"  call-next to reply: p50 {reply['p50_ms']} ms, worst {reply['worst_ms']} ms;"
        f" to the board's frame: p50 {painted['p50_ms']} ms, worst {painted['worst_ms']} ms\n"
        f"  the doctor at the kiosk: {doctor['ok']} OK, {doctor['warn']} WARN, {doctor['fail']} FAIL{failed}"
    )
