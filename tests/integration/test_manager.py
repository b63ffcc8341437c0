"""The manager's command line against a real hub."""

import json
import queue
from pathlib import Path

import pytest

from center_hub.contract.commands import AnyCommand, IssueTicket, OpenCounter
from center_hub.contract.health import at_start, with_printer
from center_hub.contract.replies import AnyOutcome, Issued
from center_hub.core.events import DayClosed, DayOpened
from center_hub.journal.journal import reading
from center_hub.link.outbox import Outbox
from center_hub.link.port import LinkSettings
from center_hub.manager import conversation
from center_hub.manager.__main__ import main
from center_hub.manager.answers import DONE, NO_ANSWER, REFUSED
from center_hub.manager.conversation import Conversation
from center_hub.manager.devices import NothingHeard, look
from tests.support.processes import SMALL_CENTRE, BrokerProcess, HubProcess
from tests.support.stations import Station
from tests.support.wires import free_port, poll


class Desk:
    """A manager's terminal in a centre whose hub can be started and stopped."""

    def __init__(self, folder: Path, hub: HubProcess) -> None:
        self.folder = folder
        self.hub = hub
        self.port = free_port()

    def start(self) -> None:
        """The hub with a broker of its own."""
        self.hub.start(self.port, own_broker=True)

    def ask(self, *command: str) -> int:
        """The exit code of one command."""
        wire = ["--centre", str(SMALL_CENTRE), "--broker", f"127.0.0.1:{self.port}"]
        return main([*wire, "--state", str(self.folder), *command])

    def as_device(self, device: str, command: AnyCommand) -> AnyOutcome:
        """What the hub answers another device."""
        settings = LinkSettings("127.0.0.1", self.port, "small-1", device, self.folder)
        with Conversation(settings) as link:
            return link.ask(command)

    def days(self) -> list[type[object]]:
        """The openings and closings in the journal; the hub must be stopped."""
        with reading(self.hub.journal) as (_, records):
            events = [recorded.event for recorded, _ in records]
        return [type(event) for event in events if isinstance(event, DayOpened | DayClosed)]


@pytest.fixture
def desk(tmp_path: Path, hub: HubProcess) -> Desk:
    """A running hub and a terminal."""
    made = Desk(tmp_path, hub)
    made.start()
    return made


