"""The manager's command line against a real hub."""

from pathlib import Path

import pytest

from center_hub.core.events import DayClosed, DayOpened
from center_hub.journal.journal import reading
from center_hub.manager import __main__ as manager
from tests.support.processes import HubProcess
from tests.support.wires import free_port, poll


def ask(port: int, state: Path, *command: str) -> int:
    wire = ["--centre", "small-1", "--broker", f"127.0.0.1:{port}", "--state", str(state)]
    return manager.main([*wire, *command])


def days(journal: Path) -> list[type[object]]:
    with reading(journal) as (_, records):
        events = [recorded.event for recorded, _ in records]
    return [type(event) for event in events if isinstance(event, DayOpened | DayClosed)]


def test_a_command_nobody_answered_is_never_carried_out_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Close-day of an hour ago must not empty a full hall when the next command is given."""
    port = free_port()
    hub = HubProcess(tmp_path / "journal.sqlite")
    hub.start(port, own_broker=True)
    poll(lambda: ask(port, tmp_path, "open-day") == manager.DONE, "the day was never opened")
    hub.stop()
    monkeypatch.setattr(manager, "PATIENCE_S", 0.3)
    assert ask(port, tmp_path, "close-day") == manager.NO_ANSWER
    assert "will not be tried again" in capsys.readouterr().err
    monkeypatch.undo()
    hub.start(port, own_broker=True)
    poll(lambda: ask(port, tmp_path, "open-day") == manager.REFUSED, "the hub never came back")
    hub.stop()
    assert days(hub.journal) == [DayOpened]


@pytest.mark.parametrize("bad", [["cancel", "A042"], ["--centre", "Baku", "open-day"]])
def test_a_mistyped_command_is_refused_before_anything_is_sent(
    tmp_path: Path, bad: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        ask(free_port(), tmp_path, *bad)
    assert ended.value.code == 2
    assert "error" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
