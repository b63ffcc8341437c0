from center_hub.contract.documents import (
    BoardDocument,
    DayDocument,
    DayInfo,
    HubPulse,
    QueuesDocument,
    ServiceHours,
    ServiceQueue,
    Span,
    Suspension,
)
from center_hub.contract.words import Stamp, Wait
from kiosk.hall import Hall

WALL_MS = 1_795_239_720_000  # 05:42 UTC


def pulse(*, day: DayInfo | None = None, sequence: int = 7, wall: int = WALL_MS) -> HubPulse:
    return HubPulse(version=1, stamp=Stamp(epoch=1, sequence=sequence), wall=wall, steady=0, day=day)


def test_a_hub_is_silent_until_heard_and_after_ten_seconds() -> None:
    hall = Hall("Asia/Baku")
    assert hall.silent(0.0)
    hall.hear(pulse(), 100.0)
    assert not hall.silent(109.9)
    assert hall.silent(110.0)


def test_only_a_pulse_counts_as_a_sign_of_life() -> None:
    hall = Hall("Asia/Baku")
    hall.hear(QueuesDocument(version=1, stamp=Stamp(epoch=1, sequence=9), queues=(), served=()), 5.0)
    assert hall.silent(5.0)


def test_nobody_waits_only_once_the_hub_has_said_so() -> None:
    hall = Hall("Asia/Baku")
    assert hall.ahead("passport") is None
    queue = ServiceQueue(service="passport", waiting=4, ahead=4, oldest_since=0)
    stamp = Stamp(epoch=1, sequence=9)
    hall.hear(QueuesDocument(version=1, stamp=stamp, queues=(queue,), served=()), 5.0)
    assert hall.ahead("passport") == 4
    assert hall.ahead("card") == 0


def test_a_wait_is_forgotten_once_the_hub_cannot_tell_it() -> None:
    hall = Hall("Asia/Baku")
    assert hall.wait("passport") is None
    wait = Wait(least=600, likely=700, most=900)
    queue = ServiceQueue(service="passport", waiting=0, ahead=0, oldest_since=None, wait=wait)
    stamp = Stamp(epoch=1, sequence=9)
    hall.hear(QueuesDocument(version=1, stamp=stamp, queues=(queue,), served=()), 5.0)
    assert hall.wait("passport") == wait
    assert hall.wait("card") is None
    hall.hear(QueuesDocument(version=1, stamp=stamp, queues=(), served=()), 6.0)
    assert hall.wait("passport") is None


def test_the_day_is_open_when_the_last_pulse_says_so() -> None:
    hall = Hall("Asia/Baku")
    hall.hear(pulse(day=DayInfo(ordinal=1, date="2026-11-21")), 1.0)
    assert hall.day_open
    hall.hear(pulse(), 2.0)
    assert [hall.day_open, Hall("Asia/Baku").day_open] == [False, False]


def test_the_clock_shows_the_centres_time_and_counts_on() -> None:
    hall = Hall("Asia/Kabul")
    assert hall.clock(0.0) == ""
    hall.hear(pulse(), 10.0)
    assert hall.clock(10.0) == "10:12"
    assert hall.clock(70.0) == "10:13"


def test_the_stamp_is_of_the_newest_document_of_any_kind() -> None:
    hall = Hall("Asia/Baku")
    hall.hear(pulse(sequence=7), 1.0)
    hall.hear(BoardDocument(version=1, stamp=Stamp(epoch=1, sequence=12), zone="a", calls=()), 1.0)
    hall.hear(pulse(sequence=9), 2.0)
    assert hall.stamp == 12


def test_what_the_day_offers_is_that_of_its_last_document() -> None:
    hall = Hall("Asia/Baku")
    assert hall.spans("passport") is None
    span = Span(begins=WALL_MS, ends=WALL_MS + 1)
    day = DayDocument(
        version=1,
        stamp=Stamp(epoch=1, sequence=3),
        day=DayInfo(ordinal=1, date="2026-11-21"),
        closes=WALL_MS + 9,
        hours=(ServiceHours(service="passport", spans=(span,)),),
        suspended=(Suspension(service="card", message={"az": "Sabah"}),),
    )
    hall.hear(day, 1.0)
    assert hall.spans("passport") == (span,)
    assert hall.spans("card") == (Span(begins=0, ends=WALL_MS + 9),)
    assert [hall.own_hours("passport"), hall.own_hours("card")] == [True, False]
    assert hall.suspended("card") == {"az": "Sabah"}
    hall.hear(DayDocument(version=1, stamp=Stamp(epoch=1, sequence=4), day=None), 2.0)
    assert (hall.spans("passport"), hall.suspended("card")) == (None, None)


def test_a_service_is_full_while_the_hub_says_so() -> None:
    hall = Hall("Asia/Baku")
    stamp = Stamp(epoch=1, sequence=9)
    hall.hear(QueuesDocument(version=1, stamp=stamp, queues=(), served=(), full=("card",)), 5.0)
    assert [hall.full("card"), hall.full("passport")] == [True, False]
