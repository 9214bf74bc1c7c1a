"""Values as she reads and types them: words for a cell, and what typed words mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from advocate_desk.base import clock, words
from advocate_desk.base.days import read_day
from advocate_desk.base.errors import DeskError
from advocate_desk.base.text import fold, split_words, tidy_lines, tidy_spaces
from advocate_desk.program.checks import DECIMAL
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.listing import CUSTOM, Condition, Test
from advocate_desk.program.wording import shown

_YES = frozenset({"yes", "y", "true", "1", "on", "x"})
_NO = frozenset({"no", "n", "false", "0", "off"})
_NUMBER = re.compile(r"-?\d+")
_SIGNS_BETWEEN = {".": "[,'’ \u00a0\u202f]", ",": "[.'’ \u00a0\u202f]"}  # by the decimal sign
_GROUPS = {  # of three digits; before the last three also of two, as in India
    decimal: re.compile(rf"(?<=\d){sign}(?=(?:\d\d{sign})*\d{{3}}(?:\D|$))")
    for decimal, sign in _SIGNS_BETWEEN.items()
}
_AMOUNT = re.compile(r"-?\d+(?:[.,]\d{1,3})?")
# days that are still to come
DAYS_AHEAD = frozenset({"paused_until", "due_on", "renewal_date", "promise_due", "expires_on"})


class NotReadable(DeskError):
    """What she typed does not fit the field; nothing was changed."""


def value_of(field: ListField, values: Mapping[str, Any]) -> Any:
    """Give a field's value; those of her own fields are kept as text and are read here."""
    value = values.get(field.key)
    if not field.key.startswith(CUSTOM) or not isinstance(value, str):
        return value
    if field.shape is Shape.DAY:
        return _iso_day(value) or value
    if field.shape is Shape.YES_NO:
        return value == "yes"
    if field.shape is Shape.NUMBER:
        return int(value) if _NUMBER.fullmatch(value) else value
    return value


def words_of(kind: str, field: ListField, value: Any, currency: str = "") -> str:
    """Give a value as a cell shows it; `kind` is the list's key."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return words.day_words(value)
    if isinstance(value, tuple):
        return "; ".join(word_shown(kind, field, word) for word in value)
    if isinstance(value, int):
        is_money = field.shape is Shape.MONEY and words.is_known_currency(currency)
        return words.money_words(value, currency) if is_money else words.number_words(value)
    return word_shown(kind, field, str(value))


def word_shown(kind: str, field: ListField, stored: str) -> str:
    """Give the window's word for a stored one; free texts stay as they were typed."""
    if field.shape is Shape.DECIMAL:
        return words.decimal_words(Decimal(stored))
    if field.shape is not Shape.CHOICE and stored not in field.ours:
        return stored
    qualified = shown(f"{kind}.{field.key}", stored)
    plain = shown(field.key, stored)
    return qualified if qualified.casefold() != stored.casefold() else plain


def typed_words(kind: str, field: ListField, value: Any, currency: str = "") -> str:
    """Give a value as an editor shows it: like a cell, but amounts without their currency."""
    if field.shape is Shape.MONEY and isinstance(value, int):
        amount = str(words.money_amount(value, currency or "EUR"))
        return amount.replace(".", words.decimal_sign())
    if field.shape is Shape.DECIMAL and isinstance(value, str):
        return value.replace(".", words.decimal_sign())
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return words_of(kind, field, value, currency)


def read_value(field: ListField, text: str, currency: str = "") -> Any:
    """Give what typed words mean for a field; nothing typed empties it.

    Raises:
        NotReadable: they mean nothing there.
    """
    plain = tidy_lines(text) if field.shape is Shape.LONG_TEXT else tidy_spaces(text)
    if field.shape is Shape.WORDS:
        return tuple(_stored(field, word) for word in split_words(plain))
    if not plain:
        return None
    if field.shape is Shape.MONEY:
        return _read_amount(field, plain, currency)
    reader = _READERS.get(field.shape)
    return reader(field, plain) if reader else _stored(field, plain)


def condition_words(kind: str, field: ListField, condition: Condition) -> str:
    """Give a filter in a few words: `Tier: Gold, Silver`, `Last act before 1 Jan 2026`."""
    value = condition.value
    if isinstance(value, tuple):
        told = ", ".join(word_shown(kind, field, one) for one in value[:2])
        told += f" +{len(value) - 2}" if len(value) > 2 else ""
    else:
        told = words_of(kind, field, value)
    if condition.test is Test.IS:
        return f"{field.label}: {told}"
    return f"{field.label} {condition.test.value} {told}".rstrip()


def _stored(field: ListField, typed: str) -> str:
    """Give the stored word of ours that is meant, however it is written; else what is typed."""
    meant = {fold(shown(field.key, word)): word for word in field.ours}
    meant |= {fold(word): word for word in field.ours}
    return meant.get(fold(typed), typed)


def _read_day(field: ListField, text: str) -> dt.date:
    day = read_day(text, clock.today(), ahead=field.key in DAYS_AHEAD)
    if day is None:
        raise NotReadable(f"“{text}” is not a day.", "Type one such as 3 Nov or yesterday.")
    return day


def _read_number(field: ListField, text: str) -> int:
    digits = _without_groups(text)
    if not _NUMBER.fullmatch(digits):
        raise NotReadable(f"{field.label} is a whole number; “{text}” is not.", "Type digits.")
    return int(digits)


def _read_decimal(field: ListField, text: str) -> str:
    number = _without_groups(text).replace(words.decimal_sign(), ".")
    if not DECIMAL.fullmatch(number):
        raise NotReadable(f"{field.label} is a number; “{text}” is not.", "Type 12 or 12.5.")
    return words.plain_number(Decimal(number))


def _read_amount(field: ListField, text: str, currency: str) -> int:
    digits = _without_groups(re.sub(r"[^\d.,'’\- ]", "", text).strip())
    if not _AMOUNT.fullmatch(digits):
        raise NotReadable(f"{field.label} is an amount; “{text}” is not.", "Type 1250 or 1250.50.")
    return words.minor_units(Decimal(digits.replace(",", ".")), currency or "EUR")


def _without_groups(text: str) -> str:
    """Take away what sets thousands apart where she lives."""
    return _GROUPS[words.decimal_sign()].sub("", text)


def _read_yes_no(field: ListField, text: str) -> bool:
    word = fold(text)
    if word not in _YES | _NO:
        raise NotReadable(f"{field.label} is yes or no; “{text}” is neither.", "Type yes or no.")
    return word in _YES


def _iso_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


_READERS: Mapping[Shape, Callable[[ListField, str], Any]] = {
    Shape.DAY: _read_day,
    Shape.NUMBER: _read_number,
    Shape.DECIMAL: _read_decimal,
    Shape.YES_NO: _read_yes_no,
}
