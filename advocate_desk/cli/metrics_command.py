"""The command `metrics`: every figure on a day, and what is computed for each member."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from advocate_desk.base import clock
from advocate_desk.base.errors import DeskError
from advocate_desk.base.words import (
    amount_words,
    day_words,
    is_known_currency,
    money_words,
    number_words,
)
from advocate_desk.cli.answers import day_of, desk_path, say
from advocate_desk.program.fields import ListField, Shape

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from advocate_desk.metrics.trend import Figure


def add_words(words: argparse.ArgumentParser) -> None:
    """Take the day asked about, and whose rows to list."""
    words.add_argument("--as-of", dest="day", type=day_of, metavar="DAY", help="a day (today)")
    words.add_argument("--rows", metavar="NAME", help="list what is behind one figure")


def run(asked: argparse.Namespace) -> int:
    """Print the figures of the 365 days up to a day."""
    from advocate_desk.program.desks import look_at_desk

    day = min(asked.day or clock.today(), clock.today())
    desk = look_at_desk(desk_path(asked))
    try:
        with desk.read() as session:
            if asked.rows:
                return _say_rows(asked, session, day)
            return _say_all(asked, session, day)
    finally:
        desk.close()


def _say_all(asked: argparse.Namespace, session: Session, day: dt.date) -> int:
    from advocate_desk.metrics.of_a_day import figures_of_day
    from advocate_desk.metrics.of_members import figures_of_members

    figures = {name: figure() for name, figure in figures_of_day(session, day).items()}
    members = [_plain(one) for one in figures_of_members(session, day)]
    document = {
        "as_of": day.isoformat(),
        "metrics": {name: _document(figure) for name, figure in figures.items()},
        "members": members,
    }
    lines = [f"{name:30} {_words(figure)}" for name, figure in figures.items()]
    say(asked, document, f"The 365 days up to {day_words(day)}", *lines)
    return 0


def _say_rows(asked: argparse.Namespace, session: Session, day: dt.date) -> int:
    from advocate_desk.metrics.of_a_day import figures_of_day, list_of

    figures = figures_of_day(session, day)
    if asked.rows not in figures:
        raise DeskError(f"There is no figure {asked.rows}.", f"There are: {', '.join(figures)}.")
    figure = figures[asked.rows]()
    ids, listing = figure.rows.ids.tolist(), list_of(figure)
    keys = [key for key in listing.default_columns if not key.startswith("custom:")]
    found = listing.lines(session, ids)
    lines = [found[row].values for row in ids if row in found]
    rows = [{key: _value(values.get(key)) for key in keys} for values in lines]
    document = {"name": asked.rows, "kind": listing.key, "rows": rows}
    fields = [field for field in listing.fields if field.key in keys]
    fields.sort(key=lambda field: keys.index(field.key))
    say(asked, document, *("  ".join(filter(None, _texts(fields, values))) for values in lines))
    return 0


def _texts(fields: Iterable[ListField], values: Mapping[str, Any]) -> Iterator[str]:
    currency = values.get("currency") or ""
    for field in fields:
        value = values.get(field.key)
        if isinstance(value, tuple):
            yield "; ".join(value)
        elif value is not None:
            is_money = field.shape is Shape.MONEY and is_known_currency(currency)
            yield money_words(value, currency) if is_money else str(value)


def _document(figure: Figure) -> dict[str, Any]:
    return {key: getattr(figure, key) for key in ("value", "unit", "n", "formula", "why")}


def _words(figure: Figure) -> str:
    if figure.value is None:
        return f"– ({figure.why})"
    if figure.unit == "%":
        return f"{int(figure.value + 0.5)}% of {number_words(figure.n)}"
    if is_known_currency(figure.unit):
        return amount_words(figure.value, figure.unit)
    return f"{number_words(figure.value)} {figure.unit}"


def _plain(one: Any) -> dict[str, Any]:
    return {key: _value(value) for key, value in dataclasses.asdict(one).items()}


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
