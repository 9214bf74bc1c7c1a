"""The list of connections: which members know each other, and what came of it."""

from __future__ import annotations

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.community_lists import CONNECTIONS
from advocate_desk.program.connections import (
    add_connections,
    delete_connections,
    edit_connections,
)
from advocate_desk.program.listing import Condition, Line, Test, Wanted
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import ConnectionKind, ConnectionStatus
from advocate_desk.ui.dialogs.optional_members import TwoForm
from advocate_desk.ui.dialogs.plain_page import AddForm, PlainList
from advocate_desk.ui.tables.columns import People, chip_kind
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords


def _views() -> tuple[NamedView, ...]:
    offered = (ConnectionStatus.OFFERED.value, ConnectionStatus.ACCEPTED.value)
    met = (ConnectionStatus.MET.value, ConnectionStatus.ONGOING.value)
    return (
        NamedView(-1, "On the way", View(Wanted(conditions=(_status(offered),)))),
        NamedView(-2, "Met", View(Wanted(conditions=(_status(met),)))),
        NamedView(
            -3, "With an outcome", View(Wanted(conditions=(Condition("outcome", Test.NOT_BLANK),)))
        ),
    )


def _status(statuses: tuple[str, ...]) -> Condition:
    return Condition("status", Test.IS, statuses)


def _second(line: Line) -> str:
    values = line.values
    kind = shown("connections.kind", values["kind"])
    return " · ".join(
        filter(None, (f"with {values['member_b']}", kind, day_words(values.get("introduced_on"))))
    )


def _chips(line: Line) -> list[ChipWords]:
    status = line.values.get("status")
    if not status:
        return []
    words = shown("connections.status", status)
    return [(words, chip_kind(CONNECTIONS.key, "status", status), True)]


ACQUAINTED = PlainList(
    kind=ListKind(
        listing=CONNECTIONS,
        row="connection",
        one="connection",
        many="connections",
        people=People("member_a", lambda _line: "", ""),
        edit=edit_connections,
        delete=delete_connections,
        tables=frozenset({"connection", "member", "colleague"}),
        widths={"member_b": 158, "kind": 118, "status": 122, "introduced_on": 122, "outcome": 150},
        usual_views=_views,
    ),
    title="Community",
    form=AddForm(
        "Add connection",
        "Add connection",
        ("kind", "status", "introduced_on", "introduced_by"),
        add_connections,
        more=("outcome", "value", "currency", "notes"),
        usual=lambda: {
            "kind": ConnectionKind.INTRO.value,
            "status": ConnectionStatus.OFFERED.value,
            "introduced_on": clock.today(),
        },
        sheet=TwoForm,
    ),
    sections=(
        ("How they know each other", ("kind", "status", "introduced_by", "introduced_on")),
        ("What came of it", ("outcome", "value", "currency", "rate", "notes")),
    ),
    shared=("kind", "status", "introduced_by", "introduced_on", "outcome"),
    nothing=(
        "No connections yet",
        "Which members know each other: introductions, peer references, mentors. Add the first "
        "one, or import a sheet with the columns Member A and Member B.",
    ),
    second=_second,
    chips=_chips,
)
