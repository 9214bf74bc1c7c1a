"""What the program spent beside its grants: add, edit, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.bulk import insert_rows
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.cost_list import COSTS
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.money import priced, set_money
from advocate_desk.program.own_fields import forget_rows
from advocate_desk.program.reward_fields import COST_FIELDS
from advocate_desk.store.models import Cost

_OWN = tuple(c.name for c in Cost.__table__.columns if c.name not in ("id", "uid"))
_NEVER_BLANK = ("on_day", "kind", "amount")


def add_costs(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add costs; one without a day is of today. A row may hold `uid` and `rate`.

    Raises:
        InvalidDraft: a value cannot be kept, or there is no kind or amount.
    """
    made: list[dict[str, Any]] = []
    for row in rows:
        cost = {"kind": None, "amount": None, **tidy_values(COST_FIELDS, row)}
        cost["on_day"] = cost.get("on_day") or clock.today()
        refuse(cost_problems(cost))
        made.append(cost)
    return list(insert_rows(session, Cost, _OWN, priced(session, Cost, made)))


def cost_problems(values: Values) -> list[Problem]:
    """Say what is wrong with the tidied values of a cost."""
    found = problems_of(COST_FIELDS, values)
    return found + [
        Problem(key, f"{COSTS.field(key).label} cannot be blank.")
        for key in _NEVER_BLANK
        if key in values and values[key] is None
    ]


def edit_costs(session: Session, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen costs; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept.
    """
    tidy = tidy_values(COST_FIELDS, changes)
    refuse(cost_problems(tidy))
    own = {key: value for key, value in tidy.items() if key in _OWN}
    return set_money(session, Cost, COSTS.settled(session, chosen), own) if own else 0


def edit_each_cost(session: Session, changes: Mapping[int, Values]) -> int:
    """Give each cost its own changes, as imports do; give how many were changed."""
    return sum(
        edit_costs(session, Chosen(ids=(cost_id,)), values) > 0
        for cost_id, values in changes.items()
    )


def delete_costs(session: Session, chosen: Chosen) -> int:
    """Delete costs; undo brings them back."""
    ids = tuple(session.scalars(COSTS.settled(session, chosen)))
    whom = listed(ids)
    forget_rows(session, "costs", whom)
    session.execute(delete(Cost).where(Cost.id.in_(whom)))
    return len(ids)
