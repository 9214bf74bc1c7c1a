"""The list of consents: what members permit, how it stands today, and what must come down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.checks import Values
from advocate_desk.program.consents import (
    BLOCKING,
    SAID_ON,
    acts_that_need,
    add_consents,
    delete_consents,
    edit_consents,
)
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import Chosen, Condition, Line, Test, Wanted
from advocate_desk.program.relation_lists import CONSENTS
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import ConsentState
from advocate_desk.ui.dialogs.plain_page import AddForm, DetailLine, PlainDeed, PlainList
from advocate_desk.ui.tables.columns import People, chip_kind
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords
from advocate_desk.ui.workspace import Workspace

_SOON = dt.timedelta(days=30)
_SAID = "said_on"


def _usual_views() -> tuple[NamedView, ...]:
    given = Condition("state", Test.IS, (ConsentState.GIVEN.value,))
    ends = Condition("expires_on", Test.BEFORE, clock.today() + _SOON)
    blocked = Condition("state", Test.IS, tuple(state.value for state in BLOCKING))
    lapsed = Condition("state", Test.IS, (ConsentState.EXPIRED.value,))
    return (
        NamedView(-1, "Given", View(Wanted(conditions=(given,)))),
        NamedView(-2, "Ends within 30 days", View(Wanted(conditions=(given, ends)))),
        NamedView(-3, "Expired", View(Wanted(conditions=(lapsed,)))),
        NamedView(-4, "Refused or withdrawn", View(Wanted(conditions=(blocked,)))),
    )


def _add(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add permissions; the day that was asked for is that of the answer."""
    return add_consents(session, [_dated(row) for row in rows])


def _dated(row: Values) -> dict[str, Any]:
    found = dict(row)
    day = found.pop(_SAID, None)
    if found.get("state") and (key := SAID_ON.get(found["state"])):
        found[key] = day
    return found


def _second(line: Line) -> str:
    return " · ".join(filter(None, (shown("use", line.values["use"]), line.values.get("scope"))))


def _chips(line: Line) -> list[ChipWords]:
    state = line.values["state"]
    found: list[ChipWords] = [
        (shown("state", state), chip_kind(CONSENTS.key, "state", state), True)
    ]
    ends = line.values.get("expires_on")
    if ends and state == ConsentState.GIVEN:
        found.append((f"until {day_words(ends)}", "grey", False))
    return found


def _to_take_down(session: Session, line: Line) -> list[DetailLine]:
    """Give the acts that needed a permission which was refused or withdrawn."""
    if line.values["state"] not in BLOCKING:
        return []
    acts = acts_that_need(session, line.values["member_id"], line.values["use"])
    return [
        DetailLine(
            act.type,
            " · ".join(filter(None, (day_words(act.day), act.link))),
            partial(_open_act, act.activity_id),
        )
        for act in acts
    ]


def _open_act(activity_id: int, workspace: Workspace) -> None:
    workspace.open_requested.emit("activity", activity_id)


def _withdraw(session: Session, chosen: Chosen) -> int:
    return edit_consents(session, chosen, {"state": ConsentState.WITHDRAWN.value})


PERMITTED = PlainList(
    kind=ListKind(
        listing=CONSENTS,
        row="consent",
        one="consent",
        many="consents",
        people=People("member", lambda _line: "", ""),
        edit=edit_consents,
        delete=delete_consents,
        tables=frozenset({"consent", "member", "activity", "activity_type"}),
        widths={"use": 132, "state": 128, "scope": 142, "given_on": 114, "expires_on": 114},
        usual_views=_usual_views,
    ),
    title="Conversations",
    form=AddForm(
        "Add consent",
        "Add consent",
        ("use", "state", _SAID, "scope"),
        _add,
        more=("expires_on", "evidence"),
        usual=lambda: {"state": ConsentState.GIVEN.value, _SAID: clock.today()},
        fields=(ListField(_SAID, "Answered on", Shape.DAY),),
    ),
    sections=(
        ("What for", ("use", "scope")),
        ("How it stands", ("state", "given_on", "expires_on", "refused_on", "withdrawn_on")),
        ("Proof", ("evidence",)),
    ),
    shared=("use", "state", "given_on", "expires_on"),
    nothing=(
        "No consents yet",
        "Who may be quoted, shown or named, for what and until when. "
        "Add the first one, or bring them in from a spreadsheet.",
    ),
    second=_second,
    chips=_chips,
    details=_to_take_down,
    details_title="To take down",
)


def _can_be_withdrawn(line: Line) -> bool:
    return line.values["state"] not in BLOCKING


WITHDRAWN = PlainDeed("Withdrawn today", "withdrawn", "ban", _withdraw, _can_be_withdrawn)
