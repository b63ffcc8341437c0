"""What the hub's answers mean to a manager, in English: sentences and exit codes.

Owns the words for refusals on this command line; screens have theirs in `config/languages`. Must not know
how an answer came.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from center_hub.contract.replies import Found, Reason, Refused
from center_hub.contract.words import LegState, shown_number

DONE, REFUSED, NO_ANSWER, UNUSABLE = 0, 1, 2, 3
EXIT_CODES = (
    "exit code  0 done, or it was so already; 1 refused by the hub, in part or as a whole;\n"
    "           2 no answer, or the command line is wrong; 3 something must be repaired first"
)

_AGAIN = "The hub knows this command line from before. Nothing was changed: give the command once more."
_SENTENCES: Mapping[Reason, str] = {
    Reason.NOT_PERMITTED: "This device may not do that: see --device, and its role in the centre's file.",
    Reason.DAY_NOT_OPEN: "No service day is open.",
    Reason.TICKETS_IN_HAND: "These counters still have a ticket; let them finish first:",
    Reason.UNKNOWN_SERVICE: "The hub knows no such service.",
    Reason.UNKNOWN_PRIORITY: "The hub knows no such priority class.",
    Reason.UNKNOWN_TICKET: "No such ticket was given today.",
    Reason.WRONG_STATE: "That is not possible in the state the ticket is in.",
    Reason.MESSAGE_INCOMPLETE: "The message must be there in every language of the centre; missing:",
    Reason.UNKNOWN_APPOINTMENT: "There is no such appointment.",
    Reason.APPOINTMENT_PAST: "Its time has passed.",
    Reason.APPOINTMENT_USED: "The citizen has checked in with it already.",
    Reason.APPOINTMENT_CANCELLED: "It was cancelled.",
    Reason.ALREADY_SO: "It is so already.",
    Reason.STORAGE_FAILED: "It could not be written down, so nothing was changed: look at the disks.",
    Reason.UNSUPPORTED_VERSION: "The hub is of another version: update this machine or the hub.",
    Reason.OLD_EPOCH: _AGAIN,
    Reason.KEY_EXPIRED: _AGAIN,
    Reason.KEY_REUSE: _AGAIN,
}


def sentence(refused: Refused) -> str:
    """Why something was refused, with the hub's note; the bare reason where it is none of a manager's."""
    known = _SENTENCES.get(refused.reason)
    return f"{known or refused.reason} {refused.note}".rstrip()


def reason_sentence(reason: Reason) -> str:
    """As `sentence`, of a reason alone."""
    return sentence(Refused(reason=reason))


def description(found: Found, zone: ZoneInfo) -> list[str]:
    """A ticket that was looked up, one line each; times are those of `zone`."""
    number = shown_number(found.series, found.number)
    facts: list[tuple[str, object]] = [
        ("state", found.state + (f", {found.ahead} ahead" if found.state is LegState.WAITING else "")),
        ("service", found.service),
        ("then", ", ".join(found.then)),
        ("counter", found.counter),
        ("issued", _local(found.issued_at, zone)),
        ("appointment", None if found.slot is None else _local(found.slot, zone)),
        ("priority", found.priority),
        ("people", found.party if found.party > 1 else None),
        ("language", found.language),
        ("may return", "yes, not come when called and still in time" if found.may_return else None),
    ]
    return [f"{number}  (ticket {found.ticket})"] + [f"  {name:<12}{fact}" for name, fact in facts if fact]


def _local(wall_ms: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(wall_ms / 1000, tz=zone):%Y-%m-%d %H:%M}"
