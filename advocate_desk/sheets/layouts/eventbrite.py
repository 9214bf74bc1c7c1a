"""Eventbrite: who ordered a ticket for an event, one line a person."""

from __future__ import annotations

from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.table_shapes import place_of, texts_of, with_columns

_CAME = frozenset({"checked in", "attended"})
_COMES = frozenset({*_CAME, "attending"})
_COMES_NOT = frozenset({"refunded", "not attending", "deleted", "cancelled", "canceled"})


def _with_attendance(table: Table, sheet: Sheet) -> Table:
    """Say who is registered and who came; an event without a name is called after its file."""
    said = [text.lower() for text in texts_of(table, "attendee status")]
    columns = {}
    if place_of(table, "attendee status") is not None:
        columns = {
            "Registered (Attendee Status)": [_answer(one, _COMES, _COMES_NOT) for one in said],
            "Attended (Attendee Status)": [_answer(one, _CAME, _COMES_NOT) for one in said],
        }
    if place_of(table, "event name", "event") is None:
        columns["Event"] = [sheet.home] * len(table)
    return with_columns(table, columns)


def _answer(said: str, yes: frozenset[str], no: frozenset[str]) -> str | None:
    return "yes" if said in yes else "no" if said in no else None


EVENTBRITE = ForeignLayout(
    key="eventbrite_attendees",
    name="Eventbrite attendees",
    kind="attendance",
    system="Eventbrite",
    known_by=(headed("order #", "ticket type"), headed("order #", "attendee status")),
    means={
        "event name": "event",
        "event": "event",
        "email": "email",
        "email address": "email",
        "first name": "member_given_name",
        "last name": "member_family_name",
        "surname": "member_family_name",
        "ticket type": "role",
        **nowhere(
            *("order #", "order date", "quantity", "price tier", "attendee #", "group"),
            *("order type", "currency", "total paid", "fees paid", "eventbrite fees"),
            *("eventbrite payment processing", "attendee status"),
        ),
    },
    shape=_with_attendance,
)
