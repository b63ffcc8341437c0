from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from center_hub.contract.commands import CheckIn, FindTicket, IssueTicket
from center_hub.contract.replies import Agreed, AnyOutcome, Reason, Refused
from center_hub.contract.words import LegState, Stamp
from center_hub.link.port import CommandAnswered, CommandSent
from hardware.ticket_printer.port import FaultCode, PrinterCondition
from hardware.ticket_printer.print_job import JobState, LeftOver, PrintResult
from kiosk.effects import CitizenCommand
from kiosk.page import FITS, Page
from kiosk.visit import Paper
from tests.device.kiosk.walk import CODE, TOKEN, WAYS, Walk

PRINTED = PrintResult(JobState.CONFIRMED)
HELD = PrintResult(JobState.RESERVED, FaultCode.PAPER_OUT)
FAILED = PrintResult(JobState.UNKNOWN, FaultCode.PAPER_OUT)
TAKEN = PrintResult(JobState.UNKNOWN, FaultCode.UNCONFIRMED)


@pytest.fixture
def walk() -> Walk:
    return Walk("asan-baku-1", "ru")


def test_a_popular_service_takes_three_taps(walk: Walk) -> None:
    walk.welcome()
    walk.do("language", "ru")
    walk.do("service", "passport-adult")
    walk.do("get_ticket", "passport-adult")
    assert walk.sent == [IssueTicket(service="passport-adult", language="ru")]


def test_every_service_of_the_centre_takes_five_taps_and_the_turning_over(walk: Walk) -> None:
    for service in walk.centre.services:
        one = Walk("asan-baku-1", "ru")
        one.welcome()
        taps = ["language", "all_agencies", "agency"]
        one.do("language", "ru")
        one.do("all_agencies")
        one.do("agency", service.agency)
        while one.flow.page is Page.SERVICES and service.id not in {c["id"] for c in one.view["choices"]}:
            assert one.view["turning"]["has_next"], service.id
            one.do("next_page")
        if one.flow.page is Page.SERVICES:
            taps.append("service")
            one.do("service", service.id)
        one.do("get_ticket", service.id)
        if service.document is not None:  # what is typed comes on top
            one.type("AZE12345")
            one.do("document_typed")
        assert one.orders[0].service == service.id
        assert len(taps) + 1 <= 5


def test_at_most_nine_choices_stand_on_a_page(walk: Walk) -> None:
    walk.agencies()
    seen: list[str] = []
    while True:
        assert 1 <= len(walk.view["choices"]) <= 9
        seen += [choice["id"] for choice in walk.view["choices"]]
        if not walk.view["turning"]["has_next"]:
            break
        walk.do("next_page")
    assert seen == [agency.id for agency in walk.centre.agencies]


def test_the_tap_is_answered_on_the_screen_at_once(walk: Walk) -> None:
    walk.one_moment()
    assert walk.view["page"] == "one_moment"
    assert walk.view["busy"]


def test_one_press_is_one_command_however_often_it_is_pressed(walk: Walk) -> None:
    walk.confirm()
    service = walk.view["service"]
    for _ in range(5):
        walk.do("get_ticket", service)
    assert len(walk.sent) == 1


def test_a_press_meant_for_another_service_asks_for_nothing(walk: Walk) -> None:
    walk.confirm()
    walk.do("get_ticket", "id-card-renewal")
    assert walk.sent == []
    assert walk.flow.page is Page.CONFIRM


def test_no_ticket_is_asked_for_before_the_printer_was_heard() -> None:
    walk = Walk("asan-baku-1", "az")
    walk.pulse()
    walk.do("language", "az")
    walk.do("service", "passport-adult")
    assert not walk.view["can_get"]
    walk.do("get_ticket", "passport-adult")
    assert walk.sent == []


@pytest.mark.parametrize(
    "condition", [condition for condition in PrinterCondition if not condition.can_print]
)
def test_a_printer_that_cannot_print_is_told_before_the_tap(walk: Walk, condition: PrinterCondition) -> None:
    walk.welcome()
    walk.printer(condition)
    assert walk.view["page"] == "no_printer"
    assert [notice["language"] for notice in walk.view["notices"]] == ["az", "ru", "en"]
    walk.printer(PrinterCondition.READY)
    walk.do("language", "ru")
    walk.do("service", "passport-adult")
    walk.printer(condition)
    walk.do("get_ticket", "passport-adult")
    assert walk.view["page"] == "no_printer"
    assert walk.view["notices"][0]["language"] == "ru"
    assert walk.sent == []


