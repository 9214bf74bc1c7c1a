"""The page "What your spreadsheets just told you": a line for each finding, and what to fill."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advocate_desk.base.words import day_words
from advocate_desk.metrics.findings import LOOK_ALIKES, Finding, Told
from advocate_desk.ui.tabs.home.deed_line import OPEN_PX, DeedLine, DeedLines
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.frames import GAP, Card, PageHead, page_column, scrolling
from advocate_desk.ui.widgets.plain import WrappedLabel

TITLE = "What your spreadsheets just told you"
_FILL_NEXT = "The blank fields from which most people gain."


class FindingsPage(QWidget):
    """Shows what stands out in what came in.

    Signals:
        opened: a Finding whose rows she wants to see.
        done_wanted: a Finding whose deed she wants to do now.
        left: she goes back to Home.
    """

    opened = Signal(object)
    done_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(TITLE)
        self.back = quiet_button("Back to Home", "arrow-left")
        self.findings, self.fill_next = _Lines("What stands out"), _Lines("Fill next", _FILL_NEXT)
        self._reading = EmptyState("Reading what they told…", "You can go on working meanwhile.")
        self._nothing = EmptyState(
            "Nothing stands out yet",
            "Bring in survey answers, activities and accounts too: then it stands here whom nobody"
            " asked, whom nobody thanked, and who is here twice.",
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self.back.clicked.connect(lambda _checked: self.left.emit())
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)
        for lines in (self.findings, self.fill_next):
            lines.opened.connect(self.opened)
            lines.done_wanted.connect(self.done_wanted)

    def show_told(self, told: Told) -> None:
        """Show what was found."""
        day = told.last_import
        self.head.say(f"Last import {day_words(day)}" if day else "")
        self.findings.show_findings(told.findings)
        self.fill_next.show_findings(told.fill_next)
        has_any = bool(told.findings or told.fill_next)
        self._pages.setCurrentIndex(1 if has_any else 2)

    def take_focus(self) -> None:
        """Put the cursor on the first thing that can be done."""
        self._room.verticalScrollBar().setValue(0)
        lines = (*self.findings.lines(), *self.fill_next.lines())
        if lines:
            lines[0].focus()
        else:
            self.back.setFocus()

    def _lay_out(self) -> None:
        self.head.add(self.back)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.findings)
        column.addWidget(self.fill_next)
        column.addStretch(1)
        self._room = scrolling(content)
        self._pages.addWidget(self._reading)
        self._pages.addWidget(self._room)
        self._pages.addWidget(self._nothing)
        page = page_column(self)
        page.addWidget(self.head)
        page.addWidget(self._pages, 1)


class _Lines(Card):
    """A card with a line for each finding; away while there is none.

    Signals:
        opened: as of the page.
        done_wanted: as of the page.
    """

    opened = Signal(object)
    done_wanted = Signal(object)

    def __init__(self, title: str, said: str = "") -> None:
        super().__init__(title)
        self._held = DeedLines()
        self._held.setSpacing(12)
        if said:
            self.column.addWidget(WrappedLabel(said, TextStyle.SMALL, "muted"))
        self.column.addLayout(self._held)

    def lines(self) -> list[DeedLine]:
        """Give the lines, from the top."""
        return self._held.lines()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self._held.show_lines([self._line(finding) for finding in findings])
        self.setVisible(bool(findings))

    def _line(self, finding: Finding) -> DeedLine:
        line = DeedLine(finding.words, more=finding.more, style=TextStyle.STRONG)
        if finding.deed:
            line.offer(finding.deed)
        if finding.listing == LOOK_ALIKES:
            line.leave_room(OPEN_PX)
        else:
            line.offer_rows()
        line.opened.connect(lambda: self.opened.emit(finding))
        line.done_wanted.connect(lambda: self.done_wanted.emit(finding))
        return line
