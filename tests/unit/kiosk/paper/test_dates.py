from datetime import date
from zoneinfo import ZoneInfo

import pytest

from config.languages import load_language
from kiosk.paper.dates import local_date, moment
from kiosk.paper.moments import local_time
from tests.device.kiosk.walk import HOUR_MS, WALL_MS


@pytest.mark.parametrize(
    ("language", "shown"),
    [("az", "21.03.2026"), ("en", "21 Mar 2026"), ("prs", "1405/01/01"), ("ps", "1405/01/01")],
)
def test_a_date_is_written_as_its_readers_write_it(language: str, shown: str) -> None:
    assert local_date(date(2026, 3, 21), load_language(language)) == shown


def test_a_time_is_the_centres_own() -> None:
    assert [local_time(WALL_MS, ZoneInfo(zone)) for zone in ("Asia/Baku", "Asia/Kabul")] == ["09:42", "10:12"]


def test_a_moment_of_another_day_has_its_date() -> None:
    baku, english = ZoneInfo("Asia/Baku"), load_language("en")
    assert moment(WALL_MS + HOUR_MS, WALL_MS, baku, english) == "10:42"
    assert moment(WALL_MS + 24 * HOUR_MS, WALL_MS, baku, english) == "22 Nov 2026 · 09:42"
    assert moment(WALL_MS, None, baku, english) == "21 Nov 2026 · 09:42"
