import argparse

import pytest

from hardware.screen.command_line import WindowWish, screen_parser, size_of, window_wish


@pytest.mark.parametrize("text", ["", "1280", "x", "0x800", "1280x", "-1x5", "1280x800x2"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        size_of(text)


def test_a_size_is_width_by_height() -> None:
    assert size_of("1280x800") == (1280, 800)


def test_the_whole_screen_is_meant_unless_a_window_is_asked_for() -> None:
    parser = screen_parser("kiosk", "about", "more")
    assert window_wish(parser.parse_args(["--device", "a.yaml"])) == WindowWish()
    asked = parser.parse_args(["--device", "a.yaml", "--windowed", "--size", "540x960"])
    assert window_wish(asked) == WindowWish(windowed=True, size_px=(540, 960))
