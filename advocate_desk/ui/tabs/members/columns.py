"""The two lists of this tab: people and the accounts they work for."""

from __future__ import annotations

from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.accounts import delete_accounts, edit_accounts
from advocate_desk.program.listing import Line
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import delete_members, edit_members
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind

TITLE = "Members"


def _place(line: Line) -> str:
    """Give what tells companies apart: industry and country."""
    return " · ".join(filter(None, (line.values.get("industry"), line.values.get("country"))))


PEOPLE = ListKind(
    listing=MEMBERS,
    row="member",
    one="member",
    many="members",
    people=People("name", lambda line: line.values.get("role") or "", "full_name"),
    edit=edit_members,
    delete=delete_members,
    tables=frozenset(
        {"member", "employment", "standing", "account", "activity"}
        | {"touch", "survey_response", "grant", "points_entry", "reward"}
        | {"event", "attendance", "connection"}
        | {"consent", "stated_motivation"}
    ),
)

COMPANIES = ListKind(
    listing=ACCOUNTS,
    row="account",
    one="account",
    many="accounts",
    people=People("company", _place, "company"),
    edit=edit_accounts,
    delete=delete_accounts,
    tables=frozenset(
        {"account", "health_reading", "colleague", "employment", "activity", "opportunity"}
    ),
    widths={"company": 178, "industry": 116, "health": 116},
)
