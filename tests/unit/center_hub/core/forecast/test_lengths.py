import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.core.forecast.lengths import POINTS, FrozenLengths, Lengths
from center_hub.core.plan import PlannedService

PLAN = {
    name: PlannedService(id=name, series="A", mean_service_s=300) for name in ("card", "passport", "stamp")
}


def seen(*services: tuple[str, float], times: int = 200) -> Lengths:
    """After so many of each service, of random lengths around a mean in seconds."""
    chance, lengths = random.Random(1), Lengths()
    for _ in range(times):
        for service, mean_s in services:
            lengths.see(service, chance.expovariate(1 / mean_s) * 1000, PLAN)
    return lengths


def mean_s(lengths: Lengths, service: str) -> float:
    return lengths.mean_ms(service, PLAN[service]) / 1000


def test_a_service_never_seen_takes_what_the_centre_has_stated() -> None:
    assert mean_s(Lengths(), "card") == 300


def test_a_service_that_nobody_planned_takes_five_minutes() -> None:
    assert Lengths().mean_ms("gone", None) == 300_000


@pytest.mark.parametrize("true_s", [60, 300, 1500])
def test_what_is_seen_wins_over_what_is_stated_however_wrong(true_s: float) -> None:
    assert mean_s(seen(("card", true_s)), "card") == pytest.approx(true_s, rel=0.15)


def test_one_long_service_does_not_change_a_plan() -> None:
    lengths = Lengths()
    lengths.see("card", 1_200_000, PLAN)
    assert 300 < mean_s(lengths, "card") < 600


def test_a_service_not_seen_yet_is_corrected_by_how_wrong_the_others_are() -> None:
    slow = seen(("card", 600), ("passport", 600))
    assert mean_s(slow, "stamp") == pytest.approx(600, rel=0.15)


def test_stated_means_count_for_less_where_they_proved_wrong() -> None:
    right, wrong = seen(("card", 300), ("passport", 300)), seen(("card", 100), ("passport", 900))
    assert wrong.trust < right.trust


def test_a_day_fades_and_leaves_the_mean_as_it_was() -> None:
    lengths = seen(("card", 200), times=2000)
    before = mean_s(lengths, "card")
    lengths.day_over(PLAN)
    assert mean_s(lengths, "card") == pytest.approx(before, rel=0.02)


def test_how_services_vary_is_learned() -> None:
    lengths = Lengths()
    for _ in range(300):
        lengths.see("card", 240_000, PLAN)
    lengths.day_over(PLAN)
    assert list(lengths.spread) == pytest.approx([1.0] * POINTS, abs=1e-6)


@given(elapsed=st.floats(0, 1e7), chance=st.floats(0, 1, exclude_max=True))
def test_a_service_that_goes_on_ends_after_now(elapsed: float, chance: float) -> None:
    assert Lengths().left_ms(300_000, elapsed, lambda: chance) >= 0


def test_the_longer_it_has_lasted_the_longer_it_will_last_in_all() -> None:
    lengths = Lengths()
    totals = [
        elapsed + lengths.left_ms(300_000, elapsed, lambda: 0.5) for elapsed in range(0, 600_000, 60_000)
    ]
    assert totals == sorted(totals)


@given(st.lists(st.tuples(st.sampled_from(sorted(PLAN)), st.floats(1, 1e7)), max_size=200))
def test_what_was_learned_is_the_same_after_it_was_kept(services: list[tuple[str, float]]) -> None:
    lengths = Lengths()
    for service, took_ms in services:
        lengths.see(service, took_ms, PLAN)
    again = Lengths.thaw(lengths.freeze())
    assert again.freeze() == lengths.freeze()
    for one in (lengths, again):
        one.see("card", 1000, PLAN)
        one.day_over(PLAN)
    assert again.freeze() == lengths.freeze()


@pytest.mark.parametrize("broken", [{"count": b""}, {"level": 0.0}, {"trust": float("nan")}])
def test_what_does_not_fit_together_is_refused(broken: dict[str, Any]) -> None:
    frozen = seen(("card", 300), times=3).freeze()
    fields = {name: getattr(frozen, name) for name in frozen.__struct_fields__}
    with pytest.raises(ValueError, match="fit together"):
        Lengths.thaw(FrozenLengths(**{**fields, **broken}))


def test_services_finished_at_once_leave_a_distribution_that_can_be_kept() -> None:
    lengths = Lengths()
    for number in range(400):
        lengths.see("card", 300_000 if number % 3 else 0, PLAN)
    lengths.day_over(PLAN)
    assert Lengths.thaw(lengths.freeze()).spread == lengths.spread
    assert lengths.spread[0] > 0


def test_a_day_of_nothing_but_services_finished_at_once_is_survived() -> None:
    lengths = Lengths()
    for _ in range(400):
        lengths.see("card", 0, PLAN)
    lengths.day_over(PLAN)
    assert 0 < mean_s(lengths, "card") < 30
    assert Lengths.thaw(lengths.freeze()).freeze() == lengths.freeze()


def test_one_service_that_nobody_finished_for_a_day_does_not_spoil_the_next() -> None:
    lengths = seen(("card", 300), times=10)
    before = mean_s(lengths, "card")
    lengths.see("card", 86_400_000, PLAN)
    assert mean_s(lengths, "card") < 1.5 * before
