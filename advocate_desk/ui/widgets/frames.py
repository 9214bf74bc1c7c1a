"""The surfaces things stand on: cards, the panel at the side, the head of a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel

PAGE_MARGIN = 24
GAP = 14
_PANEL_PX = 320
_COUNT_PX = 130  # of the line that counts, before it is cut


class Card(QFrame):
    """A bordered surface with an optional title; `column` takes what stands on it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(8)
        if title:
            self.column.addWidget(PlainLabel(title, TextStyle.CARD))


class TableCard(QFrame):
    """A bordered surface that a table fills up to its rounded corners."""

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.addWidget(table)


class SidePanel(QFrame):
    """The panel right of a page; `column` takes what it shows, and scrolls when it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(20, 18, 18, 18)
        self.column.setSpacing(10)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 0, 0)  # the line at the left stays
        around.addWidget(scrolling(content))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.scaled(_PANEL_PX))


def scrolling(page: QWidget | None = None) -> QScrollArea:
    """Let a page scroll where it has too little height; no stop for Tab: what is on it is."""
    scroll = QScrollArea()
    if page is not None:
        scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return scroll


class PageHead(QWidget):
    """The top of a page: its title, a line that counts, and at the right what can be done.

    `row` takes the search field and the buttons; where there is no room it stands below.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(title, TextStyle.TITLE)
        self.count = _Count("", TextStyle.BODY, "muted")
        self._switch: QWidget | None = None
        self._names = QHBoxLayout()
        self._names.setSpacing(GAP)
        self._names.addWidget(self.title)
        self._names.addSpacing(8)
        self._names.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        self._below = QHBoxLayout()  # takes the switch where the title leaves it no room
        self.row = QHBoxLayout()
        self.row.setSpacing(GAP)
        deeds = QHBoxLayout()
        deeds.addLayout(self.row)
        deeds.addStretch()  # below the title they stand at the left
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        self._lines.addLayout(self._names, 1)
        self._lines.addLayout(self._below)
        self._lines.addLayout(deeds)

    def add_switch(self, switch: QWidget) -> None:
        """Add what chooses between pages of this title, beside it."""
        self._switch = switch
        self._names.insertWidget(1, switch)

    def add(self, widget: QWidget) -> None:
        """Add a search field or a button."""
        self.row.addWidget(widget)

    def stops(self) -> list[QWidget]:
        """Give what Tab comes by, from left to right."""
        switch = self._switch.findChildren(QWidget) if self._switch else []
        held = (self.row.itemAt(number) for number in range(self.row.count()))
        return [*switch, *(widget for item in held if item and (widget := item.widget()))]

    def say(self, count: str) -> None:
        """Show the line that counts."""
        self.count.setText(count)

    def minimumSizeHint(self) -> QSize:
        pages = self._switch.minimumSizeHint().width() if self._switch else 0
        widest = max(self._titles(), pages, self.row.minimumSize().width())
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        named = self._titles() + self._pages()
        self._place_switch(beside=named <= self.width())
        fits = named + GAP + self.row.minimumSize().width() <= self.width()
        way = QBoxLayout.Direction
        self._lines.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _titles(self) -> int:
        """Give the least width of the title and the line that counts."""
        words = self.title.minimumSizeHint().width() + self.count.minimumSizeHint().width()
        return words + 2 * GAP + 8

    def _pages(self) -> int:
        """Give the width of what chooses between pages."""
        return self._switch.sizeHint().width() + GAP if self._switch else 0

    def _place_switch(self, *, beside: bool) -> None:
        """Put what chooses between pages beside the title, or below it."""
        if self._switch is None:
            return
        # beside the title it stands in one line: the search field is what gives way
        self._switch.setMinimumWidth(self._switch.sizeHint().width() if beside else 0)
        if beside == (self._names.indexOf(self._switch) >= 0):
            return
        if beside:
            self._names.insertWidget(1, self._switch)
        else:
            self._below.addWidget(self._switch)


class _Count(ElidedLabel):
    """The line that counts: the search field beside it gives way first."""

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), theme.scaled(_COUNT_PX)), size.height())


def caps_label(words: str) -> PlainLabel:
    """Give the small heading of a part of a panel."""
    return PlainLabel(words.upper(), TextStyle.CAPS, "muted")
