from center_hub.contract.documents import ServiceQueue
from center_hub.contract.words import CounterState
from tests.unit.counter_terminal.desk import STEADY, Desk, parked

SERVICES = ("id-card-first", "id-card-renewal", "id-card-lost", "passport-adult", "passport-child")


def test_the_column_goes_by_what_the_counter_takes_now(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, services=("bank-payment",))
    desk.queues(
        ServiceQueue(service="bank-payment", waiting=4, ahead=4, oldest_since=STEADY),
        ServiceQueue(service="id-card-first", waiting=2, ahead=2, oldest_since=STEADY),
    )
    assert desk.view("waiting.count") == "4"
    assert [row["id"] for row in desk.rows("waiting.rows")] == ["bank-payment"]


def test_those_who_wait_for_this_counter_by_name_are_counted_and_told_first(desk: Desk) -> None:
    desk.is_now(CounterState.OPEN, addressed=2)
    desk.queues(ServiceQueue(service="id-card-first", waiting=3, ahead=3, oldest_since=STEADY))
    assert desk.view("waiting.count") == "5"
    assert [row["name"] for row in desk.rows("waiting.rows")] == ["For this counter", "Identity card, first"]
    desk.queues()
    assert desk.view("waiting.count") == "2"
    assert desk.view("waiting.longest") == ""


def test_parked_tickets_take_their_room_from_the_queues(desk: Desk) -> None:
    late = tuple(parked(at, at) for at in (9, 5, 7, 6))
    desk.is_now(CounterState.OPEN, parked=late)
    desk.queues(*(ServiceQueue(service=one, waiting=1, ahead=1, oldest_since=STEADY) for one in SERVICES))
    assert [row["number"] for row in desk.rows("waiting.parked")] == ["A 005", "A 006", "A 007"]
    assert len(desk.rows("waiting.rows")) == 4
    assert desk.view("waiting.more") == "+1"
    desk.wait(5 * 60 + 1)
    desk.beat()
    assert desk.rows("waiting.parked")[0]["back"] == "waits again in 0 min"
