"""The hub is killed without warning, anywhere: no number twice, nobody called twice, every reply once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from center_hub.contract.codec import decode_reply
from center_hub.contract.commands import IssueTicket, OpenDay
from center_hub.contract.replies import AnyOutcome, Called, Issued
from center_hub.contract.topics import Topics
from center_hub.core.events import TicketCalled, TicketIssued
from center_hub.journal.__main__ import main as journal_main
from center_hub.journal.journal import reading
from tests.support.bench import CENTRE, payload
from tests.support.holding_proxy import HoldingProxy
from tests.support.processes import Embedded, HubProcess
from tests.support.stations import Station
from tests.support.wires import Ear, NeverHappened, heard_by, poll
from tests.support.working_day import PRESSES

TOPICS = Topics(CENTRE)
SCRIPT = PRESSES[:17]
EXPECTED_TICKETS = ["1-P001", "1-A001", "1-A002", "1-A003"]
EXPECTED_CALLS = ["1-P001", "1-A001", "1-A002", "1-P001"]
"""P001 is sent on after its first service and called once more for its second."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of one broker that lives on while hubs come and go."""
    broker = Embedded(tmp_path_factory.mktemp("broker"))
    broker.start()
    yield broker.port
    broker.stop()


@pytest.fixture
def ear(port: int) -> Iterator[Ear]:
    """All devices of the centre at once."""
    with heard_by(port, "all-devices", f"nobat/1/{CENTRE}/reply/+") as made:
        yield made


def ask(ear: Ear, device: str, sent: bytes) -> bytes:
    """Send until answered, as a device does, only sooner."""
    for _ in range(100):
        ear.say(TOPICS.command(device), sent)
        try:
            ear.until(lambda one: any(h.topic == TOPICS.reply(device) for h in one.heard), patience_s=0.15)
        except NeverHappened:
            continue
        return ear.next_on(TOPICS.reply(device))
    message = f"the hub never answered {device}"
    raise NeverHappened(message)


def script() -> Iterator[tuple[str, bytes]]:
    """Device and bytes of each press."""
    sent: Counter[str] = Counter()
    for device, command in SCRIPT:
        sent[device] += 1
        yield device, payload(device, command, sequence=sent[device])


def given(outcomes: list[AnyOutcome]) -> list[str]:
    return [one.ticket for one in outcomes if isinstance(one, Issued)]


def called(outcomes: list[AnyOutcome]) -> list[str | None]:
    return [one.ticket for one in outcomes if isinstance(one, Called)]


@pytest.mark.parametrize("place", range(1, len(SCRIPT)))
def test_a_hub_killed_between_any_two_commands_goes_on_where_it_was(
    ear: Ear, hub: HubProcess, port: int, place: int
) -> None:
    outcomes: list[AnyOutcome] = []
    hub.start(port)
    for number, (device, sent) in enumerate(script(), 1):
        reply = ask(ear, device, sent)
        outcomes.append(decode_reply(reply).body)
        if number == place:
            hub.kill()
            ear.heard.clear()
            hub.start(port)
            assert ask(ear, device, sent) == reply
    assert given(outcomes) == EXPECTED_TICKETS
    assert called(outcomes) == EXPECTED_CALLS
    hub.kill()
    assert journal_main(["verify", str(hub.journal)]) == 0
    with reading(hub.journal) as (_, records):
        events = [one.event for one, _ in records]
    assert [one.ticket for one in events if isinstance(one, TicketIssued)] == EXPECTED_TICKETS
    assert [one.ticket for one in events if isinstance(one, TicketCalled)] == EXPECTED_CALLS


def test_a_hub_killed_between_commit_and_reply_gives_the_one_reply_afterwards(
    hub: HubProcess, port: int, tmp_path: Path
) -> None:
    with (
        HoldingProxy(port) as proxy,
        Station(port, tmp_path, "manager-1") as manager,
        Station(port, tmp_path, "kiosk-1") as kiosk,
    ):
        hub.start(proxy.port)
        manager.ask(OpenDay())
        proxy.hold()
        kiosk.link.send(IssueTicket(service="card", language="prs"))
        poll(lambda: issued_in(hub.journal) == ["1-A001"], "the hub never committed")
        hub.kill()
        kiosk.look_until(kiosk.events.empty, "the link never fell silent")
        assert kiosk.answers == []  # the reply was lost on its way
        hub.start(port)
        answer = kiosk.answer()
        assert isinstance(answer.outcome, Issued)
        assert (answer.outcome.ticket, answer.again) == ("1-A001", False)
        third = kiosk.ask(IssueTicket(service="card", language="prs")).outcome
        assert isinstance(third, Issued)
        assert third.ticket == "1-A002"
        assert len(kiosk.answers) == 2
    assert issued_in(hub.journal) == ["1-A001", "1-A002"]


def issued_in(journal: Path) -> list[str]:
    with reading(journal) as (_, records):
        return [one.event.ticket for one, _ in records if isinstance(one.event, TicketIssued)]
