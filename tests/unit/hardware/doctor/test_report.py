import json
from pathlib import Path

import pytest

from center_hub.contract.schema import schema_of
from hardware.doctor.report import ExitCode, Patient, Report, Versions, exit_code, worst
from hardware.doctor.table import report_lines
from hardware.finding import Finding, Verdict

WELL = Finding("disk", "free space", Verdict.OK, "3,000 MB", "500 MB or more")
SOON = Finding("ticket_printer", "paper", Verdict.WARN, "near its end", "with paper", "bring a new roll")
BAD = Finding("disk", "kind of disk", Verdict.FAIL, "tmpfs on /run (tmpfs)", "a real disk", "Move it.")
SCHEMA = Path(__file__).with_name("report.schema.json")


def report_of(*findings: Finding) -> Report:
    return Report(
        version=1,
        at="2026-11-30T09:00:00+04:00",
        device=Patient("kiosk-1", "kiosk", "asan-baku-1", "kiosk-1.yaml"),
        versions=Versions("0.4.0", "3.11.7", "Linux"),
        verdict=worst(findings),
        findings=findings,
    )


def test_the_worst_finding_is_the_verdict() -> None:
    assert worst([]) is Verdict.OK
    assert worst([WELL, SOON]) is Verdict.WARN
    assert worst([SOON, BAD, WELL]) is Verdict.FAIL


@pytest.mark.parametrize(
    ("verdict", "usual", "strict"),
    [
        (Verdict.OK, ExitCode.READY, ExitCode.READY),
        (Verdict.WARN, ExitCode.READY, ExitCode.NOT_READY),
        (Verdict.FAIL, ExitCode.NOT_READY, ExitCode.NOT_READY),
    ],
)
def test_a_warning_counts_only_where_that_is_asked_for(
    verdict: Verdict, usual: ExitCode, strict: ExitCode
) -> None:
    assert exit_code(verdict, strict=False) is usual
    assert exit_code(verdict, strict=True) is strict


def test_a_program_reads_every_field_of_every_finding() -> None:
    told = json.loads(report_of(WELL, BAD).as_json())
    assert told["device"] == {
        "id": "kiosk-1",
        "role": "kiosk",
        "centre": "asan-baku-1",
        "file": "kiosk-1.yaml",
    }
    assert told["versions"] == {"nobat": "0.4.0", "python": "3.11.7", "system": "Linux"}
    assert (told["version"], told["verdict"], told["at"]) == (1, "fail", "2026-11-30T09:00:00+04:00")
    assert told["findings"][1] == {
        "part": "disk",
        "check": "kind of disk",
        "verdict": "fail",
        "value": "tmpfs on /run (tmpfs)",
        "threshold": "a real disk",
        "advice": "Move it.",
    }


def test_a_name_that_is_no_text_does_not_cost_a_program_the_report() -> None:
    """A file's name is bytes; what of them is no UTF-8 Python carries as lone surrogates."""
    torn = Finding("disk", "folder", Verdict.OK, "/media/\udcff")
    assert json.loads(report_of(torn).as_json())["findings"][0]["value"] == "/media/\udcff"


def test_the_shape_that_programs_rely_on_has_not_changed() -> None:
    """Whoever changes it raises `REPORT_VERSION`, and writes the new shape down with it."""
    assert schema_of(Report) == json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_the_table_groups_by_part_and_puts_advice_under_what_it_is_about() -> None:
    assert list(report_lines(report_of(WELL, SOON, BAD), coloured=False)) == [
        "kiosk-1 (kiosk of asan-baku-1)  2026-11-30T09:00:00+04:00",
        "Nobat 0.4.0, Python 3.11.7, Linux",
        "",
        "        check         found                  should be",
        "disk",
        "  OK    free space    3,000 MB               500 MB or more",
        "  FAIL  kind of disk  tmpfs on /run (tmpfs)  a real disk",
        "        -> Move it.",
        "ticket_printer",
        "  WARN  paper         near its end           with paper",
        "        -> Bring a new roll",
        "",
        "1 OK, 1 WARN, 1 FAIL: kiosk-1 is not ready",
    ]


def test_only_the_verdicts_are_coloured() -> None:
    plain = list(report_lines(report_of(WELL), coloured=False))
    coloured = list(report_lines(report_of(WELL), coloured=True))
    assert coloured[5] == plain[5].replace("OK    ", "\x1b[32mOK    \x1b[0m")
    assert coloured[:5] == plain[:5]


def test_a_long_advice_is_broken_into_lines() -> None:
    wordy = Finding("disk", "kind of disk", Verdict.WARN, "unknown", "a real disk", "Do this. " * 30)
    assert max(len(line) for line in report_lines(report_of(wordy), coloured=False)) <= 100


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((WELL,), "1 OK: kiosk-1 is ready"),
        ((WELL, SOON), "1 OK, 1 WARN: kiosk-1 is ready, and something should be looked after"),
    ],
)
def test_the_last_line_says_whether_the_device_is_ready(findings: tuple[Finding, ...], said: str) -> None:
    assert list(report_lines(report_of(*findings), coloured=False))[-1] == said


def test_a_long_check_pushes_its_own_line_only() -> None:
    panels = Finding("counter_panels", "/dev/serial/by-id/usb-FTDI-if00-port0: line", Verdict.OK, "opened")
    lines = list(report_lines(report_of(WELL, panels), coloured=False))
    assert "  OK    free space  3,000 MB  500 MB or more" in lines
    assert "  OK    /dev/serial/by-id/usb-FTDI-if00-port0: line  opened" in lines
