"""A desk that is left keeps what was being typed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from advocate_desk.program.desks import open_desk
from advocate_desk.store.models import Member
from advocate_desk.ui.main_window import MainWindow
from tests.making import add_member


def test_what_is_typed_in_a_cell_is_kept_when_the_window_closes(desk_file, qtbot):
    desk = open_desk(desk_file)
    add_member(desk, full_name="Zoe Ito")
    desk.close()
    window = MainWindow()
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(desk_file)
    page = window.tabs.go_to("members").people
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 1)
    keys = [column.key for column in page.view.table.columns]
    page.view.edit(page.view.table.index(0, keys.index("name")))
    editor = page.view.viewport().findChild(QLineEdit)
    editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    editor.selectAll()
    qtbot.keyClicks(editor, "Zoe Bird")

    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    window.deleteLater()
    desk = open_desk(desk_file)
    with desk.read() as session:
        assert session.scalars(select(Member.full_name)).all() == ["Zoe Bird"]
    desk.close()
