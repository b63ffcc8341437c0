"""The journal file: whose it is, what it keeps, and what a failed or foreign hand leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from center_hub.contract.commands import CallNext, IssueTicket
from center_hub.contract.words import CommandKey
from center_hub.core.events import CounterOpened, Moment
from center_hub.core.model import State
from center_hub.core.snapshot import freeze
from center_hub.journal.chain import BrokenChain
from center_hub.journal.journal import (
    APPLICATION_ID,
    REPLIES_KEPT,
    SCHEMA,
    SCHEMA_VERSION,
    Journal,
    JournalFault,
    StoredReply,
    reading,
)
from tests.support.bench import CENTRE, Bench
from tests.support.working_day import PRESSES

NOW = Moment(wall=5_000, steady=1_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hub" / "journal.sqlite"


@pytest.fixture
def played(path: Path) -> Path:
    with Bench(path) as bench:
        bench.play(PRESSES)
    return path


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal(path, CENTRE) as opened:
        yield opened


def key(sequence: int, device: str = "kiosk-1", epoch: int = 1) -> CommandKey:
    return CommandKey(device=device, epoch=epoch, sequence=sequence)


def tampered(path: Path, statement: str) -> None:
    database = apsw.Connection(str(path))
    database.execute(statement)
    database.close()


def test_an_empty_journal_stands_at_nothing(journal: Journal) -> None:
    assert (journal.sequence, journal.epoch, journal.last_moment(), journal.last_keys()) == (0, 1, None, {})


def test_what_was_committed_is_there_after_a_restart(path: Path) -> None:
    with Bench(path) as bench:
        bench.play(PRESSES[:12])
        before = bench.hub.state
    with Journal(path, CENTRE) as journal:
        assert journal.state() == before
        assert journal.sequence == before.sequence
        assert journal.last_moment() == Moment(wall=bench.wall, steady=bench.steady)


def test_the_disk_is_asked_to_keep_every_commit(journal: Journal) -> None:
    assert journal._database.pragma("journal_mode") == "wal"
    assert journal._database.pragma("synchronous") == 2  # FULL


def test_another_centre_is_refused_by_name(played: Path) -> None:
    with pytest.raises(JournalFault, match="belongs to the centre 'small-1', not to 'small-2'"):
        Journal(played, "small-2")
    Journal(played, CENTRE).close()


def first_version(path: Path, centre: str) -> None:
    """An empty journal as the first release made it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = apsw.Connection(str(path))
    with database:
        database.execute((SCHEMA / "v1.sql").read_text(encoding="utf-8"))
        database.execute("INSERT INTO meta VALUES ('centre', ?), ('epoch', '5')", (centre,))
        database.pragma("application_id", APPLICATION_ID)
        database.pragma("user_version", 1)
    database.close()


def version_of(path: Path) -> object:
    database = apsw.Connection(str(path))
    try:
        return database.pragma("user_version")
    finally:
        database.close()


def test_a_journal_of_the_first_release_is_brought_up_to_date(path: Path) -> None:
    first_version(path, CENTRE)
    with Journal(path, CENTRE) as journal:
        assert journal.epoch == 5
        assert journal.experience() is None
        journal.keep_experience(b"a little")
        assert journal.experience() == (0, b"a little")
    assert version_of(path) == SCHEMA_VERSION


def test_an_old_journal_of_another_centre_is_left_as_it_is(path: Path) -> None:
    first_version(path, "small-2")
    with pytest.raises(JournalFault, match="belongs to the centre 'small-2'"):
        Journal(path, CENTRE)
    assert version_of(path) == 1


