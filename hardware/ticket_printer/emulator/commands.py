"""ESC/POS bytes into commands, one at a time, as they arrive.

Owns the printer's side of the byte protocol. Must not know paper, faults or sockets.
Source: Epson ESC/POS command reference.
"""

import enum
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ESC_ARGUMENTS = {ord(letter): 1 for letter in "!EG-MtR{V 3=JdaSrU"} | {ord(letter): 0 for letter in "@2<"}
_ESC_ARGUMENTS |= {ord("B"): 2, ord("p"): 3, ord("c"): 2, ord("$"): 2, ord("\\"): 2}
_GS_ARGUMENTS = {ord(letter): 1 for letter in "!BHhwfraIb"} | {ord(letter): 2 for letter in "PLW$"}
_REAL_TIME_ARGUMENTS = {0x04: 1, 0x05: 1}
_DISCARD = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_PLAIN_CUTS = frozenset({0, 1, 48, 49})
_FED_CUTS = frozenset({65, 66, 97, 98, 103, 104})
_TEXT = re.compile(rb"[\x20-\xff]+")


@dataclass(frozen=True, slots=True)
class Initialise:
    """ESC @."""


@dataclass(frozen=True, slots=True)
class MotionUnit:
    """GS P: a vertical unit is 1/`per_inch` inch; 0 is the printer's own."""

    per_inch: int


@dataclass(frozen=True, slots=True)
class RasterRow:
    """One row of a GS v 0 picture, 1 is black; `wide` and `tall` double the dots."""

    dots: bytes
    wide: bool
    tall: bool


@dataclass(frozen=True, slots=True)
class FeedUnits:
    """ESC J: feed in vertical units."""

    units: int


@dataclass(frozen=True, slots=True)
class FeedLines:
    """LF or ESC d: print the line and feed."""

    lines: int


class Side(enum.IntEnum):
    """ESC a."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Align:
    """Where text and pictures narrower than the head go."""

    side: Side


@dataclass(frozen=True, slots=True)
class Cut:
    """GS V: with `feed`, first to the cutter and that many units on; with None, where the cutter stands."""

    feed: int | None


@dataclass(frozen=True, slots=True)
class AskInTurn:
    """GS r: a status asked in turn, answered when everything before is done."""

    what: int


@dataclass(frozen=True, slots=True)
class AutomaticStatus:
    """GS a: report every change unasked, or no more."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Characters for the line being set."""

    characters: bytes


@dataclass(frozen=True, slots=True)
class Unknown:
    """Bytes that no command explains."""

    raw: bytes


Command = (
    Initialise
    | MotionUnit
    | RasterRow
    | FeedUnits
    | FeedLines
    | Align
    | Cut
    | AskInTurn
    | AutomaticStatus
    | Text
    | Unknown
)

_Parsed = tuple[Command | None, int]
"""A command and its length; (None, length) for what needs no doing; `_MORE` for one not yet whole."""

_MORE: _Parsed = (None, 0)


class RealTime(enum.IntEnum):
    """What a printer obeys at once, wherever it stands in the stream, even inside a picture."""

    STATUS_PRINTER = 1
    STATUS_OFFLINE = 2
    STATUS_ERROR = 3
    STATUS_PAPER = 4
    DISCARD = 8


class RealTimeEar:
    """Finds real-time requests in the raw stream, inside pictures too, as a printer does on reception."""

    _REQUEST = re.compile(rb"\x10\x04([\x01-\x04])|" + re.escape(_DISCARD), re.DOTALL)

    def __init__(self) -> None:
        self._tail = b""

    def listen(self, data: bytes) -> Iterator[tuple[bytes, RealTime | None]]:
        """Split newly received bytes after each request; the last piece has none."""
        heard = self._tail + data
        known = len(self._tail)
        done = 0
        for match in self._REQUEST.finditer(heard):
            request = RealTime(match[1][0]) if match[1] else RealTime.DISCARD
            yield heard[max(done, known) : match.end()], request
            done = match.end()
        yield heard[max(done, known) :], None
        self._tail = heard[max(done, len(heard) - len(_DISCARD) + 1) :]


