"""Where a visit goes on, in words: the service, and its counter or the zones of those that take it.

Owns that one line of a board. Must not know who goes there or how long it is told.
"""

from collections.abc import Iterator

from center_hub.contract.documents import BoardMove
from config.languages import Language
from config.model import Centre, Counter
from display_board.sayings import said_in

_HOLD = "\N{NO-BREAK SPACE}"
"""Where a line is too long it breaks before a place or within the service, never within a place."""


def where_to(centre: Centre, language: Language, move: BoardMove) -> str:
    """One line: `Wills · Hall B, Hall C`, or with the one counter named `Wills · Counter 20 · Hall B`.

    A service or a counter that this box's configuration does not have yet is told by its bare id.
    """
    service, *places = _parts(centre, language, move)
    return f"{_HOLD}· ".join((service, *(place.replace(" ", _HOLD) for place in places)))


def _parts(centre: Centre, language: Language, move: BoardMove) -> Iterator[str]:
    service = next((one for one in centre.services if one.id == move.service), None)
    yield move.service if service is None else said_in(language, centre, service.name)
    at = next((one for one in centre.counters if one.id == move.counter), None)
    if move.counter is not None:
        yield language.text("counter.counter", label=move.counter if at is None else at.label)
        yield from () if at is None else (_zones(centre, language, (at,)),)
    elif service is not None:
        yield from filter(None, (_zones(centre, language, centre.counters_serving(service.id)),))


def _zones(centre: Centre, language: Language, counters: tuple[Counter, ...]) -> str:
    zones = dict.fromkeys(counter.zone for counter in counters)
    return language.listed(said_in(language, centre, centre.zone(zone).name) for zone in zones)
