"""The emulated printer's reading of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket_printer.emulator.commands import (
    Align,
    AskInTurn,
    AutomaticStatus,
    Columns,
    Command,
    CommandReader,
    Cut,
    FeedLines,
    FeedUnits,
    Initialise,
    MotionUnit,
    Pulse,
    RasterRow,
    RealTime,
    RealTimeEar,
    Side,
    Symbol,
    Text,
    Unknown,
)

JOB = (
    b"\x1b@\x1dP\xcb\xcb\x1ba1Salam\n\x1dv0\x03\x02\x00\x02\x00\xaa\x01\x10\x04\x1bJ\x30\x1bd\x03"
    b"\x10\x04\x01\x1b!\x08\x1d(k\x03\x00abc\x1dr\x01\x1da\xff\x1da\x00\x1dVB\x05\x1dV1\x00"
)
COMMANDS: list[Command] = [
    Initialise(),
    MotionUnit(203),
    Align(Side.CENTRE),
    Text(b"Salam"),
    FeedLines(1),
    RasterRow(b"\xaa\x01", wide=True, tall=True),
    RasterRow(b"\x10\x04", wide=True, tall=True),
    FeedUnits(48),
    FeedLines(3),
    Unknown(b"\x1d(k\x03\x00abc"),
    AskInTurn(1),
    AutomaticStatus(wanted=True),
    AutomaticStatus(wanted=False),
    Cut(5),
    Cut(None),
    Unknown(b"\x00"),
]


def read(*pieces: bytes) -> list[Command]:
    reader = CommandReader()
    found: list[Command] = []
    for piece in pieces:
        reader.feed(piece)
        while (command := reader.next()) is not None:
            found.append(command)
    return found


def test_a_job_is_understood() -> None:
    assert read(JOB) == COMMANDS


def test_a_job_is_understood_byte_by_byte() -> None:
    letters = [Text(bytes((byte,))) for byte in b"Salam"]
    assert read(*(bytes((byte,)) for byte in JOB)) == [*COMMANDS[:3], *letters, *COMMANDS[4:]]


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bytes_are_tolerated(pieces: list[bytes]) -> None:
    read(*pieces)


@pytest.mark.parametrize("mode", [0, 1, 48, 49])
def test_plain_cuts_feed_nothing(mode: int) -> None:
    assert read(bytes((0x1D, 0x56, mode))) == [Cut(None)]


@pytest.mark.parametrize("mode", [65, 66, 97, 98, 103, 104])
def test_feeding_cuts_say_how_far(mode: int) -> None:
    assert read(bytes((0x1D, 0x56, mode, 30))) == [Cut(30)]


def test_a_command_half_sent_is_dropped_with_its_job() -> None:
    reader = CommandReader()
    reader.feed(b"\x1dv0\x00\x48\x00\x80\x00half a row")
    assert reader.next() is None
    reader.end_job()
    reader.feed(b"\x1b@")
    assert reader.next() == Initialise()


@given(st.binary(max_size=60), st.lists(st.integers(1, 10), max_size=30))
def test_requests_are_heard_alike_however_the_bytes_are_cut(noise: bytes, cuts: list[int]) -> None:
    stream = b"\x10\x04\x01" + noise + b"\x10\x04\x04\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08" + noise
    ear = RealTimeEar()
    whole = [request for _, request in ear.listen(stream) if request]
    ear, pieces, at, parts = RealTimeEar(), [], 0, []
    for size in cuts:
        parts.append(stream[at : at + size])
        at += size
    for part in [*parts, stream[at:]]:
        pieces += list(ear.listen(part))
    assert [request for _, request in pieces if request] == whole
    assert b"".join(piece for piece, _ in pieces) == stream
    assert whole[0] is RealTime.STATUS_PRINTER
    assert {RealTime.STATUS_PAPER, RealTime.DISCARD} <= set(whole)


def graphics(width: int, rows: bytes, stretch: bytes = b"\x01\x01") -> bytes:
    row_bytes = (width + 7) // 8
    size = width.to_bytes(2, "little") + (len(rows) // row_bytes).to_bytes(2, "little")
    body = b"0p0" + stretch + b"1" + size + rows
    return b"\x1d(L" + len(body).to_bytes(2, "little") + body


ROW = RasterRow(b"\xaa\x01", wide=False, tall=False)
PRINT_STORED = b"\x1d(L\x02\x0002"


def test_graphics_are_stored_and_printed_once() -> None:
    stored = graphics(16, b"\xaa\x01\x55\x02")
    rows: list[Command] = [ROW, RasterRow(b"\x55\x02", wide=False, tall=False)]
    assert read(stored + PRINT_STORED + PRINT_STORED) == rows
    assert read(stored) == []
    assert read(graphics(16, b"\xaa\x01", b"\x02\x01") + PRINT_STORED) == [
        RasterRow(b"\xaa\x01", True, False)
    ]


@pytest.mark.parametrize(
    "body", [b"0p1\x01\x011\x08\x00\x01\x00\xff", b"0p0\x01\x011\x08\x00\x02\x00\xff", b"0q"]
)
def test_graphics_that_are_none_are_counted_and_print_nothing(body: bytes) -> None:
    data = b"\x1d(L" + len(body).to_bytes(2, "little") + body
    assert read(data + PRINT_STORED) == [Unknown(data)]


def test_columns_are_read_top_down() -> None:
    assert read(b"\x1b*\x21\x02\x00\x80\x00\x01\x00\x00\xff") == [Columns((0x800001, 0xFF), 24, 1)]
    assert read(b"\x1b*\x00\x01\x00\x81") == [Columns((0x81,), 8, 2)]
    assert read(b"\x1b*\x05\x00A")[0] == Unknown(b"\x1b*\x05")


def test_a_code_is_set_up_and_printed() -> None:
    text = b"\x1d(k\x07\x001P0Noba"
    job = b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1" + text + b"\x1d(k\x03\x001Q0"
    assert read(job) == [Symbol(b"Noba", "M", 6)]
    assert read(b"\x1d(k\x03\x001C\x11") == [Unknown(b"\x1d(k\x03\x001C\x11")]


def test_a_pulse_is_no_ink() -> None:
    assert read(b"\x1bp\x00\x19\xfaA") == [Pulse(), Text(b"A")]


def test_what_a_make_lacks_it_takes_for_characters() -> None:
    reader = CommandReader((b"\x1d(k",))
    reader.feed(b"\x1d(k\x03\x00")
    assert reader.next() == Unknown(b"\x1d(")
    assert reader.next() == Text(b"k")


@given(st.binary(max_size=400), st.lists(st.integers(1, 40), max_size=20))
def test_pictures_of_any_kind_are_read_alike_however_they_arrive(noise: bytes, cuts: list[int]) -> None:
    job = graphics(16, b"\xaa\x01") + PRINT_STORED + b"\x1b*\x21\x01\x00abc" + b"\x1d(k" + noise
    whole, pieces, at = read(job), [], 0
    for size in cuts:
        pieces.append(job[at : at + size])
        at += size
    assert without_text(read(*pieces, job[at:])) == without_text(whole)


def without_text(commands: list[Command]) -> list[Command]:
    """A run of characters may come in several pieces."""
    return [command for command in commands if not isinstance(command, Text)]
