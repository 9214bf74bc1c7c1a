"""Small widgets give way where there is little room, and stand in line where there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from advocate_desk.ui import theme
from advocate_desk.ui.widgets.buttons import quiet_button
from advocate_desk.ui.widgets.calm_combo import CalmCombo
from advocate_desk.ui.widgets.flow import FlowLayout
from advocate_desk.ui.widgets.pill_line import PillLine
from advocate_desk.ui.widgets.pills import Pill


def test_what_is_lower_than_its_line_stands_in_the_middle_of_it(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=8)
    pill, button = Pill("All"), quiet_button("Columns")
    flow.addWidget(pill)
    flow.addWidget(button)
    page.resize(400, 3 * button.sizeHint().height())
    page.show()

    assert abs(pill.geometry().center().y() - button.geometry().center().y()) <= 1
    assert abs(pill.geometry().center().y() - page.rect().center().y()) <= 1


def test_figures_that_find_no_room_wait_in_a_menu(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line = PillLine("Spent this quarter", page)
    pressed = []
    for words in ("Rewards €731.50", "Other costs €3,630.80", "Career & more €360.00"):
        pill = Pill(words)
        pill.clicked.connect(lambda _on, words=words: pressed.append(words))
        line.add(pill)
    line.resize(1200, 40)
    page.show()
    assert line.left_out() == []
    assert not line.more.isVisible()
    height = line.sizeHint().height()

    line.resize(430, 40)

    assert [pill.text() for pill in line.left_out()] == [
        "Other costs €3,630.80",
        "Career & more €360.00",
    ]
    assert line.more.text() == "+2 more"
    assert line.more.geometry().right() <= line.width()
    assert line.sizeHint().height() == height
    menu = line.open_menu()
    menu.actions()[1].trigger()
    menu.close()
    assert pressed == ["Career & more €360.00"]


def test_a_button_gives_its_words_where_there_is_no_room(qtbot):
    button = quiet_button("Columns", "columns-3")
    qtbot.addWidget(button)
    full = button.sizeHint().width()

    button.show_words(shown=False)

    assert button.sizeHint().width() < full
    assert button.width_with_words() == full
    assert button.accessibleName() == "Columns"
    assert "Columns" in button.toolTip()
    button.show_words(shown=True)
    assert button.sizeHint().width() == full


@pytest.mark.parametrize("per_cent", [100, 160])
def test_a_list_of_answers_is_as_wide_as_its_longest(qtbot, per_cent):
    combo = CalmCombo("What stands between the cells")
    combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
    combo.addItems(["Tab", "Semicolon, or what Excel writes in Europe"])
    combo.setCurrentIndex(1)
    qtbot.addWidget(combo)
    theme.choose_text_size(per_cent)
    combo.resize(combo.sizeHint())

    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    whole, words = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(whole, option, words, combo).width()

    assert room >= combo.fontMetrics().horizontalAdvance(combo.currentText())
