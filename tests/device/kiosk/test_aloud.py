"""The kiosk heard and pressed by keys alone: the real window, and a reader that keeps what it is given."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from config.languages import load_language
from hardware.keypad.port import KeypadAction
from hardware.screen.reading import Reading
from hardware.screen.stage import Stage
from hardware.screen.theme import ScreenSize
from hardware.screen.window import open_window
from hardware.speaker.reading import USUAL_LOUDNESS, Utterance
from kiosk.aloud import Aloud
from kiosk.app import PAGE
from tests.device.kiosk.walk import CENTRES, PORTRAIT, WAYS, Walk


class KeptReader:
    """A reader for tests: what is being said is what was said last, until it is silenced."""

    def __init__(self) -> None:
        self.said: list[list[Utterance]] = []
        self.steps: list[int] = []
        self.loudness_of_the_last = USUAL_LOUDNESS

    @property
    def speaking(self) -> bool:
        return bool(self.said and self.said[-1])

    @property
    def last(self) -> list[str]:
        return [one.text for one in self.said[-1]] if self.said else []

    def start(self) -> None:
        pass

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.said.append(list(utterances))
        self.loudness_of_the_last = self.steps[-1] if self.steps else USUAL_LOUDNESS

    def set_loudness(self, step: int) -> None:
        self.steps.append(step)

    def stop(self, within: float = 5.0) -> bool:  # noqa: ARG002  the port's argument
        return True


class Listener:
    """Somebody before the kiosk who does not see it."""

    def __init__(self, centre: str, language: str, page: str) -> None:
        self.walk = Walk(centre, language)
        WAYS["welcome"](self.walk)
        self.walk.do("mode", "aloud")
        WAYS[page](self.walk)
        self.alive = page not in {"no_hub", "closed"}
        self.stage = Stage(self.walk.view)
        self.stage.intent.connect(self.act)
        self.window = open_window(PAGE, self.stage, ScreenSize(*PORTRAIT), size_px=(540, 960))
        QTest.qWaitForWindowExposed(self.window.quick)
        self.window.quick.requestActivate()
        self.reader = KeptReader()
        readable = tuple(code for code in CENTRES[centre] if code != "ps")
        self.aloud = Aloud(self.window.quick, self.reader, readable, self.act)
        self.reading = Reading(self.window.quick)
        self.show()

    def act(self, name: str, value: object = "") -> None:
        self.walk.do(name, value)
        if self.alive:
            self.walk.pulse()
        self.show()

    def show(self) -> None:
        view = self.walk.view
        self.stage.show(view)
        self.aloud.show(view)
        for _ in range(3):
            QCoreApplication.processEvents()

    def key(self, name: str) -> None:
        self.aloud.pressed(KeypadAction(name))
        for _ in range(3):
            QCoreApplication.processEvents()

    @property
    def place(self) -> int:
        """Of what has the focus, from 1."""
        present = self.reading.focused()
        return 0 if present is None else present.place

    def go_to(self, name: str) -> None:
        """With the key "next" alone."""
        for _ in self.reading.stops():
            present = self.reading.focused()
            if present is not None and present.thing.item.objectName() == name:
                return
            self.key("next")
        raise AssertionError(f"nobody comes to {name} by keys")

    def press(self, name: str) -> None:
        self.go_to(name)
        self.key("press")


Open = Callable[..., Listener]


@pytest.fixture
def listen(qapp: QGuiApplication) -> Iterator[Open]:
    opened: list[Listener] = []

    def opener(page: str = "welcome", centre: str = "asan-baku-1", language: str = "en") -> Listener:
        opened.append(Listener(centre, language, page))
        return opened[-1]

    yield opener
    for one in opened:
        one.window.close()


@pytest.mark.parametrize("page", sorted(WAYS))
def test_every_state_is_read_and_everything_on_it_reached_by_one_key(listen: Open, page: str) -> None:
    at = listen(page)
    view, things, stops = at.walk.view, at.reading.things(), at.reading.stops()
    asked = view["still_there"].get("title")
    title = asked or view.get("title") or view["notices"][0]["title"]
    assert any(title in text for text in at.reader.last), at.reader.last
    assert all(thing.name for thing in things)
    assert len(stops) >= 1
    words = load_language(view["language"])
    for place in range(1, len(stops) + 1):
        present = at.reading.focused()
        assert present is not None
        assert present.place == place
        assert at.reader.last[-1] == words.text("kiosk.spoken_place", place=place, count=len(stops))
        at.key("next")
    assert at.place == 1


def test_a_ticket_is_taken_by_the_keypad_alone(listen: Open) -> None:
    at = listen()
    for name in ("language-en", "service-passport-adult", "get-ticket"):
        at.press(name)
    assert [order.service for order in at.walk.orders] == ["passport-adult"]


@pytest.mark.parametrize(("centre", "language"), [("asan-baku-1", "az"), ("asan-khedmat-kabul-1", "prs")])
def test_each_language_is_read_in_its_own_voice(listen: Open, centre: str, language: str) -> None:
    at = listen("confirm", centre, language)
    assert {one.language for one in at.reader.said[-1]} == {language}


def test_arrows_of_a_plain_keyboard_go_where_the_keypad_goes(listen: Open) -> None:
    at = listen("confirm")
    QTest.keyClick(at.window.quick, Qt.Key.Key_Down)
    assert at.place == 2
    QTest.keyClick(at.window.quick, Qt.Key.Key_Up)
    assert at.place == 1


def test_the_question_whether_anybody_is_there_is_read_and_one_key_answers_it(listen: Open) -> None:
    at = listen("confirm")
    at.walk.wait(136)
    at.show()
    assert at.walk.view["still_there"]["title"] in at.reader.last[0]
    assert len(at.reading.stops()) == 1
    at.key("next")
    assert at.walk.view["still_there"] == {}


def test_repeat_is_silence_first_and_then_the_same_again(listen: Open) -> None:
    at = listen("confirm")
    said = at.reader.last
    at.key("repeat")
    assert at.reader.last == []
    at.key("repeat")
    assert at.reader.last == said


def test_the_loudness_goes_with_the_citizen(listen: Open) -> None:
    at = listen("confirm")
    at.key("louder")
    at.key("louder")
    assert at.reader.steps[-1] == 3
    at.walk.wait(200)
    at.show()
    assert (at.reader.last, at.reader.steps[-1]) == ([], 2)


def test_a_switched_mode_says_so_and_the_page_is_not_read_again(listen: Open) -> None:
    at = listen("confirm")
    at.press("mode-contrast")
    assert "Button. On" in at.reader.last
    assert at.walk.view["title"] not in at.reader.last


def test_the_key_begins_to_read_without_sight_and_ends_it(listen: Open) -> None:
    at = listen()
    at.key("read_aloud")
    assert (at.walk.view["aloud"], at.reader.last) == (False, [])
    at.key("read_aloud")
    assert at.walk.view["aloud"]
    assert at.walk.view["title"] in at.reader.last


def test_pashto_is_answered_in_a_language_that_can_be_read(listen: Open) -> None:
    at = listen("welcome", "asan-khedmat-kabul-1", "ps")
    at.press("language-ps")
    assert not at.walk.view["aloud"]
    assert [one.language for one in at.reader.said[-1]] == ["prs"]


def test_what_is_typed_of_a_document_is_not_read_out(listen: Open) -> None:
    at = listen("document")
    assert not any("•" in one.text or "AZE" in one.text for said in at.reader.said for one in said)


def test_the_number_is_said_on_the_page_of_its_ticket(listen: Open) -> None:
    at = listen("ticket")
    assert any("A 042" in text for text in at.reader.last)
    at.press("done")
    assert not any("A 042" in one.text for one in at.reader.said[-1])


def test_a_press_that_answers_the_question_presses_nothing_beneath_it(listen: Open) -> None:
    at = listen("confirm")
    at.go_to("get-ticket")
    at.walk.wait(136)
    at.show()
    assert at.walk.view["still_there"] != {}
    at.key("press")
    assert (at.walk.view["still_there"], at.walk.view["page"], at.walk.orders) == ({}, "confirm", [])
    at.press("get-ticket")
    assert len(at.walk.orders) == 1


def test_who_begins_to_listen_while_nobody_answers_hears_nothing_of_the_last_citizen(listen: Open) -> None:
    at = listen("document")
    at.key("read_aloud")  # the last citizen did not listen
    at.walk.wait(46)
    at.show()
    assert at.walk.view["still_there"] != {}
    at.key("read_aloud")
    assert (at.walk.view["page"], at.walk.view["aloud"]) == ("welcome", True)
    assert at.walk.view["title"] in at.reader.last


def test_the_key_that_ends_the_reading_only_answers_the_question_while_it_is_asked(listen: Open) -> None:
    at = listen("confirm")
    at.walk.wait(136)
    at.show()
    at.key("read_aloud")
    assert (at.walk.view["still_there"], at.walk.view["page"], at.walk.view["aloud"]) == ({}, "confirm", True)


def test_nobody_is_read_to_at_another_loudness_than_usual_because_of_keys_pressed_before(
    listen: Open,
) -> None:
    at = listen("confirm")
    at.key("read_aloud")
    at.key("softer")
    at.key("read_aloud")
    at.key("softer")
    assert at.reader.steps[-1] == USUAL_LOUDNESS - 1


def test_what_is_said_at_the_end_is_as_loud_as_usual(listen: Open) -> None:
    at = listen("welcome", "asan-khedmat-kabul-1", "ps")
    at.key("louder")
    at.press("language-ps")
    assert at.reader.loudness_of_the_last == USUAL_LOUDNESS


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Tab])
def test_a_key_of_a_plain_keyboard_says_that_somebody_is_there(listen: Open, key: Qt.Key) -> None:
    at = listen("confirm")
    for _ in range(3):
        at.walk.wait(100)
        at.show()
        QTest.keyClick(at.window.quick, key)
    assert (at.walk.view["page"], at.walk.view["still_there"]) == ("confirm", {})


def test_enter_on_a_plain_keyboard_answers_the_question_and_presses_nothing_beneath_it(listen: Open) -> None:
    at = listen("confirm")
    at.go_to("get-ticket")
    at.walk.wait(136)
    at.show()
    QTest.keyClick(at.window.quick, Qt.Key.Key_Return)
    assert (at.walk.view["still_there"], at.walk.orders) == ({}, [])


def test_whoever_asks_to_hear_a_language_that_nobody_reads_is_told_so_each_time(listen: Open) -> None:
    at = listen("confirm", "asan-khedmat-kabul-1", "ps")
    assert not at.walk.view["aloud"]
    for told in range(2):
        before = len(at.reader.said)
        at.key("read_aloud")
        assert [one.language for one in at.reader.said[-1]] == ["prs"], told
        assert len(at.reader.said) == before + 1
    at.walk.wait(1)
    at.show()
    assert len(at.reader.said) == before + 1


def test_a_notice_is_read_when_it_comes_and_its_end_takes_nobody_from_where_they_are(listen: Open) -> None:
    at = listen("confirm")
    at.walk.scan("https://example.org")
    at.show()
    assert at.walk.view["notice"] in at.reader.last
    at.key("next")
    assert (at.walk.view["notice"], at.place) == ("", 2)
    at.walk.scan("https://example.org")
    at.show()
    assert at.walk.view["notice"] in at.reader.last
    said = len(at.reader.said)
    at.walk.wait(9)
    at.show()
    assert (at.walk.view["notice"], len(at.reader.said)) == ("", said)
