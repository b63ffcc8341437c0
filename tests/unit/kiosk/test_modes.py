"""What makes the kiosk easier: switched on by whoever is there, gone with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import time_limits
from kiosk.easier import easier
from kiosk.modes import LEAST_MM, REACH_MM, Mode, Reach, reach
from kiosk.page import Page
from kiosk.views import view_of
from tests.device.kiosk.walk import LANDSCAPE, PORTRAIT, WAYS, Walk

ALL = ("larger", "contrast", "lower", "aloud")


def walk(page: str = "welcome", *modes: str) -> Walk:
    at = Walk("asan-baku-1", "ru")
    WAYS["welcome"](at)
    for mode in modes:
        at.do("mode", mode)
    WAYS[page](at)
    return at


def switched_on(at: Walk) -> set[str]:
    return {one["value"] for one in at.view["modes"] if one["on"]}


@pytest.mark.parametrize("page", sorted(WAYS))
def test_every_mode_is_one_tap_away_on_every_page_and_one_tap_ends_it(page: str) -> None:
    at = walk(page)
    at.do("continue")  # whoever was asked is there
    for mode in ALL:
        at.do("mode", mode)
        assert switched_on(at) == {mode}
        at.do("mode", mode)
        assert switched_on(at) == set()


def test_a_mode_this_kiosk_does_not_have_is_neither_offered_nor_switched_on() -> None:
    at = Walk("asan-baku-1", "ru", LANDSCAPE, spoken=frozenset())
    WAYS["welcome"](at)
    assert [one["value"] for one in at.view["modes"] if one["id"] == "mode"] == ["larger", "contrast"]
    at.do("mode", "lower")
    at.do("mode", "aloud")
    at.do("mode", "nonsense")
    assert at.flow.modes == frozenset()


def test_start_over_keeps_what_somebody_needs_to_read() -> None:
    at = walk("confirm", "larger")
    at.do("start_over")
    assert (at.view["page"], switched_on(at)) == ("welcome", {"larger"})


def test_modes_stay_from_the_first_page_to_the_ticket_and_go_with_its_citizen() -> None:
    at = walk("ticket", *ALL)
    assert switched_on(at) == set(ALL)
    at.do("done", "17-A042")
    assert switched_on(at) == set()


@pytest.mark.parametrize(
    "page", ["document", "code", "confirm", "several", "own_waiting", "settled", "ticket"]
)
@pytest.mark.parametrize(
    "modes", [(), ("larger", "contrast", "lower"), ("aloud",)], ids=["plain", "seen", "heard"]
)
def test_nothing_of_the_last_citizen_is_left_after_a_time_out(page: str, modes: tuple[str, ...]) -> None:
    at = walk(page, *modes)
    at.wait(time_limits.SPOKEN * (time_limits.IDLE_S + time_limits.WARNING_S) + 2)
    fresh = walk()
    fresh.now, fresh.sequence = at.now, at.sequence
    fresh.wait(0.25)
    fresh.pulse()
    at.pulse()
    left, new = view_of(at.flow), view_of(fresh.flow)
    assert (at.flow.visitor, at.flow.given, at.flow.modes) == (None, (), frozenset())
    assert {key: left[key] for key in left if key not in {"stamp", "clock"}} == {
        key: new[key] for key in new if key not in {"stamp", "clock"}
    }


def test_a_mode_alone_is_asked_about_and_then_forgotten() -> None:
    at = walk("welcome", "contrast")
    at.wait(46)
    assert at.view["still_there"] != {}
    at.wait(21)
    assert (at.view["still_there"], switched_on(at)) == ({}, set())


def test_a_key_for_what_this_kiosk_cannot_do_takes_nothing_from_who_is_asked() -> None:
    at = Walk("asan-baku-1", "ru", spoken=frozenset())
    WAYS["confirm"](at)
    at.wait(46)
    at.do("mode", "aloud")
    assert (at.view["page"], at.view["still_there"]) == ("confirm", {})


def test_whoever_listens_has_three_times_as_long_and_extends_it_as_often_as_wanted() -> None:
    at = walk("confirm", "aloud")
    for _ in range(12):
        at.wait(134)
        assert at.view["still_there"] == {}
        at.wait(2)
        assert at.view["still_there"] != {}
        at.wait(55)
        assert at.view["page"] == "confirm"
        at.do("continue")
    at.wait(196)
    assert at.flow.visitor is None


def test_a_number_stays_three_times_as_long_for_whoever_listens() -> None:
    at = walk("ticket", "aloud")
    at.wait(59)
    assert at.view["page"] == "ticket"
    at.wait(2)
    assert at.view["page"] == "welcome"


def test_a_list_stays_where_it_was_turned_to_when_its_pages_get_smaller() -> None:
    at = walk("agencies")
    at.do("next_page")
    first = at.view["choices"][0]["id"]
    at.do("mode", "larger")
    assert first in {one["id"] for one in at.view["choices"]}
    assert len(at.view["choices"]) <= 4


def test_a_language_that_nobody_can_read_aloud_is_said_so_of_and_ends_the_reading() -> None:
    at = Walk("asan-khedmat-kabul-1", "ps")
    WAYS["welcome"](at)
    at.do("mode", "aloud")
    at.do("language", "ps")
    assert switched_on(at) == set()
    assert at.view["notice"] != ""
    assert at.view["farewell"] != ""
    at.do("touch")
    assert at.view["notice"] == ""
    at.do("mode", "aloud")
    assert (switched_on(at), at.view["notice"] != "") == (set(), True)


def test_a_lying_screen_that_would_hold_no_keyboard_above_its_unreached_part_has_no_lower_mode() -> None:
    assert reach(344, 215, 750) is None
    assert reach(344, 215, 800) is None
    assert reach(531, 299, 750) == Reach(0.0, 40.0)


def _left_over(height: float, edge: float) -> float:
    """Of a screen, between what is out of reach at its top, heading and all, and below."""
    return height - max(0.0, edge + height - REACH_MM[1] - 34) - max(0.0, REACH_MM[0] - edge - 10)


@given(st.floats(200, 800), st.floats(200, 900), st.floats(300, 860))
def test_the_middle_of_a_target_between_what_stays_free_is_within_reach(
    width: float, height: float, edge: float
) -> None:
    free = reach(width, height, edge)
    if free is None and _left_over(height, edge) < LEAST_MM:
        return  # it would hold no keyboard
    top = edge + height - (0 if free is None else free.top_mm + 24)  # the heading is not touched
    bottom = edge + (0 if free is None else free.bottom_mm)
    assert bottom + 10 >= REACH_MM[0] - 0.001
    assert top - 10 - (24 if free is None else 0) <= REACH_MM[1] + 0.001
    if free is not None and free.top_mm:
        assert top - 10 <= REACH_MM[1] + 0.001


def test_a_screen_of_unknown_height_stands_as_usual_if_upright_and_within_reach_if_lying() -> None:
    assert reach(*PORTRAIT, None) == reach(*PORTRAIT, 750) == Reach(92.0, 40.0)
    assert reach(*LANDSCAPE, None) is None
    assert reach(*LANDSCAPE, 860) is None


def test_lower_is_offered_where_something_is_out_of_reach() -> None:
    centre = walk().centre
    assert Mode.LOWER in easier(centre, *PORTRAIT).offered
    assert Mode.LOWER in easier(centre, *PORTRAIT, 750).offered
    assert Mode.LOWER not in easier(centre, *LANDSCAPE).offered


def test_help_has_a_place_on_every_page_but_its_own() -> None:
    for page in WAYS:
        at = walk(page)
        ids = [one["id"] for one in (*at.view["foot"], *at.view["modes"])]
        assert ids.count("help") == (0 if at.flow.page is Page.HELP else 1), page
