"""What a citizen reads of the wait, page by page."""

from typing import Any

from center_hub.contract.documents import QueuesDocument, ServiceQueue
from center_hub.contract.words import Wait
from center_hub.link.port import DocumentShown
from tests.device.kiosk.walk import HOUR_MS, WAITS, WALL_MS, Walk

LONG, FEW, TEN, *_ = WAITS
SERVICE = "passport-adult"


def told(ahead: int, wait: Wait | None) -> Walk:
    """A citizen before the list, with one queue as the hub tells it."""
    walk = Walk("asan-baku-1", "en")
    walk.popular()
    tell(walk, ahead, wait)
    return walk


def tell(walk: Walk, ahead: int, wait: Wait | None) -> None:
    queue = ServiceQueue(service=SERVICE, waiting=ahead, ahead=ahead, oldest_since=0, wait=wait)
    document = QueuesDocument(version=1, stamp=walk.stamp(), queues=(queue,), served=(SERVICE,))
    walk.flow.heard(DocumentShown(document), walk.now)


def tile(walk: Walk) -> tuple[object, object]:
    row = next(one for one in walk.view["choices"] if one["id"] == SERVICE)
    return row["note"], row["more"]


def people(walk: Walk) -> list[tuple[object, object]]:
    """What the page about one matter says with the people or the clock beside it."""
    facts: list[dict[str, Any]] = walk.view["facts"]
    return [(one["title"], one["body"]) for one in facts if one["icon"] in {"people", "clock"}]


def test_the_wait_stands_on_the_tile_before_the_people() -> None:
    walk = told(12, LONG)
    assert tile(walk) == ("Wait: about 20 to 35 minutes", "12 people waiting")
    tell(walk, 3, TEN)
    assert tile(walk) == ("Wait: at most 10 minutes", "3 people waiting")


def test_where_no_wait_can_be_told_the_people_are() -> None:
    assert tile(told(12, None)) == ("12 people waiting", "")
    assert tile(told(0, None)) == ("No wait", "")


def test_no_wait_is_said_only_where_nobody_is_ahead_and_it_is_five_minutes_at_most() -> None:
    assert tile(told(0, FEW)) == ("No wait", "")
    assert tile(told(1, FEW)) == ("Wait: a few minutes", "1 person waiting")
    assert tile(told(0, TEN)) == ("Wait: at most 10 minutes", "")


def test_the_wait_is_told_and_kept_up_to_date_before_the_ticket_is_taken() -> None:
    walk = told(12, LONG)
    walk.do("service", SERVICE)
    assert walk.view["wait"] == "Wait: about 20 to 35 minutes"
    assert people(walk) == [("12 people ahead of you", "")]
    tell(walk, 0, TEN)
    assert walk.view["wait"] == "Wait: at most 10 minutes"
    assert people(walk) == []
    tell(walk, 0, FEW)
    assert walk.view["wait"] == ""
    assert people(walk) == [("No wait", "")]


def test_a_service_that_cannot_be_had_now_has_no_wait() -> None:
    walk = told(12, LONG)
    walk.do("service", SERVICE)
    walk.day(suspended=(walk.suspension(SERVICE),))
    assert walk.view["unavailable"]
    assert walk.view["wait"] == ""


def test_beside_the_number_stands_the_wait_and_below_it_the_people() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.ticket()
    assert walk.view["note"] == "Expected wait: about 20 to 35 minutes"
    assert walk.view["particulars"] == "12 people ahead of you"


def test_an_appointment_stands_before_the_wait_after_it() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.checked_in()
    assert walk.view["note"] == "Appointment: 10:02"
    assert walk.view["particulars"].startswith("Wait after that time: about 20 to 35 minutes · ")


def test_whoever_holds_a_ticket_to_the_reader_reads_how_long_it_is_still() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.holding(walk.found())
    assert people(walk) == [("Wait: about 20 to 35 minutes", "5 people ahead of you")]


def test_a_ticket_whose_wait_cannot_be_told_tells_the_people_before_it() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.holding(walk.found(wait=None))
    assert people(walk) == [("5 people ahead of you", "")]


def test_a_ticket_by_appointment_tells_its_time_and_the_wait_from_now_on() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.holding(walk.found(slot=WALL_MS + HOUR_MS))
    assert people(walk) == [("Appointment: 10:42", "Expected wait: about 20 to 35 minutes")]
