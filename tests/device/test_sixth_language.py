"""One file makes a language: kiosk, board, ticket and voice have it without a line of source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from config.inspection import problems_of
from config.languages import known_languages, language_file, load_language
from hardware.screen.fonts import ARABIC_SCRIPT, LATIN_CYRILLIC, install_fonts
from hardware.screen.glyphs import missing_letters
from hardware.screen.stage import Stage
from hardware.screen.theme import Place, ScreenSize
from hardware.screen.window import Window, open_window
from hardware.speaker.grammar import sentence
from hardware.ticket_printer.ticket_form import TicketForm
from hardware.ticket_printer.ticket_layout import draw_ticket
from kiosk.app import PAGE
from kiosk.paper.ticket_face import ticket_face
from tests.device.kiosk.walk import PORTRAIT, Walk
from tests.support.sixth_language import NewLanguage, spoken
from tests.unit.display_board import hall as board_hall

TAJIK = NewLanguage("tg", "ltr", "latin", "ҷӯ")
UYGHUR = NewLanguage("ug", "rtl", "arabic_indic_extended", "ئۆ")
FAMILIES = {"ltr": LATIN_CYRILLIC, "rtl": ARABIC_SCRIPT}


@pytest.fixture(params=[TAJIK, UYGHUR], ids=lambda one: one.code)
def language(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication
) -> Iterator[NewLanguage]:
    new: NewLanguage = request.param
    with spoken(new, tmp_path) as centre:
        for user in ("tests.device.kiosk.walk", "tests.unit.display_board.hall"):
            monkeypatch.setattr(f"{user}.centre_file", lambda _name: centre)
        install_fonts()
        yield new


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from items(child)


def labels(window: Window) -> list[QQuickItem]:
    """What is written on the page: the texts inside of `Label`."""
    window.grab()
    shown = (one for one in items(window.quick.contentItem()) if one.isVisible())
    return [one for one in shown if one.property("wordShare") is not None and one.property("text")]


def marked(new: NewLanguage, found: list[QQuickItem]) -> list[QQuickItem]:
    return [one for one in found if new.mark in one.property("text")]


def blank_beside(window: Window, label: QQuickItem) -> tuple[int, int]:
    """Columns without ink before and after the words of a label, from the left."""
    place = label.mapRectToScene(label.boundingRect()).toRect()
    picture = window.grab().copy(place)
    ground = picture.pixel(0, 0)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != ground for y in range(picture.height()))
    ]
    return inked[0], picture.width() - 1 - inked[-1]


def test_a_file_is_all_a_language_needs(language: NewLanguage, tmp_path: Path) -> None:
    assert language.code in known_languages()
    assert language_file(language.code).parent == tmp_path / "languages"
    assert problems_of(language_file(language.code)) == ()
    assert problems_of(tmp_path / "centre.yaml") == ()
    assert missing_letters([language.mark], language.code) == ""


def test_a_kiosk_speaks_it(language: NewLanguage) -> None:
    walk = Walk("asan-baku-1", language.code)
    walk.confirm()
    window = open_window(PAGE, Stage(walk.view), ScreenSize(*PORTRAIT), size_px=(540, 960))
    own = marked(language, labels(window))
    assert len(own) > 5
    assert {one.property("font").family() for one in own} == {FAMILIES[language.direction]}
    title = next(one for one in own if one.objectName() == "title")
    before, after = blank_beside(window, title)
    assert (before > after) is (language.direction == "rtl")
    window.close()


def test_a_board_shows_it(language: NewLanguage) -> None:
    from display_board.app import PAGE as BOARD  # noqa: PLC0415  the board's page, beside the kiosk's

    hall = board_hall.Hall()
    hall.beat()
    window = open_window(
        BOARD, Stage(hall.model.view), ScreenSize(941, 529), size_px=(960, 540), place=Place.BOARD
    )
    own = marked(language, labels(window))
    assert own
    assert {one.property("font").family() for one in own} == {FAMILIES[language.direction]}
    assert hall.view("clock") == load_language(language.code).figures("09:46")
    window.close()


def test_a_ticket_is_printed_in_it(language: NewLanguage) -> None:
    walk = Walk("asan-baku-1", language.code)
    face = ticket_face(walk.centre, walk.issued("passport-adult"))
    assert face.language == language.code
    assert language.mark in face.service
    assert language.mark in face.ahead
    assert draw_ticket(face, TicketForm()).height > 400


def test_a_call_is_spoken_in_it(language: NewLanguage) -> None:
    said = sentence(load_language(language.code).voice, "A", 42, "7")
    assert language.mark in said.text
    assert "forty" in said.text
    assert all(clip.text for clip in said.clips)
