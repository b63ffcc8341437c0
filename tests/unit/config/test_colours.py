import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.colours import contrast, least_contrast, mixed, nearest_passing

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#336699", "#336699") == 1


@given(COLOURS, COLOURS)
def test_contrast_does_not_ask_which_is_the_ground(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.01


@given(COLOURS)
def test_the_nearest_passing_colour_passes_on_every_ground(colour: str) -> None:
    for grounds in (("#FAF8F3", "#FFFFFF"), ("#101A20", "#18252C")):
        assert least_contrast(nearest_passing(colour, grounds, 7), grounds) >= 7


def test_a_colour_that_passes_is_left_alone() -> None:
    assert nearest_passing("#00574D", ("#FFFFFF",), 7) == "#00574D"


def test_the_nearest_passing_colour_keeps_its_hue() -> None:
    red, green, blue = (int(nearest_passing("#FF4040", ("#FFFFFF",), 7)[at : at + 2], 16) for at in (1, 3, 5))
    assert red > 3 * green
    assert green == blue


def test_where_no_shade_passes_the_better_end_is_told() -> None:
    assert nearest_passing("#808080", ("#777777",), 21) == "#000000"


def test_half_of_black_in_white_is_grey() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
