"""The broker is killed without warning: nothing that was promised is lost, and all goes on by itself."""

import os
import signal
from pathlib import Path

from center_hub.contract.commands import CallNext, IssueTicket, OpenCounter, OpenDay
from center_hub.contract.replies import Called, Issued
from center_hub.contract.topics import Topics
from center_hub.contract.words import CommandKey
from center_hub.core.events import TicketCalled, TicketIssued
from center_hub.journal.journal import reading
from tests.support.bench import CENTRE
from tests.support.processes import BrokerProcess, HubProcess, children_of
from tests.support.stations import Station
from tests.support.wires import free_port, heard_by, poll

CARD = IssueTicket(service="card", language="az")
TOPICS = Topics(CENTRE)


def in_journal(hub: HubProcess, kind: type[TicketIssued | TicketCalled]) -> list[str]:
    with reading(hub.journal) as (_, records):
        return [one.event.ticket for one, _ in records if isinstance(one.event, kind)]


def test_the_hub_starts_its_own_broker_again_and_devices_go_on(hub: HubProcess, tmp_path: Path) -> None:
    port = free_port()
    hub.start(port, own_broker=True)
    with (
        Station(port, tmp_path, "manager-1") as manager,
        Station(port, tmp_path, "kiosk-1") as kiosk,
        Station(port, tmp_path, "counter-2", "c2") as counter,
    ):
        manager.ask(OpenDay())
        counter.ask(OpenCounter(counter="c2"))
        kiosk.ask(CARD)
        (broker,) = children_of(hub.pid)
        os.kill(broker, signal.SIGKILL)
        kiosk.look_until(lambda: kiosk.connections[-1:] == [False], "the kiosk never noticed")
        kiosk.link.send(CARD)  # while nobody can hear it
        counter.link.send(CallNext(counter="c2", expect=None))
        second = kiosk.answer().outcome
        assert isinstance(second, Issued)
        assert second.ticket == "1-A002"
        assert counter.answer().outcome == Called(ticket="1-A001")
        retained_is_back(port)
    assert in_journal(hub, TicketIssued) == ["1-A001", "1-A002"]
    assert in_journal(hub, TicketCalled) == ["1-A001"]
    assert hub.stop() == 0


def retained_is_back(port: int) -> None:
    """A screen that comes now is told everything."""
    wanted = [TOPICS.pulse, TOPICS.queues, TOPICS.counter("c2"), TOPICS.board("a"), TOPICS.board("b")]
    with heard_by(port, "newcomer", *wanted) as ear:
        ear.until(lambda one: {heard.topic for heard in one.heard} == set(wanted))


def test_a_broker_beside_the_hub_may_die_and_come_back(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        Station(broker.port, tmp_path, "kiosk-1") as kiosk,
    ):
        manager.ask(OpenDay())
        kiosk.ask(CARD)
        broker.kill()
        kiosk.link.send(CARD)
        kiosk.look_until(lambda: kiosk.connections[-1:] == [False], "the kiosk never noticed")
        broker.start()
        assert isinstance(kiosk.answer().outcome, Issued)
        retained_is_back(broker.port)
    assert in_journal(hub, TicketIssued) == ["1-A001", "1-A002"]


def test_the_embedded_broker_goes_when_its_hub_is_killed(hub: HubProcess, tmp_path: Path) -> None:
    port = free_port()
    hub.start(port, own_broker=True)
    with Station(port, tmp_path, "manager-1") as manager:
        manager.ask(OpenDay())
        (broker,) = children_of(hub.pid)
        hub.kill()
        poll(lambda: not runs(broker), "the broker outlived its hub and keeps the port")
        hub.start(port, own_broker=True)
        kiosk_folder = tmp_path / "later"
        with Station(port, kiosk_folder, "kiosk-1") as kiosk:
            assert isinstance(kiosk.ask(CARD).outcome, Issued)
    with reading(hub.journal) as (_, records):
        assert [key for one, key in records if isinstance(one.event, TicketIssued)] == [
            CommandKey(device="kiosk-1", epoch=kiosk.link._outbox._epoch, sequence=1)
        ]


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
