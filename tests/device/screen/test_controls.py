from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest

from hardware.screen.palettes import LIGHT

Opener = Callable[..., Any]

BUTTONS = """
Screen {
    Column {
        width: parent.width
        spacing: Theme.mm(Theme.gap)
        %s {
            objectName: "button"
            width: parent.width
            height: 180
            name: "Növbə"
            onActivated: stage.act("pressed")
        }
        BigChoice { objectName: "other"; width: parent.width; title: "B"; onActivated: stage.act("other") }
    }
}
"""

COLOURS = {
    "PrimaryButton": (LIGHT.brand, LIGHT.brand_pressed),
    "SecondaryButton": (LIGHT.card, LIGHT.tint_pressed),
    "BigChoice": (LIGHT.card, LIGHT.tint_pressed),
    "ListRow": (LIGHT.card, LIGHT.tint_pressed),
    "FootItem": (LIGHT.foot, LIGHT.foot_pressed),
}


def colour_inside(picture: QImage) -> QColor:
    """The colour beside the words: a quarter in, below the border."""
    return picture.pixelColor(picture.width() // 4, 8)


@pytest.mark.parametrize("control", COLOURS)
def test_a_touch_shows_at_once_and_acts_once(open_page: Opener, control: str) -> None:
    page = open_page(BUTTONS % control)
    rest, pressed = COLOURS[control]
    at = page.middle("button")
    assert colour_inside(page.picture("button")) == QColor(rest)
    page.press(at)
    assert colour_inside(page.picture("button")) == QColor(pressed)
    assert page.intents == []
    page.release(at)
    assert page.intents == [("pressed", "")]
    assert colour_inside(page.picture("button")) == QColor(rest)


@pytest.mark.parametrize("control", COLOURS)
def test_a_mouse_a_key_and_a_screen_reader_act_once_each(open_page: Opener, control: str) -> None:
    page = open_page(BUTTONS % control)
    QTest.mouseClick(
        page.window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, page.middle("button")
    )
    assert page.intents == [("pressed", "")]
    page.item("button").forceActiveFocus()
    for times, key in enumerate((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space), start=2):
        QTest.keyClick(page.window.quick, key)
        assert page.intents == [("pressed", "")] * times
    spoken = QAccessible.queryAccessibleInterface(page.item("button"))
    assert spoken.role() == QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Name) == "Növbə"
    spoken.actionInterface().doAction("Press")
    assert len(page.intents) == 5


def test_a_finger_that_slides_off_does_nothing(open_page: Opener) -> None:
    page = open_page(BUTTONS % "PrimaryButton")
    page.press(page.middle("button"))
    page.move(page.middle("other"))
    page.release(page.middle("other"))
    assert page.intents == []


def test_two_fast_touches_are_two_acts(open_page: Opener) -> None:
    page = open_page(BUTTONS % "PrimaryButton")
    at = page.middle("button")
    for _ in range(2):
        page.press(at)
        page.release(at)
    assert page.intents == [("pressed", "")] * 2


def test_a_disabled_button_does_nothing(open_page: Opener) -> None:
    page = open_page(BUTTONS % "PrimaryButton")
    at = page.middle("button")
    page.item("button").setEnabled(False)
    page.press(at)
    page.release(at)
    assert page.intents == []


LIST = """
Screen {
    Column {
        width: parent.width
        Repeater {
            model: stage.rows("services")
            delegate: BigChoice {
                required property var row
                objectName: "row-" + row.id
                width: parent.width
                title: row.title
                value: row.id
                onActivated: stage.act("choose", value)
            }
        }
    }
}
"""


def services(*rows: tuple[str, str]) -> dict[str, Any]:
    return {"services": [{"id": row, "title": title} for row, title in rows]}


def test_an_update_under_the_finger_keeps_the_press(open_page: Opener) -> None:
    page = open_page(LIST, services(("a", "3 nəfər"), ("b", "5 nəfər")))
    at, pressed = page.middle("row-b"), page.item("row-b")
    page.press(at)
    page.stage.show(services(("a", "4 nəfər"), ("b", "6 nəfər"), ("c", "1 nəfər")))
    assert page.item("row-b") == pressed
    assert pressed.property("pressed") is True
    page.release(at)
    assert page.intents == [("choose", "b")]


def test_a_press_never_becomes_another_choice(open_page: Opener) -> None:
    page = open_page(LIST, services(("a", "A"), ("b", "B")))
    at = page.middle("row-a")
    page.press(at)
    page.stage.show(services(("b", "B"), ("a", "A")))
    page.release(at)
    assert page.intents == []


def test_the_focus_ring_shows_only_where_the_keyboard_is(open_page: Opener) -> None:
    page = open_page(BUTTONS % "PrimaryButton")
    box = page.item("button").mapRectToScene(page.item("button").boundingRect())
    beside = QPoint(round(box.x()) - 3, round(box.center().y()))
    assert page.window.grab().pixelColor(beside) == QColor(LIGHT.ground)
    page.item("button").forceActiveFocus()
    assert page.window.grab().pixelColor(beside) == QColor(LIGHT.focus)


def test_a_key_held_down_is_one_press(open_page: Opener) -> None:
    page = open_page(BUTTONS % "PrimaryButton")
    page.item("button").forceActiveFocus()
    plain = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, plain, "\r", repeated)
        QCoreApplication.sendEvent(page.window.quick, event)
    assert page.intents == [("pressed", "")]
