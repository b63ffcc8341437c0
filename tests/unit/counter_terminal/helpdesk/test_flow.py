from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.commands import (
    Appointment,
    CancelTicket,
    ChangePriority,
    CheckIn,
    FindTicket,
    ImportAppointments,
    IssueTicket,
    MergeTickets,
    MoveTicket,
    ReprintTicket,
    ReturnTicket,
    SetAside,
    UnparkTicket,
)
from center_hub.contract.replies import Imported, Issued
from center_hub.contract.words import (
    Destination,
    LegState,
    Position,
    Role,
    Stamp,
    ToCounter,
    ToProfile,
    ToService,
)
from center_hub.link.port import CommandAnswered, LinkChanged
from config.languages import known_languages
from counter_terminal.helpdesk.pages import (
    MOST_GATHERED,
    Booked,
    Card,
    CheckingIn,
    Choosing,
    Filling,
    Finding,
    Gathering,
    Given,
    Page,
)
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_job import JobState, LeftOver
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer, hashed


@pytest.fixture
def desk() -> Volunteer:
    return Volunteer()


def shown(desk: Volunteer) -> Card:
    assert isinstance(desk.flow.page, Card)
    return desk.flow.page


def stands(desk: Volunteer, page: type[Page]) -> bool:
    return isinstance(desk.flow.page, page)


def test_a_number_typed_shows_how_its_ticket_stands(desk: Volunteer) -> None:
    desk.ticket()
    desk.ticket()
    desk.find("A2")
    assert desk.sent == [FindTicket(wanted="A 002")]
    assert (desk.view("page"), desk.view("card.number")) == ("card", "A 002")
    assert desk.view("card.state") == "Waiting"
    facts = desk.facts()
    assert facts["Service"] == "Identity card, renewal"
    assert facts["People ahead"] == "1"
    assert facts["Go to"] == "Hall A"


def test_a_number_that_is_not_whole_sends_nothing(desk: Volunteer) -> None:
    desk.keys("A")
    desk.press("enter")
    assert desk.view("typing.can_enter") is False
    assert desk.sent == []


def test_a_number_nobody_has_is_refused_in_words(desk: Volunteer) -> None:
    desk.find("A77")
    assert desk.said() == "This number was not given out today. Please check it."
    assert desk.view("line.trouble") is True
    assert stands(desk, Finding)


def test_a_scan_finds_whatever_page_stands(desk: Volunteer) -> None:
    desk.ticket()
    token = desk.hall.state.tickets["1-A001"].token
    for page in ("find", "issue"):
        desk.press("go", page)
        desk.scan(f"{token}\r\n")
        assert shown(desk).found.ticket == "1-A001"
    desk.scan("https://example.org/?x=1")
    assert desk.said() == "This code is not on a ticket of this centre."
    assert len(desk.commands(FindTicket)) == 2


def test_a_copy_is_printed_and_said(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "reprint")
    assert desk.commands(ReprintTicket) == [ReprintTicket(ticket="1-A001")]
    assert [one.copy for one in desk.printed] == [True]
    assert desk.said() == "A 001: the ticket is printing."
    assert desk.view("page") == "card"
    desk.paper()
    assert desk.said() == "A 001: the ticket is printed."
    desk.press("deed", "reprint")
    desk.paper(JobState.RESERVED)
    assert desk.said() == "A 001: the ticket did not print. Write the number down or print it again."
    assert desk.view("line.trouble") is True
    assert len(set(desk.jobs)) == 2


def test_a_paper_that_may_have_come_out_is_said_to_be_in_doubt(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "reprint")
    desk.paper(JobState.UNKNOWN)
    assert desk.said() == "A 001: the ticket may not have come out. If it did not, print a copy."
    assert desk.view("line.trouble") is True


def test_a_printer_that_cannot_tell_is_no_trouble_at_each_ticket(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "reprint")
    desk.paper(JobState.UNKNOWN, FaultCode.UNCONFIRMED)
    assert desk.said() == "A 001: the ticket was sent to the printer."
    assert desk.view("line.trouble") is False


