import pytest

from center_hub.contract.commands import TransferTicket
from center_hub.contract.words import LegState, Position, ToCounter, ToProfile, ToService
from config.model import Centre
from tests.unit.counter_terminal.desk import Desk

HELD = "1-A042"


@pytest.fixture
def asked(idle: Desk) -> Desk:
    """The question is on the screen, about a ticket being served."""
    idle.holds(LegState.SERVING)
    idle.key("F8")
    return idle


def on_pages(desk: Desk) -> list[object]:
    """What can be chosen on all pages, one after the other; leaves the last page on the screen."""
    found: list[object] = []
    while True:
        for column in range(3):
            found += [cell["id"] for cell in desk.rows(f"dialogue.column_{column}") if cell["id"]]
        if not desk.view("dialogue.next"):
            return found
        desk.key("PageDown")


def test_a_service_at_the_end_of_its_queue_is_two_presses(asked: Desk) -> None:
    asked.press("service", "passport-adult")
    to = ToService(service="passport-adult")
    assert asked.sent == [TransferTicket(counter="counter-6", ticket=HELD, destination=to)]


def test_with_the_keyboard_it_is_two_presses_as_well(asked: Desk) -> None:
    """F8, and the letter that stands before the service."""
    letters = {
        row["id"]: row["key"] for column in range(3) for row in asked.rows(f"dialogue.column_{column}")
    }
    asked.key(str(letters["passport-adult"]))
    to = ToService(service="passport-adult")
    assert asked.sent == [TransferTicket(counter="counter-6", ticket=HELD, destination=to)]


def test_every_target_of_a_page_has_a_letter_of_its_own_and_a_heading_none(asked: Desk) -> None:
    for kind in ("1", "2", "3"):
        asked.key(kind)
        rows = [row for column in range(3) for row in asked.rows(f"dialogue.column_{column}")]
        letters = [row["key"] for row in rows if row["id"]]
        assert letters == [chr(ord("A") + at) for at in range(len(letters))]
        assert not any(row["key"] for row in rows if not row["id"])
    asked.key("Z")
    assert asked.sent == []


def test_one_can_be_sent_to_a_counter_first_in_line_and_come_back(asked: Desk) -> None:
    asked.type("267")
    asked.press("counter", "counter-12")
    assert asked.sent == [
        TransferTicket(
            counter="counter-6",
            ticket=HELD,
            destination=ToCounter(counter="counter-12"),
            position=Position.FIRST,
            come_back=True,
        )
    ]


def test_one_can_be_sent_to_a_profile_by_time_of_arrival_by_touch(asked: Desk) -> None:
    for switch in ("profile", "arrival", "come_back", "come_back"):
        asked.press("switch", switch)
    asked.press("profile", "notary")
    assert asked.sent == [
        TransferTicket(
            counter="counter-6",
            ticket=HELD,
            destination=ToProfile(profile="notary"),
            position=Position.ARRIVAL,
        )
    ]


def test_the_switches_show_what_will_be_sent(asked: Desk) -> None:
    assert [row["id"] for row in asked.rows("dialogue.positions") if row["on"]] == ["last"]
    asked.type("57")
    assert [row["id"] for row in asked.rows("dialogue.positions") if row["on"]] == ["arrival", "come_back"]
    asked.type("17")
    assert [row["id"] for row in asked.rows("dialogue.kinds") if row["on"]] == ["service"]
    assert [row["id"] for row in asked.rows("dialogue.positions") if row["on"]] == ["arrival"]


def test_every_service_somebody_serves_is_on_exactly_one_page(asked: Desk, baku: Centre) -> None:
    found = on_pages(asked)
    served = [one.id for one in baku.services if baku.counters_serving(one.id)]
    assert sorted(map(str, found)) == sorted(served)
    assert found[0] == "id-card-first"


def test_every_other_counter_is_on_exactly_one_page(asked: Desk, baku: Centre) -> None:
    asked.key("2")
    others = [one.id for one in baku.counters if one.id != "counter-6"]
    assert sorted(map(str, on_pages(asked))) == sorted(others)


def test_nobody_is_sent_where_the_list_does_not_lead(asked: Desk) -> None:
    asked.press("counter", "counter-12")
    asked.press("service", "counter-12")
    asked.key("2")
    asked.press("counter", "counter-6")
    assert asked.sent == []
    assert asked.view("page") == "transfer"
