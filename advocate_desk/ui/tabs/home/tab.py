"""The Home tab: how the program is, what waits, and the way to every row behind it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.progress import Progress
from advocate_desk.base.text import file_name
from advocate_desk.base.words import count_words, day_words, long_day_words, number_words
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.asked_and_done import ASKED_AND_DONE
from advocate_desk.metrics.findings import Finding, Told, what_they_told
from advocate_desk.metrics.home import HomeFigure, HomePage, Lookback, OwnDays, home_page
from advocate_desk.metrics.ranges import rows_title
from advocate_desk.metrics.segment import EVERYONE
from advocate_desk.metrics.trend import Metric, Series, Span
from advocate_desk.metrics.waiting import Waiting
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.store.journal import journalled_tables
from advocate_desk.store.preferences import preferences
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.clipboard import as_mime
from advocate_desk.ui.tabs.home.asked_card import CHART_PX, AskedCard
from advocate_desk.ui.tabs.home.deeds import Deeds, Whom
from advocate_desk.ui.tabs.home.figure_card import FigureCard
from advocate_desk.ui.tabs.home.findings_page import FindingsPage
from advocate_desk.ui.tabs.home.label_bars import LabelBars
from advocate_desk.ui.tabs.home.lookback_picker import LookbackPicker
from advocate_desk.ui.tabs.home.page_picture import save_page
from advocate_desk.ui.tabs.home.waiting_card import WaitingCard
from advocate_desk.ui.theme import scaled
from advocate_desk.ui.widgets.buttons import primary_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.frames import GAP, Card, PageHead, page_column, scrolling
from advocate_desk.ui.widgets.messages import tell
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.saving import ask_file, folder_for
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace

_CARDS = 4
_SAVE, _KINDS = "Save this page", ("Picture (*.png)", "Page (*.pdf)")


def build(workspace: Workspace) -> HomeTab:
    """Make the tab."""
    return HomeTab(workspace)


class HomeTab(Tab):
    """Shows figures, two charts and what waits; each number opens the rows that make it."""

    watches = frozenset(table.name for table in journalled_tables()) | {"import"}

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.shown: HomePage | None = None
        self.cards = [FigureCard() for _ in range(_CARDS)]
        self.told: Told | None = None
        self.waiting = WaitingCard()
        self.findings = FindingsPage()
        self.deeds = Deeds(self)
        self.asked = AskedCard(workspace)
        self.by_category = LabelBars("Acts by category")
        self.times = LookbackPicker(self)
        self._job: Job | None = None
        self._told_job: Job | None = None
        self._was_told = True
        self._places, self._pages = QStackedWidget(), QStackedWidget()
        self._head = PageHead("Home")
        self.notice = InlineNotice()
        self._lay_out()
        self._listen()
        self._dress()

    def refresh(self) -> None:
        if self._places.currentWidget() is self.findings:
            self._read_told()
        time = self.times.time

        def answer(session: Session) -> tuple[Lookback | OwnDays, HomePage]:
            return time, home_page(session, time)

        self._job = self.workspace.read(answer, self._on_answer)

    def take_focus(self) -> None:
        if self._places.currentWidget() is self.findings:
            self.findings.take_focus()
        else:
            self.cards[0].setFocus()

    def return_to_start(self) -> None:
        self._places.setCurrentIndex(0)

    def show_row(self, kind: str, row: int) -> bool:
        """Show what the spreadsheets told, when an import is to be shown."""
        del row
        if kind != "import":
            return False
        self._places.setCurrentWidget(self.findings)
        self._was_told = False
        self._read_told()
        return True

    def show_home(self) -> None:
        """Go back to the figures."""
        self.return_to_start()
        self.take_focus()

    def copy_figures(self) -> None:
        """Put the figures and what waits on the clipboard, as a spreadsheet takes it."""
        if self.shown is None:
            return
        rows = [["", self.times.time.words(), _as_of()]]
        rows += [[one.label, one.words(), one.compared] for one in self.shown.figures]
        rows += [[one.words(), str(len(one.ids)), ""] for one in self.shown.today.waiting]
        QApplication.clipboard().setMimeData(as_mime(rows))
        toast_over(self).say("Figures copied: paste them into a spreadsheet.")

    def ask_picture(self) -> None:
        """Ask for a file and save the page in it."""
        if self.shown is None or not self.shown.has_members:
            return
        name = file_name(f"Home, {self.times.time.words()}, {clock.today()}")
        proposed = folder_for(self.workspace.desk.path) / f"{name}.png"
        if out := ask_file(self, _SAVE, proposed, *_KINDS):
            self.save_picture(out)

    def save_picture(self, path: Path) -> None:
        """Save the page as it looks, what scrolls included, as the ending says."""
        program = self.workspace.look(preferences).program_name
        words = (program, f"{self.times.time.words()}, {_as_of()}")
        try:
            with saved_whole(path) as part:
                save_page(part, self._content, words, ending=path.suffix.lower())
        except DeskError as error:
            tell(self, _SAVE, error.sentence, error.hint)
        else:
            toast_over(self).say(f"Saved as {path.name}")

    # -- inside

    def _lay_out(self) -> None:
        for pill in self.times.all_pills():
            self._head.add(pill)
        self.log_button = primary_button("Log activity", "plus")
        self._head.add(self.log_button)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        figures = QHBoxLayout()
        figures.setSpacing(GAP)
        for card in self.cards:
            figures.addWidget(card, 1)
        column.addLayout(figures)
        column.addLayout(self._charts())
        column.addWidget(self.waiting)
        column.addStretch(1)
        self._room = scrolling(content)
        self._pages.addWidget(self._room)
        self._pages.addWidget(self._nothing_yet())
        home = QWidget()
        page = page_column(home)
        page.addWidget(self._head)
        page.addWidget(self.times.days)
        page.addWidget(self.notice)
        page.addWidget(self._pages, 1)
        self._places.addWidget(home)
        self._places.addWidget(self.findings)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._places)

    def _charts(self) -> QHBoxLayout:
        acts = Card(ACTS.title)
        acts.column.addWidget(self.by_category, 1)
        charts = QHBoxLayout()
        charts.setSpacing(GAP)
        charts.addWidget(self.asked, 3)
        charts.addWidget(acts, 2)
        return charts

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            "Nobody is here yet",
            "Bring in the spreadsheets you have: several at once, as they are. What they say"
            " about your program stands here afterwards.",
            ("Import spreadsheets…", lambda: self.run("import")),
            self.sample_deed(),
        )

    def _listen(self) -> None:
        self.times.picked.connect(self.refresh)
        for at, card in enumerate(self.cards):
            card.opened.connect(lambda at=at: self._open_card(at))
        self.log_button.clicked.connect(lambda _checked: self.run("log"))
        self.asked.chosen.connect(self._open_month)
        self.by_category.chosen.connect(self._open_category)
        self.waiting.opened.connect(self._open_waiting)
        self.waiting.done_wanted.connect(self._do_waiting)
        self.waiting.snooze_wanted.connect(self.deeds.put_off)
        self.waiting.wake_wanted.connect(self.deeds.show_again)
        self.findings.opened.connect(self._open_finding)
        self.findings.done_wanted.connect(self._do_finding)
        self.findings.left.connect(self.show_home)
        self.add_command("Edit", "Copy figures", "Ctrl+Shift+C", self.copy_figures)
        self.add_command("File", "Save this page as a picture…", "", self.ask_picture)

    def _dress(self) -> None:
        self.by_category.setFixedHeight(scaled(CHART_PX))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _on_answer(self, answer: tuple[Lookback | OwnDays, HomePage]) -> None:
        time, page = answer
        if time != self.times.time:
            return
        self.shown = page
        self._head.say(long_day_words(clock.today()))
        self._pages.setCurrentIndex(0 if page.has_members else 1)
        self.times.show_for(has_members=page.has_members)
        self.log_button.setVisible(page.has_members)
        waits = page.today.count()
        self.cards[0].say("Waiting for you", number_words(waits), _waits_words(page))
        for card, one in zip(self.cards[1:], page.figures, strict=False):
            card.say(one.label, one.words(), one.compared)
        for card in self.cards[len(page.figures) + 1 :]:
            card.hide()
        self.asked.show_trend(page.asked)
        self.by_category.show_series(page.by_category)
        self.waiting.show_today(page.today, page.days_to_wait)
        self._tell_of_sheets(page.sheets_on)

    def _tell_of_sheets(self, day: dt.date | None) -> None:
        """Lead to what spreadsheets told that came in of late."""
        if day is None:
            self.notice.clear()
            return
        when = "today" if day >= clock.today() else f"on {day_words(day)}"
        sentence = f"Spreadsheets came in {when}."
        if self.notice.sentence() != sentence:  # its button would lose the cursor
            self.notice.say(sentence, "info", "What they told you", lambda: self.run("findings"))

    def _open_card(self, at: int) -> None:
        if self.shown is None:
            return
        if at == 0:
            self.waiting.show_all()
            self._room.verticalScrollBar().setValue(self.waiting.y())
            return
        one = self.shown.figures[at - 1]
        self.deeds.show_rows(
            one.figure.rows.listing, one.figure.rows.ids.tolist(), self._called(one)
        )

    def _called(self, one: HomeFigure) -> str:
        return f"{one.label} · {self.times.time.words()}"

    def _open_month(self, bucket: dt.date, series: Series) -> None:
        if self.shown is None:
            return
        span = self.shown.asked.span
        title = rows_title(ASKED_AND_DONE, span, bucket, series)
        self._read_rows(ASKED_AND_DONE, span, bucket, series, title)

    def _open_category(self, series: Series) -> None:
        if self.shown is not None:
            title = f"{series.label} · {self.times.time.words()}"
            self._read_rows(ACTS, self.shown.span, None, series, title)

    def _read_rows(
        self, metric: Metric, span: Span, bucket: dt.date | None, series: Series, title: str
    ) -> None:
        def behind(session: Session) -> tuple[str, list[int]]:
            rows = metric.rows(session, span, EVERYONE, bucket, series.keys)
            return rows.listing, rows.ids.tolist()

        self.workspace.read(behind, lambda found: self.deeds.show_rows(*found, title))

    def _open_waiting(self, waiting: Waiting) -> None:
        self.deeds.show_rows(waiting.kind.listing, waiting.ids, waiting.words())

    def _do_waiting(self, waiting: Waiting) -> None:
        if waiting.kind.deed:
            whom = Whom(waiting.kind.listing, waiting.ids, waiting.words())
            self.deeds.do(waiting.kind.deed, whom)

    def _open_finding(self, finding: Finding) -> None:
        self.deeds.show_rows(finding.listing, finding.ids, finding.words)

    def _do_finding(self, finding: Finding) -> None:
        if finding.deed:
            whom = Whom(finding.listing, finding.whom or finding.ids, finding.words)
            self.deeds.do(finding.deed, whom)

    def _read_told(self) -> None:
        """Read what they told in the background; what was being read is no longer wanted."""
        if self._told_job is not None:
            self._told_job.cancel()
        desk = self.workspace.desk

        def read(progress: Progress) -> Told:
            with desk.read() as session:
                return what_they_told(session, progress)

        job = self.workspace.aside("Read what your spreadsheets told", read)
        job.finished.connect(lambda told: self._on_told(job, told))
        self._told_job = job

    def _on_told(self, job: Job, told: Told) -> None:
        if job is not self._told_job:
            return
        self._told_job = None
        self.told = told
        self.findings.show_told(told)
        if not self._was_told:
            self._was_told = True
            self.findings.take_focus()


def _as_of() -> str:
    return f"as of {day_words(clock.today())}, {clock.local_words(clock.now())[-5:]}"


def _waits_words(page: HomePage) -> str:
    oldest = max((one.oldest for one in page.today.waiting), default=0)
    if not page.today.waiting:
        return "nothing today"
    return f"oldest {count_words(oldest, 'day')}" if oldest else "since today"
