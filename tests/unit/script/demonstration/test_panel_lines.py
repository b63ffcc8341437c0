"""What emulated panels say on their one line is read as they meant it, and drawn."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from config.panel_template import load_template, template_path
from hardware.counter_panel.emulator import Panels
from script.demonstration.panel_lines import drawn, numbers_shown, shown_by


def test_each_panel_is_read_by_its_address() -> None:
    assert shown_by("1[  A001] 2[      ] 12(off)") == {1: "A001", 2: "", 12: ""}


def test_the_emulators_own_line_is_read() -> None:
    template = load_template(template_path("rice-lake-laserlight", Path()))
    panels = Panels(template, (1, 2))
    panels.hear(b"|02DM  D017!")
    assert shown_by(panels.line()) == {1: "", 2: "D017"}


@given(st.text())
def test_any_other_line_says_nothing_of_panels(line: str) -> None:
    assert all(address >= 0 for address in shown_by(line))
    assert shown_by(f"panels on {line}") == {}


def test_a_number_is_counted_when_a_panel_begins_to_show_it() -> None:
    lines = [
        "panels on /dev/pts/3",
        "1[    ] 2[    ]",
        "1[A001] 2[    ]",
        "1[A001] 2[D001]",
        "1[    ] 2[D001]",
    ]
    assert numbers_shown(lines) == 2
    assert numbers_shown([*lines, "1[A001] 2[D001]"]) == 3
    assert numbers_shown([]) == 0


def test_panels_are_drawn_side_by_side_over_their_labels() -> None:
    assert drawn({"1": "A001", "8": ""}).splitlines() == [
        "┌────────┐  ┌────────┐",
        "│  A001  │  │        │",
        "└────────┘  └────────┘",
        "    1           8",
    ]
