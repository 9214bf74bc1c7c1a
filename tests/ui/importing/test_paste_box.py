"""The paste box: text in, proposed rows ticked or not, the check step, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from advocate_desk.ui.importing.paste_box import TextPasting, paste_text
from advocate_desk.ui.importing.wizard import CHECK
from advocate_desk.ui.tab import Chosen, Place
from tests.making import add_members_, dump
from tests.sheets.importing import lines

CALENDAR = """2026-03-02 Reference call 1:1 with Ada Lovelace
2026-03-03 Coffee with Zoe Nowak

Spoke with Ada Lovelace
"""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def members(desk, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-03-20")
    add_members_(
        desk,
        {"full_name": "Ada Lovelace", "email": "ada@kestrel.example"},
        {"full_name": "Zoë Nowak", "email": "zoe@orchard.example"},
    )


@pytest.fixture
def box(workspace, window, qtbot):
    """Open the box as Ctrl+Alt+V does, with what was copied."""

    def opened(copied):
        QGuiApplication.clipboard().setText(copied)
        box = paste_text(Place(window, workspace, Chosen()))
        with qtbot.waitSignal(box.was_searched):
            pass
        return box

    return opened


def words(box):
    return [(tick.text(), tick.isChecked()) for _row, tick in box.ticks]


def test_what_was_copied_is_searched_at_once_and_only_what_is_certain_is_ticked(box):
    found = box(CALENDAR)

    assert words(found) == [
        ("Ada Lovelace · 2 Mar 2026 · Reference call 1:1", True),
        ("Zoë Nowak · 3 Mar 2026 · Met", True),
        ("Ada Lovelace · 20 Mar 2026 · Talk or call", False),
    ]
    assert found.count.text() == "3 rows proposed, 2 ticked"


def test_text_that_names_nobody_says_what_to_write(box):
    found = box("2026-03-02 Lunch")

    assert found.count.text().startswith("Nobody you know is named here.")
    assert not found.check.isEnabled()


def test_a_text_as_long_as_a_book_is_not_searched(box, qtbot):
    found = box(CALENDAR)

    found.text.setPlainText(CALENDAR * 2_000)

    qtbot.waitUntil(lambda: not found.ticks)
    assert "import it as a file" in found.count.text()
    assert not found.check.isEnabled()


def test_the_rows_follow_the_text(box, qtbot):
    found = box("")

    with qtbot.waitSignal(found.was_searched):
        found.text.setPlainText("2026-03-02 Coffee with Zoe Nowak")

    assert len(found.ticks) == 1


def test_ticked_rows_go_through_the_check_and_one_undo_takes_them_back(
    box, desk, workspace, qtbot
):
    before = dump(desk)
    box(CALENDAR).check.click()
    pasting = workspace.findChild(TextPasting)
    qtbot.waitUntil(lambda: pasting.wizard is not None and pasting.wizard.next.isEnabled())
    wizard = pasting.wizard

    assert wizard.pages.currentIndex() == CHECK
    assert not pasting.box.isVisible()
    with qtbot.waitSignal(wizard.run.was_done):
        wizard.next.click()

    assert lines(desk, "activity", "completed_on") == [("2026-03-02",)]
    assert lines(desk, "touch", "on_day", "kind") == [("2026-03-03", "met")]
    with qtbot.waitSignal(workspace.undo().ended):
        pass
    assert dump(desk) == before


def test_the_rows_can_be_asked_for_again_when_that_was_stopped(
    box, workspace, qtbot, hold_readers
):
    found = box(CALENDAR)
    pasting = workspace.findChild(TextPasting)
    with hold_readers():
        found.check.click()
        run = pasting.run
        run.job.cancel()
    qtbot.waitUntil(lambda: pasting.run is not run)

    found.check.click()

    qtbot.waitUntil(lambda: pasting.wizard is not None and pasting.wizard.next.isEnabled())
    assert pasting.wizard.pages.currentIndex() == CHECK


def test_closing_the_box_ends_what_was_asked_for(box, workspace):
    found = box(CALENDAR)
    pasting = workspace.findChild(TextPasting)
    found.check.click()

    found.reject()

    assert (pasting.box, pasting.run) == (None, None)


def test_leaving_the_check_leads_back_to_the_text(box, desk, workspace, qtbot):
    before = dump(desk)
    found = box(CALENDAR)
    found.check.click()
    pasting = workspace.findChild(TextPasting)
    qtbot.waitUntil(lambda: pasting.wizard is not None and pasting.wizard.next.isEnabled())

    pasting.wizard.reject()

    assert found.isVisible()
    assert len(found.ticks) == 3
    assert dump(desk) == before
