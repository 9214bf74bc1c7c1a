"""Files let go anywhere over the window: what covers it meanwhile, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from advocate_desk.base.paths import DESK_SUFFIX
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_INSET = 16
_SEE_THROUGH = 0.88


class DropOverlay(QWidget):
    """Covers a window while files are dragged over it.

    Signals:
        sheets_dropped: the files that were let go, as a list of paths; the import says what is
            none of its kinds.
        desk_dropped: the path of the program file that was let go.
    """

    sheets_dropped = Signal(list)
    desk_dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if _files(event) and not _is_busy():
                event.acceptProposedAction()
                self.setGeometry(self._window.rect())
                self.show()
                self.raise_()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            event.acceptProposedAction()
            self._take([] if _is_busy() else _files(event))
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        ground = QColor(tokens.accent_soft)
        ground.setAlphaF(_SEE_THROUGH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, 12, 12)
        painter.setFont(theme.font(TextStyle.TITLE))
        words = "Let go to see what would come in. Nothing is changed yet."
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _take(self, files: list[Path]) -> None:
        desks = [path for path in files if path.suffix.lower() == DESK_SUFFIX]
        sheets = [path for path in files if path not in desks]
        if desks:
            self.desk_dropped.emit(desks[0])
        elif sheets:
            self.sheets_dropped.emit(sheets)


def _is_busy() -> bool:
    """Say whether a dialog is open: it would be left with what is asked in it."""
    return QApplication.activeModalWidget() is not None


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
