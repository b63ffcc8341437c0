"""The gallery shows all there is, and nothing in it is cut off."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from hardware.screen.emulator.items import find
from hardware.screen.gallery.__main__ import SHEETS, draw
from hardware.screen.gallery.views import LANGUAGES, MODES, Mode, longer
from hardware.screen.stage import Stage
from hardware.screen.theme import Place
from hardware.screen.window import QML_FOLDER, Window, open_window
from tests.support.looks import Look, aloud, contrast, mirror, sizes, writing
from tests.support.looks import Mode as LookMode
from tests.support.looks.seen import see

SHOWN = [(name, place) for name, sheet in SHEETS.items() for place in sheet.screens if sheet.translated]
ASKED = {
    "light": LookMode.PLAIN,
    "dark": LookMode.DARK,
    "strong": LookMode.STRONG,
    "strong-dark": LookMode.STRONG,
    "large": LookMode.LARGE,
    "board": LookMode.PLAIN,
}
CHECKS = (
    sizes.writing_sizes,
    sizes.target_sizes,
    contrast.text_contrast,
    contrast.edge_contrast,
    contrast.focus_contrast,
    writing.shapes,
    writing.whole,
    writing.apart,
    mirror.numbers_in_order,
    aloud.spoken,
)
"""Those that judge what a page is made of; how many things stand on a page, a page decides."""
OF_FOCUS = (contrast.focus_contrast,)
"""Of no use where the picture of the focus is drawn already."""
FURNITURE = {"Label", "Pressable", "Theme"}
"""What others are made of, and is seen in them."""


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from items(child)


def cut_off(window: Window) -> list[str]:
    """The words of which some are not shown: by an ellipsis, or beyond the sheet's edge."""
    window.grab()
    whole = QRectF(0, 0, window.quick.width(), window.quick.height()).adjusted(-1, -1, 1, 1)
    words = [
        item
        for item in items(window.quick.contentItem())
        if item.property("lineCount") and item.property("text")
    ]
    assert len(words) > 20
    return [
        str(item.property("text"))
        for item in words
        if item.property("truncated") or not whole.contains(item.mapRectToScene(item.boundingRect()))
    ]


@pytest.mark.parametrize(("name", "place"), SHOWN)
def test_nothing_is_cut_off_in_any_language_and_mode(qapp: QGuiApplication, name: str, place: Place) -> None:
    sheet = SHEETS[name]
    screen, size_px = sheet.screens[place]
    stage = Stage(sheet.view("az", place, MODES[place][0]))
    window = open_window(sheet.page, stage, screen, size_px=size_px, place=place)
    for mode in MODES[place]:
        for language in LANGUAGES:
            stage.show(sheet.view(language, place, mode))
            assert cut_off(window) == [], (language, mode.name)
            content = find(window.quick, "all")
            assert content.property("implicitHeight") <= content.parentItem().height(), (language, mode.name)
    window.close()


@pytest.mark.parametrize(("name", "place"), SHOWN)
def test_every_component_in_every_state_passes_the_checks_of_a_page(
    qapp: QGuiApplication, name: str, place: Place
) -> None:
    sheet = SHEETS[name]
    screen, size_px = sheet.screens[place]
    stage = Stage(sheet.view("az", place, MODES[place][0]))
    window = open_window(sheet.page, stage, screen, size_px=size_px, place=place)
    checks = CHECKS if name == "components" else [check for check in CHECKS if check not in OF_FOCUS]
    for mode in MODES[place]:
        for language in ("ru", "ps"):  # the longest words, and the other direction
            stage.show(sheet.view(language, place, mode))
            window.grab()
            look = Look(window, place, screen, language, ASKED[mode.name])
            seen = see(window)
            found = [str(one) for check in checks for one in check(seen, look)]
            assert found == [], (mode.name, language)
    window.close()


def test_a_picture_is_drawn_of_each_sheet_language_and_mode(
    qapp: QGuiApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        pictures = draw(tmp_path, languages=("ps",), modes=("strong-dark", "light", "board"))
    assert {picture.name for picture in pictures} >= {
        "components-kiosk-strong-dark-ps.png",
        "states-desk-light-ps.png",
        "tokens-board-board.png",
    }
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)
    assert caplog.text == ""


def test_every_component_is_in_the_gallery() -> None:
    components = {file.stem for file in (QML_FOLDER / "Nobat").glob("*.qml")} - FURNITURE
    pages = "".join(sheet.page.read_text(encoding="utf-8") for sheet in SHEETS.values())
    assert {name for name in components if f"{name} {{" not in pages} <= {"Logo", "KeyCap"}


def test_every_place_and_switch_has_its_mode() -> None:
    assert set(MODES) == set(Place)
    kiosk = MODES[Place.KIOSK]
    assert {(mode.dark, mode.strong) for mode in kiosk} == {
        (a, b) for a in (True, False) for b in (True, False)
    }
    assert Mode("large", large=True) in kiosk


def test_a_longer_text_is_longer_by_two_fifths() -> None:
    assert len(longer("Ümumvətəndaş pasportu")) == pytest.approx(21 * 1.4 + 1, abs=1)
    assert longer("") == ""
