"""What the volunteer reads of the wait."""

from center_hub.contract.commands import Appointment, ImportAppointments
from center_hub.contract.words import Role, Wait
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

FEW = Wait(least=20, likely=90, most=290)
TEN = Wait(least=90, likely=300, most=550)
LONG = Wait(least=1260, likely=1500, most=2050)


def desk(wait: Wait | None = LONG) -> Volunteer:
    found = Volunteer()
    found.foretold = wait
    return found


def test_the_card_of_whoever_waits_tells_how_long_before_how_many() -> None:
    volunteer = desk()
    volunteer.ticket()
    volunteer.find("A1")
    facts = volunteer.facts()
    assert facts["Expected wait"] == "about 20 to 35 minutes"
    assert list(facts).index("Expected wait") < list(facts).index("People ahead")


def test_the_card_tells_no_wait_that_is_not_known_or_is_over() -> None:
    volunteer = desk(None)
    volunteer.ticket()
    volunteer.find("A1")
    assert "Expected wait" not in volunteer.facts()
    volunteer.foretold = LONG
    volunteer.called()
    volunteer.press("again")
    assert volunteer.view("card.state") == "Called: go to the counter now"
    assert "Expected wait" not in volunteer.facts()


def test_a_number_just_given_tells_the_wait() -> None:
    volunteer = desk()
    volunteer.press("go", "issue")
    volunteer.press("search", "Identity card, r")
    volunteer.press("choose", "id-card-renewal")
    volunteer.press("give")
    assert volunteer.facts("given")["Expected wait"] == "about 20 to 35 minutes"


def test_with_an_appointment_the_wait_is_from_its_time_on() -> None:
    volunteer = desk()
    booked = Appointment(code="B7K2", service="id-card-renewal", slot=volunteer.hall.wall + 300_000)
    volunteer.hall.give(ImportAppointments(appointments=(booked,)), Role.MANAGER)
    volunteer.press("go", "appointment")
    volunteer.keys("B7K2")
    volunteer.press("enter")
    volunteer.press("give")
    facts = volunteer.facts("given")
    assert facts["Wait after that time"] == "about 20 to 35 minutes"
    assert list(facts).index("Wait after that time") == list(facts).index("Appointment") + 1
    assert "Expected wait" not in facts


def test_the_list_of_services_tells_the_wait_and_without_one_the_people() -> None:
    volunteer = desk()
    volunteer.ticket()
    volunteer.press("go", "issue")
    volunteer.press("tab", "service")
    volunteer.press("choose", "internal-affairs")
    for wait, said in ((LONG, "20\N{EN DASH}35 min"), (TEN, "up to 10 min"), (None, "1 person ahead")):
        volunteer.foretold = wait
        volunteer.documents()
        notes = {row["id"]: row["note"] for row in volunteer.rows("list.rows")}
        assert notes["id-card-renewal"] == said
