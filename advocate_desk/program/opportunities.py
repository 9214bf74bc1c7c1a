"""Deals, as the CRM tells them: add, edit, delete."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.business_lists import OPPORTUNITIES
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
)
from advocate_desk.store.choices import Outcome
from advocate_desk.store.models import Opportunity


def _is_there(_row: Values) -> Problem:
    words = "Another opportunity has this id: change that one instead."
    return Problem("opportunity_id", words)


def _id_as_it_is(said: Sequence[Any]) -> Hashable:
    """Give an id with its case, by which some systems tell ids apart; one that is none is none."""
    known: Hashable = said[0]
    return known


KIND = PlainKind(
    OPPORTUNITIES,
    Opportunity,
    needs={"name": "An opportunity needs a name.", "outcome": "Say whether it is still open."},
    usual={"outcome": Outcome.OPEN.value},
    unlike=(Unlike(("opportunity_id",), _is_there, _id_as_it_is),),
)


def add_opportunities(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add opportunities; one that does not say how it ended is open.

    Raises:
        InvalidDraft: no name, or its id is taken.
    """
    return add_rows(session, KIND, rows)


def edit_opportunities(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen opportunities; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or an id is taken.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_opportunities(session: Session, chosen: Chosen) -> int:
    """Delete opportunities; undo brings them back."""
    return delete_rows(session, KIND, chosen)
