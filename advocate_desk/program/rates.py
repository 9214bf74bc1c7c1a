"""Exchange rates: which one holds on a day; add, edit, delete."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.base.words import day_words, plain_number
from advocate_desk.program.bulk import set_columns
from advocate_desk.program.checks import Values, problems_of, refuse, tidy_values
from advocate_desk.program.cost_list import RATES
from advocate_desk.program.listing import Chosen, listed
from advocate_desk.program.reward_fields import RATE_FIELDS
from advocate_desk.store.models import Rate
from advocate_desk.store.preferences import preferences

BASE_RATE = "1"


class _Unrated:
    """What a new row holds for its rate when it is known to have none, as our own files tell."""


UNRATED: Final = _Unrated()
_LARGEST = Decimal(10) ** 9  # of a rate: no two currencies are further apart
_SMALLEST = 1 / _LARGEST
_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)


class RateBook:
    """The rates of the desk, read once for many rows."""

    def __init__(self, session: Session) -> None:
        self.base = preferences(session).base_currency
        self._since: dict[str, tuple[list[dt.date], list[str]]] = {}
        for currency, day, rate in session.execute(
            select(Rate.currency, Rate.from_day, Rate.rate).order_by(Rate.from_day)
        ):
            days, rates = self._since.setdefault(currency, ([], []))
            days.append(day)
            rates.append(rate)

    def on(self, currency: str | None, day: dt.date | None) -> str | None:
        """Give the rate of a currency on a day (blank: today); None when none is known."""
        if currency is None:
            return None
        if currency == self.base:
            return BASE_RATE
        days, rates = self._since.get(currency, ([], []))
        place = bisect_right(days, day or clock.today())
        return rates[place - 1] if place else None


def rate_on(session: Session, currency: str | None, day: dt.date | None) -> str | None:
    """Give the rate of a currency on a day: the newest one from then or before."""
    return RateBook(session).on(currency, day)


def tidy_rate(text: str | None) -> str | None:
    """Give a rate as it is kept, as the decimal that was typed; None when it is no rate."""
    written = (text or "").strip().replace(",", ".")
    try:
        rate = Decimal(written)
    except InvalidOperation:
        return None
    if not rate.is_finite() or not _SMALLEST <= rate < _LARGEST:
        return None
    return written if _PLAIN.fullmatch(written) else plain_number(rate)


def add_rates(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add rates; a row says the currency, the day from which it holds, and the rate.

    Raises:
        InvalidDraft: a value cannot be kept, or there is a rate from that day already.
    """
    taken = {
        (currency, day) for currency, day in session.execute(select(Rate.currency, Rate.from_day))
    }
    made = []
    for row in rows:
        rate = _checked(session, {"currency": None, "from_day": None, "rate": None, **row})
        key = (rate["currency"], rate["from_day"])
        if key in taken:
            refuse([_taken(*key)])
        taken.add(key)
        made.append({name: rate[name] for name in ("currency", "from_day", "rate")})
    rates = [Rate(**one) for one in made]
    session.add_all(rates)
    session.flush()
    return [rate.id for rate in rates]


def _taken(currency: str, day: dt.date) -> Problem:
    return Problem(
        "from_day",
        f"There is a rate of {currency} from {day_words(day)} already: change that one.",
    )


def _checked(session: Session, values: Values) -> dict[str, Any]:
    """Give tidied values of a rate; the base currency has none."""
    tidy = tidy_values(RATE_FIELDS, values)
    found = problems_of(RATE_FIELDS, tidy)
    for field in RATE_FIELDS:
        if field.key in tidy and tidy[field.key] is None:
            found.append(Problem(field.key, f"{field.label} cannot be blank."))
    base = preferences(session).base_currency
    if tidy.get("currency") == base:
        found.append(Problem("currency", f"{base} is the base currency: its rate is always 1."))
    if tidy.get("rate") is not None:
        tidy["rate"], typed = tidy_rate(tidy["rate"]), tidy["rate"]
        if tidy["rate"] is None:
            found.append(Problem("rate", f"{typed} is no rate: write a number, such as 0.92."))
    refuse(found)
    return tidy


def edit_rates(session: Session, chosen: Chosen, changes: Values) -> int:
    """Set fields of the chosen rates; rows that kept the old rate are not touched.

    Raises:
        InvalidDraft: a value cannot be kept, or there is a rate from that day already.
    """
    tidy = _checked(session, changes)
    own = {key: value for key, value in tidy.items() if key in RATES.columns}
    whom = RATES.settled(session, chosen)
    if {"currency", "from_day"} & own.keys():
        _refuse_clash(session, tuple(session.scalars(whom)), own)
    return set_columns(session, Rate, whom, own) if own else 0


def _refuse_clash(session: Session, ids: Sequence[int], own: Values) -> None:
    """Refuse to let two rates of a currency begin on one day."""
    keys = {}
    for row_id, currency, day in session.execute(select(Rate.id, Rate.currency, Rate.from_day)):
        key = (currency, day)
        if row_id in ids:
            key = (own.get("currency", currency), own.get("from_day", day))
        if key in keys:
            refuse([_taken(*key)])
        keys[key] = row_id


def delete_rates(session: Session, chosen: Chosen) -> int:
    """Delete rates; what rows kept of them stays."""
    ids = tuple(session.scalars(RATES.settled(session, chosen)))
    session.execute(delete(Rate).where(Rate.id.in_(listed(ids))))
    return len(ids)
