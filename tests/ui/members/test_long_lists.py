"""Long lists, of which the first rows are read at once: nothing she is at gets lost meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel

from advocate_desk.ui.tabs.members.tab import build
from tests.making import add_members_
from tests.ui.members.watching import column_of, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def long_page(desk, people, workspace, qtbot):  # noqa: ARG001
    """Give the page with more rows than are read at once."""
    add_members_(desk, *({"full_name": f"Member {number:03}"} for number in range(400)))
    tab = build(workspace)
    tab.resize(1256, 820)
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.people.view.table.rowCount() == 404)
    settle(tab, qtbot)
    return tab.people


def test_an_edit_far_down_a_long_list_leaves_the_cursor_where_it_is(long_page, workspace, qtbot):
    view = long_page.view
    far = view.table.id_at(380)
    assert view.reveal(far)
    scrolled = view.verticalScrollBar().value()

    with qtbot.waitSignal(long_page._finder.all_found):
        long_page.edits.set_cell(far, long_page.state.column("tier"), "Gold")

    assert view.table.id_at(view.currentIndex().row()) == far
    assert view.chosen_ids() == [far]
    assert view.verticalScrollBar().value() == scrolled
    assert workspace.unsaved() == []


def test_rows_chosen_far_down_stay_chosen_when_the_list_is_sorted(long_page, qtbot):
    view = long_page.view
    ids = [view.table.id_at(row) for row in (3, 300, 390)]
    flag = QItemSelectionModel.SelectionFlag
    for row in (3, 300, 390):
        index = view.table.index(row, 0)
        view.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)

    with qtbot.waitSignal(long_page._finder.all_found):
        long_page._on_sort(column_of(long_page, "name"), True)

    assert sorted(view.chosen_ids()) == sorted(ids)
    assert view.table.id_at(view.currentIndex().row()) == ids[2]


def test_after_rows_are_deleted_the_cursor_is_on_the_next_and_nothing_is_chosen(long_page, qtbot):
    view = long_page.view
    following = view.table.id_at(381)
    assert view.reveal(view.table.id_at(380))

    with qtbot.waitSignal(long_page._finder.all_found):
        long_page.keys.delete()

    assert view.table.rowCount() == 403
    assert view.table.id_at(view.currentIndex().row()) == following
    assert view.count_chosen() == 0
