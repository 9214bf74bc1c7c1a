"""Where the name of an activity type stands as words; they follow when it is called otherwise."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.bulk import replace_word, run_update
from advocate_desk.program.checks import refuse
from advocate_desk.program.goals import subject_of
from advocate_desk.store.choices import CATEGORIES
from advocate_desk.store.models import ActivityType, Goal, Member

_WORDS_OF_MEMBERS = ("willing_to", "never_ask_for")


def follow_rename(session: Session, kind: ActivityType, name: str) -> None:
    """Let goals and what members would or never do go by the new name; called before it holds.

    Raises:
        InvalidDraft: a goal of the same quarter goes by the new name already.
    """
    _rename_goals(session, kind, name)
    if fold(kind.name) in map(fold, CATEGORIES):
        return  # there the word may mean the whole category
    for key in _WORDS_OF_MEMBERS:
        replace_word(session, Member, select(Member.id), key, (kind.name, name))


def _rename_goals(session: Session, kind: ActivityType, name: str) -> None:
    goals = session.execute(select(Goal.id, Goal.period, Goal.what)).all()
    about = {
        row: period
        for row, period, what in goals
        if fold(what) == fold(kind.name)
        and (subject := subject_of(session, what)) is not None
        and subject.type_id == kind.id
    }
    for row, period, what in goals:
        if row not in about and fold(what) == fold(name) and period in about.values():
            words = f"There is a goal for {kind.name} and one for {name} in {period}"
            refuse([Problem("name", f"{words}: delete one of the two first.")])
    if about:
        run_update(session, update(Goal).where(Goal.id.in_(about)).values(what=name))
