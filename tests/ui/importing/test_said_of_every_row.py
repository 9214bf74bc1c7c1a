"""What no column says is said of every row in the step of the columns."""

from __future__ import annotations

from PySide6.QtCore import Qt

from advocate_desk.ui.importing.wizard import COLUMNS, VALUES
from tests.ui.importing.conftest import PEOPLE


def test_what_is_said_of_every_row_is_shown_goes_in_and_can_be_taken_away(way, xlsx, qtbot):
    wizard = way.open(xlsx(PEOPLE))
    wizard.next.click()
    step = wizard.columns
    step.say.meaning.choose("source")
    qtbot.keyClicks(step.say.text, "Spring survey")

    qtbot.keyClick(step.say.text, Qt.Key.Key_Return)

    assert wizard.pages.currentIndex() == COLUMNS
    assert [line.key for line in step.said] == ["source"]
    assert step.say.meaning.findData("source") < 0
    way.find_words(wizard)
    way.plan(wizard)
    model = wizard.check.view.model()
    headings = [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
    ]
    source = headings.index("Source")
    assert {model.index(row, source).data() for row in range(3)} == {"Spring survey"}
    for _step in range(2):
        wizard.back.click()
    qtbot.mouseClick(step.said[0].remove, Qt.MouseButton.LeftButton)
    assert step.said == []


def test_what_cannot_be_said_is_told_and_stays_to_be_mended(way, xlsx):
    wizard = way.open(xlsx(PEOPLE))
    wizard.next.click()
    say = wizard.columns.say
    say.meaning.choose("enrolled_on")
    say.text.setText("soon")

    say.add.click()

    assert wizard.columns.notice.sentence() == "“soon” is not a day. Write a day like 2026-04-03."
    assert wizard.columns.say.text.text() == "soon"


def test_a_word_for_every_row_that_nobody_knows_is_asked_about(way, xlsx):
    people = [row[:3] for row in PEOPLE]
    wizard = way.open(xlsx(people))
    wizard.next.click()
    say = wizard.columns.say
    say.meaning.choose("status")
    say.text.setText("Brand new")
    say.add.click()

    way.find_words(wizard)

    assert wizard.pages.currentIndex() == VALUES
    assert [(word.word, word.count) for word in wizard.run.words] == [("Brand new", 3)]
