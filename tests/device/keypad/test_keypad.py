"""The keypad over a pseudo-terminal and against recorded event bytes, on good and bad wires."""

import errno
import os
import queue
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import attrs
import pytest

from config.hardware import Keypad, KeypadKeys
from hardware.input_reader import SILENCE_S, InputReader, Taker, Way
from hardware.kernel_input.binding import Wanted
from hardware.kernel_input.emulator.line import EmulatedLine
from hardware.kernel_input.opening import KernelWay
from hardware.kernel_input.records import AGAIN, DOWN, UP, KeyChange
from hardware.keypad import examination
from hardware.keypad.emulator import EmulatedKeypad
from hardware.keypad.port import KeypadAction, Press
from hardware.keypad.presses import BOUNCE_S, REPEAT_S, STUCK_S
from hardware.keypad.settings import make_keypad, wanted_keypad
from hardware.keypad.takers import KeyPresses, WordPresses
from hardware.serial_input import SerialWay
from tests.support.recorded_input import DROPPED, RecordedInput, report, without_grab

PATIENCE_S = 15.0
KP1, KP2 = 79, 80
NEXT, RECALL = KeypadAction.CALL_NEXT, KeypadAction.RECALL
SETTINGS = Keypad(
    keys=KeypadKeys(call_next=("KEY_KP1", "BTN_1"), recall=("KEY_KP2",)),
    transport="evdev",
    vendor=0x1209,
    product=0x0001,
)


@dataclass
class Heard:
    presses: "queue.Queue[Press]" = field(default_factory=queue.Queue)
    presence: "queue.Queue[bool]" = field(default_factory=queue.Queue)

    def action(self) -> KeypadAction:
        return self.presses.get(timeout=PATIENCE_S).action

    def is_there(self) -> bool:
        return self.presence.get(timeout=PATIENCE_S)


Read = Callable[[Way, Callable[[Heard], Taker]], Heard]


@pytest.fixture
def read() -> Iterator[Read]:
    readers: list[InputReader] = []

    def started(way: Way, taker: Callable[[Heard], Taker]) -> Heard:
        heard = Heard()
        reader = InputReader("keypad", way, taker(heard), heard.presence.put, 0.01)
        readers.append(reader)
        reader.start()
        return heard

    yield started
    assert all(reader.stop(PATIENCE_S) for reader in readers)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[RecordedInput]:
    made = RecordedInput(tmp_path / "kernel")
    yield made
    made.close()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[EmulatedLine]:
    made = EmulatedLine(tmp_path / "keypad")
    yield made
    made.unplug()


class RestedWords(WordPresses):
    """A keypad that was plugged in long ago: a fresh one says nothing for a moment."""

    def begin(self, now: float) -> None:
        super().begin(now - REPEAT_S)


class RestedKeys(KeyPresses):
    """The same of the kernel."""

    def begin(self, now: float) -> None:
        super().begin(now - REPEAT_S)


def words(heard: Heard) -> Taker:
    return RestedWords({"NEXT": NEXT, "RECALL": RECALL}, heard.presses.put)


def keys(heard: Heard) -> Taker:
    return RestedKeys({KP1: NEXT, KP2: RECALL}, heard.presses.put)


@pytest.mark.parametrize("how", ["press", "bounce", "hold"])
def test_on_a_line_a_press_however_bad_the_contact_is_one_press(
    read: Read, line: EmulatedLine, how: str
) -> None:
    line.plug()
    heard = read(SerialWay(str(line.path), 9600), words)
    assert heard.is_there()
    keypad = EmulatedKeypad(line)
    if how == "hold":
        keypad.hold("NEXT", 10)
    else:
        getattr(keypad, how)("NEXT")
    keypad.noise(20)
    line.send(b"\r")
    keypad.press("RECALL")
    assert [heard.action(), heard.action()] == [NEXT, RECALL]


def test_a_line_pulled_at_any_byte_gives_no_press_but_the_whole_one(read: Read, line: EmulatedLine) -> None:
    heard = read(SerialWay(str(line.path), 9600), words)
    assert not heard.is_there()
    for cut in range(5):
        line.plug()
        assert heard.is_there()
        line.send(b"NEXT"[:cut])
        line.unplug()
        assert not heard.is_there()
    line.plug()
    assert heard.is_there()
    line.send(b"RECALL\r")
    actions = [heard.action()]
    assert actions[-1] is RECALL or actions == [NEXT]


def test_a_word_without_an_end_is_a_press_when_the_line_is_silent(read: Read, line: EmulatedLine) -> None:
    line.plug()
    heard = read(SerialWay(str(line.path), 9600), words)
    assert heard.is_there()
    EmulatedKeypad(line, tail="").press("NEXT")
    began = time.monotonic()
    assert heard.action() is NEXT
    assert time.monotonic() - began >= SILENCE_S / 2


def pressed(key: int, at: float) -> bytes:
    return report(KeyChange(key, DOWN), at=at) + report(KeyChange(key, UP), at=at + 0.1)