def test_out_of_paper_is_told_apart_from_other_trouble(walk: Walk) -> None:
    walk.no_printer()
    out_of_paper = walk.view["notices"][0]["title"]
    walk.printer(PrinterCondition.COVER_OPEN)
    assert walk.view["notices"][0]["title"] != out_of_paper


def test_new_paper_brings_the_citizen_back_to_where_they_were(walk: Walk) -> None:
    walk.confirm()
    before = walk.view
    walk.printer(PrinterCondition.PAPER_OUT)
    walk.printer(PrinterCondition.PAPER_LOW)
    assert walk.view == before


def test_a_hub_never_heard_is_said_to_be_silent(walk: Walk) -> None:
    assert walk.view["page"] == "no_hub"


def test_a_hub_silent_for_ten_seconds_is_told_and_not_sooner(walk: Walk) -> None:
    walk.confirm()
    walk.wait(9, hub_pulses=False)
    assert walk.view["page"] == "confirm"
    walk.wait(1, hub_pulses=False)
    assert walk.view["page"] == "no_hub"
    walk.pulse()
    assert walk.view["page"] == "confirm"


def test_no_ticket_is_offered_while_the_day_is_closed(walk: Walk) -> None:
    walk.closed()
    assert walk.view["page"] == "closed"
    walk.do("language", "ru")
    walk.pulse()
    assert walk.view["page"] == "welcome"


def test_no_reply_for_ten_seconds_is_told(walk: Walk) -> None:
    walk.one_moment()
    walk.wait(9)
    assert walk.view["page"] == "one_moment"
    walk.wait(1.5)
    assert walk.view["page"] == "no_hub"


def test_a_late_reply_is_still_shown_and_printed(walk: Walk) -> None:
    walk.one_moment()
    walk.wait(44)
    walk.answer(walk.issued())
    assert walk.view["page"] == "ticket"
    assert walk.view["number"] == "A 042"
    assert walk.view["language"] == "ru"
    assert [job.issued.number for job in walk.jobs] == [42]


def test_a_reply_after_a_long_outage_is_shown_and_printed_only_if_somebody_is_there_to_ask(
    walk: Walk,
) -> None:
    walk.one_moment()
    walk.wait(100)
    walk.answer(walk.issued())
    assert walk.view["page"] == "print_failed"
    assert walk.view["number"] == "A 042"
    assert walk.view["language"] == "ru"
    assert walk.jobs == []
    walk.do("print_again", "17-A042")
    assert [job.copy for job in walk.jobs] == [False], "nothing was sent: it is the original"
    walk.printed()
    assert walk.view["page"] == "ticket"


def test_a_number_whose_citizen_left_long_ago_comes_out_to_no_stranger(walk: Walk) -> None:
    walk.one_moment()
    walk.wait(130)
    walk.answer(walk.issued())
    assert walk.view["page"] == "welcome"
    assert walk.jobs == []
    assert walk.given_up == ["17-A042"]


@pytest.mark.parametrize(("waited", "page"), [(44, "ticket"), (100, "print_failed"), (130, "welcome")])
def test_a_number_owed_from_before_a_start_is_at_least_as_old_as_that(
    walk: Walk, waited: float, page: str
) -> None:
    walk.welcome()
    walk.wait(waited)
    walk.answer(walk.issued("passport-adult"), again=True)
    assert walk.view["page"] == page
    assert len(walk.jobs) == (page == "ticket")


def test_while_a_reply_is_overdue_nobody_can_ask_again(walk: Walk) -> None:
    walk.one_moment()
    walk.wait(12)
    for name in FITS:
        walk.do(name, "ru")
    assert len(walk.sent) == 1
    assert walk.view["page"] == "no_hub"


def test_a_number_owed_from_before_a_restart_is_shown_and_printed(walk: Walk) -> None:
    walk.welcome()
    walk.answer(walk.issued("passport-adult"), again=True)
    assert walk.view["page"] == "ticket"
    assert len(walk.jobs) == 1


def test_a_number_owed_from_before_does_not_cost_the_citizen_their_place(walk: Walk) -> None:
    walk.confirm()
    walk.answer(walk.issued("passport-adult"), again=True)
    walk.printed()
    walk.do("done", "17-A042")
    assert walk.view["page"] == "confirm"


