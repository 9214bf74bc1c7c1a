"""What can be said about how a column is read: questions that must be answered, and offers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from advocate_desk.base.words import count_words, day_words
from advocate_desk.sheets.cells import CellProblem
from advocate_desk.sheets.column_setup import ColumnSetup
from advocate_desk.sheets.days import DayOrder, read_day_cell
from advocate_desk.sheets.numbers import DecimalStyle, PercentScale, read_percent

_ORDERS = (DayOrder.DMY, DayOrder.MDY)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that may be read in several ways.

    Attributes:
        key: the attribute of the column that holds the answer.
        answers: the words of each answer, and its value.
    """

    key: str
    words: str
    answers: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that is done only if she ticks it."""

    key: str
    words: str
    hint: str


def question_of(column: ColumnSetup) -> Question | None:
    """Give what she must say of a column, or has said."""
    if not column.field:
        return None
    if column.days is not None and (column.days.ambiguous or column.days.contradictory):
        answers = tuple((reading_words(column, order), order) for order in _ORDERS)
        return Question("day_order", "Which day is meant?", answers)
    if column.numbers is not None and column.numbers.ambiguous:
        styles = tuple((f"Like {style.value}", style) for style in DecimalStyle)
        return Question("decimals", "How are numbers written?", styles)
    if column.percents is not None and column.percents.mixed:
        scales = tuple((_share_words(column, scale), scale) for scale in PercentScale)
        return Question("percent_scale", "How much is meant?", scales)
    return None


def offers_of(column: ColumnSetup, under_merged: int) -> list[Offer]:
    """Give what can be done for a column besides; `under_merged` rows are blank below others."""
    offers = []
    if column.field and column.days is not None and column.days.serials:
        text = column.days.serials[0].strip()
        day = read_day_cell(text, None, serials=True)
        if isinstance(day, dt.date):
            words = f"{text} is {day_words(day)}"
            offers.append(Offer("serials", words, "Read numbers as days as Excel counts them."))
    if column.field and under_merged:
        rows = count_words(under_merged, "merged row")
        hint = "Cells were merged downwards: what stands in them is meant for each of their rows."
        offers.append(Offer("fills_down", f"Fill {rows}", hint))
    return offers


def reading_words(column: ColumnSetup, order: DayOrder) -> str:
    """Say how an example of a column reads in an order: `03/04/2025 is 3 Apr 2025`."""
    examples = column.days.examples if column.days else ()
    for example in examples:
        day = read_day_cell(example, order)
        if isinstance(day, dt.date):
            return f"{example.split()[0]} is {day_words(day)}"
    return "Day first" if order is DayOrder.DMY else "Month first"


def _share_words(column: ColumnSetup, scale: PercentScale) -> str:
    """Say how an example reads: `7.5 is 7.5 %`, or `7.5 is 750 %`."""
    example = next(iter(column.percents.examples if column.percents else ()), "1")
    share = read_percent(example, column.decimals, scale)
    if isinstance(share, CellProblem):
        return f"Numbers are of {scale.value}"
    return f"{example} is {(share * 100).normalize():f} %"
