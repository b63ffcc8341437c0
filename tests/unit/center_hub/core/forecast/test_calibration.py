import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.core.forecast.calibration import Band, Calibration, FrozenCalibration

SIZES = st.floats(0, 20_000)


def pairs(seed: int, number: int) -> list[tuple[float, float]]:
    """Forecasts, and waits that are log-normal about twice as long."""
    chance = random.Random(seed)
    told = [chance.uniform(60, 2000) for _ in range(number)]
    return [(played, played * 2 * chance.lognormvariate(0, 0.5)) for played in told]


def taught(days: int = 4, band: Band = 0) -> Calibration:
    calibration = Calibration()
    for day in range(days):
        for played, waited in pairs(day, 1500):
            calibration.learn(band, played, waited)
        calibration.day_over()
    return calibration


def test_four_in_five_waits_lie_between_least_and_most() -> None:
    calibration = taught()
    told = [(calibration.wait(0, played), waited) for played, waited in pairs(99, 4000)]
    assert sum(wait.least <= waited <= wait.most for wait, waited in told) / 4000 == pytest.approx(
        0.8, abs=0.03
    )
    assert sum(waited <= wait.likely for wait, waited in told) / 4000 == pytest.approx(0.55, abs=0.03)


def test_what_one_band_learns_is_not_told_to_the_other() -> None:
    assert taught(band=1).wait(0, 600) == Calibration().wait(0, 600)
    assert taught(band=1).wait(1, 600) != Calibration().wait(1, 600)


def test_a_few_pairs_do_not_overturn_what_is_assumed() -> None:
    calibration = Calibration()
    for _ in range(3):
        calibration.learn(0, 600, 6000)
    calibration.day_over()
    assert calibration.wait(0, 600).likely < 1.3 * Calibration().wait(0, 600).likely


def test_what_is_learned_during_a_day_is_told_from_the_next() -> None:
    calibration = Calibration()
    for played, waited in pairs(1, 500):
        calibration.learn(0, played, waited)
    before = calibration.wait(0, 600)
    calibration.day_over()
    assert before == Calibration().wait(0, 600) != calibration.wait(0, 600)


@given(played=SIZES, band=st.sampled_from([0, 1]))
def test_least_likely_and_most_are_in_order(played: float, band: Band) -> None:
    wait = Calibration().wait(band, played)
    assert 0 <= wait.least <= wait.likely <= wait.most


@given(st.lists(st.tuples(st.sampled_from([0, 1]), SIZES, SIZES, st.booleans()), max_size=100))
def test_what_was_learned_is_the_same_after_it_was_kept(seen: list[tuple[Band, float, float, bool]]) -> None:
    calibration = Calibration()
    for band, played, waited, over in seen:
        calibration.learn(band, played, waited)
        if over:
            calibration.day_over()
    again = Calibration.thaw(calibration.freeze())
    for one in (calibration, again):
        one.day_over()
    assert again.freeze() == calibration.freeze()


def test_columns_of_different_lengths_are_refused() -> None:
    frozen = taught(days=1).freeze()
    fields = {name: getattr(frozen, name) for name in frozen.__struct_fields__}
    with pytest.raises(ValueError, match="fit together"):
        Calibration.thaw(FrozenCalibration(**{**fields, "bands": b""}))
