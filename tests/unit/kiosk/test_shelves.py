"""Three taps for what many want, five for any of 360 services, on pages of nine choices at most."""

from collections.abc import Iterator
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.languages import load_language
from config.loader import centre_file, load_centre
from config.model import Centre
from kiosk.choices import Choices
from kiosk.grid import list_grid, tile_grid
from kiosk.page import Page
from kiosk.shelves import Shelf, Shelves
from tests.device.kiosk.walk import LANDSCAPE, PORTRAIT, Walk
from tests.support.large_centre import LANGUAGES, large_centre

SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["upright", "lying"])
LARGE = large_centre(popular=2)
MOST_CHOICES = 9
Tap = tuple[str, str]


def kiosk(centre: Centre, language: str, size: tuple[float, float]) -> Walk:
    walk = Walk("asan-baku-1", language, size, made_up=centre)
    walk.welcome()
    return walk


def offered(walk: Walk) -> Iterator[Tap]:
    """Everything that a citizen can tap on a page with choices, but for typing."""
    view = walk.view
    if view["page"] == "welcome":
        yield from (("language", one["code"]) for one in view["languages"])
        return
    assert len(view["choices"]) <= MOST_CHOICES
    yield from ((one["kind"], one["id"]) for one in view["choices"])
    yield from (("shelf", one["id"]) for one in view["shelves"])
    yield from ((one["id"], "") for one in view["doors"] if one["id"] == "all_agencies")
    if view["turning"].get("has_next"):
        yield "next_page", ""


def taps_to_a_ticket(centre: Centre, language: str, size: tuple[float, float], most: int) -> dict[str, int]:
    """For each service the fewest taps after which its ticket is asked for, every way gone that there is."""
    walk, fewest = kiosk(centre, language, size), dict[str, int]()
    walk.do("language", language)
    standing = [walk.flow.visitor]
    for taps in range(1, most):
        onward = []
        for visitor in standing:
            walk.flow.visitor = visitor
            if walk.flow.page is Page.CONFIRM:
                fewest.setdefault(walk.view["service"], taps + 1)
                continue
            for tap in [one for one in offered(walk) if one[0] != "journey"]:
                walk.flow.visitor = visitor
                walk.do(*tap)
                walk.pulse()
                onward.append(walk.flow.visitor)
        standing = onward
    return fewest


@SIZES
def test_any_of_360_services_is_five_taps_away_and_a_popular_one_three(size: tuple[float, float]) -> None:
    fewest = taps_to_a_ticket(LARGE, "az", size, 5)
    assert set(fewest) == {one.id for one in LARGE.services}
    assert max(fewest.values()) <= 5
    assert all(fewest[one.id] == 3 for one in LARGE.services if one.popular)


def test_get_ticket_is_the_last_of_these_taps() -> None:
    walk = kiosk(LARGE, "az", PORTRAIT)
    walk.do("language", "az")
    walk.do("shelf", walk.view["shelves"][-1]["id"])
    walk.do("shelf", walk.view["choices"][-1]["id"])
    service = walk.view["choices"][-1]["id"]
    walk.do("service", service)
    walk.do("get_ticket", service)
    assert [order.service for order in walk.orders] == [service]


@SIZES
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_service_on_one_shelf_and_no_page_of_more_than_nine(
    size: tuple[float, float], language: str
) -> None:
    choices = Choices(LARGE, tile_grid(*size), list_grid(*size))
    places, seen = list_grid(*size).places, list[str]()
    for shelf in choices.names.first(language):
        inside = choices.names.inside(shelf)
        assert len(inside) <= MOST_CHOICES
        for one in inside:
            services = choices.names.inside(one) if isinstance(one, Shelf) else (one,)
            assert len(services) <= places
            assert not any(isinstance(other, Shelf) for other in services)
            seen += [other.id for other in services if not isinstance(other, Shelf)]
    names = [LARGE.service(one).name[language] for one in seen]
    assert len(set(seen)) == len(LARGE.services)
    assert names == sorted(names, key=load_language(language).sort_key)


def test_a_small_centre_has_no_shelves() -> None:
    kabul = load_centre(centre_file("asan-khedmat-kabul-1"))
    small = kabul.agencies[:3]
    ids = {one.id for one in small}
    services = tuple(one for one in kabul.services if one.agency in ids)
    centre = attrs.evolve(kabul, agencies=small, services=services, journeys=())
    choices = Choices(centre, tile_grid(*PORTRAIT), list_grid(*PORTRAIT))
    walk = kiosk(centre, "prs", PORTRAIT)
    walk.do("language", "prs")
    assert walk.view["shelves"] == []
    assert choices.agencies() == small


def test_a_shelf_that_is_not_on_the_page_cannot_be_opened() -> None:
    walk = kiosk(LARGE, "az", PORTRAIT)
    walk.do("language", "az")
    walk.do("shelf", "az.0.360")
    walk.do("shelf", "tea")
    assert walk.flow.page is Page.POPULAR


def test_back_leads_from_a_shelf_to_the_one_it_stands_in() -> None:
    walk = kiosk(LARGE, "az", PORTRAIT)
    walk.do("language", "az")
    walk.do("shelf", walk.view["shelves"][1]["id"])
    before = walk.view["choices"]
    walk.do("shelf", before[0]["id"])
    assert {one["kind"] for one in walk.view["choices"]} == {"service"}
    walk.do("back")
    assert walk.view["choices"] == before


@given(st.integers(1, 90), st.integers(1, 9), st.integers(1, 12))
def test_shelves_are_as_full_as_one_another_and_hold_everything_once(
    count: int, places: int, keys: int
) -> None:
    centre = _with(count)
    shelves = Shelves(centre, places, keys).first("az")
    assert 1 <= len(shelves) <= keys
    assert [one.start for one in shelves] == [0, *(one.end for one in shelves[:-1])]
    assert shelves[-1].end == count
    assert max(one.count for one in shelves) - min(one.count for one in shelves) <= 1


@cache
def _with(count: int) -> Centre:
    return attrs.evolve(LARGE, services=LARGE.services[:count])


@SIZES
@pytest.mark.parametrize("turns", [1, 2, 6])
def test_a_shelf_stays_where_it_was_turned_to_when_its_pages_get_larger(
    size: tuple[float, float], turns: int
) -> None:
    walk = kiosk(LARGE, "az", size)
    for mode in ("larger", "lower"):
        walk.do("mode", mode)
    walk.do("language", "az")
    walk.do("shelf", next(one for kind, one in offered(walk) if kind == "shelf"))
    for _ in range(turns):
        walk.do("next_page")
    [(_, seen), *_] = offered(walk)
    for mode in ("larger", "lower"):
        walk.do("mode", mode)
        first = int(seen.split(".")[1])
        assert any(start <= first < end for start, end in stretches(walk)), walk.view["choices"]


def stretches(walk: Walk) -> Iterator[tuple[int, int]]:
    """Where the shelves on the page begin and end."""
    for shelf in [value for kind, value in offered(walk) if kind == "shelf"]:
        _, start, end = shelf.split(".")
        yield int(start), int(end)
