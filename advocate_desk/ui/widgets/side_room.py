"""A page and the panel at its right: beside it while both have room, over it when she asks."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.frames import SidePanel

_LEAST_PAGE_PX = 470  # what is left of the page beside the panel, at a text size of 100 %


class SideRoom(QWidget):
    """Holds the page and its `panel`; `wants_panel` is what she chose while there was room."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: SidePanel | None = None
        self.wants_panel = True
        self._is_over = False
        self._has_rows = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(page)

    def set_panel(self, panel: SidePanel, *, wanted: bool) -> None:
        """Take a panel."""
        self.panel, self.wants_panel = panel, wanted
        panel.setParent(self)
        self._place()

    def show_rows(self, *, has_rows: bool) -> None:
        """Keep the panel away while there is nothing to choose at all."""
        self._has_rows = has_rows
        self._place()

    def toggle(self) -> None:
        """Show or hide the panel."""
        if self._has_room():
            self.wants_panel = not self.wants_panel
        else:
            self._is_over = not self._is_over
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _has_room(self) -> bool:
        panel = self.panel.width() if self.panel else 0
        return self.width() - panel >= theme.scaled(_LEAST_PAGE_PX)

    def _place(self) -> None:
        panel = self.panel
        if panel is None:
            return
        has_room = self._has_room()
        self._is_over = self._is_over and not has_room
        is_shown = self._has_rows and (self.wants_panel if has_room else self._is_over)
        panel.setVisible(is_shown)
        beside = panel.width() if has_room and is_shown else 0
        self._row.setContentsMargins(0, 0, beside, 0)
        panel.setGeometry(self.width() - panel.width(), 0, panel.width(), self.height())
        panel.raise_()
