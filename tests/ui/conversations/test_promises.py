"""What we promised: the open ones first, kept with one click from wherever they are seen."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.program.conversations import add_conversations
from advocate_desk.store.models import Touch
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.tabs.conversations.tab import build
from advocate_desk.ui.tabs.conversations.talks import KEPT
from advocate_desk.ui.tabs.members.tab import build as build_members
from advocate_desk.ui.widgets.buttons import Button
from advocate_desk.ui.widgets.toast import toast_over
from tests.ui.conversations.conftest import (
    DAY,
    TALKS,
    TODAY,
    chips,
    ids,
    press,
    put,
    rows,
    texts,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_we_promised_shows_open_promises_those_overdue_first(
    desk, people, shown, settle, sees, qtbot
):
    ada, bob = people
    late, undated, _kept, soon, _talk = put(
        desk,
        add_conversations,
        {"member_id": ada, "on_day": TODAY - 9 * DAY, "promise": "x", "promise_due": TODAY - DAY},
        {"member_id": bob, "on_day": TODAY, "promise": "x"},
        {"member_id": bob, "on_day": TODAY - DAY, "promise": "x", "promise_done": TODAY},
        {"member_id": ada, "on_day": TODAY - DAY, "promise": "x", "promise_due": TODAY + DAY},
        {"member_id": ada, "on_day": TODAY},
    )
    tab = shown(build)
    settle()

    press(tab, "We promised")
    qtbot.waitUntil(lambda: ids(tab) == [late, soon, undated])
    tab.front().view.reveal(late)
    settle()

    sees(lambda: chips(tab.actions_of(TALKS).face) == ["Promise overdue since 20 Nov 2026"])
    press(tab, "All")  # the newest are first again
    qtbot.waitUntil(lambda: ids(tab)[-1] == late)


def test_a_promise_is_kept_by_a_button(desk, people, shown, settle, sees):
    put(desk, add_conversations, {"member_id": people[0], "on_day": TODAY, "promise": "x"})
    tab = shown(build)
    settle()
    tab.front().view.selectRow(0)
    settle()
    button = tab.actions_of(TALKS).face.deeds[0]

    button.click()
    settle()

    assert rows(desk, Touch)[0].promise_done == TODAY
    sees(lambda: not button.isVisible())


def test_of_several_only_promises_that_are_open_are_kept_today(desk, people, shown, settle):
    ada = {"member_id": people[0], "on_day": TODAY - DAY}
    put(
        desk,
        add_conversations,
        {**ada, "promise": "A plan"},
        {**ada, "promise": "A book", "promise_done": TODAY - DAY},
        ada,
    )
    tab = shown(build)
    settle()
    tab.front().view.selectAll()
    settle()

    tab.actions_of(TALKS).do(KEPT)
    settle()

    assert [one.promise_done for one in rows(desk, Touch)] == [TODAY, TODAY - DAY, None]


def test_a_promise_is_kept_from_the_card_of_its_member(desk, people, shown, settle, sees):
    ada = {"member_id": people[0], "on_day": TODAY - DAY, "promise": "A plan"}
    put(desk, add_conversations, ada, {**ada, "promise": "A book", "promise_due": TODAY})
    tab = shown(build_members)
    settle()
    tab.people.view.reveal(people[0])
    settle()
    promised = tab.member_actions.face.between.promised
    sees(lambda: texts(promised) == {"A book, by 21 Nov 2026", "A plan"})

    buttons = {one.accessibleName(): one for one in promised.findChildren(Button)}
    buttons["Kept: A book"].click()
    settle()

    assert [one.promise_done for one in rows(desk, Touch)] == [None, TODAY]
    sees(lambda: texts(promised) == {"A plan"})
    toast_over(tab.people)._on_action()
    settle()
    assert [one.promise_done for one in rows(desk, Touch)] == [None, None]


def test_a_promise_is_due_on_the_next_such_day(shown, settle):
    tab = shown(build)
    settle()
    tab.run("talk")
    (form,) = tab.window().findChildren(MembersForm)

    form.input("promise_due").line.setText("3 Mar")

    assert form.input("promise_due").value() == dt.date(2027, 3, 3)
    form.reject()
