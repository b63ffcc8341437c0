"""What the udev rules that we ship give away, and to whom."""

import re
from pathlib import Path

from hardware.permission import GROUP, UDEV_RULE

SHIPPED = Path(__file__).parents[3] / "systemd" / Path(UDEV_RULE).name


def rules() -> list[dict[str, str]]:
    """Each rule's keys, with their operators, and values; lines that go on are one."""
    lines = SHIPPED.read_text(encoding="ascii").replace("\\\n", "").splitlines()
    found = [
        re.findall(r'([A-Z][\w{}/]*\s*(?:==|\+=|=))\s*"([^"]*)"', line) for line in lines if line[:1] != "#"
    ]
    return [dict(one) for one in found if one]


def test_every_rule_gives_its_device_to_our_group_and_to_nobody_else() -> None:
    assert len(rules()) > 5
    for one in rules():
        assert (one["GROUP="], one["MODE="]) == (GROUP, "0660")
        assert "SUBSYSTEM==" in one


def test_no_keyboard_is_opened_but_those_of_a_named_make_and_model() -> None:
    inputs = [one for one in rules() if one["SUBSYSTEM=="] == "input"]
    assert inputs
    for one in inputs:
        for number in ("ATTRS{id/vendor}==", "ATTRS{id/product}=="):
            assert re.fullmatch(r"[0-9a-f]{4}", one[number])
        assert one["ENV{LIBINPUT_IGNORE_DEVICE}="] == "1"


def test_nobody_looks_for_a_modem_on_a_line_of_ours() -> None:
    lines = [one for one in rules() if one["SUBSYSTEM=="] == "tty"]
    assert lines
    assert all(one["ENV{ID_MM_PORT_IGNORE}="] == "1" for one in lines)
