"""The emulated printer's reading of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.ticket_printer.emulator.commands import (
    Align,
    AskInTurn,
    AutomaticStatus,
    Command,
    CommandReader,
    Cut,
    FeedLines,
    FeedUnits,
    Initialise,
    MotionUnit,
    RasterRow,
    RealTime,
    RealTimeEar,
    Side,
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
