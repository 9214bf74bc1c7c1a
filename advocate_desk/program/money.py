"""Amounts in several currencies: each keeps its rate, and sums are in the base currency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.words import currency_digits
from advocate_desk.program.bulk import run_update, set_each
from advocate_desk.program.edits import Edits, with_any
from advocate_desk.program.listing import listed
from advocate_desk.program.rate_book import BASE_RATE, UNRATED, RateBook, told_rate
from advocate_desk.store.models import (
    Account,
    Activity,
    ActivityType,
    Connection,
    Cost,
    Event,
    Grant,
    Opportunity,
    Rate,
    Reward,
    Table,
)
from advocate_desk.store.preferences import preferences


@dataclass(frozen=True, slots=True)
class _Money:
    """What amounts a table has beside its currency and rate, and the days they are of.

    Attributes:
        days: the first of them that is known is the row's day; none: the day it is written.
    """

    amounts: tuple[str, ...]
    days: tuple[str, ...] = ()


_MONEY_OF: Mapping[type[Table], _Money] = {
    Account: _Money(("annual_value",)),
    Activity: _Money(("value",), ("completed_on", "due_on", "responded_on", "asked_on")),
    ActivityType: _Money(("value",)),
    Connection: _Money(("value",), ("introduced_on",)),
    Cost: _Money(("amount",), ("on_day",)),
    Event: _Money(("budget",), ("starts_on",)),
    Grant: _Money(("value", "cost"), ("given_on",)),
    Opportunity: _Money(("amount",), ("closed_on", "created_on")),
    Reward: _Money(("value", "cost")),
}
_CATALOGUES = (ActivityType, Reward)  # what could be, and is in no sum


def priced(
    session: Session, table: type[Table], rows: Sequence[dict[str, Any]]
) -> Sequence[dict[str, Any]]:
    """Let new rows keep the currency and rate of their amounts; a rate they hold stands.

    So does that they have none, said by `UNRATED`.

    An amount without a currency is in the base currency. Rows of a table without amounts stay
    as they are.

    Raises:
        InvalidDraft: a rate is none.
    """
    money = _MONEY_OF.get(table)
    if money is None:
        return rows
    has_money = [
        row
        for row in rows
        if row.get("currency") or any(row.get(key) is not None for key in money.amounts)
    ]
    book = RateBook(session)
    for row in has_money:
        row["currency"] = row.get("currency") or book.base
        day = next((row[key] for key in money.days if row.get(key)), None)
        if row.get("rate") is not UNRATED:
            row["rate"] = _kept_rate(row) or book.on(row["currency"], day)
    for row in rows:  # also those without an amount
        if row.get("rate") is UNRATED:
            row["rate"] = None
    return rows


def _kept_rate(values: Mapping[str, Any]) -> str | None:
    text = values.get("rate")
    return None if text is None else told_rate(text)


def rates_of(
    session: Session, currencies: Sequence[str | None], days: Sequence[dt.date | None]
) -> list[str | None]:
    """Give the rate of each row by its currency and day, as imports write them."""
    if not any(currencies):
        return [None] * len(currencies)
    book = RateBook(session)
    return [book.on(currency, day) for currency, day in zip(currencies, days, strict=True)]


def set_money(session: Session, table: type[Table], edits: Edits) -> int:
    """Set columns of rows, among which amounts, their currency, rate or day may be.

    No amount is without a currency: an amount alone keeps the one a row has, else it is in the
    base currency. A kept rate is taken anew only where the currency or the day changes. Gives how
    many rows changed.

    Raises:
        InvalidDraft: an amount would lose its currency, or a rate is none.
    """
    money = _MONEY_OF.get(table)
    if money is None:
        return set_each(session, table, edits)
    told = with_any(edits, *money.amounts, *money.days, "currency", "rate")
    book = RateBook(session) if told else None
    held = _held_money(session, table, tuple(told))
    priced_edits = dict(edits)
    for row_id, values in told.items():
        if book and (before := held.get(row_id)):  # else it was deleted meanwhile
            try:
                priced_edits[row_id] = _priced_edit(money, values, before, book)
            except InvalidDraft as refusal:
                raise InvalidDraft(refusal.problems, row_id) from None
    return set_each(session, table, priced_edits)


def _held_money(
    session: Session, table: type[Table], ids: Sequence[int]
) -> dict[int, Mapping[str, Any]]:
    """Give what rows hold of amounts, their currency, rate and days."""
    if not ids:
        return {}
    columns, money = table.__table__.columns, _MONEY_OF[table]
    keys = (*money.amounts, *money.days, "currency", "rate")
    rows = session.execute(
        select(columns["id"], *(columns[key] for key in keys)).where(
            columns["id"].in_(listed(ids))
        )
    )
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}


def _priced_edit(
    money: _Money, values: Mapping[str, Any], held: Mapping[str, Any], book: RateBook
) -> dict[str, Any]:
    """Give what a row becomes, with the currency and the rate that follow."""
    own = dict(values)
    after = {**held, **own}
    amounts = [after[key] for key in money.amounts if after[key] is not None]
    if "currency" in own and own["currency"] is None and amounts:
        raise InvalidDraft([Problem("currency", "An amount needs its currency.")])
    if any(own.get(key) is not None for key in money.amounts):
        own["currency"] = after["currency"] = after["currency"] or book.base
    if "rate" in own:
        own["rate"] = _kept_rate(own)
    elif any(after[key] != held[key] for key in ("currency", *money.days)):
        own["rate"] = None
    if own.get("rate", held["rate"]) is None:
        day = next((after[key] for key in money.days if after[key]), None)
        own["rate"] = book.on(after["currency"], day)
    return own


def _fill_rates(session: Session, table: type[Table], which: ColumnElement[bool]) -> int:
    """Give rows that have a currency and no rate the one of their day, where it is known."""
    columns = table.__table__.columns
    base = preferences(session).base_currency
    lacking = and_(which, columns["currency"].is_not(None), columns["rate"].is_(None))
    plain = update(table).where(lacking, columns["currency"] == base).values(rate=BASE_RATE)
    days = [columns[key] for key in _MONEY_OF[table].days]
    day = func.coalesce(*days, literal(clock.today())) if days else literal(clock.today())
    newest = (
        select(Rate.rate)
        .where(Rate.currency == columns["currency"], Rate.from_day <= day)
        .order_by(Rate.from_day.desc())
        .limit(1)
        .correlate(table.__table__)
        .scalar_subquery()
    )
    known = update(table).where(lacking, newest.is_not(None)).values(rate=newest)
    return run_update(session, plain) + run_update(session, known)


def rows_without_rate(session: Session) -> int:
    """Count the rows with an amount that sums leave out because no rate is known."""
    base = preferences(session).base_currency
    return sum(
        session.scalar(select(func.count()).select_from(table).where(_left_out(table, base))) or 0
        for table in _MONEY_OF
        if table not in _CATALOGUES
    )


def fill_rates(session: Session) -> int:
    """Give all rows without a rate the one of their day, where it is known by now.

    A rate that a row keeps stays what it is.
    """
    base = preferences(session).base_currency
    return sum(_fill_rates(session, table, _left_out(table, base)) for table in _MONEY_OF)


def _left_out(table: type[Table], base: str) -> ColumnElement[bool]:
    columns = table.__table__.columns
    has_amount = or_(*(columns[key].is_not(None) for key in _MONEY_OF[table].amounts))
    return and_(
        columns["rate"].is_(None),
        columns["currency"].is_not(None),
        columns["currency"] != base,
        has_amount,
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in the base currency.

    Attributes:
        amount: minor units of the base currency, rounded half away from zero at the end.
        rows: how many rows were summed.
        left_out: how many rows have an amount and no rate.
    """

    amount: int = 0
    rows: int = 0
    left_out: int = 0


