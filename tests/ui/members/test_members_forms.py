"""The panel and the forms of the Members tab."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from advocate_desk.program.accounts import add_accounts
from advocate_desk.program.history import NewStanding, change_standing
from advocate_desk.program.listing import Chosen
from advocate_desk.store.models import Activity, Employment, Member
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.set_field import SetFieldSheet
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.chips import Chip
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import log_act
from tests.ui.members.watching import names, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key


def kept(workspace, row_id, key):
    return workspace.look(lambda s: getattr(s.get_one(Member, row_id), key))


def test_the_panel_follows_the_chosen_member(tab, page, desk, people, qtbot):
    log_act(desk, people["Zoë"], completed_on=dt.date(2026, 11, 3))
    page.refresh()

    page.reveal(people["Zoë"])
    face = tab.member_actions.face
    qtbot.waitUntil(face.isVisible)

    assert face.head._name.text() == "Zoë Müller"
    assert face.head._second.text() == "Acme"
    assert [chip.words() for chip in face.head.findChildren(Chip)] == ["Candidate", "Gold"]
    assert face._months._months[-1] == (dt.date(2026, 11, 1), 1)


def test_fields_are_edited_on_the_panel(tab, page, people, workspace, qtbot):
    page.reveal(people["Zoë"])
    face = tab.member_actions.face
    qtbot.waitUntil(face.isVisible)
    line = face.fields.line("city")
    line.open()
    line._input.setText("Bern")

    with qtbot.waitSignal(workspace.changed):
        qtbot.keyClick(line._input, Key.Key_Return)

    assert kept(workspace, people["Zoë"], "city") == "Bern"
    qtbot.waitUntil(lambda: line._words.text() == "Bern")


def test_several_chosen_show_what_they_share(page, qtbot):
    page.view.selectAll()
    many = page.side.panel._many
    qtbot.waitUntil(lambda: many.isVisible() and many.shared("tier") == "mixed")

    assert many._title.text() == "4 members selected"
    assert many.shared("status") == "Candidate"
    assert many.shared("country") == "–"


def test_space_and_ctrl_dot_hide_the_panel(tab, page, qtbot):
    qtbot.keyClick(page.view, Key.Key_Space)
    assert page.side.panel.isHidden()

    commands = {action.text(): action for _menu, action in tab.commands}
    commands["Show or hide the panel"].trigger()
    assert not page.side.panel.isHidden()


def test_one_field_is_set_for_all_chosen(tab, page, people, workspace, qtbot):
    page.view.selectAll()
    sheet = tab.member_actions.forms.ask_set_field()
    assert isinstance(sheet, SetFieldSheet)
    sheet.which.setCurrentText("Country")
    sheet.input().setText("Spain")

    with qtbot.waitSignal(page.edits.done):
        sheet._want()

    assert {kept(workspace, one, "country") for one in people.values()} == {"Spain"}


def test_enter_on_the_choice_of_a_field_leads_to_its_value_and_sets_nothing(tab, page, qtbot):
    page.view.selectAll()
    sheet = tab.member_actions.forms.ask_set_field()
    asked = []
    sheet.chosen.connect(lambda *what: asked.append(what))
    sheet.which.setFocus()
    sheet.which.setCurrentText("Country")

    qtbot.keyClick(sheet.which, Key.Key_Return)

    assert (asked, sheet.isVisible()) == ([], True)
    assert sheet.focusWidget() is sheet.input()
    qtbot.keyClick(sheet.input(), Key.Key_Return)
    assert [(field.key, value) for field, value in asked] == [("country", None)]


def test_tags_are_added_to_and_taken_from_all_chosen(tab, page, people, workspace, qtbot):
    page.view.selectAll()
    for ask, expected in (
        (tab.member_actions.add_tags, ("Review", "Speaker", "VIP")),
        (tab.member_actions.remove_tags, ("Review", "Speaker")),
    ):
        sheet = ask()
        sheet.input("tags").setText("VIP")
        with qtbot.waitSignal(page.edits.done):
            sheet.save.click()
        assert kept(workspace, people["Alan"], "tags") == expected


def test_a_member_is_added_and_shown(tab, page, qtbot):
    sheet = tab.member_actions.add()
    sheet.input("full_name").setText("Barbara Liskov")
    sheet.input("company").setText("Acme")
    sheet.save.click()

    qtbot.waitUntil(lambda: "Barbara" in names(page))
    qtbot.waitUntil(lambda: page.view.count_chosen() == 1)
    assert page.view.chosen_ids() == [page.view.table.id_at(names(page).index("Barbara"))]


def test_problems_stand_beside_their_fields(tab, qtbot):
    sheet = tab.member_actions.add()
    sheet.input("email").setText("ada@acme.com")
    sheet.save.click()
    qtbot.waitUntil(lambda: sheet.line("email").problem() != "")

    assert "already belongs to Ada Lovelace" in sheet.line("email").problem()
    assert sheet.isVisible()
    sheet.reject()


def test_a_problem_in_a_folded_field_unfolds_it(tab, qtbot):
    sheet = tab.member_actions.add()
    sheet.input("full_name").setText("Barbara Liskov")
    sheet.input("status").show_value("paused")
    sheet.save.click()

    qtbot.waitUntil(lambda: sheet.line("paused_until").problem() != "")
    assert sheet.line("paused_until").isVisible()
    sheet.reject()


def test_a_look_alike_is_pointed_out(tab, page, people, qtbot):
    sheet = tab.member_actions.add()
    qtbot.keyClicks(sheet.input("full_name"), "zoe muller")
    qtbot.waitUntil(lambda: sheet.notice.sentence() != "")

    assert sheet.notice.sentence() == "There is already a Zoë Müller at Acme."
    sheet.notice._action.click()
    qtbot.waitUntil(lambda: page.view.chosen_ids() == [people["Zoë"]])


def test_a_pause_needs_a_review_day(tab, page, people, workspace, qtbot):
    page.reveal(people["Zoë"])
    sheet = tab.member_actions.change_status()
    assert sheet.line("paused_until").isHidden()
    sheet.input("status").show_value("paused")
    sheet.save.click()
    qtbot.waitUntil(lambda: sheet.line("paused_until").problem() != "")

    sheet.input("paused_until").line.setText("+4w")
    with qtbot.waitSignal(page.edits.done):
        sheet.save.click()

    assert kept(workspace, people["Zoë"], "paused_until") == dt.date(2026, 12, 19)


def test_a_job_move_keeps_the_old_job(tab, page, people, workspace, qtbot):
    page.reveal(people["Zoë"])
    sheet = tab.member_actions.move_job()
    sheet.input("company").setText("Kestrel Bank")
    sheet.input("job_title").setText("CFO")
    with qtbot.waitSignal(page.edits.done):
        sheet.save.click()

    jobs = workspace.look(
        lambda s: s.scalar(
            select(func.count())
            .select_from(Employment)
            .where(Employment.member_id == people["Zoë"])
        )
    )
    assert jobs == 2
    assert workspace.desk.undo_label() == "Job move of Zoë Müller"


def test_a_move_to_a_rival_says_until_when_she_is_paused(tab, page, people, workspace, qtbot):
    zoe = people["Zoë"]

    def prepare(session, _progress):
        add_accounts(session, [{"company": "Northwind", "rivals": ("Kestrel Bank",)}])
        change_standing(session, Chosen(ids=(zoe,)), NewStanding("enrolled"))

    with qtbot.waitSignal(workspace.changed):
        workspace.write("Rivals", prepare)
    page.reveal(zoe)
    sheet = tab.member_actions.move_job()
    sheet.input("company").setText("Kestrel Bank")
    with qtbot.waitSignal(page.edits.done):
        sheet.save.click()

    assert kept(workspace, zoe, "paused_until") == dt.date(2026, 12, 21)
    said = "Job move of Zoë Müller saved; at a rival now, so paused until 21 Dec 2026"
    qtbot.waitUntil(lambda: toast_over(page).sentence() == said)


def test_of_two_present_jobs_one_is_ended_from_the_card(tab, page, people, workspace, qtbot):
    zoe = people["Zoë"]
    second = Employment(member_id=zoe, job_title="Adviser", from_day=dt.date(2026, 1, 7))
    with qtbot.waitSignal(workspace.changed):
        workspace.write("Job", lambda session, _progress: session.add(second))
    page.reveal(zoe)
    face = tab.member_actions.face
    qtbot.waitUntil(lambda: len(endings(face)) == 2)

    endings(face)["Ended…: Adviser"].click()
    (sheet,) = tab.findChildren(FormSheet)
    assert sheet.input("job").value() == "Adviser, since 7 Jan 2026"
    sheet.input("to_day").line.setText("3 Mar")
    with qtbot.waitSignal(page.edits.done) as told:
        sheet.save.click()

    assert told.args[0] == "Adviser of Zoë Müller ended 3 Mar 2026"
    ends = workspace.look(
        lambda s: list(s.scalars(select(Employment.to_day).where(Employment.member_id == zoe)))
    )
    assert ends == [None, dt.date(2026, 3, 3)]
    qtbot.waitUntil(lambda: not endings(face))


def test_the_only_job_is_ended_from_the_menu(tab, page, people, qtbot):
    page.reveal(people["Zoë"])
    sheet = tab.member_actions.end_job()
    with qtbot.waitSignal(page.edits.done):
        sheet.save.click()

    qtbot.waitUntil(lambda: page.only_line().values["company"] is None)
    tab.member_actions.end_job()
    assert toast_over(page).sentence() == "Zoë Müller has no job that could end."


def endings(face):
    buttons = {one.accessibleName(): one for one in face._jobs.findChildren(Button)}
    return {name: one for name, one in buttons.items() if one.isVisible()}


def test_a_field_of_her_own_becomes_a_column(tab, page, qtbot):
    sheet = tab.member_actions.forms.ask_own_field()
    sheet.input("name").setText("Shoe size")
    sheet.save.click()

    qtbot.waitUntil(lambda: page.view.table.columns[-1].field.label == "Shoe size")


def test_accounts_are_added_edited_and_opened_from_their_people(tab, people, workspace, qtbot):
    tab.show_page(1)
    page = tab.accounts
    qtbot.waitUntil(lambda: names(page) == ["Acme", "Navy"])
    sheet = tab.account_actions.add()
    sheet.input("company").setText("Kestrel Bank")
    sheet.input("health").show_value("amber")
    sheet.save.click()
    qtbot.waitUntil(lambda: names(page) == ["Acme", "Kestrel", "Navy"])
    settle(tab, qtbot)

    page.view.selectRow(0)
    face = tab.account_actions.face
    qtbot.waitUntil(face.isVisible)
    with qtbot.waitSignal(workspace.open_requested) as asked:
        face._people._column.itemAt(1).widget()._opens()

    assert asked.args[0] == "member"
    assert asked.args[1] in people.values()


def test_deleting_a_member_takes_her_acts_along(page, desk, people, workspace, qtbot):
    log_act(desk, people["Zoë"])
    page.reveal(people["Zoë"])

    qtbot.keyClick(page.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(page)) == 3)

    assert workspace.look(lambda s: s.scalar(select(func.count()).select_from(Activity))) == 0
