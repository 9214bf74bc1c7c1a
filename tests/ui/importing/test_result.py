"""The end of an import: what came in is shown, and what it tells is one button away."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from advocate_desk.store.models import Activity, Member
from tests.ui.importing.conftest import ACTS, PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(("key", "model"), [("members", Member), ("activities", Activity)])
def test_what_came_in_is_shown_in_its_list(way, xlsx, workspace, qtbot, key, model):
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        wizard.result_step.new[key].click()

    listing, wanted = asked.args
    assert (listing, wanted.among.called) == (key, "New from people.xlsx")
    assert sorted(wanted.among.ids) == workspace.look(
        lambda s: sorted(s.scalars(select(model.id)))
    )
    assert not wizard.isVisible()


def test_the_end_leads_to_what_the_spreadsheets_tell(way, xlsx, workspace, qtbot):
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    way.carry_out(wizard)
    qtbot.waitUntil(wizard.next.isEnabled)
    assert wizard.next.accessibleName() == "See what they tell you"

    with qtbot.waitSignal(workspace.open_requested) as asked:
        wizard.next.click()

    assert asked.args == ["import", wizard.run.change]
    assert not wizard.isVisible()


def test_the_end_can_be_closed_without_going_there(way, xlsx, workspace, qtbot):
    asked = []
    workspace.open_requested.connect(lambda *words: asked.append(words))
    wizard = way.open(xlsx(PEOPLE))
    way.check(wizard)
    way.carry_out(wizard)
    qtbot.waitUntil(wizard.stop.isVisible)
    assert wizard.stop.accessibleName() == "Close"

    with qtbot.waitSignal(wizard.ended):
        wizard.stop.click()

    assert asked == []


def test_nothing_new_tells_nothing(way, xlsx):
    file = xlsx(PEOPLE)
    for _time in range(2):
        wizard = way.open(file)
        way.check(wizard)
        way.carry_out(wizard)

    assert wizard.next.accessibleName() == "Close"
    assert not wizard.stop.isVisible()


def test_nothing_new_is_not_offered_to_be_shown(way, xlsx):
    file = xlsx(PEOPLE)
    for _time in range(2):
        wizard = way.open(file)
        way.check(wizard)
        way.carry_out(wizard)

    assert [button.isHidden() for button in wizard.result_step.new.values()] == [True, True]
