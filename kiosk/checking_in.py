"""A citizen with an appointment: the code, "I am here" or "I will not come", and the way on from a refusal.

Owns those steps. Must not know when an appointment may be used: the hub says so.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from center_hub.contract.codes import is_appointment_code
from center_hub.contract.commands import CancelAppointment, CheckIn, FindTicket
from kiosk.page import Page
from kiosk.situation import Ask, Next, Rule, Situation
from kiosk.visit import Step, Visitor


def arrive(here: Visitor, code: str) -> Visitor:
    """To the choice that a code opens."""
    return here.onward(Step(Page.ARRIVAL, code=code))


def on_appointment(_now: Situation, here: Visitor, _value: str) -> Next:
    """To the pad for the code. A language still to be chosen is asked for first, once."""
    return here if here.choosing_language and here.steps else here.onward(Step(Page.CODE))


def on_code_typed(_now: Situation, here: Visitor, _value: str) -> Next:
    """On with the code, once it is one."""
    return arrive(here, here.step.typed) if is_appointment_code(here.step.typed) else here


def on_check_in(now: Situation, here: Visitor, code: str) -> Next:
    """I am here: ask for the number."""
    if code != here.step.code or not now.can_take_ticket:
        return here
    return Ask(CheckIn(code=code, language=here.language, priority=here.priority), here)


def on_give_up_appointment(_now: Situation, here: Visitor, _value: str) -> Next:
    """Ask once more before it is given up."""
    return here.onward(Step(Page.SURE, code=here.step.code))


def on_cancel_appointment(now: Situation, here: Visitor, code: str) -> Next:
    """Give it up."""
    fits = code == here.step.code and here.step.found is None and now.can_ask
    return Ask(CancelAppointment(code=code), here) if fits else here


def on_try_again(_now: Situation, here: Visitor, _value: str) -> Next:
    """Back to the pad, what was typed still standing there; the code may have one letter wrong."""
    before = tuple(takewhile(lambda step: step.page not in {Page.CODE, Page.ARRIVAL}, here.steps))
    typed = here.step.code or "" if here.steps else ""
    return replace(here, refusal=None, steps=(*before, Step(Page.CODE, typed=typed)))


def on_ordinary_ticket(now: Situation, here: Visitor, _value: str) -> Next:
    """Choose a service as anybody without an appointment."""
    return replace(here, refusal=None, steps=(Step(now.choices.first()),))


def on_find_ticket(now: Situation, here: Visitor, _value: str) -> Next:
    """Where the ticket stands that was given for this appointment before."""
    code = here.step.code if here.steps else None
    if code is None or not now.can_ask:
        return here
    return Ask(FindTicket(wanted=code), replace(here, refusal=None))


RULES: Mapping[str, Rule] = {
    "appointment": on_appointment,
    "code_typed": on_code_typed,
    "check_in": on_check_in,
    "give_up_appointment": on_give_up_appointment,
    "cancel_appointment": on_cancel_appointment,
    "try_again": on_try_again,
    "ordinary_ticket": on_ordinary_ticket,
    "find_ticket": on_find_ticket,
}
"""Intent -> where it leads."""
