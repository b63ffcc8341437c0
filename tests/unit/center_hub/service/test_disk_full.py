"""When the disk has no room: what was promised stands, nothing is half done, and it goes on by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center_hub.contract.commands import IssueTicket
from center_hub.contract.replies import Issued, Reason, Refused
from center_hub.core.invariants import broken
from center_hub.journal.journal import reading
from tests.support.bench import TOPICS, Bench, reply_bytes, reply_in
from tests.support.working_day import PRESSES

ISSUE = IssueTicket(service="card", language="az")
NO_ROOM = Refused(reason=Reason.STORAGE_FAILED)


def fill_disk(bench: Bench) -> list[bytes]:
    """Let the file grow no further and issue until it is full; the payloads that were carried out."""
    database = bench.journal._database
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages)
    carried_out: list[bytes] = []
    for _ in range(2_000):
        sent = bench.next_payload("kiosk-1", ISSUE)
        if reply_in(bench.hear("kiosk-1", sent)).body == NO_ROOM:
            return carried_out
        carried_out.append(sent)
    raise AssertionError("the disk never became full")


def make_room(bench: Bench) -> None:
    bench.journal._database.pragma("max_page_count", 1_000_000)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:9])
        fill_disk(bench)
        yield bench


def test_a_command_that_cannot_be_kept_is_refused_and_leaves_no_trace(full: Bench) -> None:
    state = full.hub.state
    outgoing = full.hear("kiosk-1", full.next_payload("kiosk-1", ISSUE))
    assert reply_in(outgoing).body == NO_ROOM
    assert full.hub.state == state == full.journal.state()
    assert broken(full.hub.state) == []
    with reading(full.path) as (_, records):
        assert len(list(records)) == state.sequence


def test_nothing_is_shown_that_was_not_kept(full: Bench) -> None:
    outgoing = full.hear("kiosk-1", full.next_payload("kiosk-1", ISSUE))
    assert [one.topic for one in outgoing] == [TOPICS.reply("kiosk-1")]


def test_a_refused_command_may_be_given_again_under_the_same_key_when_there_is_room(full: Bench) -> None:
    sent = full.next_payload("kiosk-1", ISSUE)
    assert reply_in(full.hear("kiosk-1", sent)).body == NO_ROOM
    before = full.hub.state.last_number["A"]
    make_room(full)
    reply = reply_in(full.hear("kiosk-1", sent)).body
    assert isinstance(reply, Issued)
    assert reply.number == before + 1
    assert full.hub.state == full.journal.state()


def test_what_was_answered_before_is_answered_the_same_while_the_disk_is_full(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:9])
        sent = bench.next_payload("kiosk-2", ISSUE)
        first = reply_bytes(bench.hear("kiosk-2", sent))
        fill_disk(bench)
        assert reply_bytes(bench.hear("kiosk-2", sent)) == first


def test_in_a_batch_that_fails_old_repeats_keep_their_reply_and_new_ones_are_refused(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:9])
        old = bench.next_payload("kiosk-2", ISSUE)
        first = reply_bytes(bench.hear("kiosk-2", old))
        fill_disk(bench)
        new = [bench.next_payload("kiosk-1", ISSUE) for _ in range(3)]
        outgoing = bench.hub.handle(
            [
                (TOPICS.command("kiosk-2"), old),
                *((TOPICS.command("kiosk-1"), sent) for sent in new),
                (TOPICS.command("stranger-9"), new[0]),
            ]
        )
        assert outgoing[0].payload == first
        assert [reply_in([one]).body for one in outgoing[1:]] == [NO_ROOM] * 3


def test_a_commit_that_fails_at_the_last_moment_is_as_if_it_never_was(tmp_path: Path) -> None:
    with Bench(tmp_path / "journal.sqlite") as bench:
        bench.play(PRESSES[:9])
        state = bench.hub.state
        sent = bench.next_payload("kiosk-1", ISSUE)
        bench.journal._database.set_commit_hook(lambda: True)  # SQLite turns the COMMIT into a ROLLBACK
        assert [reply_in([one]).body for one in bench.hear("kiosk-1", sent)] == [NO_ROOM]
        bench.journal._database.set_commit_hook(None)
        assert bench.hub.state == state == bench.journal.state()
        assert isinstance(reply_in(bench.hear("kiosk-1", sent)).body, Issued)


def test_the_hub_comes_up_again_on_a_full_disk_and_knows_everybody(full: Bench) -> None:
    state = full.hub.state
    full.restart()
    assert full.hub.state == state
