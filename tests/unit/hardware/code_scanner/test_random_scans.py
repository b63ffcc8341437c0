"""Ten thousand random scans, as bytes of a line and as key events: texts or nothing, never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.code_scanner.assembly import MOST_BYTES, Assembly, bare
from hardware.code_scanner.layouts import LAYOUTS, LayoutName
from hardware.code_scanner.takers import SentScans, TypedScans
from hardware.input_reader import Taker
from hardware.kernel_input.records import InputEvent, packed
from tests.support.recorded_input import DROPPED, typed

TYPES, VALUES = (0, 0, 1, 1, 1, 1, 1, 4), (0, 1, 1, 2, -1, 0x7FFFFFFF)


def event_of(a: int, b: int, c: int) -> InputEvent:
    """An event of any kind, most of them of keys that a scanner has."""
    kind = TYPES[a % 8]
    code = b % (4 if kind == 0 else 130 if c < 200 else 0x300)
    return InputEvent(kind, code, VALUES[c % 6], 1.0)


PIECES = st.lists(st.one_of(st.binary(max_size=60), st.just(b"\r"), st.none()), min_size=20, max_size=40)
"""What comes at once; None is silence."""


def told(taker: Taker, pieces: list[bytes | None], scans: list[str]) -> None:
    taker.begin(0.0)
    for piece in pieces:
        if piece is None:
            taker.quiet()
            assert not taker.waiting
        else:
            taker.take(piece, 0.0)
    for text in scans:
        assert 0 < len(text.encode()) <= MOST_BYTES
        assert text.isprintable() or not any(ord(sign) < 32 for sign in text)


@settings(max_examples=500)
@given(PIECES)
def test_any_bytes_of_a_line(pieces: list[bytes | None]) -> None:
    scans: list[str] = []
    told(SentScans(Assembly(["Q"]), scans.append), pieces, scans)


@settings(max_examples=500)
@given(PIECES)
def test_any_bytes_of_a_descriptor(pieces: list[bytes | None]) -> None:
    scans: list[str] = []
    told(TypedScans(LAYOUTS["us"], Assembly(), scans.append), pieces, scans)


@settings(max_examples=500)
@given(st.sampled_from(sorted(LAYOUTS)), st.lists(st.binary(max_size=36), min_size=20, max_size=30))
def test_any_key_events(layout: LayoutName, moments: list[bytes]) -> None:
    scans: list[str] = []
    pieces: list[bytes | None] = []
    for moment in moments:
        drawn = zip(moment[::3], moment[1::3], moment[2::3], strict=False)
        pieces += [b"".join(packed(event_of(*one)) for one in drawn), None]
    told(TypedScans(LAYOUTS[layout], Assembly(), scans.append), pieces, scans)


@settings(max_examples=300)
@given(st.lists(st.text("AB19]-", min_size=4, max_size=9), min_size=1, max_size=5), st.data())
def test_wherever_the_kernel_loses_events_only_whole_scans_are_delivered(
    texts: list[str], data: st.DataObject
) -> None:
    scans: list[str] = []
    taker = TypedScans(LAYOUTS["us"], Assembly(), scans.append)
    taker.begin(0.0)
    for text in texts:
        reports = list(typed(f"{text}\n"))
        if data.draw(st.booleans()):
            start = data.draw(st.integers(0, len(reports)))
            lost = data.draw(st.integers(1, len(reports)))
            reports[start : start + lost] = [DROPPED]
        taker.take(b"".join(reports), 0.0)
        taker.quiet()
    whole = iter(bare(text) for text in texts)
    assert all(scan in whole for scan in scans)


@pytest.mark.parametrize("text", ["]Q1K7Q2M9", "\u0259\u06cd", "A\u00e9"])
def test_a_character_is_read_wherever_its_bytes_are_cut(text: str) -> None:
    data = text.encode()
    for cut in range(len(data) + 1):
        scans: list[str] = []
        taker = SentScans(Assembly(), scans.append)
        taker.begin(0.0)
        taker.take(data[:cut], 0.0)
        taker.take(data[cut:], 0.0)
        taker.quiet()
        assert scans == [text.removeprefix("]Q1")]
