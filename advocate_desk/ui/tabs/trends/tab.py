"""The Trends tab: a metric over time as a chart and as numbers, each leading to its rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import file_name
from advocate_desk.charts.picture import save_picture
from advocate_desk.metrics import metrics_in_use
from advocate_desk.metrics.acts import first_month
from advocate_desk.metrics.ranges import Range, When, rows_title, span_words
from advocate_desk.metrics.segment import Segment
from advocate_desk.metrics.trend import Grain, Metric, Series, Trend
from advocate_desk.program.listing import Among, Wanted
from advocate_desk.sheets.sheet_columns import SheetColumn
from advocate_desk.sheets.whole_files import saved_whole
from advocate_desk.sheets.write_csv import write_csv
from advocate_desk.store.preferences import preferences
from advocate_desk.ui.tab import Tab
from advocate_desk.ui.tables.clipboard import as_mime
from advocate_desk.ui.tabs.trends.chart_card import ChartCard
from advocate_desk.ui.tabs.trends.numbers import NumbersTable, as_table
from advocate_desk.ui.tabs.trends.segment_picker import SegmentPicker
from advocate_desk.ui.tabs.trends.when_picker import WhenPicker
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.frames import GAP, PageHead, TableCard, page_column, scrolling
from advocate_desk.ui.widgets.messages import tell
from advocate_desk.ui.widgets.saving import ask_file, folder_for
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job, Workspace

_METRIC, _RANGE, _GRAIN = "trends/metric", "trends/range", "trends/grain"
_KINDS = ("Picture (*.png)", "Drawing (*.svg)", "Numbers (*.csv)")


def build(workspace: Workspace) -> TrendsTab:
    """Make the tab."""
    return TrendsTab(workspace)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the page: a trend with what was asked, the how many-th question it was.

    Attributes:
        oldest: the month of the first act there is.
    """

    question: int
    metric: Metric
    trend: Trend
    segment: Segment
    whose: str
    oldest: dt.date | None


