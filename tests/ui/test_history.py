"""The History tab: every change with its rows, what would stay, and the way back."""

from __future__ import annotations

import pytest
from making import add_member, dump
from PySide6.QtCore import Qt
from sqlalchemy import select

from advocate_desk.base.words import moment_words
from advocate_desk.store.journal import insert_many
from advocate_desk.store.models import Account, Member, new_uid
from advocate_desk.ui.tabs.history.change_panel import PAGE
from advocate_desk.ui.tabs.history.tab import build


@pytest.fixture
def tab(workspace, qtbot):
    tab = build(workspace)
    qtbot.addWidget(tab)
    tab.resize(1100, 700)
    return tab


def edit(desk, member, label="Edit", **values):
    with desk.write(label) as write:
        for name, value in values.items():
            setattr(write.session.get_one(Member, member), name, value)


def show(tab, qtbot, change=None):
    """Show the tab and wait for the rows of a change."""
    tab.show()
    if change:
        tab.choose(change)
    qtbot.waitUntil(lambda: bool(tab.panel.rows.rows))


def label(tab, row):
    return tab.changes.rows[row].label


def test_an_unused_desk_says_so(tab):
    tab.show()

    assert tab._pages.currentIndex() == 1


def test_the_newest_change_comes_first_with_its_rows(tab, desk, qtbot):
    ada = add_member(desk, full_name="Ada Berg")
    edit(desk, ada, "Edit Ada Berg", tier="Gold")

    show(tab, qtbot)

    assert [line.label for line in tab.changes.rows] == ["Edit Ada Berg", "Add members"]
    (row,) = tab.panel.rows.rows
    assert (row.name, row.kind, row.deed) == ("Ada Berg", "member", "changed")
    assert tab.panel.rows.data(tab.panel.rows.index(0)) == "Ada Berg. member changed. Tier: Gold"


def test_names_are_never_drawn_as_markup(tab, desk, qtbot):
    ada = add_member(desk, full_name="Ada")
    edit(desk, ada, notes="<b>bold</b>")
    show(tab, qtbot)

    tip = tab.panel.rows.data(tab.panel.rows.index(0), Qt.ItemDataRole.ToolTipRole)

    assert "<b>" not in tip
    assert not tab.grab().isNull()


def test_a_change_made_meanwhile_comes_up(tab, desk, workspace, qtbot):
    add_member(desk)
    show(tab, qtbot)

    def add_account(session, _progress):
        session.add(Account(company="Kestrel Bank"))

    workspace.write("Add Kestrel Bank", add_account)
    qtbot.waitUntil(lambda: label(tab, 0) == "Add Kestrel Bank")

    qtbot.waitUntil(lambda: [r.name for r in tab.panel.rows.rows] == ["Kestrel Bank"])


def test_the_newest_change_goes_back_exactly_and_can_be_done_again(tab, desk, qtbot):
    add_member(desk)
    before = dump(desk)
    add_member(desk, full_name="Ben Ito")
    after = dump(desk)
    show(tab, qtbot)

    tab.panel.back_button.click()
    assert tab.panel.question.isVisible()
    assert "all of it goes back" in tab.panel.stays.text()
    tab.panel.question.go_button.click()
    qtbot.waitUntil(lambda: tab.changes.rows[0].undone)

    assert dump(desk) == before
    assert tab.changes.data(tab.changes.index(0)).endswith("Undone")
    assert not tab.panel.back_button.isVisible()
    tab.panel.again_button.click()
    qtbot.waitUntil(lambda: not tab.changes.rows[0].undone)
    assert dump(desk) == after


def test_an_older_change_says_what_stays_before_it_goes_back(tab, desk, qtbot):
    ada = add_member(desk, full_name="Ada")
    edit(desk, ada, "Edit Ada", tier="Gold", city="Porto")
    change = desk.history()[0].change
    edit(desk, ada, "Move Ada", city="Bonn")
    show(tab, qtbot, change)
    before = dump(desk)

    tab.panel.back_button.click()
    qtbot.waitUntil(tab.panel.question.isVisible)

    assert "keeps values that were changed since" in tab.panel.stays.text()
    assert dump(desk) == before
    tab.panel.question.go_button.click()
    qtbot.waitUntil(lambda: label(tab, 0) == "Take back: Edit Ada")
    with desk.read() as session:
        found = session.execute(select(Member.tier, Member.city)).one()
    assert found == (None, "Bonn")
    assert "keeps values" in tab.panel.notice.sentence()


def test_she_may_keep_it_after_all(tab, desk, qtbot):
    add_member(desk)
    show(tab, qtbot)
    before = dump(desk)

    tab.panel.back_button.click()
    tab.panel.question.keep_button.click()

    assert not tab.panel.question.isVisible()
    assert dump(desk) == before


def test_only_the_change_undone_last_can_be_done_again(tab, desk, qtbot):
    for name in ("Ada", "Ben", "Cleo"):
        add_member(desk, full_name=name)
    desk.undo()
    desk.undo()
    show(tab, qtbot)

    assert not tab.panel.again_button.isVisible()
    tab.choose(tab.changes.rows[1].change)
    assert tab.panel.again_button.isVisible()


def test_a_large_import_is_shown_page_by_page(tab, desk, qtbot):
    with desk.write("Import 450 members") as write:
        rows = [(new_uid(), f"Member {n}", "customer") for n in range(450)]
        columns = ("uid", "full_name", "person_type")
        insert_many(write.session.connection(), Member.__table__, columns, rows)
    show(tab, qtbot)

    assert len(tab.panel.rows.rows) == PAGE
    assert "450 members added" in tab.panel.summary.text()
    for expected in (2 * PAGE, 450):
        assert tab.panel.more_button.isVisible()
        tab.panel.more_button.click()
        qtbot.waitUntil(lambda n=expected: len(tab.panel.rows.rows) == n)
    assert not tab.panel.more_button.isVisible()
    assert [row.name for row in tab.panel.rows.rows] == [f"Member {n}" for n in range(450)]


def test_enter_on_a_row_shows_it_where_it_lives(tab, desk, workspace, qtbot):
    ada = add_member(desk)
    edit(desk, ada, tier="Gold")
    show(tab, qtbot)
    tab.panel.view.setCurrentIndex(tab.panel.rows.index(0))

    with qtbot.waitSignal(workspace.open_requested) as asked:
        qtbot.keyClick(tab.panel.view, Qt.Key.Key_Return)

    assert asked.args == ["member", ada]


def test_moments_are_told_in_local_words(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", "2026-11-21")

    told = [moment_words(f"2026-11-{day} 12:00:00") for day in ("21", "20", "03")]

    assert [words.rsplit(" ", 1)[0] for words in told] == ["Today", "Yesterday", "3 Nov 2026"]
