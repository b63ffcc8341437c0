"""A device's end of the link over a real broker, with the test as the hub."""

import itertools
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import apsw
import pytest

from center_hub.contract.codec import decode_command, encode
from center_hub.contract.commands import AnyCommand, CallNext, IssueTicket, OpenDay
from center_hub.contract.documents import BoardDocument, CounterDocument, HubPulse, QueuesDocument
from center_hub.contract.replies import Agreed, AnyOutcome, Reason, Refused, Reply
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey, CounterState, Stamp
from center_hub.link.device_link import RESEND_S, DeviceLink
from center_hub.link.outbox import Outbox
from center_hub.link.port import (
    CommandAnswered,
    CommandSent,
    DocumentShown,
    DocumentTaken,
    LinkChanged,
    LinkEvent,
    LinkSettings,
    ReplyNotKept,
    wanted_documents,
)
from tests.support.wires import PATIENCE_S, Ear, heard_by, poll

ISSUE = IssueTicket(service="card", language="az")
NEXT = CallNext(counter="c1", expect=None)
Heard = TypeVar("Heard", bound=LinkEvent)

numbers = itertools.count(1)


class Rig:
    """One device, the test as its hub, and a clock of the device that the test may push on."""

    def __init__(self, port: int, folder: Path, hub: Ear, centre: str) -> None:
        self.hub = hub
        self.topics = Topics(centre)
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
        self.pushed = 0.0
        self.settings = LinkSettings(
            host="127.0.0.1", port=port, centre=centre, device="kiosk-1", state_folder=folder
        )
        self.wanted = wanted_documents(centre, counter="c1", zones=("a",))
        self.refusing = False
        self.kept: list[tuple[AnyCommand, AnyOutcome, bool]] = []
        self.start()

    def start(self) -> None:
        self.link = DeviceLink(
            self.settings,
            self.wanted,
            self.events.put,
            lambda: time.monotonic() + self.pushed,
            before_settled=self.keep,
        )
        self.link.start()
        self.next_event(LinkChanged)
        self._wait_until_it_hears()

    def _wait_until_it_hears(self) -> None:
        """Connected is not yet subscribed: pulse until one is heard, then until the last one is."""
        sent = itertools.count(1)
        last = 0
        while self.events.empty():
            last = self.say_pulse(next(sent))
            self.hub.heard += self.hub.wire.wait(0.02)
        final = self.say_pulse(last + 1)
        while self.shown_pulse().steady != final:
            pass

    def say_pulse(self, steady: int) -> int:
        stamp = Stamp(epoch=0, sequence=0)
        pulse = HubPulse(version=1, stamp=stamp, wall=0, steady=steady, day=None)
        self.hub.say(self.topics.pulse, encode(pulse))
        return steady

    def shown_pulse(self) -> HubPulse:
        document = self.next_event(DocumentShown).document
        assert isinstance(document, HubPulse)
        return document

    def keep(self, command: AnyCommand, outcome: AnyOutcome) -> None:
        """What the device does before a command is forgotten; the last value: whether it is owed still."""
        if self.refusing:
            raise ReplyNotKept("no room")
        self.kept.append((command, outcome, self.link._outbox.owed is not None))

    def restart(self) -> None:
        self.link.stop()
        self.start()

    def next_event(self, kind: type[Heard]) -> Heard:
        """The next event, which must be of `kind`."""
        event = self.events.get(timeout=PATIENCE_S)
        assert isinstance(event, kind), event
        return event

    def push_clock(self, seconds: float) -> None:
        """Let the device's clock jump, once it has noted when to send again."""
        poll(lambda: self.link._resend_at > self.link._monotonic(), "nothing is to be sent again")
        self.pushed += seconds
        self.link._wire.wake()

    def arrived(self) -> bytes:
        """The next command that reaches the hub."""
        return self.hub.next_on(self.topics.command("kiosk-1"))

    def answer(self, payload: bytes, outcome: AnyOutcome) -> None:
        self.say_reply(decode_command(payload).key, outcome)

    def say_reply(self, key: CommandKey | None, outcome: AnyOutcome) -> None:
        reply = Reply(version=1, key=key, stamp=Stamp(epoch=1, sequence=8), body=outcome)
        self.hub.say(self.topics.reply("kiosk-1"), encode(reply))