def test_a_newer_schema_is_refused_rather_than_guessed(played: Path) -> None:
    tampered(played, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(JournalFault, match=f"this program knows up to {SCHEMA_VERSION}: update it"):
        Journal(played, CENTRE)


def test_a_newer_schema_is_refused_by_readers_too(played: Path) -> None:
    tampered(played, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(JournalFault, match=f"version {SCHEMA_VERSION + 1}"), reading(played):
        pass


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    letter = b"Dear technician, this is a letter and no journal.\n" * 20
    path.write_bytes(letter)
    with pytest.raises(JournalFault, match="cannot be opened as a journal"):
        Journal(path, CENTRE)
    with pytest.raises(JournalFault, match="cannot be read as a journal"), reading(path):
        pass
    assert path.read_bytes() == letter


@pytest.mark.parametrize("version", [0, 1, 7])
def test_the_database_of_another_program_is_refused_and_left_alone(path: Path, version: int) -> None:
    path.parent.mkdir()
    tampered(path, f"CREATE TABLE bookmark (url TEXT); PRAGMA user_version = {version}")
    content = path.read_bytes()
    with pytest.raises(JournalFault, match="not a journal of ours"):
        Journal(path, CENTRE)
    with pytest.raises(JournalFault, match="not a journal of ours"), reading(path):
        pass
    assert path.read_bytes() == content


def test_a_second_writer_is_refused_until_the_first_is_gone(path: Path) -> None:
    with Journal(path, CENTRE), pytest.raises(JournalFault, match="in use by another hub"):
        Journal(path, CENTRE)
    Journal(path, CENTRE).close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "hub").write_text("a file where the folder should be")
    with pytest.raises(JournalFault, match=r"cannot write beside .*journal\.sqlite"):
        Journal(tmp_path / "hub" / "journal.sqlite", CENTRE)


class PowerCut(Exception):
    """What goes wrong in the middle of a batch."""


def half_a_batch(journal: Journal) -> None:
    with journal.batch():
        journal.append(NOW, key(2), [CounterOpened(counter="c2")] * 3)
        journal.remember(key(2), b"asked", b"never told")
        raise PowerCut


def test_a_batch_that_fails_leaves_everything_as_before(journal: Journal) -> None:
    with journal.batch():
        journal.append(NOW, key(1), [CounterOpened(counter="c1")])
        journal.remember(key(1), b"asked", b"told")
    with pytest.raises(PowerCut):
        half_a_batch(journal)
    assert journal.sequence == 1
    assert journal.stored_reply(key(2)) is None
    assert journal.last_keys() == {"kiosk-1": key(1)}
    with journal.batch():
        (recorded,) = journal.append(NOW, key(2), [CounterOpened(counter="c3")])
    assert recorded.sequence == 2
    with reading(Path(journal._database.filename)) as (_, records):
        assert [one.event for one, _ in records] == [CounterOpened(counter="c1"), CounterOpened(counter="c3")]


def test_a_reader_sees_nothing_before_the_commit(journal: Journal) -> None:
    path = Path(journal._database.filename)
    with journal.batch():
        journal.append(NOW, key(1), [CounterOpened(counter="c1")])
        with reading(path) as (_, records):
            assert list(records) == []
    with reading(path) as (_, records):
        assert len(list(records)) == 1


def test_the_last_replies_of_each_device_are_kept_and_older_ones_make_room(journal: Journal) -> None:
    with journal.batch():
        for number in range(1, REPLIES_KEPT + 2):
            journal.remember(key(number), b"asked %d" % number, b"told %d" % number)
        journal.remember(key(1, "kiosk-2"), b"another", b"device")
    assert journal.stored_reply(key(1)) is None
    assert journal.stored_reply(key(2)) == StoredReply(b"asked 2", b"told 2")
    assert journal.stored_reply(key(REPLIES_KEPT + 1)) is not None
    assert journal.stored_reply(key(1, "kiosk-2")) == StoredReply(b"another", b"device")
    assert journal.stored_reply(key(2, epoch=2)) is None
    assert journal.last_keys() == {"kiosk-1": key(REPLIES_KEPT + 1), "kiosk-2": key(1, "kiosk-2")}


def test_a_device_that_began_anew_is_known_by_its_new_epoch(journal: Journal) -> None:
    with journal.batch():
        journal.remember(key(40), b"old", b"old")
        journal.remember(key(1, epoch=9), b"new", b"new")
    assert journal.last_keys() == {"kiosk-1": key(1, epoch=9)}
    assert journal.stored_reply(key(1)) is None


def test_a_snapshot_gives_the_state_that_the_whole_fold_gives(path: Path) -> None:
    with Bench(path) as bench:
        bench.play(PRESSES[:9])
        bench.journal.keep_snapshot(bench.hub.state)
        bench.play(PRESSES[9:])
        with_snapshot = bench.journal.state()
        assert bench.journal._snapshot() is not None
        bench.journal._database.execute("DELETE FROM snapshot")
        assert bench.journal.state() == with_snapshot == bench.hub.state


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE snapshot SET fold = 'the rules of last year'",
        "UPDATE snapshot SET hash = zeroblob(32)",
        "UPDATE snapshot SET sequence = sequence - 1",
        "UPDATE snapshot SET body = x'c1'",
        "UPDATE snapshot SET body = x''",
        "UPDATE snapshot SET body = x'9301'",
        "UPDATE snapshot SET body = substr(body, 1, length(body) - 5)",
    ],
)
def test_a_snapshot_that_does_not_hold_is_passed_over(path: Path, damage: str) -> None:
    with Bench(path) as bench:
        bench.play(PRESSES[:9])
        lie = bench.hub.state
        bench.play(PRESSES[9:12])
        true = bench.hub.state
        bench.journal.keep_snapshot(true)
        bench.journal._database.execute("UPDATE snapshot SET body = ?", (freeze(lie),))
        bench.journal._database.execute(damage)
        assert bench.journal._snapshot() is None
        assert bench.journal.state() == true


