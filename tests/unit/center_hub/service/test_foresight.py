"""What the hub has learned, and when it says how long one will wait."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from center_hub.contract.codec import decode_document
from center_hub.contract.commands import (
    CallNext,
    FinishService,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
    StoreNext,
)
from center_hub.contract.documents import QueuesDocument
from center_hub.contract.replies import Called, Issued
from center_hub.core.decision import DaySchedule
from center_hub.core.events import Recorded
from center_hub.core.forecast import Forecaster
from center_hub.core.foresight import Newcomer
from center_hub.core.model import State
from center_hub.service.foresight import (
    ANEW_AFTER_MS,
    ANEW_IN_A_STILL_HALL_MS,
    AT_ONCE,
    HubForesight,
    remembered,
)
from center_hub.service.publisher import Outgoing
from tests.support.bench import TOPICS, Bench
from tests.support.small_centre import PLAN

MINUTE = 60_000


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Bench]:
    """Both counters that take cards are at work, and busy."""
    with Bench(tmp_path / "journal.sqlite") as bench:
        _all_busy(bench)
        yield bench


def _all_busy(bench: Bench) -> None:
    bench.press("manager-1", OpenDay())
    for counter in ("1", "2"):
        bench.press(f"counter-{counter}", OpenCounter(counter=f"c{counter}"))
        bench.press("kiosk-1", IssueTicket(service="card", language="az"))
        called = bench.press(f"counter-{counter}", CallNext(counter=f"c{counter}", expect=None)).body
        assert isinstance(called, Called)
        bench.press(f"counter-{counter}", StartService(counter=f"c{counter}", ticket=called.ticket or ""))


def shown(outgoing: list[Outgoing]) -> QueuesDocument | None:
    """The queues document in `outgoing`."""
    for message in outgoing:
        if message.topic == TOPICS.queues:
            return decode_document(QueuesDocument, message.payload)
    return None


def test_a_citizen_is_told_on_paper_what_the_screen_showed_before_the_tap(hall: Bench) -> None:
    document = shown(hall.hub.tick())
    assert document is not None
    (card,) = (queue for queue in document.queues if queue.service == "card")
    assert card.wait is not None
    assert card.wait.likely > 0
    issued = hall.press("kiosk-1", IssueTicket(service="card", language="az")).body
    assert isinstance(issued, Issued)
    assert issued.wait == card.wait


def test_a_class_is_reckoned_for_its_own(hall: Bench) -> None:
    hall.hub.tick()
    issued = hall.press("kiosk-1", IssueTicket(service="card", language="az", priority="elderly")).body
    assert isinstance(issued, Issued)
    assert issued.wait is not None


def test_a_counter_that_opens_is_reckoned_with_at_the_next_tick(hall: Bench) -> None:
    hall.hub.tick()
    hall.press("counter-3", OpenCounter(counter="c3"))
    document = shown(hall.hub.tick())
    assert document is not None
    (passport,) = (queue for queue in document.queues if queue.service == "passport")
    assert passport.wait == AT_ONCE


def test_nothing_is_told_again_while_nothing_moves(hall: Bench) -> None:
    hall.hub.tick()
    hall.pass_time(ANEW_AFTER_MS * 3)
    assert shown(hall.hub.tick()) is None


def test_no_wait_is_told_once_the_counters_are_closed_for_the_day(hall: Bench) -> None:
    hall.hub.tick()
    for counter in ("1", "2"):
        held = hall.hub.state.counters[f"c{counter}"].in_hand or ""
        hall.press(f"counter-{counter}", FinishService(counter=f"c{counter}", ticket=held))
    hall.pass_time(ANEW_AFTER_MS)
    document = shown(hall.hub.tick())
    assert document is not None
    assert all(queue.wait is None or queue.wait.most == 0 for queue in document.queues)


def test_what_was_learned_outlives_a_restart(hall: Bench) -> None:
    planned = hall.hub.state.plan.service["card"]
    before = hall.hub._foresight.length_ms(planned)
    for counter in ("1", "2"):
        hall.pass_time(20 * MINUTE)
        held = hall.hub.state.counters[f"c{counter}"].in_hand or ""
        hall.press(f"counter-{counter}", FinishService(counter=f"c{counter}", ticket=held))
    learned = hall.hub._foresight.length_ms(planned)
    assert learned > before
    hall.restart()
    assert hall.hub._foresight.length_ms(planned) == learned


def test_nothing_is_learned_from_what_the_disk_refused(hall: Bench) -> None:
    frozen = hall.hub._foresight.freeze()
    hall.pass_time(20 * MINUTE)
    hall.journal._database.pragma("query_only", "on")
    held = hall.hub.state.counters["c1"].in_hand or ""
    hall.press("counter-1", FinishService(counter="c1", ticket=held))
    assert hall.hub._foresight.freeze() == frozen


def test_a_forecast_that_fails_leaves_the_hall_at_work(
    hall: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Forecaster, "of_services", broken)
    hall.pass_time(ANEW_AFTER_MS)
    hall.hub.tick()
    assert "no forecast could be made" in caplog.text
    assert isinstance(hall.press("kiosk-1", IssueTicket(service="card", language="az")).body, Issued)


def test_one_forecast_is_made_at_a_time_and_nobody_waits_for_it(hall: Bench) -> None:
    later: list[Callable[[], None]] = []
    foresight = HubForesight(Forecaster(), later.append)
    state = hall.hub.state
    foresight.refresh(state, 0)
    foresight.refresh(state, 10 * ANEW_AFTER_MS)
    assert len(later) == 1
    assert foresight.of_newcomer(state, Newcomer("card"), 0) is None
    later.pop()()
    assert foresight.of_newcomer(state, Newcomer("card"), 0) is not None


def test_what_cannot_be_read_is_learned_anew_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert remembered(b"a letter") is None
    assert "learned anew" in caplog.text


def test_experience_of_another_version_is_learned_anew_from_the_whole_journal(hall: Bench) -> None:
    for counter in ("1", "2"):
        hall.pass_time(20 * MINUTE)
        held = hall.hub.state.counters[f"c{counter}"].in_hand or ""
        hall.press(f"counter-{counter}", FinishService(counter=f"c{counter}", ticket=held))
    learned = hall.hub._foresight.freeze()
    hall.journal.keep_snapshot(hall.hub.state)
    hall.journal.keep_experience(b"of the hub of next year")
    hall.restart()
    assert hall.hub._foresight.freeze() == learned


def test_in_a_still_hall_forecasts_grow_old_more_slowly_but_do_grow_old(hall: Bench) -> None:
    first = shown(hall.hub.tick())
    hall.pass_time(ANEW_IN_A_STILL_HALL_MS)
    second = shown(hall.hub.tick())
    assert first is not None
    assert second is not None
    assert first.queues != second.queues


def test_whoever_is_called_in_the_same_moment_is_told_no_wait(hall: Bench) -> None:
    hall.hub.tick()
    held = hall.hub.state.counters["c2"].in_hand or ""
    hall.press("counter-2", FinishService(counter="c2", ticket=held))
    hall.press("counter-2", StoreNext(counter="c2"))
    issued = hall.press("kiosk-1", IssueTicket(service="card", language="az")).body
    assert isinstance(issued, Issued)
    assert issued.wait == AT_ONCE


def test_a_tick_that_fails_half_way_teaches_only_what_the_disk_has(tmp_path: Path) -> None:
    closing = replace(PLAN, rules=replace(PLAN.rules, day=replace(PLAN.rules.day, closes="by_schedule")))
    with Bench(tmp_path / "journal.sqlite", closing) as bench:
        hours = 60 * MINUTE
        bench.schedule = DaySchedule(date="2026-11-20", opens=bench.wall, closes=bench.wall + 8 * hours)
        _all_busy(bench)
        bench.pass_time(11 * hours)
        learned: list[int] = []

        def heard(before: State, recorded: Recorded) -> None:
            learned.append(recorded.sequence)

        bench.hub._foresight.learn = heard  # type: ignore[method-assign]  # the seam is what is looked at
        commits = iter((False, True))
        bench.journal._database.set_commit_hook(lambda: next(commits, False))
        bench.hub.tick()
        assert learned
        assert max(learned) == bench.journal.sequence
        bench.hub.tick()
        assert learned == sorted(set(learned))
