"""What one YAML text may say: a time of day, a date, a duration, an id, a host, a ticket letter, yes or no.

Every value arrives as the very characters of the file (`yaml_source`), so `12:30` and `no` mean what their
key says they mean. Each parser returns the value or raises `Rejected` with the likely fix. Must not know
files or the model.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, time
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import attrs

from config.problems import Rejected

_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?", re.ASCII)
_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NEARLY_DATE: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DURATION: Final = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,9}", re.ASCII)
_HEX: Final = re.compile(r"(?:0x)?([0-9a-fA-F]{4})", re.ASCII)
_ADDRESS: Final = re.compile(r"[0-9a-fA-F:.]+(?:%[\w.-]{1,15})?", re.ASCII)  # with the interface it is on
_WITH_PORT: Final = re.compile(r"(\[.+\]|[^:]+):(\d{1,5})", re.ASCII)
_NO_HOST_CHARACTER: Final = re.compile(r"[^a-zA-Z0-9.-]")
_LONGEST_LABEL, _LONGEST_NAME = 63, 253  # characters, RFC 1035 section 2.3.4
_HOST_EXAMPLE: Final = "write a host such as printer.local or 192.168.1.50"
_ADDRESS_EXAMPLE: Final = "write an address such as 192.168.1.50: four numbers from 0 to 255"
_SERIES: Final = frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ")
_LONGEST_DURATION_S: Final = 24 * 3600  # nothing in a service day takes longer than a day
_TIME_EXAMPLE: Final = "write a time of day such as 09:00"
_FIRST_YEAR, _LAST_YEAR = 2020, 2099  # a centre's own calendar; 0226 or 2206 is a slip of the pen
_DATE_EXAMPLE: Final = "write year, month and day, such as 2026-03-20"
_DURATION_EXAMPLE: Final = "write a duration such as 12m, 45s or 1h30m"


@attrs.frozen
class Parsed:
    """Marks a field's type with the parser that turns the file's text into it."""

    parse: Callable[[str], object]


def usual_label(device_id: str) -> str:
    """What people call a device that was given no label: the digits at the end of its id, else the id."""
    return device_id[len(device_id.rstrip("0123456789")) :] or device_id


def nearest(wrong: str, known: tuple[str, ...]) -> str | None:
    """`did you mean 'x'?` for the known word nearest to a wrong one, else None."""
    match = get_close_matches(wrong, known, n=1, cutoff=0.6)
    return f"did you mean '{match[0]}'?" if match else None


def choice(text: str, known: tuple[str, ...]) -> str:
    """One word of a closed list; the refusal names the nearest, or all of them."""
    if text in known:
        return text
    raise Rejected(
        f"'{text}' is not known here", nearest(text, known) or "choose one of: " + ", ".join(known)
    )


def said(text: str) -> str:
    """A text that says something; an empty one is refused."""
    if text.strip():
        return text
    raise Rejected("nothing is written here", "write a text, or remove the key")


def identity(text: str) -> str:
    """A name for machines: small Latin letters, digits and hyphens, 1 to 48 characters."""
    if _ID.fullmatch(text):
        return text
    near = re.sub(r"[^a-z0-9]+", "-", text.lower(), flags=re.ASCII).strip("-")[:48].strip("-")
    fix = f"did you mean '{near}'?" if near else "write an id such as id-card-renewal"
    raise Rejected(f"'{text}' is not an id: small Latin letters, digits and hyphens, 48 at most", fix)


def time_of_day(text: str) -> time:
    """A local time of day from `09:00` (24 hours)."""
    match = _TIME.fullmatch(text)
    if match is None:
        raise Rejected(f"'{text}' is not a time of day", _TIME_EXAMPLE)
    hour, minute = int(match[1]), int(match[2])
    last_hour, last_minute = 23, 59
    if hour > last_hour or minute > last_minute:
        raise Rejected(f"there is no {text} on a clock of 24 hours", _TIME_EXAMPLE)
    return time(hour, minute)


def calendar_date(text: str) -> date:
    """A date of the Gregorian calendar, 2020 to 2099, from `2026-03-20` (ISO 8601)."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise Rejected(f"'{text}' is not a date", _meant_date(text))
    year, month, day = map(int, match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Rejected(f"{text} is too far away", f"write a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    last_month = 12
    if not 1 <= month <= last_month:
        raise Rejected(f"there is no month {match[2]}", _DATE_EXAMPLE)
    last_day = monthrange(year, month)[1]
    if not 1 <= day <= last_day:
        fix = f"write a day from 01 to {last_day}"
        raise Rejected(f"there is no day {match[3]} in {match[1]}-{match[2]}", fix)
    return date(year, month, day)


def _meant_date(text: str) -> str:
    """A date in another style of writing, in ours; a day before a month is told by its dots."""
    found = _NEARLY_DATE.fullmatch(text)
    parts = found.groups() if found else ()
    if found := _DAY_FIRST.fullmatch(text):
        parts = (found[3], found[2], found[1])
    if not parts:
        return _DATE_EXAMPLE
    near = "-".join(part.zfill(2) for part in parts)
    try:
        calendar_date(near)
    except Rejected:
        return _DATE_EXAMPLE
    return f"did you mean '{near}'?"


def duration_s(text: str) -> int:
    """Seconds, 1 to 86400, from `12m`, `45s` or `1h30m`; a bare number is refused: its unit is a guess."""
    match = _DURATION.fullmatch(text)
    if match is None or not text:
        if _WHOLE.fullmatch(text):
            raise Rejected(f"'{text}' has no unit", f"did you mean '{text}m' or '{text}s'?")
        raise Rejected(f"'{text}' is not a duration", _DURATION_EXAMPLE)
    seconds = int(match[1] or 0) * 3600 + int(match[2] or 0) * 60 + int(match[3] or 0)
    if not 0 < seconds <= _LONGEST_DURATION_S:
        raise Rejected(f"{text} is not between one second and one day", _DURATION_EXAMPLE)
    return seconds


def whole_number(text: str) -> int:
    """A whole number from 0 up, in Latin digits."""
    if _WHOLE.fullmatch(text):
        return int(text)
    raise Rejected(f"'{text}' is not a whole number", "write digits only")


def port_number(text: str) -> int:
    """A TCP port, 1 to 65535."""
    last_port = 65535
    number = whole_number(text)
    if 0 < number <= last_port:
        return number
    raise Rejected(f"{text} is not a port", f"write a number from 1 to {last_port}")


def host(text: str) -> str:
    """A host's name or its IPv4 or IPv6 address, as it can be looked up; its port has a key of its own."""
    mistake = None if _is_address(said(text)) else _mistake_in_host(text)
    if mistake is None:
        return text
    raise mistake


def _is_address(text: str) -> bool:
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_host(text: str) -> bool:
    return _is_address(text) or not (
        _is_all_numbers(text) or any(is_wrong for is_wrong, _, _ in _host_rules(text))
    )


def _is_all_numbers(text: str) -> bool:
    return not text.strip("0123456789.")


def _mistake_in_host(text: str) -> Rejected | None:
    """What is wrong with a text that is no address, or None for a good name."""
    with_port = _WITH_PORT.fullmatch(text)
    if with_port and _is_host(name := with_port[1].strip("[]")):
        return Rejected(f"'{text}' has its port in it", f"write 'host: {name}' and 'port: {with_port[2]}'")
    if text.startswith("[") and _is_address(text[1:-1]):
        return Rejected(f"'{text}' is not a host: it has brackets", _meant_host(text[1:-1]))
    if (":" in text and "/" not in text) or _is_all_numbers(text):
        return Rejected(f"'{text}' is not an address", _ADDRESS_EXAMPLE)
    for is_wrong, what, near in _host_rules(text):
        if is_wrong:
            return Rejected(f"'{text}' is not a host: {what}", _meant_host(near))
    return None


def _host_rules(text: str) -> Iterator[tuple[bool, str, str]]:
    """Whether each rule is broken, how to say so, and what the author may have meant."""
    labels = text.split(".")
    foreign = _NO_HOST_CHARACTER.search(text)
    yield text != "".join(text.split()), "there is a blank in it", "-".join(text.split())
    yield foreign is not None, f"there is a {foreign and foreign[0]!r} in it", text.replace("_", "-")
    yield "" in labels, "there is a dot too many in it", ".".join(label for label in labels if label)
    yield max(map(len, labels)) > _LONGEST_LABEL, f"a part of it has more than {_LONGEST_LABEL} letters", ""
    yield len(text) > _LONGEST_NAME, f"it has more than {_LONGEST_NAME} letters", ""
    trimmed = [label.strip("-") for label in labels]
    yield labels != trimmed, "a part of it begins or ends with a hyphen", ".".join(trimmed)


def _meant_host(near: str) -> str:
    return f"did you mean '{near}'?" if _is_host(near) else _HOST_EXAMPLE


def usb_number(text: str) -> int:
    """A USB vendor or product number as lsusb prints it, `04b8` or `0x04b8`."""
    match = _HEX.fullmatch(text)
    if match:
        return int(match[1], 16)
    raise Rejected(f"'{text}' is not a USB number", "write the four digits lsusb shows, such as 04b8")


def size(text: str) -> int:
    """A size or number of one or more: millimetres, dots, bits a second, tickets."""
    number = whole_number(text)
    if number:
        return number
    raise Rejected("0 cannot be here", "write a number of 1 or more")


def percent(text: str) -> int:
    """A share of a whole in percent, 1 to 100."""
    number = size(text)
    whole = 100
    if number <= whole:
        return number
    raise Rejected(f"{text} percent is more than the whole", "write a number from 1 to 100")


def yes_or_no(text: str) -> bool:
    """True for `true` and `yes`, False for `false` and `no`."""
    words = {"true": True, "yes": True, "false": False, "no": False}
    if text in words:
        return words[text]
    raise Rejected(
        f"'{text}' is neither true nor false", nearest(text, tuple(words)) or "write true or false"
    )


def series_letter(text: str) -> str:
    """The letter of a ticket number: A to Z, but never I and O, which are read as 1 and 0."""
    if text in _SERIES:
        return text
    raise Rejected(f"'{text}' is not a ticket letter", "write one letter A to Z, but not I or O")


def timezone_name(text: str) -> str:
    """A time zone of the IANA list, such as `Asia/Baku`."""
    try:
        ZoneInfo(text)
    except (ValueError, OSError):  # unknown names come as ZoneInfoNotFoundError or, for odd paths, as OSError
        pass
    except KeyError:
        pass
    else:
        return text
    raise Rejected(f"there is no time zone '{text}'", "write an IANA name such as Asia/Baku")


Said = Annotated[str, Parsed(said)]
Id = Annotated[str, Parsed(identity)]
TimeOfDay = Annotated[time, Parsed(time_of_day)]
Date = Annotated[date, Parsed(calendar_date)]
Seconds = Annotated[int, Parsed(duration_s)]
Host = Annotated[str, Parsed(host)]
Port = Annotated[int, Parsed(port_number)]
UsbNumber = Annotated[int, Parsed(usb_number)]
Size = Annotated[int, Parsed(size)]
Percent = Annotated[int, Parsed(percent)]
WholeNumber = Annotated[int, Parsed(whole_number)]
YesNo = Annotated[bool, Parsed(yes_or_no)]
SeriesLetter = Annotated[str, Parsed(series_letter)]
TimezoneName = Annotated[str, Parsed(timezone_name)]
