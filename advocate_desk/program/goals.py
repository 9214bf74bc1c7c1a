"""What the program means to reach in a quarter: add, edit, delete; what a goal can be about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind, Unlike, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import GOALS
from advocate_desk.store.choices import CATEGORIES, GOAL_FIGURES
from advocate_desk.store.models import ActivityType, Goal

_QUARTER = re.compile(r"(?P<year>\d{4})\W*q(?P<q>[1-4])|q(?P<q2>[1-4])\W*(?P<year2>\d{4})")


class About(StrEnum):
    """What kind of thing a goal is about."""

    TYPE = "activity type"
    CATEGORY = "category"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a goal is about, by the name under which it is kept; a type by its id too."""

    about: About
    name: str
    type_id: int | None = None


def quarter_called(text: str) -> str | None:
    """Give a quarter as it is kept: `Q4 2026` is 2026-Q4; None for anything else."""
    found = _QUARTER.fullmatch(fold(text).strip())
    if found is None:
        return None
    return f"{found['year'] or found['year2']}-Q{found['q'] or found['q2']}"


def quarter_of(day: dt.date) -> str:
    """Give the calendar quarter of a day."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def days_of(quarter: str) -> tuple[dt.date, dt.date]:
    """Give the first and the last day of a quarter that is written as it is kept."""
    year, number = int(quarter[:4]), int(quarter[-1])
    first = dt.date(year, 3 * number - 2, 1)
    after = dt.date(year + number // 4, 3 * number % 12 + 1, 1)
    return first, after - dt.timedelta(days=1)


def subject_of(session: Session, what: str) -> Subject | None:
    """Give what a goal is about by its name: a type, else a category, else a figure."""
    types = session.execute(select(ActivityType.id, ActivityType.name).order_by(ActivityType.id))
    subjects = [Subject(About.TYPE, name, type_id) for type_id, name in types]
    subjects += [Subject(About.CATEGORY, name) for name in CATEGORIES]
    subjects += [Subject(About.FIGURE, name) for name in GOAL_FIGURES]
    exact = (one for one in subjects if one.name == what)
    alike = (one for one in subjects if fold(one.name) == fold(what))
    return next(exact, None) or next(alike, None)


def what_goals_are_about(session: Session) -> list[str]:
    """Give all that a goal can be about, the figures first."""
    types = session.scalars(
        select(ActivityType.name).where(ActivityType.active).order_by(ActivityType.name)
    )
    return list(dict.fromkeys((*GOAL_FIGURES, *CATEGORIES, *types)))


def _as_kept(session: Session, values: Values) -> Values:
    """Write the quarter and what a goal is about as they are kept."""
    found = dict(values)
    if period := values.get("period"):
        quarter = quarter_called(str(period))
        if quarter is None:
            words = f"“{period}” is no quarter: write it like 2026-Q4."
            refuse([Problem("period", words)])
        found["period"] = quarter
    if what := values.get("what"):
        subject = subject_of(session, str(what))
        if subject is None:
            known = ", ".join(GOAL_FIGURES)
            words = f"{what} is no activity type, no category and none of the figures: {known}."
            refuse([Problem("what", words)])
        else:
            found["what"] = subject.name
    return found


def _is_there(_row: Values) -> Problem:
    words = "There is already a goal for this in that quarter: change its target instead."
    return Problem("what", words)


KIND = PlainKind(
    GOALS,
    Goal,
    needs={
        "period": "A goal needs its quarter, such as 2026-Q4.",
        "what": "Say what the goal is about.",
        "target": "Say how many are meant.",
    },
    as_kept=_as_kept,
    unlike=(Unlike(("period", "what"), _is_there),),
)


def add_goals(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add goals.

    Raises:
        InvalidDraft: no quarter, nothing known to reach, no target, or it is there already.
    """
    return add_rows(session, KIND, rows)


def edit_goals(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen goals; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or two goals would be the same.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_goals(session: Session, chosen: Chosen) -> int:
    """Delete goals; undo brings them back."""
    return delete_rows(session, KIND, chosen)