class TrendsTab(Tab):
    """Asks for a metric, a time and whose; shows the chart and the numbers."""

    watches = frozenset(
        {"activity", "activity_type", "member", "employment", "standing", "account"}
        | {"health_reading", "custom_field", "custom_value", "colleague", "setting"}
        | {"grant", "points_entry", "stated_motivation", "goal"}
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.metrics = QComboBox()
        self.metrics.setAccessibleName("What")
        self.when = WhenPicker(_when_as_left())
        self.segment = SegmentPicker(workspace)
        self.card = ChartCard()
        self.numbers = NumbersTable()
        self.shown: Shown | None = None
        self._questions = 0
        self._job: Job | None = None
        self._pages = QStackedWidget()
        self._lay_out()
        self._list_metrics()
        self._listen()
        self._add_commands()

    def refresh(self) -> None:
        self.segment.read_fields()
        self._list_metrics()
        self._ask()

    def take_focus(self) -> None:
        self.card.canvas.setFocus()

    def search_here(self) -> None:
        self.metrics.setFocus()

    def copy_numbers(self) -> None:
        """Put the table on the clipboard, as a spreadsheet takes it."""
        if self.shown:
            QApplication.clipboard().setMimeData(as_mime(as_table(*self._numbers_shown())))
            toast_over(self).say("Numbers copied: paste them into a spreadsheet.")

    def ask_picture(self) -> None:
        """Ask for a file and save the chart in it."""
        if not self.shown:
            return
        name = file_name(f"{self.shown.metric.title}, {span_words(self.shown.trend.span)}")
        proposed = folder_for(self.workspace.desk.path) / f"{name}.png"
        if out := ask_file(self, "Save chart", proposed, *_KINDS):
            self.save_picture(out)

    def save_picture(self, path: Path) -> None:
        """Save the chart as a picture for slides, or its numbers, as the ending says."""
        if not self.shown:
            return
        metric, trend = self._numbers_shown()
        words = (metric.title, self._subtitle(), metric.formula)
        try:
            with saved_whole(path) as part:
                if path.suffix.lower() == ".csv":
                    head, *rows = as_table(metric, trend)
                    write_csv(part, [SheetColumn(heading) for heading in head], rows)
                else:
                    save_picture(part, trend, metric.form, words, ending=path.suffix)
        except DeskError as error:
            tell(self, "Save chart", error.sentence, error.hint)
        else:
            toast_over(self).say(f"Saved as {path.name}")

    # -- inside

    def _lay_out(self) -> None:
        head = PageHead("Trends")
        self._head = head
        self.copy_button = quiet_button("Copy numbers", "copy")
        self.save_button = quiet_button("Save chart…", "download")
        for button in (self.copy_button, self.save_button):
            head.row.addWidget(button)
        choices = FlowLayout(gap=GAP)
        for widget in (self.metrics, self.when, self.segment):
            choices.addWidget(widget)
        trend = QWidget()
        below = QVBoxLayout(trend)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        below.addWidget(self.card, 1)
        below.addWidget(TableCard(self.numbers))
        self._pages.addWidget(scrolling(trend))  # the chart keeps its height
        self._pages.addWidget(
            EmptyState(
                "No acts of advocacy yet",
                "Log an activity, or import your spreadsheet: trends begin with the first act.",
                link=self.sample_deed(),
            )
        )
        column = page_column(self)
        column.addWidget(head)
        column.addLayout(choices)
        column.addWidget(self.when.days)
        column.addWidget(self._pages, 1)

    def _listen(self) -> None:
        self.metrics.activated.connect(lambda _at: self._ask())
        self.when.picked.connect(lambda _when: self._ask())
        self.segment.picked.connect(self._ask)
        self.card.canvas.chosen.connect(self.open_rows)
        self.numbers.chosen.connect(self.open_rows)
        self.copy_button.clicked.connect(lambda _checked: self.copy_numbers())
        self.save_button.clicked.connect(lambda _checked: self.ask_picture())

    def _add_commands(self) -> None:
        self.add_command("Edit", "Copy numbers", "Ctrl+Shift+C", self.copy_numbers)
        self.add_command("File", "Save chart…", "", self.ask_picture)

    def _list_metrics(self) -> None:
        """Offer the metrics of this program, the one she looked at last chosen."""
        offered = self.workspace.look(metrics_in_use)
        listed = [self.metrics.itemData(at) for at in range(self.metrics.count())]
        if listed == list(offered):
            return
        self.metrics.clear()
        for metric in offered:
            self.metrics.addItem(metric.title, metric)
        kept = self.metrics.findText(str(QSettings().value(_METRIC, "")))
        self.metrics.setCurrentIndex(max(kept, 0))

    def _ask(self) -> None:
        """Read the trend in the background; only the answer to the last question is shown."""
        metric, when = self._metric(), self.when.when()
        segment, whose = self.segment.segment(), self.segment.words()
        _keep(metric, when)
        self._questions += 1
        question, today = self._questions, clock.today()

        def answer(session: Session) -> Shown:
            oldest = first_month(session)
            span = when.span(today, oldest, preferences(session).year_starts_in)
            trend = metric.trend(session, span, segment)
            return Shown(question, metric, trend, segment, whose, oldest)

        self._job = self.workspace.read(answer, self._on_answer)

    def _on_answer(self, shown: Shown) -> None:
        if shown.question != self._questions:
            return
        self.shown = shown
        has_acts = shown.oldest is not None
        self._pages.setCurrentIndex(0 if has_acts else 1)
        for widget in (self.metrics, self.segment, self.copy_button):
            widget.setEnabled(has_acts)
        self.when.setEnabled(has_acts and shown.metric.own_span is None)
        self._head.say(self._subtitle() if has_acts else "")
        self.card.show_trend(shown.metric, shown.trend, shown.whose)
        self.numbers.show_trend(shown.metric, shown.trend)
        self.save_button.setEnabled(self.card.shows_chart())

    def open_rows(self, bucket: dt.date, series: Series) -> None:
        """Read the rows behind a number and ask the window to show exactly these."""
        if not self.shown:
            return
        metric, span, segment = self.shown.metric, self.shown.trend.span, self.shown.segment
        title = rows_title(metric, span, bucket, series)

        def behind(session: Session) -> tuple[str, Wanted]:
            rows = metric.rows(session, span, segment, bucket, series.keys)
            return rows.listing, Wanted(among=Among(tuple(rows.ids.tolist()), title))

        self.workspace.read(behind, self._on_rows)

    def _on_rows(self, found: tuple[str, Wanted]) -> None:
        self.workspace.rows_requested.emit(*found)

    def _metric(self) -> Metric:
        metric: Metric = self.metrics.currentData()
        return metric

    def _numbers_shown(self) -> tuple[Metric, Trend]:
        if self.shown is None:
            raise RuntimeError("nothing is shown yet")
        return self.shown.metric, self.shown.trend

    def _subtitle(self) -> str:
        _metric, trend = self._numbers_shown()
        whose = self.shown.whose if self.shown else ""
        return f"{span_words(trend.span)} · {whose}"


def _when_as_left() -> When:
    """Give the time she looked at last; a custom one is forgotten with its days."""
    settings = QSettings()
    kept = str(settings.value(_RANGE, ""))
    is_known = kept in set(Range) - {Range.CUSTOM}
    is_quarterly = settings.value(_GRAIN, "") == Grain.QUARTER.value
    return When(
        Range(kept) if is_known else Range.YEAR, Grain.QUARTER if is_quarterly else Grain.MONTH
    )


def _keep(metric: Metric, when: When) -> None:
    settings = QSettings()
    settings.setValue(_METRIC, metric.title)
    settings.setValue(_RANGE, when.range.value)
    settings.setValue(_GRAIN, when.grain.value)
