"""The numbers of a trend as a table under its chart: a row per series, a column per month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advocate_desk.base.words import money_amount, number_words, percent_words, plain_number
from advocate_desk.metrics.trend import Metric, Series, Trend
from advocate_desk.ui import theme
from advocate_desk.ui.theme import TextStyle

_ROW_PX, _COLUMN_PX, _NAME_PX = 32, 84, 126
_ROUND_NAME_PX = 32  # what `_PLAIN` keeps free around a name, and a little more
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INSET = 12
_PLAIN = "QHeaderView::section { border: none; padding: 0 12px 0 17px; }"
_TIGHT = "QHeaderView::section { padding: 0 12px 0 2px; }"
_LEAST_ROWS, _SHOWN_ROWS = 2, 7  # more are reached by scrolling

Index = QModelIndex | QPersistentModelIndex


def rows_of(metric: Metric, trend: Trend) -> tuple[Series, ...]:
    """Give the rows of the table: their sum where it means something, and the series.

    Shares come with what they are of, and what is counted beside.
    """
    if metric.form.is_share:
        whole = trend.of or (replace(trend.total(), label=metric.known),)
        return (*trend.series, *whole, *trend.aside)
    has_sum = metric.adds_up and len(trend.series) > 1
    beside = tuple(row for row in trend.aside if any(row.values))
    return (*([trend.total()] if has_sum else []), *trend.series, *beside)


def as_table(metric: Metric, trend: Trend) -> list[list[str]]:
    """Give the table in words, with its headings, to be copied; numbers without separators."""
    head = ["", *(trend.span.words_of(bucket) for bucket in trend.buckets)]
    buckets = range(len(trend.buckets))
    return [
        head,
        *(
            [
                row.label,
                *(cell_words(metric, trend, row, at, _plain(trend, row)) for at in buckets),
            ]
            for row in rows_of(metric, trend)
        ),
    ]


def _plain(trend: Trend, row: Series) -> Callable[[int], str]:
    """Give how a spreadsheet takes a number: without separators, amounts in major units."""
    if not trend.currency or row in trend.aside:
        return str
    return lambda minor: plain_number(money_amount(minor, trend.currency))


def cell_words(
    metric: Metric, trend: Trend, row: Series, bucket: int, words: Callable[[int], str]
) -> str:
    """Give one number, or a share in percent; nothing where too few are known."""
    if not metric.form.is_share or row not in trend.series:
        return words(row.values[bucket])
    share = trend.share(row, bucket)
    return "" if share is None else percent_words(share)


class _Numbers(QAbstractTableModel):
    """The numbers of one trend."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.trend: Trend | None = None
        self._metric: Metric | None = None
        self.rows: tuple[Series, ...] = ()

    def show(self, metric: Metric, trend: Trend) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.trend, self.rows = trend, rows_of(metric, trend)
        self._metric = metric
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.trend else len(self.trend.buckets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        row, bucket = self.rows[index.row()], index.column()
        value = row.values[bucket]
        if role == Qt.ItemDataRole.DisplayRole and self._metric and self.trend:
            words = number_words if row in self.trend.aside else self.trend.words
            return cell_words(self._metric, self.trend, row, bucket, words) or "–"
        if role == Qt.ItemDataRole.ToolTipRole and self.trend:
            has_none = self.data(index) == "–"
            return self.trend.why_none(row, bucket) if has_none else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tokens().text if value else theme.tokens().faint)
        if role == Qt.ItemDataRole.FontRole:
            is_sum = len(self.rows) > 1 and self.rows[index.row()].label == "Total"
            return theme.font(TextStyle.STRONG if is_sum else TextStyle.BODY)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_time = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and self.trend:
            if is_time:
                return self.trend.span.words_of(self.trend.buckets[section])
            return self.rows[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_time else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(TextStyle.SMALL_STRONG if is_time else TextStyle.BODY)
        return None


class _Cell(QStyledItemDelegate):
    """Draws a number; the current one has a frame, so that the keys can be followed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        painter.drawText(rect.adjusted(0, 0, -_INSET, 0), _RIGHT, index.data())
        view = option.widget
        if (
            isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex() == index
        ):
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRect(rect.adjusted(2, 2, -2, -2))


class NumbersTable(QTableView):
    """Shows the numbers; Enter and a double click open the rows behind one.

    Signals:
        chosen: the first day of a bucket and a Series.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = _Numbers(self)
        self.setModel(self._numbers)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName("Numbers")
        self.setShowGrid(False)
        self.setCornerWidget(QWidget())  # nothing is drawn where the scroll bars meet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.verticalHeader().setStyleSheet(_PLAIN)
        self.horizontalHeader().setStyleSheet(_TIGHT)
        self.doubleClicked.connect(self._open)
        across = self.horizontalScrollBar()
        across.rangeChanged.connect(lambda _least, most: across.setValue(most))  # the newest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_trend(self, metric: Metric, trend: Trend) -> None:
        """Show the numbers of a trend, the newest in view."""
        self._numbers.show(metric, trend)
        self._measure()
        self.setCurrentIndex(QModelIndex())

    def sizeHint(self) -> QSize:
        rows = min(max(self._numbers.rowCount(), 1), _SHOWN_ROWS)
        return QSize(super().sizeHint().width(), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self._numbers.rowCount(), 1), _LEAST_ROWS)
        return QSize(0, self._height_of(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        """Take the height of the rows, and give each month the room there is."""
        times, names = self.horizontalHeader(), self.verticalHeader()
        names.setDefaultSectionSize(theme.scaled(_ROW_PX))
        names.setFixedWidth(max(theme.scaled(_NAME_PX), self._widest_name() + _ROUND_NAME_PX))
        times.setFixedHeight(theme.scaled(_ROW_PX))
        months = max(self._numbers.columnCount(), 1)
        used = names.width() + self.verticalScrollBar().sizeHint().width()
        times.setDefaultSectionSize(max((self.width() - used) // months, theme.scaled(_COLUMN_PX)))
        self.updateGeometry()

    def _widest_name(self) -> int:
        letters = theme.metrics(TextStyle.SMALL_STRONG)
        names = (letters.horizontalAdvance(row.label) for row in self._numbers.rows)
        return round(max(names, default=0))

    def _height_of(self, rows: int) -> int:
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        return theme.scaled(_ROW_PX) * (rows + 1) + below

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._numbers.trend:
            series = self._numbers.rows[index.row()]
            if series.values[index.column()]:
                self.chosen.emit(self._numbers.trend.buckets[index.column()], series)
