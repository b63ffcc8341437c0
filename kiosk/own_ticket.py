"""A citizen with a ticket: where it stands, coming back, giving it up, saying how it was.

Owns those steps. Must not know which of them the rules grant beyond what the hub and the table of transitions
say.
"""

from collections.abc import Mapping
from dataclasses import replace

from center_hub.contract.commands import (
    CancelAppointment,
    CancelTicket,
    FindTicket,
    GiveFeedback,
    ReturnTicket,
)
from center_hub.contract.replies import Found
from center_hub.contract.transitions import Act, acts_on
from center_hub.contract.words import LegState
from config.scores import SCORES
from kiosk.effects import CitizenCommand
from kiosk.page import Page
from kiosk.situation import Ask, Next, Rule, Situation
from kiosk.visit import Settled, Step, Visitor


def look_up(here: Visitor, token: str) -> Ask:
    """Ask where the ticket stands whose paper was held to the reader."""
    return Ask(FindTicket(wanted=token), here)


def shown(here: Visitor, found: Found, wanted: str, languages: tuple[str, ...]) -> Visitor:
    """The citizen in front of their ticket; a finished visit is asked about at once.

    Whoever has chosen no language yet reads the ticket's own. What was found by the code of an appointment is
    shown and not changed: that takes the paper.
    """
    token = None if wanted == here_code(here) else wanted
    rating = found.state is LegState.DONE and may_rate(found, token)
    step = Step(Page.RATE if rating else Page.OWN_TICKET, code=here_code(here), found=found, token=token)
    own = here.choosing_language and found.language in languages
    language = found.language if own else here.language
    return replace(here.onward(step), language=language, choosing_language=False)


def here_code(here: Visitor) -> str | None:
    """The appointment the citizen's page is about."""
    return here.step.code if here.steps else None


def may_cancel(found: Found, token: str | None) -> bool:
    """Whether the ticket may be given up by whoever holds its paper."""
    return token is not None and Act.CANCEL in acts_on(found.state)


def may_come_back(found: Found, token: str | None) -> bool:
    """Whether there is a way back into the queue."""
    return token is not None and found.may_return


def may_rate(found: Found, token: str | None) -> bool:
    """Whether there is a service to say something about."""
    return token is not None and found.may_rate


def settled(command: CitizenCommand) -> Settled | None:
    """What was done by a command that the hub agreed to."""
    match command:
        case CancelTicket():
            return Settled.TICKET_CANCELLED
        case CancelAppointment():
            return Settled.APPOINTMENT_CANCELLED
        case ReturnTicket():
            return Settled.BACK_IN_QUEUE
        case GiveFeedback():
            return Settled.RATED
        case _:
            return None


def on_own_ticket(_now: Situation, here: Visitor, _value: str) -> Next:
    """To the reader. A language still to be chosen is asked for first, once."""
    return here if here.choosing_language and here.steps else here.onward(Step(Page.SCAN))


def on_come_back(now: Situation, here: Visitor, ticket: str) -> Next:
    """Called and not come, and here after all."""
    found, token = _meant(here, ticket)
    if found is None or not may_come_back(found, token) or not now.can_ask:
        return here
    return Ask(ReturnTicket(ticket=ticket, token=token), here)


def on_give_up_ticket(_now: Situation, here: Visitor, ticket: str) -> Next:
    """Ask once more before it is given up."""
    found, token = _meant(here, ticket)
    if found is None or not may_cancel(found, token):
        return here
    return here.onward(Step(Page.SURE, found=found, token=token))


def on_cancel_ticket(now: Situation, here: Visitor, ticket: str) -> Next:
    """Give it up."""
    found, token = _meant(here, ticket)
    if found is None or not now.can_ask:
        return here
    return Ask(CancelTicket(ticket=ticket, token=token), here)


def on_rate(_now: Situation, here: Visitor, ticket: str) -> Next:
    """To the five answers."""
    found, token = _meant(here, ticket)
    if found is None or not may_rate(found, token):
        return here
    return here.onward(Step(Page.RATE, found=found, token=token))


def on_score(now: Situation, here: Visitor, score: str) -> Next:
    """How it was."""
    found = here.step.found
    if found is None or score not in map(str, SCORES) or not now.can_ask:
        return here
    return Ask(GiveFeedback(ticket=found.ticket, score=int(score), token=here.step.token), here)


def _meant(here: Visitor, ticket: str) -> tuple[Found | None, str | None]:
    """The ticket on the page, if it is the one the press was made for."""
    found = here.step.found
    return (found, here.step.token) if found is not None and found.ticket == ticket else (None, None)


RULES: Mapping[str, Rule] = {
    "own_ticket": on_own_ticket,
    "come_back": on_come_back,
    "give_up_ticket": on_give_up_ticket,
    "cancel_ticket": on_cancel_ticket,
    "rate": on_rate,
    "score": on_score,
}
"""Intent -> where it leads."""
