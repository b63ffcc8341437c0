"""A citizen from kiosk to counter and home, through real links, a real broker and a real hub."""

from pathlib import Path

import pytest

from center_hub.contract.commands import (
    CallNext,
    FinishService,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartService,
)
from center_hub.contract.documents import BoardDocument, CounterDocument, HubPulse, QueuesDocument
from center_hub.contract.replies import Agreed, Called, Issued, Reason, Refused
from center_hub.contract.words import CounterState
from center_hub.journal.__main__ import main as journal_main
from tests.support.processes import BrokerProcess, HubProcess
from tests.support.stations import Station

CARD = IssueTicket(service="card", language="ps")


def test_a_citizen_is_issued_called_served_and_done(
    broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    with (
        Station(broker.port, tmp_path, "manager-1") as manager,
        Station(broker.port, tmp_path, "kiosk-1") as kiosk,
        Station(broker.port, tmp_path, "counter-2", "c2") as counter,
        Station(broker.port, tmp_path, "board-1") as board,
    ):
        assert manager.ask(OpenDay()).outcome == Agreed()
        assert counter.ask(OpenCounter(counter="c2")).outcome == Agreed()
        paper = kiosk.ask(CARD).outcome
        assert isinstance(paper, Issued)
        assert (paper.ticket, paper.ahead, paper.language) == ("1-A001", 0, "ps")
        called = counter.ask(CallNext(counter="c2", expect=None))
        assert called.outcome == Called(ticket=paper.ticket)
        board.look_until(lambda: stands_on(board, paper.ticket), "the call never stood on the board")
        assert counter.ask(StartService(counter="c2", ticket=paper.ticket)).outcome == Agreed()
        assert counter.ask(FinishService(counter="c2", ticket=paper.ticket)).outcome == Agreed()
        counter.look_until(lambda: served(counter) == 1, "the counter never showed that it is free")
        board.look_until(lambda: not stands_on(board, paper.ticket), "the call still stands on the board")
        kiosk.look_until(lambda: isinstance(kiosk.shown.get(HubPulse), HubPulse), "no pulse")
        queues = kiosk.shown[QueuesDocument]
        assert isinstance(queues, QueuesDocument)
        assert queues.served == ("card",)
        assert counter.ask(CallNext(counter="c1", expect=None)).outcome == Refused(
            reason=Reason.NOT_PERMITTED
        )
    assert hub.stop() == 0
    assert journal_main(["verify", str(hub.journal)]) == 0


def stands_on(board: Station, ticket: str) -> bool:
    document = board.shown.get(BoardDocument)
    return isinstance(document, BoardDocument) and any(
        call.ticket == ticket and call.standing for call in document.calls
    )


def served(counter: Station) -> int:
    document = counter.shown.get(CounterDocument)
    if not isinstance(document, CounterDocument) or document.state is not CounterState.OPEN:
        return -1
    return document.served if document.in_hand is None else -1


def test_hub_and_devices_may_be_there_before_their_broker(
    sleeping_broker: BrokerProcess, hub: HubProcess, tmp_path: Path
) -> None:
    hub.start(sleeping_broker.port)
    with Station(sleeping_broker.port, tmp_path, "manager-1") as manager:
        manager.link.send(OpenDay())
        sleeping_broker.start()
        assert manager.answer().outcome == Agreed()
    assert hub.stop() == 0


def test_two_hubs_never_serve_one_journal(broker: BrokerProcess, hub: HubProcess, tmp_path: Path) -> None:
    hub.start(broker.port)
    with Station(broker.port, tmp_path, "manager-1") as manager:
        manager.ask(OpenDay())
        second = HubProcess(hub.journal)
        second.start(broker.port)
        assert second.wait() == 2
        assert "in use by another hub: stop that one first" in second.told


@pytest.mark.parametrize("content", [b"a letter, and no journal" * 40])
def test_a_hub_that_cannot_serve_says_why_and_ends(hub: HubProcess, content: bytes) -> None:
    hub.journal.write_bytes(content)
    hub.start(9)
    assert hub.wait() == 2
    assert "the hub cannot serve:" in hub.told
    assert "Traceback" not in hub.told
