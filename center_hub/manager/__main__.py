"""`python -m center_hub.manager open-day|close-day|cancel`: the manager's commands from a terminal."""

import argparse
import queue
import sys
from pathlib import Path

from center_hub.contract.commands import AnyCommand, CancelTicket, CloseDay, OpenDay
from center_hub.contract.replies import AnyOutcome, Refused
from center_hub.link.device_link import DeviceLink
from center_hub.link.port import CommandAnswered, LinkEvent, LinkSettings, OutboxFault

DONE, REFUSED, NO_ANSWER = 0, 1, 2
PATIENCE_S = 10.0


def main(arguments: list[str] | None = None) -> int:
    """Give one command; returns 0 if carried out, 1 if refused, 2 if the hub does not answer."""
    asked = _parser().parse_args(arguments)
    host, _, port = asked.broker.rpartition(":")
    settings = LinkSettings(
        host=host, port=int(port), centre=asked.centre, device=asked.device, state_folder=asked.state
    )
    try:
        outcome = _given(settings, asked.command(asked))
    except OutboxFault as fault:
        print(fault, file=sys.stderr)
        return NO_ANSWER
    if outcome is None:
        print(f"no answer from the hub of {asked.centre} through {asked.broker}", file=sys.stderr)
        return NO_ANSWER
    if isinstance(outcome, Refused):
        print(f"refused: {outcome.reason} {outcome.note}".rstrip(), file=sys.stderr)
        return REFUSED
    return DONE


def _given(settings: LinkSettings, command: AnyCommand) -> AnyOutcome | None:
    """The answer to `command`, after the one that an earlier call may still be owed."""
    heard: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = DeviceLink(settings, {}, heard.put)
    link.start()
    try:
        link.send(command)
        while True:
            event = heard.get(timeout=PATIENCE_S)
            if isinstance(event, CommandAnswered) and not event.again:
                return event.outcome
            if isinstance(event, CommandAnswered):
                link.send(command)
    except queue.Empty:
        return None
    finally:
        link.stop()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.manager",
        description="Open or close the service day of a running centre, or cancel a waiting ticket.",
        epilog="Exit codes: 0 done, 1 refused by the hub, 2 no answer.",
    )
    parser.add_argument("--centre", required=True, help="the centre's id")
    parser.add_argument("--broker", default="127.0.0.1:1883", metavar="HOST:PORT")
    parser.add_argument("--device", default="manager-1", help="whose rights to use (default manager-1)")
    parser.add_argument("--state", type=Path, default=Path("var"), metavar="DIR", help="for what is owed")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    opening = commands.add_parser("open-day", help="begin a service day; numbers start at 1")
    opening.set_defaults(command=lambda _: OpenDay())
    closing = commands.add_parser("close-day", help="end the service day; those who wait are cancelled")
    closing.set_defaults(command=lambda _: CloseDay())
    cancel = commands.add_parser("cancel", help="take a waiting ticket out of its queue")
    cancel.add_argument("ticket", help="its id, for example 17-A042")
    cancel.set_defaults(command=lambda asked: CancelTicket(ticket=asked.ticket))
    return parser


if __name__ == "__main__":
    sys.exit(main())
