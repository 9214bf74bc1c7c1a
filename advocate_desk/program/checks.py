"""What values must be to be kept: the same checks for dialogs, inline edits and imports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from advocate_desk.base import words
from advocate_desk.base.contact import tidy_domain, tidy_email, tidy_linkedin
from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.text import split_words, tidy_lines, tidy_spaces
from advocate_desk.program.fields import ListField, Shape

Values = Mapping[str, Any]  # plain values by the key of their field

LONGEST = 500  # characters of a one-line text; more is a mistake, not a name
DECIMAL = re.compile(r"-?\d{1,14}(?:\.\d{1,30})?", re.ASCII)
LARGEST = 10**13  # of a number or of minor units: sums over all rows still fit into 64 bits


_TIDIED: Mapping[str, Callable[[str], str]] = {
    "linkedin": tidy_linkedin,
    "currency": str.upper,
    "domain": tidy_domain,
    "other_emails": lambda text: tidy_email(text) or text,
}


def tidy_values(fields: Sequence[ListField], values: Values) -> dict[str, Any]:
    """Give the values as they are kept: trimmed, blanks as None, addresses in lower case."""
    by_key = {field.key: field for field in fields}
    return {
        key: _tidy(by_key[key], value) if key in by_key else value for key, value in values.items()
    }


def _tidy(field: ListField, value: Any) -> Any:
    if isinstance(value, str):
        return _tidy_text(field, value)
    if field.shape is Shape.WORDS:
        # the last semicolon: then a comma splits no word
        return _tidy_words(field, split_words("; ".join(value) + ";")) if value else ()
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if field.shape is Shape.DECIMAL and is_number:
        return words.plain_number(Decimal(value))
    return value


def _tidy_words(field: ListField, said: tuple[str, ...]) -> tuple[str, ...]:
    tidied = _TIDIED.get(field.key)
    return tuple(dict.fromkeys(map(tidied, said))) if tidied else said


def _tidy_text(field: ListField, text: str) -> Any:
    if field.shape is Shape.WORDS:
        return _tidy_words(field, split_words(text))
    if field.shape is Shape.LONG_TEXT:
        return tidy_lines(text) or None
    plain = tidy_spaces(text)
    if field.shape is Shape.EMAIL:
        return tidy_email(plain) or plain or None
    if field.key in _TIDIED:
        return _TIDIED[field.key](plain) or None
    is_number = field.shape is Shape.DECIMAL and DECIMAL.fullmatch(plain)
    return words.plain_number(Decimal(plain)) if is_number else plain or None


def problems_of(fields: Sequence[ListField], values: Values) -> list[Problem]:
    """Say what is wrong with tidied values; the fields they are about are named."""
    by_key = {field.key: field for field in fields}
    found = []
    for key, value in values.items():
        field = by_key.get(key)
        if field is not None and value not in (None, ()):
            text = _problem(field, value)
            if text:
                found.append(Problem(key, text))
    return found


def refuse(problems: Sequence[Problem], row_id: int | None = None) -> None:
    """Raise what is wrong, if anything is; it may be wrong with one row of several.

    Raises:
        InvalidDraft: there are problems.
    """
    if problems:
        raise InvalidDraft(problems, row_id)


def _problem(field: ListField, value: Any) -> str:
    shape = field.shape
    sentence = ""
    if shape is Shape.CHOICE and field.choices and value not in field.choices:
        sentence = f"{field.label} is one of: {', '.join(field.choices)}."
    elif shape is Shape.EMAIL and tidy_email(value) is None:
        sentence = f"{value} is not an e-mail address."
    elif shape is Shape.DAY and type(value) is not dt.date:  # nor a moment
        sentence = f"{field.label} is a day, such as 3 Nov 2026."
    elif shape in (Shape.NUMBER, Shape.MONEY, Shape.DECIMAL):
        sentence = _number_problem(field, value)
    elif shape is Shape.YES_NO and not isinstance(value, bool):
        sentence = f"{field.label} is yes or no."
    elif shape is Shape.WORDS:
        sentence = next(filter(None, (_text_problem(field, word) for word in value)), "")
    elif isinstance(value, str):
        sentence = _text_problem(field, value)
    return sentence


def _number_problem(field: ListField, value: Any) -> str:
    if field.shape is Shape.DECIMAL:
        is_number = isinstance(value, str) and DECIMAL.fullmatch(value)
        return "" if is_number else f"{field.label} is a number, such as 12.5."
    if isinstance(value, bool) or not isinstance(value, int):
        return f"{field.label} is a whole number."
    if value > LARGEST:
        return f"{field.label} is too large a number."
    return f"{field.label} cannot be less than 0." if value < 0 else ""


def _text_problem(field: ListField, value: str) -> str:
    if field.key == "currency" and not words.is_known_currency(value):
        return f"{value} is not a currency code, such as EUR or USD."
    if field.shape is not Shape.LONG_TEXT and len(value) > LONGEST:
        return f"{field.label} is longer than {LONGEST} characters."
    return ""
