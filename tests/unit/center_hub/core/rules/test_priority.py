"""Priority classes: given at the desk or declared at the kiosk, changed later with a reason."""

from center_hub.contract.commands import ChangePriority, IssueTicket, MoveTicket
from center_hub.contract.replies import Issued, Reason
from center_hub.contract.words import Position, Role, ToService, Why
from center_hub.core.events import PriorityChanged, TicketCalled
from tests.support.small_centre import MINUTE, Hall


def test_an_elderly_citizen_counts_as_having_come_half_an_hour_earlier(hall: Hall) -> None:
    early = hall.issue("card")
    hall.pass_by(20 * MINUTE)
    later = hall.issue("card")
    hall.pass_by(5 * MINUTE)
    elderly = hall.issue("card", priority="elderly")
    assert [hall.call("c1"), hall.call("c2")] == [elderly, early]
    assert hall.events(TicketCalled)[0].why is Why.HEAD_START
    assert hall.waiting("card") == [later]


def test_nobody_waits_behind_those_who_come_later_than_the_longest_head_start(hall: Hall) -> None:
    patient = hall.issue("card")
    hall.pass_by(31 * MINUTE)
    for _ in range(5):
        hall.issue("card", priority="elderly")
    assert hall.call("c2") == patient


def test_within_a_class_first_come_is_first_called(hall: Hall) -> None:
    first, second = hall.issue("card", priority="elderly"), hall.issue("card", priority="elderly")
    assert [hall.call("c1"), hall.call("c2")] == [first, second]


def test_a_citizen_declares_at_the_kiosk_what_the_centre_lets_them_declare(hall: Hall) -> None:
    elderly = IssueTicket(service="card", language="az", priority="elderly")
    veteran = IssueTicket(service="card", language="az", priority="veteran")
    declared = hall.give(elderly, Role.KIOSK)
    assert isinstance(declared, Issued)
    assert declared.priority == "elderly"
    assert hall.refusal(veteran, Role.KIOSK) is Reason.NOT_PERMITTED
    assert isinstance(hall.give(veteran, Role.HELPDESK), Issued)


def test_a_class_that_the_centre_does_not_have_is_refused(hall: Hall) -> None:
    command = IssueTicket(service="card", language="az", priority="nobility")
    assert hall.refusal(command) is Reason.UNKNOWN_PRIORITY


def test_a_class_given_later_counts_from_when_the_citizen_came(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card")
    hall.give(ChangePriority(ticket=second, priority="elderly", reason="helped"))
    assert hall.call("c2") == second
    assert hall.events(PriorityChanged) == [
        PriorityChanged(ticket=second, priority="elderly", before=None, reason="helped")
    ]
    assert hall.call("c1") == first


def test_a_class_taken_away_gives_the_old_place_back(hall: Hall) -> None:
    first, second = hall.issue("card"), hall.issue("card", priority="elderly")
    hall.give(ChangePriority(ticket=second, priority=None, reason="mistake"))
    assert [hall.call("c1"), hall.call("c2")] == [first, second]


def test_a_change_of_class_needs_one_of_the_centres_reasons(hall: Hall) -> None:
    ticket = hall.issue("card")
    bad = ChangePriority(ticket=ticket, priority="elderly", reason="cousin")
    assert hall.refusal(bad) is Reason.UNKNOWN_REASON
    same = ChangePriority(ticket=ticket, priority=None, reason="helped")
    assert hall.refusal(same) is Reason.ALREADY_SO


def test_who_was_put_first_stays_first_whatever_the_class(hall: Hall) -> None:
    moved = hall.issue("card")
    hall.issue("card", priority="elderly")
    hall.give(
        MoveTicket(
            ticket=moved, destination=ToService(service="card"), position=Position.FIRST, reason="helped"
        )
    )
    hall.give(ChangePriority(ticket=moved, priority="veteran", reason="helped"))
    assert hall.call("c2") == moved
