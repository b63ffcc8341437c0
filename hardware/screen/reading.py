"""What stands in an open window, in the order in which it is read, and the focus that goes through it.

Owns the walk over the items as screen readers see them, and moving and pressing by keys. Must not know what
is said of any of it, nor how.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

_Role = QAccessible.Role
_READ: Final = frozenset({_Role.StaticText, _Role.AlertMessage, _Role.ProgressBar, _Role.EditableText})
_PASSED_OVER: Final = frozenset({"head", "typed"})
"""Items by name: the centre's name and the clock, which no page is about, and what was typed, which is
nobody's business but the citizen's; each key was heard when it was pressed."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the screen: what it is called, in which language, and whether it is pressed.

    `on` is None for whatever cannot be switched. Two are equal that would be read the same.
    """

    name: str
    language: str
    item: QQuickItem = field(compare=False, repr=False)
    button: bool = False
    enabled: bool = True
    on: bool | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is: the thing, and which it is of how many, counted from 1."""

    thing: Thing
    place: int
    count: int


class Reading:
    """The things of `window`; a dialogue over the page hides what is below it."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def things(self) -> tuple[Thing, ...]:
        """All that can be read now, from the first to the last."""
        root = self._window.contentItem()
        return tuple(_things(_dialogue(root) or root))

    def stops(self) -> tuple[Thing, ...]:
        """Those that the focus stops at."""
        return tuple(one for one in self.things() if one.button and one.enabled)

    def focused(self) -> Stop | None:
        """The one with the focus."""
        stops = self.stops()
        at = next((at for at, one in enumerate(stops) if one.item.hasActiveFocus()), None)
        return None if at is None else Stop(stops[at], at + 1, len(stops))

    def go(self, steps: int) -> None:
        """Move the focus so many stops on, or back, round and round; without one it goes to the first."""
        stops, present = self.stops(), self.focused()
        if stops:
            at = 0 if present is None else (present.place - 1 + steps) % len(stops)
            stops[at].item.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def go_to_first(self) -> None:
        """Move the focus to the first stop, if there is any."""
        for first in self.stops()[:1]:
            first.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def press(self) -> bool:
        """Press what has the focus; whether anything has."""
        present = self.focused()
        if present is None:
            return False
        QMetaObject.invokeMethod(present.thing.item, "activated")
        return True


def _dialogue(item: QQuickItem) -> QQuickItem | None:
    """The dialogue over the page, if one is open."""
    if not item.isVisible():
        return None
    face = _face(item)
    if face is not None and face.role() == _Role.Dialog:
        return item
    found = (_dialogue(child) for child in item.childItems())
    return next((one for one in found if one is not None), None)


def _things(item: QQuickItem) -> Iterator[Thing]:
    if not item.isVisible() or item.opacity() == 0 or item.objectName() in _PASSED_OVER:
        return
    thing = _thing(item)
    if thing is not None:
        yield thing
        if thing.button:
            return
    for child in item.childItems():
        yield from _things(child)


def _thing(item: QQuickItem) -> Thing | None:
    face = None if item.inherits("QQuickText") or item.property("spoken") is False else _face(item)
    name = "" if face is None else face.text(QAccessible.Text.Name)
    if face is None or not name:
        return None
    language = str(item.property("language") or "")
    if face.role() in {_Role.Button, _Role.CheckBox}:
        state = face.state()
        on = bool(state.checked) if state.checkable else None
        return Thing(name, language, item, button=True, enabled=item.isEnabled(), on=on)
    return Thing(name, language, item) if face.role() in _READ | {_Role.Dialog} else None


def _face(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)
