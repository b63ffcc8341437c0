import pytest

from center_hub.contract.commands import CancelTicket, FindTicket, GiveFeedback, IssueTicket, ReturnTicket
from center_hub.contract.replies import Agreed, Reason, Refused
from center_hub.contract.transitions import Act, acts_on
from center_hub.contract.words import LegState
from center_hub.link.port import CommandSent
from kiosk.page import Page
from tests.device.kiosk.walk import CENTRES, CODE, TOKEN, Walk

TICKET = "17-A042"
ALL = [(centre, language) for centre, languages in CENTRES.items() for language in languages]


@pytest.fixture
def walk() -> Walk:
    return Walk("asan-baku-1", "ru")


def offered(walk: Walk) -> set[str]:
    return {action["id"] for action in walk.view["actions"]}


def test_a_ticket_held_up_is_looked_up_by_what_its_code_holds(walk: Walk) -> None:
    walk.welcome()
    walk.scan(TOKEN + "\r\n")
    assert walk.sent == [FindTicket(wanted=TOKEN)]
    assert walk.view["page"] == "one_moment"


def test_whoever_chose_no_language_reads_their_tickets_own(walk: Walk) -> None:
    walk.own_waiting()
    assert (walk.view["page"], walk.view["language"]) == ("own_ticket", "ru")


def test_whoever_chose_a_language_keeps_it(walk: Walk) -> None:
    walk.welcome()
    walk.do("language", "en")
    walk.scan(TOKEN)
    walk.answer(walk.found())
    assert walk.view["language"] == "en"
    walk.do("back")
    assert walk.view["page"] == "popular"


@pytest.mark.parametrize(("centre", "language"), ALL)
@pytest.mark.parametrize("state", LegState)
def test_every_state_has_its_sentence_and_what_the_table_allows(
    centre: str, language: str, state: LegState
) -> None:
    walk = Walk(centre, language)
    counter = walk.centre.counters[3]
    walk.holding(walk.found(state, counter=counter.id))
    assert walk.view["title"]
    assert walk.view["number"] == "A 042"
    assert ("give_up_ticket" in offered(walk)) == (Act.CANCEL in acts_on(state))
    at_a_counter = {LegState.CALLED, LegState.SERVING, LegState.PARKED}
    said = " ".join(fact["title"] for fact in walk.view["facts"])
    assert (counter.label in said) == (state in at_a_counter)


def test_waiting_says_how_many_come_before_and_where(walk: Walk) -> None:
    walk.own_waiting()
    first = walk.view["facts"][0]
    assert "5" in first["title"]
    assert first["body"]


def test_a_counter_or_a_service_the_centre_has_no_longer_is_no_crash(walk: Walk) -> None:
    walk.holding(walk.found(LegState.CALLED, counter="gone", service="tea", then=("coffee",), priority="x"))
    assert walk.view["title"]


def test_who_missed_the_call_comes_back_into_the_queue(walk: Walk) -> None:
    walk.own_missed()
    walk.do("come_back", TICKET)
    walk.do("come_back", TICKET)
    assert walk.sent[1:] == [ReturnTicket(ticket=TICKET, token=TOKEN)]
    walk.answer(Agreed())
    assert walk.view["page"] == "settled"


def test_too_late_to_come_back_says_so_and_offers_a_new_ticket(walk: Walk) -> None:
    walk.own_gone()
    assert offered(walk) == {"ordinary_ticket"}
    walk.do("come_back", TICKET)
    assert len(walk.sent) == 1
    walk.do("ordinary_ticket")
    assert walk.view["page"] == "popular"


def test_too_late_by_a_moment_is_refused_with_the_way_on(walk: Walk) -> None:
    walk.own_missed()
    walk.do("come_back", TICKET)
    walk.answer(Refused(reason=Reason.TOO_LATE_TO_RETURN))
    assert walk.view["page"] == "refused"
    assert offered(walk) == {"ordinary_ticket"}


def test_a_ticket_is_given_up_only_when_said_twice(walk: Walk) -> None:
    walk.sure_ticket()
    assert len(walk.sent) == 1
    walk.do("cancel_ticket", "17-A043")
    assert len(walk.sent) == 1
    walk.do("cancel_ticket", TICKET)
    assert walk.sent[1:] == [CancelTicket(ticket=TICKET, token=TOKEN)]
    walk.answer(Agreed())
    assert walk.view["page"] == "settled"


@pytest.mark.parametrize("score", range(1, 6))
def test_a_finished_visit_is_rated_with_one_tap(walk: Walk, score: int) -> None:
    walk.rating()
    assert walk.view["page"] == "rate"
    assert [row["score"] for row in walk.view["scores"]] == [1, 2, 3, 4, 5]
    walk.do("score", score)
    walk.do("score", score)
    assert walk.sent[1:] == [GiveFeedback(ticket=TICKET, score=score, token=TOKEN)]
    walk.answer(Agreed())
    assert walk.view["page"] == "settled"


