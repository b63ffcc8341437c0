"""What is asked for with a ticket: several services, a priority class, a document's number.

Owns the way from the confirm page to the one command that asks for the number. Must not know how the services
were found (`choosing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from center_hub.contract.commands import IssueTicket
from center_hub.contract.words import MOST_LEGS
from kiosk import pad
from kiosk.page import Page
from kiosk.situation import Ask, Next, Rule, Situation
from kiosk.visit import Step, Visitor


def order_of(services: Sequence[str]) -> str:
    """The value of a press on "get ticket": a press made for other services asks for nothing."""
    return " ".join(services)


def may_add(services: Sequence[str]) -> bool:
    """Whether one ticket takes another service."""
    return len(services) < MOST_LEGS


def on_add_service(now: Situation, here: Visitor, _value: str) -> Next:
    """Choose another service for the same ticket."""
    chosen = here.step.services
    return here.onward(Step(now.choices.first(), services=chosen)) if may_add(chosen) else here


def on_remove_service(_now: Situation, here: Visitor, service: str) -> Next:
    """One service fewer; the last one stays, the way back is there for it."""
    rest = tuple(one for one in here.step.services if one != service)
    return here.ordering(rest) if rest and rest != here.step.services else here


def on_need_priority(now: Situation, here: Visitor, _value: str) -> Next:
    """To the classes, where there are some to declare."""
    return here.onward(Step(Page.PRIORITY)) if now.choices.classes() else here


def on_priority(now: Situation, here: Visitor, declared: str) -> Next:
    """Back with the class."""
    known = {one.id for one in now.choices.classes()}
    return replace(here.back(), priority=declared) if declared in known else here


def on_no_priority(_now: Situation, here: Visitor, _value: str) -> Next:
    """Back without one."""
    return replace(here.back(), priority=None)


def on_get_ticket(now: Situation, here: Visitor, order: str) -> Next:
    """Ask for the number, or first for the document that a service needs."""
    services = here.step.services
    if order != order_of(services) or not _can_have(now, services):
        return here
    if any(now.availability.document(service) for service in services):
        return here.onward(Step(Page.DOCUMENT, services=services))
    return Ask(_command(here), here)


def on_document_typed(now: Situation, here: Visitor, _value: str) -> Next:
    """Ask for the number with the key of the document; what was typed is gone with its page."""
    typed = here.step.typed
    key_of = now.hash_document
    if key_of is None or len(typed) < pad.FEWEST or not _can_have(now, here.step.services):
        return here
    return Ask(_command(here, key_of(typed)), here.back())


def _can_have(now: Situation, services: Sequence[str]) -> bool:
    return now.can_take_ticket and now.availability.obstacle(services, now.now) is None


def _command(here: Visitor, person: str | None = None) -> IssueTicket:
    first, *rest = here.step.services
    return IssueTicket(
        service=first, language=here.language, then=tuple(rest), priority=here.priority, person=person
    )


RULES: Mapping[str, Rule] = {
    "add_service": on_add_service,
    "remove_service": on_remove_service,
    "need_priority": on_need_priority,
    "priority": on_priority,
    "no_priority": on_no_priority,
    "get_ticket": on_get_ticket,
    "document_typed": on_document_typed,
}
"""Intent -> where it leads."""
