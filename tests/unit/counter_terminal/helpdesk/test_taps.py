"""How many taps the commonest deeds take a volunteer, with a queue in front of the desk."""

from collections.abc import Sequence

import pytest

from center_hub.contract.commands import (
    CheckIn,
    Command,
    FindTicket,
    IssueTicket,
    ReprintTicket,
    ReturnTicket,
)
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

Press = tuple[str, str]


def popular(desk: Volunteer) -> str:
    return next(one.id for one in desk.centre.services if one.popular)


def taps(desk: Volunteer, *presses: Press) -> int:
    """Do them; how many there were."""
    for name, value in presses:
        desk.press(name, value)
    return len(presses)


def test_a_ticket_for_a_popular_service_takes_three_taps() -> None:
    desk = Volunteer()
    assert taps(desk, ("go", "issue"), ("choose", popular(desk)), ("give", "")) == 3
    assert desk.commands(IssueTicket) == [IssueTicket(service=popular(desk), language="az")]


def test_in_another_language_it_takes_four_and_with_a_priority_five() -> None:
    desk = Volunteer()
    service = popular(desk)
    assert taps(desk, ("go", "issue"), ("choose", service), ("language", "ru"), ("give", "")) == 4
    declared = (("classes", "others"), ("choose", "elderly"))
    assert taps(desk, ("go", "issue"), ("choose", service), *declared, ("give", "")) == 5
    assert desk.commands(IssueTicket)[1] == IssueTicket(service=service, language="az", priority="elderly")


def test_a_journey_of_several_services_takes_no_more_than_one_service() -> None:
    desk = Volunteer()
    journey = desk.centre.journeys[0]
    presses: list[Press] = [("go", "issue")]
    desk.press("go", "issue")
    while all(row["id"] != journey.id for row in desk.rows("list.rows")):
        presses.append(("turn", "next"))
        desk.press("turn", "next")
    assert taps(desk, *presses, ("choose", journey.id), ("give", "")) <= 4
    first, *then = journey.services
    assert desk.commands(IssueTicket) == [IssueTicket(service=first, language="az", then=tuple(then))]


@pytest.mark.parametrize("service", ["archive-certificate", "passport-adult"])
def test_any_service_takes_four_taps_and_the_pages_to_leaf_through(service: str) -> None:
    desk = Volunteer()
    known = next((one for one in desk.centre.services if one.id == service), desk.centre.services[-1])
    desk.press("go", "issue")
    count = 1 + taps(desk, ("tab", "service"))
    for wanted in (known.agency, known.id):
        while desk.view("page") == "list" and all(row["id"] != wanted for row in desk.rows("list.rows")):
            count += taps(desk, ("turn", "next"))
        if desk.view("page") == "list":
            count += taps(desk, ("choose", wanted))
    assert desk.view("page") == "form"
    assert count + 1 <= 8


def test_a_copy_takes_a_scan_and_one_tap() -> None:
    desk = Volunteer()
    ticket = desk.ticket()
    desk.scan(ticket)
    assert taps(desk, ("deed", "reprint")) == 1
    assert desk.commands(ReprintTicket) == [ReprintTicket(ticket=ticket)]


def test_who_missed_the_call_is_back_in_the_queue_after_a_scan_and_one_tap() -> None:
    desk = Volunteer()
    desk.ticket()
    ticket = desk.missed()
    desk.scan(ticket)
    assert taps(desk, ("deed", "return")) == 1
    assert desk.commands(ReturnTicket) == [ReturnTicket(ticket=ticket)]


def test_a_ticket_is_found_by_its_number_with_a_tap_a_sign_and_one_more() -> None:
    desk = Volunteer()
    desk.ticket()
    assert taps(desk, ("key", "A"), ("key", "1"), ("enter", "")) == 3
    assert desk.commands(FindTicket) == [FindTicket(wanted="A 001")]


def test_a_call_for_help_is_answered_with_one_tap_from_any_page() -> None:
    desk = Volunteer()
    pages: Sequence[str] = ("find", "issue", "appointment", "family")
    kiosks = [one.id for one in desk.centre.devices if one.role == "kiosk"]
    for page, kiosk in zip(pages, kiosks, strict=False):
        desk.press("go", page)
        desk.kiosk_calls(**{kiosk.replace("-", "_"): "az"})
        assert taps(desk, ("call_go", kiosk)) == 1
        assert desk.rows("calls.rows")[0]["answered"]
        desk.press("call_done", kiosk)


def test_an_appointment_that_is_held_to_the_reader_takes_two_taps() -> None:
    desk = Volunteer()
    desk.press("go", "appointment")
    desk.scan("B7K2M9")
    assert taps(desk, ("give", "")) == 1
    sent: list[type[Command]] = [type(one) for one in desk.sent]
    assert sent == [CheckIn]
