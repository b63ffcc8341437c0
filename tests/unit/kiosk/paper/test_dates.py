from zoneinfo import ZoneInfo

from config.languages import load_language
from config.loader import centre_file, load_centre
from kiosk.paper.dates import moment
from kiosk.paper.moments import local_time
from tests.device.kiosk.walk import HOUR_MS, WALL_MS


def test_a_time_is_the_centres_own() -> None:
    assert [local_time(WALL_MS, ZoneInfo(zone)) for zone in ("Asia/Baku", "Asia/Kabul")] == ["09:42", "10:12"]


def test_a_moment_of_another_day_has_its_date() -> None:
    baku, english = load_centre(centre_file("asan-baku-1")), load_language("en")
    assert moment(WALL_MS + HOUR_MS, WALL_MS, baku, english) == "10:42"
    assert moment(WALL_MS + 24 * HOUR_MS, WALL_MS, baku, english) == "22.11.2026 · 09:42"
    assert moment(WALL_MS, None, baku, english) == "21.11.2026 · 09:42"
