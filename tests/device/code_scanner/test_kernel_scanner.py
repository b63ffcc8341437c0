"""The scanner of the kernel against recorded event bytes, through real descriptors."""

import errno
import os
import random
from pathlib import Path

import pytest

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.layouts import LAYOUTS
from hardware.code_scanner.settings import TYPED_KEYS
from hardware.code_scanner.takers import TypedScans
from hardware.input_reader import SILENCE_S, InputReader, OpenInput
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.examination import examine_event_device
from hardware.kernel_input.opening import KernelWay
from hardware.permission import UDEV_RULE
from tests.device.code_scanner.conftest import LOOK_AGAIN_S, Bench, Heard
from tests.support.recorded_input import DROPPED, RecordedInput, typed, without_grab

TOKEN = "q7Zt3fN0x5yV1mC8-_aB2d"  # noqa: S105 - the opaque text of a code, no password
ZEBRA = (0x05E0, 0x1200)
WANTED = Wanted(*ZEBRA, None, TYPED_KEYS)


def test_a_code_is_read_at_every_split_of_its_bytes() -> None:
    data = b"".join(typed("]Q1k7-Q\n"))
    for cut in range(len(data) + 1):
        scans: list[str] = []
        taker = TypedScans(LAYOUTS["us"], Assembly(), scans.append)
        taker.begin(0.0)
        taker.take(data[:cut], 0.0)
        taker.take(data[cut:], 0.0)
        assert scans == ["k7-Q"]
        assert not taker.waiting


def test_a_code_comes_whole_through_the_kernels_descriptor_however_it_is_cut(
    bench: Bench, kernel: RecordedInput
) -> None:
    kernel.plug(3, *ZEBRA, "usb-0000:00:14.0-2/input0")
    heard = bench.kernel(kernel)
    assert heard.is_there()
    chance = random.Random(7)
    data = b"".join(typed(f"{TOKEN}\n")) * 20
    while data:
        cut = chance.randint(1, 500)
        kernel.say(3, data[:cut])
        data = data[cut:]
    assert [heard.scan() for _ in range(20)] == [TOKEN] * 20


def test_a_scanner_without_an_enter_is_through_when_it_is_silent(bench: Bench, kernel: RecordedInput) -> None:
    kernel.plug(3, *ZEBRA, "usb-1/input0")
    heard = bench.kernel(kernel, silence_s=SILENCE_S)
    assert heard.is_there()
    kernel.say(3, b"".join(typed(TOKEN)))
    assert heard.scan() == TOKEN


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_of_a_scan_of_which_the_kernel_lost_a_part_nothing_is_delivered(at: int) -> None:
    reports = list(typed(f"{TOKEN}\n"))
    scans: list[str] = []
    taker = TypedScans(LAYOUTS["us"], Assembly(), scans.append)
    taker.take(b"".join([*reports[:at], DROPPED, *reports[at + 3 :]]), 0.0)
    taker.take(b"".join(typed("K7Q2M9\n")), 0.0)
    assert scans == ["K7Q2M9"]


def test_pulled_out_at_any_report_and_put_in_again_the_next_code_is_whole(
    bench: Bench, kernel: RecordedInput
) -> None:
    heard = bench.kernel(kernel)
    assert not heard.is_there()
    reports = list(typed("K7Q"))
    for number in range(len(reports) + 1):
        kernel.plug(number, *ZEBRA, "usb-1/input0")
        assert heard.is_there()
        kernel.say(number, b"".join(reports[:number]) + reports[0][:11])
        kernel.unplug(number)
        assert not heard.is_there()
    kernel.plug(99, *ZEBRA, "usb-1/input0")
    assert heard.is_there()
    kernel.say(99, b"".join(typed("NEXT1\n")))
    assert heard.scan() == "NEXT1"


def test_two_alike_that_are_swapped_keep_their_names(bench: Bench, kernel: RecordedInput) -> None:
    left, right = "usb-0000:00:14.0-1", "usb-0000:00:14.0-2"
    names = {left: bench.kernel(kernel, left), right: bench.kernel(kernel, right)}
    assert [heard.is_there() for heard in names.values()] == [False, False]
    for first, second in ((1, 2), (4, 3)):
        kernel.plug(first, *ZEBRA, f"{left}/input0")
        kernel.plug(second, *ZEBRA, f"{right}/input0")
        assert all(heard.is_there() for heard in names.values())
        kernel.say(second, b"".join(typed("RIGHT\n")))
        kernel.say(first, b"".join(typed("LEFT\n")))
        assert (names[left].scan(), names[right].scan()) == ("LEFT", "RIGHT")
        kernel.unplug(first)
        kernel.unplug(second)
        assert not any(heard.is_there() for heard in names.values())


def refusing(kernel: RecordedInput, number: int) -> InputReader:
    def refuse(path: Path) -> OpenInput:
        raise OSError(number, os.strerror(number), str(path))

    taker = TypedScans(LAYOUTS["us"], Assembly(), Heard().scans.put)
    return InputReader(
        "code scanner", KernelWay(WANTED, kernel.places, refuse), taker, lambda _: None, LOOK_AGAIN_S
    )


def test_what_is_wrong_is_said_once_and_in_the_words_of_whoever_can_repair_it(
    kernel: RecordedInput, caplog: pytest.LogCaptureFixture
) -> None:
    kernel.plug(3, *ZEBRA, "usb-1/input0")
    for number, said in ((errno.EACCES, UDEV_RULE), (errno.EBUSY, "another program has")):
        caplog.clear()
        reader = refusing(kernel, number)
        for _ in range(4):
            assert reader._opened() is None
        assert reader.stop()
        (record,) = caplog.records
        assert said in record.getMessage()
        assert str(kernel.places.opened / "event3") in record.getMessage()


def test_doctor_shows_the_ports_of_two_alike_so_that_one_can_be_written_down(kernel: RecordedInput) -> None:
    kernel.plug(3, *ZEBRA, "usb-a/input0")
    kernel.plug(4, *ZEBRA, "usb-b/input0")
    ports, plugged = examine_event_device("code_scanner", WANTED, kernel.places, without_grab)
    assert ports.value == "usb-a, usb-b"
    assert plugged.verdict == "fail"
    assert "usb_port: usb-a" in plugged.value


def test_doctor_says_where_the_scanner_is_and_whether_it_may_be_read(kernel: RecordedInput) -> None:
    (missing,) = examine_event_device("code_scanner", WANTED, kernel.places, without_grab)
    assert (missing.verdict, missing.threshold) == ("fail", "one 05e0:1200")
    kernel.plug(3, *ZEBRA, "usb-a/input0")
    findings = list(examine_event_device("code_scanner", WANTED, kernel.places, without_grab))
    assert [one.verdict for one in findings] == ["ok", "ok", "ok"]
    assert "usb_port usb-a" in findings[1].value

    def grabbed(path: Path) -> OpenInput:
        raise OSError(errno.EBUSY, "busy", str(path))

    assert list(examine_event_device("code_scanner", WANTED, kernel.places, grabbed))[-1].verdict == "warn"


def test_stopping_lets_the_device_go_at_once(kernel: RecordedInput, tmp_path: Path) -> None:
    kernel.plug(3, *ZEBRA, "usb-1/input0")
    heard = Heard()
    taker = TypedScans(LAYOUTS["us"], Assembly(), heard.scans.put)
    reader = InputReader(
        "code scanner", KernelWay(WANTED, kernel.places, without_grab), taker, heard.presence.put
    )
    reader.start()
    assert heard.is_there()
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert reader.stop()
    assert reader.stop()
    assert len(list(Path("/proc/self/fd").iterdir())) == before - 3
