"""`python -m center_hub.journal verify|replay|explain`: what a journal holds, and whether it is whole."""

import argparse
import json
import sys
from pathlib import Path

from msgspec import to_builtins

from center_hub.contract.words import CommandKey
from center_hub.core.events import DayClosed, Recorded
from center_hub.core.evolve import Unlawful, evolve
from center_hub.core.invariants import broken
from center_hub.core.model import State
from center_hub.journal.chain import BrokenChain
from center_hub.journal.journal import JournalFault, reading
from center_hub.journal.story import story, wanted_id

OK, NOT_WHOLE, UNUSABLE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0 whole, 1 damaged or not found, 2 cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except JournalFault as fault:
        print(fault, file=sys.stderr)
        return UNUSABLE
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
        ("explain", _explain, "tell one ticket's story in plain words"),
    ):
        command = commands.add_parser(name, help=told, description=told.capitalize() + ".")
        if name == "explain":
            command.add_argument("ticket", help="17-A042, or A042 for the latest of that number")
        command.add_argument("journal", type=Path, help="the journal file, journal.sqlite")
        command.add_argument("--json", action="store_true", help="for machines")
        command.set_defaults(run=run)
    return parser


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
    with reading(asked.journal) as (_, records):
        ticket = wanted_id(asked.ticket, records)
    if ticket is None:
        print(f"no ticket {asked.ticket} in this journal", file=sys.stderr)
        return NOT_WHOLE
    with reading(asked.journal) as (_, records):
        lines = list(story(ticket, records))
    if asked.json:
        _say(json.dumps({"ticket": ticket, "story": [[line.at.isoformat(), line.said] for line in lines]}))
        return OK
    _say(f"Ticket {ticket}")
    for line in lines:
        _say(f"  {line.at:%Y-%m-%d %H:%M:%S}  {line.said}")
    return OK


def _say(text: str) -> None:
    print(text)


if __name__ == "__main__":
    sys.exit(main())