def test_a_snapshot_whose_words_are_no_letters_is_passed_over(path: Path) -> None:
    with Bench(path) as bench:
        bench.play(PRESSES[:9])
        spoilt = freeze(bench.hub.state).replace(b"c1", b"\xff\xff")
        bench.journal.keep_snapshot(bench.hub.state)
        bench.journal._database.execute("UPDATE snapshot SET body = ?", (spoilt,))
        assert bench.journal._snapshot() is None
        assert bench.journal.state() == bench.hub.state


def test_a_damaged_event_stops_the_hub_from_starting(played: Path) -> None:
    tampered(played, "UPDATE event SET wall = wall + 1 WHERE sequence = 7")
    with Journal(played, CENTRE) as journal, pytest.raises(BrokenChain, match="event 7"):
        journal.state()


@pytest.mark.parametrize("first", [1, 2, 3])
def test_pages_that_the_disk_garbled_stop_the_hub_with_a_sentence(played: Path, first: int) -> None:
    content = bytearray(played.read_bytes())
    content[4096 * first :] = b"\xaa" * (len(content) - 4096 * first)
    played.write_bytes(content)
    with pytest.raises((JournalFault, BrokenChain)):
        state_of(played)


def state_of(path: Path) -> State:
    with Journal(path, CENTRE) as journal:
        return journal.state()


def test_a_lost_name_is_told_with_the_remedy(played: Path) -> None:
    tampered(played, "DELETE FROM meta WHERE name = 'epoch'")
    with pytest.raises(JournalFault, match="lost its epoch: restore it from a backup"):
        Journal(played, CENTRE)


def test_each_event_names_the_command_that_caused_it(played: Path) -> None:
    with reading(played) as (centre, records):
        causes = [(cause, type(recorded.event).__name__) for recorded, cause in records]
    assert centre == CENTRE
    assert causes[0] == (key(1, "hub"), "PlanAdopted")
    assert (key(7, "counter-2"), "ServiceFinished") in causes
    assert (key(7, "counter-2"), "TicketCalled") in causes


def test_a_refused_command_leaves_a_reply_and_no_event(path: Path) -> None:
    with Bench(path) as bench:
        sequence = bench.journal.sequence
        bench.press("kiosk-1", IssueTicket(service="card", language="az"))
        bench.press("counter-1", CallNext(counter="c1", expect=None))
        assert bench.journal.sequence == sequence
        assert set(bench.journal.last_keys()) == {"kiosk-1", "counter-1"}


def test_a_new_journal_begins_with_the_epoch_it_is_given_and_keeps_it(tmp_path: Path) -> None:
    with Journal(tmp_path / "journal.sqlite", "x", first_epoch=17) as journal:
        assert journal.epoch == 17
    with Journal(tmp_path / "journal.sqlite", "x", first_epoch=99) as journal:
        assert journal.epoch == 17
