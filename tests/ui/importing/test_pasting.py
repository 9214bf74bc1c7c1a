"""Pasting into a list: new rows by the plan of an import, or values over the chosen cells."""

from __future__ import annotations

from uuid import NAMESPACE_OID, uuid5

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from sqlalchemy import select

from advocate_desk.store.models import Account, Member
from advocate_desk.ui.importing.pasting import Pasting, paste, paste_rows
from advocate_desk.ui.importing.wizard import CHECK, COLUMNS, SHEETS
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.tables.clipboard import as_mime
from advocate_desk.ui.tabs.members.tab import build
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import add_member, dump

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEADED = (
    "Full name\tEmail\tCompany\r\nAda Lovelace\tada@k.example\tKestrel\r\nBob\tb@k.example\t\r\n"
)


@pytest.fixture
def shown(workspace, desk, qtbot):
    """Give a window with the list of members: Grace and Zoë."""
    add_member(desk, full_name="Grace Hopper", email="grace@navy.example", tier="Gold")
    add_member(desk, full_name="Zoë Nowak", tier="Gold")
    window = QMainWindow()
    window.resize(1440, 880)
    tab = build(workspace)
    window.setCentralWidget(tab)
    qtbot.addWidget(window)
    window.show()
    page = tab.people
    page._on_columns(("name", "email", "tier", "status", "paused_until", "last_act_on"))
    qtbot.waitUntil(lambda: page.view.table.rowCount() == 2)
    return window, page


