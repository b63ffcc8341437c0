import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.finding import Finding, Verdict
from hardware.screen.examination import platform_finding, size_findings, smallest_cap_mm
from hardware.screen.theme import Place

THEME = Path(__file__).parents[4] / "hardware" / "screen" / "Nobat" / "Theme.qml"


@dataclass(frozen=True)
class Ruler:
    width_mm: float
    height_mm: float


PORTRAIT = Ruler(268, 476)


def sized(
    ruler: Ruler, pixels: tuple[int, int], place: Place = Place.KIOSK, viewing_m: float = 4
) -> dict[str, Finding]:
    found = size_findings(ruler, pixels, smallest_cap_mm(place, viewing_m))
    return {one.check: one for one in found}


def test_pixels_and_millimetres_that_fit_are_well() -> None:
    found = sized(PORTRAIT, (1080, 1920))
    assert {one.verdict for one in found.values()} == {Verdict.OK}
    assert found["size"].value == "1080 x 1920 pixels on 268 x 476 mm"
    assert found["fineness"].value == "4.03 pixels a mm, smallest capitals 19 pixels"


def test_a_picture_that_is_not_turned_with_the_screen_is_told_so() -> None:
    found = sized(PORTRAIT, (1920, 1080))["size"]
    assert found.verdict is Verdict.FAIL
    assert "swap width_mm and height_mm" in found.advice


def test_millimetres_that_are_wrong_are_to_be_measured_again() -> None:
    found = sized(Ruler(268, 300), (1080, 1920))["size"]
    assert found.verdict is Verdict.WARN
    assert "4.03 pixels a mm across and 6.40 down" in found.advice


def test_a_bezel_measured_with_it_is_within_the_tolerance() -> None:
    assert sized(Ruler(262, 476), (1080, 1920))["size"].verdict is Verdict.OK


@pytest.mark.parametrize(
    ("place", "verdict"), [(Place.KIOSK, Verdict.OK), (Place.DESK, Verdict.FAIL), (Place.BOARD, Verdict.OK)]
)
def test_how_fine_a_screen_must_be_depends_on_where_it_stands(place: Place, verdict: Verdict) -> None:
    assert sized(Ruler(400, 300), (800, 600), place)["fineness"].verdict is verdict


def test_the_smallest_capitals_are_those_that_are_drawn() -> None:
    drawn = re.search(
        r"small: kiosk \? grown\(([\d.]+)\) : board \? ([\d.]+) \* viewingM : grown\(([\d.]+)\)",
        THEME.read_text(encoding="utf-8"),
    )
    assert drawn is not None
    kiosk, board_a_metre, desk = map(float, drawn.groups())
    assert smallest_cap_mm(Place.KIOSK) == kiosk
    assert smallest_cap_mm(Place.DESK) == desk
    assert smallest_cap_mm(Place.BOARD, 7) == pytest.approx(board_a_metre * 7)


def test_a_board_read_from_near_must_be_finer_than_one_read_from_afar() -> None:
    small_and_coarse = Ruler(700, 394), (640, 360)
    assert sized(*small_and_coarse, Place.BOARD, 3)["fineness"].verdict is Verdict.OK
    assert sized(*small_and_coarse, Place.BOARD, 1.8)["fineness"].verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("name", "verdict"), [("xcb", Verdict.OK), ("linuxfb", Verdict.OK), ("offscreen", Verdict.WARN)]
)
def test_what_nobody_sees_is_not_well(name: str, verdict: Verdict) -> None:
    assert platform_finding(name).verdict is verdict