def left_over(desk: Volunteer, state: JobState, *, recent: bool = True) -> Issued:
    """A number that the run before this one did not bring to its end."""
    desk.ticket()
    issued = desk.hall.give(ReprintTicket(ticket="1-A001"), Role.HELPDESK)
    assert isinstance(issued, Issued)
    left = LeftOver(issued.ticket, b"", copy=True, state=state, recent=recent)
    desk.carry_out(desk.flow.left_over(issued, left, desk.now))
    return issued


def test_what_was_reserved_before_a_crash_is_printed_once(desk: Volunteer) -> None:
    issued = left_over(desk, JobState.RESERVED)
    again = CommandAnswered(ReprintTicket(ticket="1-A001"), issued, Stamp(epoch=1, sequence=9), again=True)
    desk.carry_out(desk.flow.heard(again, desk.now))
    assert desk.printed == [issued]


def test_what_was_sent_before_a_crash_is_said_and_not_printed(desk: Volunteer) -> None:
    left_over(desk, JobState.UNKNOWN)
    assert desk.printed == []
    assert desk.said() == "A 001: the ticket may not have come out. If it did not, print a copy."


def test_what_was_sent_long_before_is_not_worth_a_sentence(desk: Volunteer) -> None:
    left_over(desk, JobState.UNKNOWN, recent=False)
    assert desk.printed == []
    assert desk.said() == ""


def test_without_a_printer_the_number_is_said(desk: Volunteer) -> None:
    bare = Volunteer(printer=False)
    bare.ticket()
    bare.find("A1")
    bare.press("deed", "reprint")
    assert bare.printed == []
    assert bare.said() == "This desk has no printer. The number is A 001: write it down."


def test_a_class_is_changed_with_a_reason_and_the_card_shows_it(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "priority")
    assert "none" not in {row["id"] for row in desk.rows("list.rows")}
    desk.press("choose", "veteran")
    desk.press("give")
    assert desk.commands(ChangePriority) == []
    desk.press("reason", "urgent")
    desk.press("give")
    assert desk.commands(ChangePriority) == [
        ChangePriority(ticket="1-A001", priority="veteran", reason="urgent")
    ]
    assert desk.said() == "A 001: priority War veteran."
    assert desk.facts()["Priority"] == "War veteran"
    desk.press("deed", "priority")
    assert desk.rows("list.rows")[0]["id"] == "none"
    desk.press("choose", "none")
    desk.press("reason", "wrong-service")
    desk.press("give")
    assert desk.said() == "A 001 has no priority now."
    assert desk.hall.state.tickets["1-A001"].priority is None


@pytest.mark.parametrize(
    ("presses", "destination"),
    [
        ([("choose", "justice"), ("turn", "next"), ("turn", "previous"), ("choose", "birth-registration")],
         ToService(service="birth-registration")),
        ([("tab", "counter"), ("choose", "counter-3")], ToCounter(counter="counter-3")),
        ([("tab", "profile"), ("choose", "driving")], ToProfile(profile="driving")),
        ([("search", "w"), ("key", "i"), ("key", "l"), ("choose", "wills")], ToService(service="wills")),
    ],
)  # fmt: skip
def test_a_ticket_is_sent_to_a_service_a_counter_or_a_profile(
    desk: Volunteer, presses: list[tuple[str, str]], destination: Destination
) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "move")
    for name, value in presses:
        desk.press(name, value)
    desk.press("position", "arrival")
    desk.press("reason", "wrong-service")
    desk.press("give")
    moved = desk.commands(MoveTicket)
    assert moved == [
        MoveTicket(
            ticket="1-A001", destination=destination, position=Position.ARRIVAL, reason="wrong-service"
        )
    ]
    assert str(desk.said()).startswith("A 001 is now waiting for: ")
    assert desk.view("page") == "card"


