"""Who waits for what, and how long whoever joins now will: beside the calls or at their foot.

Owns the choice of the rows and their order. Must not know the rest of the board, nor how the rows are drawn.
"""

from collections.abc import Callable, Mapping

from center_hub.contract.documents import QueuesDocument, ServiceQueue
from center_hub.contract.words import shown_wait
from config.languages import Language
from config.model import Centre, Text
from config.waits import short_wait

WAITING_SHOWN = 12
"""The busiest first. What does not stand on one page comes with the next."""
TURN_S = 8
"""How long a page stands, in seconds: three names and their numbers are read twice."""

View = dict[str, object]


def waiting_panel(
    centre: Centre,
    queues: QueuesDocument | None,
    agency_of: Mapping[str, str],
    language: Language,
    said: Callable[[Text], str],
    now: float,
) -> View:
    """The panel: service by service once somebody's wait can be told, until then agency by agency.

    Args:
        centre: whose services and agencies they are.
        queues: None while the hub has not told who waits.
        agency_of: the agencies of the services that the board's zones give.
        language: the board's.
        said: what the centre's file says, in that language.
        now: monotonic seconds; the panel's `turn` rises with it, and the page with the turn.
    """
    here = [
        one for one in (() if queues is None else queues.queues) if one.waiting and one.service in agency_of
    ]
    told = any(one.wait is not None for one in here)
    rows = (
        _services(centre, here, language, said)
        if told
        else _agencies(centre, here, agency_of, language, said)
    )
    nobody = "" if rows or queues is None else language.text("counter.nobody_waiting")
    return {
        "title": language.text("board.waiting"),
        "rows": rows,
        "nobody": nobody,
        "turn": int(now // TURN_S),
    }


def _services(
    centre: Centre, here: list[ServiceQueue], language: Language, said: Callable[[Text], str]
) -> list[View]:
    busiest = {one.service: one for one in sorted(here, key=lambda queue: -queue.waiting)[:WAITING_SHOWN]}
    # In the order of the centre: a name is found where it was, whoever comes and goes.
    return [
        {
            "id": one.id,
            "name": said(one.name),
            "people": language.figures(busiest[one.id].waiting),
            "wait": _wait(busiest[one.id], language),
        }
        for one in centre.services
        if one.id in busiest
    ]


def _wait(queue: ServiceQueue, language: Language) -> str:
    """Empty where none is known."""
    return "" if queue.wait is None else short_wait(shown_wait(queue.wait), language)


def _agencies(
    centre: Centre,
    here: list[ServiceQueue],
    agency_of: Mapping[str, str],
    language: Language,
    said: Callable[[Text], str],
) -> list[View]:
    people: dict[str, int] = {}
    for queue in here:
        agency = agency_of[queue.service]
        people[agency] = people.get(agency, 0) + queue.waiting
    busiest = sorted(people, key=lambda agency: -people[agency])[:WAITING_SHOWN]
    return [
        {
            "id": one,
            "name": said(centre.agency(one).name),
            "people": language.figures(people[one]),
            "wait": "",
        }
        for one in busiest
    ]
