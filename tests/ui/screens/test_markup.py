"""Texts of others are shown as they are: no label, tip or cell takes them for markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QTextBrowser, QWidget

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.accounts import edit_accounts
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.cost_list import COSTS
from advocate_desk.program.costs import add_costs, edit_costs
from advocate_desk.program.fields import Shape
from advocate_desk.program.grant_list import GRANTS
from advocate_desk.program.grants import edit_grants
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import edit_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.program.points import PointsDraft, correct_points
from advocate_desk.program.reward_list import REWARDS
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.program.rewards import edit_rewards
from advocate_desk.program.settings import change_setting
from advocate_desk.program.views import View, save_view
from tests.making import add_member, add_reward, give, log_act

BAD = "<img src=x><b>X</b>"
FREE = {Shape.TEXT, Shape.LONG_TEXT, Shape.WORDS, Shape.COMPANY, Shape.COLLEAGUE}
CHECKED = {"phone", "other_emails", "motivations", "currency", "rivals"}  # not any text will do


@pytest.fixture
def screens(open_screens):
    return open_screens(_fill)


def _fill(desk):
    """Write the bad text into every field that takes any text."""
    ada = add_member(desk, full_name=BAD, company=BAD, job_title=BAD)
    add_member(desk, full_name=BAD, company=BAD, notes=BAD)
    (act,) = log_act(desk, ada, text=BAD, notes=BAD, outcome=BAD, evidence=BAD)
    log_act(desk, ada, status="asked", notes=BAD)
    with desk.write(f"Edit {BAD}") as write:
        session = write.session
        account = int(ACCOUNTS.ids(session, Wanted(), ACCOUNTS.default_sort)[0])
        kind = ACTIVITIES.lines(session, [act])[act].values["type_id"]
        edit_members(session, Chosen(ids=(ada,)), _bad(MEMBERS))
        edit_accounts(session, Chosen(ids=(account,)), _bad(ACCOUNTS))
        edit_activities(session, Chosen(ids=(act,)), _bad(ACTIVITIES, "type", "member"))
        edit_types(session, Chosen(ids=(kind,)), _bad(ACTIVITY_TYPES))
        field = add_custom_field(session, "members", BAD)
        set_custom_value(session, field, MEMBERS.chosen(Chosen(ids=(ada,))), BAD)
        save_view(session, MEMBERS, BAD, View(Wanted(words="")))
    _fill_rewards(desk, ada, act)


def _fill_rewards(desk, ada, act):
    reward = add_reward(desk, in_stock=3)
    (one,) = give(desk, reward, ada, status="sent", activity_ids=(act,), cost=100)
    with desk.write(f"Give {BAD}") as write:
        session = write.session
        change_setting(session, "points", "yes")
        edit_rewards(session, Chosen(ids=(reward,)), _bad(REWARDS, "rate"))
        edit_grants(session, Chosen(ids=(one,)), _bad(GRANTS, "reward", "rate"))
        (cost,) = add_costs(session, [{"kind": BAD, "amount": 100}])
        edit_costs(session, Chosen(ids=(cost,)), _bad(COSTS, "rate"))
        add_rules(session, [{"activity_type": BAD, "reward": BAD}])
        correct_points(session, PointsDraft((ada,), 5, reason=BAD))


def _bad(listing, *but):
    return {
        field.key: (BAD,) if field.shape is Shape.WORDS else BAD
        for field in listing.fields
        if field.editable
        and field.shape in FREE
        and not field.choices
        and field.key not in {*CHECKED, *but}
    }


def test_no_screen_takes_a_text_for_markup(screens):
    seen = 0
    for name, window in screens.tabs():
        seen += len(showing(window))
        assert taken_for_markup(window) == [], name
    for name, surface in screens.surfaces():
        seen += len(showing(surface))
        assert taken_for_markup(surface) == [], name
    assert seen > 50  # else the desk did not show what this is about


def showing(surface):
    """Give the labels that show the bad text."""
    return [label for label in surface.findChildren(QLabel) if "<b>" in label.text()]


def taken_for_markup(surface):
    """Give what draws the bad text as markup, or would in its tip."""
    labels = [one for one in showing(surface) if one.textFormat() != Qt.TextFormat.PlainText]
    tips = [one for one in surface.findChildren(QWidget) if "<b>" in one.toolTip()]
    rich = surface.findChildren(QTextBrowser)
    return labels + tips + rich + _tips_of_cells(surface)


def _tips_of_cells(surface):
    return [
        view
        for view in surface.findChildren(QTableView)
        for row in range(min(view.model().rowCount(), 3))
        for column in range(view.model().columnCount())
        if "<b>" in str(view.model().index(row, column).data(Qt.ItemDataRole.ToolTipRole))
    ]
