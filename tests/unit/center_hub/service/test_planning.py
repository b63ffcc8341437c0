"""A centre as a technician writes it, read as the rules need it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from center_hub.contract.words import Role
from center_hub.service.calendar import local_date
from center_hub.service.hub import DeviceRights
from center_hub.service.planning import devices_of, plan_of
from config.loader import load_centre
from tests.support.bench import DEVICES
from tests.support.small_centre import PLAN

CENTRE = load_centre(Path(__file__).parents[3] / "support" / "small-centre.yaml")


def test_services_and_counters_stand_in_the_order_of_the_file() -> None:
    plan = plan_of(CENTRE)
    assert replace(plan, services=(*plan.services, PLAN.services[-1])) == PLAN  # no file has an orphan
    assert plan.zones == ("a", "b")
    assert plan.service["card"].series == "A"


def test_every_device_has_the_rights_of_its_role_and_its_own_counter() -> None:
    devices = devices_of(CENTRE)
    assert devices == DEVICES
    assert devices["counter-2"] == DeviceRights(Role.COUNTER, "c2")


@pytest.mark.parametrize(
    ("wall_ms", "timezone", "date"),
    [
        (1_795_132_799_000, "UTC", "2026-11-19"),
        (1_795_132_799_000, "Asia/Baku", "2026-11-20"),
        (1_795_132_799_000, "Asia/Kabul", "2026-11-20"),
        (1_795_131_000_000 - 1, "Asia/Kabul", "2026-11-20"),
        (1_795_116_600_000 - 1, "Asia/Kabul", "2026-11-19"),
        (1_795_116_600_000, "Asia/Kabul", "2026-11-20"),
    ],
)
def test_the_date_is_the_one_on_the_wall_of_the_centre(wall_ms: int, timezone: str, date: str) -> None:
    assert local_date(wall_ms, timezone) == date
