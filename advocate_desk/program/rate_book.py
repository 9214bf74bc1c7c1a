"""Which exchange rate holds on a day, and how a rate is written."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from decimal import Decimal, InvalidOperation
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.words import plain_number
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


def told_rate(text: str) -> str:
    """Give a rate that was typed as it is kept, as the decimal it was typed as.

    Raises:
        InvalidDraft: it is no rate.
    """
    rate = _tidy_rate(text)
    if rate is None:
        raise InvalidDraft([Problem("rate", f"{text} is no rate: write a number, such as 0.92.")])
    return rate


def _tidy_rate(text: str) -> str | None:
    written = text.strip().replace(",", ".")
    try:
        rate = Decimal(written)
    except InvalidOperation:
        return None
    if not rate.is_finite() or not _SMALLEST <= rate < _LARGEST:
        return None
    return written if _PLAIN.fullmatch(written) else plain_number(rate)
