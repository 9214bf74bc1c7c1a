"""Texts that are always drawn as they are: names and notes come from spreadsheets of others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def safe_tip(text: str) -> str:
    """Give a tooltip that shows the text as it is; tooltips cannot be told to be plain."""
    return f"<qt>{text.translate(_ESCAPED)}</qt>" if text else ""


class PlainLabel(QLabel):
    """A label that never takes a text for markup, in a style and a colour of the look."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style = style
        self._colour = colour
        self._dress()
        self.setText(text)

    def paint_with(self, colour: str) -> None:
        """Draw the text in the colour of another token, or of the words of a kind of chip."""
        self._colour = colour
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font(self._style))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.ink(self._colour)))
        self.setPalette(palette)


class WrappedLabel(PlainLabel):
    """A plain label of several lines."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, colour, parent)
        self.setWordWrap(True)
        wide = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)


class ElidedLabel(PlainLabel):
    """A plain label of one line that ends in … where the room ends; the tip has all of it."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(safe_tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        line = " ".join(self.text().splitlines())
        room = self.contentsRect()
        fitting = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), fitting)
