"""Where a citizen can be sent: every service somebody serves, grouped by agency, cut into pages of columns.

Owns the order and the paging. Must not know languages, tickets or the screen's size.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from config.model import Agency, Centre, Counter, Service

COLUMNS = 3
ROWS = 10
"""Rows of a column: each is a finger high on a screen of 190 mm."""

Cell = Agency | Service
"""A group's heading, or one of its services."""


@dataclass(frozen=True, slots=True)
class TransferPage:
    """One page: `COLUMNS` columns of at most `ROWS` cells."""

    columns: tuple[tuple[Cell, ...], ...]


def transfer_pages(centre: Centre, counter: Counter) -> tuple[TransferPage, ...]:
    """The pages at `counter`: the agencies it works for first, the others as the centre lists them.

    A group that goes on in the next column has its heading again, so that a service never stands without one.
    """
    columns: list[list[Cell]] = []
    for agency, services in _groups(centre, counter):
        if not columns or len(columns[-1]) + 2 > ROWS:
            columns.append([])
        columns[-1].append(agency)
        for service in services:
            if len(columns[-1]) == ROWS:
                columns.append([agency])
            columns[-1].append(service)
    starts = range(0, len(columns), COLUMNS)
    return tuple(
        TransferPage(tuple(tuple(cells) for cells in columns[start : start + COLUMNS])) for start in starts
    )


def _groups(centre: Centre, counter: Counter) -> Iterator[tuple[Agency, list[Service]]]:
    served = {name for one in centre.counters for name in centre.profile(one.profile).services}
    own = {centre.service(name).agency for name in centre.profile(counter.profile).services}
    for agency in sorted(centre.agencies, key=lambda one: one.id not in own):
        services = [one for one in centre.services if one.agency == agency.id and one.id in served]
        if services:
            yield agency, services
