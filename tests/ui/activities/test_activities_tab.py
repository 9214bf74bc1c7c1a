"""The Activities tab: the list of acts and the list of types, on a real desk."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from advocate_desk.program.activity_list import ACTIVITY_TYPES
from advocate_desk.program.listing import Among, Wanted
from advocate_desk.program.listing import Chosen as Rows
from advocate_desk.program.members import edit_members
from advocate_desk.program.points import outstanding
from advocate_desk.program.points_settling import recalculate_points
from advocate_desk.program.settings import change_setting
from advocate_desk.store.models import Activity, ActivityType
from advocate_desk.ui.tabs.activities.tab import build
from advocate_desk.ui.widgets.pills import Pill
from advocate_desk.ui.widgets.toast import question_over, toast_over
from tests.making import CASE_STUDY, REFERENCE_CALL, add_members_, log_act

TODAY = dt.date(2026, 11, 21)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def acts(desk):
    """Give an open ask, an act of this month and one of long ago."""
    ada, bob = add_members_(desk, {"full_name": "Ada"}, {"full_name": "Bob"})
    (asked,) = log_act(desk, ada, status="asked", asked_on=dt.date(2026, 10, 1))
    (newly,) = log_act(desk, bob, completed_on=dt.date(2026, 11, 3), type_id=CASE_STUDY)
    (old,) = log_act(desk, bob, completed_on=dt.date(2025, 2, 1))
    return asked, newly, old


@pytest.fixture
def tab(workspace, qtbot):
    tab = build(workspace)
    tab.resize(1440, 880)
    qtbot.addWidget(tab)
    tab.show()
    return tab


@pytest.fixture
def shows(tab, qtbot):
    """Wait until the list in front shows these rows."""

    def wait(*ids):
        def check():
            found = [int(row_id) for row_id in tab.front().view.table.ids]
            assert found == list(ids)

        qtbot.waitUntil(check)

    return wait


@pytest.fixture
def choose(tab, qtbot):
    """Choose rows of the list in front, and wait for the panel."""

    def choose(*ids):
        view = tab.front().view
        qtbot.waitUntil(lambda: all(view.table.row_of(one) is not None for one in ids))
        view.clearSelection()
        view.reveal(ids[0])
        choice = view.selectionModel()
        for one in ids[1:]:
            index = view.table.index(view.table.row_of(one), 0)
            choice.select(index, choice.SelectionFlag.Select | choice.SelectionFlag.Rows)

    return choose


@pytest.fixture
def saved(workspace, qtbot):
    return lambda: qtbot.waitUntil(lambda: not workspace.unsaved())


def press_pill(tab, words):
    pill = next(one for one in _pills(tab) if one.text() == words)
    pill.click()


def _pills(tab):
    return tab.front().filters.findChildren(Pill)


def state(desk, act):
    with desk.read() as session:
        found = session.scalars(select(Activity).where(Activity.id == act)).one()
        return found.status, found.completed_on, found.responded_on


def test_the_newest_act_is_first(acts, shows):
    asked, newly, old = acts

    shows(newly, asked, old)


@pytest.mark.parametrize(
    ("view", "wanted"),
    [("Open asks", (0,)), ("Done", (1, 2)), ("This month", (1,)), ("All", (1, 0, 2))],
)
def test_usual_views_show_a_part(acts, tab, shows, view, wanted):
    shows(acts[1], acts[0], acts[2])

    press_pill(tab, view)

    shows(*(acts[number] for number in wanted))


def test_a_usual_view_leaves_the_columns_alone_and_stays(acts, tab, shows):
    tab.acts._on_columns(("member", "outcome"))

    press_pill(tab, "Open asks")
    shows(acts[0])

    assert [column.key for column in tab.acts.view.columns_in_order()] == ["member", "outcome"]
    chosen = next(pill for pill in _pills(tab) if pill.text() == "Open asks")
    assert not chosen._is_removable


def test_another_tab_can_show_exactly_some_rows(acts, tab, shows):
    tab.show_rows("activities", Wanted(among=Among((acts[0], acts[2]), "Acts, Feb 2025")))

    shows(acts[0], acts[2])


def test_an_open_ask_is_done_from_the_panel(desk, acts, tab, choose, saved, qtbot):
    choose(acts[0])
    qtbot.waitUntil(tab.act_actions.face._done.isVisible)

    tab.act_actions.face._done.click()
    saved()

    assert state(desk, acts[0]) == ("completed", TODAY, None)
    assert toast_over(tab.acts).sentence() == "Reference call 1:1 of Ada is done"


def test_many_are_declined_as_one_change(desk, acts, tab, choose, saved):
    ada = tab.workspace.look(lambda s: s.scalar(select(Activity.member_id).limit(1)))
    (other,) = log_act(desk, ada, status="asked", asked_on=dt.date(2026, 11, 1))
    tab.acts.refresh()
    choose(acts[0], other)

    tab.act_actions.mark_declined()
    saved()

    assert state(desk, acts[0]) == state(desk, other) == ("declined", None, TODAY)
    assert desk.undo_label() == "Mark 2 activities declined"


def test_delete_asks_nothing_and_can_be_taken_back(acts, tab, choose, shows, saved, qtbot):
    choose(acts[1])

    qtbot.keyClick(tab.acts.view, Qt.Key.Key_Delete)
    shows(acts[0], acts[2])
    toast_over(tab.acts)._on_action()
    saved()

    shows(acts[1], acts[0], acts[2])


def test_only_what_was_changed_is_saved(desk, acts, tab, choose, saved):
    choose(acts[1])
    sheet = tab.act_actions.edit()
    with desk.write("Meanwhile") as write:  # somebody else rates it while the form is open
        write.session.get_one(Activity, acts[1]).usability = "as is"

    sheet.input("outcome").setText("Won the deal")
    sheet.save.click()
    saved()

    with desk.read() as session:
        act = session.get_one(Activity, acts[1])
        assert (act.outcome, act.usability, act.type_id) == ("Won the deal", "as is", CASE_STUDY)


def test_a_form_that_cannot_be_saved_stays_open_and_says_why(desk, acts, tab, choose, saved):
    choose(acts[1])
    sheet = tab.act_actions.edit()

    sheet.input("completed_on").line.setText("1 Jan 2030")
    sheet.save.click()
    saved()

    assert sheet.line("completed_on").problem() == "Nothing is completed in the future."
    assert state(desk, acts[1])[1] == dt.date(2026, 11, 3)


def test_the_member_of_an_act_is_not_typed_over(acts, tab, shows):
    shows(acts[1], acts[0], acts[2])

    assert tab.acts.view.columns_in_order()[0].writes is None


def test_a_member_who_is_renamed_is_renamed_here(desk, workspace, acts, tab, shows, qtbot):
    shows(acts[1], acts[0], acts[2])
    with desk.read() as session:
        ada = session.get_one(Activity, acts[0]).member_id

    workspace.write(
        "Rename", lambda s, _p: edit_members(s, Rows(ids=(ada,)), {"full_name": "Ada King"})
    )

    qtbot.waitUntil(lambda: tab.acts.view.table.cell(1, 0)[0] == "Ada King")


def test_a_type_is_added_and_offered_at_once(desk, tab, saved, qtbot):
    tab.show_page(1)
    sheet = tab.type_actions.add()

    sheet.input("name").setText("Roundtable host")
    sheet.input("category").show_value("event")
    sheet.save.click()
    saved()

    kind = _type(desk, "Roundtable host")
    assert (kind.category, kind.effort, kind.minutes, kind.active) == ("event", 2, 15, True)
    qtbot.waitUntil(lambda: tab.types.view.chosen_ids() == [kind.id])


def test_a_name_that_is_taken_is_refused_beside_the_name(tab, saved):
    tab.show_page(1)
    sheet = tab.type_actions.add()

    sheet.input("name").setText("written CASE study")
    sheet.save.click()
    saved()

    assert sheet.line("name").problem() == "There is already a type written CASE study."


@pytest.mark.usefixtures("acts")
def test_a_type_in_use_is_not_deleted_but_can_be_deactivated(desk, tab, choose, saved):
    tab.show_page(1)
    choose(REFERENCE_CALL)

    tab.types.keys.delete()
    saved()
    assert "make it inactive instead" in tab.types.notice.sentence()

    tab.type_actions.switch()
    saved()
    assert not _type(desk, "Reference call 1:1").active


def test_from_a_type_to_its_activities(acts, tab, choose, shows, qtbot):
    tab.show_page(1)
    choose(CASE_STUDY)
    qtbot.waitUntil(tab.type_actions.face._acts.isVisible)

    tab.type_actions.face._acts.click()

    assert tab.front() is tab.acts
    shows(acts[1])


def _type(desk, name):
    with desk.read() as session:
        found = session.scalars(select(ActivityType).where(ActivityType.name == name)).one()
        session.expunge_all()
    return found


@pytest.mark.usefixtures("acts")
def test_new_points_of_a_type_hold_from_now_on_or_for_all(desk, workspace, tab, choose, qtbot):
    with desk.write("Points") as write:
        change_setting(write.session, "points", "yes")
        recalculate_points(write.session, (REFERENCE_CALL, CASE_STUDY))
    tab.show_page(1)
    choose(CASE_STUDY)
    qtbot.waitUntil(lambda: tab.type_actions.face.shown == CASE_STUDY)
    question = question_over(tab.types)

    with qtbot.waitSignal(workspace.changed):
        tab.type_actions.face.fields.edited.emit(ACTIVITY_TYPES.field("points"), 20)
    qtbot.waitUntil(lambda: "1 past act can be booked" in question.sentence())
    with desk.read() as session:
        before = outstanding(session).points
    sheet = tab.type_actions.recalculate()
    with qtbot.waitSignal(workspace.changed):
        sheet.save.click()

    with desk.read() as session:
        kept = session.get_one(ActivityType, CASE_STUDY).points
        assert kept == 20
        assert outstanding(session).points < before
    assert desk.undo_label() == "Recalculate points of Written case study"