def presses_of(data: bytes) -> list[KeypadAction]:
    """The presses these bytes make, the same wherever they are cut in two."""
    found: set[tuple[KeypadAction, ...]] = set()
    for cut in range(0, len(data), 7):
        made: list[Press] = []
        taker = KeyPresses({KP1: NEXT, KP2: RECALL}, made.append)
        taker.begin(0.0)
        taker.take(data[:cut], 0.0)
        taker.take(data[cut:], 0.0)
        found.add(tuple(press.action for press in made))
    (same,) = found
    return list(same)


HELD = b"".join(report(KeyChange(KP1, AGAIN), at=10 + number / 4) for number in range(1, 40))
BOUNCES = b"".join(
    report(KeyChange(KP1, value), at=10 + number * BOUNCE_S / 8) for number, value in enumerate([1, 0] * 5)
)
WAYS: Mapping[str, bytes] = {
    "press": pressed(KP1, 10),
    "bounce": BOUNCES,
    "hold": report(KeyChange(KP1, DOWN), at=10) + HELD + report(KeyChange(KP1, UP), at=21),
    "stuck": report(KeyChange(KP1, DOWN), at=10) + HELD,
    "lost": pressed(KP1, 10) + DROPPED + pressed(KP1, 10.05),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_kernels_bytes_of_a_press_however_bad_are_one_press_wherever_they_are_cut(way: str) -> None:
    assert presses_of(WAYS[way] + pressed(KP2, 30 + STUCK_S)) == [NEXT, RECALL]


def test_two_keys_in_one_report_are_no_press() -> None:
    both = report(KeyChange(KP1, DOWN), KeyChange(KP2, DOWN), at=10.0)
    assert presses_of(both + report(KeyChange(KP1, UP), KeyChange(KP2, UP), at=10.2)) == []


def test_pulled_out_while_a_key_hangs_and_put_in_again_it_says_nothing(
    read: Read, kernel: RecordedInput
) -> None:
    def fresh(heard: Heard) -> Taker:
        return KeyPresses({KP1: NEXT, KP2: RECALL}, heard.presses.put)

    wanted = Wanted(0x1209, 0x0001, None, frozenset({KP1, KP2}))
    heard = read(KernelWay(wanted, kernel.places, without_grab), fresh)
    assert not heard.is_there()
    for number in range(5):
        kernel.plug(number, 0x1209, 0x0001, "usb-1/input0")
        assert heard.is_there()
        kernel.say(number, report(KeyChange(KP1, DOWN)))
        kernel.unplug(number)
        assert not heard.is_there()
    kernel.plug(9, 0x1209, 0x0001, "usb-1/input0")
    assert heard.is_there()
    kernel.say(9, report(KeyChange(KP1, DOWN)) + pressed(KP2, time.monotonic() + STUCK_S + REPEAT_S))
    assert heard.action() is RECALL
    assert heard.presses.empty()


def test_the_settings_make_the_keypad_they_describe(
    line: EmulatedLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "hardware.keypad.presses.REPEAT_S", 0.0
    )  # that a fresh one is silent is tested elsewhere
    line.plug()
    presses: queue.Queue[Press] = queue.Queue()
    there: queue.Queue[bool] = queue.Queue()
    serial = Keypad(
        keys=KeypadKeys(call_next=("1", "NEXT"), finish=("4",)), transport="serial", path=str(line.path)
    )
    keypad = make_keypad(serial, presses.put, there.put)
    keypad.start()
    assert there.get(timeout=PATIENCE_S)
    EmulatedKeypad(line).press("4")
    assert presses.get(timeout=PATIENCE_S).action is KeypadAction.FINISH
    assert keypad.stop()
    for nothing in (None, attrs.evolve(serial, transport="none")):
        none = make_keypad(nothing, presses.put)
        none.start()
        assert none.stop()
    assert wanted_keypad(SETTINGS).keys == {79, 80, 0x101}


def test_doctor_names_the_keys_that_the_keypad_does_not_have(kernel: RecordedInput) -> None:
    wanted = wanted_keypad(SETTINGS)
    assert list(examination._keys(SETTINGS, wanted, kernel.places)) == []
    kernel.plug(1, 0x1209, 0x0001, "usb-1/input0", keys=[79, 80])
    (missing,) = examination._keys(SETTINGS, wanted, kernel.places)
    assert (missing.verdict, missing.value) == ("fail", "it has no BTN_1")
    kernel.unplug(1)
    kernel.plug(1, 0x1209, 0x0001, "usb-1/input0", keys=[79, 80, 0x101])
    (all_there,) = examination._keys(SETTINGS, wanted, kernel.places)
    assert all_there.verdict == "ok"


def test_doctor_raises_nothing_whatever_the_transport(tmp_path: Path) -> None:
    serial = attrs.evolve(
        SETTINGS, transport="serial", path=str(tmp_path / "nothing"), keys=KeypadKeys(("A",))
    )
    (finding,) = examination.examine(serial)
    assert (finding.verdict, "plug the device in" in finding.advice) == ("fail", True)
    (none,) = examination.examine(attrs.evolve(SETTINGS, transport="none"))
    assert none.verdict == "ok"
    assert [one.verdict for one in examination.examine(SETTINGS)] == ["fail"]
    assert os.strerror(errno.ENOENT) not in finding.advice