def put(text="", html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def press(shown, workspace, how=paste):
    how(Place(shown[0], workspace, Chosen()))
    return workspace.findChild(Pasting)


def go_to(page, key, *rows):
    """Choose rows with the cursor in a column."""
    model, column = (
        page.view.table,
        next(n for n, one in enumerate(page.view.table.columns) if one.key == key),
    )
    choice = page.view.selectionModel()
    flags = choice.SelectionFlag
    choice.setCurrentIndex(model.index(rows[0], column), flags.ClearAndSelect | flags.Rows)
    for row in rows[1:]:
        choice.select(model.index(row, 0), flags.Select | flags.Rows)


def held(workspace, column="full_name"):
    return workspace.look(
        lambda s: sorted(v or "" for v in s.scalars(select(getattr(Member, column))))
    )


def said(shown):
    return toast_over(shown[0].centralWidget()).sentence()


def test_rows_with_headings_go_in_at_once_and_undo_takes_them_back(shown, workspace, desk, qtbot):
    before = dump(desk)
    put(HEADED)

    press(shown, workspace)
    qtbot.waitUntil(lambda: said(shown) == "2 members pasted", timeout=30_000)

    assert held(workspace) == ["Ada Lovelace", "Bob", "Grace Hopper", "Zoë Nowak"]
    with qtbot.waitSignal(workspace.changed):
        workspace.undo(lambda _step: None)
    assert dump(desk) == before


def test_pasting_the_same_again_says_that_it_is_there(shown, workspace, qtbot):
    put(HEADED)
    press(shown, workspace)
    qtbot.waitUntil(lambda: said(shown) == "2 members pasted", timeout=30_000)

    press(shown, workspace)

    qtbot.waitUntil(lambda: "in the desk already" in said(shown))


def test_a_paste_that_was_stopped_pastes_nothing_and_says_so(
    shown, workspace, desk, qtbot, hold_readers
):
    before = dump(desk)
    put(HEADED)
    with hold_readers():
        pasting = press(shown, workspace)
        pasting.run.job.cancel()

    qtbot.waitUntil(lambda: said(shown) == "Nothing was pasted")

    assert pasting.run is None
    assert dump(desk) == before


def test_without_headings_the_columns_in_view_are_proposed(shown, workspace, qtbot):
    put("Ada Lovelace\tada@k.example\tSilver\nBob Ross\tbob@k.example\tGold\n")

    pasting = press(shown, workspace)
    qtbot.waitUntil(lambda: pasting.wizard is not None, timeout=30_000)

    wizard = pasting.wizard
    assert wizard.pages.currentIndex() == COLUMNS
    assert wizard.run.setup.sheets[0].mapping() == {
        "Column A": "full_name",
        "Column B": "email",
        "Column C": "tier",
    }
    for signal in (wizard.run.was_searched, wizard.run.was_planned, wizard.run.was_done):
        qtbot.waitUntil(wizard.next.isEnabled)
        with qtbot.waitSignal(signal):
            wizard.next.click()
    assert "Ada Lovelace" in held(workspace)


def test_what_must_be_decided_is_shown_before_anything_is_written(shown, workspace, desk, qtbot):
    put("Full name\tEmail\tCity\nGrace Hopper\tgrace@navy.example\tArlington\n")
    before = dump(desk)

    pasting = press(shown, workspace)
    qtbot.waitUntil(lambda: pasting.wizard is not None, timeout=30_000)

    assert pasting.wizard.pages.currentIndex() == CHECK
    assert dump(desk) == before
    pasting.wizard.reject()
    assert said(shown) == "Nothing was pasted"


def test_before_anything_was_copied_it_says_what_to_do(shown, workspace):
    QGuiApplication.clipboard().clear()

    press(shown, workspace)

    assert said(shown).startswith("The clipboard holds no cells")


def test_an_empty_clipboard_is_said(shown, workspace):
    put("")

    press(shown, workspace)

    assert said(shown).startswith("The clipboard holds no cells")


def test_one_cell_goes_over_the_cell_of_every_chosen_row(shown, workspace, desk, qtbot):
    go_to(shown[1], "tier", 0, 1)
    put("Platinum\r\n")
    before = dump(desk)

    with qtbot.waitSignal(workspace.changed):
        press(shown, workspace)

    assert held(workspace, "tier") == ["Platinum", "Platinum"]
    with qtbot.waitSignal(workspace.changed):
        workspace.undo(lambda _step: None)
    assert dump(desk) == before


def test_a_block_over_as_many_chosen_rows_sets_their_cells(shown, workspace, desk, qtbot):
    go_to(shown[1], "email", 0, 1)
    put("g@navy.example\tSilver\tEnrolled\nz@o.example\t\tAlumni\n")
    before = dump(desk)

    with qtbot.waitSignal(workspace.changed):
        press(shown, workspace)

    assert held(workspace, "email") == ["g@navy.example", "z@o.example"]
    assert held(workspace, "tier") == ["", "Silver"]
    assert desk.undo_label() == "Paste over 2 members"
    with qtbot.waitSignal(workspace.changed):
        workspace.undo(lambda _step: None)
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("status", "Enroled", "“Enroled” is no Status. There are: Candidate, Nominated"),
        ("paused_until", "soon", "“soon” is not a day."),
        ("last_act_on", "2026-01-01", "cannot be pasted over"),
    ],
)
def test_a_cell_that_means_nothing_there_pastes_nothing(shown, workspace, desk, key, text, why):
    page = shown[1]
    go_to(page, key, 0)
    put(text)
    before = dump(desk)

    press(shown, workspace)

    assert why.split(". ")[0] in page.notice.sentence()
    assert dump(desk) == before


def test_a_block_at_one_row_asks_whether_new_rows_are_meant(shown, workspace, qtbot):
    go_to(shown[1], "name", 0)
    put("Ada Lovelace\tada@k.example\n")

    asking = press(shown, workspace).asking
    assert asking.as_rows.isChecked()
    assert asking.over.text() == "Over Member to Email of Grace Hopper"
    asking.over.setChecked(True)
    with qtbot.waitSignal(workspace.changed):
        asking.accept()

    assert held(workspace) == ["Ada Lovelace", "Zoë Nowak"]


def test_a_column_that_tells_nobody_is_meant_for_the_cells(shown, workspace, qtbot):
    go_to(shown[1], "tier", 0)
    put("Platinum\nSilver\n")

    asking = press(shown, workspace).asking
    assert asking.over.isChecked()
    with qtbot.waitSignal(workspace.changed):
        asking.accept()

    assert held(workspace, "tier") == ["Platinum", "Silver"]


