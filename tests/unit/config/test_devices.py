"""What devices are called, and where a kiosk that cannot print sends people."""

import attrs
import pytest

from config.loader import centre_file, load_centre
from config.model import Centre, Device

CENTRE = load_centre(centre_file("asan-baku-1"))


def with_devices(*devices: Device) -> Centre:
    return attrs.evolve(CENTRE, devices=devices)


HALL = with_devices(
    Device("kiosk-1", "kiosk"),
    Device("helpdesk-1", "helpdesk"),
    Device("kiosk-2", "kiosk"),
    Device("kiosk-3", "kiosk"),
)


def near(centre: Centre, device: str) -> list[str]:
    return [one.id for one in centre.kiosks_near(device)]


@pytest.mark.parametrize(
    ("device", "label"), [("kiosk-2", "2"), ("kiosk-12", "12"), ("entrance", "entrance"), ("7", "7")]
)
def test_a_device_is_called_by_the_digits_at_the_end_of_its_id(device: str, label: str) -> None:
    assert Device(device, "kiosk").label == label


def test_what_is_written_on_a_device_is_what_it_is_called() -> None:
    assert Device("kiosk-2", "kiosk", label="B").label == "B"


@pytest.mark.parametrize(
    ("device", "others"),
    [
        ("kiosk-1", ["kiosk-2", "kiosk-3"]),
        ("kiosk-2", ["kiosk-3", "kiosk-1"]),
        ("kiosk-3", ["kiosk-1", "kiosk-2"]),
    ],
)
def test_the_nearest_kiosk_is_the_next_of_the_file_unless_said(device: str, others: list[str]) -> None:
    assert near(HALL, device) == others


def test_people_are_sent_only_to_the_kiosks_that_are_said_to_be_near_in_their_order() -> None:
    upstairs = Device("kiosk-4", "kiosk", near=("kiosk-3", "kiosk-1"))
    assert near(with_devices(*HALL.devices, upstairs), "kiosk-4") == ["kiosk-3", "kiosk-1"]


def test_a_single_kiosk_has_nowhere_to_send_people() -> None:
    assert near(with_devices(HALL.devices[0]), "kiosk-1") == []
    with pytest.raises(KeyError):
        HALL.kiosks_near("kiosk-9")
