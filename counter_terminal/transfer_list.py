"""Where a citizen can be sent: services under their agencies, counters under their zones, profiles.

Owns the order and the paging: pages of columns. Must not know languages, tickets or the screen's size.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from config.model import Agency, Centre, Counter, Profile, Service, Zone

COLUMNS = 3
ROWS = 9
"""Rows of a column: each is a finger high on a screen of 190 mm."""

Heading = Agency | Zone
Target = Service | Counter | Profile
Cell = Heading | Target
"""A group's heading, or one of its targets."""


@dataclass(frozen=True, slots=True)
class TransferPage:
    """One page: `COLUMNS` columns of at most `ROWS` cells."""

    columns: tuple[tuple[Cell, ...], ...]


def service_pages(centre: Centre, counter: Counter) -> tuple[TransferPage, ...]:
    """The services that some counter can take; the agencies that `counter` works for first."""
    return _pages(_services(centre, counter))


def counter_pages(centre: Centre, counter: Counter) -> tuple[TransferPage, ...]:
    """The other counters; those of the zone of `counter` first."""
    return _pages(_counters(centre, counter))


def profile_pages(centre: Centre, _counter: Counter) -> tuple[TransferPage, ...]:
    """The profiles that some counter can work by."""
    used = {name for one in centre.counters for name in (one.profile, *one.profiles)}
    return _pages([(None, [one for one in centre.profiles if one.id in used])])


def _pages(groups: Iterable[tuple[Heading | None, list[Target]]]) -> tuple[TransferPage, ...]:
    """The groups laid out, each under its heading.

    A group that goes on in the next column has its heading again, so that a target never stands without one.
    """
    columns: list[list[Cell]] = []
    for heading, targets in groups:
        head: list[Cell] = [] if heading is None else [heading]
        if not columns or len(columns[-1]) + len(head) + 1 > ROWS:
            columns.append([])
        columns[-1] += head
        for target in targets:
            if len(columns[-1]) == ROWS:
                columns.append([*head])
            columns[-1].append(target)
    starts = range(0, len(columns), COLUMNS)
    return tuple(
        TransferPage(tuple(tuple(cells) for cells in columns[start : start + COLUMNS])) for start in starts
    )


def _services(centre: Centre, counter: Counter) -> Iterator[tuple[Agency, list[Target]]]:
    profiles = {name for one in centre.counters for name in (one.profile, *one.profiles)}
    served = {name for profile in profiles for name in centre.profile(profile).services}
    own = {centre.service(name).agency for name in centre.profile(counter.profile).services}
    for agency in sorted(centre.agencies, key=lambda one: one.id not in own):
        services: list[Target] = [
            one for one in centre.services if one.agency == agency.id and one.id in served
        ]
        if services:
            yield agency, services


def _counters(centre: Centre, counter: Counter) -> Iterator[tuple[Zone, list[Target]]]:
    for zone in sorted(centre.zones, key=lambda one: one.id != counter.zone):
        others: list[Target] = [
            one for one in centre.counters if one.zone == zone.id and one.id != counter.id
        ]
        if others:
            yield zone, others
