"""The way through the lists: language, agency, service, journey, pages, back.

Owns where a choice leads. Must not know what a ticket needs (`ordering`) or how a list is drawn.
"""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.page import Page
from kiosk.situation import Next, Rule, Situation
from kiosk.visit import Step, Visitor


def nobody(languages: tuple[str, ...]) -> Visitor:
    """Whoever touches the first page: no step taken, and no language chosen where there are several."""
    return Visitor(languages[0], (), choosing_language=len(languages) > 1)


def on_language(now: Situation, here: Visitor, code: str) -> Next:
    """On in this language: from the first page to the services, else to where the citizen was."""
    if code not in now.centre.languages:
        return here
    steps = here.steps or (Step(now.choices.first()),)
    return replace(here, language=code, steps=steps, choosing_language=False)


def on_languages(_now: Situation, here: Visitor, _value: str) -> Next:
    """Choose the language anew."""
    return replace(here, choosing_language=True)


def on_all_agencies(_now: Situation, here: Visitor, _value: str) -> Next:
    """From the popular services to all of them."""
    return here.onward(Step(Page.AGENCIES, services=here.step.services))


def on_agency(now: Situation, here: Visitor, agency: str) -> Next:
    """To the agency's services; an only one needs no list, unless the list must say why it is not given."""
    found = now.choices.services(agency)
    if not found:
        return here
    chosen = here.step.services
    if len(found) == 1 and not _in_the_way(now, chosen, found[0].id):
        return here.onward(Step(Page.CONFIRM, agency, (*chosen, found[0].id)))
    return here.onward(Step(Page.SERVICES, agency, chosen))


def on_service(now: Situation, here: Visitor, service: str) -> Next:
    """To the service; one that is not given now is shown with the reason, but added to no ticket."""
    known = {one.id for one in now.choices.on_page(here.step, here.language)}
    chosen = here.step.services
    if service not in known or _in_the_way(now, chosen, service):
        return here
    return here.onward(Step(Page.CONFIRM, services=(*chosen, service)))


def on_shelf(now: Situation, here: Visitor, name: str) -> Next:
    """To the services that a shelf holds, or to the smaller shelves in it."""
    offered = now.choices.shelves(here.step, here.language)
    shelf = next((one for one in offered if one.id == name), None)
    return (
        here if shelf is None else here.onward(Step(Page.SERVICES, services=here.step.services, shelf=shelf))
    )


def on_journey(now: Situation, here: Visitor, journey: str) -> Next:
    """To the services of a journey."""
    known = {one.id for one in now.centre.journeys}
    if journey not in known or here.step.services:
        return here
    services = now.centre.journey(journey).services
    return here.onward(Step(Page.CONFIRM, services=services, journey=journey))


def on_next_page(now: Situation, here: Visitor, _value: str) -> Next:
    """The list turned on."""
    return _turn(now, here, 1)


def on_previous_page(now: Situation, here: Visitor, _value: str) -> Next:
    """The list turned back."""
    return _turn(now, here, -1)


def on_back(_now: Situation, here: Visitor, _value: str) -> Next:
    """The way that was come; from a refusal to what was refused."""
    return replace(here, refusal=None) if here.refusal is not None else here.back()


def on_start_over(_now: Situation, _here: Visitor, _value: str) -> Next:
    """Nothing was chosen."""
    return None


def _in_the_way(now: Situation, chosen: tuple[str, ...], service: str) -> bool:
    """Whether the service cannot join those chosen before; a first one is shown in any case."""
    return bool(chosen) and now.availability.obstacle_to_add(chosen, service, now.now) is not None


def _turn(now: Situation, here: Visitor, pages: int) -> Next:
    fits = 0 <= here.step.turned + pages < now.choices.pages(here.step)
    return here.turned(pages) if fits else here


RULES: Mapping[str, Rule] = {
    "language": on_language,
    "languages": on_languages,
    "all_agencies": on_all_agencies,
    "agency": on_agency,
    "service": on_service,
    "shelf": on_shelf,
    "journey": on_journey,
    "next_page": on_next_page,
    "previous_page": on_previous_page,
    "back": on_back,
    "keep": on_back,
    "start_over": on_start_over,
}
"""Intent -> where it leads."""
