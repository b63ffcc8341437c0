"""The demo is a success only if everybody was served and every device did its part."""

from typing import Any

import pytest

from script.demonstration.summary import (
    Devices,
    Doctor,
    Latency,
    Summary,
    doctor_found,
    everybody_served,
    idle_devices,
)

MOMENT = Latency(times=1, p50_ms=1.0, p99_ms=1.0, worst_ms=1.0)


def found(**changes: Any) -> Summary:
    devices = Devices(
        printed={"kiosk-1": 2, "kiosk-2": 1, "helpdesk-1": 1},
        scans=1,
        pedal_calls=1,
        calls_spoken=1,
        panels_shown=1,
    )
    whole = Summary(
        centre="a-centre",
        tickets_issued=3,
        tickets_called=3,
        tickets_served=3,
        tickets_printed=3,
        copies_printed=1,
        calls=4,
        presses_of_call_next=4,
        journal_events=30,
        broken_invariants=[],
        press_to_reply=MOMENT,
        press_to_board_painted=MOMENT,
        devices=devices,
        doctor=Doctor(verdict="ok", ok=20, warn=0, fail=0, failed=[], devices_well=True),
        pictures=[],
    )
    for name, value in changes.items():
        part = devices if name in devices else whole
        part[name] = value  # type: ignore[literal-required]  # by the lines below alone
    return whole


def test_a_hall_in_which_all_went_well_is_a_success() -> None:
    assert everybody_served(found())
    assert idle_devices(found()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"tickets_issued": 0, "tickets_called": 0, "tickets_served": 0},
        {"tickets_served": 2},
        {"tickets_called": 2},
        {"calls": 5},
        {"broken_invariants": ["a number was given twice"]},
    ],
)
def test_nobody_is_called_unasked_and_nobody_is_left(wrong: dict[str, Any]) -> None:
    assert not everybody_served(found(**wrong))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"printed": {"kiosk-1": 3, "kiosk-2": 0}}, "a printer"),
        ({"tickets_printed": 2}, "a printer"),
        ({"scans": 0}, "the code scanner"),
        ({"pedal_calls": 0}, "the pedal"),
        ({"calls_spoken": 0}, "the loudspeaker"),
        ({"panels_shown": 0}, "a panel"),
        ({"doctor": doctor_found({"verdict": "ok", "findings": []})}, "the doctor"),
    ],
)
def test_a_device_that_did_nothing_is_named(wrong: dict[str, Any], named: str) -> None:
    assert idle_devices(found(**wrong)) == [named]


def test_a_centre_without_panels_misses_none() -> None:
    assert idle_devices(found(panels_shown=None)) == []


def line(part: str, verdict: str, check: str = "a check") -> dict[str, str]:
    return {"part": part, "check": check, "verdict": verdict, "value": "none found"}


def test_the_doctors_verdicts_are_counted_and_what_failed_is_named() -> None:
    lines = [line("ticket_printer", "ok"), line("screen", "fail", "touch"), line("clock", "warn")]
    doctor = doctor_found({"verdict": "fail", "findings": lines})
    assert (doctor["ok"], doctor["warn"], doctor["fail"]) == (1, 1, 1)
    assert doctor["failed"] == ["screen touch: none found"]
    assert doctor["devices_well"]


@pytest.mark.parametrize("verdict", ["warn", "fail"])
def test_a_device_that_the_doctor_frowns_at_is_not_well(verdict: str) -> None:
    lines = [line("ticket_printer", "ok"), line("code_scanner", verdict)]
    assert not doctor_found({"verdict": verdict, "findings": lines})["devices_well"]
