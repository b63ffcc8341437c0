"""Where a citizen goes for a service: zones and counters, in words.

Owns the joining of counter labels into ranges. Must not know screens or paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from config.languages import Language
from config.model import Centre

_FEWEST_IN_A_RANGE = 3
"""`1, 2` is as short as a range of two and plainer."""


@dataclass(frozen=True, slots=True)
class Place:
    """A zone and those of its counters that take the service: `Hall A`, `1-7, 9` (with a dash for ranges)."""

    zone: str
    counters: str

    def sentence(self, language: Language) -> str:
        """Zone and counters in one line."""
        return language.text("ticket.zone_counters", zone=self.zone, counters=self.counters)


def places(centre: Centre, service: str, language: Language) -> tuple[Place, ...]:
    """The places where `service` is given, in the centre's order; empty for a service it does not have."""
    if service not in {one.id for one in centre.services}:
        return ()
    labels: dict[str, list[str]] = {}
    for counter in centre.counters_serving(service):
        labels.setdefault(counter.zone, []).append(counter.label)
    return tuple(
        Place(centre.zone(zone).name[language.code], label_ranges(found, language))
        for zone, found in labels.items()
    )


def zones(found: Sequence[Place], language: Language) -> str:
    """The zones of some places, joined as the language joins a list."""
    return language.listed(place.zone for place in found)


def label_ranges(labels: Sequence[str], language: Language) -> str:
    """Counter labels with runs of numbers joined (`1-4, 7`, with an en dash), as its language lists them."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and _follows(runs[-1][-1], label):
            runs[-1].append(label)
        else:
            runs.append([label])
    return language.listed(part for run in runs for part in _parts(run))


def _follows(before: str, after: str) -> bool:
    return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1


def _parts(run: list[str]) -> list[str]:
    return [f"{run[0]}\N{EN DASH}{run[-1]}"] if len(run) >= _FEWEST_IN_A_RANGE else run