_NOTHING = Sum()


def sum_in_base(session: Session, amount: ColumnElement[Any], *which: ColumnElement[bool]) -> Sum:
    """Sum one amount of the rows that fulfil the conditions, in the base currency."""
    return sums_in_base(session, amount, *which).get((), _NOTHING)


def sums_in_base(
    session: Session,
    amount: ColumnElement[Any],
    *which: ColumnElement[bool],
    by: Sequence[ColumnElement[Any]] = (),
    source: FromClause | None = None,
) -> dict[tuple[Any, ...], Sum]:
    """Sum an amount in the base currency, by the values of some columns.

    Rows are summed by currency and rate in SQL and multiplied exactly here:
    Σ minor × rate × 10^(digits of base − digits of currency). `source` joins more than the table.
    """
    table = amount.table
    columns = table.columns
    grouped = session.execute(
        select(*by, columns["currency"], columns["rate"], func.sum(amount), func.count())
        .select_from(table if source is None else source)
        .where(amount.is_not(None), *which)
        .group_by(*by, columns["currency"], columns["rate"])
    ).all()
    base = preferences(session).base_currency
    found: dict[tuple[Any, ...], list[tuple[Decimal | None, int]]] = {}
    for row in grouped:
        *key, currency, rate, minor, count = row
        found.setdefault(tuple(key), []).append((_in_base(minor, currency, rate, base), count))
    return {key: _summed(parts) for key, parts in found.items()}


def _in_base(minor: int, currency: str | None, rate: str | None, base: str) -> Decimal | None:
    if currency in (None, base):
        return Decimal(minor)
    if rate is None or currency is None:
        return None
    return (Decimal(minor) * Decimal(rate)).scaleb(
        currency_digits(base) - currency_digits(currency)
    )


def _summed(parts: Collection[tuple[Decimal | None, int]]) -> Sum:
    known = [(amount, count) for amount, count in parts if amount is not None]
    whole = sum((amount for amount, _count in known), Decimal(0))
    return Sum(
        int(whole.quantize(Decimal(1), rounding="ROUND_HALF_UP")),
        sum(count for _amount, count in known),
        sum(count for amount, count in parts if amount is None),
    )
