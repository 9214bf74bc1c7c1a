"""Lists lines that are widgets of their own a portion at a time: thousands would take seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advocate_desk.base.words import number_words
from advocate_desk.ui.widgets.buttons import quiet_button

PORTION = 100  # lines; made in less than half a second


class Portions(QWidget):
    """The first lines, and a button for the next ones while there are any."""

    def __init__(self, lines: Sequence[Callable[[], QWidget]], gap: int) -> None:
        super().__init__()
        self._left = len(lines)
        self._lines = iter(lines)
        self.more = quiet_button("")
        self.more.clicked.connect(lambda _on: self._on_more())
        self._last: QWidget = self.more  # after which Tab leads to the next lines
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(gap)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._first = next(iter(self.show_more()), None)

    def take_cursor(self) -> None:
        """Put the cursor where the first line is answered."""
        if self._first is not None:
            self._first.setFocus()

    def sizeHint(self) -> QSize:
        """Give the height that the lines have at this width: wrapped ones ask for too much."""
        hint = super().sizeHint()
        height = self.heightForWidth(self.width()) if self.hasHeightForWidth() else hint.height()
        return QSize(hint.width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_more(self) -> list[QWidget]:
        """Add the next lines; give what of them Tab leads to, before the button."""
        reached: list[QWidget] = []
        for make in islice(self._lines, PORTION):
            self._left -= 1
            line = make()
            self._column.insertWidget(self._column.count() - 2, line)
            reached += [one for one in line.findChildren(QWidget) if _is_reached(one, self)]
        for widget in reached:
            QWidget.setTabOrder(self._last, widget)
            self._last = widget
        QWidget.setTabOrder(self._last, self.more)
        left = number_words(self._left)
        is_last = self._left <= PORTION
        self.more.setText(
            f"Show the other {left}" if is_last else f"Show {PORTION} more of {left}"
        )
        self.more.setVisible(self._left > 0)
        return reached

    def _on_more(self) -> None:
        """Go on where the lines went on."""
        reached = self.show_more()
        if reached:
            reached[0].setFocus()


def _is_reached(widget: QWidget, within: QWidget) -> bool:
    """Say whether Tab leads to a widget; what a choice opens is a window of its own."""
    takes_it = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes_it and widget.window() is within.window()