def test_a_ticket_goes_last_unless_another_place_is_chosen(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "move")
    desk.press("tab", "counter")
    desk.press("choose", "counter-3")
    assert [row["on"] for row in desk.rows("form.groups")[0]["options"]] == [True, False, False]  # type: ignore[attr-defined] # a list of the view


def test_a_cancel_is_asked_twice_and_can_be_thought_better_of(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "cancel")
    assert desk.commands(CancelTicket) == []
    desk.press("back")
    desk.press("deed", "cancel")
    desk.press("give")
    assert desk.said() == "A 001 is cancelled."
    assert desk.view("card.state") == "Cancelled"
    assert desk.deeds() == []


def test_who_missed_the_call_is_put_back(desk: Volunteer) -> None:
    desk.ticket()
    desk.missed()
    desk.find("A1")
    assert desk.view("card.state") == "Did not come when called"
    assert desk.deeds() == ["return"]
    desk.press("deed", "return")
    assert desk.commands(ReturnTicket)
    assert desk.said() == "A 001 is waiting again."
    assert desk.view("card.state") == "Waiting"


def test_set_aside_and_back_again(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "set_aside")
    assert desk.said() == "A 001 is set aside."
    assert desk.view("card.state") == "Set aside"
    assert desk.deeds()[0] == "unpark"
    desk.press("deed", "unpark")
    assert desk.said() == "A 001 is waiting again."
    assert len(desk.commands(SetAside) + desk.commands(UnparkTicket)) == 2


def test_a_called_ticket_says_which_counter_and_offers_no_move(desk: Volunteer) -> None:
    desk.ticket()
    desk.called()
    desk.find("A1")
    assert desk.view("card.state") == "Called: go to the counter now"
    assert desk.facts()["Counter"] == "1 · Hall A"
    assert desk.deeds() == ["reprint"]


def test_a_family_goes_on_with_the_number_that_was_first(desk: Volunteer) -> None:
    for _ in range(3):
        desk.ticket()
    desk.find("A2")
    desk.press("deed", "family")
    assert stands(desk, Gathering)
    desk.press("give")
    for number in ("A1", "A3"):
        desk.keys(number)
        desk.press("enter")
    assert [row["title"] for row in desk.rows("typing.options")] == ["A 002", "A 001", "A 003"]
    desk.press("choose", "1-A003")
    desk.press("go", "find")
    assert desk.rows("menu")[3]["badge"] == "2"
    desk.press("go", "family")
    desk.press("give")
    assert desk.commands(MergeTickets) == [MergeTickets(into="1-A002", tickets=("1-A001",))]
    assert desk.said() == "The family goes on with A 002."
    assert shown(desk).found.party == 2
    assert desk.rows("menu")[3]["badge"] == ""


def test_a_number_stands_in_the_family_once_and_only_if_it_can_join(desk: Volunteer) -> None:
    desk.ticket()
    desk.ticket()
    desk.press("go", "family")
    for number in ("A1", "A1"):
        desk.keys(number)
        desk.press("enter")
    assert len(desk.flow.family.members) == 1
    desk.called()
    desk.keys("A1")
    desk.press("enter")
    assert desk.said() == "A 001 cannot join the family: Called: go to the counter now."
    desk.press("choose", "1-A001")
    assert not desk.rows("typing.options")


def test_a_page_of_the_family_is_full_at_last(desk: Volunteer) -> None:
    for number in range(1, MOST_GATHERED + 2):
        desk.ticket()
        desk.press("go", "family")
        desk.keys(f"A{number}")
        desk.press("enter")
    assert len(desk.flow.family.members) == MOST_GATHERED
    assert desk.view("typing.can_enter") is False


def test_a_family_that_cannot_be_joined_stays_as_it_was_gathered(desk: Volunteer) -> None:
    for number in (1, 2):
        desk.ticket()
        desk.press("go", "family")
        desk.keys(f"A{number}")
        desk.press("enter")
    desk.called()
    desk.press("give")
    assert desk.view("line.trouble") is True
    assert len(desk.flow.family.members) == 2
    assert stands(desk, Gathering)


