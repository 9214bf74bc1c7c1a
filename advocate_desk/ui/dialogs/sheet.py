"""A sheet over the window: dims what lies behind, holds a form, keeps its buttons in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import Button, quiet_button
from advocate_desk.ui.widgets.frames import GAP
from advocate_desk.ui.widgets.plain import PlainLabel

_RADIUS = 12
_SHADE = 0.4
_MARGIN = 24
_KEYS = "Enter, or Ctrl+Enter in a field of several lines"
_FREE_EDGE = 20  # between the sheet and the edges of the window


class Sheet(QDialog):
    """A dialog as a rounded sheet. `body` takes the form, `footer` the buttons."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("sheet")
        self.setStyleSheet("QDialog#sheet { background: transparent; }")  # the corners are round
        self._width = width
        self._shade = Shade(parent.window()) if parent else None
        self._form = QWidget()
        self._form.installEventFilter(self)
        self.body = QVBoxLayout()
        whole = QVBoxLayout(self._form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self.body)
        whole.addStretch(1)
        self.body.setSpacing(GAP)
        self._scroll = _BodyScroll(self._form)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(GAP)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        self._column.setSpacing(GAP)
        self._column.addWidget(PlainLabel(title, TextStyle.CARD))
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self.footer)
        self.finished.connect(self._uncover)

    def end_with(
        self, deed: Button, run: Callable[[], object], *, leave: str = "Cancel"
    ) -> Button:
        """Put the button of the deed at the end, beside one that leaves; give that one."""
        left = quiet_button(leave)
        left.clicked.connect(lambda _on: self.reject())
        deed.setDefault(True)  # Enter does it, from any field but one of several lines
        deed.setToolTip(_KEYS)
        deed.clicked.connect(lambda _on: run())
        self.footer.addStretch(1)
        self.footer.addWidget(left)
        self.footer.addWidget(deed)
        self.save_by_keys(run)
        return left

    def save_by_keys(self, run: Callable[[], object]) -> None:
        """Let Ctrl+Enter do what the primary button does, wherever the cursor is."""
        self.run_by_keys(run, "Ctrl+Return", "Ctrl+Enter")

    def run_by_keys(self, run: Callable[[], object], *keys: str) -> None:
        """Let keys do something once, however long they are held."""
        for one in keys:
            shortcut = QShortcut(QKeySequence(one), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(run)

    def fit(self) -> None:
        """Take the height the form needs now, as far as the window has room."""
        parent = self.parentWidget()
        window = parent.window() if parent else None
        width = theme.scaled(self._width)
        if window:
            width = min(width, window.width() - 2 * _FREE_EDGE)
        inner = width - 2 * _MARGIN
        hint = self.body.heightForWidth(inner) if self.body.hasHeightForWidth() else -1
        self._scroll.want(QSize(inner, hint if hint >= 0 else self.body.sizeHint().height()))
        height = self._column.totalSizeHint().height()
        room = window.height() - 2 * _FREE_EDGE if window else height
        self._scroll.show_bar(needed=height > room)
        self.setFixedSize(width, min(height, room))
        if window:
            at = window.mapToGlobal(QPoint(0, 0))
            self.move(
                at.x() + (window.width() - self.width()) // 2,
                at.y() + max((window.height() - self.height()) // 2, _FREE_EDGE),
            )

    def showEvent(self, event: QShowEvent) -> None:
        if self._shade:
            self._shade.cover()
        self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()  # a scroll area does not tell that its form has grown
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ground(self)

    def _uncover(self, _result: int) -> None:
        if self._shade:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None


def paint_ground(sheet: QWidget) -> None:
    """Draw the ground of what floats over the window, with round corners."""
    tokens = theme.tokens()
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.raised))
    painter.drawRoundedRect(QRectF(sheet.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class Shade(QWidget):
    """Dims a window while something lies above it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()

    def cover(self) -> None:
        """Cover the whole window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(theme.tokens().shade)
        shade.setAlphaF(_SHADE)
        QPainter(self).fillRect(self.rect(), shade)


class _BodyScroll(QScrollArea):
    """Scrolls the form only when the window is too low for it."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self._wanted = QSize()
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def want(self, size: QSize) -> None:
        """Say how much room the form needs."""
        self._wanted = size
        self.updateGeometry()

    def show_bar(self, *, needed: bool) -> None:
        """Keep the bar away while all can be seen: it would take width from the form."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff
        )

    def sizeHint(self) -> QSize:
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
