"""The Conversations tab, its forms, and what is done to members from wherever they are chosen."""

from __future__ import annotations

import pytest

from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.consents import add_consents
from advocate_desk.program.conversations import add_conversations
from advocate_desk.program.listing import Chosen
from advocate_desk.program.survey_responses import add_survey_responses
from advocate_desk.store.models import Consent, Goal, StatedMotivation, Touch, Win
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.tables.panel_parts import TwoLines
from advocate_desk.ui.tabs.activities.tab import build as build_activities
from advocate_desk.ui.tabs.conversations.tab import build
from advocate_desk.ui.tabs.members.tab import build as build_members
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.toast import toast_over
from tests.making import CASE_STUDY, log_act
from tests.ui.conversations.conftest import (
    ANSWERS,
    CONSENTS,
    DAY,
    MOTIVES,
    TODAY,
    WINS,
    chips,
    put,
    rows,
    texts,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("number", range(6))
def test_an_empty_list_leads_to_the_sample_program(shown, settle, sees, workspace, qtbot, number):
    tab = shown(build)
    tab.show_page(number)
    settle()

    page = tab.front()
    sees(lambda: page._stack.currentWidget() is page._none_yet)
    action, *links = page._none_yet.findChildren(Button)
    assert action.accessibleName() == tab.actions_of(number)._plain.form.verb
    assert [one.accessibleName() for one in links] == [
        "Import a spreadsheet",
        "Try with sample data",
    ]
    with qtbot.waitSignal(workspace.sample_wanted):
        links[1].click()


def test_a_conversation_with_several_is_a_row_for_each(desk, people, shown, settle, sees, qtbot):
    tab = shown(build_members)
    settle()
    tab.people.view.selectAll()
    tab.run("talk")
    (form,) = tab.window().findChildren(MembersForm)

    form.input("text").setPlainText("Roadmap")
    form.save.click()
    settle()

    assert [(one.member_id, one.text) for one in rows(desk, Touch)] == [
        (people[0], "Roadmap"),
        (people[1], "Roadmap"),
    ]
    sees(lambda: toast_over(tab).sentence() == "Conversation with 2 members logged")
    qtbot.waitUntil(lambda: not tab.window().findChildren(MembersForm))


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(
    desk, people, shown, settle, sees
):
    tab = shown(build)
    settle()
    tab.run("talk")
    (form,) = tab.window().findChildren(MembersForm)

    form.save.click()
    assert form.line("member").problem() == "Say who it is about."
    form.who.set_ids(people[:1])
    form.input("promise").setPlainText("Send it")
    form.input("promise_due").set_day(TODAY - DAY)
    form.save.click()
    settle()

    told = "A promise cannot be due before the day of the conversation."
    sees(lambda: form.line("promise_due").problem() == told)
    assert form.isVisible()
    assert rows(desk, Touch) == []
    form.reject()


def test_one_click_thanks_and_one_takes_it_back(desk, people, shown, settle, sees):
    log_act(desk, people[0], completed_on=TODAY - DAY)
    tab = shown(build_members)
    settle()
    tab.people.view.reveal(people[0])
    settle()
    spoken = tab.member_actions.face.between.spoken

    tab.member_actions.face.thank_asked.emit()
    settle()

    assert [(one.member_id, one.kind, one.on_day) for one in rows(desk, Touch)] == [
        (people[0], "thanks", TODAY)
    ]
    sees(lambda: "Last thanked 21 Nov 2026" in texts(spoken))
    toast_over(tab)._on_action()
    settle()
    assert rows(desk, Touch) == []


def test_to_thank_nobody_says_whom_to_choose(desk, shown, settle, sees):
    tab = shown(build_members)
    settle()

    tab.run("thank")

    sees(lambda: toast_over(tab).sentence() == "Choose a member first, or several.")
    assert rows(desk, Touch) == []


def test_the_card_of_a_member_tells_what_is_between_us(desk, people, shown, settle, sees):
    ada = people[0]
    put(
        desk,
        add_conversations,
        {"member_id": ada, "on_day": TODAY - DAY, "promise": "A plan", "promise_due": TODAY},
    )
    put(
        desk,
        add_consents,
        {"member_id": ada, "use": "quote", "given_on": TODAY - DAY},
        {"member_id": ada, "use": "logo", "given_on": TODAY - DAY, "expires_on": TODAY - DAY},
    )
    tab = shown(build_members)
    settle()
    tab.people.view.reveal(ada)
    settle()

    between = tab.member_actions.face.between
    sees(lambda: "Last spoke 20 Nov 2026" in texts(between.spoken))
    sees(lambda: texts(between.promised) >= {"A plan, by 21 Nov 2026"})
    sees(lambda: chips(between) == ["Quote: given", "Logo: expired"])


def test_a_consent_that_is_withdrawn_names_what_must_come_down(desk, people, shown, settle, sees):
    with desk.write("Types") as write:
        changes = {"needs_consent": ("quote",), "name": "Case study"}
        edit_types(write.session, Chosen(ids=(CASE_STUDY,)), changes)
    log_act(desk, people[0], type_id=CASE_STUDY)
    put(desk, add_consents, {"member_id": people[0], "use": "quote", "given_on": TODAY - DAY})
    tab = shown(build)
    tab.show_page(CONSENTS)
    settle()
    tab.front().view.selectRow(0)
    settle()
    face = tab.actions_of(CONSENTS).face
    sees(lambda: texts(face.details) == set())

    face.deeds[0].click()
    settle()

    (held,) = rows(desk, Consent)
    assert (held.state, held.withdrawn_on) == ("withdrawn", TODAY)
    sees(lambda: texts(face.details) == {"Case study, 2 Mar 2026"})
    sees(lambda: chips(face) == ["Withdrawn"])


@pytest.mark.parametrize(
    ("number", "entered", "table", "expected"),
    [
        (WINS, {"what": "Saved 30 %"}, Win, {"what": "Saved 30 %", "may_tell": "ask"}),
        (CONSENTS, {"use": "logo", "state": "refused"}, Consent, {"refused_on": TODAY}),
        (MOTIVES, {"motivation": "Six degrees"}, StatedMotivation, {"motivation": "six degrees"}),
    ],
)
def test_a_form_adds_a_row_for_whom_it_is_about(  # noqa: PLR0917 - one for each of the lists
    desk, people, shown, settle, number, entered, table, expected
):
    tab = shown(build)
    tab.show_page(number)
    settle()
    form = tab.actions_of(number).add()
    form.who.set_ids(people[:1])
    for key, value in entered.items():
        form.input(key).show_value(value)

    form.save.click()
    settle()

    (row,) = rows(desk, table)
    assert row.member_id == people[0]
    assert {key: getattr(row, key) for key in expected} == expected


def test_an_nps_of_11_is_refused_where_it_is_typed(desk, people, shown, settle, sees):
    (answer,) = put(
        desk,
        add_survey_responses,
        {"member_id": people[0], "answered_on": TODAY, "score": 9},
    )
    tab = shown(build)
    tab.show_page(ANSWERS)
    settle()
    tab.front().view.reveal(answer)
    page = tab.front()

    page.edit_field(answer, page.state.fields["score"], 11)
    settle()

    sees(lambda: "NPS is 0 to 10, not 11." in page.notice.sentence())


def test_goals_tell_how_far_they_are_and_lead_to_the_acts(
    desk, people, shown, settle, sees, workspace
):
    log_act(desk, people[0], completed_on=TODAY)
    tab = shown(build_activities)
    tab.show_page(2)
    settle()
    form = tab.goal_actions.add()
    form.input("what").show_value("Reference")
    form.input("target").show_value(3)

    form.save.click()
    settle()

    (goal,) = rows(desk, Goal)
    assert (goal.what, goal.period) == ("reference", "2026-Q4")
    face = tab.goal_actions.face
    sees(lambda: chips(face) == ["Behind: 2 by now"])
    asked = []
    workspace.rows_requested.connect(lambda listing, wanted: asked.append((listing, wanted)))
    lines = face.details.findChildren(TwoLines)
    next(one for one in lines if one.accessibleName().startswith("1 of 3"))._opens()
    assert [(listing, len(wanted.among.ids)) for listing, wanted in asked] == [("activities", 1)]


def test_a_goal_without_a_quarter_is_refused_beside_it(desk, shown, settle, sees):
    tab = shown(build_activities)
    tab.show_page(2)
    settle()
    form = tab.goal_actions.add()
    form.input("what").show_value("acts")
    form.input("target").show_value(3)
    form.input("period").show_value("")

    form.save.click()
    settle()

    sees(lambda: form.line("period").problem() == "A goal needs its quarter, such as 2026-Q4.")
    assert rows(desk, Goal) == []
    form.reject()
