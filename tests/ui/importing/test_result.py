"""The end of an import: what came in is shown, and what it tells is one button away."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.store.models import Activity, Grant, Member
from advocate_desk.ui.importing.result_step import SHOWN
from advocate_desk.ui.tabs import TABS
from tests.ui.importing.conftest import ACTS, PEOPLE

GIFTS = (
    ("Member email", "Reward", "Kind", "Given on", "Status"),
    ("ada@kestrel.example", "Gift card", "gift card", "2026-03-02", "sent"),
    ("zoe@orchard.example", "Gift card", "gift card", "2026-03-09", "sent"),
)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def offered(wizard):
    """Give the buttons that show what is new, by their list."""
    cards = wizard.result_step.cards
    return {card.kind: card.show_new for card in cards if card.show_new.isVisible()}


@pytest.mark.parametrize(("key", "model"), [("members", Member), ("activities", Activity)])
def test_what_came_in_is_shown_in_its_list(way, xlsx, workspace, qtbot, key, model):
    wizard = way.open(xlsx(PEOPLE), xlsx(ACTS, "acts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        offered(wizard)[key].click()

    listing, wanted = asked.args
    assert (listing, wanted.among.called) == (key, "New from people.xlsx")
    assert sorted(wanted.among.ids) == workspace.look(
        lambda s: sorted(s.scalars(select(model.id)))
    )
    assert not wizard.isVisible()


def test_the_end_tells_of_cells_that_stayed_out_of_rows_that_went_in(way, xlsx):
    heading, *people = PEOPLE
    days = ("2026-03-02", "TBC", "31/02/2026")
    rows = [
        (*heading, "Member since"),
        *((*who, day) for who, day in zip(people, days, strict=True)),
    ]
    wizard = way.open(xlsx(rows))
    way.check(wizard)

    way.carry_out(wizard)

    told = wizard.result_step.told.text()
    assert "2 cells of the other rows stayed out (Member since 2)" in told
    assert "Every row of the file is counted below: 3 rows." in told


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

    assert offered(wizard) == {}


def test_the_rewards_that_came_in_are_shown_in_their_list(way, xlsx, workspace, qtbot):
    wizard = way.open(xlsx(PEOPLE), xlsx(GIFTS, "gifts.xlsx"))
    way.check(wizard)
    way.carry_out(wizard)
    assert set(offered(wizard)) == {"members", "grants"}

    with qtbot.waitSignal(workspace.rows_requested) as asked:
        offered(wizard)["grants"].click()

    listing, wanted = asked.args
    assert listing == "grants"
    assert sorted(wanted.among.ids) == workspace.look(
        lambda s: sorted(s.scalars(select(Grant.id)))
    )


def test_all_that_every_list_can_show_is_offered():
    listed = {key for tab in TABS for key in tab.lists}

    assert set(SHOWN) == listed - {"look_alikes", "points"}  # pairs; a list that can be off


def test_many_sheets_scroll_in_a_window_that_stays_as_it_is(way, sample_desk, tmp_path):
    whole = tmp_path / "program.xlsx"
    export_program(sample_desk.path, whole)
    wizard = way.open(whole)
    before = wizard.size()
    way.check(wizard)
    way.carry_out(wizard)

    assert len(wizard.result_step.cards) > 15
    assert wizard.size() == before
