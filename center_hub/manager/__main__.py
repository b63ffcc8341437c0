"""`python -m center_hub.manager open-day|close-day|cancel`: the manager's commands from a terminal."""

import argparse
import queue
import sys
import time
from pathlib import Path

from msgspec import ValidationError, convert

from center_hub.contract.commands import AnyCommand, CancelTicket, CloseDay, OpenDay
from center_hub.contract.replies import AnyOutcome, Refused
from center_hub.contract.topics import TopicError, Topics
from center_hub.contract.words import TicketId
from center_hub.link.address import address_of
from center_hub.link.device_link import DeviceLink
from center_hub.link.outbox import Outbox
from center_hub.link.port import CommandAnswered, LinkEvent, LinkSettings, OutboxFault

DONE, REFUSED, NO_ANSWER = 0, 1, 2
PATIENCE_S = 10.0


def main(arguments: list[str] | None = None) -> int:
    """Give one command; returns 0 if carried out, 1 if refused, 2 if nobody can say."""
    asked = _parser().parse_args(arguments)
    host, port = asked.broker
    settings = LinkSettings(host, port, asked.centre, asked.device, state_folder=asked.state)
    try:
        _forget_owed(settings)
        outcome = _given(settings, asked.command(asked))
        _forget_owed(settings)
    except OutboxFault as fault:
        print(fault, file=sys.stderr)
        return NO_ANSWER
    if outcome is None:
        print(
            f"no answer from the hub of {asked.centre} through {host}:{port}. Whether it was carried out is"
            " not known, and it will not be tried again: look at the screens, then decide.",
            file=sys.stderr,
        )
        return NO_ANSWER
    if isinstance(outcome, Refused):
        print(f"refused: {outcome.reason} {outcome.note}".rstrip(), file=sys.stderr)
        return REFUSED
    return DONE


def _forget_owed(settings: LinkSettings) -> None:
    """Let no command outlive the wait for it: one from an hour ago could close the day under everybody."""
    with Outbox(settings.outbox, settings.device) as outbox:
        if outbox.owed is not None:
            outbox.settle()


def _given(settings: LinkSettings, command: AnyCommand) -> AnyOutcome | None:
    """The answer to `command`; None if none came in time."""
    heard: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = DeviceLink(settings, {}, heard.put)
    link.start()
    link.send(command)
    until = time.monotonic() + PATIENCE_S
    try:
        while True:
            event = heard.get(timeout=max(0.0, until - time.monotonic()))
            if isinstance(event, CommandAnswered):
                return event.outcome
    except queue.Empty:
        return None
    finally:
        link.stop()


def _ticket_id(text: str) -> str:
    try:
        return convert(text, TicketId)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no ticket id; write day and number, 17-A042 (journal explain tells it)"
        ) from error


def _centre_id(text: str) -> str:
    try:
        return Topics(text).centre
    except TopicError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.manager",
        description="Open or close the service day of a running centre, or cancel a waiting ticket.",
        epilog="Exit codes: 0 done, 1 refused by the hub, 2 no answer.",
    )
    parser.add_argument("--centre", type=_centre_id, required=True, help="the centre's id")
    parser.add_argument("--broker", type=address_of, default="127.0.0.1:1883", metavar="HOST:PORT")
    parser.add_argument("--device", default="manager-1", help="whose rights to use (default manager-1)")
    parser.add_argument("--state", type=Path, default=Path("var"), metavar="DIR", help="for what is owed")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    opening = commands.add_parser("open-day", help="begin a service day; numbers start at 1")
    opening.set_defaults(command=lambda _: OpenDay())
    closing = commands.add_parser("close-day", help="end the service day; those who wait are cancelled")
    closing.set_defaults(command=lambda _: CloseDay())
    cancel = commands.add_parser("cancel", help="take a waiting ticket out of its queue")
    cancel.add_argument("ticket", type=_ticket_id, help="its id, for example 17-A042")
    cancel.set_defaults(command=lambda asked: CancelTicket(ticket=asked.ticket))
    return parser


if __name__ == "__main__":
    sys.exit(main())
