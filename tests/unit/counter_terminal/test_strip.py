"""The small window: when it is there, in which corner, and what a device remembers of it."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.commands import CallNext
from center_hub.contract.words import CounterState, LegState
from counter_terminal.remembered import keep, recall
from counter_terminal.strip import Corner, Strip, place
from tests.unit.counter_terminal.desk import STEADY, Desk

ROOM = (100, 40, 1600, 900)


def test_one_key_makes_the_window_small_and_the_same_makes_it_large_again(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    assert desk.view("strip.on") is False
    desk.key("F3")
    assert desk.view("strip.on") is True
    desk.key("F3")
    assert desk.view("strip.on") is False
    desk.press("strip")
    assert desk.view("strip.on") is True
    assert desk.sent == []


def test_the_window_can_be_made_small_before_the_hub_was_ever_heard(desk: Desk) -> None:
    desk.key("F3")
    assert desk.view("strip.on") is True


def test_arrows_move_the_strip_and_do_nothing_to_the_large_window(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.key("Left")
    assert desk.view("strip.corner") == "top-right"
    desk.key("F3")
    for key, corner in (
        ("Left", "top-left"),
        ("Down", "bottom-left"),
        ("Left", "bottom-left"),
        ("Right", "bottom-right"),
        ("Up", "top-right"),
    ):
        desk.key(key)
        assert desk.view("strip.corner") == corner
    desk.press("corner")
    assert desk.view("strip.corner") == "bottom-right"


def test_every_key_of_the_large_window_works_in_the_strip(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN)
    desk.key("F3")
    desk.press("main")
    assert desk.sent == [CallNext(counter="counter-7", expect=None)]
    desk.refused()
    desk.holds(LegState.SERVING)
    desk.key("F8")
    assert desk.view("page") == "transfer"
    desk.key("F3")
    assert desk.view("strip.on") is True, "a question is not made small"
    desk.key("Esc")
    assert (desk.view("page"), desk.view("strip.on")) == ("work", True)


def test_the_strip_offers_calling_again_and_no_show_while_somebody_is_called(desk: Desk) -> None:
    desk.holds(LegState.CALLED)
    assert [row["id"] for row in desk.rows("strip.actions")] == ["recall", "no-show"]
    assert [row["key"] for row in desk.rows("strip.actions")] == ["F6", "F7"]
    desk.holds(LegState.CALLED, recalls_left=0)
    assert [row["id"] for row in desk.rows("strip.actions")] == ["start"]
    desk.holds(LegState.SERVING)
    assert desk.rows("strip.actions") == []
    desk.is_now(CounterState.OPEN)
    assert desk.rows("strip.actions") == []


def test_a_service_beyond_its_mean_is_said_in_words_and_not_by_colour_alone(desk: Desk) -> None:
    desk.holds(LegState.SERVING)
    assert desk.view("ticket.state") == "Being served"
    assert desk.view("ticket.brief") == "Being served"
    desk.holds(LegState.SERVING, serving_since=STEADY - 721_000)
    assert desk.view("ticket.over") is True
    assert desk.view("ticket.state") == "Being served · Longer than usual"
    assert desk.view("ticket.brief") == "Longer than usual"


@given(
    corner=st.sampled_from(Corner),
    size=st.tuples(st.integers(1, 4000), st.integers(1, 4000)),
    room=st.tuples(
        st.integers(-2000, 2000), st.integers(-2000, 2000), st.integers(1, 4000), st.integers(1, 3000)
    ),
)
def test_a_strip_is_always_whole_inside_its_screen_and_touches_its_corner(
    corner: Corner, size: tuple[int, int], room: tuple[int, int, int, int]
) -> None:
    x, y, width, height = place(corner, room, size)
    left, top, across, down = room
    assert left <= x <= x + width <= left + across
    assert top <= y <= y + height <= top + down
    assert x == left if corner.is_left else x + width == left + across
    assert y == top if corner.is_top else y + height == top + down


def test_the_window_is_remembered_over_a_restart(tmp_path: Path) -> None:
    assert recall(tmp_path, "counter-7") == Strip()
    keep(tmp_path / "new", "counter-7", Strip(on=True, corner=Corner.BOTTOM_LEFT))
    assert recall(tmp_path / "new", "counter-7") == Strip(on=True, corner=Corner.BOTTOM_LEFT)
    assert recall(tmp_path / "new", "counter-8") == Strip()


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"{",
        b"\0\0\0\0",
        b"[" * 100_000,
        b'{"small": 1}',
        b'{"small": true, "corner": "middle"}',
        b'{"small": true, "corner": "\xff"}',
    ],
    ids=["empty", "cut", "zeros", "deep", "a_number", "no_corner", "no_letters"],
)
def test_a_spoilt_memory_is_a_large_window_and_a_line_in_the_log(
    tmp_path: Path, spoilt: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    keep(tmp_path, "counter-7", Strip(on=True))
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    with caplog.at_level(logging.WARNING):
        assert recall(tmp_path, "counter-7") == Strip()
    assert "not known" in caplog.text
    caplog.clear()


def test_a_disk_that_refuses_is_told_to_the_log_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        keep(taken, "counter-7", Strip(on=True))
    assert "could not be remembered" in caplog.text
    caplog.clear()