def test_a_new_ticket_says_language_class_and_family(desk: Volunteer) -> None:
    desk.press("go", "issue")
    desk.press("tab", "service")
    desk.press("choose", "internal-affairs")
    desk.press("choose", "id-card-renewal")
    desk.press("language", "ru")
    desk.press("priority", "disability")
    for _ in range(3):
        desk.press("party", "more")
    desk.press("party", "fewer")
    desk.press("give")
    assert desk.sent == [
        IssueTicket(service="id-card-renewal", language="ru", priority="disability", party=3)
    ]
    assert (desk.view("page"), desk.view("given.number")) == ("given", "A 001")
    assert desk.facts("given")["Priority"] == "Person with a disability"
    assert [(one.number, one.copy) for one in desk.printed] == [(1, False)]
    assert desk.said() == "A 001: the ticket is printing."
    desk.press("deed", "reprint")
    assert [one.copy for one in desk.printed] == [False, True]
    assert stands(desk, Given)
    desk.press("deed", "card")
    assert shown(desk).found.party == 3


def test_a_service_is_found_by_typing(desk: Volunteer) -> None:
    desk.press("go", "issue")
    desk.press("search")
    desk.keys("pas chi".replace(" ", ""))
    desk.press("key", "clear")
    for key in "pas chi":
        desk.press("key", key)
    assert [row["id"] for row in desk.rows("typing.options")] == ["passport-child"]
    desk.press("choose", "passport-child")
    assert stands(desk, Filling)


def limited(desk: Volunteer) -> str:
    return next(one.id for one in desk.centre.services if one.per_person is not None)


def fill(desk: Volunteer, service: str) -> None:
    agency = desk.centre.service(service).agency
    desk.press("go", "issue")
    desk.press("tab", "service")
    while all(row["id"] != agency for row in desk.rows("list.rows")):
        desk.press("turn", "next")
    desk.press("choose", agency)
    while desk.view("page") == "list" and all(row["id"] != service for row in desk.rows("list.rows")):
        desk.press("turn", "next")
    desk.press("choose", service)


def test_a_service_with_a_limit_asks_for_the_document_and_forgets_it(desk: Volunteer) -> None:
    service = limited(desk)
    fill(desk, service)
    desk.press("give")
    assert desk.sent == []
    assert desk.view("heading") == desk.centre.service(service).document["en"]  # type: ignore[index] # a limit has a document
    desk.keys("aze123456")
    assert desk.view("typing.typed") == "AZE123456"
    desk.answers = False
    desk.press("enter")
    assert desk.sent == [IssueTicket(service=service, language="az", person=hashed("AZE123456"))]
    assert "AZE123456" not in repr(vars(desk.flow))
    desk.hub_answers()
    assert stands(desk, Given)


def test_a_scanned_document_fills_the_number_and_is_looked_up_nowhere(desk: Volunteer) -> None:
    service = limited(desk)
    fill(desk, service)
    desk.press("give")
    for text in ("AZE765432", "https://example.org", "K7Q2M9!"):
        desk.scan(text)
        assert desk.sent == []
        assert desk.view("typing.typed") == "AZE765432"
    desk.press("enter")
    assert desk.sent == [IssueTicket(service=service, language="az", person=hashed("AZE765432"))]


@pytest.mark.parametrize("page", ["find", "issue", "appointment", "family"])
def test_a_document_that_nobody_asked_for_is_sent_nowhere(desk: Volunteer, page: str) -> None:
    desk.press("go", page)
    for text in (
        "AZE12345678",
        "AA1234567",
        "5ABCD12",
        "1400010012345",
        "AZE 12345678",
        "ANNA MARIA",
        "1" * 22,
    ):
        desk.scan(text)
        assert desk.said() == "This code is not on a ticket of this centre."
    desk.press("enter")
    desk.press("give")
    assert desk.sent == []


def test_what_is_typed_of_a_document_is_in_no_log_line(desk: Volunteer) -> None:
    fill(desk, limited(desk))
    desk.press("give")
    desk.keys("aze123456")
    assert "AZE123456" not in repr(vars(desk.flow))


