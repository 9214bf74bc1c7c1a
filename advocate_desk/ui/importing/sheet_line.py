"""One sheet in the list of sheets: whether it goes in, how much is on it, what its rows are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from advocate_desk.base.words import count_words
from advocate_desk.sheets.importers import IMPORTERS
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.plain import ElidedLabel

_KIND_PX = 190
_RADIUS = 8


def kind_words(kind: str) -> str:
    """Give a kind as she reads it."""
    return kind.replace("_", " ").capitalize()


class SheetLine(QWidget):
    """Shows a sheet and asks what it is.

    Signals:
        looked_at: she clicked it, or came to it by keyboard.
        included: whether it goes in.
        kind_chosen: the kind of its rows, or None.
    """

    looked_at = Signal()
    included = Signal(bool)
    kind_chosen = Signal(object)

    def __init__(self, sheet: SheetSetup, file: str) -> None:
        super().__init__()
        self._is_looked_at = False
        self.goes_in = QCheckBox(sheet.name.replace("&", "&&"))
        self.goes_in.setChecked(sheet.is_chosen)
        self.kind = CalmCombo(f"What the rows of {sheet.name} are")
        self.kind.addItem("Not imported", None)
        for importer in IMPORTERS:
            self.kind.addItem(kind_words(importer.key), importer.key)
        self.kind.setCurrentIndex(max(self.kind.findData(sheet.kind), 0))
        for widget in (self.goes_in, self.kind):
            widget.setEnabled(sheet.table is not None)
            widget.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 10, 5)
        row.setSpacing(14)
        row.addWidget(self.goes_in)
        self._file = file
        self._about = ElidedLabel(_about(sheet, file), TextStyle.SMALL, "muted")
        row.addWidget(self._about, 1)
        row.addWidget(self.kind)
        self.goes_in.toggled.connect(self.included)
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self._dress()

    def show_sheet(self, sheet: SheetSetup) -> None:
        """Show what is on the sheet and what its rows are taken for now."""
        self._about.setText(_about(sheet, self._file))
        self.kind.setCurrentIndex(max(self.kind.findData(sheet.kind), 0))
        self.goes_in.setChecked(sheet.is_chosen)

    def show_looked_at(self, *, is_looked_at: bool) -> None:
        """Mark the sheet whose rows are shown below."""
        self._is_looked_at = is_looked_at
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.looked_at.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_looked_at:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)

    def _dress(self) -> None:
        self.goes_in.setFont(theme.font(TextStyle.STRONG))
        self.kind.setFixedWidth(theme.scaled(_KIND_PX))


def _about(sheet: SheetSetup, file: str) -> str:
    """Say how much is on a sheet, and what is odd about it."""
    table = sheet.table
    if table is None:
        parts = ["nothing is on this sheet"]
    else:
        parts = [f"These are {sheet.foreign.name}"] if sheet.foreign else []
        parts.append(count_words(len(table), "row"))
        if table.ignored:
            parts.append(f"{count_words(len(table.ignored), 'line')} left out")
        if table.hidden_rows:
            hidden = f"{count_words(len(table.hidden_rows), 'row')} hidden in Excel"
            parts.append(f"{hidden} go in too" if sheet.form.with_hidden else f"{hidden} left out")
    if sheet.source.part_of:
        parts.append(f"part of {sheet.source.part_of}")
    if not sheet.visible:
        parts.append("hidden sheet")
    return " · ".join(([file] if file else []) + parts)
