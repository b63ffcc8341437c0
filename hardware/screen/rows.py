"""A list of a view that Qt Quick can follow row by row.

Owns the difference between the list shown and the next one: only rows that changed are told, so a press or a
focus on an unchanged row survives an update. Must not know what a row means.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """The rows of one list; a delegate reads its own as `required property var row`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Mapping[str, Any]] = []

    def show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show `rows`: changed ones are told one by one, new and gone ones at the tail."""
        kept = min(len(rows), len(self._rows))
        if len(rows) < len(self._rows):
            self.beginRemoveRows(QModelIndex(), len(rows), len(self._rows) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        for at in range(kept):
            if rows[at] != self._rows[at]:
                self._rows[at] = rows[at]
                self.dataChanged.emit(self.index(at), self.index(at))
        if len(rows) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
            self._rows.extend(rows[kept:])
            self.endInsertRows()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: ARG002, N802 - Qt's signature
        """Qt's hook: how many rows."""
        return len(self._rows)

    def data(self, index: _Index, role: int = _ROW_ROLE) -> Any:
        """Qt's hook: the row as a map."""
        return dict(self._rows[index.row()]) if role == _ROW_ROLE and index.isValid() else None

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's signature
        """Qt's hook: the one role, `row`."""
        return {_ROW_ROLE: QByteArray(b"row")}
