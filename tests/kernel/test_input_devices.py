"""The drivers of scanner and keypad against a real kernel: devices made with uinput, found, grabbed and lost.

Skipped where the kernel has no uinput; docs/devices-input.md says how to run it elsewhere.
"""

import errno
import grp
import os
import queue
import select
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hardware.code_scanner.assembly import Assembly
from hardware.code_scanner.emulator import EmulatedScanner, Manner
from hardware.code_scanner.layouts import LAYOUTS
from hardware.code_scanner.settings import TYPED_KEYS
from hardware.code_scanner.takers import TypedScans
from hardware.input_reader import SILENCE_S, InputReader, Taker
from hardware.kernel_input.binding import NotFound, Wanted, choose
from hardware.kernel_input.emulator.virtual_keyboard import Make, VirtualKeyboard
from hardware.kernel_input.examination import examine_event_device
from hardware.kernel_input.nodes import Places, list_nodes
from hardware.kernel_input.opening import KernelWay, open_alone
from hardware.kernel_input.records import EV_SYN, RECORD_BYTES, SYN_DROPPED, Records
from hardware.keypad.emulator import EmulatedKeypad
from hardware.keypad.port import KeypadAction, Press
from hardware.keypad.presses import REPEAT_S, STUCK_S
from hardware.keypad.takers import KeyPresses
from hardware.permission import GROUP, UDEV_RULE

pytestmark = pytest.mark.skipif(
    not os.access("/dev/uinput", os.W_OK),
    reason="no /dev/uinput here: see docs/devices-input.md for a kernel with it",
)

PATIENCE_S = 30.0
"""An emulated machine is slow."""
ENDLESS_S = 60.0
TOKEN = "q7Zt3fN0x5yV1mC8-_aB2d"  # noqa: S105 - the opaque text of a code, no password
VENDOR, PRODUCT = 0x1209, 0x5CA1
KP1, KP2 = 79, 80
EVERY_KEY = frozenset(range(1, 128))


@dataclass
class Heard:
    said: "queue.Queue[str | Press]" = field(default_factory=queue.Queue)
    presence: "queue.Queue[bool]" = field(default_factory=queue.Queue)

    def next(self) -> str | Press:
        return self.said.get(timeout=PATIENCE_S)

    def is_there(self) -> bool:
        return self.presence.get(timeout=PATIENCE_S)


@dataclass
class Drivers:
    """The real drivers, as the apps start them but for a silence that an emulated machine can keep."""

    readers: list[InputReader] = field(default_factory=list)

    def scanner(self, port: str | None = None, silence_s: float = ENDLESS_S) -> Heard:
        heard = Heard()
        taker = TypedScans(LAYOUTS["us"], Assembly(), heard.said.put)
        return self._started(heard, Wanted(VENDOR, PRODUCT, port, TYPED_KEYS), taker, silence_s)

    def keypad(self) -> Heard:
        heard = Heard()
        taker = KeyPresses({KP1: KeypadAction.CALL_NEXT, KP2: KeypadAction.RECALL}, heard.said.put)
        wanted = Wanted(VENDOR, PRODUCT, None, frozenset({KP1, KP2}))
        return self._started(heard, wanted, taker, ENDLESS_S)

    def _started(self, heard: Heard, wanted: Wanted, taker: Taker, silence_s: float) -> Heard:
        reader = InputReader("input", KernelWay(wanted), taker, heard.presence.put, 0.1, silence_s)
        self.readers.append(reader)
        reader.start()
        return heard


@pytest.fixture
def drivers() -> Iterator[Drivers]:
    made = Drivers()
    yield made
    assert all(reader.stop(PATIENCE_S) for reader in made.readers)


Plug = Callable[..., VirtualKeyboard]


@pytest.fixture
def plug() -> Iterator[Plug]:
    """Plugs in a keyboard of one make at a port; all are pulled out at the end."""
    with ExitStack() as at_end:

        def plugged(port: str, keys: frozenset[int] = EVERY_KEY, interface: int = 0) -> VirtualKeyboard:
            made = VirtualKeyboard(
                Make(f"Emulated {port}", VENDOR, PRODUCT, f"{port}/input{interface}", keys)
            )
            made.plug()
            at_end.callback(made.unplug)
            return made

        yield plugged


