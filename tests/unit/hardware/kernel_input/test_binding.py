from pathlib import Path

import pytest

from hardware.kernel_input.binding import NotFound, Wanted, choose
from hardware.kernel_input.nodes import EventNode, Places, key_numbers, list_nodes, port_of

LETTERS = frozenset(range(2, 50))


def node(
    number: int, port: str = "usb-1", keys: frozenset[int] = LETTERS, product: int = 0x1200
) -> EventNode:
    return EventNode(Path(f"/dev/input/event{number}"), "Scanner", 0x05E0, product, port, keys)


def wanted(port: str | None = None) -> Wanted:
    return Wanted(0x05E0, 0x1200, port, frozenset(range(2, 40)))


def test_a_device_is_known_by_its_makers_numbers() -> None:
    assert choose([node(1, product=0x1300), node(2)], wanted()).path.name == "event2"


def test_two_of_one_make_are_not_guessed_and_both_ports_are_named() -> None:
    with pytest.raises(NotFound) as said:
        choose([node(1, "usb-a"), node(2, "usb-b")], wanted())
    assert "usb-a and usb-b" in str(said.value)
    assert "usb_port: usb-a" in str(said.value)


def test_two_of_one_make_keep_their_names_by_their_ports_whatever_their_numbers() -> None:
    for first, second in ((1, 2), (2, 1)):
        nodes = [node(first, "usb-a"), node(second, "usb-b")]
        assert choose(nodes, wanted("usb-a")).number == first
        assert choose(nodes, wanted("usb-b")).number == second


def test_the_port_may_be_written_as_the_kernel_shows_it() -> None:
    assert choose([node(1, "usb-a"), node(2, "usb-b")], wanted("usb-b/input0")).number == 2
    assert port_of("usb-0000:00:14.0-2.1/input1\n") == "usb-0000:00:14.0-2.1"


def test_of_a_device_with_several_faces_the_one_with_the_keys_is_taken() -> None:
    mouse, media = node(1, keys=frozenset({0x110, 0x111})), node(2, keys=frozenset({2, 113}))
    assert choose([mouse, media, node(3), node(4)], wanted()).number == 3


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ([], "05e0:1200 is plugged in"),
        ([node(1, "usb-b")], "it is on usb-b"),
        ([node(1, "usb-a", frozenset({0x110}))], "none of the keys"),
    ],
)
def test_what_is_missing_is_said(nodes: list[EventNode], said: str) -> None:
    with pytest.raises(NotFound, match=said):
        choose(nodes, wanted("usb-a"))


def test_key_bits_are_words_with_the_highest_first() -> None:
    assert key_numbers("3 1", 64) == {0, 64, 65}
    assert key_numbers("3 1", 32) == {0, 32, 33}
    assert key_numbers("0") == frozenset()


def test_what_sysfs_shows_is_listed_and_what_is_no_device_is_passed_over(tmp_path: Path) -> None:
    for name in ("event10", "event9", "mouse0", "event11"):
        device = tmp_path / name / "device"
        (device / "id").mkdir(parents=True)
        (device / "capabilities").mkdir()
        for file, text in {
            "name": "A scanner",
            "phys": "usb-0000:00:14.0-2/input0",
            "id/vendor": "05e0",
            "id/product": "1200",
            "capabilities/key": "402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe",
        }.items():
            (device / file).write_text(text + "\n", encoding="utf-8")
    (tmp_path / "event11" / "device" / "id" / "vendor").write_text("gone", encoding="utf-8")
    nine, ten = list_nodes(Places(tmp_path, Path("/dev/input")))
    assert [nine.path, ten.path] == [Path("/dev/input/event9"), Path("/dev/input/event10")]
    assert (nine.vendor, nine.product, nine.usb_port) == (0x05E0, 0x1200, "usb-0000:00:14.0-2")
    assert {1, 2, 30, 28} <= nine.keys
    assert list_nodes(Places(tmp_path / "nowhere")) == ()
