from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hardware.screen.fonts import family

Opener = Callable[..., Any]

PAGE = """
Screen {
    objectName: "screen"
    readonly property string families: ["az", "ru", "en", "prs", "ps"].map(code => Theme.family(code)).join()
    language: stage.view.language
    centreName: "ASAN"
    clock: "09:42"
    Column {
        width: parent.width
        spacing: Theme.mm(Theme.gap)
        BigChoice { objectName: "choice"; width: parent.width; icon: "car"; title: stage.view.title }
        NumberPlate { objectName: "plate"; width: parent.width; number: stage.view.number }
        Label { objectName: "words"; width: parent.width; text: stage.view.title }
        Icon { objectName: "back"; name: "back" }
        Icon { objectName: "car"; name: "car" }
    }
    foot: Row {
        width: parent.width
        height: Theme.mm(Theme.touch)
        FootItem { objectName: "first"; icon: "globe"; text: "1" }
        FootItem { objectName: "last"; icon: "help"; text: "2" }
    }
}
"""


def view(language: str, title: str = "A", number: str = "A 042") -> dict[str, object]:
    return {"language": language, "title": title, "number": number}


def ink_side(picture: QImage) -> str:
    """On which side of a picture the ink lies, by its first and last inked columns."""
    ground = picture.pixelColor(0, 0)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(0, picture.height(), 3))
    ]
    assert inked, "nothing is drawn"
    return "left" if inked[0] < picture.width() - 1 - inked[-1] else "right"


@pytest.mark.parametrize(
    ("language", "side"), [("az", "left"), ("ru", "left"), ("prs", "right"), ("ps", "right")]
)
def test_words_start_at_the_side_of_their_language_whatever_their_first_letter(
    open_page: Opener, language: str, side: str
) -> None:
    page = open_page(PAGE, view(language, "ASAN 1"))
    assert ink_side(page.picture("words")) == side
    page.stage.show(view(language, "نوبت"))
    assert ink_side(page.picture("words")) == side


def test_the_page_is_mirrored_as_a_whole(open_page: Opener) -> None:
    page = open_page(PAGE, view("az"))
    first, last = page.item("first"), page.item("last")
    assert first.mapToScene(first.position()).x() < 540
    page.stage.show(view("prs"))
    assert first.mapRectToScene(first.boundingRect()).x() > last.mapRectToScene(last.boundingRect()).x()


def test_an_arrow_back_turns_with_the_language_and_a_car_does_not(open_page: Opener) -> None:
    page = open_page(PAGE, view("en"))
    back, car = page.picture("back"), page.picture("car")
    page.stage.show(view("ps"))
    assert page.picture("back") == back.flipped(Qt.Orientation.Horizontal) != back
    assert page.picture("car") == car


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_a_ticket_number_keeps_its_order_in_every_language(open_page: Opener, language: str) -> None:
    page = open_page(PAGE, view("az"))
    as_printed = page.picture("plate")
    page.stage.show(view("az", number="042 A"))
    turned = page.picture("plate")
    page.stage.show(view(language))
    assert page.picture("plate") == as_printed
    assert as_printed != turned


def test_qml_and_python_agree_on_families(open_page: Opener) -> None:
    page = open_page(PAGE, view("az"))
    agreed = ",".join(family(code) for code in ("az", "ru", "en", "prs", "ps"))
    assert page.item("screen").property("families") == agreed


def test_a_line_runs_as_its_language_even_if_it_begins_with_a_foreign_name(open_page: Opener) -> None:
    page = open_page(PAGE, view("prs", "ASAN نوبت"))
    as_shown = page.picture("words")
    page.stage.show(view("prs", "\u200fASAN نوبت"))
    assert page.picture("words") == as_shown
    page.stage.show(view("az", "نوبت ASAN"))
    as_shown = page.picture("words")
    page.stage.show(view("az", "\u200eنوبت ASAN"))
    assert page.picture("words") == as_shown
