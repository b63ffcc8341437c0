"""`python -m center_hub.simulation run|compare|serve`: what if, from a terminal.

Owns the command line. The clock is read here, to know what tomorrow is, and nowhere else in this folder.
"""

import argparse
import datetime as dt
import json
import os
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from center_hub.simulation.changes import Change, read_change
from center_hub.simulation.comparison import comparison
from center_hub.simulation.day_file import COLUMNS, written_day
from center_hub.simulation.engine import Unplayable, play
from center_hub.simulation.generated import BUSY
from center_hub.simulation.honesty import told_and_was
from center_hub.simulation.measures import measured, waiting_over_time
from center_hub.simulation.played import Played
from center_hub.simulation.plot import Caption, Drawn, drawn
from center_hub.simulation.progress import Progress
from center_hub.simulation.report import Heading, Titled, as_json, report
from center_hub.simulation.scenario import (
    GENERATED,
    POLICIES,
    YESTERDAY,
    Asked,
    BadInput,
    Setting,
    Variant,
    setting,
    variant,
)
from center_hub.simulation.watching import Watching
from config.problems import ConfigError, Rejected
from config.scalars import calendar_date

OK, BAD_INPUT, USAGE = 0, 1, 2

_ABOUT = """\
What if? Plays a day of a centre through the very rules by which its hub calls, and shows who would wait how
long. Nothing is sent anywhere: the running centre notices nothing."""

_EXAMPLES = """\
examples (each begins with  python -m center_hub.simulation):
  run --centre asan-baku-1                                     a made-up day, as it would go
  run --centre asan-baku-1 --day yesterday --plot day.svg      the last day in the hub's journal
  compare --centre asan-baku-1 --day yesterday --with --counters +2@12:00
  compare --centre asan-baku-1 --days 5 --with --policy first_come
  run --centre asan-baku-1 --save-day day.csv                  keep the day, change it in a spreadsheet ...
  run --centre asan-baku-1 --day day.csv                       ... and play it

counters (--counters, several may follow one another):
  +2@12:00               two more from noon, like those of the busiest profile
  +2:passport@12:00      two more that work by the profile 'passport'
  -1@15:30-17:00         one fewer for that time: the least busy that can be spared
  counter-4@12:00-14:00  counter-4 is open then;  -counter-4@12:00-14:00: it is closed then

Exit codes: 0 done, 1 what was named cannot be used (the message says why), 2 wrong usage."""

