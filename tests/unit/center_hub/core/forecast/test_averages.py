import pytest

from center_hub.core.forecast.averages import Average


def test_a_guess_stands_until_something_is_seen() -> None:
    assert Average.guessed(0.05, 20).mean == pytest.approx(0.05)


def test_what_is_seen_wins_over_a_guess() -> None:
    share = Average.guessed(0.05, 20)
    for _ in range(500):
        share.see(1)
    assert share.mean > 0.95


def test_a_day_leaves_the_mean_and_makes_room_for_what_comes() -> None:
    old, fresh = Average.guessed(10, 100), Average.guessed(10, 100)
    for _ in range(30):
        old.fade()
    assert old.mean == pytest.approx(10)
    old.see(1000)
    fresh.see(1000)
    assert old.mean > fresh.mean


def test_a_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="of nothing"):
        Average(total=1, weight=0)
