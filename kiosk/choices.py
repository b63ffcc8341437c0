"""The centre as a citizen chooses from it: services, journeys, agencies, priority classes, cut into pages.

Owns which choices stand on which page. Must not know how they are worded or drawn.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from config.languages import load_language
from config.model import Agency, Centre, Journey, PriorityClass, Service
from config.order import in_order
from config.search import ServiceSearch
from kiosk.grid import Grid
from kiosk.page import Page
from kiosk.visit import Step

Choice = Service | Journey | Agency | PriorityClass


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
        return self._grids[step.page]

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

    def pages(self, step: Step) -> int:
        """How many pages the list of a step takes."""
        places = self._grids[step.page].places
        return max(1, -(-len(self._all(step)) // places))

    def on_page(self, step: Step, language: str) -> Sequence[Choice]:
        """The choices on the page a list is turned to, for a reader of `language`; of a search all."""
        if step.page is Page.SEARCH:
            return self._all(step)
        places = self._grids[step.page].places
        return self._ordered(step, language)[step.turned * places : (step.turned + 1) * places]

    def _ordered(self, step: Step, language: str) -> Sequence[Choice]:
        """Agencies and services of one as the centre wishes; what is popular and classes as it wrote them."""
        if step.page not in {Page.AGENCIES, Page.SERVICES}:
            return self._all(step)
        return in_order(self._all(step), self._centre, load_language(language))

    def turned_alike(self, step: Step, before: "Choices") -> Step:
        """The step, its list turned to where the first choice seen stands here; it was cut as `before`."""
        if not step.turned:
            return step
        first = step.turned * before.grid(step).places
        return replace(step, turned=first // self.grid(step).places)

    def _all(self, step: Step) -> Sequence[Choice]:
        if step.page in {Page.SEARCH, Page.FOUND}:
            script = self._centre.languages[0] if step.board is None else step.board.letters
            return self.found(step.typed, script)
        if step.page is Page.PRIORITY:
            return self.classes()
        if step.page is Page.POPULAR:
            # A journey is chosen whole: beside what was chosen before, its services are added one by one.
            return self.popular() if step.services else (*self.popular(), *self._centre.journeys)
        return self.agencies() if step.agency is None else self.services(step.agency)
