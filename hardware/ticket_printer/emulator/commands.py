"""ESC/POS bytes into commands, one at a time, as they arrive.

Owns the printer's side of the byte protocol. Must not know paper, faults or sockets.
Source: Epson ESC/POS command reference.
"""

import enum
import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

_ESC_ARGUMENTS = {ord(letter): 1 for letter in "!EG-MtR{V 3=JdaSrU"} | {ord(letter): 0 for letter in "@2<"}
_ESC_ARGUMENTS |= {ord("B"): 2, ord("p"): 3, ord("c"): 2, ord("$"): 2, ord("\\"): 2}
_GS_ARGUMENTS = {ord(letter): 1 for letter in "!BHhwfraIb"} | {ord(letter): 2 for letter in "PLW$"}
_REAL_TIME_ARGUMENTS = {0x04: 1, 0x05: 1}
_DISCARD = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_PLAIN_CUTS = frozenset({0, 1, 48, 49})
_FED_CUTS = frozenset({65, 66, 97, 98, 103, 104})
_COLUMN_MODES = {0: (1, 2), 1: (1, 1), 32: (3, 2), 33: (3, 1)}
"""Of ESC *: bytes in a column, and dots across for each. The 8-dot modes are not stretched downwards here."""
_LEVELS = {b"0": "L", b"1": "M", b"2": "Q", b"3": "H"}
_LARGEST_MODULE = 16
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
    """One row of a GS v 0 or GS ( L picture, 1 is black; `wide` and `tall` double the dots."""

    dots: bytes
    wide: bool
    tall: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """ESC *: columns for the line being set; `tall` dots in each from the top, each dot `wide` across."""

    dots: tuple[int, ...]
    tall: int
    wide: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """GS ( k: print a QR code of `text` at a level of L, M, Q or H, each module that many dots."""

    text: bytes
    level: str
    module: int


@dataclass(frozen=True, slots=True)
class Pulse:
    """ESC p: current on a cash drawer's line."""


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
    | Columns
    | Symbol
    | Pulse
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
    """Commands in order, from bytes in pieces of any size. The end of a job drops a command half sent.

    Args:
        lacks: Heads of commands that this make does not know, such as `GS ( L`: it takes them, and the data
            after them, for characters, as most do.
    """

    def __init__(self, lacks: Collection[bytes] = ()) -> None:
        self._lacks = tuple(lacks)
        self._jobs: deque[bytearray] = deque([bytearray()])
        self._rows_left = 0
        self._row_bytes = 0
        self._doubling = 0
        self._by_head = {b"\x1dv": self._raster_head, b"\x1d(": self._sized_function}
        self._picture: deque[RasterRow] = deque()
        self._stored: tuple[RasterRow, ...] = ()
        self._symbol = Symbol(b"", "L", 3)

    @property
    def waiting_bytes(self) -> int:
        """Bytes received and not yet turned into commands."""
        return sum(map(len, self._jobs)) + sum(len(row.dots) for row in self._picture)

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
        self._picture.clear()
        self._stored = ()

    def next(self) -> Command | None:
        """The next whole command, or None until more bytes come."""
        while True:
            if self._picture:
                return self._picture.popleft()
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
        if data.startswith(self._lacks):
            return Unknown(data[:2]), 2
        parse = self._by_head.get(data[:2]) or _BY_FIRST_BYTE.get(data[0]) or _characters
        return parse(data)

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

    def _sized_function(self, data: bytes) -> _Parsed:
        """GS ( x: a function with its size; those of pictures and QR codes are done, the others counted."""
        head = 5
        if len(data) < head:
            return _MORE
        used = head + int.from_bytes(data[3:5], "little")
        if len(data) < used:
            return _MORE
        function, body = data[2:3], data[head:used]
        if function == b"L" and self._graphics(body):
            return None, used
        if function == b"k" and body[:1] == b"1" and self._set_symbol(body[1:2], body[2:]):
            return None, used
        if function == b"k" and body == b"1Q0":
            return self._symbol, used
        return Unknown(data[:used]), used

    def _graphics(self, body: bytes) -> bool:
        """GS ( L: function 112 stores a picture of one colour, function 50 prints what is stored."""
        if body in {b"0\x02", b"02"}:
            self._picture.extend(self._stored)
            self._stored = ()
            return True
        head = 10
        row_bytes = (int.from_bytes(body[6:8], "little") + 7) // 8
        height = int.from_bytes(body[8:10], "little")
        if not body.startswith(b"0p0") or not row_bytes or len(body) != head + row_bytes * height:
            return False
        wide, tall = (factor == 2 for factor in body[3:5])  # noqa: PLR2004  doubled
        dots = (body[at : at + row_bytes] for at in range(head, len(body), row_bytes))
        self._stored = tuple(RasterRow(row, wide, tall) for row in dots)
        return True

    def _set_symbol(self, function: bytes, value: bytes) -> bool:
        """GS ( k for QR codes: model, module, level, text."""
        match function:
            case b"A":
                return True
            case b"C" if value and 1 <= value[0] <= _LARGEST_MODULE:
                self._symbol = replace(self._symbol, module=value[0])
            case b"E" if value in _LEVELS:
                self._symbol = replace(self._symbol, level=_LEVELS[value])
            case b"P" if value[:1] == b"0":
                self._symbol = replace(self._symbol, text=value[1:])
            case _:
                return False
        return True


def _characters(data: bytes) -> _Parsed:
    text = _TEXT.match(data)
    return (Text(text[0]), len(text[0])) if text else (Unknown(data[:1]), 1)


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
    if data.startswith(b"\x1b*"):
        return _columns(data)
    return _fixed(data, _ESC_ARGUMENTS, _ESC_COMMANDS)


def _group(data: bytes) -> _Parsed:
    if data.startswith(b"\x1dV"):
        return _cut(data)
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


def _columns(data: bytes) -> _Parsed:
    """ESC * m nL nH: n columns of one byte (m below 32) or three."""
    head = 5
    if len(data) < head:
        return _MORE
    mode, count = data[2], int.from_bytes(data[3:5], "little")
    if mode not in _COLUMN_MODES:
        return Unknown(data[:3]), 3
    bytes_each, wide = _COLUMN_MODES[mode]
    used = head + count * bytes_each
    if len(data) < used:
        return _MORE
    columns = (data[at : at + bytes_each] for at in range(head, used, bytes_each))
    return Columns(tuple(int.from_bytes(column, "big") for column in columns), bytes_each * 8, wide), used


_ESC_COMMANDS: dict[int, Callable[[bytes], Command]] = {
    ord("@"): lambda _data: Initialise(),
    ord("J"): lambda data: FeedUnits(data[2]),
    ord("d"): lambda data: FeedLines(data[2]),
    ord("a"): lambda data: Align(Side(data[2] % 48 % 3)),  # 0 to 2, or the digits 0 to 2
    ord("p"): lambda _data: Pulse(),
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
