"""The surfaces things stand on: cards, the panel at the side, the head of a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

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


class ListBeside(QWidget):
    """A list and, at its right, the panel that shows its chosen row.

    The list is at most `widest` px wide, at 100 %: the panel takes the room of a wide window.
    """

    def __init__(self, view: QWidget, panel: QWidget, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self._list = TableCard(view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._list, 2)
        row.addWidget(panel, 3)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._list.setMaximumWidth(theme.scaled(self._widest))


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


def show_instead(scroll: QScrollArea, page: QWidget) -> None:
    """Let another page scroll; what the old one does about a key or a click ends before it goes.

    Qt deletes it at once, and crashes when a field of it is still at the key that led here.
    """
    before = scroll.takeWidget()
    scroll.setWidget(page)
    if before is not None:
        before.setParent(scroll)  # else it goes with its last name in Python
        before.hide()
        before.deleteLater()


def page_column(page: QWidget) -> QVBoxLayout:
    """Lay out a page from top to bottom, within the margins of all pages."""
    column = QVBoxLayout(page)
    column.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 16)
    column.setSpacing(GAP)
    return column


class PageHead(QWidget):
    """The top of a page: its title, a line that counts, and at the right what can be done.

    `row` takes the search field and the buttons. Where there is no room for all, what chooses
    between pages stands below, and where even that does not help, `row` too.

    Signals:
        arranged: its parts stand elsewhere now.
    """

    arranged = Signal()

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
        self._deeds = QWidget()
        deeds = QHBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout()
        self.row.setSpacing(GAP)
        deeds.addLayout(self.row)
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding)  # buttons stand at the left
        deeds.addSpacerItem(self._rest)
        self._first = QHBoxLayout()
        self._first.setSpacing(GAP)
        self._first.addLayout(self._names, 1)
        self._first.addWidget(self._deeds)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        self._lines.addLayout(self._first)

    def add_switch(self, switch: QWidget) -> None:
        """Add what chooses between pages of this title, beside it."""
        self._switch = switch
        self._names.insertWidget(1, switch)

    def add(self, widget: QWidget) -> None:
        """Add a search field, which takes the room there is, or a button."""
        self.row.addWidget(widget)
        if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding:
            self._rest.changeSize(0, 0)

    def stops(self) -> list[QWidget]:
        """Give what Tab comes by, in the order of the eye."""
        switch = self._switch.findChildren(QWidget) if self._switch else []
        held = (self.row.itemAt(number) for number in range(self.row.count()))
        deeds = [widget for item in held if item and (widget := item.widget())]
        is_below = self._switch is not None and self._lines.indexOf(self._switch) >= 0
        is_first = is_below and self._first.indexOf(self._deeds) >= 0
        return [*deeds, *switch] if is_first else [*switch, *deeds]

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
        titles, pages = self._titles(), self._pages()
        deeds = GAP + self.row.minimumSize().width()
        # whatever it counts: she is to find the other pages at one place on all of them
        pages_beside = self._title_and(theme.scaled(_COUNT_PX)) + pages <= self.width()
        beside = titles + pages if pages_beside else titles
        self._place(pages_beside=pages_beside, deeds_beside=beside + deeds <= self.width())

    def _titles(self) -> int:
        """Give the least width of the title and the line that counts."""
        return self._title_and(self.count.minimumSizeHint().width())

    def _title_and(self, count: int) -> int:
        return self.title.minimumSizeHint().width() + count + 2 * GAP + 8

    def _pages(self) -> int:
        """Give the width of what chooses between pages."""
        return self._switch.sizeHint().width() + GAP if self._switch else 0

    def _place(self, *, pages_beside: bool, deeds_beside: bool) -> None:
        """Put what chooses between pages, and what can be done, beside the title or below it."""
        switch = self._switch
        if switch is not None:
            # beside the title it stands in one line: the search field is what gives way
            switch.setMinimumWidth(switch.sizeHint().width() if pages_beside else 0)
            if pages_beside != (self._names.indexOf(switch) >= 0):
                if pages_beside:
                    self._names.insertWidget(1, switch)
                else:
                    self._lines.insertWidget(1, switch)
                self.arranged.emit()
        if deeds_beside != (self._first.indexOf(self._deeds) >= 0):
            if deeds_beside:
                self._first.addWidget(self._deeds)
            else:
                self._lines.addWidget(self._deeds)
            self.arranged.emit()


class _Count(ElidedLabel):
    """The line that counts: the search field beside it gives way first."""

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), theme.scaled(_COUNT_PX)), size.height())


def caps_label(words: str) -> PlainLabel:
    """Give the small heading of a part of a panel."""
    return PlainLabel(words.upper(), TextStyle.CAPS, "muted")