def test_a_command_the_link_dropped_may_be_asked_for_again(walk: Walk) -> None:
    walk.confirm()
    service = walk.view["service"]
    walk.do("get_ticket", service)  # and the link never says that it was written down
    walk.answer(walk.issued("passport-adult"), again=True)
    assert walk.view["page"] == "ticket"
    walk.printed()
    walk.wait(21)
    assert walk.view["page"] == "confirm"
    assert walk.view["can_get"]
    walk.do("get_ticket", service)
    assert len(walk.sent) == 2


def test_a_command_written_down_late_is_waited_for(walk: Walk) -> None:
    walk.confirm()
    walk.do("get_ticket", walk.view["service"])
    walk.wait(11)
    assert walk.view["page"] == "confirm"
    walk.flow.heard(CommandSent(walk.sent[0]), walk.now)
    walk.do("get_ticket", walk.view.get("service", ""))
    assert len(walk.sent) == 1
    walk.answer(walk.issued())
    assert walk.view["page"] == "ticket"


def test_a_ticket_is_taken_only_once_it_is_on_paper(walk: Walk) -> None:
    walk.printing()
    printing = walk.view
    assert printing["printing"]
    walk.do("done", "17-A042")
    assert walk.view["page"] == "ticket"
    walk.printed()
    assert not walk.view["printing"]
    assert walk.view["title"] != printing["title"]


def test_a_printed_ticket_leaves_the_screen_by_itself_after_twenty_seconds(walk: Walk) -> None:
    walk.ticket()
    walk.wait(19.5)
    assert walk.view["page"] == "ticket"
    assert walk.view["remaining"] == pytest.approx(0.03, abs=0.02)
    walk.wait(0.75)
    assert walk.view["page"] == "welcome"
    assert walk.flow.visitor is None


def test_a_touch_keeps_the_ticket_on_the_screen(walk: Walk) -> None:
    walk.ticket()
    for _ in range(10):
        walk.wait(14)
        walk.do("touch")
    assert walk.view["page"] == "ticket"


def test_a_ticket_that_did_not_print_shows_its_number_for_a_minute(walk: Walk) -> None:
    walk.print_failed()
    assert walk.view["page"] == "print_failed"
    assert "A 042" in walk.view["body"]
    walk.wait(59.5)
    assert walk.view["number"] == "A 042"
    walk.wait(1)
    assert walk.view["page"] == "welcome"


def test_print_again_prints_the_same_number_and_asks_for_no_second(walk: Walk) -> None:
    walk.print_failed()
    for _ in range(3):
        walk.do("print_again", "17-A042")
        walk.do("print_again", "17-A042")
        walk.printed(FAILED)
    assert {job.issued.ticket for job in walk.jobs} == {"17-A042"}
    assert len({job.job_id for job in walk.jobs}) == len(walk.jobs) == 4
    assert [job.copy for job in walk.jobs] == [False, False, True, True]
    assert len(walk.sent) == 1
    walk.do("print_again", "17-A042")
    walk.printed()
    assert walk.view["page"] == "ticket"


def test_while_nothing_was_sent_print_again_is_still_the_original_and_says_so(walk: Walk) -> None:
    walk.print_failed()
    assert walk.view["title"] == "Талон не напечатался"
    assert walk.view["print_again"] == "Напечатать ещё раз"
    for _ in range(3):
        walk.do("print_again", "17-A042")
        walk.printed(HELD)
    assert not any(job.copy for job in walk.jobs)


def test_once_the_original_may_be_on_paper_every_further_one_is_a_copy_and_says_so(walk: Walk) -> None:
    walk.print_unknown()
    assert walk.view["page"] == "print_failed"
    assert walk.view["title"] == "Ваш талон вышел?"
    assert walk.view["print_again"] == "Напечатать копию"
    for result in (HELD, FAILED, HELD):
        walk.do("print_again", "17-A042")
        walk.printed(result)
    assert [job.copy for job in walk.jobs] == [False, True, True, True]


