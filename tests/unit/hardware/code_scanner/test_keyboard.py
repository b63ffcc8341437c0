from hypothesis import given
from hypothesis import strategies as st

from hardware.code_scanner.keyboard import Typing
from hardware.code_scanner.layouts import LAYOUTS, LayoutName
from hardware.kernel_input.records import AGAIN, DOWN, UP, KeyChange, Report

A, B, CAPS, SHIFT, RIGHT_SHIFT, CONTROL, ALT_GR = 30, 48, 58, 42, 54, 29, 100


def typed(*changes: tuple[int, int], layout: LayoutName = "us", keyboard: Typing | None = None) -> str:
    keyboard = keyboard or Typing(LAYOUTS[layout])
    return "".join(keyboard.typed(Report((KeyChange(*change),), 0.0)) for change in changes)


def test_a_key_types_when_it_goes_down_and_once() -> None:
    assert typed((A, DOWN), (A, AGAIN), (A, AGAIN), (A, UP), (B, DOWN)) == "ab"


def test_either_shift_types_capitals_until_both_are_up() -> None:
    assert (
        typed((SHIFT, DOWN), (RIGHT_SHIFT, DOWN), (SHIFT, UP), (A, DOWN), (RIGHT_SHIFT, UP), (A, DOWN))
        == "Aa"
    )


def test_caps_lock_turns_letters_and_leaves_figures() -> None:
    assert typed((CAPS, DOWN), (CAPS, UP), (A, DOWN), (2, DOWN), (SHIFT, DOWN), (A, DOWN)) == "A1a"
    assert typed((CAPS, DOWN), (CAPS, DOWN), (A, DOWN)) == "a"


def test_what_is_pressed_with_control_is_a_command_and_no_letter() -> None:
    assert typed((CONTROL, DOWN), (A, DOWN), (CONTROL, UP), (A, DOWN)) == "a"


def test_a_dead_key_waits_for_its_letter() -> None:
    acute, e, space = 13, 18, 57
    assert typed((acute, DOWN), (e, DOWN), layout="de") == "\u00e9"
    assert typed((acute, DOWN), (space, DOWN), layout="de") == "\u00b4"
    assert typed((acute, DOWN), (2, DOWN), layout="de") == "\u00b41"


def test_the_number_pad_types_figures_and_its_enter_ends() -> None:
    assert typed(*((key, DOWN) for key in (79, 80, 81, 75, 76, 77, 71, 72, 73, 82, 96))) == "1234567890\n"


def test_when_all_is_let_go_nothing_is_locked_or_held() -> None:
    keyboard = Typing(LAYOUTS["us"])
    typed((CAPS, DOWN), (SHIFT, DOWN), (CONTROL, DOWN), keyboard=keyboard)
    keyboard.let_go()
    assert typed((A, DOWN), keyboard=keyboard) == "a"


@given(st.sampled_from(sorted(LAYOUTS)), st.lists(st.tuples(st.integers(0, 0x2FF), st.integers(-2, 3))))
def test_no_keys_however_pressed_type_more_than_a_letter_each(
    layout: LayoutName, changes: list[tuple[int, int]]
) -> None:
    assert len(typed(*changes, layout=layout)) <= 2 * len(changes)
