"""The list of past imports: what came of each, its rows, and the way back out of the middle."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import edit_members
from advocate_desk.sheets.planned import Verdict
from advocate_desk.store.models import Member
from advocate_desk.ui import theme
from advocate_desk.ui.importing.past_imports import PastImports
from tests.making import add_member
from tests.ui.importing.conftest import ACTS, PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def brought_in(way, xlsx):
    """Bring two files in, one after the other."""
    for rows, name in ((PEOPLE, "people.xlsx"), (ACTS, "acts.xlsx")):
        wizard = way.open(xlsx(rows, name))
        way.check(wizard)
        way.carry_out(wizard)
        wizard.accept()


@pytest.fixture
def listed(workspace, window, qtbot):
    """Open the list."""

    def open_list():
        dialog = PastImports(workspace, window)
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    return open_list


def choose(dialog, file):
    place = dialog.imports.place_of(lambda one: one.file == file)
    dialog.view.setCurrentIndex(dialog.imports.index(place))


def ask_back(dialog, qtbot):
    dialog.panel.back.click()
    qtbot.waitUntil(dialog.panel.question.isVisible)


def names(session):
    return sorted(session.scalars(select(Member.full_name)))


def test_nothing_was_imported_yet(listed):
    assert listed()._pages.currentIndex() == 1


@pytest.mark.usefixtures("brought_in")
def test_each_import_tells_its_file_and_what_came_of_it(listed):
    dialog = listed()

    assert [one.file for one in dialog.imports.rows] == ["acts.xlsx", "people.xlsx"]
    assert dialog.imports.rows[1].count("new") == 3
    assert "3 new, 0 changed" in dialog.imports.index(1).data()


@pytest.mark.usefixtures("brought_in")
def test_what_stays_is_listed_before_she_confirms(listed, desk, workspace, qtbot):
    with desk.write("Edit") as write:
        ada = write.session.scalar(select(Member.id).where(Member.full_name == "Ada Lovelace"))
        edit_members(write.session, Chosen(ids=(ada,)), {"city": "Rome"})
    dialog = listed()
    choose(dialog, "people.xlsx")

    ask_back(dialog, qtbot)

    assert "1 row of member stays because it was edited since." in dialog.panel.stays.text()
    assert workspace.look(names) == ["Ada Lovelace", "Bob Smith", "Zoë Nowak"]
    with qtbot.waitSignal(dialog.panel.moved):
        dialog.panel.go.click()
    assert workspace.look(names) == ["Ada Lovelace", "Zoë Nowak"]
    assert "The import was taken back." in dialog.panel.notice.sentence()
    assert not dialog.panel.back.isVisible()


@pytest.mark.usefixtures("brought_in")
def test_keeping_it_changes_nothing(listed, workspace, qtbot):
    dialog = listed()
    choose(dialog, "people.xlsx")
    ask_back(dialog, qtbot)

    dialog.panel.keep.click()

    assert not dialog.panel.question.isVisible()
    assert len(workspace.look(names)) == 3


@pytest.mark.usefixtures("brought_in")
def test_an_import_that_was_taken_back_is_told_so(listed, desk):
    desk.undo()

    dialog = listed()

    assert "Taken back" in dialog.imports.index(0).data()
    assert not dialog.panel.back.isVisible()


@pytest.mark.usefixtures("brought_in")
def test_the_rows_it_made_are_shown_in_their_list(listed, workspace, qtbot):
    dialog = listed()
    choose(dialog, "people.xlsx")
    (button,) = [one for one in dialog.panel.ways if one.isEnabled()]
    assert button.text().strip() == "Show the new members"

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        button.click()

    listing, wanted = asked.args
    assert listing == "members"
    assert len(wanted.among.ids) == 3
    assert not dialog.isVisible()


@pytest.mark.usefixtures("brought_in")
@pytest.mark.parametrize("per_cent", [100, 160])
@pytest.mark.parametrize("look", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_it_can_be_painted_in_every_look(listed, desk, look, per_cent, qtbot):
    add_member(desk, full_name="Grace Hopper")
    theme.choose_appearance(look)
    theme.choose_text_size(per_cent)
    dialog = listed()
    ask_back(dialog, qtbot)

    assert not dialog.grab().isNull()


def test_rows_left_out_weeks_ago_are_saved_mended_and_imported(way, xlsx, listed, tmp_path, qtbot):
    bad = ("nobody@x.example", "Reference call 1:1", dt.date(2026, 3, 4), "completed")
    wizard = way.open(xlsx(PEOPLE), xlsx([*ACTS, bad], "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)
    wizard.accept()
    (tmp_path / "acts.xlsx").unlink()
    dialog = listed()
    out = tmp_path / "mend.xlsx"

    dialog.panel.save_problems(out)
    qtbot.waitUntil(lambda: "mend.xlsx" in dialog.panel.notice.sentence())

    book = load_workbook(out)
    page = book["acts"]
    assert [cell.value for cell in page[2]][1:3] == [4, "nobody@x.example"]
    page["C2"] = "bob@kestrel.example"
    book.save(out)
    dialog.accept()
    again = way.open(out)
    way.check(again)
    assert again.run.plan.counts() == {**dict.fromkeys(Verdict, 0), Verdict.NEW: 1}
    way.carry_out(again)
    once_more = way.open(out)
    way.check(once_more)
    assert once_more.run.plan.counts()[Verdict.SAME] == 1