def test_a_printer_that_cannot_tell_worries_nobody_and_a_copy_is_to_be_had(walk: Walk) -> None:
    walk.print_likely()
    assert walk.view["page"] == "ticket"
    assert walk.view["title"] == "Возьмите талон"
    assert walk.view["print_again"] == "Нет талона? Напечатать копию"
    walk.do("print_again", "17-A042")
    assert walk.view["printing"]
    assert walk.view["print_again"] == ""
    walk.printed(TAKEN)
    assert walk.view["page"] == "ticket"
    walk.do("print_again", "17-A042")
    walk.printed(HELD)
    assert walk.view["page"] == "print_failed"
    assert [job.copy for job in walk.jobs] == [False, True, True]
    walk.do("done", "17-A042")
    assert walk.given_up == ["17-A042"], "the copy that was held"


def test_a_printer_that_cannot_tell_keeps_nobody_waiting_for_the_kiosk(walk: Walk) -> None:
    walk.print_likely()
    walk.wait(29)
    assert walk.view["page"] == "ticket"
    walk.wait(1.5)
    assert walk.view["page"] == "welcome"
    assert walk.given_up == []


def test_a_ticket_on_paper_is_not_printed_again_by_a_tap(walk: Walk) -> None:
    walk.printing()
    walk.do("print_again", "17-A042")
    walk.printed()
    assert walk.view["print_again"] == ""
    walk.do("print_again", "17-A042")
    assert len(walk.jobs) == 1


def test_a_number_that_leaves_the_screen_without_a_paper_gets_none_afterwards(walk: Walk) -> None:
    walk.print_failed()
    walk.do("done", "17-A042")
    assert walk.given_up == ["17-A042"]
    for way, waited in ((walk.print_failed, 61), (walk.print_unknown, 61), (walk.printing, 122)):
        way()
        walk.wait(waited)
    assert walk.given_up == ["17-A042"] * 4
    walk.ticket()
    walk.do("done", "17-A042")
    assert walk.given_up == ["17-A042"] * 4


def test_a_tap_at_the_moment_a_number_leaves_the_screen_does_not_save_its_paper(walk: Walk) -> None:
    walk.print_failed()
    walk.now += 120
    walk.do("touch")
    assert walk.given_up == ["17-A042"]


def left_over(walk: Walk, state: JobState, *, recent: bool = True, copy: bool = False) -> None:
    left = LeftOver("17-A042", b"", copy=copy, state=state, recent=recent)
    walk.carry_out(walk.flow.left_over(walk.issued("passport-adult"), left, walk.now))


def test_a_number_of_which_nothing_was_sent_before_a_crash_is_printed_as_the_original(walk: Walk) -> None:
    walk.welcome()
    left_over(walk, JobState.RESERVED)
    assert walk.view["printing"]
    assert [job.copy for job in walk.jobs] == [False]


@pytest.mark.parametrize("state", [JobState.UNKNOWN, JobState.EXPIRED])
def test_a_number_that_only_a_copy_can_help_after_a_crash_is_shown_and_not_printed(
    walk: Walk, state: JobState
) -> None:
    walk.welcome()
    left_over(walk, state)
    assert walk.view["page"] == "print_failed"
    assert walk.view["number"] == "A 042"
    assert walk.jobs == []
    walk.do("print_again", "17-A042")
    assert [job.copy for job in walk.jobs] == [True]


def test_a_number_from_long_before_is_shown_to_no_stranger(walk: Walk) -> None:
    walk.welcome()
    left_over(walk, JobState.UNKNOWN, recent=False)
    assert walk.view["page"] == "welcome"
    walk.flow.heard(owed(walk), walk.now)
    assert walk.view["page"] == "welcome"
    assert walk.jobs == []


def owed(walk: Walk) -> CommandAnswered:
    """The answer to a command of an earlier run."""
    command = IssueTicket(service="passport-adult", language="ru")
    return CommandAnswered(command, walk.issued("passport-adult"), Stamp(epoch=1, sequence=1), again=True)


@pytest.mark.parametrize("spool_first", [True, False])
def test_a_number_told_by_link_and_spool_after_a_crash_is_given_once(
    walk: Walk, *, spool_first: bool
) -> None:
    walk.welcome()
    if spool_first:
        left_over(walk, JobState.RESERVED)
    walk.carry_out(walk.flow.heard(owed(walk), walk.now))
    if not spool_first:
        left_over(walk, JobState.RESERVED)
    assert len(walk.jobs) == len(walk.flow.given) == 1


