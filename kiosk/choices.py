"""The centre as a citizen chooses from it: services, journeys, agencies, priority classes, cut into pages.

Owns which choices stand on which page. Must not know how they are worded or drawn.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from config.languages import load_language
from config.model import Agency, Centre, Journey, PriorityClass, Service
from config.order import in_order
from config.search import ServiceSearch
from kiosk.grid import Grid, shelf_grid
from kiosk.page import Page
from kiosk.shelves import Shelf, Shelves
from kiosk.visit import Step

Choice = Service | Journey | Agency | PriorityClass | Shelf
_KEYS_UPRIGHT, _KEYS_LYING = 6, 10
"""Shelves of the first page side by side, each wide enough for the letters it holds."""
_LARGE = 100
"""With so many services search and agencies lead far enough: the popular ones have the room."""


class Choices:
    """The choices of `centre`, `tiles.places` popular services and `rows.places` list entries a page."""

    def __init__(self, centre: Centre, tiles: Grid, rows: Grid) -> None:
        self._centre = centre
        self._grids = {
            Page.POPULAR: tiles,
            Page.AGENCIES: rows,
            Page.SERVICES: rows,
            Page.FOUND: rows,
            Page.PRIORITY: rows,
        }

    def grid(self, step: Step) -> Grid:
        """The grid of the list a citizen is on."""
        rows = self._grids[step.page]
        full_of_shelves = step.shelf is not None and step.shelf.count > rows.places
        return shelf_grid(rows) if full_of_shelves else rows

    def first(self) -> Page:
        """The page on which choosing begins."""
        return Page.POPULAR if self.popular() or self._centre.journeys else Page.AGENCIES

    def popular(self) -> tuple[Service, ...]:
        """The services most asked for, in the centre's order."""
        return tuple(one for one in self._centre.services if one.popular)

    def services(self, agency: str) -> tuple[Service, ...]:
        """The services of an agency; empty for one the centre does not have."""
        return tuple(one for one in self._centre.services if one.agency == agency)

    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that have a service."""
        with_service = {one.agency for one in self._centre.services}
        return tuple(one for one in self._centre.agencies if one.id in with_service)

    def classes(self) -> tuple[PriorityClass, ...]:
        """The priority classes that a citizen may declare."""
        return tuple(one for one in self._centre.priority_classes if one.at_kiosk)

    def found(self, typed: str, language: str) -> tuple[Service, ...]:
        """The services that fit what was typed, by a reader of `language`, the best first."""
        return self._search.find(typed, language)

    @cached_property
    def _search(self) -> ServiceSearch:
        """Made when somebody first searches: a start does not wait for it."""
        return ServiceSearch(self._centre)

    def shelves(self, step: Step, language: str) -> tuple[Shelf, ...]:
        """The shelves to be opened from a page: from the first one where the way by agency is long."""
        if step.page is Page.POPULAR:
            return self.names.first(language) if self._far else ()
        return tuple(one for one in self.on_page(step, language) if isinstance(one, Shelf))

    @cached_property
    def names(self) -> Shelves:
        """All services by name."""
        rows = self._grids[Page.SERVICES]
        return Shelves(self._centre, rows.places, _KEYS_UPRIGHT if rows.columns == 1 else _KEYS_LYING)

    @cached_property
    def _far(self) -> bool:
        """Whether agencies or their services have to be turned over: then some ticket takes six taps."""
        places = self._grids[Page.SERVICES].places
        lists = (self.agencies(), *(self.services(one.id) for one in self.agencies()))
        return len(self._centre.services) > _LARGE and any(len(one) > places for one in lists)

    def pages(self, step: Step) -> int:
        """How many pages the list of a step takes."""
        places = self.grid(step).places
        return max(1, -(-len(self._all(step)) // places))

    def on_page(self, step: Step, language: str) -> Sequence[Choice]:
        """The choices on the page a list is turned to, for a reader of `language`; of a search all."""
        if step.page is Page.SEARCH:
            return self._all(step)
        places = self.grid(step).places
        return self._ordered(step, language)[step.turned * places : (step.turned + 1) * places]

    def _ordered(self, step: Step, language: str) -> Sequence[Choice]:
        """Agencies and services of one as the centre wishes; what is popular and classes as it wrote them."""
        every = self._all(step)
        if step.shelf is not None or step.page not in {Page.AGENCIES, Page.SERVICES}:
            return every
        named = [one for one in every if not isinstance(one, Shelf)]
        return in_order(named, self._centre, load_language(language))

    def turned_alike(self, step: Step, before: "Choices") -> Step:
        """The step, its list turned to where the first choice seen stands here; it was cut as `before`."""
        if not step.turned:
            return step
        first = step.turned * before.grid(step).places
        if step.shelf is not None:  # in other stretches: they hold as many services as a page has room for
            seen = before.names.starts(step.shelf)[first]
            first = bisect_right(self.names.starts(step.shelf), seen) - 1
        return replace(step, turned=first // self.grid(step).places)

    def _all(self, step: Step) -> Sequence[Choice]:
        if step.page in {Page.SEARCH, Page.FOUND}:
            script = self._centre.languages[0] if step.board is None else step.board.letters
            return self.found(step.typed, script)
        if step.shelf is not None:
            return self.names.inside(step.shelf)
        if step.page is Page.PRIORITY:
            return self.classes()
        if step.page is Page.POPULAR:
            # A journey is chosen whole: beside what was chosen before, its services are added one by one.
            return self.popular() if step.services else (*self.popular(), *self._centre.journeys)
        return self.agencies() if step.agency is None else self.services(step.agency)
