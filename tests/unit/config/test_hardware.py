"""What a technician writes of scanners and keypads, and what is said when it cannot be."""

from pathlib import Path

import pytest
from evdev import ecodes

from config.inspection import problems_of
from config.kernel_keys import kernel_keys, key_number
from config.loader import load_device
from config.problems import ConfigError, Rejected

DEVICE = """\
kind: device
id: counter-1
centre: asan-baku-1
broker: {host: 127.0.0.1, port: 1883}
hardware:
  screen: {width_mm: 344, height_mm: 193}
  %s
state_folder: /tmp/state
"""


def problems(folder: Path, hardware: str) -> list[str]:
    file = folder / "device.yaml"
    file.write_text(DEVICE % hardware, encoding="utf-8")
    try:
        load_device(file)
    except ConfigError as error:
        return [f"{one.path}: {one.what}; {one.fix}" for one in error.problems]
    return []


def test_our_names_of_keys_are_the_kernels() -> None:
    """As the evdev package has them from the headers it was built with."""
    theirs = ecodes.ecodes
    assert {name: theirs.get(name) for name in kernel_keys()} == dict(kernel_keys())
    assert {"KEY_KP1", "KEY_ENTER", "BTN_1", "BTN_LEFT", "KEY_F24", "BTN_TRIGGER_HAPPY1"} <= set(
        kernel_keys()
    )


def test_a_misspelt_key_is_refused_with_the_nearest() -> None:
    assert key_number("KEY_KP1") == 79
    for wrong, near in (("KEY_KP_1", "KEY_KP1"), ("key_enter", "KEY_ENTER"), ("BTN1", "BTN_1")):
        with pytest.raises(Rejected) as refused:
            key_number(wrong)
        assert refused.value.fix == f"did you mean '{near}'?"
    with pytest.raises(Rejected) as refused:
        key_number("the left one")
    assert "such as KEY_KP1" in str(refused.value.fix)


EVDEV = "transport: evdev, vendor: 0c45, product: 7403"


@pytest.mark.parametrize(
    "hardware",
    [
        f"keypad: {{{EVDEV}, keys: {{call_next: [KEY_KP1, BTN_1], finish: [KEY_KP4]}}}}",
        "keypad: {transport: serial, path: /dev/ttyUSB0, keys: {call_next: [NEXT]}}",
        "keypad: {transport: none, keys: {call_next: [NEXT]}}",
        "code_scanner: {transport: evdev, vendor: 05e0, product: 1200, layout: de, prefixes: [Q]}",
        "code_scanner: {transport: serial, path: /dev/ttyACM0, baud: 115200}",
        "counter_panels: [{path: none, template: edi-ed400, stale: 3s, panels: []}]",
    ],
)
def test_what_can_be_said(tmp_path: Path, hardware: str) -> None:
    assert problems(tmp_path, hardware) == []


@pytest.mark.parametrize(
    ("hardware", "said"),
    [
        (f"keypad: {{{EVDEV}, keys: {{call_next: [KEY_PK1]}}}}", "keypad.keys: there is no key 'KEY_PK1'"),
        (f"keypad: {{{EVDEV}, keys: {{}}}}", "no key of the keypad does anything"),
        (
            f"keypad: {{{EVDEV}, keys: {{call_next: [KEY_A], finish: [KEY_A]}}}}",
            "the key 'KEY_A' stands here twice",
        ),
        (
            "keypad: {transport: serial, path: /dev/ttyUSB0, keys: {call_next: [NEXT PLEASE]}}",
            "cannot be told from noise",
        ),
        (
            "keypad: {transport: serial, path: /dev/ttyUSB0, keys: {call_next: [1], recall: [11]}}",
            "keypad.keys: '11' is '1' held down",
        ),
        (
            "keypad: {transport: serial, path: ttyUSB0, keys: {call_next: [NEXT]}}",
            "did you mean '/dev/ttyUSB0'?",
        ),
        ("code_scanner: {transport: serial, path: ttyACM0}", "did you mean '/dev/ttyACM0'?"),
        ("code_scanner: {transport: serial, path: /dev/ttyACM0, baud: 9601}", "9601 bits a second"),
        (
            "counter_panels: [{path: ttyUSB0, template: edi-ed400, panels: [{counter: c1, address: 1}]}]",
            "did you mean '/dev/ttyUSB0'?",
        ),
        ("code_scanner: {transport: serial, path: none}", "did you mean '/dev/none'?"),
        (
            "counter_panels: [{path: none, template: x, stale: 1s, panels: [{counter: c1, address: 1}]}]",
            "would flicker; write 3s or more",
        ),
        ("speaker: {voices: voices}", "'voices' is not the path of a folder"),
        ("keypad: {transport: evdev, vendor: 0c45, keys: {call_next: [KEY_A]}}", "must say its product"),
        ("code_scanner: {transport: evdev, product: 1200}", "must say its vendor"),
        ("code_scanner: {transport: serial}", "must say its path"),
        (
            "citizen_screen: {width_mm: 154, height_mm: 86, touch: yes}",
            "five faces to touch do not fit a screen 154 mm wide; 190 mm or more, or 'touch: no'",
        ),
        ("citizen_screen: {width_mm: 217}", "citizen_screen.height_mm: the key 'height_mm' is missing"),
        ("code_scanner: {transport: serial, path: /dev/ttyUSB0, layout: gb}", "'gb' is not known here"),
    ],
)
def test_what_cannot_be_is_said_with_a_fix(tmp_path: Path, hardware: str, said: str) -> None:
    found = problems(tmp_path, hardware)
    assert any(said in one for one in found), found
    assert all("; None" not in one for one in found)


KEYPAD = "keypad: {transport: serial, path: /dev/ttyUSB0, keys: {call_next: [NEXT]}}"


@pytest.mark.parametrize(
    ("device", "hardware", "said"),
    [
        (
            "board-main",
            KEYPAD,
            "7:3: hardware.keypad: a board makes no use of it; move it to the file of a counter",
        ),
        (
            "board-main",
            "citizen_screen: {width_mm: 217, height_mm: 136}",
            "hardware.citizen_screen: a board makes no use of it; move it to the file of a counter",
        ),
        ("counter-1", "speaker: {player: aplay}", "hardware.speaker: a counter makes no use of it"),
        (
            "counter-1",
            "code_scanner: {transport: none}",
            "move it to the file of a kiosk or helpdesk, or remove it",
        ),
        ("panels-1", "", "6:3: hardware: a box for panels has no panels; add 'counter_panels: ...'"),
    ],
)
def test_what_is_plugged_in_where_nothing_uses_it_is_told(
    tmp_path: Path, device: str, hardware: str, said: str
) -> None:
    file = tmp_path / "device.yaml"
    file.write_text((DEVICE % hardware).replace("counter-1", device), encoding="utf-8")
    (problem,) = problems_of(file)
    assert said in str(problem)


def test_a_keypad_at_a_counter_is_of_use(tmp_path: Path) -> None:
    file = tmp_path / "device.yaml"
    file.write_text(DEVICE % KEYPAD, encoding="utf-8")
    assert problems_of(file) == ()
