from collections.abc import Callable
from typing import Any

import pytest

from config.languages import Language, known_languages, load_language

Opener = Callable[..., Any]

FREE = """
Screen {
    language: stage.view.language
    Row {
        Label { objectName: "first"; text: stage.view.text; size: Theme.title; bold: true }
        Label { objectName: "second"; text: "B" }
    }
}
"""
HEAD = """
Screen {
    centreName: "ASAN Xidmət"
    clock: stage.view.clock
}
"""
NARROW = """
Screen {
    Label { objectName: "words"; width: stage.view.width; text: "Sənədlərin 123456789"; size: Theme.hero }
}
"""
SENTENCE = """
Screen {
    language: stage.view.language
    Label { objectName: "words"; text: stage.view.text; bold: true }
}
"""


def show(page: Any, **view: object) -> None:
    page.stage.show(view)
    page.window.grab()  # drawing puts everything in its place


@pytest.mark.parametrize("language", known_languages())
def test_a_label_without_a_width_is_as_wide_as_its_words_whatever_they_become(
    open_page: Opener, language: str
) -> None:
    page = open_page(FREE, {"language": language, "text": "11:11"})
    first, second = page.item("first"), page.item("second")
    full = first.property("font").pixelSize()
    spoken = load_language(language)
    texts = ("1", "10:00", spoken.text("kiosk.welcome"), "", spoken.name, "I\nWWWW")
    for text in texts:
        show(page, language=language, text=text)
        assert first.property("font").pixelSize() == full
        assert first.property("lineCount") == (2 if "\n" in text else 1)
        assert first.width() == first.implicitWidth()
        left, right = sorted((first, second), key=lambda label: label.x())
        assert not text or left.x() + left.width() <= right.x() + 1


@pytest.mark.parametrize("code", known_languages())
def test_every_sentence_stands_on_one_line_where_nothing_narrows_it(open_page: Opener, code: str) -> None:
    language = load_language(code)
    page = open_page(SENTENCE, {"language": code, "text": "A"})
    for text in language.texts.values():
        show(page, language=code, text=text)
        assert page.item("words").property("lineCount") == 1, text


def test_the_clock_of_a_page_may_become_shorter_and_longer(open_page: Opener) -> None:
    page = open_page(HEAD, {"clock": "22:48"})
    for clock in ("1", "", "10:00", "1:11", "00:00:00"):
        show(page, clock=clock)


def test_a_narrow_place_shrinks_the_letters_and_a_wide_one_gives_them_back(open_page: Opener) -> None:
    page = open_page(NARROW, {"width": 900})
    words = page.item("words")
    full = words.property("font").pixelSize()
    show(page, width=300)
    assert words.property("font").pixelSize() < full
    show(page, width=900)
    assert words.property("font").pixelSize() == full


def isolated(language: Language, value: str) -> str:
    """A value as a sentence of the language has it inside: between Arabic letters in Dari and Pashto."""
    return language.text("kiosk.print_failed_body", number=value)


@pytest.mark.parametrize("code", ["prs", "ps"])
@pytest.mark.parametrize("value", ["6\u20138", "20\u201335", "A 042", "1\u20134, 7", "3 / 5"])
def test_a_range_and_a_number_keep_their_order_in_a_right_to_left_sentence(
    open_page: Opener, code: str, value: str
) -> None:
    language = load_language(code)
    sentence = isolated(language, value)
    page = open_page(SENTENCE, {"language": code, "text": sentence})
    as_said = page.picture("words")
    # An override leaves the text layout no choice of direction: what is meant, letter by letter.
    show(page, language=code, text=sentence.replace(value, f"\u202d{value}\u202c"))
    assert page.picture("words") == as_said
    show(page, language=code, text=sentence.replace(value, f"\u202e{value}\u202c"))
    assert page.picture("words") != as_said
