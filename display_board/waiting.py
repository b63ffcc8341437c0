"""Who waits for what, and how long whoever joins now will: beside the calls or at their foot.

Owns the choice of the rows and their order. Must not know the rest of the board, nor how the rows are drawn.
"""

from collections.abc import Mapping, Sequence

from center_hub.contract.documents import QueuesDocument, ServiceQueue
from center_hub.contract.words import shown_wait
from config.languages import Language
from config.model import Centre, Text
from config.waits import short_wait
from display_board.sayings import said

WAITING_SHOWN = 12
"""The busiest first. What does not stand on one page comes with the next."""

View = dict[str, object]


def waiting_panel(
    centre: Centre,
    queues: QueuesDocument | None,
    agency_of: Mapping[str, str],
    languages: Sequence[Language],
) -> View:
    """The panel: service by service once somebody's wait can be told, until then agency by agency.

    Args:
        centre: whose services and agencies they are.
        queues: None while the hub has not told who waits.
        agency_of: the agencies of the services that the board's zones give.
        languages: the board's; every text comes once in each.
    """
    here = [
        one for one in (() if queues is None else queues.queues) if one.waiting and one.service in agency_of
    ]
    told = any(one.wait is not None for one in here)
    rows = _services(centre, here, languages) if told else _agencies(centre, here, agency_of, languages)
    silent = rows or queues is None
    return {
        "title": [language.text("board.waiting") for language in languages],
        "rows": rows,
        "nobody": [] if silent else [language.text("counter.nobody_waiting") for language in languages],
    }


def _services(centre: Centre, here: list[ServiceQueue], languages: Sequence[Language]) -> list[View]:
    busiest = {one.service: one for one in sorted(here, key=lambda queue: -queue.waiting)[:WAITING_SHOWN]}
    # In the order of the centre: a name is found where it was, whoever comes and goes.
    return [
        _row(
            one.id,
            said(centre, one.name, languages),
            languages[0].figures(busiest[one.id].waiting),
            _wait(busiest[one.id], languages),
        )
        for one in centre.services
        if one.id in busiest
    ]


def _wait(queue: ServiceQueue, languages: Sequence[Language]) -> list[str]:
    """Empty where none is known."""
    if queue.wait is None:
        return []
    return [short_wait(shown_wait(queue.wait), language) for language in languages]


def _agencies(
    centre: Centre, here: list[ServiceQueue], agency_of: Mapping[str, str], languages: Sequence[Language]
) -> list[View]:
    people: dict[str, int] = {}
    for queue in here:
        agency = agency_of[queue.service]
        people[agency] = people.get(agency, 0) + queue.waiting
    busiest = sorted(people, key=lambda agency: -people[agency])[:WAITING_SHOWN]
    return [
        _row(one, _name(centre, one, languages), languages[0].figures(people[one]), []) for one in busiest
    ]


def _name(centre: Centre, agency: str, languages: Sequence[Language]) -> list[str]:
    name: Text = centre.agency(agency).name
    return said(centre, name, languages)


def _row(name_id: str, name: list[str], people: str, wait: list[str]) -> View:
    return {"id": name_id, "name": name, "people": people, "wait": wait}
