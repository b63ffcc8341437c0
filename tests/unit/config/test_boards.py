import pytest

from config.boards import farthest_m, metres
from config.problems import Rejected


def test_a_distance_is_written_in_metres() -> None:
    assert [metres(text) for text in ("4", "4.5", "12")] == [4.0, 4.5, 12.0]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("4m", "did you mean '4'?"),
        ("4,5", "did you mean '4.5'?"),
        ("far", "write metres such as 4"),
        ("99", "1 to 30"),
    ],
)
def test_a_distance_written_otherwise_is_refused_with_what_was_meant(text: str, fix: str) -> None:
    with pytest.raises(Rejected) as refused:
        metres(text)
    assert fix in str(refused.value.fix)


@pytest.mark.parametrize(
    ("width_mm", "height_mm", "farthest"),
    [(941, 529, 4.0), (529, 941, 4.0), (708, 398, 3.0), (1660, 934, 7.0)],
)
def test_the_farthest_follows_the_short_side_of_the_screen(
    width_mm: int, height_mm: int, farthest: float
) -> None:
    assert farthest_m(width_mm, height_mm) == farthest
