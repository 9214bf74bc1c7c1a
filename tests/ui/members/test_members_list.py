"""The list of members: searched, sorted, filtered, chosen, kept as she left it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from advocate_desk.program.listing import Among, Chosen, Condition, Sort, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import delete_members, edit_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.program.views import view_as_left
from advocate_desk.ui.tab import Chosen as ChosenHere
from advocate_desk.ui.tables.filter_editor import FilterEditor, ways_to_compare
from advocate_desk.ui.tabs.members.tab import build
from advocate_desk.ui.widgets.pills import Pill
from tests.making import add_members_
from tests.ui.members.watching import column_of, names, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALL = ["Ada", "Alan", "Grace", "Zoë"]


def shown(page, qtbot, expected):
    qtbot.waitUntil(lambda: names(page) == expected)


def pills(page):
    """Give the pills of the bar that are shown, by their words."""
    return {pill.text(): pill for pill in page.filters.findChildren(Pill) if not pill.isHidden()}


def test_members_stand_by_name(page):
    assert names(page) == ALL
    assert page.head.count.text() == "4 members"


def test_zoe_is_found_by_zoe(page, qtbot):
    qtbot.keyClicks(page.search, "zoe")

    shown(page, qtbot, ["Zoë"])
    qtbot.waitUntil(lambda: page.head.count.text() == "1 of 4 members")


def test_a_click_on_a_header_sorts_and_the_next_one_turns_it(page, qtbot):
    section = column_of(page, "name")
    page.view.head.sectionClicked.emit(section)

    shown(page, qtbot, ALL[::-1])
    page.view.head.sectionClicked.emit(section)
    shown(page, qtbot, ALL)


def test_the_chosen_stay_chosen_by_id_when_rows_move(page, people, qtbot):
    page.reveal(people["Grace"])

    page._on_sort(0, True)
    shown(page, qtbot, ALL[::-1])

    assert page.view.chosen_ids() == [people["Grace"]]
    assert page.view.currentIndex().row() == 1


def test_a_change_elsewhere_shows_at_once(page, people, workspace, qtbot):
    workspace.write(
        "Rename",
        lambda s, _p: edit_members(s, Chosen(ids=(people["Ada"],)), {"full_name": "Zuse"}),
    )

    shown(page, qtbot, ["Alan", "Grace", "Zoë", "Zuse"])


def test_a_deleted_row_leaves_the_list(page, people, workspace, qtbot):
    workspace.write("Delete", lambda s, _p: delete_members(s, Chosen(ids=(people["Ada"],))))

    shown(page, qtbot, ALL[1:])


def test_no_hit_offers_to_clear_the_filters(page, qtbot):
    qtbot.keyClicks(page.search, "nobody at all")
    qtbot.waitUntil(page._no_hit.isVisible)

    page.clear_filters()

    shown(page, qtbot, ALL)
    assert page.search.text() == ""


def test_an_empty_desk_says_what_to_do(workspace, qtbot):
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.show()

    qtbot.waitUntil(tab.people._none_yet.isVisible)
    assert not tab.people.side.panel.isVisible()  # there is nobody it could be about


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition("tier", Test.IS, ("Gold", "Silver")), ["Grace", "Zoë"]),
        (Condition("tags", Test.IS, ("Speaker",)), ["Alan"]),
        (Condition("company", Test.BLANK), ["Alan"]),
        (Condition("acts", Test.AT_LEAST, 1), []),
    ],
)
def test_filters_narrow_the_list_and_show_as_pills(page, qtbot, condition, expected):
    page.filters.add(condition)

    shown(page, qtbot, expected)
    pill = next(pill for pill in pills(page).values() if pill._is_removable)
    pill.removed.emit()
    shown(page, qtbot, ALL)


def test_a_filter_is_made_by_field_test_and_value(page, qtbot):
    editor = page.filters.ask(page.filters)
    editor.edit(page.state.fields["tier"])
    qtbot.waitUntil(lambda: editor._values._list.count() == 2)
    gold = editor._values._list.findItems("Gold", Qt.MatchFlag.MatchExactly)[0]
    gold.setCheckState(Qt.CheckState.Checked)

    editor._apply()

    shown(page, qtbot, ["Zoë"])
    assert "Tier: Gold" in pills(page)


def test_a_filter_without_a_value_says_what_is_missing(page):
    editor = page.filters.ask(page.filters)
    editor.edit(page.state.fields["acts"])
    editor._values._line.setText("plenty")

    editor._apply()

    assert "whole number" in editor._values._problem.text()
    assert editor.isVisible()


def test_every_field_can_be_filtered_by(page):
    for field in page.state.fields.values():
        assert ways_to_compare(field)


def test_a_cell_gives_a_filter(page, people, qtbot):
    page.state.keys = ("name", "tier")
    page._show_columns()
    page.reveal(people["Zoë"])
    point = page.view.visualRect(page.view.table.index(3, 1)).center()

    menu = page.keys.menu_at(point)
    menu.actions()[0].trigger()

    shown(page, qtbot, ["Zoë"])
    assert page.filters.conditions() == (Condition("tier", Test.IS, ("Gold",)),)


def test_a_view_keeps_filter_order_and_columns(tab, page, qtbot):
    page.filters.add(Condition("tier", Test.NOT_BLANK))
    page._on_columns(("name", "tier"))
    page._on_sort(0, True)
    shown(page, qtbot, ["Zoë", "Grace"])
    sheet = tab.member_actions.forms.ask_name()
    sheet.input("view").setText("Has a tier")
    sheet.save.click()
    qtbot.waitUntil(lambda: "Has a tier" in pills(page))
    settle(tab, qtbot)

    pills(page)["All"].click()
    shown(page, qtbot, ALL[::-1])
    page._on_columns(("name", "city"))
    pills(page)["Has a tier"].click()

    shown(page, qtbot, ["Zoë", "Grace"])
    assert [column.key for column in page.view.table.columns] == ["name", "tier"]
    assert tab.workspace.desk.undo_label() == "Save view Has a tier"


def test_a_removed_view_can_be_brought_back(tab, page, qtbot):
    with qtbot.waitSignal(page.save_view("Mine").finished):
        pass
    settle(tab, qtbot)
    pills(page)["Mine"].removed.emit()
    qtbot.waitUntil(lambda: "Mine" not in pills(page))
    settle(tab, qtbot)

    with qtbot.waitSignal(tab.workspace.changed):
        tab.workspace.undo()

    qtbot.waitUntil(lambda: "Mine" in pills(page))


def test_columns_widths_and_order_stay_as_she_left_them(tab, page, workspace, qtbot):
    page._on_columns(("name", "city", "tier"))
    page.view.setColumnWidth(1, 177)
    page.view.head.moveSection(2, 1)
    page._on_sort(2, True)
    page.state.keep_now()
    settle(tab, qtbot)

    again = build(workspace)
    qtbot.addWidget(again)

    assert again.people.state.keys == ("name", "tier", "city")
    assert again.people.state.widths["city"] == 177
    assert again.people.state.sort == Sort("tier", descending=True)
    assert workspace.look(lambda s: view_as_left(s, page.kind.listing)).wanted == Wanted()


def test_columns_are_ticked_and_ordered(page):
    popup = page.ask_columns()
    lines = [popup._list.item(row) for row in range(popup._list.count())]
    city = next(line for line in lines if line.text() == "City")

    city.setCheckState(Qt.CheckState.Checked)

    assert "city" in [column.key for column in page.view.table.columns]
    assert popup.keys()[0] == "name"
    popup.close()


def test_all_rows_are_named_by_the_filter(page, people):
    page.view.selectAll()
    assert page.chosen() == Chosen(wanted=Wanted())

    page.reveal(people["Ada"])
    assert page.chosen() == Chosen(ids=(people["Ada"],))


def test_nearly_all_rows_are_named_by_the_filter_but_a_few(desk, page, qtbot):
    add_members_(desk, *({"full_name": f"M{number:04}"} for number in range(600)))
    page.refresh()
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 604)
    page.view.selectAll()
    first = page.view.table.index(0, 0)
    flag = QItemSelectionModel.SelectionFlag
    page.view.selectionModel().select(first, flag.Deselect | flag.Rows)

    chosen = page.chosen()

    assert chosen.wanted == Wanted()
    assert chosen.without == (page.view.table.id_at(0),)


def test_the_end_is_reached_by_ctrl_end(page, qtbot):
    page.view.setFocus()

    qtbot.keyClick(page.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    assert page.view.currentIndex().row() == 3


def test_rows_behind_a_figure_are_shown_and_named(tab, page, people, qtbot):
    tab.show_page(1)

    tab.show_rows("members", Wanted(among=Among((people["Zoë"],), "Acts in March")))

    shown(page, qtbot, ["Zoë"])
    assert tab.front() is page
    pills(page)["Acts in March"].removed.emit()
    shown(page, qtbot, ALL)


def test_a_row_asked_for_elsewhere_is_revealed_whatever_is_filtered(tab, page, people, qtbot):
    page.filters.add(Condition("tier", Test.IS, ("Gold",)))
    shown(page, qtbot, ["Zoë"])

    tab.show_row("member", people["Ada"])

    qtbot.waitUntil(lambda: page.view.chosen_ids() == [people["Ada"]])
    assert tab.chosen() == ChosenHere("member", (people["Ada"],))


def test_copied_rows_go_into_a_sheet_and_run_nothing(desk, page, qtbot):
    add_members_(desk, {"full_name": "=HYPERLINK(1)", "tags": ("<b>x</b>",)})
    page.refresh()
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 5)
    page.view.selectAll()

    page.view.copy_pressed.emit(True)
    qtbot.waitUntil(lambda: "HYPERLINK" in QGuiApplication.clipboard().text())

    mime = QGuiApplication.clipboard().mimeData()
    heading, *rows = mime.text().splitlines()
    assert heading.startswith("Member\tMember, details\tStatus")
    assert any(row.startswith("'=HYPERLINK") for row in rows)
    assert "&lt;b&gt;x" in mime.html()


def test_the_filter_editor_finds_fields(page):
    editor = FilterEditor(page, "members", tuple(page.state.fields.values()), page.known)
    editor._search.setText("ling")

    lines = [editor._list.item(row) for row in range(editor._list.count())]

    assert [line.text() for line in lines if not line.isHidden()] == ["Willing to"]
    editor.close()


def test_the_second_list_of_a_tab_is_made_when_first_shown(tab, qtbot):
    assert len(tab._pages) == 1

    tab.show_page(1)

    qtbot.waitUntil(lambda: names(tab.front()) == ["Acme", "Navy"])


def test_commands_of_the_list_that_is_not_shown_are_greyed_out(tab):
    status = next(action for _menu, action in tab.commands if action.text() == "Change status…")
    assert status.isEnabled()

    tab.show_page(1)

    assert not status.isEnabled()


@pytest.mark.parametrize(
    "case",
    [
        ("number", {"Ada": 7, "Alan": 30}, Test.AT_LEAST, "8", ["Alan"], "Own at least 8"),
        ("number", {"Ada": 7, "Alan": 30}, Test.AT_MOST, "29", ["Ada"], "Own at most 29"),
        ("number", {"Ada": 7, "Alan": 30}, Test.IS, "7", ["Ada"], "Own: 7"),
        (
            "day",
            {"Ada": dt.date(2026, 3, 1), "Alan": dt.date(2025, 11, 2)},
            Test.BEFORE,
            "1 Jan 2026",
            ["Alan"],
            "Own before 1 Jan 2026",
        ),
        ("yes/no", {"Ada": True, "Alan": False}, Test.IS, "no", ["Alan"], "Own: No"),
    ],
)
def test_fields_of_her_own_are_filtered_by_what_they_hold(page, desk, people, qtbot, case):
    shape, held, test, typed, expected, told = case
    with desk.write("Add a field") as write:
        field_id = add_custom_field(write.session, "members", "Own", shape)
        for name, value in held.items():
            rows = MEMBERS.chosen(Chosen(ids=(people[name],)))
            set_custom_value(write.session, field_id, rows, value)
    page.refresh()
    editor = page.filters.ask(page.filters)
    editor.edit(page.state.fields[f"custom:{field_id}"])
    editor._test.setCurrentIndex(editor._test.findData(test))
    editor._show_value(None)
    editor._values._line.setText(typed)

    editor._apply()

    shown(page, qtbot, expected)
    assert told in pills(page)


def test_a_cell_of_an_own_number_gives_a_filter(page, desk, people, qtbot):
    with desk.write("Add a field") as write:
        field_id = add_custom_field(write.session, "members", "Own", "number")
        rows = MEMBERS.chosen(Chosen(ids=(people["Ada"], people["Zoë"])))
        set_custom_value(write.session, field_id, rows, 30)
    page.refresh()
    page.show_own_field(field_id)
    page.reveal(people["Zoë"])
    column = column_of(page, f"custom:{field_id}")
    row = page.view.table.row_of(people["Zoë"])
    page.view.scrollTo(page.view.table.index(row, column))

    point = page.view.visualRect(page.view.table.index(row, column)).center()
    page.keys.menu_at(point).actions()[0].trigger()

    shown(page, qtbot, ["Ada", "Zoë"])
    assert page.filters.conditions() == (Condition(f"custom:{field_id}", Test.IS, 30),)


def test_ctrl_home_and_ctrl_end_choose_the_first_and_the_last_cell(page, qtbot):
    view = page.view
    last = (view.table.rowCount() - 1, view.head.count() - 1)

    for key, expected in ((Qt.Key.Key_End, last), (Qt.Key.Key_Home, (0, 0))):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)

        current = view.currentIndex()
        assert (current.row(), current.column()) == expected
        assert view.chosen_ids() == [view.table.id_at(expected[0])]


def test_shift_f10_opens_the_menu_of_the_cell(page, qtbot):
    page.view.setCurrentIndex(page.view.table.index(1, 0))

    with qtbot.waitSignal(page.view.menu_asked) as asked:
        qtbot.keyClick(page.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

    assert page.view.indexAt(asked.args[0]).row() == 1
    QApplication.activePopupWidget().close()
