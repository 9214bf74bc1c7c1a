"""What the figures are computed from, and that they follow what an edit touches."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from advocate_desk.base import clock
from advocate_desk.figures.formulas import ACCOUNT_FIGURES, MEMBER_FIGURES, READ_OF
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.accounts import delete_accounts
from advocate_desk.program.books import CompanyBook
from advocate_desk.program.desks import check_desk
from advocate_desk.program.history import JobMove, move_job
from advocate_desk.program.listing import Chosen
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import edit_members
from tests.making import add_member, log_act

TODAY = clock.today()
DAY = dt.timedelta(days=1)


def figures_of(desk, member):
    with desk.read() as session:
        return MEMBERS.lines(session, [member])[member].values


def account(desk, name):
    with desk.read() as session:
        found = CompanyBook(session).find(name)
        return ACCOUNTS.lines(session, [found])[found].values


@pytest.mark.parametrize(
    ("alias", "table", "formulas"),
    [("m", "member", MEMBER_FIGURES), ("c", "account", ACCOUNT_FIGURES)],
)
def test_every_column_a_formula_reads_is_known_to_change_figures(alias, table, formulas):
    read = set(re.findall(rf"\b{alias}\.(\w+)", formulas[1])) - {"id"}

    assert read <= set(READ_OF[table])


def test_the_year_has_365_days_with_today(desk):
    ada = add_member(desk)
    log_act(desk, ada, completed_on=TODAY)
    log_act(desk, ada, completed_on=TODAY - 364 * DAY)
    log_act(desk, ada, completed_on=TODAY - 365 * DAY)

    found = figures_of(desk, ada)

    assert (found["acts"], found["acts_365"]) == (3, 2)
    assert found["first_act_on"] == TODAY - 365 * DAY
    assert found["last_act_on"] == TODAY


def test_acts_stay_with_the_account_where_they_happened(desk):
    ada = add_member(desk, company="Kestrel Bank")
    log_act(desk, ada, completed_on=TODAY - 10 * DAY)
    with desk.write("Move") as write:
        move_job(write.session, ada, JobMove("Northwind", None, TODAY - 5 * DAY))
    log_act(desk, ada, completed_on=TODAY)

    assert (account(desk, "Kestrel Bank")["acts"], account(desk, "Kestrel Bank")["members"]) == (
        1,
        0,
    )
    assert (account(desk, "Northwind")["acts"], account(desk, "Northwind")["members"]) == (1, 1)
    assert figures_of(desk, ada)["acts"] == 2


def test_who_she_is_decides_whether_her_acts_count_at_every_account(desk):
    ada = add_member(desk, company="Kestrel Bank")
    log_act(desk, ada)
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"person_type": "employee"})
    assert account(desk, "Kestrel Bank")["acts"] == 0

    desk.undo()

    assert account(desk, "Kestrel Bank")["acts"] == 1
    assert check_desk(desk).sound


def test_figures_follow_a_deleted_account_and_its_return(desk):
    ada = add_member(desk, company="Kestrel Bank")
    log_act(desk, ada)
    before = account(desk, "Kestrel Bank")
    with desk.write("Delete") as write:
        found = CompanyBook(write.session).find("Kestrel Bank")
        delete_accounts(write.session, Chosen(ids=(found,)))
    assert figures_of(desk, ada)["company"] is None
    assert figures_of(desk, ada)["acts"] == 1

    desk.undo()

    assert account(desk, "Kestrel Bank") == before
    assert check_desk(desk).sound


def test_what_was_edited_without_effect_on_figures_leaves_them_right(desk):
    ada = add_member(desk, company="Kestrel Bank")
    log_act(desk, ada)
    with desk.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(ada,)), {"tier": "Gold", "city": "Leeds"})

    assert check_desk(desk).sound
