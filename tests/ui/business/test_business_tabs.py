"""The tabs Events, Community and Business: their lists, forms and panels."""

from __future__ import annotations

import pytest

from advocate_desk.program.attendance import add_attendance
from advocate_desk.program.connections import add_connections
from advocate_desk.program.events import add_events
from advocate_desk.program.opportunities import add_opportunities
from advocate_desk.program.usage import add_usage
from advocate_desk.store.models import (
    Activity,
    Attendance,
    Connection,
    Event,
    Opportunity,
    SeriesPoint,
    Usage,
)
from advocate_desk.ui.tables.panel_parts import TwoLines
from advocate_desk.ui.tabs.business.tab import build as build_business
from advocate_desk.ui.tabs.community.tab import build as build_community
from advocate_desk.ui.tabs.events.tab import build as build_events
from advocate_desk.ui.tabs.members.tab import build as build_members
from advocate_desk.ui.widgets.buttons import Button
from tests.making import add_member
from tests.ui.conversations.conftest import DAY, TODAY, chips, ids, press, put, rows, texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
EVENTS, ATTENDANCE = range(2)
DEALS, USAGE, SERIES, DIARY = range(4)
_PAGES = [
    *((build_events, number) for number in range(2)),
    (build_community, 0),
    *((build_business, number) for number in range(4)),
]


@pytest.mark.parametrize(("build", "number"), _PAGES)
def test_an_empty_list_leads_to_the_sample_program(shown, settle, sees, build, number, qtbot):
    tab = shown(build)
    tab.show_page(number)
    settle()

    page = tab.front()
    sees(lambda: page._stack.currentWidget() is page._none_yet)
    action, *links = page._none_yet.findChildren(Button)
    assert action.accessibleName() == tab.actions_of(number)._plain.form.verb
    with qtbot.waitSignal(tab.workspace.sample_wanted):
        links[1].click()


def test_an_event_is_added_and_edited_in_place(desk, shown, settle):
    tab = shown(build_events)
    settle()
    form = tab.actions_of(EVENTS).add()
    form.input("event").setText("Summit")
    form.input("city").setText("Oslo")
    form.save.click()
    settle()
    page = tab.front()

    page.edit_field(rows(desk, Event)[0].id, page.state.fields["capacity"], 40)
    settle()

    assert [(one.event, one.starts_on, one.capacity) for one in rows(desk, Event)] == [
        ("Summit", TODAY, 40)
    ]


def test_members_and_others_come_to_an_event(desk, people, shown, settle, sees):
    put(desk, add_events, {"event": "Summit", "starts_on": TODAY - DAY})
    tab = shown(build_events)
    tab.show_page(ATTENDANCE)
    settle()
    form = tab.actions_of(ATTENDANCE).add()
    form.who.set_ids(people[:1])
    form.input("email").setText("eve@guests.example")
    form.input("event").setText("summit")

    form.save.click()
    settle()

    found = [(one.member_id, one.email, one.attended) for one in rows(desk, Attendance)]
    assert found == [(people[0], None, True), (None, "eve@guests.example", True)]
    assert len(rows(desk, Event)) == 1
    assert rows(desk, Activity) == []
    press(tab, "No member")
    settle()
    assert ids(tab) == [2]
    tab.front().view.selectRow(0)
    face = tab.actions_of(ATTENDANCE).face
    sees(lambda: chips(face) == ["Was there", "No member"])
    assert not face.member.isVisible()


def test_nobody_comes_to_an_event_as_nobody_or_twice(desk, people, shown, settle, sees):
    put(desk, add_attendance, {"event": "Summit", "member_id": people[0]})
    tab = shown(build_events)
    tab.show_page(ATTENDANCE)
    settle()
    form = tab.actions_of(ATTENDANCE).add()
    form.input("event").setText("Summit")

    form.save.click()
    settle()
    told = "Choose a member, or give the e-mail address of somebody else."
    sees(lambda: form.line("email").problem() == told)
    form.who.set_ids(people[:1])
    form.save.click()
    settle()

    told = "This person is on the list of that event already."
    sees(lambda: form.line("event").problem() == told)
    form.reject()


def test_an_event_leads_to_those_who_were_there(desk, people, shown, settle, sees, qtbot):
    put(desk, add_events, {"event": "Summit", "starts_on": TODAY})
    there = [{"event": "Summit", "member_id": one, "attended": one == people[0]} for one in people]
    put(desk, add_attendance, *there)
    tab = shown(build_events)
    settle()

    tab.front().view.selectRow(0)
    settle()

    face = tab.actions_of(EVENTS).face
    sees(lambda: texts(face.details) == {"2 people on the list, 1 of them came"})
    with qtbot.waitSignal(tab.workspace.rows_requested) as asked:
        line = next(one for one in face.details.findChildren(TwoLines) if one.isVisible())
        line._opens()
    assert asked.args[0] == "attendance"