_CHANGE = re.compile(r"[+-]?[a-z0-9:-]+@", re.ASCII)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    before_with, with_, after_with = _split(given)
    parser = _parser()
    asked = parser.parse_args(_joined(before_with))
    if asked.command == "compare":
        if not with_:
            parser.error("compare needs  --with  and behind it what is different")
        asked.after = _with_parser().parse_args(_joined(after_with))
        if asked.after == argparse.Namespace(policy=None, counters=None):
            parser.error("behind  --with  stands what is different: --policy, --counters or both")
    elif with_:
        parser.error("--with belongs to compare")
    try:
        return int(asked.run(asked))
    except (BadInput, ConfigError, Unplayable) as fault:
        print(fault, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:  # whoever reads has seen enough, `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as fault:
        print(f"{fault.filename}: {fault.strerror}", file=sys.stderr)
        return BAD_INPUT


# What is typed.


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.simulation",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    run = _command(commands, "run", "play one day and show the waits", _run)
    _add_day(run)
    _add_changes(run)
    _add_output(run)
    run.add_argument(
        "--save-day", type=Path, metavar="FILE.csv", help="write down who comes when, to be changed"
    )
    compare = _command(
        commands, "compare", "play the same day twice and show what is better and worse", _compare
    )
    _add_day(compare)
    _add_changes(compare)
    _add_output(compare)
    compare.add_argument(
        "--with",
        dest="unused",
        nargs=argparse.REMAINDER,
        metavar="CHANGE",
        help="what is different the second time: --policy NAME, --counters CHANGE ...",
    )
    serve = _command(commands, "serve", "answer an outside simulation by the protocol trial/1", _serve)
    serve.set_defaults(run=_serve)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, told: str, run: object
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=told,
        description=told[:1].upper() + told[1:] + ".",
        epilog=_EXAMPLES if name != "serve" else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _add_day(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--centre", required=True, help="a shipped centre's id, or the path of its YAML file"
    )
    command.add_argument(
        "--day",
        default=GENERATED,
        metavar="WHICH",
        help=f"{GENERATED} (default); {YESTERDAY}: the last closed day in the journal; a date of it,"
        " 2026-11-20; or a CSV file (--help-file tells its columns)",
    )
    command.add_argument(
        "--journal",
        type=Path,
        default=Path("var/hub/journal.sqlite"),
        metavar="FILE",
        help="of the hub, for recorded days (default var/hub/journal.sqlite); it may be running",
    )
    command.add_argument(
        "--date",
        type=_date,
        help="whose opening hours a made-up day has (default: the next day that has any)",
    )
    crowd = command.add_mutually_exclusive_group()
    crowd.add_argument("--visitors", type=_number, metavar="N", help="how many come on a made-up day")
    crowd.add_argument(
        "--load",
        type=_percent,
        default=round(BUSY * 100),
        metavar="PERCENT",
        help=f"or: for how much of the day counters are busy (default {BUSY * 100:.0f})",
    )
    command.add_argument(
        "--seed", type=int, default=1, help="of a made-up day; the same seed, the same people"
    )
    command.add_argument(
        "--days", type=_number, default=1, metavar="N", help="play N made-up days and show the mean day"
    )
    command.add_argument(
        "--help-file", action=_FileHelp, nargs=0, help="tell the columns of a CSV file, and end"
    )


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", default="en", help="of the names of services (default en)")
    command.add_argument(
        "--forecasts",
        action="store_true",
        help="make the forecasts on paper as well, once a minute, and score them:"
        " a day of 1,400 visitors then takes about ten seconds instead of one",
    )
    command.add_argument("--json", action="store_true", help="for machines; waits in seconds")
    command.add_argument("--plot", type=_svg, metavar="FILE.svg", help="write a picture as well")


def _add_changes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--policy", choices=POLICIES, help="the order of calling (default: the centre's)")
    command.add_argument(
        "--counters",
        type=_change,
        action="append",
        metavar="CHANGE",
        help="more or fewer counters from a time on, +2@12:00; see below",
    )


def _with_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.simulation compare ... --with", add_help=False
    )
    _add_changes(parser)
    return parser


class _FileHelp(argparse.Action):
    """`--help-file`: as `--help`, of the file."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        print(COLUMNS)
        parser.exit()


def _split(given: Sequence[str]) -> tuple[list[str], bool, list[str]]:
    """What stands before `--with`, whether it is there, and what stands behind it."""
    at = next((place for place, one in enumerate(given) if one == "--with"), len(given))
    return list(given[:at]), at < len(given), list(given[at + 1 :])


def _joined(given: Sequence[str]) -> list[str]:
    """`--counters +1@9:00 -1@12:00` as argparse takes it, for which a leading minus is an option."""
    joined: list[str] = []
    listing = False
    for one in given:
        if one == "--counters":
            listing = True
            joined.append(one)
        elif listing and _CHANGE.match(one) and not one.startswith("--"):
            if joined[-1] == "--counters":
                joined.pop()
            joined.append(f"--counters={one}")
        else:
            listing = False
            joined.append(one)
    return joined


def _change(text: str) -> Change:
    try:
        return read_change(text)
    except Rejected as rejected:
        raise argparse.ArgumentTypeError(_sentence(rejected)) from rejected


def _date(text: str) -> str:
    try:
        return calendar_date(text).isoformat()
    except Rejected as rejected:
        raise argparse.ArgumentTypeError(_sentence(rejected)) from rejected


def _sentence(rejected: Rejected) -> str:
    return rejected.what if rejected.fix is None else f"{rejected.what}; {rejected.fix}"


def _svg(text: str) -> Path:
    if not text.endswith(".svg"):
        raise argparse.ArgumentTypeError(f"the picture is SVG, which any browser opens: name it {text}.svg")
    return Path(text)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of 1 or more")
    return int(text)


def _percent(text: str) -> int:
    number = _number(text.removesuffix("%"))
    most = 300
    if number > most:
        raise argparse.ArgumentTypeError(
            f"{number} % of a day is more than can be played; write up to {most}"
        )
    return number


# What is done.


def _run(asked: argparse.Namespace) -> int:
    where = _setting(asked)
    one = variant(where, asked.policy, asked.counters or ())
    if asked.save_day is not None:
        asked.save_day.write_text(written_day(one.days[0], where.times), encoding="utf-8")
    played = _played(asked, where, one, "playing")
    titled = Titled("as it is", one.policy, one.done, measured(played))
    heading = _heading(asked, where)
    if asked.plot is not None:
        _draw(asked.plot, heading, where, [(titled, played)])
    print(_json(heading, [titled]) if asked.json else report(heading, titled))
    return OK


def _compare(asked: argparse.Namespace) -> int:
    where = _setting(asked)
    given, after = asked, asked.after
    one = variant(where, given.policy, given.counters or ())
    other = variant(where, after.policy or given.policy, after.counters or given.counters or ())
    played = [_played(asked, where, one, "as it is"), _played(asked, where, other, "what if ")]
    titled = [
        Titled("as it is", one.policy, one.done, measured(played[0])),
        Titled("what if", other.policy, other.done, measured(played[1])),
    ]
    heading = _heading(asked, where)
    if asked.plot is not None:
        _draw(asked.plot, heading, where, list(zip(titled, played, strict=True)))
    print(_json(heading, titled) if asked.json else comparison(heading, *titled))
    return OK


def _serve(_asked: argparse.Namespace) -> int:
    from center_hub.simulation.trial import serve  # noqa: PLC0415 - a manager's run never needs it

    return int(serve(sys.stdin, sys.stdout))


def _setting(asked: argparse.Namespace) -> Setting:
    if asked.days > 1 and asked.day != GENERATED:
        raise BadInput("--days: only made-up days can be many; leave --day out, or --days")
    wanted = Asked(
        centre=asked.centre,
        day=asked.day,
        journal=asked.journal,
        date=asked.date,
        visitors=asked.visitors,
        busy=asked.load / 100,
        seed=asked.seed,
        days=asked.days,
    )
    return setting(wanted, dt.datetime.now(tz=dt.UTC).astimezone().date())


def _played(asked: argparse.Namespace, where: Setting, one: Variant, what: str) -> list[Played]:
    """The days of one variant, one after the other: what is learned on one is known on the next."""
    progress, number = Progress(sys.stderr, what), len(one.days)
    watching = Watching(where.learned, forecasts=asked.forecasts)
    played = []
    for done, day in enumerate(one.days):
        played.append(play(day, one.plan, partial(_told, progress, done, number), watching))
    progress.done()
    return played


def _told(progress: Progress, done: int, number: int, share: float) -> None:
    progress((done + share) / number)


def _heading(asked: argparse.Namespace, where: Setting) -> Heading:
    centre, language = where.centre, asked.language
    main_language = centre.languages[0]
    return Heading(
        centre=centre.name.get(language, centre.name[main_language]),
        date=where.days[0].date,
        source=where.source,
        names={one.id: one.name.get(language, one.name[main_language]) for one in centre.services},
    )


def _draw(
    path: Path, heading: Heading, where: Setting, variants: Sequence[tuple[Titled, Sequence[Played]]]
) -> None:
    lines = [
        f"{one.name if len(variants) > 1 else 'order of calling'}: {'; '.join((one.policy, *one.done))}"
        for one, _ in variants
    ]
    caption = Caption(f"{heading.centre} · {heading.date} · {heading.source}", lines, heading.names)
    pictures = [
        Drawn(one.name, one.measures.services, waiting_over_time(played), told_and_was(played))
        for one, played in variants
    ]
    path.write_text(drawn(caption, pictures, where.times), encoding="utf-8")


def _json(heading: Heading, variants: Sequence[Titled]) -> str:
    return json.dumps(as_json(heading, variants), ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(main())
