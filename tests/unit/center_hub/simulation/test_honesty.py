"""Whether the waits that were told were true, in groups and as a picture."""

from xml.etree.ElementTree import Element

import pytest

from center_hub.contract.words import Wait
from center_hub.simulation.honesty import draw_honesty, groups


def told(likely_s: int, was_s: float) -> tuple[Wait, float]:
    return Wait(least=likely_s // 2, likely=likely_s, most=likely_s * 2), was_s


def test_groups_go_from_short_waits_to_long_and_hold_everybody() -> None:
    found = groups([told(60 * minutes, 60.0 * minutes) for minutes in range(100, 0, -1)])
    assert [group.people for group in found] == [10] * 10
    assert [group.told[1] for group in found] == sorted(group.told[1] for group in found)


def test_a_group_tells_the_means_of_what_was_told_and_the_quantiles_of_what_was() -> None:
    found = groups([told(600, 60.0 * minutes) for minutes in range(1, 101)])
    assert found[0].told == pytest.approx((5, 10, 20))
    assert found[0].was == pytest.approx((1, 5, 9))


def test_who_was_told_at_once_is_in_no_group() -> None:
    assert groups([told(30, 0.0), told(59, 900.0)]) == []


def test_nothing_told_draws_an_empty_frame() -> None:
    picture = Element("svg")
    draw_honesty(picture, [], 0)
    assert not [one for one in picture.iter("rect") if float(one.attrib["width"]) > 28]
