"""How a forecast is told to people: in round minutes, rather too long than too short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.words import Wait, shown_wait


@pytest.mark.parametrize(
    ("wait", "shown"),
    [
        ((0, 0, 0), (0, 5)),
        ((0, 30, 240), (0, 5)),
        ((60, 200, 301), (0, 10)),
        ((1200, 1500, 2100), (20, 35)),
        ((1300, 1500, 1990), (20, 35)),
        ((1200, 1200, 1200), (15, 20)),
        ((3000, 3600, 3900), (50, 70)),
    ],
)
def test_a_wait_is_told_in_round_minutes(wait: tuple[int, int, int], shown: tuple[int, int]) -> None:
    assert shown_wait(Wait(*wait)) == shown


@given(st.lists(st.integers(0, 30_000), min_size=3, max_size=3).map(sorted))
def test_what_is_told_holds_what_is_forecast(seconds: list[int]) -> None:
    since, to = shown_wait(Wait(*seconds))
    assert 0 <= since < to
    assert since * 60 <= seconds[0]
    assert to * 60 >= seconds[2]
    assert since % 5 == to % 5 == 0
