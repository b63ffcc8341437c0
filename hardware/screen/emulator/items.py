"""Finding what stands on a screen, and whether a finger could reach it.

Owns the walk over a window's items in the order they are painted. Must not press anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

_MARKS = str.maketrans("", "", "\u200e\u200f\u2066\u2067\u2068\u2069")


class CannotReachError(Exception):
    """What was asked for is not there, hidden, disabled or covered; the message says which and by what."""


@dataclass(frozen=True)
class Sight:
    """What an eye sees of one item; the rectangle is in window pixels."""

    name: str
    visible: bool
    enabled: bool
    text: str
    rect: QRectF


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The item called `name` by its objectName; of several, the only visible one.

    Raises:
        CannotReachError: there is none, or several are visible.
    """
    named = [item for item in _all(window.contentItem()) if item.objectName() == name]
    if not named:
        raise CannotReachError(f"nothing on the screen is called {name!r}; there are: {_names(window)}")
    visible = [item for item in named if item.isVisible()]
    if len(visible) > 1:
        raise CannotReachError(f"{len(visible)} visible items are called {name!r}")
    return visible[0] if visible else named[0]


def see(window: QQuickWindow, name: str) -> Sight:
    """What an eye sees of the item called `name`, with all words inside it, one a line."""
    item = find(window, name)
    return Sight(
        name=name,
        visible=item.isVisible() and item.opacity() > 0 and not _rect(item).isEmpty(),
        enabled=item.isEnabled(),
        text="\n".join(_words(item)),
        rect=_rect(item),
    )


def reach(window: QQuickWindow, name: str) -> QPointF:
    """The middle of the item called `name`, where a finger would press it.

    Raises:
        CannotReachError: it is missing, hidden, disabled, of no size, outside the window or covered.
    """
    item = find(window, name)
    if not item.isVisible():
        raise CannotReachError(f"{name!r} is hidden")
    if not item.isEnabled():
        raise CannotReachError(f"{name!r} is disabled")
    if _rect(item).isEmpty():
        raise CannotReachError(f"{name!r} has no size: {item.width():g} x {item.height():g} px")
    middle = _rect(item).center()
    if not QRectF(0, 0, window.width(), window.height()).contains(middle):
        raise CannotReachError(
            f"the middle of {name!r} is outside the window, at {middle.x():g}, {middle.y():g}"
        )
    top = _topmost(window.contentItem(), middle)
    if top is None or not (item == top or item.isAncestorOf(top) or top.isAncestorOf(item)):
        raise CannotReachError(f"{name!r} is covered by {_describe(top)}")
    return middle


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _all(child)


def _names(window: QQuickWindow) -> str:
    shown = {item.objectName() for item in _all(window.contentItem()) if item.isVisible()}
    return ", ".join(sorted(shown - {""})) or "no names at all"


def _rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _words(item: QQuickItem) -> Iterator[str]:
    if not item.isVisible():
        return
    if item.inherits("QQuickText"):
        words = str(item.property("text")).translate(_MARKS)
        if words:
            yield words
    for child in item.childItems():
        yield from _words(child)


def _topmost(item: QQuickItem, point: QPointF) -> QQuickItem | None:
    """The uppermost thing painted, or taking presses, at a point of the window."""
    if not item.isVisible() or item.opacity() == 0:
        return None
    inside = item.contains(item.mapFromScene(point))
    if item.clip() and not inside:
        return None
    above = sorted(item.childItems(), key=lambda child: child.z())
    for child in reversed([child for child in above if child.z() >= 0]):
        if (top := _topmost(child, point)) is not None:
            return top
    if inside and (_paints(item) or item.acceptedMouseButtons() != Qt.MouseButton.NoButton):
        return item
    for child in reversed([child for child in above if child.z() < 0]):
        if (top := _topmost(child, point)) is not None:
            return top
    return None


def _paints(item: QQuickItem) -> bool:
    if not item.flags() & QQuickItem.Flag.ItemHasContents:
        return False
    colour = item.property("color")
    return not (item.inherits("QQuickRectangle") and isinstance(colour, QColor) and colour.alpha() == 0)


def _describe(item: QQuickItem | None) -> str:
    while item is not None:
        if item.objectName():
            return repr(item.objectName())
        item = item.parentItem()
    return "something without a name"
