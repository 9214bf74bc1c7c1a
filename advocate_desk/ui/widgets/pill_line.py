"""Pills in one line; those that find no room wait in the menu of a last one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import PlainLabel

_GAP = 6


class PillLine(QWidget):
    """A title and pills, the weightiest first: a line never takes the height of two."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: list[Pill] = []
        self._title = PlainLabel(title, TextStyle.MEDIUM)
        self.more = Pill("")
        self.more.clicked.connect(lambda _checked: self.open_menu())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._title)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._fit()

    def add(self, pill: Pill) -> None:
        """Add a pill at the end."""
        self.pills.append(pill)
        self._row.insertWidget(len(self.pills), pill)
        self._fit()

    def left_out(self) -> list[Pill]:
        """Give the pills that find no room."""
        return [pill for pill in self.pills if pill.isHidden()]

    def open_menu(self) -> QMenu:
        """Open the menu of those that find no room."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for pill in self.left_out():
            menu.addAction(pill.text().replace("&", "&&"), pill.click)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def minimumSizeHint(self) -> QSize:
        width = self._title.sizeHint().width() + _GAP + self.more.sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        widths = [pill.sizeHint().width() + _GAP for pill in self.pills]
        room = self.width() - self._title.sizeHint().width()
        count = len(widths)
        while count and sum(widths[:count]) + self._width_of_more(count) > room:
            count -= 1
        self._name_more(len(widths) - count)
        for number, pill in enumerate(self.pills):
            pill.setVisible(number < count)
        self.more.setVisible(count < len(widths))

    def _width_of_more(self, count: int) -> int:
        self._name_more(len(self.pills) - count)
        return self.more.sizeHint().width() + _GAP if count < len(self.pills) else 0

    def _name_more(self, count: int) -> None:
        words = f"+{count} more"
        if words != self.more.text():
            self.more.setText(words)
            self.more.setAccessibleName(f"{words}: {self._title.text()}")
