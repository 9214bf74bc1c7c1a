"""A layout that goes on in the next line where the room ends, for chips and pills."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Places widgets side by side, and below when there is no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(QMargins())

    def clear(self) -> None:
        """Take everything out and delete it."""
        while held := self.takeAt(0):
            if widget := held.widget():
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        self._held.append(item)

    def count(self) -> int:
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [_tallest([size for _held, size in line]) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        least = QSize()
        for held in self._held:
            least = least.expandedTo(held.minimumSize())
        return least

    def in_one_line(self) -> QSize:
        """Give the room for all of them side by side."""
        sizes = [held.sizeHint() for held in self._held if not held.isEmpty()]
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        return QSize(sum(size.width() for size in sizes) + gaps, _tallest(sizes))

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Give what stands in each line."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for held in self._held:
            if held.isEmpty():
                continue
            size = held.sizeHint()
            size.setWidth(min(size.width(), width))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((held, size))
            left -= size.width() + self.spacing()
        return lines

    def _place(self, box: QRect) -> None:
        """Place everything, what is lower than its line in the middle of it."""
        y = box.y() + max(box.height() - self.heightForWidth(box.width()), 0) // 2
        for line in self._lines(box.width()):
            x, tallest = box.x(), _tallest([size for _held, size in line])
            for held, size in line:
                held.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()


def _tallest(sizes: list[QSize]) -> int:
    return max((size.height() for size in sizes), default=0)


class FlowRow(QWidget):
    """Widgets that want to stand in one line, and go on in the next where it is too short."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap)
        wide = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Take all of them out and delete them."""
        self._flow.clear()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the room for all of them in one line."""
        return self._flow.in_one_line()
