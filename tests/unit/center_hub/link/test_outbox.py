"""What a device still owes: on disk before it is sent, and the same bytes for ever."""

import shutil
from pathlib import Path

import apsw
import pytest

from center_hub.contract.codec import decode_command
from center_hub.contract.commands import CallNext, IssueTicket, SignIn
from center_hub.contract.words import CommandKey
from center_hub.link.outbox import Outbox
from center_hub.link.port import OutboxFault

ISSUE = IssueTicket(service="card", language="az")
BIRTH = 1_795_161_600.0
"""UTC seconds at which the device began."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk-1" / "outbox.sqlite"


def opened(path: Path, device: str = "kiosk-1", wall_s: float = BIRTH) -> Outbox:
    return Outbox(path, device, wall_s=lambda: wall_s)


def fail_every_commit(outbox: Outbox, *, failing: bool) -> None:
    outbox._database.set_commit_hook((lambda: True) if failing else None)


def test_a_command_is_on_disk_before_anybody_can_send_it(path: Path) -> None:
    with opened(path) as outbox:
        owed = outbox.write_down(ISSUE)
        after_a_power_cut = shutil.copytree(path.parent, path.parent.with_name("disk")) / path.name
    reader = apsw.Connection(str(after_a_power_cut))
    assert reader.execute("SELECT payload FROM owed").get == owed.payload
    assert reader.execute("SELECT epoch, sequence FROM identity").get == (int(BIRTH), 1)
    reader.close()
    assert decode_command(owed.payload) == owed.envelope
    assert owed.envelope.key == CommandKey(device="kiosk-1", epoch=int(BIRTH), sequence=1)


def test_what_is_owed_survives_a_restart_byte_for_byte(path: Path) -> None:
    with opened(path) as outbox:
        owed = outbox.write_down(ISSUE)
    with opened(path, wall_s=BIRTH + 99) as outbox:
        assert outbox.owed == owed
        outbox.settle()
    with opened(path) as outbox:
        assert outbox.owed is None
        assert outbox.write_down(ISSUE).envelope.key.sequence == 2


def test_the_disk_is_asked_to_keep_every_command(path: Path) -> None:
    with opened(path) as outbox:
        assert outbox._database.pragma("synchronous") == 2  # FULL


def test_a_second_command_is_refused_while_one_is_owed(path: Path) -> None:
    with opened(path) as outbox:
        owed = outbox.write_down(ISSUE)
        with pytest.raises(OutboxFault, match="outstanding already"):
            outbox.write_down(CallNext(counter="c1", expect=None))
        assert outbox.owed == owed


def test_keys_rise_by_one(path: Path) -> None:
    with opened(path) as outbox:
        keys = []
        for _ in range(3):
            keys.append(outbox.write_down(ISSUE).envelope.key)
            outbox.settle()
    assert [key.sequence for key in keys] == [1, 2, 3]


def test_the_outbox_of_another_device_is_refused_by_name(path: Path) -> None:
    opened(path).__exit__()
    with pytest.raises(OutboxFault, match="belongs to kiosk-1, not to kiosk-2"):
        opened(path, "kiosk-2")


def test_a_device_that_lost_its_disk_begins_a_newer_epoch(path: Path) -> None:
    opened(path).__exit__()
    path.unlink()
    with opened(path, wall_s=BIRTH + 60) as outbox:
        assert outbox.write_down(ISSUE).envelope.key.epoch == int(BIRTH) + 60


@pytest.mark.parametrize(
    ("known", "wall_s", "begun"),
    [
        (int(BIRTH), BIRTH + 60, int(BIRTH) + 60),
        (int(BIRTH) + 500, BIRTH + 60, int(BIRTH) + 501),
        (int(BIRTH), 5.0, int(BIRTH) + 1),
    ],
)
def test_beginning_anew_passes_every_epoch_the_hub_knows_and_is_kept(
    path: Path, known: int, wall_s: float, begun: int
) -> None:
    with opened(path) as outbox:
        outbox.write_down(ISSUE)
        outbox.settle()
    with opened(path, wall_s=wall_s) as outbox:
        outbox.begin_anew(known)
    with opened(path) as outbox:
        assert outbox.write_down(ISSUE).envelope.key == CommandKey(device="kiosk-1", epoch=begun, sequence=1)


def test_a_machine_without_a_clock_still_has_an_epoch(path: Path) -> None:
    with opened(path, wall_s=0.0) as outbox:
        assert outbox.write_down(ISSUE).envelope.key.epoch == 1


def test_a_command_that_cannot_be_written_down_is_not_owed_and_uses_no_key(path: Path) -> None:
    with opened(path) as outbox:
        fail_every_commit(outbox, failing=True)
        with pytest.raises(OutboxFault, match="could not be written down"):
            outbox.write_down(ISSUE)
        assert outbox.owed is None
        fail_every_commit(outbox, failing=False)
        assert outbox.write_down(ISSUE).envelope.key.sequence == 1


def test_an_answer_that_cannot_be_written_down_leaves_the_command_owed(path: Path) -> None:
    with opened(path) as outbox:
        owed = outbox.write_down(ISSUE)
        fail_every_commit(outbox, failing=True)
        with pytest.raises(OutboxFault, match="cannot be written"):
            outbox.settle()
        assert outbox.owed == owed


def test_a_file_that_is_no_outbox_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a letter" * 200)
    with pytest.raises(OutboxFault, match=r"outbox\.sqlite cannot be used as an outbox"):
        opened(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "kiosk-1").write_text("a file where the folder should be")
    with pytest.raises(OutboxFault, match="cannot be used as an outbox"):
        opened(tmp_path / "kiosk-1" / "outbox.sqlite")


def test_an_owed_command_of_another_language_version_is_a_fault_not_a_crash(path: Path) -> None:
    with opened(path) as outbox:
        outbox.write_down(ISSUE)
        outbox._database.execute("UPDATE owed SET payload = ?", (b'{"version":2}',))
    with pytest.raises(OutboxFault, match="cannot be used as an outbox"):
        opened(path)


def test_two_programs_cannot_share_an_outbox(path: Path) -> None:
    with opened(path) as outbox:
        outbox.write_down(ISSUE)
        with pytest.raises(OutboxFault, match="locked"):
            opened(path)


def test_a_command_the_hub_could_not_read_is_not_written_down(path: Path) -> None:
    with opened(path) as outbox:
        with pytest.raises(OutboxFault, match="could not be written down"):
            outbox.write_down(IssueTicket(service="Not An Id", language="az"))
        assert outbox.owed is None
    with opened(path) as outbox:
        assert outbox.owed is None


def test_a_pin_is_on_no_disk_and_its_key_is_used_up_all_the_same(path: Path) -> None:
    pin = "86420975"
    with opened(path) as outbox:
        owed = outbox.write_down(SignIn(counter="c1", operator="op-1", pin=pin))
        assert outbox.owed == owed
        assert pin.encode() not in b"".join(file.read_bytes() for file in path.parent.iterdir())
    with opened(path, wall_s=BIRTH + 99) as outbox:
        assert outbox.owed is None
        assert outbox.write_down(ISSUE).envelope.key.sequence == 2
