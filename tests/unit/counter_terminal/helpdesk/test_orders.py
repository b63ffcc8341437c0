"""A ticket as the kiosk gives one, for somebody else: several services, and what is over."""

from center_hub.contract.commands import (
    Appointment,
    CancelAppointment,
    FinishService,
    GiveFeedback,
    ImportAppointments,
    IssueTicket,
)
from center_hub.contract.words import MOST_LEGS, Role, Wait
from counter_terminal.helpdesk.pages import Booked, Card, Choosing, Filling, Proving
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

RENEWAL, PASSPORT = "id-card-renewal", "passport-child"


def filling(desk: Volunteer, service: str = RENEWAL) -> Filling:
    """The form of a ticket for a service."""
    desk.press("go", "issue")
    add(desk, service)
    page = desk.flow.page
    assert isinstance(page, Filling)
    return page


def lines(desk: Volunteer) -> list[str]:
    """What the volunteer reads out."""
    found = desk.view("form.lines")
    assert isinstance(found, list)
    return found


def add(desk: Volunteer, service: str) -> None:
    desk.press("search", desk.centre.service(service).name[desk.language])
    desk.press("choose", service)


def test_what_the_citizen_should_hear_stands_there_before_the_number_is_given() -> None:
    desk = Volunteer()
    desk.foretold = Wait(least=1260, likely=1500, most=2050)
    desk.ticket(RENEWAL)
    desk.documents()
    service = desk.centre.service(RENEWAL)
    filling(desk)
    first, *more = lines(desk)
    assert first == "about 20 to 35 minutes · 1 person ahead · Hall A"
    bring, fee = service.bring, service.fee
    wanted = [f"Have with you: {bring['en']}"] if bring else []
    wanted += [f"Fee: {fee['en']}"] if fee else []
    assert wanted
    assert more == [" · ".join(wanted)]


def test_what_most_people_come_for_stands_first_and_everything_else_is_a_tap_away() -> None:
    desk = Volunteer()
    desk.press("go", "issue")
    shown = {row["id"] for row in desk.rows("list.rows")}
    assert {one.id for one in desk.centre.services if one.popular} <= shown
    assert [row["text"] for row in desk.rows("list.tabs")] == ["Most asked for", "All offices"]
    desk.press("tab", "service")
    assert {row["id"] for row in desk.rows("list.rows")} <= {one.id for one in desk.centre.agencies}


def test_several_services_go_on_one_ticket_in_the_order_in_which_they_were_added() -> None:
    desk = Volunteer()
    filling(desk)
    desk.press("party", "more")
    desk.press("add")
    add(desk, PASSPORT)
    assert desk.view("heading") == "One ticket for 2 services"
    assert desk.view("form.party") == "2"
    assert lines(desk)[-1] == "Afterwards: Passport, child"
    desk.press("give")
    assert desk.commands(IssueTicket) == [
        IssueTicket(service=RENEWAL, language="az", then=(PASSPORT,), party=2)
    ]


def test_a_service_is_on_a_ticket_once_and_can_be_taken_off_it_again() -> None:
    desk = Volunteer()
    filling(desk)
    for service in (PASSPORT, RENEWAL, PASSPORT):
        desk.press("add")
        add(desk, service)
    page = desk.flow.page
    assert isinstance(page, Filling)
    assert page.then == (PASSPORT,)
    desk.press("drop")
    desk.press("drop")
    assert desk.view("heading") == desk.centre.service(RENEWAL).name["en"]


def test_no_more_services_are_added_than_a_ticket_takes() -> None:
    desk = Volunteer()
    filling(desk)
    for service in [one for one in desk.centre.services if one.document is None][:MOST_LEGS]:
        desk.press("add")
        if isinstance(desk.flow.page, Choosing):
            add(desk, service.id)
    page = desk.flow.page
    assert isinstance(page, Filling)
    assert len(page.services) == MOST_LEGS
    assert desk.view("form.add") == ""


def test_back_from_adding_loses_nothing_of_the_ticket() -> None:
    desk = Volunteer()
    before = filling(desk)
    desk.press("add")
    desk.press("back")
    assert desk.flow.page == before


def test_a_further_service_that_asks_for_a_document_is_asked_for_it() -> None:
    desk = Volunteer()
    limited = next(one for one in desk.centre.services if one.document is not None)
    filling(desk)
    desk.press("add")
    add(desk, limited.id)
    desk.press("give")
    assert isinstance(desk.flow.page, Proving)
    assert desk.view("heading") == (limited.document or {})["en"]
    assert desk.sent == []


def test_an_appointment_is_given_up_after_being_asked_once_more() -> None:
    desk = Volunteer()
    booked = Appointment(code="B7K2", service=RENEWAL, slot=desk.hall.wall + 300_000)
    desk.hall.give(ImportAppointments(appointments=(booked,)), Role.MANAGER)
    desk.press("go", "appointment")
    desk.keys("B7K2")
    desk.press("enter")
    desk.press("forgo")
    assert desk.view("heading") == "Cancel the appointment?"
    desk.press("back")
    desk.press("forgo")
    assert desk.sent == []
    desk.press("give")
    assert desk.sent == [CancelAppointment(code="B7K2")]
    assert desk.said() == "The appointment is cancelled."
    assert desk.flow.page == Booked()


def test_how_it_was_is_noted_for_somebody_who_says_it_at_the_desk() -> None:
    desk = Volunteer()
    desk.ticket()
    served = desk.called(served=True)
    desk.hall.give(FinishService(counter="counter-1", ticket=served), Role.COUNTER)
    desk.scan(served)
    assert "rate" in desk.deeds()
    desk.press("deed", "rate")
    assert desk.rows("list.rows")[0]["title"] == "Very good"
    desk.press("choose", "5")
    assert desk.commands(GiveFeedback) == [GiveFeedback(ticket=served, score=5)]
    assert desk.said() == "A 001: the answer is noted."
    assert isinstance(desk.flow.page, Card)
    assert "rate" not in desk.deeds()