def test_without_the_secret_nobody_is_asked_for_a_document() -> None:
    desk = Volunteer(secret=False)
    fill(desk, limited(desk))
    desk.press("give")
    assert desk.sent == []
    assert "cannot check it" in str(desk.said())


def book(desk: Volunteer, code: str = "B7K2") -> None:
    at = desk.hall.wall + 5 * 60_000
    booking = Appointment(code=code, service="id-card-renewal", slot=at)
    outcome = desk.hall.give(ImportAppointments(appointments=(booking,)), Role.MANAGER)
    assert isinstance(outcome, Imported)


def test_an_appointment_is_checked_in_by_its_code(desk: Volunteer) -> None:
    book(desk)
    desk.press("go", "appointment")
    desk.keys("B7K")
    desk.press("enter")
    assert stands(desk, Booked)
    desk.keys("2")
    desk.press("enter")
    desk.press("language", "en")
    desk.press("give")
    assert desk.sent == [CheckIn(code="B7K2", language="en")]
    assert stands(desk, Given)
    assert "Appointment" in desk.facts("given")
    assert len(desk.printed) == 1


def test_a_scanned_code_of_an_appointment_goes_on_at_once(desk: Volunteer) -> None:
    desk.press("go", "appointment")
    desk.scan("XX99\n")
    assert stands(desk, CheckingIn)
    desk.press("give")
    assert desk.view("line.trouble") is True
    assert stands(desk, CheckingIn)


def test_one_press_is_one_command_until_it_is_answered(desk: Volunteer) -> None:
    desk.ticket()
    desk.answers = False
    desk.find("A1")
    assert desk.said() == "Working…"
    desk.press("enter")
    desk.press("go", "issue")
    desk.scan("1-A001")
    assert len(desk.sent) == 1
    desk.press("go", "find")
    desk.hub_answers()
    assert stands(desk, Card)


def test_the_second_half_of_a_double_tap_does_nothing(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "set_aside")
    before = len(desk.sent)
    desk.carry_out(desk.flow.intent("deed", "unpark", desk.now + 0.1))
    assert len(desk.sent) == before


def test_what_is_typed_at_once_after_a_command_is_not_lost(desk: Volunteer) -> None:
    desk.find("A9")
    desk.flow.intent("key", "clear", desk.now + 0.05)
    desk.flow.intent("key", "B", desk.now + 0.1)
    assert desk.view("typing.typed") == "B"


def test_an_answer_that_comes_late_turns_no_page(desk: Volunteer) -> None:
    desk.ticket()
    desk.answers = False
    desk.find("A1")
    desk.press("go", "issue")
    desk.hub_answers()
    assert stands(desk, Choosing)


def test_a_number_that_was_given_is_shown_and_printed_whatever_page_stands(desk: Volunteer) -> None:
    fill(desk, "id-card-renewal")
    desk.answers = False
    desk.press("give")
    desk.press("go", "find")
    desk.hub_answers()
    assert stands(desk, Given)
    assert len(desk.printed) == 1


def test_a_number_owed_from_before_the_start_is_shown_and_printed() -> None:
    desk = Volunteer()
    desk.owed.append(IssueTicket(service="id-card-renewal", language="az"))
    desk.hub_answers(again=True)
    assert desk.view("given.number") == "A 001"
    assert len(desk.printed) == 1


def test_a_command_the_link_never_took_gives_the_desk_back_and_is_told(desk: Volunteer) -> None:
    desk.ticket()
    desk.keys("A1")
    desk.flow.intent("enter", "", desk.now + 1)
    assert desk.flow.busy
    desk.wait(5)
    assert desk.view("busy") is False
    assert desk.said() == "Your press was not sent: there is no connection. Press again when it is back."
    assert desk.view("line.trouble") is True


