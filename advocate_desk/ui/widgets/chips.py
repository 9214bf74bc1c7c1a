"""Chips: short words on a tinted ground, drawn in tables and shown on panels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import ChipColours, TextStyle
from advocate_desk.ui.widgets.lettering import colour_of, write_line

CHIP_GAP = 6
_HEIGHT = 22
_INSET = 10
_DOT = 6
_DOT_GAP = 5


def chip_width(words: str, *, dot: bool = False) -> float:
    """Give how wide a chip is."""
    with_dot = theme.scaled(_DOT + _DOT_GAP) if dot else 0
    inset = 2 * theme.scaled(_INSET)
    return theme.metrics(TextStyle.SMALL_STRONG).horizontalAdvance(words) + inset + with_dot


def chip_height() -> int:
    """Give how high a chip is."""
    return theme.scaled(_HEIGHT)


def chip_colours(kind: str, *, on_selection: bool = False) -> ChipColours:
    """Give a kind's colours; a grey chip on a chosen row is plain, or it would vanish."""
    tokens = theme.tokens()
    if on_selection and kind == "grey":
        return ChipColours(tokens.surface, tokens.text)
    return tokens.chip(kind)


def paint_chip(
    painter: QPainter, box: QRectF, words: str, colours: ChipColours, *, dot: bool = False
) -> None:
    """Draw a chip into a box as wide as `chip_width` says; too long ones are cut."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(colours.ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    inset = theme.scaled(_INSET)
    room = box.adjusted(inset, 0, -inset, 0)
    if dot:
        size = theme.scaled(_DOT)
        painter.setBrush(colour_of(colours.words))
        painter.drawEllipse(QRectF(room.left(), room.center().y() - size / 2, size, size))
        room.setLeft(room.left() + size + theme.scaled(_DOT_GAP))
    # one px more: the width was measured for exactly these words
    write_line(painter, room.adjusted(0, 0, 1, 0), words, TextStyle.SMALL_STRONG, colours.words)


class Chip(QWidget):
    """A chip on a panel. Kinds: green, blue, amber, red, violet, grey."""

    def __init__(
        self,
        words: str,
        kind: str = "grey",
        parent: QWidget | None = None,
        *,
        dot: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words, self._kind, self._dot = words, kind, dot
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        """Give what the chip says."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._words, dot=self._dot)), chip_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        paint_chip(QPainter(self), box, self._words, chip_colours(self._kind), dot=self._dot)
