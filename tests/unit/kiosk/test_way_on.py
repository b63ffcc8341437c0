"""Where a kiosk that cannot print sends people: only to where paper is known to be."""

import pytest

from center_hub.contract.health import Presence
from config.languages import load_language
from hardware.ticket_printer.port import PrinterCondition
from tests.device.kiosk.walk import CENTRES, Walk


@pytest.fixture
def walk() -> Walk:
    """A kiosk of Baku, out of paper."""
    made = Walk("asan-baku-1", "en")
    made.no_printer()
    return made


def way_on(walk: Walk, language: str = "en") -> str:
    """What the page says in a language of where to go."""
    bodies = [str(row["body"]) for row in walk.view["notices"] if row["language"] == language]
    return bodies[0]


@pytest.mark.parametrize(
    ("centre", "language"), [(centre, code) for centre, codes in CENTRES.items() for code in codes]
)
def test_the_nearest_kiosk_that_prints_is_named_in_every_language(centre: str, language: str) -> None:
    walk = Walk(centre, language)
    walk.go_elsewhere()
    spoken = load_language(language)
    assert way_on(walk, language) == spoken.text("kiosk.go_to_kiosk", kiosk="2")
    assert spoken.isolated("2") in way_on(walk, language)


def test_as_long_as_nothing_was_heard_a_volunteer_helps(walk: Walk) -> None:
    assert way_on(walk) == "Please ask a volunteer."


def test_nobody_is_sent_to_a_kiosk_that_cannot_print(walk: Walk) -> None:
    walk.devices()
    assert way_on(walk) == "Please ask a volunteer."


@pytest.mark.parametrize("presence", [Presence.OFFLINE, Presence.UNKNOWN])
def test_nobody_is_sent_to_a_kiosk_that_is_gone_or_of_which_nothing_is_known(
    walk: Walk, presence: Presence
) -> None:
    walk.devices(printing=("kiosk-2",), kiosk_2=presence)
    assert way_on(walk) == "Please ask a volunteer."


def test_nobody_is_sent_back_to_this_kiosk_or_to_a_desk_for_a_first_ticket(walk: Walk) -> None:
    walk.devices(printing=("kiosk-1", "helpdesk-1"))
    assert way_on(walk) == "Please ask a volunteer."


def test_a_kiosk_that_stops_printing_is_named_no_longer(walk: Walk) -> None:
    walk.devices(printing=("kiosk-2",))
    assert way_on(walk) == "Please go to kiosk 2."
    walk.devices()
    assert way_on(walk) == "Please ask a volunteer."


def test_what_a_silent_hub_said_is_not_believed(walk: Walk) -> None:
    walk.print_failed_but_at_the_desk()
    assert "help desk" in walk.view["body"]
    walk.wait(11, hub_pulses=False)
    assert walk.flow.kiosk_that_prints is None
    assert "help desk" not in walk.view["body"]


def test_a_number_that_was_given_sends_nobody_to_take_a_second(walk: Walk) -> None:
    """There they would stand in the queue twice: the desk alone prints a copy."""
    walk.printer(PrinterCondition.READY)
    walk.print_failed()
    walk.devices(printing=("kiosk-2",))
    body = walk.view["body"]
    assert "kiosk" not in body
    assert "help desk" not in body
    walk.devices(printing=("kiosk-2", "helpdesk-1"))
    assert walk.view["body"] == f"{body} The help desk can print the ticket for you."
