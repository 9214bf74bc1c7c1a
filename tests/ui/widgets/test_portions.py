"""Long lists of questions are made a portion at a time, and nothing is lost that is not shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from advocate_desk.sheets.planned import Looser
from advocate_desk.ui.importing.looser import LooserAnswers
from advocate_desk.ui.importing.new_companies import NewCompanies
from advocate_desk.ui.widgets.portions import PORTION, Portions
from tests.ui.bare_window import bare_window

MANY = 2 * PORTION + 50
LOOSER = [Looser("Consents", row, f"Ada {row}: logo is withdrawn") for row in range(MANY)]


@pytest.fixture
def window(qtbot):
    return bare_window(qtbot)


def a_tick():
    line = QWidget()
    QVBoxLayout(line).addWidget(QCheckBox())
    return line


def test_the_rest_is_shown_when_she_asks_and_then_the_button_goes(window):
    lines = Portions([a_tick] * MANY, 5)
    window.setCentralWidget(lines)
    told = []
    while lines.more.isVisibleTo(lines):
        told.append(lines.more.text())
        lines.more.click()

    assert told == [f"Show 100 more of {MANY - 100}", "Show the other 50"]
    assert len(lines.findChildren(QCheckBox)) == MANY


def test_tab_leads_from_line_to_line_and_then_to_the_button(window, qtbot):
    lines = Portions([a_tick] * MANY, 5)
    window.setCentralWidget(lines)
    window.activateWindow()
    lines.more.setFocus()
    lines.more.click()  # the first line of the second portion has the cursor
    qtbot.waitUntil(window.focusWidget().isVisible)

    for _line in range(PORTION):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert window.focusWidget() is lines.more


def test_what_was_taken_before_stays_taken_though_it_is_not_shown(window):
    last, first = ("Consents", MANY - 1), ("Consents", 0)
    dialog = LooserAnswers(window, LOOSER, {first, last})

    dialog.ticks[0][1].setChecked(False)
    dialog.ticks[1][1].setChecked(True)

    assert dialog.taken() == {("Consents", 1), last}


def test_all_new_accounts_are_the_same_also_those_that_are_not_shown(window):
    near = {f"Acme {number} Inc": (f"Acme {number}", "Other") for number in range(MANY)}
    dialog = NewCompanies(list(near), near, window)

    dialog.all.click()
    dialog.answers["Acme 0 Inc"].setCurrentIndex(0)

    said = dialog.said()
    assert len(said) == MANY - 1
    assert said[f"Acme {MANY - 1} Inc"] == f"Acme {MANY - 1}"
