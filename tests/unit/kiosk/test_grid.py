from hypothesis import given
from hypothesis import strategies as st

from kiosk.grid import Grid, list_grid, tile_grid

SIDES = st.floats(50, 2000)


def test_an_upright_kiosk_shows_seven_rows_and_six_tiles() -> None:
    assert list_grid(268, 476) == Grid(columns=1, rows=7)
    assert tile_grid(268, 476) == Grid(columns=2, rows=3, stacked=True)


def test_a_lying_screen_shares_its_width() -> None:
    assert list_grid(344, 215) == Grid(columns=2, rows=2)
    assert tile_grid(344, 215) == Grid(columns=2, rows=1)


@given(SIDES, SIDES)
def test_every_screen_shows_at_least_one_choice_and_at_most_nine(width: float, height: float) -> None:
    for grid in (list_grid(width, height), tile_grid(width, height)):
        assert 1 <= grid.places <= 9
