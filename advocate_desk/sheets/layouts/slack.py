"""Slack: the members of a workspace, as an administrator exports them."""

from __future__ import annotations

from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.table_shapes import texts_of, without_rows

_NO_PEOPLE = {"bot": "bot", "deactivated": "deactivated member", "deleted": "deactivated member"}


def _without_bots(table: Table, _sheet: Sheet) -> Table:
    """Leave out bots and who has left the workspace."""
    said = zip(table.numbers, texts_of(table, "status"), strict=True)
    return without_rows(
        table,
        {number: _NO_PEOPLE[one.lower()] for number, one in said if one.lower() in _NO_PEOPLE},
    )


SLACK = ForeignLayout(
    key="slack_members",
    name="Slack members",
    kind="members",
    system="Slack",
    known_by=(headed("billing-active"),),
    means={
        "userid": "external_id",
        "fullname": "full_name",
        "email": "email",
        **nowhere(
            *("username", "status", "billing-active", "has-2fa", "has-sso", "displayname"),
            "expiration-timestamp",
        ),
    },
    shape=_without_bots,
)
