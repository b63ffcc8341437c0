"""The centre as a citizen chooses from it: popular services, agencies, an agency's services, cut into pages.

Owns which choices stand on which page. Must not know how they are worded or drawn.
"""

from collections.abc import Sequence

from config.model import Agency, Centre, Service
from kiosk.grid import Grid
from kiosk.page import Page
from kiosk.visit import Step


class Choices:
    """The choices of `centre`, `tiles.places` popular services and `rows.places` list entries a page."""

    def __init__(self, centre: Centre, tiles: Grid, rows: Grid) -> None:
        self._centre = centre
        self._grids = {Page.POPULAR: tiles, Page.AGENCIES: rows, Page.SERVICES: rows}

    def grid(self, step: Step) -> Grid:
        """The grid of the list a citizen is on."""
        return self._grids[step.page]

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

    def pages(self, step: Step) -> int:
        """How many pages the list of a step takes."""
        places = self._grids[step.page].places
        return max(1, -(-len(self._all(step)) // places))

    def on_page(self, step: Step) -> Sequence[Service | Agency]:
        """The choices on the page a list is turned to."""
        places = self._grids[step.page].places
        return self._all(step)[step.turned * places : (step.turned + 1) * places]

    def _all(self, step: Step) -> Sequence[Service | Agency]:
        if step.page is Page.POPULAR:
            return self.popular()
        return self.agencies() if step.agency is None else self.services(step.agency)
