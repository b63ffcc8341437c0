"""A citizen calls a volunteer: as long as they wait the call stands, and what they were doing is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_hub.contract.health import HelpCall, HelpStep, HelpWanted
from kiosk import time_limits
from kiosk.help_call import CallForHelp
from kiosk.page import FITS, Page
from tests.device.kiosk.walk import TOKEN, WALL_MS, WAYS, Walk

NOBODY_S = time_limits.HELP_S + time_limits.WARNING_S


def walk(way: str = "confirm", language: str = "en") -> Walk:
    made = Walk("asan-baku-1", language)
    WAYS[way](made)
    return made


def stands(at: Walk) -> bool:
    return at.flow.help.standing is not None


@pytest.mark.parametrize("way", [way for way in WAYS if not way.startswith("help") and way != "still_there"])
def test_help_can_be_called_from_every_page_and_the_page_stands_again_afterwards(way: str) -> None:
    at = walk(way)
    before = at.view
    at.do("help")
    assert at.view["page"] == "help"
    assert stands(at)
    at.do("help_cancel")
    assert at.view["page"] == before["page"]
    assert not stands(at)


def test_who_goes_on_finds_everything_as_it_was_and_is_still_waited_for() -> None:
    at = walk()
    before = at.view
    at.do("help")
    call = at.flow.help.standing
    at.do("help_go_on")
    assert at.view["title"] == before["title"]
    assert at.view["help"] == {"text": "Help requested", "on": True}
    at.do("help")
    assert at.view["page"] == "help"
    assert at.flow.help.standing == call


def test_a_call_says_in_which_language_the_kiosk_speaks() -> None:
    at = walk("confirm", "ru")
    at.do("help")
    assert at.flow.help.standing is not None
    assert at.flow.help.standing.language == "ru"


def test_no_two_calls_have_the_same_number() -> None:
    at = walk()
    at.do("help")
    first = at.flow.help.standing
    at.do("help_cancel")
    at.do("help")
    second = at.flow.help.standing
    assert first is not None
    assert second is not None
    assert first.call != second.call


def test_a_call_stands_for_three_minutes_without_a_touch_and_then_asks_before_it_ends() -> None:
    at = walk()
    at.do("help")
    at.helped()
    at.wait(179)
    assert at.view["page"] == "help"
    assert at.view["still_there"] == {}
    at.wait(2)
    assert at.view["still_there"]["title"] == "Are you still there?"
    at.do("continue")
    at.wait(179)
    assert stands(at)
    at.wait(22)
    assert not stands(at)
    assert at.view["page"] == "welcome"


def test_a_call_from_the_first_page_ends_too_when_nobody_is_there() -> None:
    at = walk("welcome")
    at.do("help")
    at.helped()
    at.wait(NOBODY_S + 1)
    assert not stands(at)
    assert at.view["page"] == "welcome"


def test_who_went_on_and_does_nothing_any_more_sees_that_somebody_comes_instead_of_losing_everything() -> (
    None
):
    at = walk("help_meanwhile")
    assert at.view["page"] == "confirm"
    at.wait(time_limits.IDLE_S + 1)
    assert at.view["page"] == "help"
    assert at.view["title"] == "A volunteer is coming to you"
    at.do("help_go_on")
    assert at.view["page"] == "confirm"


def test_a_volunteer_who_comes_gives_the_citizen_all_the_time_again() -> None:
    at = walk()
    at.do("help")
    at.helped()
    at.wait(170)
    at.helped(HelpStep.COMING)
    assert at.view["title"] == "A volunteer is coming to you"
    at.wait(170)
    assert at.view["still_there"] == {}
    at.helped(HelpStep.COMING)  # the same word again is no news, and holds nothing open
    at.wait(32)
    assert not stands(at)


def test_the_volunteer_ends_the_call_and_the_citizen_stands_where_they_were() -> None:
    at = walk("help_coming")
    at.helped(HelpStep.DONE)
    assert not stands(at)
    assert at.view["page"] == "confirm"
    assert at.view["help"] == {"text": "Help", "on": False}


def test_what_is_said_to_an_earlier_call_does_not_end_this_one() -> None:
    call = CallForHelp()
    call.begin("en", 10.0)
    over = [
        (call.answered(HelpWanted(call=one, language="en", since=WALL_MS, step=HelpStep.DONE)), call.standing)
        for one in (9_999, 10_000)
    ]
    assert over == [(False, HelpCall(call=10_000, language="en")), (True, None)]


def test_where_no_help_desk_is_connected_it_says_so_and_where_the_desk_is() -> None:
    at = walk("help_without_desk")
    assert at.view["title"] == "The help desk cannot see your call"
    assert at.view["notices"][0]["body"] == ("Please go to the help desk. Help desk: left of the entrance")
    at.helped()
    assert at.view["title"] == "A volunteer has been called"


def test_without_the_hub_nobody_sees_the_call_and_the_page_says_so() -> None:
    at = walk("help_coming")
    at.wait(12, hub_pulses=False)
    assert at.view["title"] == "The help desk cannot see your call"


def test_before_a_language_is_chosen_help_speaks_all_of_them() -> None:
    at = walk("help_before_a_language")
    assert [row["language"] for row in at.view["notices"]] == ["az", "ru", "en"]
    assert [row["text"] for row in at.view["actions"]] == [
        "Davam et · Продолжить · Continue",
        "Ləğv et · Отменить · Cancel",
    ]


def test_a_number_that_comes_meanwhile_is_shown_first_and_the_call_stands() -> None:
    at = walk("one_moment")
    at.do("help")
    at.answer(at.issued())
    assert at.view["page"] == "ticket"
    assert stands(at)
    assert len(at.jobs) == 1


def test_a_number_does_not_close_behind_the_page_of_help() -> None:
    at = walk("print_failed")
    at.do("help")
    at.wait(150)
    at.do("help_go_on")
    assert at.view["page"] == "print_failed"


def test_a_ticket_held_up_while_help_is_called_sends_nothing_and_loses_nothing() -> None:
    at = walk("help_called")
    at.wait(time_limits.HELP_S + 1)
    at.scan(TOKEN)
    assert at.sent == []
    at.do("help_go_on")
    assert at.view["page"] == "confirm"


def test_nothing_but_its_own_ways_fits_the_page_of_help() -> None:
    fitting = {name for name, pages in FITS.items() if Page.HELP in pages}
    assert fitting == {"help_go_on", "help_cancel", "mode", "continue", "touch"}


@given(st.lists(st.sampled_from(("begin", "aside", "end", "coming", "done", "old", "none")), max_size=30))
def test_a_call_is_in_sight_only_while_it_stands_and_somebody_comes_only_to_one(acts: list[str]) -> None:
    call, now = CallForHelp(), 0.0
    for act in acts:
        now += 1
        number = call.standing.call if call.standing is not None else 1
        wanted = HelpWanted(call=number, language="en", since=WALL_MS)
        match act:
            case "begin":
                call.begin("en", now)
            case "aside":
                call.put_aside()
            case "end":
                call.end()
            case "none":
                call.answered(None)
            case "old":
                call.answered(HelpWanted(call=7, language="en", since=WALL_MS, step=HelpStep.COMING))
            case _:
                call.answered(HelpWanted(call=wanted.call, language="en", since=WALL_MS, step=HelpStep(act)))
        assert call.standing is not None or not (call.in_sight or call.coming)


def test_who_listens_and_goes_on_is_not_called_back_to_the_call_before_they_heard_the_page() -> None:
    at = Walk("asan-baku-1", "en")
    WAYS["welcome"](at)
    at.do("mode", "aloud")
    WAYS["confirm"](at)
    at.do("help")
    at.helped()
    at.do("help_go_on")
    at.wait(time_limits.SPOKEN * time_limits.IDLE_S - 2)
    assert at.view["page"] == "confirm"
    at.wait(4)
    assert at.view["page"] == "help"
