"""Ctrl+C and Ctrl+V in the real window: in lists, and in the fields in which she types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from advocate_desk.program.desks import open_desk
from advocate_desk.store.models import Member
from tests.making import add_members_

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_CTRL = Qt.KeyboardModifier.ControlModifier
_PEOPLE = ({"full_name": "Ada", "tier": "Gold"}, {"full_name": "Zoë", "tier": "Silver"})


@pytest.fixture
def page(open_window, desk_file, qtbot):
    """Give the list of members in the window, with the names and tiers of two."""
    desk = open_desk(desk_file)
    add_members_(desk, *_PEOPLE)
    desk.close()
    window = open_window(desk_file)
    page = window.tabs.go_to("members").people
    page._on_columns(("name", "tier"))
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 2)
    page.view.setFocus()
    return page


def tiers(page):
    return page.workspace.look(
        lambda session: list(session.scalars(select(Member.tier).order_by(Member.full_name)))
    )


def choose(page, *rows, column=1):
    choice, flags = page.view.selectionModel(), page.view.selectionModel().SelectionFlag
    index = page.view.table.index(rows[0], column)
    choice.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    for row in rows[1:]:
        choice.select(page.view.table.index(row, 0), flags.Select | flags.Rows)


def test_keys_copy_rows_as_text_and_as_a_table(page, qtbot):
    choose(page, 0, 1)

    qtbot.keyClick(page.view, Qt.Key.Key_C, _CTRL | Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: "Gold" in QGuiApplication.clipboard().text())
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().splitlines()[0].split("\t") == ["Member", "Member, details", "Tier"]
    assert [line.split("\t")[-1] for line in mime.text().splitlines()[1:]] == ["Gold", "Silver"]
    assert mime.html().count("<tr>") == 3
    assert "mso-number-format" in mime.html()


def test_keys_paste_over_the_chosen_cells(page, qtbot):
    choose(page, 0, 1)
    QGuiApplication.clipboard().setText("Platinum\r\n")

    with qtbot.waitSignal(page.workspace.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_V, _CTRL)

    assert tiers(page) == ["Platinum", "Platinum"]


def test_keys_paste_into_an_open_cell_what_they_paste_into_a_field(page, qtbot):
    choose(page, 0)
    QGuiApplication.clipboard().setText("Platinum")
    page.view.edit(page.view.currentIndex())
    editor = page.view.viewport().findChild(QLineEdit)
    editor.selectAll()

    qtbot.keyClick(editor, Qt.Key.Key_V, _CTRL)

    assert editor.text() == "Platinum"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert tiers(page) == ["Gold", "Silver"]


def test_the_menu_offers_copy_and_paste(page):
    edit = dict(page.window().menus.actions())["Edit"]
    offered = [action.text().replace("&", "") for action in edit]

    assert offered[0].startswith("Undo")
    for words in ("Paste", "Paste as new rows", "Copy", "Copy with headings"):
        assert words in offered
