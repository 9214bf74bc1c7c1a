"""Reads numbers, money, percent and yes or no out of cells, however they were typed.

Whether 1.234 is more than a thousand or little more than one is a decision of the whole column, as
with days: the cells prove it, or she is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import isfinite

from advocate_desk.base.text import fold
from advocate_desk.base.words import is_known_currency
from advocate_desk.sheets.cells import Cell, CellError, CellProblem, cell_text

LARGEST = 10**14  # of what sums of many still fit the file

_EXAMPLES = 3
_GROUP = "[ \u00a0\u202f'’]"  # what groups thousands wherever it stands
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "zł": "PLN", "us$": "USD"}
_OPEN_SIGNS = ("$", "¥", "kr")  # written in several countries
_UNIT_WORDS = "pts pt points point punkte punkt puntos min mins minutes"
_UNITS = frozenset(_UNIT_WORDS.split())
_PARTS = re.compile(
    r"(?P<open>\()?\s*(?P<minus>[-−–+])?\s*(?P<before>[^\d\s.,()+−–-]{1,4}\s*)?(?P<minus2>[-−–])?\s*"
    r"(?P<digits>[\d.,](?:[\d.,'’ \u00a0\u202f]*[\d.,])?)\s*"
    r"(?P<trailing>[-−])?\s*(?P<after>[^\d\s.,()]{1,8})?\s*(?P<close>\))?\.?"
)
_LOST_DIGITS = re.compile(r"\d[.,]?\d*e\+?\d{2}")
_YES_WORDS = (
    "yes y true t 1 x ✓ ✔ ☑ ok on ja j wahr oui o vrai si s sim verdadero vero v da tak"
    " evet はい 是"
)
_NO_WORDS = (
    "no n false f 0 ✗ ✘ ☐ - off nein falsch non faux nao falso ne nie nej nee ei hayir いいえ 否"
)
_YES, _NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())


class DecimalStyle(StrEnum):
    """Which sign stands before the cents."""

    POINT = "1,234.56"
    COMMA = "1.234,56"


@dataclass(frozen=True, slots=True)
class DecimalEvidence:
    """What a column's texts say about the sign before the cents.

    Attributes:
        style: the one that reads all of them; None when nothing proves one.
        ambiguous: both styles read all of them, but as different numbers: she must be asked.
        contradictory: neither style reads all of them.
        examples: up to three cells to ask about.
    """

    style: DecimalStyle | None
    ambiguous: bool = False
    contradictory: bool = False
    examples: tuple[str, ...] = ()


class PercentScale(StrEnum):
    """What a number without a percent sign means beside others with one."""

    OF_HUNDRED = "100"  # 7.5 is 7.5 %
    OF_ONE = "1"  # 0.075 is 7.5 %


@dataclass(frozen=True, slots=True)
class PercentEvidence:
    """What a column says about percent.

    Attributes:
        marked: some cells have a percent sign, or are shown with one.
        mixed: others have none, so that nobody knows what they mean: she must be asked.
        examples: up to three cells without one.
    """

    marked: bool = False
    mixed: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as it was typed; `currency` is None when no sign or code tells it."""

    value: Decimal
    currency: str | None = None


def judge_decimals(values: Iterable[Cell], *, whole: bool = False) -> DecimalEvidence:
    """Look through a column's texts for proof of the sign before the cents.

    With `whole`, the field takes whole numbers only, so that `1,250` can mean but one thing.
    """
    fits = {DecimalStyle.POINT: True, DecimalStyle.COMMA: True}
    differing: list[str] = []
    odd: list[str] = []
    for text in dict.fromkeys(value for value in values if isinstance(value, str)):
        read = {style: _value(text, style, whole=whole) for style in DecimalStyle}
        known = [value for value in read.values() if value is not None]
        if not known:
            continue  # not a number at all says nothing
        if len(known) == 1:
            odd.append(text)
            for style, value in read.items():
                fits[style] &= value is not None
        elif known[0] != known[1]:
            differing.append(text)
    styles = [style for style, fit in fits.items() if fit]
    if not styles:
        return DecimalEvidence(None, contradictory=True, examples=tuple(odd[:_EXAMPLES]))
    if len(styles) == 1:
        return DecimalEvidence(styles[0])
    return DecimalEvidence(None, ambiguous=bool(differing), examples=tuple(differing[:_EXAMPLES]))


def judge_percents(values: Sequence[Cell], shown_as_percent: int) -> PercentEvidence:
    """Look through a column for percent signs; some cells may only be shown with one."""
    plain = [value for value in values if _is_plain_number(value)]
    signed = sum(isinstance(value, str) and "%" in value for value in values)
    if not signed and not shown_as_percent:
        return PercentEvidence()
    unsigned = len(plain) - shown_as_percent
    odd = [value for value in plain if not isinstance(value, int | float) or abs(value) > 1]
    examples = dict.fromkeys(cell_text(value) for value in odd or plain)
    return PercentEvidence(
        marked=True,
        mixed=unsigned > 0,
        examples=tuple(examples)[:_EXAMPLES] if unsigned > 0 else (),
    )


def _is_plain_number(value: Cell) -> bool:
    if isinstance(value, str):
        return "%" not in value and isinstance(read_number(value), Decimal)
    return isinstance(value, int | float) and not isinstance(value, bool) and value != 0


