"""`python -m hardware doctor`: what a technician may ask for, and in which order it is done.

Owns the command line and the exit codes' meaning in words. Must not know how anything is examined.
"""

import argparse
import io
import json
import logging
import os
import platform
import signal
import sys
import tomllib
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import attrs

from config.problems import ConfigError
from hardware.doctor.box import Box, load_box
from hardware.doctor.checklist import examinations_of, watched_examinations
from hardware.doctor.live import Watch
from hardware.doctor.progress import Progress
from hardware.doctor.report import REPORT_VERSION, ExitCode, Patient, Report, Versions, exit_code, worst
from hardware.doctor.running import examine_all
from hardware.doctor.table import report_lines
from hardware.doctor.trials import Asked, trials_of
from hardware.finding import Finding

_ABOUT = """\
Examine everything that is plugged into this box, and what it stands on: screen, fonts, disk, clock, broker.

Stop the program of this device first (systemctl stop nobat-kiosk): a printer or scanner serves one program at
a time. Run it as the user of that program, in the session of its screen."""

_EPILOG = """\
examples:
  python -m hardware doctor --device kiosk-1.yaml            the report
  python -m hardware doctor --device kiosk-1.yaml --ticket   and a test ticket in every language
  python -m hardware doctor --device kiosk-1.yaml --live     every change while you wiggle cables, till Ctrl-C

OK    it is well                              WARN  it works, look after it soon
FAIL  citizens or operators will notice now

exit code  0 no FAIL (with --strict: no WARN either), 1 something is not well, 2 the device file has mistakes
           or the command line is wrong, 130 stopped by Ctrl-C before the report was complete"""

_STOPPED = 130
"""As every shell has it: 128 and the number of SIGINT."""
_UNHEARD = 141
"""The same of SIGPIPE: nobody reads any more."""
_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.live and _trials_asked(asked) != Asked():
        parser.error("--live tries nothing out: leave out --ticket, --pulse, --panels and --sound")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode gets an answer as well
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job ignores it otherwise
    logging.getLogger().addHandler(logging.NullHandler())  # what drivers tell the journal, findings say
    try:
        return _run(asked)
    except BrokenPipeError:  # who read this has read enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        return _UNHEARD


def _run(asked: argparse.Namespace) -> int:
    try:
        box = load_box(asked.device)
    except ConfigError as error:
        _tell_mistakes(error, as_json=asked.json)
        return ExitCode.BAD_FILE
    if asked.live:
        print("every device once a second, changes only; Ctrl-C ends")
        found = Watch(list(watched_examinations(box)), sys.stdout).run()
        return exit_code(worst(found), strict=asked.strict)
    return _examine(box, asked)


def _parser() -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m hardware", description="Look after the devices of one box.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="doctor")
    doctor = commands.add_parser(
        "doctor",
        help="say what is well and what is not",
        description=_ABOUT,
        epilog=_EPILOG,
        formatter_class=layout,
    )
    add = doctor.add_argument
    add("--device", type=Path, required=True, metavar="FILE", help="the device file (YAML)")
    add("--strict", action="store_true", help="let a WARN count as a FAIL in the exit code")
    add("--ticket", action="store_true", help="print a test ticket in every language")
    add(
        "--pulse", action="store_true", help="send a pulse to the printer's line for a drawer, lamp or beeper"
    )
    add("--panels", action="store_true", help="have every counter panel show its own address")
    add("--sound", action="store_true", help="play a test call on the loudspeaker")
    shown = doctor.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="the report for a program")
    shown.add_argument("--live", action="store_true", help="examine again and again, and tell changes only")
    return parser


def _examine(box: Box, asked: argparse.Namespace) -> int:
    progress = Progress(sys.stderr)
    try:
        findings = examine_all(list(examinations_of(box)), progress)
        findings += examine_all(list(trials_of(box, _trials_asked(asked), _now())), progress)
    except KeyboardInterrupt:
        progress.end()
        print("stopped before the report was complete", file=sys.stderr)
        return _STOPPED
    progress.end()
    report = _report(box, findings)
    if asked.json:
        print(report.as_json())
    else:
        for line in report_lines(report, coloured=_coloured()):
            print(line)
    sys.stdout.flush()
    return exit_code(report.verdict, strict=asked.strict)


def _trials_asked(asked: argparse.Namespace) -> Asked:
    return Asked(ticket=asked.ticket, pulse=asked.pulse, panels=asked.panels, sound=asked.sound)


def _now() -> datetime:
    return datetime.now().astimezone()


def _report(box: Box, findings: list[Finding]) -> Report:
    return Report(
        version=REPORT_VERSION,
        at=_now().isoformat(timespec="seconds"),
        device=Patient(box.entry.id, box.entry.role, box.centre.id, str(box.file)),
        versions=Versions(_own_version(), platform.python_version(), _system()),
        verdict=worst(findings),
        findings=findings,
    )


def _own_version() -> str:
    """Of the installed package, or of the sources this runs from."""
    try:
        return version("nobat")
    except PackageNotFoundError:
        project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
        return str(project["version"])


def _system() -> str:
    """As the operating system calls itself to people."""
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = platform.system()
    return f"{name} ({platform.machine()})"


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _tell_mistakes(error: ConfigError, *, as_json: bool) -> None:
    """In the configuration's own words; for a program as `python -m config check --json` has it."""
    if as_json:
        problems = [attrs.asdict(problem) for problem in error.problems]
        print(json.dumps({"problems": problems}, indent=2))
    else:
        print(error, file=sys.stderr)
