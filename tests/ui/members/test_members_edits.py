"""Editing members in cells and on the panel, many at once, and taking it back."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from sqlalchemy import select

from advocate_desk.base.progress import NoProgress
from advocate_desk.program.listing import Chosen, Condition, Test, Wanted
from advocate_desk.program.members import delete_members
from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.store.models import Member, Standing
from advocate_desk.ui.tabs.members.columns import PEOPLE
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_members_, dump, log_act
from tests.ui.members.watching import column_of, names, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key


@pytest.fixture
def wide(page):
    """Show the columns that are edited here."""
    page._on_columns(("name", "tier", "tags", "status", "paused_until", "email", "country"))
    return page


def cell_of(page, row_id, key):
    return page.view.table.index(page.view.table.row_of(row_id), column_of(page, key))


def open_editor(page, row_id, key):
    index = cell_of(page, row_id, key)
    page.view.setCurrentIndex(index)
    page.view.edit(index)
    return page.view.indexWidget(index) or page.view.viewport().focusWidget()


def type_into(page, qtbot, row_id, key, text, end=Key.Key_Return):
    editor = open_editor(page, row_id, key)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, end)


def kept(workspace, row_id, key):
    return workspace.look(lambda s: getattr(s.get_one(Member, row_id), key))


def test_a_typed_cell_is_saved_under_a_name_for_undo(wide, people, workspace, qtbot, desk):
    with qtbot.waitSignal(workspace.changed):
        type_into(wide, qtbot, people["Zoë"], "tier", "Platinum")

    assert kept(workspace, people["Zoë"], "tier") == "Platinum"
    assert desk.undo_label() == "Change tier of Zoë Müller"


def test_enter_moves_down_and_tab_moves_right(wide, people, qtbot, tab):
    type_into(wide, qtbot, people["Ada"], "tier", "Gold")
    qtbot.waitUntil(lambda: wide.view.currentIndex().row() == 1)
    assert wide.view.currentIndex().column() == column_of(wide, "tier")

    type_into(wide, qtbot, people["Alan"], "tier", "Gold", Key.Key_Tab)

    qtbot.waitUntil(lambda: wide.view.currentIndex().column() == column_of(wide, "tags"))
    assert wide.view.currentIndex().row() == 1
    settle(tab, qtbot)


def test_escape_changes_nothing(wide, people, workspace, qtbot):
    type_into(wide, qtbot, people["Zoë"], "tier", "Platinum", Key.Key_Escape)
    qtbot.waitUntil(lambda: wide.view.state() == wide.view.State.NoState)

    assert kept(workspace, people["Zoë"], "tier") == "Gold"
    assert workspace.unsaved() == []


def test_typing_starts_an_edit(wide, people, qtbot):
    wide.view.setCurrentIndex(cell_of(wide, people["Ada"], "country"))
    wide.view.setFocus()

    qtbot.keyClicks(wide.view, "S")
    editor = wide.view.viewport().focusWidget()

    assert isinstance(editor, QLineEdit)
    assert editor.text() == "S"
    qtbot.keyClick(editor, Key.Key_Escape)


def test_the_typed_value_shows_before_it_is_saved(wide, people, qtbot, tab):
    field = wide.state.column("tier")
    wide.edits.set_cell(people["Zoë"], field, "Platinum")

    assert cell_of(wide, people["Zoë"], "tier").data() == "Platinum"
    settle(tab, qtbot)
    assert cell_of(wide, people["Zoë"], "tier").data() == "Platinum"


def test_a_refused_value_falls_back_and_says_why(wide, people, qtbot, tab):
    type_into(wide, qtbot, people["Zoë"], "email", "ada@acme.com")
    qtbot.waitUntil(lambda: "already belongs to Ada Lovelace" in wide.notice.sentence())

    settle(tab, qtbot)
    assert cell_of(wide, people["Zoë"], "email").data() == "zoe@acme.com"


def test_words_that_mean_nothing_are_not_saved(wide, people, workspace, qtbot):
    type_into(wide, qtbot, people["Zoë"], "paused_until", "soonish")

    qtbot.waitUntil(lambda: "is not a day" in wide.notice.sentence())
    assert workspace.unsaved() == []


def test_days_and_words_are_read_as_they_are_typed(wide, people, workspace, qtbot):
    with qtbot.waitSignal(workspace.changed):
        type_into(wide, qtbot, people["Zoë"], "paused_until", "3 jan")
    with qtbot.waitSignal(workspace.changed):
        type_into(wide, qtbot, people["Zoë"], "tags", "Speaker; Review")

    assert kept(workspace, people["Zoë"], "paused_until") == dt.date(2027, 1, 3)
    assert kept(workspace, people["Zoë"], "tags") == ("Speaker", "Review")


def test_letters_look_in_the_list_of_a_choice_and_enter_alone_chooses(
    wide, people, workspace, qtbot, desk
):
    newest = desk.newest_change()
    wide.view.setCurrentIndex(cell_of(wide, people["Zoë"], "status"))
    wide.view.setFocus()

    qtbot.keyClicks(wide.view, "a")
    editor = wide.view.viewport().findChild(QComboBox)
    for letter in "pproved":
        qtbot.keyClick(editor.view(), letter)

    assert editor.view().currentIndex().data() == "Approved"
    assert workspace.unsaved() == []
    assert desk.newest_change() == newest
    with qtbot.waitSignal(workspace.changed):
        qtbot.keyClick(editor.view(), Key.Key_Return)
    assert cell_of(wide, people["Zoë"], "status").data() == "Approved"


def test_a_choice_is_made_from_the_list(wide, people, workspace, qtbot):
    editor = open_editor(wide, people["Zoë"], "status")
    assert isinstance(editor, QComboBox)
    assert editor.findText("") < 0  # a member always has a status

    with qtbot.waitSignal(workspace.changed):
        editor.setCurrentIndex(editor.findText("Enrolled"))
        editor.activated.emit(editor.currentIndex())

    steps = workspace.look(
        lambda s: list(
            s.scalars(select(Standing.status).where(Standing.member_id == people["Zoë"]))
        )
    )
    assert steps[-1] == "enrolled"


def test_a_name_is_edited_where_it_is_shown(wide, people, workspace, qtbot):
    editor = open_editor(wide, people["Zoë"], "name")
    assert editor.text() == "Zoë Müller"
    with qtbot.waitSignal(workspace.changed):
        editor.setText("Zoë Meier")
        qtbot.keyClick(editor, Key.Key_Return)

    assert kept(workspace, people["Zoë"], "full_name") == "Zoë Meier"


def test_rows_do_not_move_under_an_open_editor(wide, people, qtbot, tab):
    wide.edits.set_cell(people["Ada"], wide.state.column("name"), "Zuse")
    editor = open_editor(wide, people["Grace"], "tier")
    editor.setText("Half of a wo")
    settle(tab, qtbot)

    assert editor.isVisible()
    assert editor.text() == "Half of a wo"
    qtbot.keyClick(editor, Key.Key_Escape)
    qtbot.waitUntil(lambda: names(wide) == ["Alan", "Grace", "Zoë", "Zuse"])


def test_own_fields_are_edited_like_the_others(wide, desk, people, workspace, qtbot, tab):
    with desk.write("Add a field") as write:
        key = f"custom:{add_custom_field(write.session, 'members', 'Shoe size', 'number')}"
    wide.refresh()
    wide.show_own_field(int(key.removeprefix("custom:")))
    with qtbot.waitSignal(workspace.changed):
        type_into(wide, qtbot, people["Zoë"], key, "39")
    settle(tab, qtbot)

    assert cell_of(wide, people["Zoë"], key).data() == "39"
    assert desk.undo_label() == "Change shoe size of Zoë Müller"


def test_rows_chosen_by_a_filter_that_the_change_leaves_get_all_of_it(desk, people):
    gold = Chosen(wanted=Wanted(conditions=(Condition("tier", Test.IS, ("Gold",)),)))
    with desk.write("Change") as write:
        key = f"custom:{add_custom_field(write.session, 'members', 'Shoe size', 'number')}"
        PEOPLE.change(write.session, gold, {"tier": "Silver", key: "39"}, NoProgress())

        line = PEOPLE.listing.lines(write.session, [people["Zoë"]])[people["Zoë"]]

    assert (line.values["tier"], line.values[key]) == ("Silver", "39")


def test_all_tags_go_to_rows_that_were_chosen_by_having_none(page, people, workspace, qtbot):
    page.show_rows(Wanted(conditions=(Condition("tags", Test.BLANK),)))
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 2)
    page.view.selectAll()
    sheet = page.window().member_actions.add_tags()
    sheet.input("tags").show_value(("Speaker", "VIP"))
    with qtbot.waitSignal(workspace.changed):
        sheet.save.click()

    for name in ("Zoë", "Grace"):
        assert kept(workspace, people[name], "tags") == ("Speaker", "VIP")


def test_a_field_is_filled_down_in_one_step(wide, people, workspace, desk, qtbot):
    wide.view.selectAll()
    first = cell_of(wide, people["Ada"], "country")
    with qtbot.waitSignal(workspace.changed):
        wide.edits.set_cell(people["Ada"], wide.state.column("country"), "Spain")
    flag = wide.view.selectionModel().SelectionFlag
    wide.view.selectionModel().setCurrentIndex(first, flag.NoUpdate)

    with qtbot.waitSignal(wide.edits.done):
        qtbot.keyClick(wide.view, Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert {kept(workspace, one, "country") for one in people.values()} == {"Spain"}
    assert desk.undo_label() == "Change country of 4 members"


def test_a_derived_column_cannot_be_filled(page, people):
    page.view.selectAll()
    flag = page.view.selectionModel().SelectionFlag
    index = cell_of(page, people["Ada"], "acts_365")
    page.view.selectionModel().setCurrentIndex(index, flag.NoUpdate)

    page.keys.fill_down()

    assert "worked out" in page.notice.sentence()


def test_delete_asks_nothing_and_can_be_taken_back(page, desk, people, workspace, qtbot):
    log_act(desk, people["Zoë"])
    before = dump(desk)
    page.reveal(people["Zoë"])

    qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == ["Ada", "Alan", "Grace"])
    assert toast_over(page).sentence() == "Zoë Müller deleted"
    with qtbot.waitSignal(workspace.changed):
        toast_over(page)._action.click()

    assert dump(desk) == before


def test_delete_is_taken_back_exactly_even_after_a_newer_change(page, people, workspace, qtbot):
    page.reveal(people["Zoë"])
    qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: toast_over(page).sentence() != "")
    with qtbot.waitSignal(workspace.changed):
        page.edits.set_cell(people["Ada"], page.state.column("tier"), "Gold")

    with qtbot.waitSignal(workspace.changed):
        toast_over(page)._action.click()

    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert kept(workspace, people["Ada"], "tier") == "Gold"


def test_a_thousand_rows_are_changed_within_a_second_and_undone_in_one_step(
    page, desk, workspace, qtbot
):
    add_members_(desk, *({"full_name": f"M{number:04}"} for number in range(996)))
    before = dump(desk)
    page.refresh()
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 1000)
    page.view.selectAll()

    start = time.perf_counter()
    with qtbot.waitSignal(page.edits.done):
        page.edits.set_field(page.chosen(), 1000, page.state.fields["tier"], "Bronze")
    took = time.perf_counter() - start
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()

    assert took < 1
    assert dump(desk) == before


def test_a_row_that_is_gone_is_said_to_be(page, people, workspace, qtbot):
    gone = people["Alan"]
    workspace.write("Delete", lambda s, _p: delete_members(s, Chosen(ids=(gone,))))
    qtbot.waitUntil(lambda: page.view.table.row_of(gone) is None)

    page.reveal(gone)

    said = "That member is not there any more."
    qtbot.waitUntil(lambda: toast_over(page).sentence() == said)
    assert page.view.count_chosen() == 0