def test_a_command_nobody_answered_is_never_carried_out_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Close-day of an hour ago must not empty a full hall when the next command is given."""
    poll(lambda: desk.ask("open-day") == DONE, "the day was never opened")
    desk.hub.stop()
    monkeypatch.setattr(conversation, "PATIENCE_S", 0.3)
    assert desk.ask("close-day") == NO_ANSWER
    assert "will not be tried again" in capsys.readouterr().err
    monkeypatch.undo()
    desk.start()
    poll(lambda: desk.ask("open-day") == DONE, "the hub never came back")
    assert "open already" in capsys.readouterr().out
    desk.hub.stop()
    assert desk.days() == [DayOpened]


class Interrupted(queue.SimpleQueue[object]):
    """Somebody presses Ctrl-C while an answer is waited for."""

    def get(self, block: bool = True, timeout: float | None = None) -> object:  # noqa: FBT001, FBT002 - as the queue has it
        """Never anything; what is put in meanwhile stays."""
        if not block or timeout is None:
            return super().get(block, timeout)
        raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing_owed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.hub.stop()

    monkeypatch.setattr(queue, "SimpleQueue", Interrupted)
    assert desk.ask("close-day") == NO_ANSWER
    assert "will not be tried again" in capsys.readouterr().err
    with Outbox(desk.folder / "manager-1-outbox.sqlite", "manager-1") as outbox:
        assert outbox.owed is None


def test_opening_an_open_day_and_closing_a_closed_one_is_no_failure(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [desk.ask(word) for word in ("open-day", "open-day", "close-day", "close-day")] == [DONE] * 4
    assert capsys.readouterr().out.splitlines() == ["a service day is open already", "no service day is open"]
    desk.hub.stop()
    assert desk.days() == [DayOpened, DayClosed]


def appointments(folder: Path, count: int, *, hour: str = "09") -> str:
    """A file of appointments for a day that no test will see."""
    rows = "".join(f"AB{number:04d};card;2090-01-02;{hour}:{number % 60:02d}\r\n" for number in range(count))
    file = folder / "tomorrow.csv"
    file.write_text("\ufeffcode;service;date;time\r\n" + rows, encoding="utf-8")
    return str(file)


def test_the_same_file_may_be_imported_again_and_again(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = appointments(desk.folder, 250)
    for expected in ("250 added, 0 changed, 0 unchanged", "0 added, 0 changed, 250 unchanged"):
        assert desk.ask("import-appointments", file) == DONE
        assert expected in capsys.readouterr().out
    assert desk.ask("import-appointments", appointments(desk.folder, 251, hour="10"), "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["sent"], told["added"], told["changed"], told["unchanged"]) == (251, 1, 250, 0)


def test_an_import_that_breaks_off_is_completed_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.ask("import-appointments", appointments(desk.folder, 100)) == DONE
    file = appointments(desk.folder, 250)
    desk.hub.stop()
    monkeypatch.setattr(conversation, "PATIENCE_S", 0.3)
    assert desk.ask("import-appointments", file) == NO_ANSWER
    assert "no answer from the hub after 0 of 250" in capsys.readouterr().err
    monkeypatch.undo()
    desk.start()
    assert desk.ask("import-appointments", file) == DONE
    assert "150 added, 0 changed, 100 unchanged" in capsys.readouterr().out


def test_an_appointment_that_the_hub_does_not_take_is_told_by_its_line(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = desk.folder / "old.csv"
    file.write_text(
        "code,service,date,time\nCD34,card,2020-01-02,09:30\nEF56,card,2090-01-02,09:30\n", encoding="utf-8"
    )
    assert desk.ask("import-appointments", str(file)) == REFUSED
    told = capsys.readouterr().out
    assert f"{file}:2:1: CD34: Its time has passed." in told
    assert "2 of 2 appointments sent: 1 added, 0 changed, 0 unchanged, 1 not taken" in told


def test_an_appointment_is_cancelled_once_and_for_all(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.ask("import-appointments", appointments(desk.folder, 1)) == DONE
    assert [desk.ask("cancel-appointment", "AB0000") for _ in range(2)] == [DONE, DONE]
    assert "it was cancelled before" in capsys.readouterr().out
    assert desk.ask("cancel-appointment", "ZZ9999") == REFUSED
    assert "refused: There is no such appointment." in capsys.readouterr().err


def test_a_suspended_service_gives_no_ticket_until_it_is_resumed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    suspend = ("suspend", "card", "--message", "az=Sabah gəlin", "--message", "en=Come tomorrow")
    assert desk.ask("open-day") == DONE
    desk.as_device("counter-1", OpenCounter(counter="c1"))
    assert [desk.ask(*suspend) for _ in range(2)] == [DONE, DONE]
    assert "suspended with this message already" in capsys.readouterr().out
    wanted = IssueTicket(service="card", language="az")
    assert not isinstance(desk.as_device("kiosk-1", wanted), Issued)
    assert [desk.ask("resume", "card") for _ in range(2)] == [DONE, DONE]
    assert "it is not suspended" in capsys.readouterr().out
    assert isinstance(desk.as_device("kiosk-1", wanted), Issued)


def test_a_ticket_is_found_by_its_number_and_cancelled_by_its_id(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.ask("open-day") == DONE
    desk.as_device("counter-1", OpenCounter(counter="c1"))
    issued = desk.as_device("kiosk-1", IssueTicket(service="card", language="az"))
    assert isinstance(issued, Issued)
    assert desk.ask("find", "A001") == DONE
    first, state, *_ = capsys.readouterr().out.splitlines()
    assert (first, state) == (f"A 001  (ticket {issued.ticket})", "  state       waiting, 0 ahead")
    assert desk.ask("cancel", issued.ticket) == DONE
    assert desk.ask("find", issued.ticket, "--json") == DONE
    assert json.loads(capsys.readouterr().out)["state"] == "cancelled"
    assert desk.ask("cancel", issued.ticket) == REFUSED
    assert desk.ask("find", "A999") == REFUSED
    assert "No such ticket was given today." in capsys.readouterr().err


def test_a_clock_is_trusted_in_a_day_and_refused_without_one(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.ask("trust-clock") == REFUSED
    assert "No service day is open." in capsys.readouterr().err
    assert desk.ask("open-day") == DONE
    assert desk.ask("trust-clock") == DONE


def test_a_technician_is_told_how_every_device_is(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    well = with_printer(at_start(has_printer=True), "ready", can_print=True)

    def told() -> bool:
        assert desk.ask("devices") == DONE
        rows = [line.split() for line in capsys.readouterr().out.splitlines()]
        return ["kiosk-1", "online"] in [row[:2] for row in rows]

    poll(lambda: desk.ask("open-day") == DONE, "the day was never opened")
    with Station(desk.port, tmp_path, "kiosk-1", health=well):
        poll(told, "the kiosk was never there")
        assert desk.ask("devices", "--json") == DONE
        devices = json.loads(capsys.readouterr().out)["devices"]
    assert devices[0]["device"] == "kiosk-1"
    assert devices[0]["printer"] == {"condition": "ready", "can_print": True}
    assert devices[1] == {"device": "kiosk-2", "presence": "unknown"}


def test_what_a_broker_kept_of_a_hub_that_is_gone_is_no_answer(
    hub: HubProcess, broker: BrokerProcess, tmp_path: Path
) -> None:
    hub.start(broker.port)
    settings = LinkSettings("127.0.0.1", broker.port, "small-1", "manager-1", state_folder=None)
    assert look(settings).devices
    hub.stop()
    with pytest.raises(NothingHeard, match="the hub is silent"):
        look(settings, patience_s=1.5)
