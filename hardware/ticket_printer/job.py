"""A picture as the bytes of one print job.

Owns the encoding of pictures, codes, feeds and cuts for each profile, and how much paper they take. Must not
know how bytes reach a printer. Source of the commands: Epson ESC/POS command reference (ESC @, GS a, GS P,
GS v 0, GS ( L functions 112 and 50, ESC *, ESC J, GS ( k functions 165 to 181, GS V, GS r, ESC p).
"""

from collections.abc import Iterator
from itertools import groupby

from hardware.ticket_printer.profile import Asking, Cut, PictureCommand, PrinterProfile
from hardware.ticket_printer.raster import OwnCode, Raster

SHORTEST_SKIP = 4
"""A feed ends one band and begins another, 11 bytes; below some rows of blank paper it would gain nothing."""

TAIL_DOTS = 16
"""Blank dots between the last row and the cut."""

ASK_WHEN_PRINTED = b"\x1dr\x01"
"""GS r 1, at the end of a job: it waits its turn, so an answer means that all before it is on paper."""

PUSH_STATUS = b"\x1da\x0e"
"""GS a: tell now, and at every change, whether online, in error, and how the paper is."""

PULSE = b"\x1bp\x00\x19\xfa"
"""ESC p: 50 ms on the line of a cash drawer, to which a lamp or beeper over the printer is wired as well."""

_INITIALISE = b"\x1b@"
_SILENT_STATUS = b"\x1da\x00"  # a printer set to report unasked does so again after every ESC @
_LONGEST_FEED = 255
_COLUMN_ROWS = 24
_CUTS: dict[Cut, bytes] = {"full": b"\x1dVA", "partial": b"\x1dVB"}  # feed to the cutter and n on, then cut

_DOTS = tuple(bytes(byte >> (7 - dot) & 1 for dot in range(8)) for byte in range(256))
"""The dots of every byte, a byte each."""


def encode(raster: Raster, profile: PrinterProfile) -> bytes:
    """The whole ticket: initialise, picture with its blank runs as feeds, feed to the cutter, cut."""
    return b"".join([beginning(profile), *_picture(raster, profile), parting(profile, TAIL_DOTS)])


def paper_mm(raster: Raster, profile: PrinterProfile) -> float:
    """Millimetres of paper that the ticket takes, with what is fed to the cutter."""
    return (raster.height + TAIL_DOTS) / profile.dots_per_mm + profile.head_to_cutter_mm


def beginning(profile: PrinterProfile) -> bytes:
    """Set the printer to what the job counts on: ESC @ forgets what the one before it asked for."""
    reports = PUSH_STATUS if profile.asking is Asking.PUSHED else _SILENT_STATUS
    if profile.asking is Asking.NEVER:
        reports = b""  # who cannot answer may print what it is asked
    # Feeds are counted in motion units, half a dot on some printers: GS P makes them whole dots.
    unit = bytes((0x1D, 0x50, profile.dots_per_inch, profile.dots_per_inch))
    return _INITIALISE + reports + (unit if profile.sets_motion_unit else b"")


def parting(profile: PrinterProfile, tail_dots: int) -> bytes:
    """Feed to the cutter and so many dots on, and cut; to the bar where a citizen tears."""
    if profile.cut == "tear":
        return b"".join(_feeds(round(profile.head_to_cutter_mm * profile.dots_per_mm) + tail_dots))
    return _CUTS[profile.cut] + bytes((tail_dots,))


