"""A16: what a screen reader finds: a name and a role for each thing that is written or pressed."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QAccessible

from hardware.screen.theme import Place
from tests.support.looks.look import Look
from tests.support.looks.seen import Area, Seen, Target, Writing
from tests.support.looks.sizes import KEYS
from tests.support.looks.violation import Violation

_Role = QAccessible.Role
_PRESSED: Final = frozenset(
    {
        _Role.Button,
        _Role.CheckBox,
        _Role.RadioButton,
        _Role.EditableText,
        _Role.ListItem,
        _Role.MenuItem,
        _Role.PageTab,
        _Role.Slider,
        _Role.Link,
    }
)
_SILENT: Final = frozenset({_Role.NoRole, _Role.Client, _Role.Window})
_MUCH_OF_THE_WINDOW: Final = 0.4
"""What takes presses over so much of it is the page itself: a touch says that somebody is there."""


def spoken(seen: Seen, look: Look) -> Iterator[Violation]:
    """Everything that is pressed or written is told to a screen reader."""
    for target in seen.targets:
        if target.enabled or target.spoken is None or target.spoken.role is not _Role.Heading:
            yield from _target(target)
    names = {one.name for one in seen.spoken}
    for one in seen.writings:
        if one.text not in names:
            yield from _writing(one)
    if look.place is not Place.BOARD:
        for area in seen.areas:
            yield from _area(area, seen)


def _target(one: Target) -> Iterator[Violation]:
    if one.spoken is None:
        yield Violation("A16", one.item, "is not in the accessibility tree", "a name and a role")
        return
    if not one.spoken.name:
        yield Violation("A16", one.item, "has no name", "a name")
    if one.spoken.role not in _PRESSED:
        yield Violation("A16", one.item, f"has the role {one.spoken.role.name}", "a role that is pressed")
    if one.enabled and not one.spoken.focusable:
        yield Violation("A16", one.item, "cannot be focused", "reached by keys")


def _writing(one: Writing) -> Iterator[Violation]:
    """A sign without letters, such as a cross, and a key are said by the name of what they are on."""
    if one.spoken is None or one.spoken.role in _SILENT:
        yield Violation("A16", one.item, "is said by nothing", "a name and a role")
    elif KEYS.match(one.item) and one.spoken.name:
        return
    elif any(map(str.isalnum, one.text)) and one.text not in f"{one.spoken.name} {one.spoken.more}":
        yield Violation("A16", one.item, f"is not in what is said, “{one.spoken.name[:60]}”", "said aloud")


def _area(one: Area, seen: Seen) -> Iterator[Violation]:
    share = one.box.width() * one.box.height() / (seen.window.width() * seen.window.height())
    covers = any(one.box.contains(target.box) for target in seen.targets)
    if share < _MUCH_OF_THE_WINDOW and not covers:
        yield Violation("A16", one.item, "takes presses and has no name", "a name and a role")
