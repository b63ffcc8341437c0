from kiosk.availability import Availability, Why
from tests.device.kiosk.walk import HOUR_MS, WALL_MS, Walk

PASSPORT, CARD = "passport-adult", "id-card-renewal"
DOCUMENTED = "temporary-residence"


def walk_in_the_hall() -> Walk:
    walk = Walk("asan-baku-1", "en")
    walk.welcome()
    walk.day()
    return walk


def why(walk: Walk, *services: str) -> Why | None:
    obstacle = walk.flow.availability.obstacle(services, walk.now)
    return None if obstacle is None else obstacle.why


def test_nothing_stands_in_the_way_of_a_service_on_a_common_day() -> None:
    walk = walk_in_the_hall()
    assert all(why(walk, service.id) is None for service in walk.centre.services)


def test_a_service_with_hours_later_today_says_from_when() -> None:
    walk = walk_in_the_hall()
    walk.day(hours=(walk.hours(PASSPORT, (-2, -1), (4.3, 6), (2, 3)),))
    obstacle = walk.flow.availability.obstacle([PASSPORT], walk.now)
    assert obstacle is not None
    assert (obstacle.why, obstacle.at) == (Why.LATER, WALL_MS + 2 * HOUR_MS)
    assert why(walk, CARD) is None


def test_hours_begin_on_their_first_moment_and_end_before_their_last() -> None:
    walk = walk_in_the_hall()
    wall = walk.flow.hall.wall(walk.now)
    assert wall is not None
    since = (wall - WALL_MS) / HOUR_MS
    walk.day(hours=(walk.hours(PASSPORT, (since, since + 1)), walk.hours(CARD, (since - 1, since))))
    assert [why(walk, PASSPORT), why(walk, CARD)] == [None, Why.OVER]


def test_after_closing_time_there_is_nothing_more_today() -> None:
    walk = walk_in_the_hall()
    walk.day(closes=WALL_MS - 1)
    assert why(walk, PASSPORT) is Why.OVER
    walk.day(closes=None)
    assert why(walk, PASSPORT) is None


def test_a_suspended_service_has_the_managers_sentence() -> None:
    walk = walk_in_the_hall()
    suspension = walk.suspension(PASSPORT)
    walk.day(suspended=(suspension,))
    obstacle = walk.flow.availability.obstacle([CARD, PASSPORT], walk.now)
    assert obstacle is not None
    assert (obstacle.why, obstacle.message) == (Why.SUSPENDED, suspension.message)
    walk.day()
    assert why(walk, PASSPORT) is None


def test_a_full_service_is_full_until_the_hub_says_otherwise() -> None:
    walk = walk_in_the_hall()
    walk.full(PASSPORT)
    assert why(walk, PASSPORT) is Why.FULL
    walk.queues()
    assert why(walk, PASSPORT) is None


def test_without_a_secret_a_service_that_asks_for_a_document_is_at_the_help_desk() -> None:
    walk = walk_in_the_hall()
    assert why(walk, DOCUMENTED) is None
    without = Availability(walk.centre, walk.flow.hall, can_hash=False)
    found = {one.id: without.obstacle([one.id], walk.now) for one in walk.centre.services}
    hindered = {service for service, obstacle in found.items() if obstacle is not None}
    assert hindered == {one.id for one in walk.centre.services if one.document is not None}
    assert {obstacle.why for obstacle in found.values() if obstacle is not None} == {Why.HELP_DESK}


def test_a_service_is_chosen_once_for_a_ticket() -> None:
    walk = walk_in_the_hall()
    obstacle = walk.flow.availability.obstacle_to_add([CARD, PASSPORT], PASSPORT, walk.now)
    assert obstacle is not None
    assert obstacle.why is Why.CHOSEN


def test_before_the_hub_has_told_its_hours_nothing_is_held_back() -> None:
    walk = Walk("asan-baku-1", "en")
    assert why(walk, PASSPORT) is None
