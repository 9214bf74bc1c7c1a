"""The list of conversations: what was said, and what we promised."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.conversations import (
    add_conversations,
    delete_conversations,
    edit_conversations,
    keep_promises,
)
from advocate_desk.program.listing import Condition, Line, Sort, Test, Wanted
from advocate_desk.program.relation_lists import CONVERSATIONS
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store.choices import TouchKind
from advocate_desk.store.models import Colleague
from advocate_desk.ui.dialogs.plain_page import AddForm, PlainDeed, PlainList
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords

_PROMISED = Condition("promise", Test.NOT_BLANK)
_OPEN = Condition("promise_done", Test.BLANK)


def _usual_views() -> tuple[NamedView, ...]:
    """Give the views that every desk has; open promises show those due first, first."""
    thanks = (TouchKind.THANKS.value,)
    return (
        NamedView(
            -1, "We promised", View(Wanted(conditions=(_PROMISED, _OPEN)), Sort("promise_due"))
        ),
        NamedView(-2, "Talks", View(Wanted(conditions=(Condition("kind", Test.IS_NOT, thanks),)))),
        NamedView(-3, "Thanks", View(Wanted(conditions=(Condition("kind", Test.IS, thanks),)))),
    )


def colleague_names(session: Session) -> list[str]:
    """Give the names of all colleagues, to complete from."""
    return list(session.scalars(select(Colleague.name).order_by(Colleague.name)))


def _second(line: Line) -> str:
    kind, day = line.values["kind"], line.values["on_day"]
    return f"{shown('conversations.kind', kind)} · {day_words(day)}"


def _chips(line: Line) -> list[ChipWords]:
    values = line.values
    if not values.get("promise"):
        return []
    due, done = values.get("promise_due"), values.get("promise_done")
    if done:
        return [(f"Promise kept {day_words(done)}", "green", True)]
    if due and due < clock.today():
        return [(f"Promise overdue since {day_words(due)}", "red", True)]
    return [(f"We promised, due {day_words(due)}" if due else "We promised", "amber", True)]


TALKS = PlainList(
    kind=ListKind(
        listing=CONVERSATIONS,
        row="conversation",
        one="conversation",
        many="conversations",
        people=People("member", lambda line: line.values.get("by") or "", ""),
        edit=edit_conversations,
        delete=delete_conversations,
        tables=frozenset({"touch", "member", "colleague"}),
        widths={"on_day": 114, "kind": 96, "text": 172, "promise": 158, "promise_due": 114},
        usual_views=_usual_views,
        offers={"by": colleague_names},
    ),
    title="Conversations",
    form=AddForm("Log conversation", "Log conversation", ("on_day", "kind"), add_conversations),
    asks="talk",
    sections=(
        ("What was said", ("on_day", "kind", "by", "text", "goal")),
        ("What we promised", ("promise", "promise_due", "promise_done")),
    ),
    shared=("on_day", "kind", "promise_due", "promise_done", "by"),
    nothing=(
        "No conversations yet",
        "Talks, messages and thanks with your members, and what you promised them. "
        "Log the first one, or bring them in from a spreadsheet.",
    ),
    second=_second,
    chips=_chips,
)


def _is_open(line: Line) -> bool:
    return bool(line.values.get("promise")) and not line.values.get("promise_done")


KEPT = PlainDeed("Promise kept", "with a promise kept", "check", keep_promises, _is_open)
