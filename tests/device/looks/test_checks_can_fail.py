"""Each check finds the one thing that is wrong with a small page, and nothing else; a sound page passes."""

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from config.languages import load_language
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from tests.support.looks import Look, Mode, examine
from tests.support.looks.contrast import colour_of, colours, ratio
from tests.support.looks.longer import all_texts_longer
from tests.support.looks.mirror import mirrored
from tests.support.looks.seen import see

SCREEN, PIXELS = ScreenSize(200, 200), (800, 800)
Opener = Callable[..., Look]

SOUND = """
Screen {
    language: stage.view.language
    largeText: stage.view.large
    Column {
        anchors.left: parent.left
        spacing: Theme.mm(8)
        Label { objectName: "said"; text: "Take a ticket" }
        PrimaryButton { objectName: "take"; width: Theme.mm(150); text: "Take" }
        SecondaryButton { objectName: "leave"; width: Theme.mm(150); text: "Leave" }
    }
    %s
}
"""


@pytest.fixture
def look_at(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Opener]:
    """Open the sound page with something more in it."""
    opened: list[Window] = []

    def opener(
        more: str = "",
        language: str = "en",
        mode: Mode = Mode.PLAIN,
        place: Place = Place.KIOSK,
        page: str = SOUND,
        lower_edge_mm: float = 840,
    ) -> Look:
        file = tmp_path / f"Page{len(opened)}.qml"
        body = page % textwrap.dedent(more) if "%s" in page else page
        file.write_text("import QtQuick\nimport Nobat\n" + body, encoding="utf-8")
        stage = Stage({"language": language, "large": mode is Mode.LARGE})
        opened.append(open_window(file, stage, SCREEN, size_px=PIXELS, place=place))
        opened[-1].quick.requestActivate()
        for _ in range(2):
            QGuiApplication.processEvents()
            opened[-1].grab()
        return Look(opened[-1], place, SCREEN, language, mode, lower_edge_mm)

    yield opener
    for window in opened:
        window.close()


@pytest.mark.parametrize("mode", [Mode.PLAIN, Mode.LARGE])
@pytest.mark.parametrize("place", [Place.KIOSK, Place.DESK])
def test_a_sound_page_passes_every_check(look_at: Opener, place: Place, mode: Mode) -> None:
    assert examine(look_at(mode=mode, place=place)) == []


