"""A volunteer finds a service by typing, on keys of any language of the centre."""

from typing import Any

import pytest

from counter_terminal.helpdesk.typing_view import MOST_FOUND
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer


def searching(typed: str = "", language: str = "en", centre: str = "asan-baku-1") -> Volunteer:
    desk = Volunteer(centre, language)
    desk.press("go", "issue")
    desk.press("search")
    for letter in typed:
        desk.press("key", letter)
    return desk


def typing(desk: Volunteer) -> dict[str, Any]:
    shown = desk.view("typing")
    assert isinstance(shown, dict)
    return shown


def found(desk: Volunteer) -> list[str]:
    return [one["id"] for one in typing(desk)["options"]]


@pytest.mark.parametrize("typed", ["şəxs", "SEXS", "удост", "identity", "identiy"])
def test_a_service_is_found_however_it_is_spelt(typed: str) -> None:
    assert "id-card-renewal" in found(searching(typed))


def test_what_was_found_is_chosen_and_no_more_than_is_read_is_shown() -> None:
    desk = searching("pas")
    assert len(found(desk)) <= MOST_FOUND
    desk.press("choose", "passport-adult")
    assert desk.view("page") == "form"


def test_nothing_found_is_said() -> None:
    assert typing(searching("qqqq"))["nothing"]
    assert typing(searching(""))["nothing"] == ""
    assert typing(searching("pas"))["nothing"] == ""


def test_the_keys_are_the_volunteers_until_another_script_is_chosen() -> None:
    desk = searching(language="az")
    assert typing(desk)["script"] == "az"
    desk.press("board", "ru")
    assert "Ж" in {key["value"] for key in typing(desk)["keys"]}
    desk.press("board", "ru-figures")
    assert "7" in {key["value"] for key in typing(desk)["keys"]}
    desk.press("board", "tea")
    assert typing(desk)["script"] == "ru"


def test_a_volunteer_whose_language_the_centre_does_not_have_types_in_it() -> None:
    desk = searching(language="ru", centre="asan-khedmat-kabul-1")
    assert typing(desk)["script"] == "ru"
    leads = [key["value"] for key in typing(desk)["keys"] if key["kind"] == "board"]
    assert leads == ["ru-figures", "prs"]


def test_numbers_and_codes_have_their_letters_and_figures_side_by_side() -> None:
    desk = Volunteer()
    for place, letters in (("find", 24), ("appointment", 26)):
        desk.press("go", place)
        assert len(typing(desk)["keys"]) == letters
        assert [key["value"] for key in typing(desk)["figures"] if key["kind"] == "letter"] == list(
            "7894561230"
        )


@pytest.mark.parametrize("language", ["az", "ru", "en", "prs", "ps"])
def test_a_narrow_tablet_has_the_same_letters_in_fewer_columns(language: str) -> None:
    desk = searching(
        language=language, centre="asan-khedmat-kabul-1" if language in {"prs", "ps"} else "asan-baku-1"
    )
    for place in ("issue", "find", "appointment"):
        if place != "issue":
            desk.press("go", place)
        shown = typing(desk)
        narrow = shown["narrow"]
        letters = [
            {key["value"] for key in board["keys"] if key["kind"] == "letter"} for board in (shown, narrow)
        ]
        assert letters[0] == letters[1]
        assert narrow["columns"] < shown["columns"]
        assert all(key["column"] + key["span"] <= narrow["columns"] for key in narrow["keys"])


@pytest.mark.parametrize(("language", "centre"), [("az", "asan-baku-1"), ("ps", "asan-khedmat-kabul-1")])
def test_more_and_fewer_people_are_said_in_words(language: str, centre: str) -> None:
    desk = Volunteer(centre, language)
    desk.press("go", "issue")
    desk.press("search", desk.centre.services[0].name[language][0])
    desk.press("choose", found(desk)[0])
    said = {desk.view("form.fewer"), desk.view("form.more"), desk.view("form.party_label")}
    assert len(said) == 3
    assert all(str(one).replace(" ", "").isalpha() for one in said)
