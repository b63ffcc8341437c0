from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from hardware.screen.theme import Place, ScreenSize

Opener = Callable[..., Any]

TEXT = """
Screen {
    largeText: stage.view.large
    Label { objectName: "small"; text: "I"; size: Theme.small; width: 100 }
}
"""
TOUCH = """
Screen {
    Column {
        spacing: Theme.mm(Theme.gap)
        BigChoice { objectName: "BigChoice"; title: "A" }
        PrimaryButton { objectName: "PrimaryButton"; text: "A" }
        SecondaryButton { objectName: "SecondaryButton"; text: "A"; size: 3 }
        ListRow { objectName: "ListRow"; title: "A" }
    }
    foot: FootItem { objectName: "FootItem"; text: "A"; height: implicitHeight }
}
"""
DENSITIES = {"full HD": (1080, 1920), "four K": (2160, 3840)}


def inked_rows(picture: QImage) -> int:
    ground = picture.pixelColor(picture.width() - 1, 0).lightness()
    return sum(
        any(abs(picture.pixelColor(x, y).lightness() - ground) > 100 for x in range(picture.width()))
        for y in range(picture.height())
    )


@pytest.mark.parametrize("size_px", DENSITIES.values(), ids=DENSITIES)
@pytest.mark.parametrize(("large", "cap_mm"), [(False, 4.8), (True, 7.3)])
def test_the_smallest_capital_of_a_kiosk_is_large_enough_on_the_glass(
    open_page: Opener, size_px: tuple[int, int], *, large: bool, cap_mm: float
) -> None:
    page = open_page(TEXT, {"large": large}, size_px=size_px)
    per_mm = size_px[0] / 268
    assert cap_mm - 1 / per_mm <= inked_rows(page.picture("small")) / per_mm <= cap_mm + 0.7


@pytest.mark.parametrize("viewing_m", [3, 8])
def test_the_smallest_capital_of_a_board_grows_with_the_distance(open_page: Opener, viewing_m: float) -> None:
    screen = ScreenSize(941, 529, viewing_m=viewing_m)
    page = open_page(TEXT, {"large": False}, screen=screen, size_px=(1920, 1080), place=Place.BOARD)
    per_mm = 1920 / 941
    assert inked_rows(page.picture("small")) / per_mm >= 4.65 * viewing_m - 1 / per_mm


@pytest.mark.parametrize("size_px", DENSITIES.values(), ids=DENSITIES)
@pytest.mark.parametrize("control", ["BigChoice", "PrimaryButton", "SecondaryButton", "ListRow", "FootItem"])
def test_a_kiosk_target_is_twenty_millimetres(
    open_page: Opener, size_px: tuple[int, int], control: str
) -> None:
    page = open_page(TOUCH, size_px=size_px)
    item, per_mm = page.item(control), size_px[0] / 268
    assert min(item.width(), item.height()) / per_mm >= 19.9


@pytest.mark.parametrize("size_px", DENSITIES.values(), ids=DENSITIES)
def test_kiosk_targets_keep_their_distance(open_page: Opener, size_px: tuple[int, int]) -> None:
    page = open_page(TOUCH, size_px=size_px)
    upper, lower = page.item("BigChoice"), page.item("PrimaryButton")
    assert (lower.y() - upper.y() - upper.height()) * 268 / size_px[0] >= 6.35


def test_a_narrow_plate_shows_the_whole_number(open_page: Opener) -> None:
    page = open_page(
        'Screen { NumberPlate { objectName: "plate"; width: 200; number: "A 1042"; tone: "plain" } }'
    )
    digits = page.item("plate.digits")
    assert digits.property("contentWidth") <= 200
    assert digits.property("lineCount") == 1


def test_a_long_word_stays_whole_where_letters_may_shrink(open_page: Opener) -> None:
    label = 'Label { objectName: "word"; width: 420; size: 9; text: "Общегражданский паспорт" }'
    page = open_page(f"Screen {{ {label} }}")
    assert page.item("word").property("lineCount") == 2
    assert page.item("word").property("fitPx") < page.item("word").property("fullPx")


def test_a_new_window_size_is_a_new_density(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page(TEXT, {"large": False})
    before = page.item("small").height()
    page.window.quick.resize(2160, 3840)
    qtbot.waitUntil(lambda: abs(page.item("small").height() - before * 2) <= 2)
