from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hardware.doctor.mounts import MOUNTINFO, Mount, is_removable, mount_of, mounts_of

PI = """\
21 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw
22 21 0:20 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=800000k
30 21 8:1 / /mnt/my\\040disk rw - vfat /dev/sda1 rw
31 21 8:17 / /var/lib/nobat rw - ext4 /dev/sdb1 rw
32 21 0:40 / /var/lib/nobat rw - overlay overlay rw
not a line of it
"""


def test_a_folder_is_on_the_longest_mount_above_it() -> None:
    mounts = mounts_of(PI)
    assert mount_of("/var/lib/other", mounts) == Mount("/", "ext4", "/dev/mmcblk0p2", "179:2")
    found = mount_of("/run/nobat", mounts)
    assert found is not None
    assert found.kind == "tmpfs"


def test_a_name_that_only_begins_alike_is_not_above() -> None:
    found = mount_of("/runner", mounts_of(PI))
    assert found is not None
    assert found.point == "/"


def test_a_blank_in_a_mount_point_is_read() -> None:
    found = mount_of("/mnt/my disk/state", mounts_of(PI))
    assert found is not None
    assert found.source == "/dev/sda1"


def test_of_two_mounts_on_one_point_the_later_covers_the_earlier() -> None:
    found = mount_of("/var/lib/nobat/kiosk-1", mounts_of(PI))
    assert found is not None
    assert found.kind == "overlay"


def test_nothing_is_known_of_a_list_without_a_root() -> None:
    assert mount_of("/home", []) is None


def test_this_very_machine_has_what_it_told_us_in() -> None:
    """Not a root: inside a chroot the kernel shows none."""
    found = mount_of(str(MOUNTINFO), mounts_of(MOUNTINFO.read_text()))
    assert found is not None
    assert found.kind == "proc"


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    mount_of("/var", mounts_of(text))


def block_device(tmp_path: Path, number: str, where: str, *, removable: str | None) -> None:
    """A disk and its entry under /sys/dev/block, as the kernel links it."""
    folder = tmp_path / where
    folder.mkdir(parents=True)
    if removable is not None:
        whole = folder.parent if (folder.name[-1].isdigit() and "mmc" not in where) else folder
        (whole / "removable").write_text(removable)
        if whole is not folder:
            (folder / "partition").write_text("1\n")
    (tmp_path / number).symlink_to(folder)


def test_a_stick_is_removable_and_a_disk_is_not(tmp_path: Path) -> None:
    block_device(tmp_path, "8:1", "devices/sda/sda1", removable="1\n")
    block_device(tmp_path, "8:17", "devices/sdb/sdb1", removable="0\n")
    assert is_removable("8:1", tmp_path) is True
    assert is_removable("8:17", tmp_path) is False


def test_a_memory_card_counts_as_removable_whatever_the_kernel_calls_it(tmp_path: Path) -> None:
    block_device(tmp_path, "179:0", "devices/mmcblk0", removable="0\n")
    assert is_removable("179:0", tmp_path) is True


def test_what_the_kernel_does_not_tell_is_unknown(tmp_path: Path) -> None:
    assert is_removable("0:40", tmp_path) is None
