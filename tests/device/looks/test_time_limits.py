"""A6: nobody is hurried. A kiosk asks before it goes, waits for the answer, and stays while it is wanted."""

from collections.abc import Iterator

import pytest

from kiosk.page import TICKETS, TROUBLES, Page
from tests.device.kiosk.walk import CENTRES, WAYS, Walk

IDLE_S, WARNING_S, TIMES = 45.0, 20.0, 10
"""WCAG 2.2.1."""
HEARD = 3
"""So many times as long for whoever hears the page."""
NEARLY_S = 0.5
OWN_TIME = TICKETS | TROUBLES | {Page.ONE_MOMENT, Page.SETTLED, Page.HELP}
"""Pages with nothing to do but read: they stand as long as what they say is worth reading, or is true."""
OPEN = [name for name in WAYS if name != "still_there"]


def led_to(name: str, centre: str = "asan-baku-1", *, heard: bool = False) -> Walk:
    walk = Walk(centre, CENTRES[centre][0])
    if heard:
        WAYS["welcome"](walk)
        walk.do("mode", "aloud")
    WAYS[name](walk)
    return walk


def asked(walk: Walk) -> bool:
    """Whether the question stands on the screen."""
    return bool(walk.view["still_there"])


def idling() -> Iterator[str]:
    """The states that a kiosk leaves because nobody touches it, and not for a reason of their own."""
    for name in OPEN:
        walk = led_to(name)
        waits = walk.flow.help.standing is not None  # for a volunteer, three minutes
        if walk.flow.visitor is not None and walk.flow.page not in OWN_TIME and not waits:
            yield name


IDLING = list(idling())


def test_most_states_are_those_that_ask_before_they_go() -> None:
    assert len(IDLING) > len(OPEN) / 2


@pytest.mark.parametrize("name", IDLING)
def test_a_kiosk_asks_before_it_goes_and_waits_for_the_answer(name: str) -> None:
    walk = led_to(name)
    page = walk.flow.page
    walk.wait(IDLE_S - NEARLY_S)
    assert not asked(walk)
    walk.wait(2 * NEARLY_S)
    assert asked(walk)
    walk.wait(WARNING_S - 2 * NEARLY_S)
    assert asked(walk)
    assert walk.flow.page is page
    walk.wait(4 * NEARLY_S)
    assert walk.flow.visitor is None


@pytest.mark.parametrize("name", IDLING)
def test_who_hears_the_page_is_asked_after_three_times_as_long_and_waited_for_as_much_longer(
    name: str,
) -> None:
    walk = led_to(name, heard=True)
    page = walk.flow.page
    walk.wait(HEARD * IDLE_S - NEARLY_S)
    assert not asked(walk)
    walk.wait(2 * NEARLY_S)
    assert asked(walk)
    walk.wait(HEARD * WARNING_S - 2 * NEARLY_S)
    assert (asked(walk), walk.flow.page) == (True, page)
    walk.wait(4 * NEARLY_S)
    assert (walk.flow.visitor, walk.view["aloud"]) == (None, False)


@pytest.mark.parametrize("name", IDLING)
def test_one_tap_keeps_the_page_ten_times_over(name: str) -> None:
    walk = led_to(name)
    before = walk.view["page"]
    for _ in range(TIMES):
        walk.wait(IDLE_S + NEARLY_S)
        assert asked(walk)
        walk.do("continue")
        assert not asked(walk)
        assert walk.view["page"] == before


@pytest.mark.parametrize("name", ["ticket", "print_failed", "print_unknown", "print_likely"])
def test_a_number_on_show_is_kept_by_touching_it(name: str) -> None:
    walk = led_to(name)
    number = walk.view["number"]
    for _ in range(TIMES):
        walk.wait(14)
        walk.do("touch")
    assert walk.view["number"] == number


def test_a_number_is_lost_by_nobody_walking_away() -> None:
    """It is asked for and printed though nobody touches anything, and nobody cancels it."""
    walk = led_to("one_moment")
    walk.wait(5)
    walk.answer(walk.issued())
    walk.wait(IDLE_S + NEARLY_S)
    assert walk.view["page"] == "ticket"
    walk.printed()
    walk.wait(10)
    assert walk.view["page"] == "ticket"
    assert len(walk.jobs) == len(walk.sent) == 1
