"""`python -m config`: what is wrong with a file, what is in force, and a new language to be written.

Owns the words and exit codes of the command line. Must not know how files are read.
"""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

import attrs

from config.effective import lines, plain
from config.inspection import inspect_file, problems_of
from config.language_files import language_code
from config.new_language import new_language
from config.plurals import PluralRule
from config.problems import ConfigError, Problem, Rejected

GOOD: Final = 0
"""Exit code: every file is good."""

BAD: Final = 2
"""Exit code: at least one file has a problem, or the command line itself is wrong (as argparse has it)."""

_ABOUT: Final = """\
Check a centre, device, language or panel template file of Nobat, or show what it sets.

The first key of each file says what it is: kind: centre, device, language or panel-template."""

_EXAMPLES: Final = """\
examples:
  python -m config check config/centres/*.yaml     every problem of every file, each with its line
  python -m config check --json kiosk-1.yaml       the same for a program
  python -m config show kiosk-1.yaml               every value in force, and the line that set it
  python -m config new-language uz > uz.yaml       a language file to be filled in (docs/languages.md)

a problem reads  FILE:LINE:COLUMN: where in the file: what is wrong; what to do
exit code        0 all is good, 2 something must be repaired"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.command == "check":
        return _check(asked.files, as_json=asked.json)
    if asked.command == "new-language":
        _say(new_language(asked.code, asked.plurals, asked.direction).rstrip("\n"))
        return GOOD
    return _show(asked.file, as_json=asked.json)


def _parser() -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "python -m config", description=_ABOUT, epilog=_EXAMPLES, formatter_class=layout
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="check|show|new-language")
    check = commands.add_parser(
        "check", help="tell every problem of the files", epilog=_EXAMPLES, formatter_class=layout
    )
    check.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a centre, device, language or panel template file",
    )
    check.add_argument("--json", action="store_true", help="write a JSON list of problems instead of lines")
    show = commands.add_parser(
        "show", help="show every value in force", epilog=_EXAMPLES, formatter_class=layout
    )
    show.add_argument(
        "file", type=Path, metavar="FILE", help="a centre, device, language or panel template file"
    )
    show.add_argument("--json", action="store_true", help="write one JSON value, durations in seconds")
    _add_new_language(commands)
    return parser


def _add_new_language(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = commands.add_parser("new-language", help="write the file of a new language, to be filled in")
    new.add_argument("code", type=_code, metavar="CODE", help="two or three letters (ISO 639), such as uz")
    rules = get_args(PluralRule)
    new.add_argument("--plurals", choices=rules, default="one", help="its rule of the plural (default one)")
    new.add_argument("--direction", choices=("ltr", "rtl"), default="ltr", help="default ltr")


def _code(text: str) -> str:
    try:
        return language_code(text)
    except Rejected as wrong:
        raise argparse.ArgumentTypeError(f"{wrong.what}; {wrong.fix}") from wrong


def _check(files: Sequence[Path], *, as_json: bool) -> int:
    problems = [problem for file in files for problem in problems_of(file)]
    if as_json:
        _say_json([attrs.asdict(problem) for problem in problems])
    else:
        _say_problems(problems)
        bad = len({problem.file for problem in problems})
        good = f"{len(files)} checked, no problems" if not bad else f"{len(files)} checked, {bad} to repair"
        _say(good)
    return BAD if problems else GOOD


def _show(file: Path, *, as_json: bool) -> int:
    try:
        inspected = inspect_file(file)
    except ConfigError as error:
        sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
        return BAD
    if as_json:
        _say_json(plain(inspected.meaning))
    else:
        for line in lines(inspected.meaning, inspected.document):
            _say(line)
    return GOOD


def _say_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        _say(str(problem))


def _say_json(value: object) -> None:
    _say(json.dumps(value, ensure_ascii=False, indent=2))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _say_what_the_terminal_cannot_in_escapes() -> None:
    """A terminal without Unicode gets an escape for each letter it lacks, instead of no answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    _say_what_the_terminal_cannot_in_escapes()
    sys.exit(main())