def test_pasting_as_new_rows_leaves_the_chosen_ones_alone(shown, workspace, qtbot):
    go_to(shown[1], "tier", 0, 1)
    put("Platinum\nSilver\n")

    pasting = press(shown, workspace, paste_rows)

    qtbot.waitUntil(lambda: pasting.wizard is not None, timeout=30_000)
    assert held(workspace, "tier") == ["Gold", "Gold"]


def test_what_was_copied_from_a_list_comes_back_as_it_was(shown, workspace, qtbot):
    go_to(shown[1], "tier", 0, 1)
    QGuiApplication.clipboard().setMimeData(as_mime([["'=1+1"]], [True]))

    with qtbot.waitSignal(workspace.changed):
        press(shown, workspace)

    assert held(workspace, "tier") == ["=1+1", "=1+1"]


def test_a_field_keeps_its_own_way_to_paste(shown, qtbot):
    put("Kestrel")
    page = shown[1]
    page.search.setFocus()

    qtbot.keyClick(page.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert page.search.text() == "Kestrel"


def test_a_long_clipboard_is_read_in_the_background(shown, workspace, qtbot):
    names = (uuid5(NAMESPACE_OID, str(n)).hex for n in range(300))  # nobody looks like another
    rows = "".join(f"{name}\t{name}@k.example\t{'x' * 1_000}\n" for name in names)
    put(f"Full name\tEmail\tNotes\n{rows}")

    press(shown, workspace)

    qtbot.waitUntil(lambda: said(shown) == "300 members pasted", timeout=60_000)


def test_a_block_that_fits_no_cell_pastes_nothing_of_it(shown, workspace, desk, qtbot):
    go_to(shown[1], "tier", 0, 1)
    put("Silver\tEnrolled\nSilver\tGone\n")
    before = dump(desk)

    press(shown, workspace)

    qtbot.waitUntil(lambda: "“Gone” is no Status. Nothing was" in shown[1].notice.sentence())
    assert dump(desk) == before


def test_a_field_that_must_stay_is_named_with_whose_it_is(shown, workspace, desk, qtbot):
    go_to(shown[1], "email", 0, 1)
    put("g@navy.example\tSilver\ng@navy.example\tSilver\n")
    before = dump(desk)

    press(shown, workspace)

    qtbot.waitUntil(lambda: "Nothing was pasted" in shown[1].notice.sentence())
    assert dump(desk) == before


def test_headings_alone_are_no_rows(shown, workspace, qtbot):
    put("Full name\tEmail\n")

    press(shown, workspace)

    qtbot.waitUntil(lambda: "headings, but no rows" in said(shown), timeout=30_000)


def test_one_pasted_cell_is_said_with_a_way_back(shown, workspace, qtbot):
    go_to(shown[1], "tier", 0)
    put("Platinum")

    press(shown, workspace)

    qtbot.waitUntil(lambda: toast_over(shown[1]).sentence() == "Tier changed for 1 member")


def test_going_back_from_the_columns_shows_the_pasted_rows(shown, workspace, qtbot):
    put("Ada Lovelace\tada@k.example\nBob Ross\tbob@k.example\n")
    pasting = press(shown, workspace)
    qtbot.waitUntil(lambda: pasting.wizard is not None, timeout=30_000)
    wizard = pasting.wizard

    wizard.back.click()

    assert wizard.pages.currentIndex() == SHEETS
    model = wizard.sheets.rows.model()
    assert model.data(model.index(0, 1)) == "Ada Lovelace"
    wizard.reject()


def test_rows_of_another_kind_are_taken_for_what_their_headings_say(shown, workspace, qtbot):
    put("Company\tDomain\tIndustry\tRenewal date\nKestrel\tk.example\tFood\t2027-03-31\n")

    press(shown, workspace)

    qtbot.waitUntil(lambda: said(shown) == "1 row pasted into Accounts", timeout=30_000)
    with workspace.desk.read() as session:
        assert session.scalars(select(Account.company)).all() == ["Kestrel"]