def test_print_again_is_offered_only_where_the_printer_would(walk: Walk) -> None:
    walk.print_failed()
    walk.printer(PrinterCondition.PAPER_OUT)
    assert walk.view["print_again"] == ""
    walk.do("print_again", "17-A042")
    assert len(walk.jobs) == 1
    walk.printer(PrinterCondition.READY)
    assert walk.view["print_again"] != ""


def test_the_result_of_an_earlier_try_does_not_count_for_the_next(walk: Walk) -> None:
    walk.print_failed()
    walk.do("print_again", "17-A042")
    walk.flow.print_ended(walk.jobs[0].job_id, FAILED, walk.now)
    assert walk.view["page"] == "ticket"
    assert walk.view["printing"]


def test_a_printer_that_never_reports_counts_as_failed(walk: Walk) -> None:
    walk.printing()
    walk.wait(61)
    assert walk.view["page"] == "print_failed"


def test_two_numbers_at_once_are_shown_one_after_the_other(walk: Walk) -> None:
    walk.confirm()
    walk.do("get_ticket", walk.view["service"])
    walk.answer(walk.issued("passport-adult"), again=True)
    walk.flow.heard(CommandSent(walk.sent[0]), walk.now)
    second = replace(walk.issued(), ticket="17-A043", number=43, language="en")
    walk.answer(second)
    walk.printed()
    assert walk.view["number"] == "A 042"
    walk.flow.print_ended(walk.jobs[0].job_id, PRINTED, walk.now)
    walk.wait(20)
    assert walk.view["number"] == "A 043"
    assert walk.view["language"] == "en"


def test_a_refusal_is_a_sentence_and_leads_back(walk: Walk) -> None:
    walk.refused()
    assert walk.view["page"] == "refused"
    assert "Обратитесь" in walk.view["sentence"]
    walk.do("back")
    assert walk.view["page"] == "confirm"
    assert walk.view["can_get"]


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_its_sentence(walk: Walk, reason: Reason) -> None:
    walk.one_moment()
    walk.answer(Refused(reason=reason))
    assert walk.view["sentence"]


def test_a_refusal_for_somebody_who_left_is_told_to_nobody(walk: Walk) -> None:
    walk.one_moment()
    walk.wait(120)
    walk.answer(Refused(reason=Reason.DAY_NOT_OPEN))
    assert walk.view["page"] == "welcome"


WITHOUT_TIME_OF_THEIR_OWN = sorted(
    WAYS.keys()
    - {
        "welcome",
        "one_moment",
        "printing",
        "ticket",
        "print_failed",
        "print_unknown",
        "print_likely",
        "checked_in",
        "settled",
        "still_there",
    }
    - {
        "print_failed_but_at_the_desk",
        "go_elsewhere",
        "no_printer",
        "no_hub",
        "closed",
        "all_hindered",
        "suspended",
        "several_hindered",
    }
)


@pytest.mark.parametrize("way", WITHOUT_TIME_OF_THEIR_OWN)
def test_an_idle_kiosk_asks_then_forgets_the_citizen(walk: Walk, way: str) -> None:
    WAYS[way](walk)
    walk.queues()
    walk.wait(walk.flow.left_since - walk.flow.idle_since + 44)
    assert walk.view["still_there"] == {}
    walk.wait(1.5)
    assert walk.view["still_there"]["remaining"] > 0.9
    walk.wait(19)
    assert walk.view["still_there"] != {}
    walk.wait(1)
    fresh = Walk("asan-baku-1", "ru")
    fresh.welcome()
    ignored = {"clock", "stamp"}
    left = {key: value for key, value in walk.view.items() if key not in ignored}
    assert left == {key: value for key, value in fresh.view.items() if key not in ignored}
    assert walk.flow.visitor is None


def test_one_tap_extends_and_does_nothing_else_as_often_as_wanted(walk: Walk) -> None:
    walk.still_there()
    for name in ("continue", "get_ticket", "back", "touch", "start_over") * 3:
        walk.do(name, walk.view["service"])
        assert walk.view["page"] == "confirm"
        assert walk.view["still_there"] == {}
        walk.wait(46)
        assert walk.view["still_there"] != {}
    assert walk.sent == []


def test_the_language_can_be_changed_without_losing_the_place(walk: Walk) -> None:
    walk.confirm()
    service = walk.view["service"]
    walk.do("languages")
    assert walk.view["page"] == "welcome"
    walk.do("language", "en")
    assert walk.view["page"] == "confirm"
    assert walk.view["language"] == "en"
    assert walk.view["service"] == service


