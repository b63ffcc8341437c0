import pytest

from center_hub.contract.commands import CancelAppointment, CheckIn, FindTicket
from center_hub.contract.replies import Agreed, Reason, Refused
from center_hub.contract.words import LegState
from center_hub.link.port import CommandSent
from kiosk.page import Page
from tests.device.kiosk.walk import CENTRES, CODE, HOUR_MS, WALL_MS, Walk


@pytest.fixture
def walk() -> Walk:
    return Walk("asan-baku-1", "ru")


def answered(walk: Walk, reason: Reason, at: int | None = None) -> None:
    walk.checking_in(Refused(reason=reason, at=at))


def ways_on(walk: Walk) -> list[str]:
    return [action["id"] for action in walk.view["actions"]]


def test_the_door_stands_on_the_first_page_in_every_language() -> None:
    for centre, languages in CENTRES.items():
        walk = Walk(centre, languages[0])
        walk.welcome()
        door = next(door for door in walk.view["doors"] if door["id"] == "appointment")
        assert door["text"]
        assert door["note"].count(" · ") == len(languages) - 2


def test_a_code_is_typed_in_the_citizens_language_and_checked_in(walk: Walk) -> None:
    walk.welcome()
    walk.do("appointment")
    assert walk.view["page"] == "welcome"
    assert walk.view["doors"] == []
    walk.do("appointment")
    walk.do("language", "ru")
    assert (walk.view["page"], walk.view["language"]) == ("code", "ru")
    walk.type(CODE)
    walk.do("code_typed")
    walk.do("check_in", CODE)
    assert walk.sent == [CheckIn(code=CODE, language="ru")]
    walk.answer(walk.issued("passport-adult"))
    assert walk.view["page"] == "ticket"
    assert len(walk.jobs) == 1


def test_after_choosing_a_language_the_door_is_still_there(walk: Walk) -> None:
    walk.popular()
    walk.do("appointment")
    assert walk.view["page"] == "code"
    walk.do("back")
    assert walk.view["page"] == "popular"


def test_a_scanned_code_needs_no_typing_but_a_language(walk: Walk) -> None:
    walk.welcome()
    walk.scan(CODE)
    assert walk.view["page"] == "welcome"
    walk.do("language", "en")
    assert (walk.view["page"], walk.view["subtitle"]) == ("arrival", CODE)


def test_too_short_a_code_goes_nowhere(walk: Walk) -> None:
    walk.code()
    for _ in CODE[3:]:
        walk.do("erase")
    walk.do("code_typed")
    assert walk.view["page"] == "code"


def test_a_class_may_be_declared_with_an_appointment(walk: Walk) -> None:
    walk.arrival()
    walk.do("need_priority")
    walk.do("priority", "with-infant")
    assert walk.view["page"] == "arrival"
    walk.do("check_in", CODE)
    assert walk.sent == [CheckIn(code=CODE, language="ru", priority="with-infant")]


def test_one_press_is_one_check_in(walk: Walk) -> None:
    walk.arrival()
    for _ in range(4):
        walk.do("check_in", CODE)
    assert len(walk.sent) == 1


def test_a_press_for_another_appointment_checks_nobody_in(walk: Walk) -> None:
    walk.arrival()
    walk.do("check_in", "OTHER1")
    assert walk.sent == []


def test_too_early_says_from_when(walk: Walk) -> None:
    answered(walk, Reason.TOO_EARLY, WALL_MS + HOUR_MS)
    assert "10:42" in walk.view["from_when"]
    walk.do("back")
    assert walk.view["page"] == "arrival"


def test_too_early_by_a_day_says_which_day(walk: Walk) -> None:
    answered(walk, Reason.TOO_EARLY, WALL_MS + 24 * HOUR_MS)
    assert "22.11.2026 · 09:42" in walk.view["from_when"]


@pytest.mark.parametrize("reason", [Reason.APPOINTMENT_PAST, Reason.APPOINTMENT_CANCELLED])
def test_whoever_lost_the_appointment_is_offered_an_ordinary_ticket(walk: Walk, reason: Reason) -> None:
    answered(walk, reason)
    walk.do(ways_on(walk)[0])
    assert walk.view["page"] == "popular"
    walk.do("service", "passport-adult")
    walk.do("get_ticket", "passport-adult")
    assert walk.orders[0].service == "passport-adult"


def test_an_unknown_code_can_be_corrected_where_it_is_wrong(walk: Walk) -> None:
    answered(walk, Reason.UNKNOWN_APPOINTMENT)
    assert ways_on(walk) == ["try_again", "ordinary_ticket"]
    walk.do("try_again")
    assert (walk.view["page"], walk.view["typed"]) == ("code", CODE)
    walk.do("erase")
    walk.type("A")
    walk.do("code_typed")
    walk.do("check_in", CODE[:-1] + "A")
    assert walk.sent[-1] == CheckIn(code=CODE[:-1] + "A", language="ru")


def test_an_appointment_used_leads_to_its_ticket(walk: Walk) -> None:
    answered(walk, Reason.APPOINTMENT_USED)
    walk.do(ways_on(walk)[0])
    assert walk.sent[-1] == FindTicket(wanted=CODE)
    walk.answer(walk.found(LegState.WAITING))
    assert walk.view["page"] == "own_ticket"
    assert walk.view["actions"] == []  # what was found without its paper is shown, and not changed


def test_an_appointment_is_given_up_only_when_said_twice(walk: Walk) -> None:
    walk.sure_appointment()
    assert walk.sent == []
    first, second = walk.view["actions"]
    assert first["id"] == "keep"
    walk.do(second["id"], second["value"])
    assert walk.sent == [CancelAppointment(code=CODE)]
    walk.answer(Agreed())
    assert walk.view["page"] == "settled"
    walk.do("finish")
    assert walk.flow.visitor is None


def test_thinking_better_of_it_leads_back(walk: Walk) -> None:
    walk.sure_appointment()
    walk.do("keep")
    assert walk.view["page"] == "arrival"
    assert walk.sent == []


def test_nothing_of_a_code_is_left_for_the_next_citizen(walk: Walk) -> None:
    walk.arrival()
    assert CODE not in repr(walk.flow.visitor)
    walk.wait(70)
    assert walk.flow.visitor is None
    walk.do("appointment")
    walk.do("language", "az")
    assert walk.view["typed"] == ""


def test_a_number_that_comes_after_the_citizen_may_have_left_is_shown_and_printed_at_a_tap(
    walk: Walk,
) -> None:
    walk.arrival()
    walk.do("check_in", CODE)
    walk.flow.heard(CommandSent(walk.sent[-1]), walk.now)
    walk.wait(100)
    walk.answer(walk.issued("passport-adult"))
    assert walk.flow.page is Page.PRINT_FAILED
    assert walk.jobs == []
    walk.do("print_again", "17-A042")
    assert len(walk.jobs) == 1
