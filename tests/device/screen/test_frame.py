"""The frame of every page: its head with the centre's logo, a notice over it, the colours of the whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from config.loader import centre_file, known_centres, load_centre
from hardware.screen.logo import LogoProvider
from hardware.screen.palettes import PALETTES
from hardware.screen.theme import Place, ScreenLook

Opener = Callable[..., Any]

PAGE = """
Screen {
    objectName: "screen"
    language: stage.view.language
    centreName: "ASAN"
    clock: "09:42"
    strongContrast: stage.view.strong
    lowerMm: stage.view.lower
    notice: Loader {
        width: parent.width
        active: stage.view.notice !== ""
        visible: active
        sourceComponent: Banner {
            objectName: "notice"
            title: stage.view.notice
            titleSize: Theme.strong
            space: 3
        }
    }
    Rectangle { objectName: "page"; anchors.fill: parent; color: Theme.card }
}
"""


def view(language: str = "en", notice: str = "", lower: float = 0, *, strong: bool = False) -> dict[str, Any]:
    return {"language": language, "notice": notice, "lower": lower, "strong": strong}


def top(page: Any, name: str) -> float:
    item = page.item(name)
    return float(item.mapRectToScene(item.boundingRect()).top())


def bottom(page: Any, name: str) -> float:
    item = page.item(name)
    return float(item.mapRectToScene(item.boundingRect()).bottom())


@pytest.mark.parametrize("lower", [0, 200])
def test_a_notice_of_any_length_never_covers_the_page(open_page: Opener, lower: float) -> None:
    page = open_page(PAGE, view(lower=lower))
    free = top(page, "page")
    for words in (3, 12, 40):
        page.stage.show(view(notice="not our code " * words, lower=lower))
        page.window.grab()
        assert bottom(page, "notice") < top(page, "page")
    page.stage.show(view(lower=lower))
    page.window.grab()
    assert top(page, "page") == free


def test_a_short_notice_leaves_the_page_where_it_is(open_page: Opener) -> None:
    page = open_page(PAGE, view())
    free = top(page, "page")
    page.stage.show(view(notice="Not our code"))
    page.window.grab()
    assert top(page, "page") == free


@pytest.mark.parametrize("place", [Place.KIOSK, Place.DESK, Place.BOARD])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("strong", [False, True])
def test_a_page_stands_on_the_ground_of_its_place_and_wish(
    open_page: Opener, place: Place, *, dark: bool, strong: bool
) -> None:
    page = open_page(PAGE, view(strong=strong), place=place, look=ScreenLook(dark=dark))
    wished = {
        (False, False): "light",
        (True, False): "dark",
        (False, True): "strong",
        (True, True): "strong_dark",
    }
    name = "board" if place is Place.BOARD else wished[dark, strong]
    picture = page.window.grab()
    assert picture.pixelColor(2, 2) == QColor(PALETTES[name].ground)
    inside = page.picture("page")
    assert inside.pixelColor(5, 5) == QColor(PALETTES[name].card)


def test_the_centres_colours_take_the_place_of_the_palettes_own(open_page: Opener) -> None:
    look = ScreenLook(colours={"light": {"card": "#112233"}})
    page = open_page(PAGE, view(), look=look)
    assert page.picture("page").pixelColor(5, 5) == QColor("#112233")


@pytest.mark.parametrize("centre", known_centres())
@pytest.mark.parametrize("language", ["en", "ps"])
def test_the_logo_stands_before_the_centres_name(open_page: Opener, centre: str, language: str) -> None:
    logo = load_centre(centre_file(centre)).look.logo
    plain = open_page(PAGE, view(language)).window.grab()
    shown = open_page(PAGE, view(language), look=ScreenLook(logo=logo)).window.grab()
    assert shown != plain
    start = shown.width() - 90 if language == "ps" else 64
    corner = [shown.pixelColor(start + x, 40 + y) for x in range(0, 26, 4) for y in range(0, 40, 4)]
    assert len({colour.name() for colour in corner}) > 2


def test_the_logo_of_another_window_is_not_taken_for_this_ones(open_page: Opener) -> None:
    looks = [load_centre(centre_file(known)).look for known in known_centres()]
    pictures = [open_page(PAGE, view(), look=ScreenLook(logo=look.logo)).window.grab() for look in looks]
    assert pictures[0] != pictures[1]


def test_a_screen_without_a_logo_gives_it_no_room(open_page: Opener) -> None:
    page = open_page("Screen { Logo { objectName: 'logo' } }")
    assert page.item("logo").width() == 0


def drawn(file: Path, height: int = 60) -> QImage:
    return LogoProvider(file).requestImage("centre", QSize(), QSize(0, height))


def test_a_logo_keeps_its_ratio_at_any_height(tmp_path: Path) -> None:
    (tmp_path / "wide.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>'
    )
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#123456"))
    assert picture.save(str(tmp_path / "wide.png"))
    for name in ("wide.svg", "wide.png"):
        assert drawn(tmp_path / name).size() == QSize(180, 60)


def test_a_logo_that_cannot_be_drawn_is_told_and_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert drawn(broken).isNull()
    assert "broken.png cannot be drawn" in caplog.text