def test_two_people_are_connected_once_whoever_is_named_first(desk, people, shown, settle, sees):
    put(
        desk,
        add_connections,
        {"member_a_id": people[0], "member_b_id": people[1], "introduced_on": TODAY},
    )
    tab = shown(build_community)
    settle()
    form = tab.actions_of(0).add()
    form.who.set_ids(people[1:])
    form.save.click()
    sees(lambda: form.line("member_b").problem().startswith("Say whom she knows"))

    form.knows.set_ids(people[:1])
    form.save.click()
    settle()

    told = "These two are connected already, as of that day."
    sees(lambda: form.line("member_b").problem() == told)
    form.knows.set_ids(())
    form.input("person_b").setText("Mary Somerville")
    form.save.click()
    settle()
    found = [(one.member_a_id, one.member_b_id, one.person_b) for one in rows(desk, Connection)]
    assert found == [(people[0], people[1], None), (people[1], None, "Mary Somerville")]


def test_a_deal_is_told_with_its_money_and_how_it_ended(desk, shown, settle, sees):
    deal = {"name": "Atlas renewal", "company": "Atlas", "amount": 125_050, "currency": "EUR"}
    put(desk, add_opportunities, {**deal, "stage": "Proposal", "closed_on": TODAY + DAY})
    tab = shown(build_business)
    settle()
    tab.front().view.selectRow(0)

    face = tab.actions_of(DEALS).face
    sees(lambda: chips(face) == ["Open, closes 22 Nov 2026"])
    tab.front().edit_field(1, tab.front().state.fields["outcome"], "won")
    settle()

    assert rows(desk, Opportunity)[0].outcome == "won"
    sees(lambda: chips(face) == ["Won 22 Nov 2026"])


def test_numbers_with_decimals_are_typed_and_kept_as_they_are(desk, people, shown, settle):
    use = {"company": "Atlas", "measure": "hours"}
    put(desk, add_usage, {**use, "in_month": "2026-03", "value": "12.5"})
    put(
        desk,
        add_usage,
        {"member_id": people[0], "measure": "hours", "in_month": "2026-03", "value": 9},
    )
    tab = shown(build_business)
    tab.show_page(USAGE)
    settle()
    form = tab.actions_of(USAGE).add()
    form.input("company").setText("Atlas")
    form.input("in_month").setText("Apr 2026")
    form.input("measure").setText("hours")
    form.input("value").setText("1,240.75")
    form.save.click()
    settle()

    kept = [(one.in_month, one.value) for one in rows(desk, Usage)]
    assert kept == [("2026-03", "12.5"), ("2026-03", "9"), ("2026-04", "1240.75")]
    page = tab.front()
    line = page.kind.lines
    with desk.read() as session:
        names = [one.values["whose"] for one in line(session, [1, 2]).values()]
    assert names == ["Atlas", "Ada Lovelace"]


def test_a_series_has_one_value_a_day(desk, shown, settle, sees):
    tab = shown(build_business)
    tab.show_page(SERIES)
    settle()
    for value in ("-3", "4"):
        form = tab.actions_of(SERIES).add()
        form.input("series").setText("Tickets")
        form.input("value").setText(value)
        form.save.click()
        settle()

    told = "The series has this day already: change what stands there instead."
    sees(lambda: form.line("on_day").problem() == told)
    form.reject()
    assert [one.value for one in rows(desk, SeriesPoint)] == ["-3"]


def test_cards_tell_of_events_connections_and_deals(desk, shown, settle, sees):
    ada = add_member(desk, company="Atlas")
    bob = add_member(desk, full_name="Bob Berg")
    put(desk, add_attendance, {"event": "Summit", "member_id": ada, "role": "speaker"})
    put(desk, add_connections, {"member_a_id": bob, "member_b_id": ada, "status": "met"})
    put(desk, add_opportunities, {"name": "Atlas renewal", "company": "Atlas"})
    tab = shown(build_members)
    settle()
    tab.people.view.reveal(ada)
    settle()

    face = tab.member_actions.face
    sees(lambda: texts(face._events) == {"Summit, Speaker"})
    assert texts(face._connections) == {"Bob Berg, Intro · Met"}
    tab.show_page(1)
    settle()
    tab.front().view.selectRow(0)
    settle()
    sees(lambda: texts(tab.account_actions.face._deals) == {"Atlas renewal, Open"})