@pytest.fixture
def plugged(plug: Plug) -> VirtualKeyboard:
    return plug("usb-1")


def test_the_kernel_shows_what_the_driver_looks_for(plugged: VirtualKeyboard) -> None:
    node = choose(list_nodes(Places()), Wanted(VENDOR, PRODUCT, None, TYPED_KEYS))
    assert (str(node.path), node.usb_port, node.name) == (plugged.path, "usb-1", "Emulated usb-1")
    assert node.keys == EVERY_KEY


def test_a_scan_comes_whole_and_nothing_of_it_reaches_another_reader(
    drivers: Drivers, plugged: VirtualKeyboard
) -> None:
    other = os.open(plugged.path, os.O_RDONLY | os.O_NONBLOCK)
    heard = drivers.scanner()
    assert heard.is_there()
    for text in (TOKEN, "]Q1K7Q2M9", "P<AZEALIYEV<<LEYLA"):
        EmulatedScanner(plugged).scan(text)
    assert [heard.next() for _ in range(3)] == [TOKEN, "K7Q2M9", "P<AZEALIYEV<<LEYLA"]
    assert select.select([other], [], [], 0.5) == ([], [], [])
    os.close(other)


def test_a_second_grab_is_refused_and_told(drivers: Drivers, plugged: VirtualKeyboard) -> None:
    heard = drivers.scanner()
    assert heard.is_there()
    with pytest.raises(OSError, match=plugged.path) as refused:
        open_alone(Path(plugged.path))
    assert refused.value.errno == errno.EBUSY
    wanted = Wanted(VENDOR, PRODUCT, None, TYPED_KEYS)
    assert [one.verdict for one in examine_event_device("code_scanner", wanted)] == ["ok", "ok", "warn"]


def test_silence_ends_a_scan_that_has_no_enter(drivers: Drivers, plugged: VirtualKeyboard) -> None:
    heard = drivers.scanner(silence_s=SILENCE_S * 10)
    assert heard.is_there()
    EmulatedScanner(plugged, Manner(tail="")).scan(TOKEN)
    assert heard.next() == TOKEN


def test_pulled_out_in_the_middle_of_a_scan_and_put_in_again(
    drivers: Drivers, plugged: VirtualKeyboard
) -> None:
    heard = drivers.scanner()
    assert heard.is_there()
    for cut in (1, 7, 20):
        EmulatedScanner(plugged, Manner(cut=cut)).scan(TOKEN)
        assert not heard.is_there()
        plugged.plug()
        assert heard.is_there()
        EmulatedScanner(plugged).scan(f"NEXT{cut}")
        assert heard.next() == f"NEXT{cut}"


def test_two_alike_that_are_swapped_keep_their_names(drivers: Drivers, plug: Plug) -> None:
    names = {port: drivers.scanner(port) for port in ("usb-1", "usb-2")}
    assert not any(heard.is_there() for heard in names.values())
    for order in (("usb-1", "usb-2"), ("usb-2", "usb-1")):
        boards = [plug(port) for port in order]
        assert all(heard.is_there() for heard in names.values())
        for board in boards:
            EmulatedScanner(board).scan(board.make.name)
        assert [heard.next() for heard in names.values()] == ["Emulated usb-1", "Emulated usb-2"]
        for board in boards:
            board.unplug()
        assert not any(heard.is_there() for heard in names.values())


def test_two_alike_without_a_port_are_not_guessed(plug: Plug) -> None:
    plug("usb-1")
    plug("usb-2")
    with pytest.raises(NotFound, match="usb-1 and usb-2"):
        KernelWay(Wanted(VENDOR, PRODUCT, None, TYPED_KEYS)).open()


def test_of_a_device_with_two_faces_the_keyboard_is_read(drivers: Drivers, plug: Plug) -> None:
    plug("usb-1", frozenset({113, 114, 115}), 0)
    plugged = plug("usb-1", EVERY_KEY, 1)
    heard = drivers.scanner()
    assert heard.is_there()
    EmulatedScanner(plugged).scan(TOKEN)
    assert heard.next() == TOKEN


