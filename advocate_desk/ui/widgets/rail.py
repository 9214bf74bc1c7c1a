"""The rail at the left: the window's tab bar, narrow when the window is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import PlainLabel, safe_tip

_WIDE, _NARROW = 184, 64
_NARROW_BELOW = 1200  # px of the window, at a text size of 100 %
_HEIGHT = 36
_LEAST_HEIGHT = 28  # px, in a low window: enough to be hit
_ICON_PX = 18
_GAP = 3  # px between two places
_EDGES = (12, 16, 12, 14)


class Rail(QFrame):
    """The places of the window, one of them chosen.

    Signals:
        chosen: the key of the place she went to.
    """

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Sections")
        self._title = PlainLabel(title, TextStyle.CARD)
        self._places: dict[str, _Place] = {}
        self._group = QButtonGroup(self)
        self._is_narrow, self._room = False, _NARROW_BELOW
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(*_EDGES)
        column.setSpacing(0)
        self._title_row = QVBoxLayout()
        self._title_row.setContentsMargins(8, 0, 0, 15)
        self._title_row.addWidget(self._title)
        column.addLayout(self._title_row)
        for part in (self._top, self._foot):
            part.setSpacing(_GAP)
        column.addLayout(self._top)
        column.addStretch()
        column.addLayout(self._foot)
        self._dress()

    def add_place(self, key: str, title: str, icon: str, *, at_foot: bool = False) -> None:
        """Add a place below those already there."""
        place = _Place(title, icon)
        place.set_narrow(self._is_narrow)
        place.clicked.connect(lambda _checked: self.chosen.emit(key))
        self._group.addButton(place)
        self._places[key] = place
        (self._foot if at_foot else self._top).addWidget(place)

    def show_chosen(self, key: str) -> None:
        """Mark a place as the one she is at."""
        self._places[key].setChecked(True)
        for other, place in self._places.items():  # Qt would let Tab go to the one before
            stops = Qt.FocusPolicy.TabFocus if other == key else Qt.FocusPolicy.NoFocus
            place.setFocusPolicy(stops)

    def fit_into(self, width: int) -> None:
        """Show icons only where a window of this width has no room for titles."""
        self._room = width
        if (width < theme.scaled(_NARROW_BELOW)) is not self._is_narrow:
            self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Let all places be as high as usual, or less where a low window has many of them."""
        title = self._title_row.sizeHint().height() if self._title.isVisibleTo(self) else 0
        gaps = (len(self._places) + 1) * _GAP
        edges = self.contentsMargins()
        room = self.height() - title - gaps - _EDGES[1] - _EDGES[3] - edges.top() - edges.bottom()
        for place in self._places.values():
            place.fit_into(room // max(len(self._places), 1))

    def _dress(self) -> None:
        self._is_narrow = self._room < theme.scaled(_NARROW_BELOW)
        self.setFixedWidth(_NARROW if self._is_narrow else theme.scaled(_WIDE))
        self._title.setVisible(not self._is_narrow)
        for place in self._places.values():
            place.set_narrow(self._is_narrow)
        self._share_height()


class _Place(QAbstractButton):
    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._icon, self._is_narrow = icon, False
        self._height = theme.scaled(_HEIGHT)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.setToolTip(safe_tip(self.text()) if is_narrow else "")
        self.updateGeometry()
        self.update()

    def fit_into(self, height: int) -> None:
        """Take a height, as long as it is no more than usual and no less than can be hit."""
        self._height = max(_LEAST_HEIGHT, min(height, theme.scaled(_HEIGHT)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(40, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_hot = self.underMouse() and self.isEnabled()
        ground = tokens.accent_soft if self.isChecked() else tokens.hover if is_hot else ""
        painter.setPen(QColor(tokens.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        ink = "accent" if self.isChecked() else "muted"
        size = theme.scaled(_ICON_PX)
        left = (self.width() - size) / 2 if self._is_narrow else 12
        at = QPointF(left, (self.height() - size) / 2)
        painter.drawPixmap(at, theme.icon_pixmap(self._icon, ink, _ICON_PX))
        if not self._is_narrow:
            painter.setFont(theme.font(TextStyle.STRONG if self.isChecked() else TextStyle.MEDIUM))
            painter.setPen(QColor(getattr(tokens, ink)))
            words = QRectF(self.rect()).adjusted(12 + size + 8, 0, -8, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
