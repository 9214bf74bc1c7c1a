"""The Trends tab: what is asked is shown, and every number leads to exactly its rows."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from advocate_desk.charts import style
from advocate_desk.charts.chart import Spot
from advocate_desk.metrics.ranges import Range
from advocate_desk.program.activity_list import ACTIVITIES
from advocate_desk.program.listing import Sort
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.settings import change_setting
from advocate_desk.store.models import Activity
from advocate_desk.ui import theme
from advocate_desk.ui.canvas.trend_canvas import current_style
from advocate_desk.ui.tab_stack import TabStack
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.tabs.trends.numbers import as_table
from advocate_desk.ui.tabs.trends.tab import build
from tests.ui.trends.waiting import drawn, shown_next, values

LISTS = {"activities": ACTIVITIES, "members": MEMBERS}


def move_mouse(widget, place):
    none, no_keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, none, none, no_keys)
    )


def test_the_last_twelve_months_of_everyone_come_first(tab):
    assert tab.shown.trend.span.first == dt.date(2025, 12, 1)
    assert values(tab) == {"Story": (2,) * 12, "Review": (1,) * 12}
    assert tab.card.shows_chart()


@pytest.mark.parametrize(
    ("chosen", "first", "count"),
    [
        (Range.THIS_YEAR, dt.date(2026, 1, 1), 11),
        (Range.THREE_YEARS, dt.date(2023, 12, 1), 36),
        (Range.ALL, dt.date(2024, 12, 1), 24),
    ],
)
def test_a_range_is_what_its_words_say(tab, qtbot, chosen, first, count):
    tab.when.ranges.setCurrentText(chosen.value)
    tab.when.ranges.activated.emit(tab.when.ranges.currentIndex())

    trend = shown_next(tab, qtbot).trend

    assert (trend.buckets[0], len(trend.buckets)) == (first, count)


@pytest.mark.parametrize(
    ("month", "first"), [("4", dt.date(2026, 4, 1)), ("12", dt.date(2025, 12, 1))]
)
def test_this_year_begins_where_the_settings_say(tab, qtbot, month, first):
    tab.when.ranges.setCurrentText(Range.THIS_YEAR.value)
    tab.when.ranges.activated.emit(tab.when.ranges.currentIndex())
    shown_next(tab, qtbot)

    tab.workspace.write("Set", lambda s, _p: change_setting(s, "year_starts_in", month))

    qtbot.waitUntil(lambda: tab.shown.trend.buckets[0] == first)


def test_a_custom_range_counts_its_days_exactly(tab, qtbot):
    tab.when.ranges.setCurrentText(Range.CUSTOM.value)
    tab.when.days.first.set_day(dt.date(2026, 3, 16))
    tab.when.days.last.set_day(dt.date(2026, 9, 14))
    tab.when.ranges.activated.emit(tab.when.ranges.currentIndex())
    qtbot.waitUntil(lambda: tab.shown.trend.span.last == dt.date(2026, 9, 14))

    assert values(tab)["Review"] == (0, 1, 1, 1, 1, 1, 0)  # the act of each month is on the 15th


def test_quarters_add_three_months(tab, qtbot):
    tab.when.pills[tab.shown.trend.span.grain.QUARTER].click()

    trend = shown_next(tab, qtbot).trend

    assert trend.span.first == dt.date(2025, 10, 1)  # whole quarters
    assert values(tab)["Review"] == (3, 3, 3, 3, 2)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("Tier", "Silver", {"Story": (1,) * 12}),
        ("Account’s region", "EMEA", {"Review": (1,) * 12, "Story": (1,) * 12}),
    ],
)
def test_a_segment_counts_its_members_only(tab, qtbot, field, value, expected):
    picker = tab.segment
    picker.fields.setCurrentText(field)
    picker.fields.activated.emit(picker.fields.currentIndex())
    qtbot.waitUntil(lambda: picker.values.count() > 0)
    picker.values.setCurrentText(value)
    picker.values.activated.emit(picker.values.currentIndex())

    qtbot.waitUntil(lambda: tab.shown.whose == f"{field}: {value}")

    assert values(tab) == expected


def test_a_change_of_the_desk_is_seen_at_once(tab, workspace, qtbot):
    def reject(session, _progress):
        session.get_one(Activity, 1).status = "rejected"

    workspace.write("Reject", reject)

    shown = shown_next(tab, qtbot)

    assert sum(shown.trend.total().values) == 35


@pytest.mark.parametrize("metric", [0, 1])
def test_a_click_asks_for_exactly_the_rows_behind(tab, desk, workspace, qtbot, metric):
    tab.metrics.setCurrentIndex(metric)
    tab.metrics.activated.emit(metric)
    shown_next(tab, qtbot)
    canvas = drawn(tab, qtbot)
    spot = Spot(4, 0)
    place = canvas._place_of(spot) + QPoint(0, 2)

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)

    listing, wanted = asked.args
    with desk.read() as session:
        found = LISTS[listing].ids(session, wanted, Sort("name" if metric else "day"))
    assert len(found) == tab.shown.trend.series[0].values[4] > 0
    assert wanted.among.called.endswith("Apr 2026")


def test_the_window_shows_the_rows_behind_in_their_list(acts, workspace, qtbot):  # noqa: ARG001
    stack = TabStack(TABS, QWidget)
    qtbot.addWidget(stack)
    stack.take(workspace)
    stack.show()
    trends = stack.go_to("trends")
    qtbot.waitUntil(lambda: trends.shown is not None)

    trends.open_rows(trends.shown.trend.buckets[4], trends.shown.trend.total())

    qtbot.waitUntil(lambda: stack.currentWidget() is not trends)
    lists = stack.currentWidget()
    qtbot.waitUntil(lambda: lists.acts.head.count.text().startswith("3 of "))
    workspace.close()  # before its lists: nobody is told any more


def test_hover_says_the_number_in_words_without_a_redraw(tab, qtbot):
    canvas = drawn(tab, qtbot)
    ground = canvas._ground

    move_mouse(canvas, canvas._place_of(Spot(11, 0)) + QPoint(0, 2))

    assert canvas.words().splitlines() == [
        "Nov 2026, so far",
        "Story: 2 acts",
        "3 acts in all",
        "Click to see which",
    ]
    assert canvas._ground is ground
    move_mouse(canvas, QPoint(2, 2))
    assert canvas.words() == ""


def test_arrows_go_from_number_to_number_and_enter_opens_the_rows(tab, workspace, qtbot):
    canvas = tab.card.canvas
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(canvas, key)

    assert canvas.spot() == Spot(9, 1)
    with qtbot.waitSignal(workspace.rows_requested) as asked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert len(asked.args[1].among.ids) == 1

    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.spot() is None


def test_enter_in_the_table_opens_the_rows_of_the_sum(tab, workspace, qtbot):
    table = tab.numbers
    table.setCurrentIndex(table.model().index(0, 11))

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert asked.args[0] == "activities"
    assert len(asked.args[1].among.ids) == 3


def test_copied_numbers_are_the_table(tab):
    tab.copy_numbers()

    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows == as_table(tab.shown.metric, tab.shown.trend)
    assert rows[0][:2] == ["", "Dec 2025"]
    assert rows[1] == ["Total", *["3"] * 12]


@pytest.mark.parametrize("name", ["trend.png", "trend.svg"])
def test_the_picture_is_saved_where_she_says(tab, tmp_path, name):
    tab.save_picture(tmp_path / name)

    (saved,) = [path for path in tmp_path.iterdir() if path.name.startswith("trend")]
    assert saved.suffix in {".png", ".svg"}
    assert saved.suffix == ".svg" or not QImage(str(saved)).isNull()
    assert saved.suffix == ".png" or ElementTree.parse(saved).getroot().tag.endswith("svg")  # noqa: S314


def test_figures_follow_the_look(tab, qtbot):
    theme.choose_appearance(theme.Appearance.DARK)
    qtbot.waitUntil(lambda: not tab.card.canvas._draw_pending)

    ground = tab.card.canvas.grab().toImage().pixelColor(4, 4)
    assert ground.name().upper() == style.DARK.surface


@pytest.mark.parametrize(("look", "tokens"), [("LIGHT", theme.LIGHT), ("DARK", theme.DARK)])
def test_charts_wear_the_colours_of_the_window(look, tokens):
    worn = getattr(style, look)

    assert worn.surface == tokens.surface
    assert worn.series == tokens.series
    assert (worn.text, worn.muted, worn.grid) == (tokens.text, tokens.muted, tokens.row_line)


def test_letters_of_charts_follow_the_text_size(tab):
    theme.choose_text_size(130)

    assert current_style().scale == 1.3
    assert tab.card.canvas._chart.style.scale == 1.3


def test_a_resize_shows_the_last_picture_until_she_stops(tab, qtbot):
    canvas = drawn(tab, qtbot)
    redraws = []
    canvas.mpl_connect("draw_event", redraws.append)

    for width in (1170, 1150, 1130):
        tab.resize(width, 800)
        QApplication.processEvents()
    assert redraws == []

    qtbot.waitUntil(lambda: bool(redraws))
    drawn(tab, qtbot)
    assert canvas.get_width_height() == (canvas.width(), canvas.height())
    assert len(redraws) <= 2


@pytest.mark.parametrize("months", [range(3)])
def test_few_points_are_a_sentence_and_a_table(tab):
    assert not tab.card.shows_chart()
    assert "here there are 3" in tab.card.sentence.text()
    assert tab.numbers.model().rowCount() == 3


@pytest.mark.parametrize("months", [()])
def test_an_empty_desk_says_what_to_do(tab):
    assert tab._pages.currentIndex() == 1
    assert not tab.metrics.isEnabled()


def test_what_she_chose_is_there_the_next_time(tab, workspace, qtbot):
    tab.metrics.setCurrentIndex(1)
    tab.metrics.activated.emit(1)
    shown_next(tab, qtbot)

    again = build(workspace)
    qtbot.addWidget(again)

    assert again.metrics.currentIndex() == 1


def test_only_the_answer_to_the_last_question_is_shown(tab, qtbot):
    shown, show = [], tab.card.show_trend
    tab.card.show_trend = lambda *what: (shown.append(what[0].key), show(*what))

    for metric in (1, 0, 1):
        tab.metrics.setCurrentIndex(metric)
        tab.metrics.activated.emit(metric)
    with qtbot.waitSignal(tab._job.finished):
        pass
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == ["active_advocates"]


def test_a_field_that_nobody_has_says_so(tab, qtbot):
    picker = tab.segment
    picker.fields.setCurrentText("Account’s CSM")
    picker.fields.activated.emit(picker.fields.currentIndex())

    qtbot.waitUntil(lambda: not picker.values.isEnabled())
    assert picker.values.placeholderText() == "Nothing filled in yet"
    assert picker.words() == "everyone"