def test_back_leads_the_way_that_was_come(walk: Walk) -> None:
    walk.agencies()
    walk.do("next_page")
    walk.do("agency", "bank")
    walk.do("service", "bank-account") if walk.view["page"] == "services" else None
    walk.do("back")
    pages = [walk.view["page"]]
    while walk.view["page"] != "welcome":
        walk.do("back")
        pages.append(walk.view["page"])
    assert pages[-3:] == ["agencies", "popular", "welcome"]


def test_coming_back_to_a_list_finds_it_turned_as_it_was_left(walk: Walk) -> None:
    walk.agencies()
    walk.do("next_page")
    left = walk.view
    walk.do("agency", left["choices"][-1]["id"])
    walk.do("back")
    assert walk.view["choices"] == left["choices"]


def test_an_agency_with_one_service_needs_no_list() -> None:
    walk = Walk("asan-baku-1", "az")
    walk.agencies()
    walk.do("agency", "translation")
    assert walk.view["page"] == "confirm"


def test_lists_turn_no_further_than_they_go(walk: Walk) -> None:
    walk.agencies()
    for _ in range(9):
        walk.do("next_page")
    assert walk.view["choices"]
    assert not walk.view["turning"]["has_next"]
    for _ in range(9):
        walk.do("previous_page")
    assert not walk.view["turning"]["has_previous"]


def test_without_a_printer_the_number_is_shown_without_alarm() -> None:
    walk = Walk("asan-baku-1", "ru", has_printer=False)
    walk.pulse()
    walk.confirm()
    walk.do("get_ticket", walk.view["service"])
    walk.answer(walk.issued())
    assert walk.jobs == []
    assert walk.view["page"] == "ticket"
    assert "A 042" in walk.view["steps"][0]["text"]
    walk.wait(59)
    assert walk.view["page"] == "ticket"
    walk.wait(2)
    assert walk.view["page"] == "welcome"


def test_a_number_of_a_service_the_centre_no_longer_has_is_still_shown(walk: Walk) -> None:
    walk.welcome()
    walk.answer(walk.issued("a-service-of-last-year"), again=True)
    assert walk.view["number"] == "A 042"
    assert walk.view["steps"]


def test_the_clock_is_the_centres_and_goes_on_without_the_hub(walk: Walk) -> None:
    walk.welcome()
    walk.wait(1)
    assert walk.view["clock"] == "09:42"
    walk.wait(61, hub_pulses=False)
    assert walk.view["clock"] == "09:43"


def test_numbers_inside_a_right_to_left_sentence_are_isolated() -> None:
    walk = Walk("asan-khedmat-kabul-1", "prs")
    walk.print_failed()
    assert "\u2068A 042\u2069" in walk.view["body"]
    assert walk.view["direction"] == "rtl"


def test_a_range_of_counters_keeps_its_order_in_right_to_left_text() -> None:
    walk = Walk("asan-khedmat-kabul-1", "ps")
    walk.popular()
    walk.do("service", "passport-new")
    assert "\u20666\u20138\u2069" in walk.view["facts"][0]["body"]


@dataclass
class FaithfulLink:
    """A link that takes one command at a time, drops others without a word, and answers when it likes."""

    walk: Walk
    owed: CitizenCommand | None = None
    from_before: bool = False
    seen: int = 0
    number: int = 0
    taken: list[CitizenCommand] = field(default_factory=list)

    def take(self) -> None:
        for command in self.walk.sent[self.seen :]:
            if self.owed is None:
                self.owed = command
                self.taken.append(command)
                self.walk.flow.heard(CommandSent(command), self.walk.now)
        self.seen = len(self.walk.sent)

    def answer(self, *, issued: bool) -> None:
        if self.owed is None:
            return
        outcome = self.granted(self.owed) if issued else Refused(reason=Reason.UNKNOWN_APPOINTMENT)
        self.owed, again, self.from_before = None, self.from_before, False
        self.walk.answer(outcome, again=again)

    def granted(self, command: CitizenCommand) -> AnyOutcome:
        self.number += 1
        match command:
            case IssueTicket() | CheckIn():
                numbered = self.walk.issued("passport-adult")
                return replace(numbered, ticket=f"17-A{self.number:03d}", number=self.number)
            case FindTicket():
                state = list(LegState)[self.number % len(LegState)]
                return self.walk.found(state, may_return=state is LegState.GONE, may_rate=True)
            case _:
                return Agreed()


