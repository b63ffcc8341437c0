"""Which page makes what of a press: the way from a page to its own steps. Owns nothing else."""

from typing import assert_never

from counter_terminal.helpdesk import issue_steps, ticket_steps
from counter_terminal.helpdesk.pages import (
    Booked,
    Cancelling,
    Card,
    CheckingIn,
    Choosing,
    Classing,
    Declaring,
    Filling,
    Finding,
    Forgoing,
    Gathering,
    Given,
    Moving,
    Page,
    Placing,
    Proving,
    Rating,
    Reclassing,
    Searching,
)
from counter_terminal.helpdesk.turn import Desk, Turn


def turn_of(page: Page, name: str, value: str, desk: Desk, family: Gathering) -> Turn:
    """What `page` makes of the press `name` with `value`; a press it does not know changes nothing."""
    match page:
        case Finding():
            turn = ticket_steps.on_finding(page, name, value)
        case Gathering():
            turn = ticket_steps.on_gathering(page, name, value)
        case Card():
            turn = ticket_steps.on_card(page, name, value, desk, family)
        case Classing():
            turn = ticket_steps.on_classing(page, name, value, desk)
        case Reclassing():
            turn = ticket_steps.on_reclassing(page, name, value, desk)
        case Placing():
            turn = ticket_steps.on_placing(page, name, value, desk)
        case Moving():
            turn = ticket_steps.on_moving(page, name, value, desk)
        case Cancelling():
            turn = ticket_steps.on_cancelling(page, name)
        case Rating():
            turn = ticket_steps.on_rating(page, name, value)
        case _:
            turn = _issue_turn(page, name, value, desk)
    return turn


def _issue_turn(
    page: Choosing | Searching | Filling | Declaring | Proving | Booked | CheckingIn | Forgoing | Given,
    name: str,
    value: str,
    desk: Desk,
) -> Turn:
    match page:
        case Choosing():
            turn = issue_steps.on_choosing(page, name, value, desk)
        case Searching():
            turn = issue_steps.on_searching(page, name, value, desk)
        case Filling():
            turn = issue_steps.on_filling(page, name, value, desk)
        case Declaring():
            turn = issue_steps.on_declaring(page, name, value, desk)
        case Proving():
            turn = issue_steps.on_proving(page, name, value, desk)
        case Booked():
            turn = issue_steps.on_booked(page, name, value, desk)
        case CheckingIn():
            turn = issue_steps.on_checking_in(page, name, value, desk)
        case Forgoing():
            turn = issue_steps.on_forgoing(page, name)
        case Given():
            turn = issue_steps.on_given(page, name, value)
        case _:
            assert_never(page)
    return turn
