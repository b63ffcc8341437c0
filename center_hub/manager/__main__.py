"""`python -m center_hub.manager`: the manager's commands from a terminal."""

import argparse
import io
import sys
from pathlib import Path
from typing import TypeAlias

from msgspec import ValidationError, convert

from center_hub.contract.commands import CancelAppointment, CancelTicket, CloseDay, OpenDay, TrustClock
from center_hub.contract.replies import Reason
from center_hub.contract.words import AppointmentCode, Identifier, LanguageCode, Notice, TicketId, Token
from center_hub.link.address import address_of
from center_hub.link.port import OutboxFault
from center_hub.manager.answers import EXIT_CODES, NO_ANSWER, UNUSABLE
from center_hub.manager.centre_named import NotSent, centre_named, id_or_file
from center_hub.manager.conversation import NoAnswer
from center_hub.manager.runs import (
    find_ticket,
    give,
    give_pin,
    import_appointments,
    resumption,
    show_devices,
    suspension,
)
from config.problems import ConfigError

_ABOUT = """\
Open or close the service day of a running centre, look up or cancel a ticket, stop or resume a service,
import appointments, see how the devices are, give an operator a PIN."""

_EXAMPLES = f"""\
examples (each begins with  python -m center_hub.manager --centre asan-baku-1 --broker 192.168.1.10:1883):
  ... open-day
  ... find A042
  ... suspend passport --message az="Pasport sabah veriləcək" --message en="Passports tomorrow" ...
  ... import-appointments tomorrow.csv --dry-run
  ... devices
and without a hub:
  python -m center_hub.manager --centre asan-baku-1 set-pin op-1 --pins /var/lib/nobat/pins.json

{EXIT_CODES}"""

_COLUMNS = """\
The file is CSV (comma or semicolon) or JSON (a list of objects), in UTF-8. Its columns, in any order:

  code        4 to 16 capital letters and digits; what the citizen types or scans
  service     the id of a service, as in the centre's file
  date, time  the centre's local time: 2026-03-20, 09:30
  slot        instead of date and time: 2026-03-20T09:30+04:00
  priority    the id of a priority class; the column may be left out

  code,service,date,time
  AB12,passport,2026-03-20,09:30

Every mistake is told as FILE:LINE:COLUMN with its repair, and nothing is sent while there is one, unless
--skip-bad. The same file may be imported again: what has not changed stays as it is."""


def main(arguments: list[str] | None = None) -> int:
    """Give one command; returns 0 if it is so now, 1 if refused, 2 if nobody can say, 3 if not sent."""
    asked = _parser().parse_args(arguments)
    try:
        named = centre_named(asked.centre)
        return int(asked.run(asked, named))
    except (NotSent, ConfigError) as fault:
        print(fault, file=sys.stderr)
        return UNUSABLE
    except OutboxFault as fault:
        print(fault, file=sys.stderr)
        return NO_ANSWER
    except NoAnswer:
        host, port = asked.broker
        print(
            f"no answer from the hub of {named.id} through {host}:{port}. Whether it was carried out is"
            " not known, and it will not be tried again: look at the screens, then decide.",
            file=sys.stderr,
        )
        return NO_ANSWER


def _device(text: str) -> str:
    return _read(text, Identifier, "id of a device: small letters, digits, hyphens")


def _service(text: str) -> str:
    return _read(text, Identifier, "id of a service: small letters, digits, hyphens")


def _ticket_id(text: str) -> str:
    return _read(text, TicketId, "ticket id; write day and number, 17-A042 (find A042 tells it)")


def _code(text: str) -> str:
    return _read(text, AppointmentCode, "appointment code; write 4 to 16 capital letters and digits")


def _wanted(text: str) -> str:
    return _read(text, Token, "number or code of a ticket")


def _read(text: str, kind: object, thing: str) -> str:
    try:
        found: str = convert(text, kind)
    except ValidationError as error:
        message = f"'{text}' is no {thing}"
        raise argparse.ArgumentTypeError(message) from error
    return found


