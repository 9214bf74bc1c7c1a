"""The small widgets: texts stay plain, fields tell what they should, everything is painted."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.avatars import avatar_colour, initials, paint_avatar
from advocate_desk.ui.widgets.buttons import IconButton, primary_button, quiet_button
from advocate_desk.ui.widgets.chips import Chip, chip_colours, chip_width, paint_chip
from advocate_desk.ui.widgets.day_field import DayField
from advocate_desk.ui.widgets.empty_state import EmptyState
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.month_bars import MonthBars
from advocate_desk.ui.widgets.notice import InlineNotice
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.plain import ElidedLabel, PlainLabel, WrappedLabel, safe_tip
from advocate_desk.ui.widgets.search_field import SearchField
from advocate_desk.ui.widgets.toast import toast_over

NASTY = "Ann <b>VP</b> <img src='/etc/hostname'>"
FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def saturday(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-21")


@pytest.mark.parametrize("kind", [PlainLabel, WrappedLabel, ElidedLabel])
def test_a_text_is_never_taken_for_markup(qtbot, kind):
    label = kind(NASTY)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == NASTY


@pytest.mark.parametrize(
    "make",
    [lambda: quiet_button("Next"), lambda: IconButton("plus", "New")],
    ids=["words", "icon"],
)
def test_enter_presses_a_button_once_however_long_it_is_held(qtbot, make):
    button = make()
    qtbot.addWidget(button)
    pressed = []
    button.clicked.connect(lambda: pressed.append(button))

    key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for is_held in (False, True, True):
        down = QKeyEvent(QKeyEvent.Type.KeyPress, key, none, "\r", is_held)
        QApplication.sendEvent(button, down)

    assert len(pressed) == 1


def test_a_tip_shows_the_text_as_it_is():
    tip = QLabel(safe_tip(NASTY + "\n&"))

    assert "<b>" not in tip.text()
    assert "&lt;img" in tip.text()
    assert tip.text().endswith("<br>&amp;</qt>")


def test_a_long_line_does_not_widen_the_page(qtbot):
    label = ElidedLabel("Vice President of Operations and Everything Else " * 3)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 100
    assert "Vice President" in label.toolTip()


def test_texts_follow_the_look(qtbot):
    label = PlainLabel("Maya Ortiz", theme.TextStyle.STRONG, "muted")
    qtbot.addWidget(label)
    label.show()

    theme.choose_appearance(theme.Appearance.DARK)
    theme.choose_text_size(160)

    assert label.palette().windowText().color().name().upper() == theme.DARK.muted
    assert label.font().pixelSize() == 21


@pytest.mark.parametrize("make", [quiet_button, Pill, lambda words: IconButton("plus", words)])
def test_enter_presses_a_button(qtbot, make):
    button = make("Add")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("keys", "typed", "is_heard"),
    [
        ("Ctrl+E", "zoe", True),
        ("Ctrl+K", "zoe", True),
        ("Alt+Left", "zoe", True),
        ("Ctrl+Z", "", True),
        ("Ctrl+Z", "zoe", False),
        ("Ctrl+A", "zoe", False),
        ("Ctrl+C", "zoe", False),
        ("Ctrl+Left", "zoe", False),
        ("E", "zoe", False),
    ],
)
def test_keys_of_the_window_work_from_a_search(qtbot, keys, typed, is_heard):
    window = QMainWindow()
    qtbot.addWidget(window)
    search = SearchField("Search members")
    window.setCentralWidget(search)
    search.setText(typed)
    heard = []
    QShortcut(QKeySequence(keys), window).activated.connect(lambda: heard.append(keys))
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    search.setFocus()

    pressed = QKeySequence(keys)[0]
    qtbot.keyClick(search, pressed.key(), pressed.keyboardModifiers())

    assert bool(heard) is is_heard


def test_a_chip_is_as_wide_as_its_words(qtbot):
    chip = Chip("Consent expired", "red", dot=True)
    qtbot.addWidget(chip)

    assert chip.sizeHint().width() == round(chip_width("Consent expired", dot=True))
    assert chip.accessibleName() == "Consent expired"


def test_a_grey_chip_is_plain_on_a_chosen_row():
    chosen = chip_colours("grey", on_selection=True)

    assert chosen.ground == theme.tokens().surface
    assert chip_colours("green", on_selection=True) == theme.tokens().chip_green


def test_what_delegates_draw_is_seen():
    picture = QPixmap(200, 60)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_chip(painter, QRectF(0, 0, 90, 22), "Ready", chip_colours("green"), dot=True)
    paint_avatar(painter, QRectF(100, 0, 32, 32), "Maya Ortiz")
    painter.end()
    image = picture.toImage()

    assert image.pixelColor(12, 3).name().upper() == theme.tokens().chip_green.ground
    assert image.pixelColor(116, 3).name().upper() == avatar_colour("Maya Ortiz")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maya Ortiz", "MO"),
        ("Cher", "C"),
        ("Jean-Luc van der Berg", "JB"),
        ("", ""),
        ("李 雷", "李雷"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_name(name, letters):
    assert initials(name) == letters


def test_a_name_keeps_its_colour():
    assert avatar_colour("Zoë Müller") == avatar_colour("zoe muller")


def test_a_filter_is_taken_away_by_its_cross_and_by_delete(qtbot):
    pill = Pill("EMEA", removable=True)
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())

    with qtbot.waitSignal(pill.removed), qtbot.assertNotEmitted(pill.clicked):
        cross = pill.rect().center()
        cross.setX(pill.width() - 14)
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=cross)
    with qtbot.waitSignal(pill.removed):
        qtbot.keyClick(pill, Qt.Key.Key_Delete)
    with qtbot.waitSignal(pill.clicked):
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=pill.rect().topLeft() + cross / 4)


def test_search_tells_the_words_after_a_pause_and_clearing_at_once(qtbot):
    field = SearchField("Search members")
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClicks(field, " maya ")
    assert told.args == ["maya"]
    with qtbot.waitSignal(field.searched, timeout=50) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_the_same_words_are_told_once(qtbot):
    field = SearchField("Search members")
    qtbot.addWidget(field)
    heard = []
    field.searched.connect(heard.append)

    field.setText("maya")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert heard == ["maya"]


def test_a_day_is_read_and_shown_below(qtbot):
    field = DayField()
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.day_changed) as told:
        field.line.setText("yesterday")

    assert told.args == [FRIDAY]
    assert field.echo.text() == "Fri 20 Nov 2026"
    assert field.day() == FRIDAY


def test_what_is_no_day_is_said_below_it(qtbot):
    field = DayField(FRIDAY)
    qtbot.addWidget(field)
    field.line.setText("soonish")

    assert field.is_wrong()
    assert field.day() is None
    assert field.line.accessibleDescription() == field.echo.text()
    field.line.clear()
    assert not field.is_wrong()


def test_a_notice_takes_no_room_while_silent(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    notice = InlineNotice(page)
    pressed = []
    notice.say("Third reference in 90 days.", "warn", "Show them", lambda: pressed.append(1))
    notice.findChild(QPushButton).click()
    assert notice.sentence() == "Third reference in 90 days."
    assert pressed == [1]

    notice.clear()

    assert notice.isHidden()
    assert notice.sentence() == ""


def test_a_toast_offers_to_undo(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    undone = []

    toast = toast_over(page)
    toast.say("Logged a call for Priya", "Undo", lambda: undone.append(1))
    assert page.rect().contains(toast.geometry())
    toast.findChild(QPushButton).click()

    assert undone == [1]
    assert toast.sentence() == ""
    assert toast_over(page) is toast


def test_an_empty_page_offers_the_next_deed(qtbot):
    deeds = []
    page = EmptyState(
        "No members yet",
        "Import a list.",
        ("Import a spreadsheet", lambda: deeds.append("import")),
        ("Add one", lambda: deeds.append("add")),
    )
    qtbot.addWidget(page)

    for button in page.findChildren(QPushButton):
        button.click()

    assert deeds == ["import", "add"]


def test_chips_go_on_in_the_next_line(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=8)
    chips = [Chip(f"Interest {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    page.resize(220, flow.heightForWidth(220))
    page.show()

    assert len({chip.y() for chip in chips}) == 3
    assert flow.heightForWidth(2000) == chips[0].height()
    flow.clear()
    assert flow.count() == 0


def test_a_button_keeps_off_its_icon_but_not_its_name(qtbot):
    button = primary_button("Log activity", "plus")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Log activity"
    assert not button.icon().isNull()


def test_a_name_with_an_ampersand_is_shown_and_makes_no_shortcut(qtbot):
    button, pill = quiet_button("Show AT&T"), Pill("Company: AT&T")
    for widget in (button, pill):
        qtbot.addWidget(widget)
        assert widget.shortcut().isEmpty()

    assert button.accessibleName() == "Show AT&T"
    assert button.text() == "Show AT&&T"  # as Qt writes one &
    button.setText("Hide")
    assert button.accessibleName() == "Hide"


def test_a_toast_of_the_window_gives_way_to_one_of_a_page(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    window.show()
    toast_over(window).say("Undone: Delete Priya")

    toast_over(page).say("Priya deleted", "Undo", int)

    assert toast_over(window).sentence() == ""
    assert toast_over(page).sentence() == "Priya deleted"


def test_a_toast_is_never_wider_than_its_page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()

    toast_over(page).say(
        "A very long sentence about what was done, and to whom. " * 4, "Undo", int
    )

    toast = toast_over(page)
    assert toast.x() >= 0
    assert toast.geometry().right() < page.width()


def test_months_without_any_act_are_words_instead_of_empty_axes(qtbot):
    bars = MonthBars("Acts")
    qtbot.addWidget(bars)
    bars.show_months([(dt.date(2026, 11, 1), 1)])
    with_one = bars.sizeHint().height()

    bars.show_months([(dt.date(2026, 11, 1), 0)])

    assert bars.sizeHint().height() < with_one / 2
    assert bars.accessibleName() == "Acts by month: none"
