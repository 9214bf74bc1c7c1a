"""What is completed is offered its reward, whatever way; nothing is given by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from advocate_desk.program.activities import (
    ActivityDraft,
    Answer,
    answer_ask,
    edit_activities,
    log_activities,
)
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import Chosen, Sort, Wanted
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.ui.dialogs.reward_offers import offers_of
from advocate_desk.ui.widgets.toast import question_over, toast_over
from tests.making import A_DAY, REFERENCE_CALL, add_members_, add_reward, log_act
from tests.ui.bare_window import bare_window

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.usefixtures("offers"),
]


@pytest.fixture
def people(desk):
    """Give two people, in a desk that offers a gift card for a reference call."""
    add_reward(desk, in_stock=2)
    with desk.write("Add rule") as write:
        rule = {"activity_type": "Reference call 1:1", "reward": "Gift card", "mode": "promised"}
        add_rules(write.session, [rule])
    return add_members_(desk, {"full_name": "Ada"}, {"full_name": "Priya"})


@pytest.fixture
def window(qtbot):
    return bare_window(qtbot, 1100, 680)


@pytest.fixture
def offers(workspace, window):
    offers = offers_of(workspace, window)
    workspace.changed.connect(offers.look)
    return offers


@pytest.fixture
def question(window):
    return question_over(window.centralWidget())


def log(workspace, *ids):
    draft = ActivityDraft(ids, REFERENCE_CALL, completed_on=A_DAY)
    return workspace.write("Log", lambda session, _p: log_activities(session, [draft]))


def given(desk):
    with desk.read() as session:
        ids = GRANTS.ids(session, Wanted(), Sort("given_on"))
        lines = GRANTS.lines(session, [int(one) for one in ids]).values()
    return [(line.values["member"], line.values["mode"]) for line in lines]


def test_a_logged_act_is_offered_its_reward_and_one_click_gives_it(
    desk, workspace, window, people, question, qtbot
):
    log(workspace, people[1])
    qtbot.waitUntil(lambda: question.sentence() == "Gift card is due for Priya")
    assert given(desk) == []

    with qtbot.waitSignal(workspace.changed):
        question.buttons[0].click()

    assert given(desk) == [("Priya", "promised")]
    assert desk.undo_label() == "Give Gift card for Priya"
    toast = toast_over(window.centralWidget())
    qtbot.waitUntil(lambda: "noted under Given" in toast.sentence())
    with qtbot.waitSignal(workspace.changed):
        toast._on_action()
    assert given(desk) == []


def test_not_now_is_the_end_of_it(workspace, people, offers, question, qtbot):
    log(workspace, people[0])
    qtbot.waitUntil(lambda: len(offers.offers) == 1)

    question.buttons[1].click()
    with qtbot.waitSignal(workspace.changed):
        workspace.write("Note", lambda s, _p: edit_activities(s, Chosen(ids=(1,)), {"notes": "x"}))

    assert question.sentence() == ""
    assert offers.offers == ()


@pytest.mark.parametrize("way", ["sweep", "edit"])
def test_an_ask_that_is_done_is_offered_its_reward(desk, workspace, people, question, qtbot, way):
    (ask,) = log_act(desk, people[0], status="asked", asked_on=A_DAY)
    verbs = {
        "sweep": lambda s, _p: answer_ask(s, (ask,), Answer.DONE, A_DAY),
        "edit": lambda s, _p: edit_activities(s, Chosen(ids=(ask,)), {"status": "completed"}),
    }

    workspace.write("Done", verbs[way])

    qtbot.waitUntil(lambda: question.sentence() == "Gift card is due for Ada")


def test_several_are_looked_at_in_a_list_and_given_as_one_change(
    desk, workspace, people, offers, question, qtbot
):
    log(workspace, *people)
    qtbot.waitUntil(lambda: question.sentence() == "2 rewards are due")

    sheet = offers.open_list()
    assert sheet.give.text().strip() == "Give 2 rewards"
    sheet.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(workspace.changed):
        sheet.give.click()

    assert given(desk) == [("Priya", "promised")]
    qtbot.waitUntil(lambda: question.sentence() == "Gift card is due for Ada")


def test_what_is_taken_back_is_due_no_more_and_redo_offers_nothing_twice(
    workspace, people, offers, question, qtbot
):
    log(workspace, people[0])
    qtbot.waitUntil(lambda: bool(question.sentence()))

    with qtbot.waitSignal(workspace.changed):
        workspace.undo()

    qtbot.waitUntil(lambda: question.sentence() == "")
    assert offers.offers == ()


def test_what_is_not_in_stock_is_refused_with_the_reason(desk, workspace, people, offers, qtbot):
    log(workspace, *people, *add_members_(desk, {"full_name": "Zoë"}))
    qtbot.waitUntil(lambda: len(offers.offers) == 3)
    sheet = offers.open_list()

    sheet.give.click()

    qtbot.waitUntil(lambda: "2 of Gift card are in stock; this takes 3" in sheet.notice.sentence())
    assert given(desk) == []
    sheet.reject()
