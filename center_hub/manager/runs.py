"""What each command of the manager does: ask the hub or write a PIN, tell the answer, give the exit code.

Owns the words around an answer. Must not know how a command line is written.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from msgspec import json

from center_hub.contract.commands import AnyCommand, FindTicket, ResumeService, SuspendService
from center_hub.contract.replies import Found, Reason, Refused
from center_hub.link.port import LinkSettings
from center_hub.manager import devices, import_command
from center_hub.manager.answers import DONE, NO_ANSWER, REFUSED, description, sentence
from center_hub.manager.appointments_import import Tally
from center_hub.manager.centre_named import CentreNamed, NotSent, known
from center_hub.manager.conversation import Conversation
from center_hub.manager.import_command import ImportAsked
from center_hub.manager.pin_command import set_pin

Run = Callable[[argparse.Namespace, CentreNamed], int]
"""From what was asked of which centre to the exit code."""


def _conversation(asked: argparse.Namespace, named: CentreNamed) -> Conversation:
    host, port = asked.broker
    return Conversation(LinkSettings(host, port, named.id, asked.device, state_folder=asked.state))


def give(
    make: Callable[[argparse.Namespace, CentreNamed], AnyCommand], so_already: Mapping[Reason, str]
) -> Run:
    """A run of one command; the refusals of `so_already` say that what was wanted is so."""

    def run(asked: argparse.Namespace, named: CentreNamed) -> int:
        command = make(asked, named)
        with _conversation(asked, named) as conversation:
            outcome = conversation.ask(command)
        if not isinstance(outcome, Refused):
            return DONE
        if outcome.reason in so_already:
            _say(so_already[outcome.reason])
            return DONE
        sys.stderr.write(f"refused: {sentence(outcome)}\n")
        return REFUSED

    return run


def suspension(asked: argparse.Namespace, named: CentreNamed) -> SuspendService:
    """The command; raises `NotSent` for a service or a language that the centre has not."""
    service = named.checked_service(asked.service)
    message: dict[str, str] = {}
    for language, text in asked.message:
        if language in message:
            twice = f"the message in '{language}' is given twice"
            raise NotSent(twice)
        message[language] = text
    if named.centre is not None:
        languages: tuple[str, ...] = named.centre.languages
        for language in message:
            known(language, languages, "language")
        if missing := [language for language in languages if language not in message]:
            wanted = " ".join(f"--message {language}=..." for language in missing)
            told = f"citizens read the message in every language of the centre; add {wanted}"
            raise NotSent(told)
    return SuspendService(service=service, message=message)


def resumption(asked: argparse.Namespace, named: CentreNamed) -> ResumeService:
    """The command; raises `NotSent` for a service that the centre has not."""
    return ResumeService(service=named.checked_service(asked.service))


def find_ticket(asked: argparse.Namespace, named: CentreNamed) -> int:
    """Tell what is known of a ticket."""
    with _conversation(asked, named) as conversation:
        outcome = conversation.ask(FindTicket(wanted=asked.wanted))
    if isinstance(outcome, Refused):
        sys.stderr.write(f"refused: {sentence(outcome)}\n")
        return REFUSED
    if isinstance(outcome, Found) and not asked.json:
        _say("\n".join(description(outcome, _zone(named))))
    else:
        _say(json.encode(outcome).decode())
    return DONE


def import_appointments(asked: argparse.Namespace, named: CentreNamed) -> int:
    """Read a file and hand its appointments over."""
    wanted = ImportAsked(asked.file, skip_bad=asked.skip_bad, dry_run=asked.dry_run, as_json=asked.json)
    found = import_command.read(wanted, named.whole("import-appointments"))
    tally, answered = Tally(), True
    if import_command.to_send(wanted, found):
        with _conversation(asked, named) as conversation:
            answered = import_command.send(wanted, found, conversation.ask, tally)
    return import_command.report(wanted, found, tally, answered=answered)


def show_devices(asked: argparse.Namespace, named: CentreNamed) -> int:
    """Tell how the devices are."""
    host, port = asked.broker
    try:
        found = devices.look(LinkSettings(host, port, named.id, asked.device, state_folder=None))
    except devices.NothingHeard as nothing:
        sys.stderr.write(f"{nothing} of {named.id} through {host}:{port}: nothing is known of its devices\n")
        return NO_ANSWER
    if asked.json:
        _say(json.encode(found).decode())
    else:
        _say("\n".join(devices.table(found.devices, _zone(named))))
    return DONE


def _zone(named: CentreNamed) -> ZoneInfo:
    return ZoneInfo(named.centre.timezone if named.centre else "UTC")


def give_pin(asked: argparse.Namespace, named: CentreNamed) -> int:
    """Give an operator a PIN."""
    _say(set_pin(named, asked.operator, asked.pins, from_stdin=asked.stdin))
    return DONE


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
