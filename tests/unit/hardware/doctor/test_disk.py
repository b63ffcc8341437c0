import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hardware.doctor.disk import _flushes, _ground, examine_disk, flush_times, percentile
from hardware.doctor.mounts import Mount
from hardware.finding import Finding, Verdict


def by_check(found: list[Finding]) -> dict[str, Finding]:
    assert {one.part for one in found} == {"disk"}
    return {one.check: one for one in found}


NOBODY = 65_534


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """As a user who is not root, whom no closed folder lets in."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_on_a_real_disk_is_measured_and_left_as_it_was(tmp_path: Path) -> None:
    found = by_check(list(examine_disk(tmp_path)))
    assert found["folder"].verdict is Verdict.OK
    assert {"free space", "kind of disk", "flush to disk", "slow flush"} < found.keys()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_yet_is_measured_where_it_will_be(tmp_path: Path) -> None:
    found = by_check(list(examine_disk(tmp_path / "nobat" / "kiosk-1")))
    assert found["folder"].value.endswith("kiosk-1 will be made")
    assert "flush to disk" in found
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "nobat"
    in_the_way.touch()
    found = list(examine_disk(in_the_way / "kiosk-1"))
    assert [one.verdict for one in found] == [Verdict.FAIL]
    assert str(in_the_way) in found[0].value


MEMORY = Path("/dev/shm")  # noqa: S108  what is tested is that it is in memory


@pytest.mark.skipif(not MEMORY.is_dir(), reason="no folder in memory on this machine")
def test_a_folder_in_memory_fails(tmp_path: Path) -> None:
    found = by_check(list(examine_disk(MEMORY)))
    assert found["kind of disk"].verdict is Verdict.FAIL
    assert found["kind of disk"].value.startswith(f"tmpfs on {MEMORY}")
    assert "lost with the power" in found["kind of disk"].advice


def test_a_folder_that_may_not_be_written_fails_and_the_advice_names_it() -> None:
    found = list(examine_disk(Path("/sys/nobat")))  # where not even root may make a file
    assert found[-1].verdict is Verdict.FAIL
    assert "install -d" in found[-1].advice
    assert "/sys" in found[-1].advice


def test_a_folder_that_may_not_be_entered_is_told_by_its_name() -> None:
    with TemporaryDirectory() as everybodys:
        Path(everybodys).chmod(0o755)
        closed = Path(everybodys, "closed")
        (closed / "state").mkdir(parents=True)
        closed.chmod(0o600)
        with as_somebody_else():
            (found,) = examine_disk(closed / "state")
        closed.chmod(0o700)
    assert (found.check, found.verdict) == ("folder", Verdict.FAIL)
    assert found.value == f"{closed} may not be entered"
    assert f"chmod a+x {closed}" in found.advice


@pytest.mark.parametrize(
    ("kind", "source", "verdict"),
    [
        ("ext4", "/dev/mmcblk0p2", Verdict.OK),
        ("tmpfs", "tmpfs", Verdict.FAIL),
        ("overlay", "overlay", Verdict.WARN),
        ("nfs4", "server:/export", Verdict.WARN),
        ("strangefs", "somewhere", Verdict.WARN),
    ],
)
def test_only_a_disk_of_this_box_is_well(kind: str, source: str, verdict: Verdict) -> None:
    assert _ground(Mount("/", kind, source, "8:1")).verdict is verdict


def test_an_unknown_disk_is_never_well() -> None:
    assert _ground(None).verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("usual_ms", "removable", "verdict"),
    [
        (0.01, True, Verdict.FAIL),
        (0.01, None, Verdict.WARN),
        (0.01, False, Verdict.OK),
        (4.0, True, Verdict.OK),
        (4.0, None, Verdict.OK),
    ],
)
def test_a_card_that_writes_in_no_time_is_lying(
    usual_ms: float, verdict: Verdict, *, removable: bool | None
) -> None:
    flush, slow = _flushes([usual_ms] * 50, removable=removable)
    assert flush.verdict is verdict
    assert (flush.advice == "") is (verdict is Verdict.OK)
    assert slow.verdict is Verdict.OK


def test_a_disk_that_stalls_is_warned_of() -> None:
    _, slow = _flushes([4.0] * 49 + [900.0], removable=True)
    assert slow.verdict is Verdict.WARN
    assert slow.value == "900.0 ms (slowest of 50)"


def test_a_very_slow_disk_is_measured_a_few_times_only(tmp_path: Path) -> None:
    seconds = iter(range(1000))
    assert len(flush_times(tmp_path, lambda: float(next(seconds)))) < 10


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.0
    assert percentile([1.0], 99) == 1.0
    assert percentile([float(n) for n in range(1, 101)], 99) == 99.0


def test_the_file_written_to_is_gone_even_if_the_flush_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    found = by_check(list(examine_disk(tmp_path)))
    assert found["writing"].value == f"{tmp_path}: Input/output error"
    assert list(tmp_path.iterdir()) == []
