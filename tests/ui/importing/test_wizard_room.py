"""The pages of the import are never wider than the window, however large the letters are."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QScrollArea, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.importing.new_companies import NewCompanies
from advocate_desk.ui.importing.row_classes import RowClass
from advocate_desk.ui.importing.rows_view import RowsView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PEOPLE = (
    ("Full name", "Email", "Company", "Status", "Tags", "A question with a long heading"),
    (
        "Ada Lovelace",
        "ada@kestrel.example",
        "Kestrel",
        "Aktive Champion",
        "Speakers",
        "2026-03-04",
    ),
    ("Zoë Nowak", "zoe@a-very-long-name-of-a-company.example", "Orchard", "enrolled", "", "no"),
    ("Ada Lovelace", "ada@elsewhere.example", "Kestrel", "enrolled", "", "no"),
    ("Bob Smith", "bob at kestrel", "Kestrel", "enrolled", "", "no"),
    ("Zoë Nowak", "zoe@a-very-long-name-of-a-company.example", "Orchard", "", "Panel", ""),
    ("Zoë Nowak", "zoe@a-very-long-name-of-a-company.example", "", "", "", ""),
)
ACTS = (
    ("Member email", "Activity type", "Completed on"),
    ("ada@kestrel.example", "Answered a peers question in the community", "2026-03-02"),
    ("zoe@a-very-long-name-of-a-company.example", "Written case-study", "2026-03-09"),
)


@pytest.mark.parametrize("per_cent", [100, 160])
def test_no_page_of_the_import_is_wider_than_the_smallest_window(
    way, xlsx, window, qtbot, per_cent
):
    theme.choose_text_size(per_cent)
    window.resize(1100, 680)
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    qtbot.waitUntil(lambda: too_wide(wizard) == [])
    wizard.next.click()
    qtbot.waitUntil(lambda: too_wide(wizard) == [])
    way.find_words(wizard)
    assert any(word.suggested for word in wizard.run.words)
    qtbot.waitUntil(lambda: too_wide(wizard) == [])
    way.plan(wizard)
    assert wizard.check.tallies[RowClass.TO_DECIDE].isVisible()
    qtbot.waitUntil(lambda: too_wide(wizard) == [])
    assert wizard.width() <= 1100
    way.carry_out(wizard)
    qtbot.waitUntil(lambda: too_wide(wizard) == [])


@pytest.mark.parametrize("per_cent", [100, 160])
def test_rows_can_be_seen_below_many_sheets(way, xlsx, window, per_cent):
    theme.choose_text_size(per_cent)
    window.resize(1100, 680)

    wizard = way.open(*(xlsx(PEOPLE, f"{name}.xlsx") for name in "abcde"))

    wizard.grab()  # lays everything out
    rows = wizard.sheets.rows
    assert rows.viewport().height() >= 3 * rows.rowHeight(0)


def test_cells_of_millions_of_letters_do_not_hold_the_window_up(qtbot):
    """Shaping all of them takes half a second a cell, and would take a quarter of a minute."""
    rows = QStandardItemModel(30, 1)
    for row in range(30):
        rows.setData(rows.index(row, 0), "word " * 400_000)
    view = RowsView("Rows", rows, 20)
    qtbot.addWidget(view)
    view.resize(600, 700)
    began = time.monotonic()

    view.grab()

    assert time.monotonic() - began < 4


def test_nothing_of_a_step_is_a_window_of_its_own_for_a_moment(way, xlsx, qapp):
    """A button shown before it has its place is a window, and takes the keyboard away."""
    watch = Windows()
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    wizard.next.click()

    qapp.installEventFilter(watch)
    way.find_words(wizard)
    way.plan(wizard)
    qapp.removeEventFilter(watch)

    assert any(word.suggested for word in wizard.run.words)
    assert watch.shown == []


def test_no_button_beside_new_accounts_is_a_window_for_a_moment(window, qapp):
    watch = Windows()
    qapp.installEventFilter(watch)
    dialog = NewCompanies(("A", "B", "C"), {"A": ("a",), "B": ("b",)}, window)
    qapp.removeEventFilter(watch)

    dialog.deleteLater()
    assert watch.shown == []


class Windows(QObject):
    """Notes what is shown as a window."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.shown += [type(watched).__name__] if watched.isWindow() else []
        return False


def too_wide(wizard):
    """Give what can be seen of pages that are wider than the room they scroll in."""
    wizard.grab()  # lays everything out
    areas = (area for area in wizard.findChildren(QScrollArea) if area.isVisible())
    return [
        (type(area.parent()).__name__, area.widget().width(), area.viewport().width())
        for area in areas
        if area.widget() and area.widget().width() > area.viewport().width()
    ]
