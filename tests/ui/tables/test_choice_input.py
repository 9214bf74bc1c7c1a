"""A closed list is chosen from by typing, also where its words hold spaces."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from advocate_desk.program.fields import ListField
from advocate_desk.ui.tables.inputs import ChoiceInput

TYPES = ("Reference by e-mail", "Reference call 1:1", "Referral won")


def test_words_with_spaces_are_typed_without_opening_the_list(qtbot):
    field = ListField("activity_type", "When this is done", choices=TYPES)
    box = ChoiceInput(field, "reward_rules")
    qtbot.addWidget(box)
    box.show()
    QApplication.setKeyboardInputInterval(60_000)  # whatever else the machine does
    try:
        QTest.keyClicks(box, "reference c")
    finally:
        QApplication.setKeyboardInputInterval(400)

    assert box.value() == "Reference call 1:1"
    assert not box.view().isVisible()


def test_a_space_alone_opens_the_list(qtbot):
    box = ChoiceInput(ListField("activity_type", "Type", choices=TYPES), "reward_rules")
    qtbot.addWidget(box)
    box.show()

    QTest.keyClick(box, Qt.Key.Key_Space)

    assert box.view().isVisible()
    box.hidePopup()
