import pytest

from kiosk.page import Page
from tests.device.kiosk.walk import CENTRES, Walk

HINDERED = {"From 14:00": 0, "Closed for today": 1, "Not available now": 2, "No more tickets today": 3}


def test_what_cannot_be_had_is_shown_with_the_reason_before_the_tap() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.all_hindered()
    rows = {row["id"]: row for row in walk.view["choices"]}
    for note, at in HINDERED.items():
        service = walk.popular_services()[at]
        assert (rows[service]["available"], rows[service]["note"]) == (False, note)
    assert rows[walk.popular_services()[4]]["available"]


@pytest.mark.parametrize("at", HINDERED.values())
def test_a_tap_on_it_tells_the_whole_reason_and_asks_for_nothing(at: int) -> None:
    walk = Walk("asan-baku-1", "en")
    walk.all_hindered()
    walk.do("service", walk.popular_services()[at])
    assert walk.view["page"] == "confirm"
    assert walk.view["unavailable"][0]["body"]
    walk.do("get_ticket", walk.view["service"])
    assert walk.sent == []
    assert walk.view["page"] == "confirm"


def test_a_suspended_service_shows_the_managers_sentence_in_the_citizens_language() -> None:
    for centre, languages in CENTRES.items():
        for language in languages:
            walk = Walk(centre, language)
            walk.suspended()
            service = walk.view["service"]
            assert walk.view["unavailable"][0]["body"] == walk.suspension(service).message[language]


def test_a_service_suspended_under_the_finger_is_not_asked_for() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.confirm()
    service = walk.view["service"]
    walk.day(suspended=(walk.suspension(service),))
    walk.do("get_ticket", service)
    assert walk.sent == []
    walk.day()
    walk.do("get_ticket", service)
    assert len(walk.sent) == 1


def test_a_journey_is_one_choice_and_its_services_are_listed() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.journey()
    journey = walk.centre.journeys[-1]
    assert walk.view["title"] == journey.name["en"]
    assert [row["id"] for row in walk.view["services"]] == list(journey.services)
    walk.do("get_ticket", walk.view["service"])
    assert (walk.orders[0].service, *walk.orders[0].then) == journey.services


def test_every_journey_stands_among_the_popular_choices() -> None:
    for centre, languages in CENTRES.items():
        walk = Walk(centre, languages[0])
        walk.popular()
        seen = [row["id"] for row in walk.view["choices"]]
        while walk.view["turning"]["has_next"]:
            walk.do("next_page")
            seen += [row["id"] for row in walk.view["choices"]]
        assert seen[-len(walk.centre.journeys) :] == [one.id for one in walk.centre.journeys]


def test_a_journey_with_a_suspended_service_cannot_be_had() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.popular()
    journey = walk.centre.journeys[0]
    walk.day(suspended=(walk.suspension(journey.services[1]),))
    while journey.id not in {row["id"] for row in walk.view["choices"]}:
        walk.do("next_page")
    row = next(row for row in walk.view["choices"] if row["id"] == journey.id)
    assert not row["available"]


def test_a_tap_for_something_that_is_not_there_leads_nowhere() -> None:
    walk = Walk("asan-baku-1", "en")
    walk.popular()
    for intent, value in (("service", "tea"), ("journey", "tea"), ("agency", "tea"), ("priority", "elderly")):
        walk.do(intent, value)
        assert walk.flow.page is Page.POPULAR
