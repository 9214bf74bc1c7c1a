"""The two lists of this tab: what was done or asked, and the types of it; with the usual views."""

from __future__ import annotations

from advocate_desk.base import clock
from advocate_desk.program.activities import delete_activities, edit_activities
from advocate_desk.program.activity_list import ACTIVITIES, ACTIVITY_TYPES
from advocate_desk.program.activity_types import delete_types, edit_types
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import OPEN_ASKS, ActStatus
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind

TITLE = "Activities"


def _usual_views() -> tuple[NamedView, ...]:
    """Give the views that every desk has; their ids are no row's."""
    this_month = clock.today().replace(day=1)
    asked = Condition("status", Test.IS, tuple(status.value for status in OPEN_ASKS))
    done = Condition("status", Test.IS, (ActStatus.COMPLETED.value,))
    return (
        NamedView(-1, "Open asks", View(Wanted(conditions=(asked,)))),
        NamedView(-2, "Done", View(Wanted(conditions=(done,)))),
        NamedView(
            -3, "This month", View(Wanted(conditions=(Condition("day", Test.AFTER, this_month),)))
        ),
    )


def _where(line: Line) -> str:
    """Give what stands below the member's name: the company of the act."""
    return line.values.get("company") or ""


def _why(line: Line) -> str:
    """Give what stands below a type's name: why people do it."""
    return " · ".join(shown("motivation", word) for word in line.values.get("motivations") or ())


ACTS = ListKind(
    listing=ACTIVITIES,
    row="activity",
    one="activity",
    many="activities",
    people=People("member", _where, ""),
    edit=edit_activities,
    delete=delete_activities,
    tables=frozenset({"activity", "activity_type", "member", "account", "colleague"}),
    # six columns beside the panel at the usual size of the window
    widths={"type": 180, "status": 128, "day": 112, "trigger": 124, "usability": 104},
    usual_views=_usual_views,
)

TYPES = ListKind(
    listing=ACTIVITY_TYPES,
    row="activity type",
    one="type",
    many="types",
    people=People("name", _why, "name"),
    edit=edit_types,
    delete=delete_types,
    tables=frozenset({"activity_type", "activity"}),
    widths={
        "category": 112,
        "stance": 84,
        "moment": 92,
        "effort": 72,
        "minutes": 82,
        "used": 92,
        "active": 76,
    },
)