def clearing(profile: PrinterProfile) -> bytes:
    """Before a job that follows one broken off: end the picture it broke off in, cut off what is on paper.

    A printer on a line or on USB is not told that a program ended, and still waits for the rest of a picture.
    Bytes 0 make that rest white, and print nothing where no picture is waited for.
    """
    longest = max(profile.rows_per_band, _COLUMN_ROWS) * -(-profile.width_dots // 8)
    return bytes(longest) + beginning(profile) + parting(profile, 0)


def _picture(raster: Raster, profile: PrinterProfile) -> Iterator[bytes]:
    segment = _columns if profile.picture is PictureCommand.COLUMNS else _rows
    if raster.code is None:
        yield from segment(raster, 0, raster.height, profile)
        return
    yield from segment(raster, 0, raster.code.top, profile)
    yield _own_code(raster.code)
    yield from segment(raster, raster.code.top + raster.code.side, raster.height, profile)


def _own_code(code: OwnCode) -> bytes:
    """Centre, model 2, the module's size, level M, the text; print; no longer centre."""
    text = code.text.encode()
    settings = (b"1A2\x00", b"1C" + bytes((code.module_dots,)), b"1E1", b"1P0" + text, b"1Q0")
    functions = (b"\x1d(k" + _two(len(body)) + body for body in settings)
    return b"".join((b"\x1ba\x01", *functions, b"\x1ba\x00"))


def _rows(raster: Raster, first: int, end: int, profile: PrinterProfile) -> Iterator[bytes]:
    """The rows from `first` to before `end`, for printers that take them as rows."""
    for top, count, blank in _stretches(raster, first, end):
        yield from _feeds(count) if blank else _bands(raster, top, count, profile)


def _columns(raster: Raster, first: int, end: int, _profile: PrinterProfile) -> Iterator[bytes]:
    """The same rows as lines of 24, for printers that take columns; the last may feed up to 23 rows more.

    The paper moves by 24 rows however few of them have ink, so a line begins at the first row with ink.
    """
    empty = bytes(raster.row_bytes)
    at = first
    while at < end:
        blank = next((row for row in range(at, end) if raster.row(row) != empty), end) - at
        yield from _feeds(blank)
        at += blank
        if at < end:
            yield _line_of_columns(raster, at, min(at + _COLUMN_ROWS, end))
            at += _COLUMN_ROWS


def _line_of_columns(raster: Raster, first: int, end: int) -> bytes:
    """ESC * 33: three bytes a column, the most significant bit of the first on top; then feed by 24 rows."""
    row_bytes = raster.row_bytes
    rows = raster.rows[first * row_bytes : end * row_bytes].ljust(_COLUMN_ROWS * row_bytes, b"\x00")
    columns = bytearray(3 * raster.width_dots)
    for third in range(3):
        eight = rows[third * 8 * row_bytes : (third + 1) * 8 * row_bytes]
        columns[third::3] = _turned(eight, row_bytes)[: raster.width_dots]
    inked = -(-len(columns.rstrip(b"\x00")) // 3)
    return b"\x1b*\x21" + _two(inked) + bytes(columns[: 3 * inked]) + bytes((0x1B, 0x4A, _COLUMN_ROWS))


def _turned(eight: bytes, row_bytes: int) -> bytes:
    """Eight rows as columns of eight dots, the first row in the most significant bit."""
    columns = 0
    for start in range(0, len(eight), row_bytes):
        dots = b"".join(map(_DOTS.__getitem__, eight[start : start + row_bytes]))
        columns = columns << 1 | int.from_bytes(dots, "big")
    return columns.to_bytes(8 * row_bytes, "big")


def _stretches(raster: Raster, first: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Cut the rows into (first row, rows, is blank), where only long blank runs count as blank."""
    empty = bytes(raster.row_bytes)
    inked_from = at = first
    for blank, run in groupby(raster.row(number) == empty for number in range(first, end)):
        length = sum(1 for _ in run)
        if blank and length >= SHORTEST_SKIP:
            if at > inked_from:
                yield inked_from, at - inked_from, False
            yield at, length, True
            inked_from = at + length
        at += length
    if at > inked_from:
        yield inked_from, at - inked_from, False


def _feeds(rows: int) -> list[bytes]:
    whole, rest = divmod(rows, _LONGEST_FEED)
    return [bytes((0x1B, 0x4A, _LONGEST_FEED))] * whole + ([bytes((0x1B, 0x4A, rest))] if rest else [])


def _bands(raster: Raster, first: int, count: int, profile: PrinterProfile) -> Iterator[bytes]:
    """Pieces that a small buffer takes, each as wide as its ink.

    Printers jam on pictures of some 400 rows and more.
    """
    command = _graphics if profile.picture is PictureCommand.GRAPHICS else _raster
    for top in range(first, first + count, profile.rows_per_band):
        rows = [raster.row(row) for row in range(top, min(top + profile.rows_per_band, first + count))]
        inked = max(len(row.rstrip(b"\x00")) for row in rows)
        if inked:
            yield command(inked, len(rows), b"".join(row[:inked] for row in rows))
        else:
            yield from _feeds(len(rows))


def _raster(row_bytes: int, rows: int, data: bytes) -> bytes:
    return b"\x1dv0\x00" + _two(row_bytes) + _two(rows) + data


def _graphics(row_bytes: int, rows: int, data: bytes) -> bytes:
    """Store the picture (monochrome, not stretched, first colour), then print it."""
    body = b"0p0\x01\x011" + _two(row_bytes * 8) + _two(rows) + data
    return b"\x1d(L" + _two(len(body)) + body + b"\x1d(L\x02\x0002"


def _two(number: int) -> bytes:
    return number.to_bytes(2, "little")