INTENTS = st.sampled_from(sorted([*FITS, "nonsense"]))
EVENTS = st.one_of(
    st.tuples(st.just("tap"), INTENTS, st.integers(0, 3)),
    st.tuples(st.just("tap"), INTENTS, st.integers(0, 3)),
    st.tuples(st.just("offered"), st.integers(0, 5), st.integers(0, 3)),
    st.tuples(st.just("tap"), st.sampled_from(["language", "service", "get_ticket"]), st.integers(0, 3)),
    st.tuples(st.just("scan"), st.sampled_from([TOKEN, CODE, "https://example.org", ""]), st.just(0)),
    st.tuples(st.just("wait"), st.sampled_from([1, 9, 16, 46, 70]), st.booleans()),
    st.tuples(st.just("pulse"), st.booleans(), st.just(0)),
    st.tuples(st.just("printer"), st.sampled_from(PrinterCondition), st.just(0)),
    st.tuples(st.just("printed"), st.integers(0, 2), st.integers(0, 2)),
    st.tuples(st.just("take"), st.just(0), st.just(0)),
    st.tuples(st.just("answer"), st.booleans(), st.just(0)),
)


def value_for(walk: Walk, name: str, pick: int) -> object:
    view = walk.view
    if name == "language":
        return walk.centre.languages[pick % 3]
    if name in ("service", "agency", "journey", "priority"):
        choices = [one for one in view.get("choices", []) if one["kind"] == name]
        return choices[pick % len(choices)]["id"] if choices else "nothing"
    if name in ("key", "score"):
        return "AB12"[pick]
    for action in view.get("actions", []):
        if action["id"] == name:
            return action["value"]
    if name == "remove_service" and view.get("services"):
        return view["services"][0]["id"]
    return view.get("service", view.get("ticket", ""))


def actions_on(view: dict[str, Any]) -> list[dict[str, Any]]:
    """What stands on the page to be pressed, so that chance gets further than the first pages."""
    return [*view.get("actions", []), *view.get("doors", []), *view.get("more", [])]


def happen(walk: Walk, link: FaithfulLink, kind: str, what: object, detail: object) -> None:
    """Let one thing happen to a kiosk, if it can."""
    match kind:
        case "tap":
            walk.do(str(what), value_for(walk, str(what), int(str(detail))))
        case "offered" if offered := actions_on(walk.view):
            action = offered[int(str(what)) % len(offered)]
            walk.do(action["id"], action["value"])
        case "scan":
            walk.scan(str(what))
        case "wait":
            walk.wait(float(str(what)), hub_pulses=bool(detail))
        case "pulse":
            walk.pulse(day_open=bool(what))
        case "printer":
            walk.printer(PrinterCondition(str(what)))
        case "take":
            link.take()
        case "answer":
            link.answer(issued=bool(what))
        case _:
            pass


@settings(max_examples=150, deadline=None)
@given(events=st.lists(EVENTS, max_size=60), owed_from_before=st.booleans())
def test_no_order_of_things_crashes_it_or_sends_two_commands_at_once(
    *, events: list[tuple[str, object, object]], owed_from_before: bool
) -> None:
    walk = Walk("asan-baku-1", "ru")
    walk.welcome()
    link = FaithfulLink(walk)
    if owed_from_before:
        link.owed, link.from_before = IssueTicket(service="passport-adult", language="az"), True
    results = {0: PRINTED, 1: FAILED, 2: HELD}
    for kind, what, detail in events:
        unanswered = link.owed in link.taken and link.owed is not None
        sent = len(walk.sent)
        happen(walk, link, kind, what, detail)
        if kind == "printed" and walk.jobs:
            job = walk.jobs[-1 - int(str(detail)) % len(walk.jobs)]
            walk.flow.print_ended(job.job_id, results[int(str(what))], walk.now)
        assert len(walk.sent) - sent <= (kind in {"tap", "offered", "scan"} and not unanswered)
        assert Page(walk.view["page"]) is walk.flow.page
        assert len({job.job_id for job in walk.jobs}) == len(walk.jobs)
        copies = [job.copy for job in walk.jobs]
        assert copies == sorted(copies) or len({job.issued.ticket for job in walk.jobs}) > 1
        assert all(one.paper in Paper for one in walk.flow.given)
