"""What a volunteer is told of the kiosks: which of them need somebody, and nothing of those that do not."""

import attrs
import pytest

from center_hub.contract.codec import encode
from center_hub.contract.documents import DevicesDocument
from center_hub.contract.health import (
    OFFLINE,
    DeviceHealth,
    PrinterState,
    at_start,
    with_paper,
    with_printer,
)
from center_hub.contract.words import Role, Stamp
from center_hub.core.events import Moment
from center_hub.service.fleet import Fleet
from config.languages import load_language
from config.loader import centre_file, load_centre
from config.model import Device
from counter_terminal.helpdesk.kiosk_lines import kiosk_lines
from counter_terminal.words import Words
from tests.unit.counter_terminal.helpdesk.volunteer import Volunteer

CENTRE = attrs.evolve(
    load_centre(centre_file("asan-baku-1")),
    devices=(*(Device(f"kiosk-{number}", "kiosk") for number in range(1, 6)), Device("desk", "helpdesk")),
)
WORDS = Words(CENTRE, {}, load_language("en"))
NOBODY = at_start(has_printer=True)


def printer(condition: str, *, can_print: bool = False) -> DeviceHealth:
    return with_printer(NOBODY, condition, can_print=can_print)


WELL = printer("ready", can_print=True)


def lines(*said: DeviceHealth) -> list[tuple[object, object]]:
    """What is told when kiosk 1, 2, ... said so and the others are well."""
    fleet = Fleet({one.id: Role(one.role) for one in CENTRE.devices})
    for number in range(5):
        health = said[number] if number < len(said) else WELL
        fleet.hear(f"kiosk-{number + 1}", encode(health), Moment(wall=0, steady=0))
    document = fleet.document(Stamp(epoch=1, sequence=1))
    return [(line["text"], line["trouble"]) for line in kiosk_lines(document, CENTRE, WORDS)]


def test_nothing_is_said_while_all_is_well_or_nothing_was_heard() -> None:
    assert lines() == []
    assert kiosk_lines(None, CENTRE, WORDS) == []


def test_a_kiosk_without_a_printer_or_just_started_needs_nobody() -> None:
    assert lines(at_start(has_printer=False), NOBODY) == []


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (printer("paper_out"), "out of paper"),
        (printer("cover_open"), "cover open"),
        (printer("cutter_error"), "cutter stuck"),
        (printer("jammed"), "paper jam"),
        (printer("offline"), "printer not working"),
        (printer("silent"), "printer not working"),
        (OFFLINE, "not connected"),
    ],
)
def test_a_kiosk_that_cannot_print_is_told_with_its_reason(health: DeviceHealth, said: str) -> None:
    assert lines(WELL, health) == [(f"Kiosk 2: {said}", True)]


@pytest.mark.parametrize("condition", [one for one in PrinterState if one is not PrinterState.UNKNOWN])
def test_no_condition_in_which_it_cannot_print_goes_untold(condition: PrinterState) -> None:
    assert len(lines(printer(condition))) == 1


@pytest.mark.parametrize(
    "health",
    [
        printer("paper_low", can_print=True),
        with_paper(WELL, 12, change_roll_soon=True),
        with_paper(printer("unknown", can_print=True), 12, change_roll_soon=True),  # never answers: we count
    ],
)
def test_a_roll_that_is_nearly_used_up_is_told_and_is_no_trouble_yet(health: DeviceHealth) -> None:
    assert lines(health) == [("Kiosk 1: paper low", False)]


def test_a_kiosk_that_was_never_heard_is_told_as_not_connected() -> None:
    fleet = Fleet({"kiosk-1": Role.KIOSK, "desk": Role.HELPDESK})
    (line,) = kiosk_lines(fleet.document(Stamp(epoch=1, sequence=1)), CENTRE, WORDS)
    assert line["text"] == "Kiosk 1: not connected"


def test_kiosks_in_the_same_trouble_share_a_line_and_trouble_comes_first() -> None:
    low, out = printer("paper_low", can_print=True), printer("paper_out")
    assert lines(low, out, WELL, out) == [("Kiosk 2, 4: out of paper", True), ("Kiosk 1: paper low", False)]


def test_what_has_no_room_is_counted() -> None:
    low, out, jam = printer("paper_low", can_print=True), printer("paper_out"), printer("jammed")
    assert lines(low, out, jam, jam) == [("Kiosk 2: out of paper", True), ("and 3 more kiosks", False)]


def test_the_desk_tells_it_while_the_hub_lives() -> None:
    desk = Volunteer()
    desk.hall_devices(kiosk_1=printer("paper_out"), kiosk_2=WELL)
    assert [row["text"] for row in desk.rows("kiosks")] == ["Kiosk 1: out of paper"]
    desk.flow.tick(desk.now + 11)
    assert desk.rows("kiosks") == []


def test_a_device_that_this_box_does_not_know_yet_is_passed_over() -> None:
    fleet = Fleet({"kiosk-77": Role.KIOSK})
    document: DevicesDocument = fleet.document(Stamp(epoch=1, sequence=1))
    assert kiosk_lines(document, CENTRE, WORDS) == []