@pytest.fixture
def rig(broker: int, tmp_path: Path) -> Iterator[Rig]:
    centre = f"link-{next(numbers)}"  # its own topics: the broker is shared
    with heard_by(broker, f"hub-of-{centre}", Topics(centre).commands) as hub:
        made = Rig(broker, tmp_path, hub, centre)
        yield made
        made.link.stop()


def queues(sequence: int, epoch: int = 1) -> bytes:
    stamp = Stamp(epoch=epoch, sequence=sequence)
    return encode(QueuesDocument(version=1, stamp=stamp, queues=(), served=()))


def shown_stamp(rig: Rig) -> tuple[int, int]:
    stamp = rig.next_event(DocumentShown).document.stamp
    return stamp.epoch, stamp.sequence


def test_a_command_is_sent_and_its_reply_handed_over(rig: Rig) -> None:
    rig.link.send(ISSUE)
    assert rig.next_event(CommandSent).command == ISSUE
    sent = rig.arrived()
    assert decode_command(sent).body == ISSUE
    rig.answer(sent, Agreed())
    assert rig.next_event(CommandAnswered) == CommandAnswered(
        ISSUE, Agreed(), Stamp(epoch=1, sequence=8), again=False
    )


def test_a_command_is_sent_again_with_the_same_bytes_until_it_is_answered(rig: Rig) -> None:
    rig.link.send(ISSUE)
    first = rig.arrived()
    for _ in range(2):
        rig.push_clock(RESEND_S)
        assert rig.arrived() == first
    rig.answer(first, Agreed())
    rig.next_event(CommandSent)
    rig.next_event(CommandAnswered)
    rig.pushed += RESEND_S
    rig.link.send(NEXT)
    assert decode_command(rig.arrived()).body == NEXT  # and nothing of the first one in between


def test_presses_while_one_is_outstanding_are_dropped_for_good(rig: Rig) -> None:
    for _ in range(5):
        rig.link.send(ISSUE)
    first = rig.arrived()
    rig.answer(first, Agreed())
    rig.next_event(CommandSent)
    rig.next_event(CommandAnswered)
    rig.link.send(NEXT)
    second = decode_command(rig.arrived())
    assert (second.body, second.key.sequence) == (NEXT, 2)


def test_what_was_owed_is_sent_again_after_a_restart_and_answered_as_such(rig: Rig) -> None:
    rig.link.send(ISSUE)
    first = rig.arrived()
    rig.next_event(CommandSent)
    rig.restart()
    assert rig.arrived() == first
    rig.answer(first, Agreed())
    assert rig.next_event(CommandAnswered).again
    rig.link.send(NEXT)
    rig.next_event(CommandSent)
    rig.answer(rig.arrived(), Agreed())
    assert not rig.next_event(CommandAnswered).again


def test_what_is_owed_is_sent_as_soon_as_there_is_a_connection_and_not_when_its_time_has_come(
    rig: Rig,
) -> None:
    rig.link.send(ISSUE)
    first = rig.arrived()
    rig.link.stop()
    late = DeviceLink(rig.settings, {}, rig.events.put, monotonic=lambda: 100.0)  # its time never comes
    late.start()
    try:
        assert rig.arrived() == first
    finally:
        late.stop()


def test_a_press_before_the_owed_one_is_answered_is_dropped(rig: Rig) -> None:
    rig.link.send(ISSUE)
    first = rig.arrived()
    rig.next_event(CommandSent)
    rig.restart()
    rig.link.send(NEXT)
    assert rig.arrived() == first
    rig.answer(first, Agreed())
    assert rig.next_event(CommandAnswered).command == ISSUE
    rig.link.send(OpenDay())
    assert decode_command(rig.arrived()).body == OpenDay()


def test_a_second_reply_and_the_reply_to_another_key_are_no_news(rig: Rig) -> None:
    rig.link.send(ISSUE)
    sent = rig.arrived()
    key = decode_command(sent).key
    rig.say_reply(None, Refused(reason=Reason.MALFORMED))
    rig.say_reply(CommandKey(device="kiosk-1", epoch=key.epoch, sequence=99), Agreed())
    rig.answer(sent, Agreed())
    rig.answer(sent, Agreed())
    rig.next_event(CommandSent)
    rig.next_event(CommandAnswered)
    rig.link.send(NEXT)
    rig.next_event(CommandSent)
    rig.answer(rig.arrived(), Agreed())
    assert rig.next_event(CommandAnswered).command == NEXT


