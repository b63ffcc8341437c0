"""`set-pin`: a new PIN for an operator, read where no eye and no history of a shell sees it.

Owns the asking. Must not know how a PIN is kept.
"""

import getpass
import sys
from pathlib import Path

from center_hub.manager.centre_named import CentreNamed, NotSent, known
from center_hub.service.operators import PinBook, PinBookFault, WeakPin


def set_pin(named: CentreNamed, operator: str, pins: Path, *, from_stdin: bool) -> str:
    """Write the PIN down; returns what to tell. Raises `NotSent` with what to do first."""
    if named.centre is not None:
        known(operator, tuple(one.id for one in named.centre.operators), "operator")
    try:
        book = PinBook(pins)
        book.set_pin(operator, _from_stdin() if from_stdin else _from_terminal(operator))
    except (PinBookFault, WeakPin, ValueError) as error:
        raise NotSent(str(error)) from error
    return f"{operator} has a new PIN; a running hub takes it from the next sign-in on"


def _from_stdin() -> str:
    line = sys.stdin.readline()
    if not line:
        raise NotSent("nothing came on standard input: write the PIN on one line")
    return line.rstrip("\r\n")


def _from_terminal(operator: str) -> str:
    if not sys.stdin.isatty():
        raise NotSent("this is no terminal to ask for a PIN on: hand it over with --stdin")
    try:
        pin, again = getpass.getpass(f"New PIN of {operator}: "), getpass.getpass("Once more: ")
    except (KeyboardInterrupt, EOFError):
        raise NotSent("no PIN was given: nothing was changed") from None
    if again != pin:
        raise NotSent("the two are not the same: nothing was changed")
    return pin