def _message(text: str) -> tuple[str, str]:
    language, equals, said = text.partition("=")
    if not equals:
        message = f"'{text}' says no language; write en='Back at noon'"
        raise argparse.ArgumentTypeError(message)
    _read(language, LanguageCode, "language; write its code, en='Back at noon'")
    return language, _read(said.strip(), Notice, "message; write one sentence of at most 200 characters")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m center_hub.manager",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--centre", type=id_or_file, required=True, help="the centre's id, or the path of its YAML file"
    )
    parser.add_argument("--broker", type=address_of, default="127.0.0.1:1883", metavar="HOST:PORT")
    parser.add_argument(
        "--device", type=_device, default="manager-1", help="whose rights to use (default manager-1)"
    )
    parser.add_argument("--state", type=Path, default=Path("var"), metavar="DIR", help="for what is owed")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_day(commands)
    _add_tickets(commands)
    _add_services(commands)
    _add_appointments(commands)
    _add_devices(commands)
    _add_pins(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name


def _add_day(commands: _Commands) -> None:
    opening = commands.add_parser("open-day", help="begin a service day; numbers start at 1")
    is_open = {Reason.DAY_ALREADY_OPEN: "a service day is open already"}
    opening.set_defaults(run=give(lambda *_: OpenDay(), is_open))
    closing = commands.add_parser("close-day", help="end the service day; rules.day.left_over says who stays")
    closing.set_defaults(run=give(lambda *_: CloseDay(), {Reason.DAY_NOT_OPEN: "no service day is open"}))
    trusting = commands.add_parser(
        "trust-clock", help="the hub's clock was set right during the day: go by it"
    )
    right = {Reason.ALREADY_SO: "the day goes by this clock already"}
    trusting.set_defaults(run=give(lambda *_: TrustClock(), right))


def _add_tickets(commands: _Commands) -> None:
    find = commands.add_parser("find", help="what is known of a ticket of today")
    find.add_argument(
        "wanted", type=_wanted, help="A042, 17-A042, an appointment's code, or the QR code's text"
    )
    find.add_argument("--json", action="store_true", help="for machines; times in UTC milliseconds")
    find.set_defaults(run=find_ticket)
    cancel = commands.add_parser("cancel", help="take a waiting ticket out of its queue")
    cancel.add_argument("ticket", type=_ticket_id, help="its id, for example 17-A042")
    cancel.set_defaults(run=give(lambda asked, _: CancelTicket(ticket=asked.ticket), {}))


def _add_services(commands: _Commands) -> None:
    suspend = commands.add_parser("suspend", help="give no tickets for a service; those who wait are served")
    suspend.add_argument("service", type=_service, help="its id")
    suspend.add_argument(
        "--message",
        type=_message,
        action="append",
        required=True,
        metavar="LANGUAGE=TEXT",
        help="one sentence for citizens; once for every language of the centre",
    )
    so = {Reason.ALREADY_SO: "it is suspended with this message already"}
    suspend.set_defaults(run=give(suspension, so))
    resume = commands.add_parser("resume", help="give tickets for a service again")
    resume.add_argument("service", type=_service, help="its id")
    resume.set_defaults(run=give(resumption, {Reason.ALREADY_SO: "it is not suspended"}))


def _add_appointments(commands: _Commands) -> None:
    importing = commands.add_parser(
        "import-appointments",
        help="take over appointments from a CSV or JSON file",
        description=_COLUMNS,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    importing.add_argument("file", type=Path, metavar="FILE.csv|FILE.json")
    importing.add_argument("--skip-bad", action="store_true", help="send the good rows, leave the others out")
    importing.add_argument("--dry-run", action="store_true", help="read and judge the file, send nothing")
    importing.add_argument("--json", action="store_true", help="the summary for machines")
    importing.set_defaults(run=import_appointments)
    cancel = commands.add_parser("cancel-appointment", help="the citizen will not come")
    cancel.add_argument("code", type=_code, help="the appointment's code")
    so = {Reason.APPOINTMENT_CANCELLED: "it was cancelled before"}
    cancel.set_defaults(run=give(lambda asked, _: CancelAppointment(code=asked.code), so))


def _add_devices(commands: _Commands) -> None:
    devices = commands.add_parser("devices", help="which devices are there, and which of them can print")
    devices.add_argument("--json", action="store_true", help="for machines; times in UTC milliseconds")
    devices.set_defaults(run=show_devices)


def _add_pins(commands: _Commands) -> None:
    pin = commands.add_parser(
        "set-pin",
        help="give an operator a PIN; needs no hub",
        description="Ask for a PIN twice and keep its salted hash. Run it as the user that the hub runs as.",
    )
    pin.add_argument("operator", help="the id of an operator in the centre's file")
    pin.add_argument("--pins", type=Path, required=True, metavar="FILE", help="the hub's file of PINs")
    pin.add_argument("--stdin", action="store_true", help="read it from one line of standard input")
    pin.set_defaults(run=give_pin)


def _say_what_the_terminal_cannot_in_escapes() -> None:
    """A terminal without Unicode gets an escape for each letter it lacks, instead of no answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    _say_what_the_terminal_cannot_in_escapes()
    sys.exit(main())
