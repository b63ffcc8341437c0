import string

import pytest

from kiosk import pad
from kiosk.page import Page
from tests.device.kiosk.walk import Walk

ALL = set(string.ascii_uppercase + string.digits)


@pytest.mark.parametrize("upright", [True, False])
def test_every_letter_and_digit_has_one_key_of_its_own_place(*, upright: bool) -> None:
    keys = pad.keys(upright=upright)
    assert {key.letter for key in keys} == ALL
    assert len(keys) == len(ALL) == len({(key.row, key.column) for key in keys})
    assert all(key.column < key.of for key in keys)


@pytest.mark.parametrize("way", ["code", "document"])
def test_what_is_typed_can_be_taken_back_letter_by_letter(way: str) -> None:
    walk = Walk("asan-baku-1", "en")
    getattr(walk, way)()
    for _ in range(30):
        walk.do("erase")
        walk.pulse()
    assert walk.flow.visitor is not None
    assert walk.flow.visitor.step.typed == ""
    assert not walk.view["can_erase"]
    assert not walk.view["can_enter"]
    walk.type("AB1")
    assert not walk.view["can_enter"]
    walk.type("2")
    assert walk.view["can_enter"]


@pytest.mark.parametrize(("way", "page"), [("code", Page.CODE), ("document", Page.DOCUMENT)])
def test_no_more_is_typed_than_there_is_room_for_and_nothing_but_keys(way: str, page: Page) -> None:
    walk = Walk("asan-baku-1", "en")
    getattr(walk, way)()
    for letter in ("a", " ", "AB", "\u0661", "", "-"):
        before = walk.view["typed"]
        walk.do("key", letter)
        assert walk.view["typed"] == before
    walk.type("Z" * 30)
    assert len(walk.view["typed"]) == pad.MOST[page]
