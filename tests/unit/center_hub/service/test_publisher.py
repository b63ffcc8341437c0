"""What is shown is what is so: documents follow the state, all of them and no others."""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from center_hub.contract.codec import decode_document
from center_hub.contract.commands import (
    CallNext,
    CloseDay,
    FinishService,
    OpenCounter,
    OpenDay,
    SignIn,
    StartService,
)
from center_hub.contract.documents import (
    BoardDocument,
    CounterDocument,
    DayDocument,
    HubPulse,
    QueuesDocument,
)
from center_hub.core.plan import Plan
from center_hub.core.views import Prospects
from center_hub.journal.journal import reading
from center_hub.service import publisher
from center_hub.service.publisher import Outgoing
from tests.support.bench import TOPICS, Bench
from tests.support.presses import MORNING, PRESSES
from tests.support.small_centre import PLAN
from tests.support.working_day import PRESSES as DAY
from tests.support.working_day import Press

Shown = dict[str, object]
"""Topic -> what stands there, its stamp aside."""


def contents(outgoing: Iterable[Outgoing]) -> Shown:
    shown = {one.topic: json.loads(one.payload) for one in outgoing if one.retain}
    return {topic: {**document, "stamp": None} for topic, document in shown.items()}


def everything(bench: Bench) -> Shown:
    return contents(one for one in bench.hub.everything() if one.topic != TOPICS.pulse)


def pressed(bench: Bench, batch: list[Press]) -> list[Outgoing]:
    bench.pass_time(1_000)
    incoming = [(TOPICS.command(device), bench.next_payload(device, command)) for device, command in batch]
    return bench.hub.handle(incoming)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PRESSES, min_size=1, max_size=4), max_size=25))
def test_a_screen_that_follows_the_changes_shows_what_a_new_screen_is_told(
    batches: list[list[Press]],
) -> None:
    with TemporaryDirectory() as folder, Bench(Path(folder) / "journal.sqlite") as bench:
        shown = everything(bench)
        for batch in [list(MORNING), *batches]:
            told = contents(pressed(bench, batch))
            shown |= told
            assert shown == everything(bench)


@settings(max_examples=60, deadline=None)
@given(st.lists(PRESSES, max_size=40))
def test_what_is_told_has_changed_but_for_the_queues_a_days_ends_and_wrong_pins(presses: list[Press]) -> None:
    with TemporaryDirectory() as folder, Bench(Path(folder) / "journal.sqlite") as bench:
        pressed(bench, list(MORNING))
        for press in presses:
            shown = everything(bench)
            told = contents(pressed(bench, [press]))
            unchanged = {topic for topic, document in told.items() if shown[topic] == document}
            assert unchanged <= {TOPICS.queues} or isinstance(press[1], OpenDay | CloseDay | SignIn)


def test_a_change_at_one_counter_is_told_of_that_counter_its_board_and_the_queues(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(DAY[:6])
        told = pressed(bench, [("counter-2", CallNext(counter="c2", expect=None))])
        assert [one.topic for one in told] == [
            TOPICS.reply("counter-2"),
            TOPICS.board("a"),
            TOPICS.counter("c2"),
            TOPICS.queues,
        ]


def test_each_document_says_from_which_event_it_is(tmp_path: Path) -> None:
    kinds: dict[str, type[BoardDocument | CounterDocument | DayDocument | QueuesDocument]] = {
        "board": BoardDocument,
        "day": DayDocument,
        "counter": CounterDocument,
        "queues": QueuesDocument,
    }
    with Bench(tmp_path / "journal.sqlite") as bench:
        for press in DAY:
            for one in pressed(bench, [press])[1:]:
                document = decode_document(kinds[one.topic.split("/")[4]], one.payload)
                assert (document.stamp.epoch, document.stamp.sequence) == (1, bench.journal.sequence)


def test_nothing_is_told_before_another_reader_of_the_journal_can_see_it(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        for press in DAY:
            told = pressed(bench, [press])
            with reading(bench.path) as (_, records):
                on_disk = len(list(records))
            assert all(json.loads(one.payload)["stamp"]["sequence"] <= on_disk for one in told)


def test_everything_is_every_counter_every_zone_the_queues_and_the_pulse(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        told = bench.hub.everything()
    assert {one.topic for one in told} == {
        TOPICS.pulse,
        TOPICS.devices,
        TOPICS.day,
        TOPICS.queues,
        *(TOPICS.counter(counter) for counter in ("c1", "c2", "c3")),
        *(TOPICS.board(zone) for zone in ("a", "b")),
    }
    assert [one.topic for one in told if not one.retain] == [TOPICS.pulse]  # a broker must not say "now"


def test_what_the_plan_no_longer_has_is_taken_from_the_broker(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.plan = Plan(services=PLAN.services, counters=PLAN.counters[:2])
        bench.restart()
        taken = {one.topic for one in bench.hub.everything() if one.retain and not one.payload}
    assert taken == {TOPICS.counter("c3"), TOPICS.board("b")}


def test_the_pulse_has_both_clocks_and_the_day(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        assert decode_document(HubPulse, bench.hub.pulse().payload).day is None
        bench.press("manager-1", OpenDay())
        bench.wall -= 3_600_000  # somebody set the clock back
        pulse = decode_document(HubPulse, bench.hub.pulse().payload)
        assert (pulse.wall, pulse.steady) == (bench.wall, bench.steady)
        assert pulse.day is not None
        assert (pulse.day.ordinal, pulse.day.date) == (1, "2026-11-20")


def test_durations_are_told_on_the_timeline_that_does_not_step(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(DAY[:5])
        bench.wall += 86_400_000
        bench.play((DAY[7],))
        bench.wall -= 2 * 86_400_000
        told = pressed(bench, [("counter-2", StartService(counter="c2", ticket="1-A001"))])
        (document,) = [
            decode_document(CounterDocument, one.payload) for one in told if one.topic == TOPICS.counter("c2")
        ]
        assert document.in_hand is not None
        assert (document.in_hand.waited, document.in_hand.called_since) == (1_000, 6_000)
        assert document.in_hand.serving_since == 7_000


def test_no_change_is_told_as_nothing(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        state = bench.hub.state
        assert list(publisher.changed(state, state, TOPICS, 1, Prospects())) == []
        refused: list[Press] = [
            ("counter-2", FinishService(counter="c2", ticket="1-A001")),
            ("kiosk-1", OpenCounter(counter="c1")),
        ]
        assert [one.retain for one in pressed(bench, refused)] == [False, False]
