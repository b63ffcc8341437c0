"""Where a flow's view meets the screen, and a tap becomes an intent.

Owns the one view shown now. The view is plain data (str, int, float, bool, list, dict, None); the screen
reads it as `stage.view` and answers with `stage.act(name, value)`. Must not know any page, flow or hub.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from hardware.screen.rows import Rows


class Stage(QObject):
    """The object every page knows as `stage`.

    In QML keep one `readonly property var view: stage.view` at the root and read `view.title` below it: each
    reading of `stage.view` itself converts the whole view. For lists use
    `Repeater { model: stage.rows("services"); delegate: BigChoice { required property var row } }`,
    which keeps what is pressed.
    """

    viewChanged = Signal()  # noqa: N815 - Qt's naming, seen from QML
    intent = Signal(str, object)
    """A citizen's or operator's wish: its name, and the value of what was touched (plain data)."""

    def __init__(self, view: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._view: dict[str, Any] = dict(view or {})
        self._rows: dict[str, Rows] = {}

    def show(self, view: Mapping[str, Any]) -> None:
        """Show `view` from the next frame on; showing an equal view again costs nothing."""
        if view == self._view:
            return
        self._view = dict(view)
        for path, rows in self._rows.items():
            rows.show(_list_at(self._view, path))
        self.viewChanged.emit()

    @Slot(str, result=QObject)
    def rows(self, path: str) -> Rows:
        """The list of maps at a dotted path of the view, followed row by row; empty where there is none."""
        if path not in self._rows:
            self._rows[path] = Rows(self)
            self._rows[path].show(_list_at(self._view, path))
        return self._rows[path]

    @Slot(str)
    @Slot(str, "QVariant")
    def act(self, name: str, value: Any = "") -> None:
        """Tell the flow what was asked for: `stage.act("choose_service", "passport")`."""
        self.intent.emit(name, value)

    def _shown(self) -> dict[str, Any]:
        return self._view

    view = Property("QVariantMap", _shown, notify=viewChanged)  # type: ignore[arg-type] # Qt takes a type's name


def _list_at(view: Mapping[str, Any], path: str) -> Sequence[Mapping[str, Any]]:
    at: Any = view
    for step in path.split("."):
        at = at.get(step) if isinstance(at, Mapping) else None
    return at if isinstance(at, (list, tuple)) else ()
