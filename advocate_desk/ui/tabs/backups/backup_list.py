"""The list of backups: when each was made, why, how large it is, and whether it is sound."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advocate_desk.base.words import moment_words, size_words
from advocate_desk.store.manifest import Backup
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.chips import chip_colours, chip_height, chip_width, paint_chip
from advocate_desk.ui.widgets.lettering import write_line

_BAR, _INSET = 3, 16
_NO_PARENT = QModelIndex()
_REASONS = {
    "": "Made by itself",
    "by hand": "Made by you",
    "before import": "Before an import",
    "before restore": "Before another backup took its place",
}
_UPGRADE = "pre-migration"

Index = QModelIndex | QPersistentModelIndex


def why_words(backup: Backup) -> str:
    """Say why a backup was made."""
    if backup.note.startswith(_UPGRADE):
        return "Before an upgrade"
    return _REASONS.get(backup.note) or backup.note[:1].upper() + backup.note[1:]


def sound_words(backup: Backup) -> tuple[str, str]:
    """Say whether a backup is sound, and in which colour of chips."""
    return ("Damaged", "red") if backup.fault else ("Verified", "green")


class BackupList(QAbstractListModel):
    """The backups, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: Sequence[Backup] = ()

    def show(self, backups: Sequence[Backup]) -> None:
        """Show other backups."""
        self.beginResetModel()
        self.backups = backups
        self.endResetModel()

    def row_of(self, path: Path | None) -> int | None:
        """Give where a backup stands."""
        paths = [backup.path for backup in self.backups]
        return paths.index(path) if path in paths else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            backup = self.backups[index.row()]
            return ". ".join((moment_words(backup.at), about(backup), sound_words(backup)[0]))
        return None


def about(backup: Backup) -> str:
    """Say why a backup was made and how large it is."""
    return f"{why_words(backup)} · {size_words(backup.size)}"


class BackupDelegate(QStyledItemDelegate):
    """Draws a backup."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, BackupList):
            return
        tokens, backup = theme.tokens(), model.backups[index.row()]
        rect, state = QRectF(option.rect), option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, QColor(tokens.selection))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.setPen(QColor(tokens.row_line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = rect.adjusted(_INSET, 7, -_INSET, -7)
        words.setRight(_paint_state(painter, words, backup, is_chosen=is_chosen))
        upper = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        write_line(painter, upper, moment_words(backup.at), TextStyle.MEDIUM, tokens.text)
        lower = upper.translated(0, upper.height())
        write_line(painter, lower, about(backup), TextStyle.SMALL, tokens.muted)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme.row_height())


def _paint_state(painter: QPainter, words: QRectF, backup: Backup, *, is_chosen: bool) -> float:
    """Draw the chip; give where it begins."""
    said, kind = sound_words(backup)
    width, height = chip_width(said, dot=True), chip_height()
    box = QRectF(words.right() - width, words.center().y() - height / 2, width, height)
    paint_chip(painter, box, said, chip_colours(kind, on_selection=is_chosen), dot=True)
    return box.left() - 8
