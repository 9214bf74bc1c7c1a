"""What moves members, as they said it: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind, Unlike, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import MOTIVATIONS
from advocate_desk.store import choices
from advocate_desk.store.models import StatedMotivation

STRONGEST = 3
_BY_FOLD = {fold(word): word for word in choices.MOTIVATIONS}


def _misfits(values: Values) -> list[Problem]:
    weight = values.get("weight")
    if weight is not None and not 0 <= weight <= STRONGEST:
        return [Problem("weight", "Weight is 0 to 3: 0 is no motive, 3 the strongest.")]
    return []


def motivation_called(word: str) -> str:
    """Give the motivation that a word means, however it is written; else the word itself."""
    return _BY_FOLD.get(fold(word), word)


def _as_kept(_session: Session, values: Values) -> Values:
    word = values.get("motivation")
    return {**values, "motivation": motivation_called(word)} if word else values


def _is_there(_row: Values) -> Problem:
    words = "This motivation is there already: change its weight instead."
    return Problem("motivation", words)


KIND = PlainKind(
    MOTIVATIONS,
    StatedMotivation,
    needs={
        "motivation": "Say what moves this member.",
        "weight": "Say how much, from 0 to 3.",
        "basis": "Say how we know it.",
    },
    usual={"basis": choices.MotivationBasis.STATED.value},
    misfits=_misfits,
    together=("weight",),
    as_kept=_as_kept,
    unlike=(Unlike(("member_id", "basis", "motivation"), _is_there),),
)


def add_motivations(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add what moves members; one of her own words is allowed.

    Raises:
        InvalidDraft: nobody, no motivation, a weight beyond 3, or it is there already.
    """
    return add_rows(session, KIND, rows)


def edit_motivations(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen motivations; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or a member would have one twice.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_motivations(session: Session, chosen: Chosen) -> int:
    """Delete motivations; undo brings them back."""
    return delete_rows(session, KIND, chosen)