@pytest.mark.parametrize("reason", [Reason.OLD_EPOCH, Reason.KEY_EXPIRED, Reason.KEY_REUSE])
def test_a_device_whose_memory_is_older_than_the_hubs_begins_anew(rig: Rig, reason: Reason) -> None:
    rig.link.send(ISSUE)
    sent = rig.arrived()
    known = decode_command(sent).key.epoch + 1_000_000
    rig.answer(sent, Refused(reason=reason, known_epoch=known))
    rig.next_event(CommandSent)
    rig.next_event(CommandAnswered)
    rig.link.send(ISSUE)
    assert decode_command(rig.arrived()).key == CommandKey(device="kiosk-1", epoch=known + 1, sequence=1)


def test_older_and_equal_documents_are_dropped_and_a_new_epoch_is_newer(rig: Rig) -> None:
    for sequence, epoch in ((5, 1), (4, 1), (5, 1), (6, 1), (2, 2), (99, 1), (3, 2)):
        stamp = Stamp(epoch=epoch, sequence=sequence)
        board = BoardDocument(version=1, stamp=stamp, zone="a", calls=())
        rig.hub.say(rig.topics.board("a"), encode(board))
    assert [shown_stamp(rig) for _ in range(4)] == [(1, 5), (1, 6), (2, 2), (2, 3)]


def test_a_document_that_is_taken_away_is_told_once_and_may_come_again(rig: Rig) -> None:
    topic, stamp = rig.topics.board("a"), Stamp(epoch=1, sequence=5)
    rig.hub.say(topic, b"")
    rig.hub.say(topic, encode(BoardDocument(version=1, stamp=stamp, zone="a", calls=())))
    rig.hub.say(topic, b"")
    rig.hub.say(topic, b"")
    rig.hub.say(topic, encode(BoardDocument(version=1, stamp=stamp, zone="a", calls=())))
    heard = [rig.events.get(timeout=PATIENCE_S) for _ in range(3)]
    assert [type(one) for one in heard] == [DocumentShown, DocumentTaken, DocumentShown]
    assert heard[1] == DocumentTaken(topic)


def test_the_queues_may_change_by_the_clock_alone_and_are_heard_under_the_same_stamp(rig: Rig) -> None:
    for sequence in (5, 4, 5, 6):
        rig.hub.say(rig.topics.queues, queues(sequence))
    assert [shown_stamp(rig) for _ in range(3)] == [(1, 5), (1, 5), (1, 6)]


def test_each_topic_is_judged_by_its_own_stamps(rig: Rig) -> None:
    rig.hub.say(rig.topics.queues, queues(9))
    stamp = Stamp(epoch=1, sequence=3)
    board = BoardDocument(version=1, stamp=stamp, zone="a", calls=())
    counter = CounterDocument(
        version=1, stamp=stamp, counter="c1", state=CounterState.OPEN, in_hand=None, served=0
    )
    rig.hub.say(rig.topics.board("a"), encode(board))
    rig.hub.say(rig.topics.counter("c1"), encode(counter))
    rig.hub.say(rig.topics.counter("c2"), encode(counter))
    rig.hub.say(rig.topics.queues, queues(10))
    shown = [rig.next_event(DocumentShown).document for _ in range(4)]  # topics keep no order among them
    assert board in shown
    assert counter in shown
    assert [one.stamp.sequence for one in shown if isinstance(one, QueuesDocument)] == [9, 10]


def test_a_pulse_is_heard_though_nothing_has_changed_since(rig: Rig) -> None:
    for steady in (1_000, 2_000, 2_000):
        rig.say_pulse(steady)
    assert [rig.shown_pulse().steady for _ in range(3)] == [1_000, 2_000, 2_000]


@pytest.mark.parametrize("garbage", [b"", b"\xff", b"{}", b'{"version":2}', b"[" * 5_000])
def test_garbage_on_its_topics_is_dropped_and_the_link_goes_on(rig: Rig, garbage: bytes) -> None:
    rig.link.send(ISSUE)
    sent = rig.arrived()
    rig.next_event(CommandSent)
    for topic in (rig.topics.queues, rig.topics.pulse, rig.topics.reply("kiosk-1"), rig.topics.board("a")):
        rig.hub.say(topic, garbage)
    rig.hub.say(rig.topics.queues, queues(1))
    rig.answer(sent, Agreed())
    heard = {type(rig.events.get(timeout=PATIENCE_S)) for _ in range(2)}
    assert heard == {DocumentShown, CommandAnswered}


