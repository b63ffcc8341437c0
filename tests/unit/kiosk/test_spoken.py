"""What is said of a page, from what stands on it."""

from dataclasses import dataclass

from kiosk.spoken import focused, page_key, told
from tests.device.kiosk.walk import SPOKEN, Walk


@dataclass(frozen=True)
class Thing:
    name: str
    language: str = "en"
    button: bool = False
    enabled: bool = True
    on: bool | None = None


def test_a_page_says_its_words_and_what_cannot_be_had_but_no_buttons() -> None:
    page = [Thing("Title"), Thing("Passport", button=True), Thing("Licence", button=True, enabled=False)]
    assert told(page, "en", SPOKEN) == [
        ("Title", "en"),
        ("Licence", "en"),
        ("Button. Not available now", "en"),
    ]


def test_the_focus_says_name_role_state_and_place() -> None:
    switch = Thing("Contrast", button=True, on=True)
    assert focused(switch, (2, 3), "en", SPOKEN) == [
        ("Contrast", "en"),
        ("Button. On", "en"),
        ("2 of 3", "en"),
    ]


def test_a_name_is_read_in_its_own_language_where_somebody_can_and_else_in_the_page_s() -> None:
    russian, pashto = Thing("Русский", "ru", True), Thing("پښتو", "ps", True)
    assert focused(russian, (1, 1), "az", SPOKEN)[0] == ("Русский", "ru")
    assert focused(pashto, (1, 1), "prs", SPOKEN)[0] == ("پښتو", "prs")


def test_a_clock_or_a_queue_that_moves_is_no_new_page_and_a_turned_list_is_one() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.agencies()
    before = page_key(walk.view)
    walk.queues()
    walk.wait(90 - 60)
    assert page_key(walk.view) == before
    walk.do("next_page")
    assert page_key(walk.view) != before
