"""The Rewards tab: its lists on a real desk, each step of a reward, and figures that open rows."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from advocate_desk.program.costs import add_costs
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.listing import Sort, Wanted
from advocate_desk.program.points import balances_of
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.settings import change_setting
from advocate_desk.ui.dialogs.give_reward import GiveRewardSheet
from advocate_desk.ui.tabs.rewards.tab import (
    CATALOGUE_PAGE,
    COSTS_PAGE,
    GIVEN_PAGE,
    POINTS_PAGE,
    build,
)
from advocate_desk.ui.widgets.pills import Pill
from tests.making import add_members_, add_reward, give, log_act

TODAY = dt.date(2026, 11, 21)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def people(desk):
    return add_members_(desk, {"full_name": "Ada"}, {"full_name": "Bob"})


@pytest.fixture
def card(desk):
    return add_reward(desk, value=2500, cost=2600, currency="EUR", in_stock=5)


@pytest.fixture
def open_tab(workspace, qtbot):
    """Open the tab at one of its lists; what is in the desk is made before."""

    def open_tab(page):
        tab = build(workspace)
        tab.resize(1440, 880)
        qtbot.addWidget(tab)
        tab.show()
        tab.show_page(page)
        return tab

    return open_tab


def switch(desk, name, text):
    with desk.write("Set") as write:
        change_setting(write.session, name, text)


def grant(desk, grant_id):
    with desk.read() as session:
        return GRANTS.lines(session, [grant_id])[grant_id].values


def shown(tab):
    return [int(row_id) for row_id in tab.front().view.table.ids]


def choose(tab, qtbot, *ids):
    view = tab.front().view
    qtbot.waitUntil(lambda: all(view.table.row_of(one) is not None for one in ids))
    view.clearSelection()
    view.reveal(ids[0])
    choice = view.selectionModel()
    for one in ids[1:]:
        index = view.table.index(view.table.row_of(one), 0)
        choice.select(index, choice.SelectionFlag.Select | choice.SelectionFlag.Rows)


def figure(strip, begins):
    """Give the pill of a figure that begins so."""
    return next(pill for words, pill in strip.pills.items() if words.startswith(begins))


def test_one_key_takes_each_chosen_reward_a_step_further(desk, people, card, open_tab, qtbot):
    (first,) = give(desk, card, people[0], status="needs approval")
    (second,) = give(desk, card, people[1])
    tab = open_tab(GIVEN_PAGE)
    choose(tab, qtbot, first, second)
    key = next(action for _menu, action in tab.commands if action.text() == "Next step")

    with qtbot.waitSignal(tab.workspace.changed):
        key.trigger()

    assert key.shortcut().toString() == "Ctrl+Return"
    assert grant(desk, first)["status"] == "approved"
    assert grant(desk, second)["status"] == "ordered"
    assert desk.undo_label() == "Move 2 rewards a step further"


def test_the_panel_offers_the_next_step_and_edits_in_place(desk, people, card, open_tab, qtbot):
    (one,) = give(desk, card, people[0], status="ordered")
    tab = open_tab(GIVEN_PAGE)
    choose(tab, qtbot, one)
    qtbot.waitUntil(lambda: tab.given.face.shown is not None)
    button = tab.given.face._buttons[0][1]
    assert button.text().strip() == "Sent"

    with qtbot.waitSignal(tab.workspace.changed):
        button.click()
    with qtbot.waitSignal(tab.workspace.changed):
        tab.given.face.fields.edited.emit(GRANTS.field("cost_centre"), "CC-7")

    assert (grant(desk, one)["sent_on"], grant(desk, one)["cost_centre"]) == (TODAY, "CC-7")


def test_more_than_there_is_in_stock_is_refused_above_the_list(desk, people, open_tab, qtbot):
    mug = add_reward(desk, reward="Mug", kind="swag", in_stock=0)
    (one,) = give(desk, mug, people[0], status="idea")
    tab = open_tab(GIVEN_PAGE)
    choose(tab, qtbot, one)

    tab.given.advance()

    notice = tab.front().notice
    qtbot.waitUntil(lambda: "0 of Mug are in stock" in notice.sentence())
    assert grant(desk, one)["status"] == "idea"


def test_views_follow_the_way_of_a_reward(desk, people, card, open_tab, qtbot):
    (idea,) = give(desk, card, people[0], status="idea")
    (approved,) = give(desk, card, people[0])
    (sent,) = give(desk, card, people[1], status="sent")
    tab = open_tab(GIVEN_PAGE)
    views = {view.name: view for view in tab.front().state.views}
    assert list(views) == ["To approve", "To send", "On the way", "Given"]

    for name, ids in (("To approve", [idea]), ("To send", [approved]), ("On the way", [sent])):
        tab.front().filters.view_chosen.emit(views[name])
        qtbot.waitUntil(lambda ids=ids: shown(tab) == ids)


def test_what_was_spent_this_quarter_opens_its_rows(desk, people, card, open_tab, qtbot):
    (one,) = give(desk, card, people[0], status="sent", cost_centre="CC-100")
    give(desk, card, people[0], status="sent", given_on=dt.date(2026, 9, 30))  # last quarter
    give(desk, card, people[1])  # approved is not spent
    (foreign,) = give(desk, card, people[1], status="sent", cost=100, currency="GBP")
    tab = open_tab(GIVEN_PAGE)
    strip = tab.given.strip
    qtbot.waitUntil(lambda: bool(strip.pills))
    asked = []
    tab.workspace.rows_requested.connect(lambda listing, wanted: asked.append((listing, wanted)))

    assert {"Rewards €26.00", "Gift card €26.00", "CC-100 €26.00"} <= set(strip.pills)
    figure(strip, "CC-100").click()
    figure(strip, "1 amount left out").click()

    found = []
    with desk.read() as session:
        for listing, wanted in asked:
            assert listing == "grants"
            found.append([int(i) for i in GRANTS.ids(session, wanted, Sort("given_on"))])
    assert found == [[one], [foreign]]


def test_costs_are_in_the_strip_too(desk, open_tab, qtbot):
    with desk.write("Add") as write:
        add_costs(write.session, [{"kind": "tools", "amount": 12_000, "on_day": TODAY}])
    tab = open_tab(COSTS_PAGE)

    qtbot.waitUntil(lambda: "Other costs €120.00" in tab.spending.strip.pills)


@pytest.mark.usefixtures("card", "people")
def test_points_are_nowhere_while_they_are_off(open_tab, qtbot):
    tab = open_tab(CATALOGUE_PAGE)

    def pages():
        return [pill.text() for pill in tab.front().head.findChildren(Pill) if pill.isVisible()]

    assert pages() == ["Catalogue", "Given", "Rules", "Costs", "Rates"]
    assert "points_price" not in tab.front().state.fields
    with qtbot.waitSignal(tab.workspace.changed):
        tab.workspace.write("Set", lambda s, _p: change_setting(s, "points", "yes"))
    qtbot.waitUntil(lambda: "Points" in pages())
    assert "points_price" in tab.front().state.fields

    tab.show_page(POINTS_PAGE)
    with qtbot.waitSignal(tab.workspace.changed):
        tab.workspace.write("Set", lambda s, _p: change_setting(s, "points", "no"))
    qtbot.waitUntil(lambda: tab.front() is tab.catalogue.page)
    assert "Points" not in pages()


def test_the_ledger_is_corrected_by_a_line_and_never_deleted(desk, people, open_tab, qtbot):
    switch(desk, "points", "yes")
    log_act(desk, people[0])
    tab = open_tab(POINTS_PAGE)
    choose(tab, qtbot, 1)
    with desk.read() as session:
        earned = balances_of(session, (people[0],))[people[0]]

    tab.front().keys.delete()
    notice = tab.front().notice
    qtbot.waitUntil(lambda: "stays as it is" in notice.sentence())
    sheet = tab.ledger.correct()
    assert sheet.who.ids() == (people[0],)
    sheet.input("amount").setText("-20")
    sheet.input("reason").setText("Counted twice")
    with qtbot.waitSignal(tab.workspace.changed):
        sheet.save.click()

    with desk.read() as session:
        assert balances_of(session, (people[0],))[people[0]] == earned - 20
    strip = tab.ledger.strip
    qtbot.waitUntil(lambda: f"{earned - 20} points" in strip.pills)


def test_a_reward_is_added_in_the_currency_that_is_typed(desk, open_tab, qtbot):
    tab = open_tab(CATALOGUE_PAGE)
    sheet = tab.catalogue.add()
    for key, text in (("reward", "Tea"), ("cost", "1500"), ("currency", "JPY")):
        sheet.input(key).setText(text)
    sheet.input("kind").show_value("gift")

    with qtbot.waitSignal(tab.workspace.changed):
        sheet.save.click()

    with desk.read() as session:
        (line,) = REWARDS.lines(session, [1]).values()
    assert (line.values["cost"], line.values["currency"]) == (1500, "JPY")


def test_a_reward_is_given_to_those_who_are_chosen(desk, people, card, open_tab, qtbot):
    tab = open_tab(CATALOGUE_PAGE)
    choose(tab, qtbot, card)
    tab.catalogue.give()
    sheet = tab.window().findChildren(GiveRewardSheet)[-1]
    assert sheet.input("reward").value() == "Gift card"

    sheet.save.click()
    qtbot.waitUntil(lambda: sheet.line("member").problem() == "Say whom it is for.")
    sheet.who.set_ids(people)
    with qtbot.waitSignal(tab.workspace.changed):
        sheet.save.click()

    with desk.read() as session:
        assert GRANTS.count(session, Wanted()) == 2
    assert desk.undo_label() == "Give Gift card to 2 members"


@pytest.mark.usefixtures("card")
def test_rules_are_made_of_what_there_is(open_tab, qtbot):
    tab = open_tab(CATALOGUE_PAGE)
    sheet = tab.rules.add()
    sheet.input("activity_type").show_value("Reference call 1:1")
    sheet.input("reward").show_value("Gift card")
    with qtbot.waitSignal(tab.workspace.changed):
        sheet.save.click()

    again = tab.rules.add()
    again.input("activity_type").show_value("Reference call 1:1")
    again.input("reward").show_value("Gift card")
    again.save.click()
    qtbot.waitUntil(lambda: "give it twice" in again.line("reward").problem())
    assert again.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    again.reject()