@contextmanager
def full_disk(rig: Rig) -> Iterator[None]:
    """Every commit fails meanwhile. The link's thread owns the connection: touched once, at rest."""
    full = [True]
    poll(lambda: _hooked(rig.link._outbox._database, lambda: full[0]), "the outbox never rested")
    try:
        yield
    finally:
        full[0] = False


def _hooked(database: apsw.Connection, hook: Callable[[], bool]) -> bool:
    try:
        database.set_commit_hook(hook)
    except apsw.ThreadingViolationError:
        return False
    return True


def test_what_cannot_be_written_down_is_not_sent_and_the_screen_is_told(rig: Rig) -> None:
    with full_disk(rig):
        rig.link.send(ISSUE)
        assert rig.next_event(CommandAnswered).outcome == Refused(reason=Reason.STORAGE_FAILED)
    rig.link.send(NEXT)
    assert decode_command(rig.arrived()).body == NEXT


def test_a_reply_that_cannot_be_settled_is_handed_over_once_and_later(rig: Rig) -> None:
    """Handed over before the disk has it, it would come again after a restart: one number, two papers."""
    rig.link.send(ISSUE)
    sent = rig.arrived()
    rig.next_event(CommandSent)
    with full_disk(rig):
        rig.answer(sent, Agreed())
        rig.push_clock(RESEND_S)
        assert rig.arrived() == sent
        assert rig.events.empty()
    rig.answer(sent, Agreed())
    rig.next_event(CommandAnswered)
    rig.link.send(NEXT)
    assert rig.next_event(CommandSent).command == NEXT


def test_what_a_reply_asks_for_is_kept_before_the_command_is_forgotten(rig: Rig) -> None:
    rig.link.send(ISSUE)
    rig.next_event(CommandSent)
    rig.answer(rig.arrived(), Agreed())
    rig.next_event(CommandAnswered)
    assert rig.kept == [(ISSUE, Agreed(), True)]


def test_a_reply_that_cannot_be_kept_is_asked_for_again_and_handed_over_once(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.refusing = True
    rig.link.send(ISSUE)
    sent = rig.arrived()
    rig.next_event(CommandSent)
    rig.answer(sent, Agreed())
    poll(lambda: "no room; the reply is kept at the hub" in caplog.text, "the reply was never looked at")
    rig.push_clock(RESEND_S)
    assert rig.arrived() == sent
    assert rig.events.empty()
    rig.refusing = False
    rig.restart()
    rig.answer(rig.arrived(), Agreed())
    assert rig.next_event(CommandAnswered).again
    assert [owed for *_, owed in rig.kept] == [True]


def test_a_device_without_a_broker_keeps_what_it_owes(tmp_path: Path) -> None:
    settings = LinkSettings(
        host="127.0.0.1", port=9, centre="nowhere", device="kiosk-1", state_folder=tmp_path
    )
    events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    first = DeviceLink(settings, {}, events.put)
    first.start()
    first.send(ISSUE)
    assert events.get(timeout=PATIENCE_S) == CommandSent(ISSUE)
    first.stop()
    second = DeviceLink(settings, {}, events.put)
    second.start()
    second.send(NEXT)
    poll(second._commands.empty, "the link never looked at the press")
    second.stop()
    assert events.empty()
    with Outbox(settings.outbox, "kiosk-1") as outbox:
        assert outbox.owed is not None
        assert outbox.owed.envelope.body == ISSUE


def test_a_device_that_only_listens_needs_no_disk(tmp_path: Path) -> None:
    settings = LinkSettings("127.0.0.1", 9, "nowhere", "board-1", state_folder=None)
    events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()
    link = DeviceLink(settings, {}, events.put)
    link.start()
    link.send(ISSUE)
    assert events.get(timeout=PATIENCE_S) == CommandSent(ISSUE)
    link.stop()


def test_a_disk_that_refuses_is_said_and_does_not_end_the_device(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "in-the-way").touch()
    settings = LinkSettings("127.0.0.1", 9, "nowhere", "kiosk-1", state_folder=tmp_path / "in-the-way")
    link = DeviceLink(settings, {}, lambda _event: None)
    link.start()
    poll(lambda: "cannot be used as an outbox" in caplog.text, "the fault was never said")
    assert "trying again in 10 s" in caplog.text
    link.stop()
