"""LinkedIn: her own connections; they tell who of the members is one, and their profiles.

LinkedIn gives out one's own alone, and nothing in the file says whose it is: it is taken for hers,
unless she says of every row who Member B is.
"""

from __future__ import annotations

from dataclasses import replace

from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere
from advocate_desk.sheets.table_shapes import texts_of, without_rows

_WHO = ("first name", "last name", "url", "email address")
_WHOSE = (
    "Taken for your own connections: if they are a colleague's, say of every row who Member B is."
)


def _without_nobody(table: Table, _sheet: Sheet) -> Table:
    """Leave out lines of people who closed their profiles: only a day is left of them."""
    told = zip(table.numbers, *(texts_of(table, one) for one in _WHO), strict=True)
    nobody = {number: "line without a person" for number, *who in told if not any(who)}
    return replace(without_rows(table, nobody), notes=(*table.notes, _WHOSE))


LINKEDIN = ForeignLayout(
    key="linkedin_connections",
    name="LinkedIn connections",
    kind="connections",
    known_by=(headed("connected on", "position"),),
    means={
        "first name": "member_given_name",
        "last name": "member_family_name",
        "url": "linkedin",
        "email address": "member_email",
        "company": "company",
        "connected on": "introduced_on",
        **nowhere("position"),
    },
    usual={"kind": "LinkedIn", "member_b": "Program manager"},
    shape=_without_nobody,
)
