"""In which order a list of choices stands: as the centre wrote it, or by the alphabet of whoever reads it.

Owns that one decision for kiosk and help desk. Must not know pages or how many choices stand on one.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import attrs

from config.languages import Language
from config.model import Centre, Text


class _Named(Protocol):
    @property
    def name(self) -> Text: ...


_One = TypeVar("_One", bound=_Named)


def in_order(choices: Sequence[_One], centre: Centre, language: Language) -> Sequence[_One]:
    """The choices in the centre's order, or by their names in `language` where the centre wishes so."""
    if centre.order == "as_written":
        return choices
    return sorted(choices, key=lambda one: language.sort_key(_said(one.name, centre, language)))


def ordered(centre: Centre, language: Language) -> Centre:
    """The centre with its agencies and services in the order for a reader who stays the same all day."""
    return attrs.evolve(
        centre,
        agencies=tuple(in_order(centre.agencies, centre, language)),
        services=tuple(in_order(centre.services, centre, language)),
    )


def _said(name: Text, centre: Centre, language: Language) -> str:
    """An operator's language need not be one of the centre's."""
    return name.get(language.code) or name[centre.languages[0]]