def test_of_a_scan_of_which_the_kernel_dropped_a_part_nothing_is_delivered(
    plugged: VirtualKeyboard,
) -> None:
    """As many events as no buffer holds, while nobody reads: the kernel says SYN_DROPPED by itself."""
    opened = KernelWay(Wanted(VENDOR, PRODUCT, None, TYPED_KEYS)).open()
    scans: list[str] = []
    taker = TypedScans(LAYOUTS["us"], Assembly(), scans.append)
    taker.begin(0.0)
    EmulatedScanner(plugged, Manner(key_s=0.0)).scan(TOKEN * 20)
    lost = taker_fed(opened.descriptor, taker)
    EmulatedScanner(plugged).scan("K7Q2M9")
    taker_fed(opened.descriptor, taker)
    opened.close()
    assert lost
    assert scans == ["K7Q2M9"]


def taker_fed(descriptor: int, taker: TypedScans) -> bool:
    """Everything that is there, to the taker; whether the kernel said that it dropped something."""
    data = b""
    while select.select([descriptor], [], [], 0.2)[0]:
        data += os.read(descriptor, RECORD_BYTES * 64)
    taker.take(data, 0.0)
    return any((event.type, event.code) == (EV_SYN, SYN_DROPPED) for event in Records().feed(data))


def pressed(heard: Heard) -> list[KeypadAction]:
    """All presses up to one of the other key, which ends the wait."""
    made: list[KeypadAction] = []
    while not made or made[-1] is not KeypadAction.RECALL:
        press = heard.next()
        assert isinstance(press, Press)
        assert 0 <= time.monotonic() - press.at < PATIENCE_S
        made.append(press.action)
    return made


@pytest.mark.parametrize("how", ["press", "bounce", "hold", "stuck"])
def test_a_press_however_bad_the_contact_is_one_press(
    drivers: Drivers, plugged: VirtualKeyboard, how: str
) -> None:
    heard = drivers.keypad()
    assert heard.is_there()
    box = EmulatedKeypad(plugged)
    time.sleep(REPEAT_S * 1.2)  # a keypad just plugged in says nothing for a moment
    if how == "hold":
        box.hold(KP1, 40)
    elif how == "stuck":
        box.down(KP1)
        time.sleep(STUCK_S * 1.2)
    else:
        getattr(box, how)(KP1)
    box.press(KP2)
    assert pressed(heard) == [KeypadAction.CALL_NEXT, KeypadAction.RECALL]


def test_a_node_that_may_not_be_opened_is_told_with_the_rule_that_grants_it(plugged: VirtualKeyboard) -> None:
    Path(plugged.path).chmod(0o600)
    os.seteuid(65534)
    try:
        finding = list(examine_event_device("code_scanner", Wanted(VENDOR, PRODUCT, None, TYPED_KEYS)))[-1]
    finally:
        os.seteuid(0)
    assert (finding.check, finding.verdict) == ("readable", "fail")
    assert UDEV_RULE in finding.advice


@pytest.mark.skipif(not Path("/run/udev/control").exists(), reason="no udev runs here")
def test_the_udev_rule_opens_a_scanner_to_the_group_and_leaves_other_keyboards_alone() -> None:
    """With a group that every Debian has in place of ours, which a test may not make."""
    stand_in = grp.getgrnam("games")
    rules = Path("/run/udev/rules.d/60-nobat.rules")
    rules.parent.mkdir(parents=True, exist_ok=True)
    shipped = Path(__file__).parents[2].joinpath("systemd", rules.name).read_text(encoding="utf-8")
    rules.write_text(shipped.replace(f'GROUP="{GROUP}"', f'GROUP="{stand_in.gr_name}"'), encoding="utf-8")
    subprocess.run(["udevadm", "control", "--reload"], check=True)
    known = VirtualKeyboard(Make("Scanner", 0x05E0, 0x1200, "usb-3/input0", EVERY_KEY))
    other = VirtualKeyboard(Make("Keyboard", 0x05E0, 0x1201, "usb-4/input0", EVERY_KEY))
    try:
        for board in (known, other):
            board.plug()
        subprocess.run(["udevadm", "settle"], check=True)
        rights = [Path(board.path).stat() for board in (known, other)]
    finally:
        rules.unlink()
        for board in (known, other):
            board.unplug()
    assert rights[0].st_gid == stand_in.gr_gid
    assert stat.S_IMODE(rights[0].st_mode) == 0o660
    assert rights[1].st_gid != stand_in.gr_gid
