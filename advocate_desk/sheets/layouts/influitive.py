"""Influitive: acts of advocates as its import of events takes them."""

from __future__ import annotations

from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.table_shapes import first_text, without_rows


def _without_comments(table: Table, _sheet: Sheet) -> Table:
    """Leave out the lines that explain the file."""
    return without_rows(
        table,
        {row.number: "comment line" for row in table.rows() if first_text(row).startswith("#")},
    )


INFLUITIVE = ForeignLayout(
    key="influitive_acts",
    name="Influitive acts",
    kind="activities",
    system="Influitive",
    known_by=(headed("event_code", "occurred_at"),),
    means={
        "identifier": "member",
        "email": "member_email",
        "event_code": "type",
        "points": "points",
        "content": "text",
        "source_url": "link",
        "occurred_at": "day",
        **nowhere("stage_code", "advocacy_type", "source_title"),
    },
    shape=_without_comments,
)
