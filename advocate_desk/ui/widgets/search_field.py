"""The search field: tells the words when she pauses, and shows the key that leads to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_PAUSE_MS = 150
_INSET = 12
_WIDTH, _LEAST = 300, 150
_ICON_PX = 16
_Key = QKeySequence.StandardKey
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_OF_WORDS = (  # what a field does with its words; other keys are the window's
    *(_Key.Copy, _Key.Cut, _Key.Paste, _Key.SelectAll),
    *(_Key.MoveToNextWord, _Key.MoveToPreviousWord),
    *(_Key.SelectNextWord, _Key.SelectPreviousWord),
    *(_Key.DeleteStartOfWord, _Key.DeleteEndOfWord),
)


class SearchField(QLineEdit):
    """A field to search in, with its key as a hint while it is empty.

    Signals:
        searched: the words, after a pause in typing; at once on Enter and when cleared.
        left: she wants to go on among what was found: Down, or Esc in an empty field.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, asks: str, hint: str = "Ctrl F", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setPlaceholderText(asks)
        self.setAccessibleName(asks)
        self._hint = hint
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(_LEAST), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()  # the window's shortcut goes first
            return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Say whether a key is the window's: undo is hers while nothing is typed here."""
        held = event.modifiers() & _COMMANDS
        if not held or held == _COMMANDS:  # with both some keyboards type € or @
            return False
        if event.matches(_Key.Undo) or event.matches(_Key.Redo):
            return not self.text()
        return not any(event.matches(key) for key in _OF_WORDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        glass = theme.icon_pixmap("search", "muted", _ICON_PX)
        top = (self.height() - theme.scaled(_ICON_PX)) // 2
        painter.drawPixmap(QPoint(_INSET, top), glass)
        if not self.text() and self._hint and self._has_room():
            self._paint_hint(painter)

    def _has_room(self) -> bool:
        """Say whether the hint fits beside what the field asks for."""
        asks = self.fontMetrics().horizontalAdvance(self.placeholderText())
        hint = theme.metrics(TextStyle.CAPS).horizontalAdvance(self._hint)
        return self.width() > asks + hint + theme.scaled(_ICON_PX) + 5 * _INSET

    def _paint_hint(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        letters = theme.metrics(TextStyle.CAPS)
        width, height = letters.horizontalAdvance(self._hint) + 14, letters.height() + 4
        box = QRectF(self.width() - width - 8, (self.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.frame))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(theme.font(TextStyle.CAPS))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _on_text(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._told:
            self._told = words
            self.searched.emit(words)