class CommandReader:
    """Commands in order, from bytes in pieces of any size. The end of a job drops a command half sent."""

    def __init__(self) -> None:
        self._jobs: deque[bytearray] = deque([bytearray()])
        self._rows_left = 0
        self._row_bytes = 0
        self._doubling = 0

    @property
    def waiting_bytes(self) -> int:
        """Bytes received and not yet turned into commands."""
        return sum(map(len, self._jobs))

    def feed(self, data: bytes) -> None:
        """Take what was received."""
        self._jobs[-1] += data

    def end_job(self) -> None:
        """The wire was hung up: what comes next is another job."""
        self._jobs.append(bytearray())

    def clear(self) -> None:
        """Forget everything received and not done."""
        self._jobs = deque([bytearray()])
        self._rows_left = 0

    def next(self) -> Command | None:
        """The next whole command, or None until more bytes come."""
        while True:
            command, used = self._first(bytes(self._jobs[0]))
            del self._jobs[0][:used]
            if command is not None:
                return command
            if used == 0 and not self._end_of_job():
                return None

    def _end_of_job(self) -> bool:
        if len(self._jobs) == 1:
            return False
        self._jobs.popleft()
        self._rows_left = 0
        return True

    def _first(self, data: bytes) -> _Parsed:
        if self._rows_left:
            return self._raster_row(data)
        if not data:
            return _MORE
        if data.startswith(b"\x1dv"):
            return self._raster_head(data)
        parse = _BY_FIRST_BYTE.get(data[0])
        if parse is not None:
            return parse(data)
        text = _TEXT.match(data)
        return (Text(text[0]), len(text[0])) if text else (Unknown(data[:1]), 1)

    def _raster_row(self, data: bytes) -> _Parsed:
        if len(data) < self._row_bytes:
            return _MORE
        self._rows_left -= 1
        row = RasterRow(data[: self._row_bytes], bool(self._doubling & 1), bool(self._doubling & 2))
        return row, self._row_bytes

    def _raster_head(self, data: bytes) -> _Parsed:
        head = 8
        if len(data) < head:
            return _MORE
        self._doubling = data[3]
        self._row_bytes = int.from_bytes(data[4:6], "little")
        self._rows_left = int.from_bytes(data[6:8], "little") if self._row_bytes else 0
        return None, head


def _fixed(data: bytes, arguments: dict[int, int], make: dict[int, Callable[[bytes], Command]]) -> _Parsed:
    """A command of two bytes and a known number of arguments; those not in `make` need no doing."""
    head = 2
    if len(data) < head:
        return _MORE
    if data[1] not in arguments:
        return Unknown(data[:head]), head
    used = head + arguments[data[1]]
    if len(data) < used:
        return _MORE
    return (make[data[1]](data) if data[1] in make else None), used


def _escape(data: bytes) -> _Parsed:
    return _fixed(data, _ESC_ARGUMENTS, _ESC_COMMANDS)


def _group(data: bytes) -> _Parsed:
    if data.startswith(b"\x1dV"):
        return _cut(data)
    if data.startswith(b"\x1d("):
        return _sized_function(data)
    return _fixed(data, _GS_ARGUMENTS, _GS_COMMANDS)


def _real_time(data: bytes) -> _Parsed:
    """Step over what the ear has already obeyed."""
    if _DISCARD.startswith(data[: len(_DISCARD)]):
        return (None, len(_DISCARD)) if len(data) >= len(_DISCARD) else _MORE
    return _fixed(data, _REAL_TIME_ARGUMENTS, {})


def _cut(data: bytes) -> _Parsed:
    plain, fed = 3, 4
    if len(data) < plain:
        return _MORE
    if data[2] in _PLAIN_CUTS:
        return Cut(None), plain
    if data[2] not in _FED_CUTS:
        return Unknown(data[:plain]), plain
    return (Cut(data[3]), fed) if len(data) >= fed else _MORE


def _sized_function(data: bytes) -> _Parsed:
    """GS ( x: a function with its size; none of them is done here, all are counted."""
    head = 5
    if len(data) < head:
        return _MORE
    used = head + int.from_bytes(data[3:5], "little")
    return (Unknown(data[:used]), used) if len(data) >= used else _MORE


_ESC_COMMANDS: dict[int, Callable[[bytes], Command]] = {
    ord("@"): lambda _data: Initialise(),
    ord("J"): lambda data: FeedUnits(data[2]),
    ord("d"): lambda data: FeedLines(data[2]),
    ord("a"): lambda data: Align(Side(data[2] % 48 % 3)),  # 0 to 2, or the digits 0 to 2
}
_GS_COMMANDS: dict[int, Callable[[bytes], Command]] = {
    ord("P"): lambda data: MotionUnit(data[3]),
    ord("r"): lambda data: AskInTurn(data[2]),
    ord("a"): lambda data: AutomaticStatus(data[2] != 0),
}
_BY_FIRST_BYTE: dict[int, Callable[[bytes], _Parsed]] = {
    0x0A: lambda _data: (FeedLines(1), 1),
    0x10: _real_time,
    0x1B: _escape,
    0x1D: _group,
}
