"""The print spool on a real file: what it was told outlives everything, and an original is begun once."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardware.ticket_printer.port import PrinterCondition
from hardware.ticket_printer.print_job import FRESH_S, KEPT_S, JobState, LeftOver, Moment, SpoolFault, Step
from hardware.ticket_printer.spool import Spool, read_moment

ROLL_MM = 80_000.0
PAPER = b'{"outcome":"issued"}'


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = Moment("boot-1", 1000.0, 1_795_239_720.0)

    def __call__(self) -> Moment:
        return self.now

    def wait(self, seconds: float) -> None:
        now = self.now
        self.now = replace(now, uptime_s=now.uptime_s + seconds, wall_s=now.wall_s + seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "kiosk-1-spool.sqlite"


@contextmanager
def opened(path: Path, clock: Clock, least_free: int = 0) -> Iterator[Spool]:
    spool = Spool(path, ROLL_MM, clock, least_free)
    try:
        yield spool
    finally:
        spool.close()


@contextmanager
def after_a_power_cut(path: Path, clock: Clock) -> Iterator[Spool]:
    """What another run finds on the disk as it is now, whatever the first one still has in memory."""
    copied = shutil.copytree(path.parent, path.parent.with_name("disk"), dirs_exist_ok=True) / path.name
    with opened(copied, clock) as spool:
        assert spool.trouble() == ""
        yield spool


def begun(spool: Spool, ticket: str = "17-A042", *, copy: bool = False) -> int:
    job = spool.begin(ticket, PAPER, copy=copy)
    assert isinstance(job, int), job
    return job


def left_by(spool: Spool) -> list[LeftOver]:
    assert spool.trouble() == ""
    return spool.left_over()


def test_made_it_touches_no_disk(path: Path, clock: Clock) -> None:
    with opened(path, clock):
        assert not path.parent.exists()


def test_a_reservation_is_on_the_disk_when_it_returns(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        with after_a_power_cut(path, clock) as found:
            assert found.left_over() == [
                LeftOver("17-A042", PAPER, copy=False, state=JobState.RESERVED, recent=True)
            ]


def test_the_disk_is_asked_to_keep_every_step(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool, spool._transaction() as database:
        assert database.pragma("synchronous") == 2  # FULL
        assert database.pragma("journal_mode") == "wal"


def test_what_is_about_to_be_sent_is_on_the_disk_as_sent(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        begun(spool)
        with after_a_power_cut(path, clock) as found:
            [left] = found.left_over()
            assert left.state is JobState.UNKNOWN
            assert found.begin("17-A042", PAPER, copy=False) is JobState.UNKNOWN


def test_however_often_a_number_is_reserved_its_original_is_begun_once(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        for _ in range(3):
            spool.reserve("17-A042", PAPER, copy=False)
        job = begun(spool)
        spool.reserve("17-A042", PAPER, copy=False)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.SENT
        spool.end(job, Step.CONFIRM, 100.0)
        spool.reserve("17-A042", PAPER, copy=False)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.CONFIRMED


def test_what_was_not_sent_after_all_may_be_begun_again(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        for _ in range(3):
            spool.end(begun(spool), Step.HOLD)
        spool.end(begun(spool), Step.CONFIRM, 100.0)


def test_an_original_that_may_be_on_paper_is_never_begun_again(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.end(begun(spool), Step.DOUBT)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.UNKNOWN
        spool.end(begun(spool, copy=True), Step.CONFIRM, 100.0)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.UNKNOWN


def test_of_copies_there_may_be_several_and_a_repeated_reply_asks_for_one(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=True)
        spool.reserve("17-A042", PAPER, copy=True)
        spool.end(begun(spool, copy=True), Step.CONFIRM, 100.0)
        spool.end(begun(spool, copy=True), Step.CONFIRM, 100.0)
    with opened(path, clock) as spool:
        assert left_by(spool) == []


def test_who_asks_for_a_copy_has_given_up_an_original_of_which_nothing_was_sent(
    path: Path, clock: Clock
) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        spool.reserve("17-A042", PAPER, copy=True)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.EXPIRED


def test_a_paper_nobody_waits_for_is_not_begun(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        spool.give_up("17-A042")
        spool.give_up("17-A099")
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.EXPIRED


def test_an_old_reservation_is_not_printed_after_a_restart(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
    clock.wait(FRESH_S + 1)
    with opened(path, clock) as spool:
        [left] = left_by(spool)
        assert (left.state, left.recent) == (JobState.EXPIRED, True)
    with opened(path, clock) as spool:
        assert left_by(spool) == [], "it was told once"


def test_a_fresh_reservation_is_told_after_every_restart_until_it_is_begun(path: Path, clock: Clock) -> None:
    for _ in range(3):
        with opened(path, clock) as spool:
            spool.reserve("17-A042", PAPER, copy=False)
            clock.wait(5)
    with opened(path, clock) as spool:
        assert [left.state for left in left_by(spool)] == [JobState.RESERVED]
        assert spool.left_over() == []


def test_jobs_are_told_in_the_order_in_which_they_were_reserved(path: Path, clock: Clock) -> None:
    tickets = ["17-B007", "17-A042", "17-C001"]
    with opened(path, clock) as spool:
        for ticket in tickets:
            spool.reserve(ticket, PAPER, copy=False)
    with opened(path, clock) as spool:
        assert [left.ticket for left in left_by(spool)] == tickets


def test_ended_jobs_are_forgotten_after_two_days_and_others_never(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A001", PAPER, copy=False)
        spool.end(begun(spool, "17-A002"), Step.CONFIRM, 100.0)
        clock.wait(KEPT_S - 1)
        spool.end(begun(spool, "18-A001"), Step.CONFIRM, 100.0)
        assert tickets_in(spool) == {"17-A001", "17-A002", "18-A001"}
        clock.wait(2)
        spool.end(begun(spool, "18-A002"), Step.CONFIRM, 100.0)
        assert tickets_in(spool) == {"17-A001", "18-A001", "18-A002"}


def tickets_in(spool: Spool) -> set[object]:
    with spool._transaction() as database:
        return {ticket for (ticket,) in database.execute("SELECT ticket FROM job")}


def test_two_programs_do_not_share_a_spool(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool, opened(path, clock) as second:
        spool.reserve("17-A042", PAPER, copy=False)
        with pytest.raises(SpoolFault, match="another program has it open"):
            second.begin("17-A042", PAPER, copy=False)
        assert "another program" in second.trouble()


def test_a_file_that_is_no_spool_is_explained_and_nothing_is_printed_from_it(
    path: Path, clock: Clock
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1_000)
    with opened(path, clock) as spool:
        with pytest.raises(SpoolFault, match="move the file away"):
            spool.reserve("17-A042", PAPER, copy=False)
        assert "move the file away" in spool.trouble()
        path.unlink()
        assert spool.trouble() == ""
        spool.reserve("17-A042", PAPER, copy=False)


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "in-the-way").touch()
    with opened(tmp_path / "in-the-way" / "spool.sqlite", clock) as spool:
        assert "in-the-way" in spool.trouble()
        with pytest.raises(SpoolFault):
            spool.reserve("17-A042", PAPER, copy=False)


def test_a_disk_that_is_nearly_full_is_said_before_a_citizen_finds_out(path: Path, clock: Clock) -> None:
    with opened(path, clock, least_free=10**18) as spool:
        assert "no room left" in spool.trouble()


def fill(spool: Spool) -> list[str]:
    """Let the file grow no further and reserve until it is full; the tickets that were kept."""
    with spool._transaction() as database:
        database.pragma("max_page_count", database.pragma("page_count"))
    kept: list[str] = []
    for number in range(2_000):
        try:
            spool.reserve(f"17-A{number:03}", PAPER * 20, copy=False)
        except SpoolFault:
            return kept
        kept.append(f"17-A{number:03}")
    raise AssertionError("the disk never became full")


def test_a_full_disk_refuses_what_it_cannot_keep_and_says_so_until_there_is_room(
    path: Path, clock: Clock
) -> None:
    with opened(path, clock) as spool:
        kept = fill(spool)
        assert "make room" in spool.trouble()
        assert "make room" in spool.trouble()
        with pytest.raises(SpoolFault, match="full"):
            spool.begin("17-B001", PAPER * 20, copy=False)
        with spool._transaction() as database:
            database.pragma("max_page_count", 1_000_000)
        assert spool.trouble() == ""
        begun(spool, "17-B001")
    with opened(path, clock) as spool:
        assert [left.ticket for left in left_by(spool)] == [*kept, "17-B001"]


def test_a_probe_that_could_not_be_cleared_away_closes_the_kiosk_no_longer_than_the_disk_does(
    path: Path, clock: Clock
) -> None:
    with opened(path, clock) as spool:
        fill(spool)
        with (
            spool._transaction() as database
        ):  # the last room went to the probe, and none is left to delete it
            database.pragma("max_page_count", 1_000_000)
            database.execute("INSERT INTO probe VALUES (1, zeroblob(16384))")
        assert spool.trouble() == ""
        begun(spool, "17-B001")


def test_a_spool_of_another_version_is_explained_and_ends_no_thread(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        with spool._transaction() as database:
            database.execute("UPDATE job SET state = 'folded' WHERE state = 'reserved'")
        with pytest.raises(SpoolFault, match="move the file away"):
            spool.begin("17-A042", PAPER, copy=False)
        assert spool.trouble() == ""


def test_a_disk_that_takes_nothing_any_more_refuses_and_is_said(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        with spool._transaction() as database:
            database.pragma("query_only", 1)
        with pytest.raises(SpoolFault, match="readonly"):
            spool.begin("17-A042", PAPER, copy=False)
        assert "not read-only" in spool.trouble()
        assert spool._database is not None
        spool._database.pragma("query_only", 0)
        assert spool.trouble() == ""
        begun(spool)


def test_a_disk_that_was_made_read_only_is_said_before_anything_is_written(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path, clock) as spool:
        assert spool.trouble() == ""
        found = list(os.statvfs(path.parent))
        found[8] |= os.ST_RDONLY  # as the kernel tells of a disk that it no longer trusts
        monkeypatch.setattr(os, "statvfs", lambda _path: os.statvfs_result(found))
        assert "read-only" in spool.trouble()


def test_what_could_not_be_marked_as_sent_is_not_sent(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        with failing_commits(spool), pytest.raises(SpoolFault):
            spool.begin("17-A042", PAPER, copy=False)
        assert spool.trouble() == ""
        begun(spool)


def test_an_end_that_could_not_be_written_leaves_the_original_sent(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        job = begun(spool)
        with failing_commits(spool), pytest.raises(SpoolFault):
            spool.end(job, Step.CONFIRM, 100.0)
        assert spool.begin("17-A042", PAPER, copy=False) is JobState.SENT
        assert spool.paper.used_mm == 100.0
    with opened(path, clock) as spool:
        assert [left.state for left in left_by(spool)] == [JobState.UNKNOWN]


@contextmanager
def failing_commits(spool: Spool) -> Iterator[None]:
    database = spool._database
    assert database is not None
    database.set_commit_hook(lambda: True)  # SQLite turns the COMMIT into a ROLLBACK
    yield
    database.set_commit_hook(None)


def test_the_count_of_the_paper_survives_a_restart(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        assert spool.trouble() == ""
        for condition in (PrinterCondition.READY, PrinterCondition.PAPER_OUT, PrinterCondition.READY):
            spool.heard(condition)
        for number in range(3):
            spool.end(begun(spool, f"17-A{number:03}"), Step.CONFIRM, 100.0)
        spool.heard(PrinterCondition.PAPER_LOW)
        known = spool.paper
        assert known.level().tickets_left == 797
    with opened(path, clock) as spool:
        assert spool.trouble() == ""
        assert replace(spool.paper, watched=True) == known


def test_a_longer_roll_in_the_device_file_is_believed_at_once(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.heard(PrinterCondition.PAPER_OUT)
        spool.heard(PrinterCondition.READY)
        spool.end(begun(spool), Step.CONFIRM, 100.0)
    longer = Spool(path, 2 * ROLL_MM, clock, 0)
    assert longer.trouble() == ""
    assert longer.paper.level().tickets_left == 1599
    longer.close()


def test_the_real_clock_goes_on_and_names_this_boot() -> None:
    first, second = read_moment(), read_moment()
    assert first.boot == second.boot != ""
    assert first.uptime_s <= second.uptime_s


STEPS = st.sampled_from(["reply", "print", "copy", "held", "doubt", "confirm", "leave", "crash", "reboot"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(STEPS, st.floats(0, 60)), max_size=30))
def test_in_any_order_of_steps_and_restarts_one_original_is_begun_for_good_at_most(
    tmp_path: Path, steps: list[tuple[str, float]]
) -> None:
    """An original that was begun and not held again may be on paper: of those there is one at most."""
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
    clock = Clock()
    spool, job, on_paper, known = Spool(path, ROLL_MM, clock, 0), 0, 0, False
    original = True
    for step, seconds in steps:
        clock.wait(seconds)
        if step == "reply":
            spool.reserve("17-A042", PAPER, copy=False)
            known = True
        elif step in {"print", "copy"} and not job:
            taken = spool.begin("17-A042", PAPER, copy=step == "copy")
            known = known or step == "print"
            if isinstance(taken, int):
                job, original = taken, step == "print"
                on_paper += original
        elif step in {"held", "doubt", "confirm"} and job:
            ends = {"held": Step.HOLD, "doubt": Step.DOUBT, "confirm": Step.CONFIRM}
            spool.end(job, ends[step], 100.0)
            on_paper -= original and step == "held"
            job = 0
        elif step == "leave":
            spool.give_up("17-A042")
        elif step in {"crash", "reboot"}:
            spool.close()
            if step == "reboot":
                clock.now = Moment(clock.now.boot + "'", 10.0, clock.now.wall_s)
            spool, job = Spool(path, ROLL_MM, clock, 0), 0
        assert on_paper <= 1
        assert not known or "17-A042" in tickets_in(spool)
    spool.close()


def test_nothing_of_this_is_logged_by_the_spool_itself(
    path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
    assert caplog.text == ""


def test_the_file_itself_allows_one_original_a_ticket(path: Path, clock: Clock) -> None:
    with opened(path, clock) as spool:
        spool.reserve("17-A042", PAPER, copy=False)
        row = "INSERT INTO job SELECT NULL, ticket, copy, payload, state, 0, 0, '', 0, 0 FROM job"
        with pytest.raises(SpoolFault) as refused, spool._transaction() as database:
            database.execute(row)
        assert isinstance(refused.value.__cause__, apsw.ConstraintError)
