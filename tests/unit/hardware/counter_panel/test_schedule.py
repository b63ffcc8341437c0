"""Whose turn it is: news first, everybody again after a while, and never more than the bus can carry."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.counter_panel.schedule import Schedule
from hardware.counter_panel.serial_bus import seconds_on_wire

BUSY = 0.03
WISHES = st.tuples(st.floats(0, 0.5), st.integers(0, 11), st.sampled_from(["", "A001", "B002"]))


def played(schedule: Schedule, begin: float, end: float) -> list[tuple[float, int, str]]:
    """Everything that is sent from `begin` to `end` when nothing else happens."""
    sent, now = [], begin
    while now < end:
        turn = schedule.next(now)
        if turn is None:
            wait = schedule.wait(now)
            assert wait > 0
            now += wait
        else:
            sent.append((now, *turn))
            schedule.sent(*turn, now, BUSY)
    return sent


def test_at_first_every_panel_is_blanked() -> None:
    assert [one[1:] for one in played(Schedule([1, 2, 3], 5), 0, 1)] == [(1, ""), (2, ""), (3, "")]


def test_news_go_before_refreshes_and_only_the_newest_goes() -> None:
    schedule = Schedule([1, 2, 3], 5)
    schedule.want(3, "A001")
    schedule.want(2, "A002")
    schedule.want(3, "A003")
    assert [one[1:] for one in played(schedule, 0, 1)] == [(3, "A003"), (2, "A002"), (1, "")]


def test_what_was_asked_while_a_frame_went_out_is_sent_after_it() -> None:
    schedule = Schedule([1], 5)
    schedule.want(1, "A001")
    turn = schedule.next(0)
    assert turn == (1, "A001")
    schedule.want(1, "A002")
    schedule.sent(*turn, 0, BUSY)
    assert schedule.has_news
    assert schedule.next(BUSY) == (1, "A002")


def test_the_same_again_is_no_news() -> None:
    schedule = Schedule([1], 5)
    assert schedule.want(1, "A001")
    assert not schedule.want(1, "A001")


def test_every_panel_is_told_again_after_the_refresh_time() -> None:
    schedule = Schedule([1, 2], 5)
    times: dict[int, list[float]] = {1: [], 2: []}
    for now, address, _ in played(schedule, 0, 16):
        times[address].append(now)
    assert {len(one) for one in times.values()} == {4}


def test_a_line_that_was_away_is_told_everything_at_once() -> None:
    schedule = Schedule([1, 2], 3600)
    schedule.want(1, "A001")
    played(schedule, 0, 10)
    assert schedule.next(10) is None
    schedule.begin_anew()
    assert sorted(one[1:] for one in played(schedule, 10, 11)) == [(1, "A001"), (2, "")]


def test_at_the_end_every_panel_is_blanked_once() -> None:
    schedule = Schedule([1, 2], 3600)
    schedule.want(1, "A001")
    played(schedule, 0, 10)
    schedule.blank_all()
    assert [one[1:] for one in played(schedule, 10, 11)] == [(1, ""), (2, "")]
    assert not schedule.has_news


def test_a_bus_without_panels_waits_for_ever() -> None:
    schedule = Schedule([], 5)
    assert schedule.next(0) is None
    assert schedule.wait(0) == math.inf


def test_a_panel_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Schedule([1], 5).want(2, "A001")


@given(
    st.integers(1, 12),
    st.lists(WISHES, max_size=40),
    st.floats(0.05, 2),
)
def test_frames_never_overlap_and_in_the_end_everybody_shows_the_newest(
    panels: int, wishes: list[tuple[float, int, str]], refresh: float
) -> None:
    schedule = Schedule(range(panels), refresh)
    now, sent = 0.0, []
    newest = dict.fromkeys(range(panels), "")
    for pause, address, text in wishes:
        schedule.want(address % panels, text)
        newest[address % panels] = text
        sent += played(schedule, now, now + pause)
        now = max(now + pause, sent[-1][0] if sent else 0.0)
    sent += played(schedule, now, now + refresh + BUSY * (panels + 2))
    assert {address: text for _, address, text in sent} == newest
    starts = [time for time, _, _ in sent]
    assert all(later - earlier >= BUSY - 1e-9 for earlier, later in pairwise(starts))


def test_a_frame_takes_the_line_as_long_as_its_bits() -> None:
    assert seconds_on_wire(8, 9600, "none") == pytest.approx(80 / 9600)
    assert seconds_on_wire(18, 38400, "even") == pytest.approx(198 / 38400)
