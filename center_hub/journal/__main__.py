"""`python -m center_hub.journal verify|replay|explain|audit`: what a journal holds, and whether it is whole.

Owns the command line; the only place of the journal that reads the configuration, for languages and names.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import to_builtins

from center_hub.contract.words import CommandKey
from center_hub.core.events import DayClosed, Recorded
from center_hub.core.evolve import Unlawful, evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.journal.audit import audit
from center_hub.journal.centre_names import CentreNames
from center_hub.journal.chain import BrokenChain
from center_hub.journal.facts import Fact
from center_hub.journal.journal import JournalFault, reading
from center_hub.journal.listing import table
from center_hub.journal.overtaking import why_before
from center_hub.journal.story import story, wanted_id
from center_hub.journal.wording import Ids, Wording
from config.languages import known_languages, load_language
from config.loader import load_centre
from config.problems import ConfigError

OK, NOT_WHOLE, UNUSABLE = 0, 1, 2


class _NoSuchTicket(Exception):
    """What was asked for was never given out."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0 whole, 1 damaged or not found, 2 cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (JournalFault, ConfigError) as fault:
        print(fault, file=sys.stderr)
        return UNUSABLE
    except _NoSuchTicket as number:
        print(f"no ticket {number} in this journal", file=sys.stderr)
        return NOT_WHOLE
    except (BrokenChain, Unlawful) as damage:
        print(f"DAMAGED at {damage}", file=sys.stderr)
        return NOT_WHOLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.journal",
        description="Look into the journal of a centre. Reading is safe while the hub runs.",
        epilog="Exit codes: 0 fine, 1 damaged or not found, 2 cannot be read at all.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, told in (
        ("verify", _verify, "check every hash, every rule and every invariant"),
        ("replay", _replay, "print each event, one JSON object a line"),
        ("explain", _explain, "tell one ticket's story in plain words, or why another was called before it"),
        ("audit", _audit, "list every act out of order: when, who, to whom and why"),
    ):
        command = commands.add_parser(name, help=told, description=told[:1].upper() + told[1:] + ".")
        if name == "explain":
            command.add_argument("ticket", help="17-A042, or A042 for the latest of that number")
            command.add_argument("--before", metavar="TICKET", help="why was this one called before it?")
        command.add_argument("journal", type=Path, help="the journal file, journal.sqlite")
        command.add_argument("--json", action="store_true", help="for machines")
        if name in {"explain", "audit"}:
            _add_wording(command)
        command.set_defaults(run=run)
    return parser


def _add_wording(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=known_languages(), default="en", help="default en")
    command.add_argument(
        "--centre", type=Path, metavar="FILE", help="the centre's YAML: names instead of ids"
    )
    command.add_argument(
        "--timezone", type=_zone, metavar="ZONE", help="default: the centre's, else this machine's"
    )


def _verify(asked: argparse.Namespace) -> int:
    state, troubles = State(), list[str]()
    with reading(asked.journal) as (centre, records):
        for recorded, _ in records:
            state = evolve(state, recorded)
            if isinstance(recorded.event, DayClosed):
                troubles += broken(state)
        troubles += broken(state)
    report = {
        "centre": centre,
        "events": state.sequence,
        "service_days": state.last_day,
        "tickets_of_the_last_day": len(state.tickets),
        "broken_invariants": troubles,
    }
    if asked.json:
        _say(json.dumps(report))
    else:
        verdict = (
            "DAMAGED: " + "; ".join(troubles) if troubles else "whole: every hash, rule and invariant holds"
        )
        _say(f"{centre}: {state.sequence} events, {state.last_day} service days; {verdict}")
    return NOT_WHOLE if troubles else OK


def _replay(asked: argparse.Namespace) -> int:
    with reading(asked.journal) as (_, records):
        for recorded, key in records:
            _say(json.dumps(_plain(recorded, key), ensure_ascii=False))
    return OK


def _plain(recorded: Recorded, key: CommandKey) -> dict[str, object]:
    return {
        "sequence": recorded.sequence,
        **to_builtins(recorded.moment),
        "by": to_builtins(key),
        **to_builtins(recorded.event),
    }


def _explain(asked: argparse.Namespace) -> int:
    ticket = _found(asked, asked.ticket)
    if asked.before is not None:
        return _explain_before(asked, ticket)
    wording = _wording(asked)
    with reading(asked.journal) as (_, records):
        lines = list(story(ticket, records))
    if asked.json:
        told = [_fact_sheet(line.sequence, line.wall, line.facts, wording) for line in lines]
        _say(json.dumps({"ticket": ticket, "story": told}, ensure_ascii=False))
        return OK
    _say(wording.text("title", number=wording.number(ticket), ticket=ticket))
    for line in lines:
        _say(f"  {wording.stamp(line.wall)}  {wording.said(line.facts)}")
    return OK


def _explain_before(asked: argparse.Namespace, ticket: str) -> int:
    other = _found(asked, asked.before, day=ticket.partition("-")[0])
    wording = _wording(asked)
    with reading(asked.journal) as (_, records):
        facts = why_before(ticket, other, records)
    if asked.json:
        sheet = {"ticket": ticket, "before": other, "facts": to_builtins(facts), "said": wording.said(facts)}
        _say(json.dumps(sheet, ensure_ascii=False))
        return OK
    _say(wording.text("before_title", other=wording.number(other), number=wording.number(ticket)))
    _say(f"  {wording.said(facts)}")
    return OK


def _audit(asked: argparse.Namespace) -> int:
    wording = _wording(asked)
    with reading(asked.journal) as (_, records):
        entries = list(audit(records))
    if asked.json:
        for entry in entries:
            sheet = _fact_sheet(entry.sequence, entry.wall, entry.facts, wording)
            _say(json.dumps({**to_builtins(entry), **sheet}, ensure_ascii=False))
        return OK
    if not entries:
        _say(wording.text("audit.nothing"))
        return OK
    _say(wording.text("audit.title"))
    for line in table(entries, wording):
        _say(f"  {line}")
    return OK


def _fact_sheet(sequence: int, wall: int, facts: Sequence[Fact], wording: Wording) -> dict[str, object]:
    at = wording.moment(wall).isoformat()
    return {"sequence": sequence, "at": at, "facts": to_builtins(facts), "said": wording.said(facts)}


def _found(asked: argparse.Namespace, number: str, day: str | None = None) -> str:
    with reading(asked.journal) as (_, records):
        ticket = wanted_id(number, records, day)
    if ticket is None:
        raise _NoSuchTicket(number)
    return ticket


def _wording(asked: argparse.Namespace) -> Wording:
    """In the language asked for; names and the zone of the centre's file, where one is given."""
    texts = load_language(asked.language)
    if asked.centre is None:
        return Wording(texts, Ids(), asked.timezone)
    centre = load_centre(asked.centre)
    return Wording(texts, CentreNames(centre, asked.language), asked.timezone or ZoneInfo(centre.timezone))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"'{name}' is no time zone; write one such as Asia/Baku") from error


def _say(text: str) -> None:
    print(text)


if __name__ == "__main__":
    sys.exit(main())
