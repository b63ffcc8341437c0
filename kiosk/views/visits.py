"""The words for a citizen with a ticket: where it stands, how it was, whether to give it up, what is done.

Owns the sentence of each state of a leg. Must not know which act the rules grant.
"""

from center_hub.contract.replies import Found
from center_hub.contract.words import LegState, shown_number
from config.languages import Language
from config.scores import SCORES
from kiosk import own_ticket as rules
from kiosk import time_limits
from kiosk.flow import KioskFlow
from kiosk.paper.particulars import afterwards, particulars, turn
from kiosk.views.parts import View, action, citizen, fact, people_ahead, service_name, wait_line, where_facts
from kiosk.visit import Settled, Step

_STATES = {
    LegState.WAITING: "kiosk.state_waiting",
    LegState.CALLED: "kiosk.state_called",
    LegState.SERVING: "kiosk.state_serving",
    LegState.PARKED: "kiosk.state_parked",
    LegState.DONE: "kiosk.state_done",
    LegState.GONE: "kiosk.state_gone",
    LegState.CANCELLED: "kiosk.state_cancelled",
}
_AT_A_COUNTER = frozenset({LegState.CALLED, LegState.SERVING, LegState.PARKED})
_OVER = frozenset({LegState.DONE, LegState.GONE, LegState.CANCELLED})
_SETTLED = {
    Settled.TICKET_CANCELLED: "kiosk.settled_ticket",
    Settled.APPOINTMENT_CANCELLED: "kiosk.settled_appointment",
    Settled.BACK_IN_QUEUE: "kiosk.settled_back",
    Settled.RATED: "kiosk.settled_rated",
}


def own_ticket(flow: KioskFlow, language: Language) -> View:
    """Where a ticket stands and what may be done with it."""
    step, found = _found(flow)
    return {
        "icon": "",
        "title": language.text(_STATES[found.state]),
        "subtitle": service_name(flow, found.service, language),
        "number": _number(flow, found),
        "facts": _facts(flow, found, language),
        "enabled": not flow.busy,
        "actions": _actions(step, found, language),
    }


def rate(flow: KioskFlow, language: Language) -> View:
    """Five answers."""
    _, found = _found(flow)
    return {
        "title": language.text("kiosk.rate_title"),
        "subtitle": service_name(flow, found.service, language),
        "enabled": not flow.busy,
        "scores": [{"score": score, "text": language.text(key)} for score, key in SCORES.items()],
    }


def sure(flow: KioskFlow, language: Language) -> View:
    """Once more before something is given up for good."""
    step = citizen(flow).step
    ticket = step.found
    if ticket is not None:
        title = language.text("kiosk.sure_ticket", number=_number(flow, ticket))
        yes = action("cancel_ticket", language.text("kiosk.yes_cancel"), ticket.ticket)
    else:
        title = language.text("kiosk.sure_appointment")
        yes = action("cancel_appointment", language.text("kiosk.yes_cancel"), step.code or "")
    return {
        "icon": "help",
        "title": title,
        "subtitle": language.text("kiosk.sure_body"),
        "facts": [],
        "enabled": not flow.busy,
        "actions": [action("keep", language.text("kiosk.no_keep"), first=True), yes],
    }


def settled(flow: KioskFlow, language: Language) -> View:
    """It is done."""
    done = citizen(flow).settled
    back = done is Settled.BACK_IN_QUEUE
    return {
        "icon": "check",
        "title": language.text(_SETTLED[done]) if done is not None else "",
        "subtitle": language.text("ticket.watch_board") if back else "",
        "facts": [],
        "enabled": True,
        "actions": [action("finish", language.text("kiosk.done"))],
        "closes": language.text("kiosk.closes_by_itself"),
        "remaining": time_limits.settled_remaining(flow.idle_since, flow.now, flow.patience),
    }


def _found(flow: KioskFlow) -> tuple[Step, Found]:
    step = citizen(flow).step
    if step.found is None:
        message = f"page {flow.page} without a ticket"
        raise AssertionError(message)
    return step, step.found


def _number(flow: KioskFlow, found: Found) -> str:
    return flow.centre.figures(shown_number(found.series, found.number))


def _facts(flow: KioskFlow, found: Found, language: Language) -> list[View]:
    facts = []
    if found.state is LegState.WAITING:
        facts = [_turn(flow, found, language), *where_facts(flow, found.service, language)]
    elif found.state in _AT_A_COUNTER:
        facts = _counter(flow, found, language)
    elif found.state is LegState.GONE and not found.may_return:
        facts = [fact("help", language.text("refusal.too_late_to_return"))]
    after = afterwards(flow.centre, found.then, language)
    if after and found.state not in _OVER:
        facts.append(fact("document", "", after))
    rest = " · ".join(particulars(flow.centre, found, language))
    return [*facts, fact("check", "", rest)] if rest else facts


def _turn(flow: KioskFlow, found: Found, language: Language) -> View:
    """When it is their turn: at the appointed time, or after so many minutes and people."""
    if found.slot is not None:
        when, *more = turn(flow.centre, found, language)
        return fact("clock", when, "".join(more))
    wait = wait_line(found.ahead, found.wait, language)
    if not wait:
        return fact("people", people_ahead(found.ahead, language))
    return fact("clock", wait, people_ahead(found.ahead, language) if found.ahead else "")


def _counter(flow: KioskFlow, found: Found, language: Language) -> list[View]:
    """The counter where the citizen is awaited, and its zone."""
    known = next((one for one in flow.centre.counters if one.id == found.counter), None)
    if known is None:
        return []
    zone = flow.centre.zone(known.zone).name[language.code]
    return [fact("building", language.text("kiosk.to_counter", counter=known.label), zone)]


def _actions(step: Step, found: Found, language: Language) -> list[View]:
    token, ticket = step.token, found.ticket
    actions = []
    if rules.may_come_back(found, token):
        actions.append(action("come_back", language.text("kiosk.come_back"), ticket, first=True))
    elif found.state in {LegState.GONE, LegState.CANCELLED}:
        actions.append(action("ordinary_ticket", language.text("kiosk.new_ticket"), first=True))
    if rules.may_rate(found, token):
        actions.append(action("rate", language.text("kiosk.rate"), ticket, icon="heart"))
    if rules.may_cancel(found, token):
        actions.append(action("give_up_ticket", language.text("kiosk.cancel_ticket"), ticket, icon="close"))
    return actions
