"""The hub from message to reply: each command once, each refusal with its reason, nothing before the disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from center_hub.contract.codec import COMMAND_LIMIT, decode_document, decode_reply, encode
from center_hub.contract.commands import (
    AnyCommand,
    CallNext,
    CancelTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    ParkTicket,
    SignIn,
    TrustClock,
)
from center_hub.contract.documents import DevicesDocument, QueuesDocument
from center_hub.contract.health import OFFLINE, Presence, at_start, with_printer
from center_hub.contract.replies import Agreed, AnyOutcome, Called, Issued, Reason, Refused
from center_hub.contract.words import CommandKey, LegState
from center_hub.core.decision import DaySchedule
from center_hub.core.invariants import broken
from center_hub.core.plan import ClosingRules, Plan
from center_hub.journal.journal import REPLIES_KEPT, Journal, digest
from center_hub.service.hub import PlanRefused
from tests.support.bench import CENTRE, DEVICES, TOPICS, Bench, payload, reply_bytes, reply_in
from tests.support.small_centre import PLAN
from tests.support.working_day import (
    BEGINS,
    BOOKED,
    BOTH_DAYS,
    ELDERLY,
    MISSED,
    MOTHER,
    PAPERS,
    PRESSES,
    SON,
    Press,
)

PARKS = ParkTicket(counter="c1", ticket=PAPERS)
ISSUE = IssueTicket(service="card", language="az")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path / "journal.sqlite") as made:
        yield made


@pytest.fixture
def hall(bench: Bench) -> Bench:
    """The bench in the middle of a morning: tickets waiting, called and served."""
    bench.play(PRESSES[:9])
    return bench


def reason(outcome: AnyOutcome) -> Reason:
    assert isinstance(outcome, Refused)
    return outcome.reason


def test_two_whole_days_are_carried_out_press_by_press(bench: Bench) -> None:
    replies = bench.play(BOTH_DAYS)
    assert [reply.body for reply in replies if isinstance(reply.body, Refused)] == []
    assert [reply.body.ticket for reply in replies if isinstance(reply.body, Issued)] == [
        "1-P001",
        "1-A001",
        "1-A002",
        "1-A003",
        ELDERLY,
        MOTHER,
        MISSED,
        PAPERS,
        MOTHER,  # the copy
        SON,
        BOOKED,
    ]
    given = {type(command) for _, command in BOTH_DAYS}
    assert given == set(get_args(AnyCommand)) - {TrustClock}
    assert broken(bench.hub.state) == []


def test_a_reply_goes_to_the_asker_alone_and_is_not_retained(hall: Bench) -> None:
    outgoing = hall.hear("kiosk-1", hall.next_payload("kiosk-1", ISSUE))
    assert outgoing[0].topic == TOPICS.reply("kiosk-1")
    assert not outgoing[0].retain
    assert all(message.retain and "/document/" in message.topic for message in outgoing[1:])
    reply = reply_in(outgoing)
    assert reply.key == CommandKey(device="kiosk-1", epoch=1, sequence=hall.sent["kiosk-1"])
    assert (reply.stamp.epoch, reply.stamp.sequence) == (1, hall.journal.sequence)


@pytest.mark.parametrize("place", range(len(BOTH_DAYS)), ids=lambda n: type(BOTH_DAYS[n][1]).__name__)
def test_a_repeat_of_any_command_gets_the_same_bytes_and_changes_nothing(bench: Bench, place: int) -> None:
    bench.play(BOTH_DAYS[:place])
    device, command = BOTH_DAYS[place]
    sent = bench.next_payload(device, command)
    first = reply_bytes(bench.hear(device, sent))
    state = bench.hub.state
    bench.pass_time(90_000)
    repeat = bench.hear(device, sent)
    assert (reply_bytes(repeat), len(repeat)) == (first, 1)
    bench.play(BOTH_DAYS[place + 1 : place + 3])
    late = bench.hear(device, sent)
    assert reply_bytes(late) == first
    assert len([one for one in bench.hub.state.tickets.values() if one.id not in state.tickets]) <= 2


def test_a_repeat_is_answered_the_same_after_a_restart(hall: Bench) -> None:
    sent = hall.next_payload("kiosk-1", ISSUE)
    first = reply_bytes(hall.hear("kiosk-1", sent))
    state = hall.hub.state
    hall.restart()
    assert hall.hub.state == state
    assert reply_bytes(hall.hear("kiosk-1", sent)) == first
    assert hall.hub.state == state


def test_a_refusal_is_repeated_though_the_hall_has_changed_since(bench: Bench) -> None:
    sent = bench.next_payload("kiosk-1", ISSUE)
    first = reply_bytes(bench.hear("kiosk-1", sent))
    assert reason(decode_reply(first).body) is Reason.DAY_NOT_OPEN
    bench.press("manager-1", OpenDay())
    assert reply_bytes(bench.hear("kiosk-1", sent)) == first
    assert bench.hub.state.last_number.get("A", 0) == 0


def test_the_same_command_twice_in_one_batch_happens_once(hall: Bench) -> None:
    message = (TOPICS.command("kiosk-1"), hall.next_payload("kiosk-1", ISSUE))
    outgoing = hall.hub.handle([message, message, message])
    replies = [one.payload for one in outgoing if one.topic == TOPICS.reply("kiosk-1")]
    assert len(replies) == 3
    assert len(set(replies)) == 1
    assert hall.hub.state.last_number["A"] == 3


def test_one_batch_is_one_commit_in_the_order_of_arrival(hall: Bench) -> None:
    batch = [(TOPICS.command(f"kiosk-{n}"), hall.next_payload(f"kiosk-{n}", ISSUE)) for n in (2, 1, 2, 1)]
    outgoing = hall.hub.handle(batch)
    given = [decode_reply(one.payload).body for one in outgoing if "/reply/" in one.topic]
    assert [body.ticket for body in given if isinstance(body, Issued)] == [
        "1-A003",
        "1-A004",
        "1-A005",
        "1-A006",
    ]
    assert [one.topic for one in outgoing[:4]] == [TOPICS.reply(f"kiosk-{n}") for n in (2, 1, 2, 1)]


def test_the_same_key_with_another_body_is_refused(hall: Bench) -> None:
    hall.press("kiosk-1", ISSUE)
    state, used = hall.hub.state, hall.sent["kiosk-1"]
    other = IssueTicket(service="passport", language="az")
    reply = reply_in(hall.hear("kiosk-1", payload("kiosk-1", other, sequence=used)))
    assert reason(reply.body) is Reason.KEY_REUSE
    assert isinstance(reply.body, Refused)
    assert reply.body.known_epoch == 1
    assert hall.hub.state is state


def test_a_key_older_than_what_is_kept_is_refused_not_carried_out_again(hall: Bench) -> None:
    sent = hall.next_payload("kiosk-1", CancelTicket(ticket="1-A002"))
    hall.hear("kiosk-1", sent)
    for _ in range(REPLIES_KEPT):
        hall.hear("kiosk-1", hall.next_payload("kiosk-1", CancelTicket(ticket="1-A002")))
    state = hall.hub.state
    assert reason(reply_in(hall.hear("kiosk-1", sent)).body) is Reason.KEY_EXPIRED
    assert hall.hub.state is state


def test_a_device_with_an_old_memory_is_told_the_epoch_it_must_pass(hall: Bench) -> None:
    hall.hear("kiosk-1", payload("kiosk-1", ISSUE, sequence=1, epoch=500))
    state = hall.hub.state
    reply = reply_in(hall.hear("kiosk-1", payload("kiosk-1", ISSUE, sequence=99, epoch=499)))
    assert reply.body == Refused(reason=Reason.OLD_EPOCH, known_epoch=500)
    assert hall.hub.state is state
    anew = reply_in(hall.hear("kiosk-1", payload("kiosk-1", ISSUE, sequence=1, epoch=501)))
    assert isinstance(anew.body, Issued)


def test_nobody_speaks_in_the_name_of_another(hall: Bench) -> None:
    state, keys = hall.hub.state, hall.journal.last_keys()
    reply = reply_in(hall.hear("kiosk-2", payload("kiosk-1", ISSUE, sequence=99)))
    assert (reply.key, reason(reply.body)) == (None, Reason.NOT_PERMITTED)
    assert hall.hub.state is state
    assert hall.journal.last_keys() == keys


@pytest.mark.parametrize(
    ("device", "command"),
    [
        ("kiosk-1", CallNext(counter="c1", expect=None)),
        ("kiosk-1", OpenDay()),
        ("counter-1", CallNext(counter="c2", expect="1-A001")),
        ("counter-3", OpenCounter(counter="c1")),
        ("counter-1", ISSUE),
        ("board-1", ISSUE),
        ("helpdesk-1", OpenCounter(counter="c3")),
        ("manager-1", CallNext(counter="c1", expect=None)),
    ],
)
def test_a_device_that_may_not_is_refused_and_nothing_is_written(
    hall: Bench, device: str, command: AnyCommand
) -> None:
    state, sequence = hall.hub.state, hall.journal.sequence
    assert reason(hall.press(device, command).body) is Reason.NOT_PERMITTED
    assert hall.hub.state is state
    assert hall.journal.sequence == sequence


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"", Reason.MALFORMED),
        (b"\xff\x00garbage", Reason.MALFORMED),
        (b"[" * 10_000, Reason.MALFORMED),
        (b" " * (COMMAND_LIMIT + 1), Reason.TOO_LARGE),
        (b'{"version":2,"anything":1}', Reason.UNSUPPORTED_VERSION),
    ],
)
def test_what_cannot_be_read_is_answered_with_its_reason_and_nothing_is_written(
    hall: Bench, sent: bytes, expected: Reason
) -> None:
    state, sequence, keys = hall.hub.state, hall.journal.sequence, hall.journal.last_keys()
    outgoing = hall.hear("kiosk-1", sent)
    reply = reply_in(outgoing)
    assert (reply.key, reason(reply.body), len(outgoing)) == (None, expected, 1)
    assert hall.hub.state is state
    assert (hall.journal.sequence, hall.journal.last_keys()) == (sequence, keys)


def test_an_unreadable_command_is_answered_by_its_key_if_it_is_the_senders_own(hall: Bench) -> None:
    sent = payload("kiosk-1", ISSUE, sequence=77).replace(b"issue_ticket", b"issue_gold")
    own = reply_in(hall.hear("kiosk-1", sent))
    assert own.key == CommandKey(device="kiosk-1", epoch=1, sequence=77)
    assert reply_in(hall.hear("kiosk-2", sent)).key is None


@pytest.mark.parametrize(
    "topic",
    [
        TOPICS.command("stranger-9"),
        "nobat/1/other-1/command/kiosk-1",
        "nobat/1/small-1/command/",
        "nobat/1/small-1/command/a/b",
        "nobat/1/small-1/reply/kiosk-1",
        "",
    ],
)
def test_what_comes_from_no_device_of_the_centre_is_not_even_answered(hall: Bench, topic: str) -> None:
    state = hall.hub.state
    assert hall.hub.handle([(topic, payload("kiosk-1", ISSUE, sequence=99))]) == []
    assert hall.hub.state is state


def test_bad_messages_in_a_batch_do_not_keep_the_good_ones_waiting(hall: Bench) -> None:
    good = (TOPICS.command("counter-1"), hall.next_payload("counter-1", OpenCounter(counter="c1")))
    outgoing = hall.hub.handle([("nowhere", b"x"), (TOPICS.command("kiosk-1"), b"x"), good])
    replies = [(one.topic, decode_reply(one.payload).body) for one in outgoing if "/reply/" in one.topic]
    assert [(topic, reason(body)) for topic, body in replies] == [
        (TOPICS.reply("kiosk-1"), Reason.MALFORMED),
        (TOPICS.reply("counter-1"), Reason.COUNTER_ALREADY_OPEN),
    ]


def test_two_counters_pressing_at_once_call_two_people(bench: Bench) -> None:
    bench.play(PRESSES[:6])
    pressed: tuple[Press, ...] = (
        ("counter-2", CallNext(counter="c2", expect=None)),
        ("counter-1", CallNext(counter="c1", expect=None)),
    )
    batch = [(TOPICS.command(device), bench.next_payload(device, command)) for device, command in pressed]
    bodies = [decode_reply(one.payload).body for one in bench.hub.handle(batch) if "/reply/" in one.topic]
    assert bodies == [Called(ticket="1-A001"), Called(ticket="1-P001")]


def test_the_plan_is_written_once_and_a_changed_one_again(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        assert bench.journal.sequence == 1
        bench.restart()
        assert bench.journal.sequence == 1
        bench.plan = Plan(services=PLAN.services, counters=PLAN.counters[:2])
        bench.restart()
        assert bench.journal.sequence == 2
        assert set(bench.hub.state.counters) == {"c1", "c2"}


def test_a_plan_without_a_counter_in_use_keeps_the_hub_from_starting(hall: Bench) -> None:
    hall.plan = Plan(services=PLAN.services, counters=PLAN.counters[1:])
    with pytest.raises(PlanRefused, match="c1, or no counter for it, which is in use: close the day first"):
        hall.restart()
    assert hall.journal.sequence == hall.hub.state.sequence


def test_a_snapshot_is_kept_after_many_events_and_the_next_hub_begins_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_hub.service.hub.SNAPSHOT_EVERY", 10)
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:-2])
        bench.hub.tick()
        bench.play(PRESSES[-2:])
        state = bench.hub.state
    with Journal(tmp_path / "journal.sqlite", CENTRE) as journal:
        kept = journal._snapshot()
        assert kept is not None
        assert 10 <= kept[0].sequence < journal.sequence
        assert journal.state() == state


def test_what_lapses_with_time_is_written_and_told_by_the_next_tick(bench: Bench) -> None:
    bench.play(BOTH_DAYS[: BOTH_DAYS.index(("counter-1", PARKS)) + 1])
    bench.hub.tick()
    assert bench.hub.tick() == []
    bench.pass_time(15 * 60_000)
    told = {one.topic for one in bench.hub.tick()}
    assert bench.hub.state.tickets[PAPERS].state is LegState.WAITING
    assert {TOPICS.counter("c1"), TOPICS.queues} <= told
    state = bench.hub.state
    bench.restart()
    assert bench.hub.state == state


def test_a_disk_that_refuses_lets_time_wait_and_the_next_tick_makes_up_for_it(bench: Bench) -> None:
    bench.play(BOTH_DAYS[: BOTH_DAYS.index(("counter-1", PARKS)) + 1])
    bench.pass_time(15 * 60_000)
    database = bench.journal._database
    database.pragma("query_only", "on")
    bench.hub.tick()
    assert bench.hub.state.tickets[PAPERS].state is LegState.PARKED
    database.pragma("query_only", "off")
    bench.hub.tick()
    assert bench.hub.state.tickets[PAPERS].state is LegState.WAITING


def test_of_a_pin_nothing_is_kept(bench: Bench) -> None:
    pin = "86420975"
    bench.press("counter-1", SignIn(counter="c1", operator="op-1", pin=pin))
    sent = payload("counter-1", SignIn(counter="c1", operator="op-1", pin=pin), sequence=1)
    kept = b"".join(path.read_bytes() for path in bench.path.parent.glob("journal.sqlite*"))
    assert pin.encode() not in kept
    assert digest(sent) not in kept


def test_where_the_hours_have_ended_for_more_people_the_queues_say_so_by_the_clock_alone(
    bench: Bench,
) -> None:
    bench.plan = replace(PLAN, rules=replace(PLAN.rules, closing=ClosingRules(when_full=True)))
    bench.restart()
    bench.schedule = DaySchedule(date="2026-11-20", opens=0, closes=bench.wall + 10 * 60_000)
    bench.press("manager-1", OpenDay())
    bench.hub.tick()
    assert bench.hub.tick() == []
    bench.pass_time(570_000)
    (told,) = bench.hub.tick()
    assert decode_document(QueuesDocument, told.payload).full == ("passport", "card", "lost-card")


def test_a_place_that_a_cancelled_ticket_left_is_not_offered_when_the_clock_has_taken_it(
    bench: Bench,
) -> None:
    """What a tick compares with is what was told last, by whomever."""
    rules = replace(PLAN.rules, closing=ClosingRules(when_full=True))
    bench.plan = replace(PLAN, rules=rules, counters=PLAN.counters[1:2])
    bench.restart()
    bench.schedule = DaySchedule(date="2026-11-20", opens=0, closes=bench.wall + 20 * 60_000)
    bench.play((("manager-1", OpenDay()), ("counter-2", OpenCounter(counter="c2"))))
    bench.play((("kiosk-1", ISSUE), ("kiosk-1", ISSUE)))  # twelve of twenty minutes, and six for one more
    bench.pass_time(BEGINS + 2 * 60_000 + 500 - bench.wall)
    (full,) = bench.hub.tick()
    assert decode_document(QueuesDocument, full.payload).full == ("card",)
    bench.wall, bench.steady = bench.wall - 1_000, bench.steady - 1_000
    freed = bench.hear("helpdesk-1", bench.next_payload("helpdesk-1", CancelTicket(ticket="1-A002")))
    (told,) = [one for one in freed if one.topic == TOPICS.queues]
    assert decode_document(QueuesDocument, told.payload).full == ()
    bench.pass_time(8 * 60_000)
    (again,) = bench.hub.tick()
    assert decode_document(QueuesDocument, again.payload).full == ("card",)


def test_what_devices_say_of_their_health_is_told_by_the_next_tick_and_kept_in_no_journal(
    bench: Bench,
) -> None:
    before = bench.journal.sequence
    well = with_printer(at_start(has_printer=True), "ready", can_print=True)
    assert bench.hub.handle([(TOPICS.health("kiosk-2"), encode(well))] * 3) == []
    (told,) = bench.hub.tick()
    assert (told.topic, told.retain) == (TOPICS.devices, True)
    document = decode_document(DevicesDocument, told.payload)
    assert [one.device for one in document.devices if one.can_print] == ["kiosk-2"]
    assert {one.device for one in document.devices} == DEVICES.keys() - {"manager-1"}
    assert bench.hub.tick() == []
    assert bench.journal.sequence == before


def test_health_that_a_broker_kept_is_believed_once_and_not_at_each_return_of_the_hub(bench: Bench) -> None:
    word = (TOPICS.health("kiosk-2"), encode(OFFLINE))
    assert bench.hub.handle([], [word]) == []
    assert len(bench.hub.tick()) == 1
    well = (TOPICS.health("kiosk-2"), encode(at_start(has_printer=True)))
    bench.hub.handle([well])
    for _ in range(3):
        bench.pass_time(60_000)
        bench.hub.handle([], [well])
        told = bench.hub.tick()
    bench.hub.handle([])
    assert told == []
    standing = decode_document(DevicesDocument, bench.hub.everything()[-1].payload).devices
    assert {one.device: one.presence for one in standing}["kiosk-2"] is Presence.UNKNOWN


def test_a_press_among_words_of_health_is_answered_as_ever(bench: Bench) -> None:
    press = (TOPICS.command("manager-1"), bench.next_payload("manager-1", OpenDay()))
    word = (TOPICS.health("kiosk-1"), encode(OFFLINE))
    assert reply_in(bench.hub.handle([word, press, word])).body == Agreed()


def test_nobody_tells_the_health_of_a_device_that_is_none(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    for topic in (TOPICS.health("manager-1"), TOPICS.health("kiosk-9"), TOPICS.health("x") + "/y"):
        bench.pass_time(10_000)
        assert bench.hub.handle([(topic, encode(OFFLINE))]) == []
    assert caplog.text.count("refused health") == 3
    assert bench.hub.tick() == []
