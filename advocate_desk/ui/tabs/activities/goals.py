"""The list of goals: what is meant to be reached in a quarter, and how far that is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import number_words
from advocate_desk.metrics.goals import GoalActual, goal_actual
from advocate_desk.program.goals import (
    add_goals,
    delete_goals,
    edit_goals,
    quarter_of,
    what_goals_are_about,
)
from advocate_desk.program.listing import Among, Condition, Line, Test, Wanted
from advocate_desk.program.relation_lists import GOALS
from advocate_desk.program.views import NamedView, View
from advocate_desk.store.models import Colleague, Goal
from advocate_desk.ui.dialogs.plain_page import AddForm, DetailLine, PlainList
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords
from advocate_desk.ui.tables.values import word_shown
from advocate_desk.ui.tabs.activities.columns import TITLE
from advocate_desk.ui.workspace import Workspace

_REACHED = "reached"  # not a field: what the list adds to a line


def _usual_views() -> tuple[NamedView, ...]:
    now = Condition("period", Test.IS, (quarter_of(clock.today()),))
    return (NamedView(-1, "This quarter", View(Wanted(conditions=(now,)))),)


def _told(session: Session, lines: dict[int, Line]) -> dict[int, Line]:
    """Add to goals how far they are."""
    goals = session.scalars(select(Goal).where(Goal.id.in_(lines)))
    far = {goal.id: goal_actual(session, goal, clock.today()) for goal in goals}
    return {
        row: replace(line, values={**line.values, _REACHED: far.get(row)})
        for row, line in lines.items()
    }


def _how_far(line: Line) -> str:
    actual: GoalActual | None = line.values.get(_REACHED)
    if actual is None:
        return ""
    if actual.figure.value is None:
        return actual.figure.why
    reached, target = number_words(int(actual.figure.value)), number_words(actual.target)
    return f"{reached} of {target} reached"


def _second(line: Line) -> str:
    return " · ".join(filter(None, (line.values["period"], _how_far(line))))


def _chips(line: Line) -> list[ChipWords]:
    actual: GoalActual | None = line.values.get(_REACHED)
    if actual is None or actual.is_on_pace is None:
        return []
    if actual.figure.value is not None and actual.figure.value >= actual.target:
        return [("Reached", "green", True)]
    if actual.is_on_pace:
        return [("On pace", "green", True)]
    return [(f"Behind: {number_words(round(actual.on_pace))} by now", "amber", True)]


def _behind(_session: Session, line: Line) -> list[DetailLine]:
    """Give the way to the rows that were counted."""
    actual: GoalActual | None = line.values.get(_REACHED)
    if actual is None or not actual.figure.rows.ids.size:
        return []
    rows = actual.figure.rows
    what = word_shown(GOALS.key, GOALS.field("what"), line.values["what"])
    among = Among(tuple(map(int, rows.ids)), f"{what}, {line.values['period']}")
    return [DetailLine(_how_far(line), actual.figure.formula, partial(_open, rows.listing, among))]


def _open(listing: str, among: Among, workspace: Workspace) -> None:
    workspace.rows_requested.emit(listing, Wanted(among=among))


def _colleagues(session: Session) -> list[str]:
    return list(session.scalars(select(Colleague.name).order_by(Colleague.name)))


AIMS = PlainList(
    kind=ListKind(
        listing=GOALS,
        row="goal",
        one="goal",
        many="goals",
        people=People("what", _how_far, "what"),
        edit=edit_goals,
        delete=delete_goals,
        tables=frozenset({"goal", "colleague", "activity", "activity_type", "setting"}),
        widths={"period": 110, "target": 90, "owner": 160},
        usual_views=_usual_views,
        offers={"what": what_goals_are_about, "owner": _colleagues},
        told=_told,
    ),
    title=TITLE,
    form=AddForm(
        "Add goal",
        "Add goal",
        ("what", "period", "target", "owner"),
        add_goals,
        usual=lambda: {"period": quarter_of(clock.today())},
    ),
    sections=(("Goal", ("what", "period", "target", "owner")),),
    shared=("period", "target", "owner"),
    nothing=(
        "No goals yet",
        "A goal says how many acts of a type or a category, or how many active advocates, "
        "you mean to reach in a quarter.",
    ),
    second=_second,
    chips=_chips,
    details=_behind,
    details_title="Reached so far",
)
