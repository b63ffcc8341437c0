from hypothesis import given
from hypothesis import strategies as st

from hardware.kernel_input.records import (
    EV_KEY,
    EV_SYN,
    RECORD_BYTES,
    SYN_DROPPED,
    SYN_REPORT,
    InputEvent,
    KeyChange,
    Records,
    Report,
    Reports,
    packed,
)

KEY = InputEvent(EV_KEY, 30, 1, 12.25)
END = InputEvent(EV_SYN, SYN_REPORT, 0, 12.25)
LOST = InputEvent(EV_SYN, SYN_DROPPED, 0, 12.5)

# Two records as a 64-bit kernel wrote them: MSC_SCAN 7001e and KEY_1 down, at 1700000000.123456.
RECORDED = bytes.fromhex(
    "00f1536500000000 40e2010000000000 0400 0400 1e00070000f1536500000000 40e2010000000000 0100 0200 01000000"
)


def test_the_kernels_own_bytes_are_read() -> None:
    scan, key = Records().feed(RECORDED)
    assert (scan.type, scan.code, scan.value) == (4, 4, 0x7001E)
    assert (key.type, key.code, key.value) == (EV_KEY, 2, 1)
    assert abs(key.time - 1_700_000_000.123456) < 1e-6


def test_a_record_may_come_in_pieces_cut_anywhere() -> None:
    data = packed(KEY) + packed(END)
    for cut in range(len(data) + 1):
        records = Records()
        assert records.feed(data[:cut]) + records.feed(data[cut:]) == [KEY, END]
    assert len(packed(KEY)) == RECORD_BYTES


@given(st.binary(max_size=400))
def test_any_bytes_are_records_or_the_beginning_of_one(data: bytes) -> None:
    assert len(Records().feed(data)) == len(data) // RECORD_BYTES


def reports(*events: InputEvent) -> list[Report]:
    gathered = Reports()
    return [report for event in events if (report := gathered.take(event))]


def test_keys_are_told_report_by_report() -> None:
    up = KEY._replace(value=0)
    assert reports(KEY, END, END, up, END) == [
        Report((KeyChange(30, 1),), 12.25),
        Report((KeyChange(30, 0),), 12.25),
    ]


def test_everything_from_a_loss_to_the_next_report_is_thrown_away_and_both_ends_are_told() -> None:
    assert reports(KEY, LOST, KEY, KEY, END, KEY, END) == [
        Report((), 12.5, lost=True),
        Report((), 12.25, lost=True),
        Report((KeyChange(30, 1),), 12.25),
    ]


def test_a_report_that_never_ends_takes_no_more_memory_than_any_keyboard_needs() -> None:
    gathered = Reports()
    for _ in range(5_000):
        assert gathered.take(KEY) is None
    report = gathered.take(END)
    assert report is not None
    assert len(report.keys) == 1024
