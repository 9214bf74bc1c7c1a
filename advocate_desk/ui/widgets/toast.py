"""A short message over the page that goes away by itself and may offer to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.buttons import ghost_button
from advocate_desk.ui.widgets.plain import ElidedLabel

_SECONDS = 10
_ABOVE_EDGE = 24


class Toast(QWidget):
    """A message at the foot of a page. One at a time: a new one takes the old one's place."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.hide()
        self._words = ElidedLabel()
        self._action = ghost_button("Undo")
        self._action.clicked.connect(self._on_action)
        self._run: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._action)
        self._life = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._life.timeout.connect(self.hide)
        page.installEventFilter(self)

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for ten seconds, with a button when `action` names a deed."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._run = run
        self._action.setText(action)
        self._action.setVisible(bool(action and run))
        self._place()
        self.show()
        self.raise_()
        self._life.start()

    def sentence(self) -> str:
        """Give what is said now; nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, _event: QEvent) -> None:
        self._life.stop()  # it stays while she reads it

    def leaveEvent(self, _event: QEvent) -> None:
        self._life.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _on_action(self) -> None:
        self.hide()
        if self._run:
            self._run()

    def _place(self) -> None:
        room = self._page.width() - 2 * _ABOVE_EDGE
        self.resize(self.sizeHint().boundedTo(QSize(room, self.sizeHint().height())))
        left = (self._page.width() - self.width()) // 2
        self.move(max(left, 0), self._page.height() - self.height() - _ABOVE_EDGE)


def toast_over(page: QWidget) -> Toast:
    """Give the page's toast; made when first wanted."""
    known = page.findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Toast(page)