def read_number(cell: Cell, style: DecimalStyle | None = None) -> Decimal | CellProblem:
    """Give the number a cell holds, currency and units left off; the cell must not be blank."""
    amount = read_amount(cell, style)
    return amount.value if isinstance(amount, Amount) else amount


def read_amount(cell: Cell, style: DecimalStyle | None = None) -> Amount | CellProblem:
    """Give the money a cell holds, with the currency its sign or code names."""
    if isinstance(cell, bool) or cell is None:
        return CellProblem("is not a number")
    if isinstance(cell, int):
        return Amount(Decimal(cell))
    if isinstance(cell, float) and not isfinite(cell):
        return CellProblem("is too large")
    if isinstance(cell, float):
        return Amount(Decimal(repr(cell)))
    if isinstance(cell, CellError):
        return CellProblem(f"is an error of the spreadsheet ({cell.text})")
    return _read_text(cell, style) if isinstance(cell, str) else CellProblem("is not a number")


def read_whole_number(cell: Cell, style: DecimalStyle | None = None) -> int | CellProblem:
    """Give the whole number a cell holds."""
    if type(cell) is int:
        return cell
    if isinstance(cell, str) and style is None:
        style = judge_decimals([cell], whole=True).style
    number = read_number(cell, style)
    if isinstance(number, CellProblem):
        return number
    return int(number) if number == int(number) else CellProblem("is not a whole number")


def read_percent(
    cell: Cell, style: DecimalStyle | None = None, scale: PercentScale | None = None
) -> Decimal | CellProblem:
    """Give a share: 0.075 for 7.5 %, and for what the scale says is as much.

    Of numbers that a workbook may show as percent, those up to 1 are shares already.
    """
    if isinstance(cell, str):
        number = read_number(cell.replace("%", "").strip(), style)
        of_hundred = "%" in cell or scale is PercentScale.OF_HUNDRED
    else:
        number = read_number(cell, style)
        of_hundred = (
            scale is PercentScale.OF_HUNDRED and isinstance(number, Decimal) and abs(number) > 1
        )
    if isinstance(number, CellProblem):
        return number
    return number / 100 if of_hundred else number


def read_yes_no(cell: Cell) -> bool | CellProblem:
    """Give what a cell answers, in any of the usual languages and marks."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, CellError):
        return CellProblem(f"is an error of the spreadsheet ({cell.text})")
    word = fold(str(cell)).strip(" .!")
    if word in _YES:
        return True
    return False if word in _NO else CellProblem("is neither yes nor no")


def has_lost_digits(cell: Cell) -> bool:
    """Say whether an id was shortened by a spreadsheet program: 1.23457E+17 names nothing."""
    return isinstance(cell, str) and bool(_LOST_DIGITS.fullmatch(fold(cell)))


@lru_cache(maxsize=20_000)
def _read_text(text: str, style: DecimalStyle | None) -> Amount | CellProblem:
    """Read a number that was typed as text; columns repeat themselves, so answers are kept."""
    parts = _parts(text)
    if parts is None:
        return CellProblem("is not a number")
    digits, negative, currency = parts
    values = {
        value
        for one in ((style,) if style else tuple(DecimalStyle))
        if (value := _digits_value(digits, one)) is not None
    }
    if not values:
        return CellProblem("is not a number")
    if len(values) > 1:
        return CellProblem("can be read as two different numbers")
    value = values.pop()
    return Amount(-value if negative else value, currency)


def _value(text: str, style: DecimalStyle, *, whole: bool) -> Decimal | None:
    parts = _parts(text.replace("%", ""))
    value = _digits_value(parts[0], style) if parts else None
    return None if value is None or (whole and value != int(value)) else value


def _parts(text: str) -> tuple[str, bool, str | None] | None:
    """Split a typed number: (its digits and separators, is it negative, its currency)."""
    found = _PARTS.fullmatch(text.strip())
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    currency = None
    for word in (found["before"], found["after"]):
        if word is None:
            continue
        known, code = _unit(word.strip())
        if not known:
            return None
        currency = currency or code
    minus = {found["minus"], found["minus2"], found["trailing"]} - {None, "+"}
    return found["digits"], bool(minus) or bool(found["open"]), currency


def _unit(word: str) -> tuple[bool, str | None]:
    """Tell whether a word beside a number is a unit or currency we know, and which currency."""
    folded = word.casefold().rstrip(".")
    if folded in _SIGNS:
        return True, _SIGNS[folded]
    if folded in _UNITS or folded in _OPEN_SIGNS:
        return True, None
    code = word.upper()
    return (True, code) if len(code) == 3 and is_known_currency(code) else (False, None)


@lru_cache(maxsize=20_000)
def _digits_value(digits: str, style: DecimalStyle) -> Decimal | None:
    """Read digits in one style; None when they do not fit it."""
    cents, thousands = (".", ",") if style is DecimalStyle.POINT else (",", ".")
    fitting = re.fullmatch(
        rf"(\d{{1,3}}(?:\{thousands}\d{{3}})+|\d{{1,3}}(?:{_GROUP}\d{{3}})+|\d*)(?:\{cents}(\d+))?",
        digits,
    )
    if fitting is None or not (fitting[1] or fitting[2]):
        return None
    if fitting[1].startswith("0" + thousands):
        return None  # 0.123 is no thousands
    whole = re.sub(r"\D", "", fitting[1])
    return Decimal(f"{whole or 0}.{fitting[2]}" if fitting[2] else whole)