def test_without_the_hub_nothing_is_sent_and_it_is_said(desk: Volunteer) -> None:
    desk.ticket()
    desk.keys("A1")
    desk.now += 30
    desk.flow.tick(desk.now)
    assert desk.flow.intent("enter", "", desk.now) == ()
    assert desk.said() == "No connection. No ticket is lost; please wait until it is back."
    assert desk.view("typing.can_enter") is False
    desk.connect()
    assert desk.said() == ""
    desk.flow.heard(LinkChanged(connected=False), desk.now)
    assert desk.view("line.trouble") is True


def test_a_result_stands_long_enough_and_not_for_ever(desk: Volunteer) -> None:
    desk.find("A9")
    desk.wait(15)
    assert desk.said() != ""
    desk.wait(6)
    assert desk.said() == ""


def test_a_printer_that_does_not_print_is_said_at_the_head(desk: Volunteer) -> None:
    desk.flow.printer_is(PrinterCondition.PAPER_OUT, desk.now)
    assert desk.view("printer") == "The printer is not working"
    desk.flow.printer_is(PrinterCondition.PAPER_LOW, desk.now)
    assert desk.view("printer") == ""


def test_back_leads_step_by_step_to_the_ticket(desk: Volunteer) -> None:
    desk.ticket()
    desk.find("A1")
    desk.press("deed", "move")
    desk.press("choose", "internal-affairs")
    desk.press("choose", "id-card-first")
    panes = []
    for _ in range(5):
        panes.append(desk.view("page"))
        desk.press("back")
    assert panes == ["form", "list", "list", "card", "typing"]


def test_a_choice_says_why_it_cannot_be_had_now(desk: Volunteer) -> None:
    desk.ticket()
    desk.documents()
    desk.press("go", "issue")
    desk.press("tab", "service")
    desk.press("choose", "internal-affairs")
    notes = {row["id"]: row["note"] for row in desk.rows("list.rows")}
    assert notes["id-card-renewal"] == "1 person ahead"
    assert notes["id-card-first"] == "1 person ahead"


@pytest.mark.parametrize("language", known_languages())
def test_every_state_and_deed_has_its_words_in_every_language(language: str) -> None:
    desk = Volunteer("asan-khedmat-kabul-1" if language in ("prs", "ps") else "asan-baku-1", language)
    service = desk.centre.services[0].id
    for _ in range(3):
        desk.ticket(service)
    series = desk.centre.services[0].series
    desk.find(f"{series}1")
    for deed in ("set_aside", "unpark", "reprint"):
        desk.press("deed", deed)
        assert "1" in str(desk.said())
    desk.press("deed", "cancel")
    desk.press("give")
    assert desk.view("card.state")
    assert shown(desk).found.state is LegState.CANCELLED


NAMES = ["go", "back", "key", "enter", "deed", "again", "choose", "turn", "tab", "search", "give", "remove"]
VALUES = [
    "find", "issue", "appointment", "family", "A", "1", "2", "erase", "clear", "next", "previous", "counter",
    "internal-affairs", "id-card-renewal", "counter-3", "veteran", "none", "priority", "move", "cancel",
    "reprint", "set_aside", "unpark", "1-A001", "",
]  # fmt: skip
PRESSES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)),
        st.tuples(st.sampled_from(["position", "reason", "language", "priority", "party"]),
                  st.sampled_from(["first", "urgent", "ru", "veteran", "none", "more", "fewer"])),
        st.sampled_from([("deed", deed) for deed in ("family", "priority", "move", "cancel", "reprint")]),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(presses=PRESSES, found=st.booleans())
def test_no_order_of_presses_breaks_the_desk_or_its_words(
    presses: list[tuple[str, Any]], *, found: bool
) -> None:
    desk = Volunteer()
    desk.ticket()
    desk.ticket()
    if found:
        desk.find("A1")
    for name, value in presses:
        before = len(desk.sent)
        desk.press(name, value)
        assert len(desk.sent) - before <= 2  # the command, and the look at what came of it
        assert desk.view("page") in {"typing", "card", "list", "form", "sure", "given"}
    assert not desk.flow.busy