@pytest.mark.parametrize("score", ["0", "6", "", "five", "2.0"])
def test_no_other_score_is_sent(walk: Walk, score: str) -> None:
    walk.rating()
    walk.do("score", score)
    assert len(walk.sent) == 1


def test_a_visit_that_goes_on_is_rated_by_a_button(walk: Walk) -> None:
    walk.holding(walk.found(may_rate=True))
    assert walk.view["page"] == "own_ticket"
    walk.do("rate", TICKET)
    walk.do("score", 4)
    assert walk.sent[-1] == GiveFeedback(ticket=TICKET, score=4, token=TOKEN)


def test_a_visit_rated_already_is_not_asked_again(walk: Walk) -> None:
    walk.holding(walk.found(LegState.DONE))
    assert walk.view["page"] == "own_ticket"
    assert offered(walk) == set()


def test_a_paper_of_another_day_is_told_in_words_and_leads_on(walk: Walk) -> None:
    walk.welcome()
    walk.scan(TOKEN)
    walk.answer(Refused(reason=Reason.UNKNOWN_TICKET))
    assert walk.view["page"] == "refused"
    assert offered(walk) == {"ordinary_ticket"}
    walk.do("back")
    assert walk.view["page"] == "welcome"
    assert walk.flow.visitor is None


@pytest.mark.parametrize("text", ["", "https://example.org/a", "A 042", "17-A042", "x" * 23, "AZE87654321"])
def test_what_is_not_ours_is_ignored_with_a_sentence_and_sent_nowhere(walk: Walk, text: str) -> None:
    walk.popular()
    before = walk.flow.visitor
    walk.scan(text)
    assert walk.view["notice"]
    assert (walk.sent, walk.flow.visitor) == ([], before)
    walk.wait(9)
    assert walk.view["notice"] == ""


def test_a_touch_takes_the_sentence_away(walk: Walk) -> None:
    walk.not_ours()
    walk.do("touch")
    assert walk.view["notice"] == ""


@pytest.mark.parametrize("page", ["ticket", "print_failed", "no_hub", "no_printer", "closed", "one_moment"])
@pytest.mark.parametrize("text", [TOKEN, CODE, "nonsense of a receipt"])
def test_nothing_is_read_while_something_else_has_the_screen(page: str, text: str) -> None:
    walk = Walk("asan-baku-1", "ru")
    getattr(walk, page)()
    before, sent = walk.flow.page, len(walk.sent)
    walk.scan(text)
    assert (walk.flow.page, len(walk.sent)) == (before, sent)
    assert walk.view["notice"] == ""


def test_whoever_holds_up_a_ticket_need_not_answer_for_somebody_who_left(walk: Walk) -> None:
    walk.still_there()
    walk.scan(TOKEN)
    walk.answer(walk.found())
    assert walk.view["page"] == "own_ticket"
    walk.do("back")
    assert walk.flow.visitor is None


def test_what_is_known_of_a_ticket_is_told_to_nobody_who_did_not_wait_for_it(walk: Walk) -> None:
    walk.welcome()
    walk.scan(TOKEN)
    walk.flow.heard(CommandSent(walk.sent[-1]), walk.now)
    walk.wait(120)
    walk.answer(walk.found())
    assert walk.view["page"] == "welcome"


def test_an_answer_owed_from_before_a_restart_is_shown_to_nobody(walk: Walk) -> None:
    walk.popular()
    walk.sent.append(FindTicket(wanted=TOKEN))
    walk.answer(walk.found(), again=True)
    assert walk.view["page"] == "popular"


def test_done_closes_by_itself(walk: Walk) -> None:
    walk.settled()
    walk.wait(19)
    assert (walk.view["page"], walk.view["still_there"]) == ("settled", {})
    walk.wait(1.5)
    assert walk.flow.visitor is None


def test_without_a_reader_nobody_is_told_to_hold_a_ticket_to_it() -> None:
    walk = Walk("asan-baku-1", "ru", has_scanner=False)
    walk.welcome()
    assert [door["id"] for door in walk.view["doors"]] == ["appointment"]
    walk.popular()
    assert [door["id"] for door in walk.view["doors"]] == ["all_agencies", "appointment"]


def test_the_page_of_the_reader_leads_to_the_code_of_an_appointment_too(walk: Walk) -> None:
    walk.scan_page()
    walk.do("appointment")
    assert walk.flow.page is Page.CODE


def test_a_scan_while_a_command_is_owed_asks_for_nothing(walk: Walk) -> None:
    walk.welcome()
    walk.flow.heard(CommandSent(IssueTicket(service="passport-adult", language="ru")), walk.now)
    walk.scan(TOKEN)
    assert walk.sent == []
