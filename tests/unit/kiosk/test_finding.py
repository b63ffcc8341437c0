"""A service is found by typing at the kiosk, and nothing of what was typed stays behind."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.key_layout import Board
from kiosk import finding
from kiosk.page import Page
from tests.device.kiosk.walk import WAYS, Walk


def at(page: str, language: str = "az", centre: str = "asan-baku-1") -> Walk:
    walk = Walk(centre, language)
    WAYS[page](walk)
    return walk


@pytest.mark.parametrize("page", ["popular", "agencies", "services"])
def test_a_list_of_services_leads_to_the_search(page: str) -> None:
    walk = at(page)
    assert walk.view["search"]["text"]
    walk.do("search")
    assert walk.flow.page is Page.SEARCH
    assert walk.view["typed"] == ""


def test_what_is_typed_stands_in_the_field_and_what_fits_below_it() -> None:
    walk = at("search")
    walk.spell("PASP")
    assert walk.view["typed"] == "PASP"
    assert [row["kind"] for row in walk.view["found"]] == ["service"] * finding.SHOWN
    assert walk.view["found"][0]["id"] == "passport-adult"
    assert walk.view["count"] > finding.SHOWN


def test_a_result_says_how_long_one_waits() -> None:
    walk = at("search")
    walk.spell("PASP")
    elsewhere = at("popular")
    row = next(one for one in elsewhere.view["choices"] if one["id"] == "passport-adult")
    assert walk.view["found"][0] == row


def test_a_result_leads_to_its_page_and_back_to_what_was_typed() -> None:
    walk = at("search")
    walk.spell("PASP")
    walk.do("service", "passport-adult")
    assert (walk.flow.page, walk.view["service"]) == (Page.CONFIRM, "passport-adult")
    walk.do("back")
    assert (walk.flow.page, walk.view["typed"]) == (Page.SEARCH, "PASP")


def test_a_service_that_was_not_found_cannot_be_tapped() -> None:
    walk = at("search")
    walk.spell("PASP")
    walk.do("service", "pension")
    assert walk.flow.page is Page.SEARCH


def test_a_second_service_is_added_by_searching() -> None:
    walk = at("confirm")
    first = walk.view["service"]
    walk.do("add_service")
    walk.do("search")
    walk.spell("PENS")
    walk.do("service", "pension")
    assert [row["id"] for row in walk.view["services"]] == [first, "pension"]


def test_all_that_fit_are_a_list_and_any_of_them_can_be_chosen() -> None:
    walk = at("searching")
    count, ids = walk.view["count"], set[str]()
    walk.do("show_found")
    assert walk.flow.page is Page.FOUND
    while True:
        ids |= {row["id"] for row in walk.view["choices"]}
        if not walk.view["turning"].get("has_next"):
            break
        walk.do("next_page")
    assert len(ids) == count
    walk.do("service", walk.view["choices"][-1]["id"])
    assert walk.view["page"] == Page.CONFIRM


def test_an_empty_field_has_no_list() -> None:
    walk = at("search")
    walk.do("show_found")
    assert walk.flow.page is Page.SEARCH


def test_nothing_found_is_said_with_a_way_on() -> None:
    walk = at("nothing_found")
    assert walk.view["nothing"]["title"]
    assert walk.view["nothing"]["body"]
    walk.do(walk.view["nothing"]["way"]["id"])
    assert walk.flow.page is Page.AGENCIES


def test_nothing_typed_is_not_nothing_found() -> None:
    walk = at("search")
    assert (walk.view["nothing"], bool(walk.view["advice"])) == ({}, True)
    walk.spell("A")
    assert walk.view["advice"] == ""


def test_the_keys_are_the_citizens_until_another_script_is_chosen() -> None:
    walk = at("search", "az")
    assert walk.view["script"] == "az"
    walk.do("board", "ru")
    assert walk.view["script"] == "ru"
    assert "Ж" in {key["value"] for key in walk.view["narrow_keys"]}
    walk.spell("ПАСП")
    assert "passport-adult" in {row["id"] for row in walk.view["found"]}
    assert walk.view["language"] == "az"


def test_another_language_brings_its_own_keys() -> None:
    walk = at("search", "az")
    walk.do("languages")
    walk.do("language", "ru")
    assert (walk.flow.page, walk.view["script"]) == (Page.SEARCH, "ru")


def test_a_language_the_centre_does_not_have_brings_none() -> None:
    walk = at("search", "az")
    walk.do("board", "ps")
    assert walk.view["script"] == "az"


def test_erasing_takes_the_last_letter_and_clearing_all() -> None:
    walk = at("search")
    walk.spell("PASP")
    walk.do("take_back")
    assert walk.view["typed"] == "PAS"
    walk.do("clear")
    walk.do("take_back")
    assert walk.view["typed"] == ""


@given(st.lists(st.text(max_size=5), max_size=40))
def test_the_field_takes_words_alone_and_no_more_than_stands_in_it(keys: list[str]) -> None:
    walk = at("search")
    for key in keys:
        walk.do("letter", key)
        walk.pulse()
    typed = str(walk.view["typed"])
    assert len(typed) <= finding.MOST
    assert not typed.startswith(" ")
    assert "  " not in typed
    assert all(sign.isalnum() or sign == " " for sign in typed)


def test_nothing_typed_stays_behind_or_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    walk = at("search")
    walk.spell("PASPORTQ")
    assert "PASPORTQ" not in repr(walk.flow.visitor)
    walk.do("start_over")
    assert walk.flow.visitor is None
    walk.do("language", "az")
    walk.do("search")
    assert walk.view["typed"] == ""
    assert "PASPORTQ" not in caplog.text
    assert walk.sent == []


def test_whoever_leaves_the_field_alone_leaves_nothing_in_it() -> None:
    walk = at("searching")
    walk.wait(70)
    assert walk.flow.page is Page.WELCOME
    assert walk.flow.visitor is None


def test_the_keys_stand_as_they_are_while_letters_are_typed() -> None:
    walk = at("search")
    before = walk.view["narrow_keys"]
    walk.spell("PA")
    assert walk.view["narrow_keys"] is before


def test_a_board_is_remembered_with_the_page() -> None:
    walk = at("search", "az")
    walk.do("board", "ru")
    assert walk.flow.visitor is not None
    assert finding.board_of(walk.flow.visitor) == Board("ru")