BAD = {
    "small text": ("A1", 'Label { objectName: "bad"; y: Theme.mm(120); text: "tiny"; size: 3 }'),
    "small target": (
        "A3",
        """
        PrimaryButton { objectName: "bad"; y: Theme.mm(100); width: Theme.mm(19); height: width; icon: "help"
                        name: "x" }
        """,
    ),
    "targets too near": (
        "A3",
        """
        Row {
            y: Theme.mm(100); spacing: Theme.mm(5)
            PrimaryButton { objectName: "bad"; width: Theme.mm(60); text: "One" }
            PrimaryButton { width: Theme.mm(60); text: "Two" }
        }
        """,
    ),
    "target out of the window": (
        "A3",
        """
        PrimaryButton { objectName: "bad"; x: -Theme.mm(50); y: Theme.mm(100); width: Theme.mm(60)
                        name: "x" }
        """,
    ),
    "pale text": (
        "A4",
        'Label { objectName: "bad"; y: Theme.mm(120); text: "pale"; bold: true; color: "#777777" }',
    ),
    "button without an edge": (
        "A4",
        """
        Pressable {
            objectName: "bad"; name: "Flat"; y: Theme.mm(100); width: Theme.mm(60); height: Theme.mm(25)
            Rectangle { anchors.fill: parent; color: "#eeeeee" }
        }
        """,
    ),
    "focus that cannot be seen": (
        "A4",
        """
        Rectangle {
            objectName: "bad"; y: Theme.mm(100); width: Theme.mm(60); height: Theme.mm(25); color: "#004040"
            signal activated
            activeFocusOnTab: true
            Accessible.role: Accessible.Button; Accessible.name: "Dull"; Accessible.focusable: true
        }
        """,
    ),
    "ten choices": (
        "A9",
        """
        Flow {
            y: Theme.mm(100); width: Theme.mm(168); spacing: Theme.mm(6.5)
            Repeater {
                model: 10
                PrimaryButton { required property int index; objectName: "service-" + index; icon: "help"
                                name: "Choice"; width: Theme.mm(26); height: Theme.mm(24) }
            }
        }
        """,
    ),
    "fast flashing": (
        "A12",
        """
        Rectangle {
            id: flash
            objectName: "bad"; y: Theme.mm(120); width: Theme.mm(30); height: width; color: "#004040"
            NumberAnimation on radius { from: 0; to: 9; duration: 200; loops: Animation.Infinite }
        }
        """,
    ),
    "no glyph": ("A14", 'Label { objectName: "bad"; y: Theme.mm(120); text: "\u5b57" }'),
    "ellipsis": (
        "A14",
        'Label { objectName: "bad"; y: Theme.mm(99); width: Theme.mm(30); lines: 1; text: "Two long lines" }',
    ),
    "broken word": (
        "A14",
        'Label { objectName: "bad"; y: Theme.mm(120); width: Theme.mm(12); text: "Unwritable" }',
    ),
    "text out of the window": (
        "A14",
        'Label { objectName: "bad"; x: Theme.mm(175); y: Theme.mm(99); text: "Half" }',
    ),
    "text out of its card": (
        "A14",
        """
        Card {
            y: Theme.mm(120); width: Theme.mm(20); height: Theme.mm(20)
            Label { objectName: "bad"; y: Theme.mm(2); text: "Wider" }
        }
        """,
    ),
    "clipped": (
        "A14",
        """
        Item {
            y: Theme.mm(120); width: Theme.mm(20); height: Theme.mm(20); clip: true
            Label { objectName: "bad"; text: "Wider" }
        }
        """,
    ),
    "texts over each other": (
        "A14",
        """
        Item {
            y: Theme.mm(120)
            Label { objectName: "bad"; text: "One over" }
            Label { y: Theme.mm(2); text: "the other" }
        }
        """,
    ),
    "covered": (
        "A14",
        """
        Item {
            y: Theme.mm(120)
            Label { objectName: "bad"; text: "Under" }
            Rectangle { x: Theme.mm(10); width: Theme.mm(3); height: width; color: "#004040" }
        }
        """,
    ),
    "nameless button": (
        "A16",
        'PrimaryButton { objectName: "bad"; y: Theme.mm(100); width: Theme.mm(60); icon: "help" }',
    ),
    "unspoken text": ("A16", 'Label { objectName: "bad"; y: Theme.mm(120); text: "Silent"; spoken: false }'),
    "nameless area": (
        "A16",
        'MouseArea { objectName: "bad"; y: Theme.mm(120); width: Theme.mm(30); height: width }',
    ),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_what_is_wrong_is_found_by_its_check_alone(look_at: Opener, case: str) -> None:
    check, more = BAD[case]
    found = examine(look_at(more))
    assert {one.check for one in found} == {check}, [str(one) for one in found]
    assert len({one.item for one in found}) == 1, [str(one) for one in found]


def test_text_that_is_large_enough_is_too_small_in_large_text(look_at: Opener) -> None:
    text = 'Label { objectName: "bad"; y: Theme.mm(140); text: "as ever"; size: 6.5 }'
    assert examine(look_at(text)) == []
    assert {one.check for one in examine(look_at(text, mode=Mode.LARGE))} == {"A2"}


def test_soft_text_is_not_enough_in_high_contrast(look_at: Opener) -> None:
    text = 'Label { objectName: "bad"; y: Theme.mm(120); text: "soft"; color: "#4a4a4a"; bold: true }'
    assert [one.item for one in examine(look_at(text)) if one.check == "A4"] == []
    found = examine(look_at(text, mode=Mode.STRONG))
    assert {one.check for one in found} == {"A4"}
    assert any(one.item.startswith("bad") for one in found)


def test_a_target_above_the_band_is_out_of_reach_from_a_chair(look_at: Opener) -> None:
    assert examine(look_at(mode=Mode.LOW)) == []
    assert {one.check for one in examine(look_at(mode=Mode.LOW, lower_edge_mm=1000))} == {"A5"}


def test_a_called_number_is_higher_than_a_row_and_a_row_than_a_note(look_at: Opener) -> None:
    page = """
    Rectangle {
        color: "#000000"
        Text { objectName: "%s"; text: "A 042"; font.family: "Noto Sans"; color: "white"; font.bold: true
               font.pixelSize: Theme.fontPx(7 * Theme.viewingM)
               Accessible.role: Accessible.StaticText; Accessible.name: text }
    }
    """
    for name, wrong in (("call-0.number", True), ("note", False)):
        found = examine(look_at(page=page.replace("%s", name), place=Place.BOARD))
        assert ({one.check for one in found} == {"A10"}) is wrong, [str(one) for one in found]


def test_a_page_that_is_not_mirrored_is_found(look_at: Opener) -> None:
    row = """
    Row {
        %s
        anchors.left: parent.left; y: Theme.mm(100); spacing: Theme.mm(8)
        PrimaryButton { objectName: "first"; width: Theme.mm(50); text: "One" }
        PrimaryButton { objectName: "second"; width: Theme.mm(50); text: "Two" }
    }
    """
    for unmoved, wrong in (("", set[str]()), ("LayoutMirroring.enabled: false", {"A15"})):
        straight = see(look_at(row.replace("%s", unmoved)).window)
        turned = look_at(row.replace("%s", unmoved), language="prs")
        assert {one.check for one in mirrored(straight, see(turned.window), turned)} == wrong


def test_an_arrow_that_does_not_turn_is_found(look_at: Opener) -> None:
    icon = 'Icon { name: "arrow"; y: Theme.mm(100); x: (parent.width - width) / 2; %s }'
    for unmoved, wrong in (("", set[str]()), ("mirrored: false", {"A15"})):
        straight = see(look_at(icon.replace("%s", unmoved)).window)
        turned = look_at(icon.replace("%s", unmoved), language="prs")
        assert {one.check for one in mirrored(straight, see(turned.window), turned)} == wrong


def test_a_number_that_is_turned_round_is_found(look_at: Opener) -> None:
    label = 'Label { objectName: "bad"; y: Theme.mm(120); text: "%s" }'
    sound = look_at(label.replace("%s", "\u2066A-042\u2069 شد"), language="prs")
    assert examine(sound) == []
    turned = look_at(label.replace("%s", "\u202eA-042\u202c شد"), language="prs")
    assert {one.check for one in examine(turned)} == {"A15"}


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(colour_of("#777777"), colour_of("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert ratio(colour_of("#000000"), colour_of("#FFFFFF")) == pytest.approx(21)
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0x102030)
    assert colours(picture, picture.rect().toRectF()) == {0x102030: 16}


def test_longer_languages_are_the_real_ones_again_afterwards() -> None:
    before = load_language("az").text("kiosk.back")
    with all_texts_longer():
        assert len(load_language("az").text("kiosk.back")) > len(before)
    assert load_language("az").text("kiosk.back") == before
