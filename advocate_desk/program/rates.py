"""Exchange rates: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.words import day_words
from advocate_desk.program.checks import Values, refuse
from advocate_desk.program.cost_list import RATES
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import (
    PlainKind,
    Unlike,
    add_rows,
    delete_rows,
    edit_rows,
    never_blank,
)
from advocate_desk.program.rate_book import told_rate
from advocate_desk.store.models import Rate
from advocate_desk.store.preferences import preferences


def _as_kept(session: Session, values: Values) -> Values:
    """Write a rate as the decimal that was typed; the base currency has none."""
    base = preferences(session).base_currency
    if values.get("currency") == base:
        refuse([Problem("currency", f"{base} is the base currency: its rate is always 1.")])
    return {**values, "rate": told_rate(values["rate"])} if "rate" in values else values


def _is_there(row: Values) -> Problem:
    since = f"{row['currency']} from {day_words(row['from_day'])}"
    return Problem("from_day", f"There is a rate of {since} already: change that one.")


_KIND = PlainKind(
    RATES,
    Rate,
    needs=never_blank(RATES, "currency", "from_day", "rate"),
    as_kept=_as_kept,
    unlike=(Unlike(("currency", "from_day"), _is_there),),
)


def add_rates(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rates; a row says the currency, the day from which it holds, and the rate.

    Raises:
        InvalidDraft: a value cannot be kept, or there is a rate from that day already.
    """
    return add_rows(session, _KIND, rows)


def edit_rates(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen rates; rows that kept the old rate are not touched.

    Raises:
        InvalidDraft: a value cannot be kept, or there is a rate from that day already.
    """
    return edit_rows(session, _KIND, chosen, changes)


def delete_rates(session: Session, chosen: Chosen) -> int:
    """Delete rates; what rows kept of them stays."""
    return delete_rows(session, _KIND, chosen)
