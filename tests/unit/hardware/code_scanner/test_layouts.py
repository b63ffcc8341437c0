"""The layouts against libxkbcommon and Debian's xkb-data, which are not ours."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from typing import Any

import pytest

from hardware.code_scanner.keyboard import Typing
from hardware.code_scanner.layouts import LAYOUTS, LayoutName, strokes
from hardware.kernel_input.records import DOWN, UP, KeyChange, Report

SHIFT, ALT_GR = 42, 100
DEAD_SYMS = {0xFE50: "`", 0xFE51: "\u00b4", 0xFE52: "^", 0xFE53: "~", 0xFE57: "\u00a8"}
"""`XK_dead_*` of `X11/keysymdef.h`."""


class Names(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options"))


class Xkb:
    """One keyboard of the system's own tables."""

    def __init__(self, library: Any, layout: str) -> None:
        self._call = library
        for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
            getattr(library, name).restype = ctypes.c_void_p
        context = ctypes.c_void_p(library.xkb_context_new(0))
        names = Names(b"evdev", b"pc105", layout.encode(), b"", b"")
        keymap = library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
        if not keymap:
            pytest.skip("no xkb-data here")
        self._state = ctypes.c_void_p(library.xkb_state_new(ctypes.c_void_p(keymap)))

    def sign(self, level: str, key: int) -> str:
        held = {"plain": (), "shifted": (SHIFT,), "alternate": (ALT_GR,)}[level]
        for one in held:
            self._call.xkb_state_update_key(self._state, one + 8, 1)
        sym = self._call.xkb_state_key_get_one_sym(self._state, key + 8)
        for one in held:
            self._call.xkb_state_update_key(self._state, one + 8, 0)
        return DEAD_SYMS.get(sym) or chr(self._call.xkb_keysym_to_utf32(sym))


@pytest.fixture(scope="module")
def library() -> Any:
    found = ctypes.util.find_library("xkbcommon")
    if found is None:
        pytest.skip("no libxkbcommon here")
    return ctypes.CDLL(found)


LETTERS = (*range(2, 14), *range(16, 28), *range(30, 42), 43, *range(44, 54), 86)
OURS = {("us", "plain", 86), ("us", "shifted", 86), ("ru", "plain", 86), ("fr", "shifted", 41)}
"""Where systems differ among themselves, and no code of ours is written with it."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_key_types_what_the_systems_own_tables_say(library: Any, name: LayoutName) -> None:
    theirs = Xkb(library, name)
    layout = LAYOUTS[name]
    wrong = {}
    for level, ours in (("plain", layout.plain), ("shifted", layout.shifted)):
        for key in LETTERS:
            if (name, level, key) not in OURS and ours.get(key) != theirs.sign(level, key):
                wrong[level, key] = (ours.get(key), theirs.sign(level, key))
    wrong |= {
        ("alternate", key): (sign, theirs.sign("alternate", key))
        for key, sign in layout.alternate.items()
        if sign != theirs.sign("alternate", key)
    }
    assert wrong == {}


def reports(name: LayoutName, text: str) -> Iterator[Report]:
    held = {"plain": (), "shifted": (SHIFT,), "alternate": (ALT_GR,)}
    for level, key in strokes(LAYOUTS[name], text):
        for change in (
            *(KeyChange(one, DOWN) for one in held[level]),
            KeyChange(key, DOWN),
            KeyChange(key, UP),
            *(KeyChange(one, UP) for one in held[level]),
        ):
            yield Report((change,), 0.0)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_sign_of_a_keyboard_is_read_as_it_was_typed(name: LayoutName) -> None:
    layout = LAYOUTS[name]
    signs = {*layout.plain.values(), *layout.shifted.values(), *layout.alternate.values()}
    text = "".join(sorted(signs))
    keyboard = Typing(layout)
    assert "".join(keyboard.typed(report) for report in reports(name, text)) == text


@pytest.mark.parametrize("name", ["us", "de", "fr", "tr"])
def test_a_ticket_code_can_be_typed_by_every_latin_keyboard(name: LayoutName) -> None:
    keyboard = Typing(LAYOUTS[name])
    text = "q7Zt3fN0x5yV1mC8-_aB2d"
    assert "".join(keyboard.typed(report) for report in reports(name, text)) == text
