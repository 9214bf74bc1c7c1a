"""Reads the cells of a column as what its field holds: each different cell once."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from advocate_desk.base.contact import tidy_email, tidy_linkedin
from advocate_desk.base.text import split_words, tidy_lines, tidy_spaces
from advocate_desk.base.words import is_known_currency, plain_number
from advocate_desk.program.checks import DECIMAL
from advocate_desk.program.fields import Shape
from advocate_desk.program.own_fields import value_text
from advocate_desk.sheets.cells import NEVER_CALCULATED, Cell, CellError, CellProblem, cell_text
from advocate_desk.sheets.days import DayOrder, read_day_cell
from advocate_desk.sheets.fields import Field
from advocate_desk.sheets.numbers import (
    LARGEST,
    Amount,
    DecimalStyle,
    PercentEvidence,
    PercentScale,
    has_lost_digits,
    read_amount,
    read_number,
    read_percent,
    read_whole_number,
    read_yes_no,
)
from advocate_desk.sheets.vocabulary import Vocabulary

LONGEST = 500  # characters of a one-line text; more is a mistake, not a name
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
_PLAIN_RATE = re.compile(r"\d{1,14}(?:\.\d{1,30})?", re.ASCII)
_ONE_TO_FIVE = ("quality", "effort")
_SCORES = ("score", "nps", "csat", "stars")
# `9 - Very likely`, `10 (promoter)`, `4/5`, `5 stars`
_LABELLED_SCORE = re.compile(r"(\d{1,2})\s*(?:[-–—:=(]\s*\D.*|/\s*(?:5|10)|[^\W\d_].*)")


class Clear:
    """What `(clear)` in a cell means: erase what is there; a blank cell changes nothing."""

    def __repr__(self) -> str:
        return "(clear)"


CLEAR: Final = Clear()


@dataclass(frozen=True, slots=True)
class Flawed:
    """A cell that goes in without what is wrong with it, and what that is.

    Attributes:
        text: the end of the sentence that the cell begins.
        value: what goes in all the same.
        unknown: words that mean nothing yet.
    """

    text: str
    value: Any = None
    unknown: tuple[str, ...] = ()


Read = Callable[[Cell], Any]  # gives the value, CLEAR, or Flawed


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of one column are read, besides what its field holds."""

    order: DayOrder | None = None
    decimals: DecimalStyle | None = None
    serials: bool = False
    percents: PercentEvidence | None = None
    percent_scale: PercentScale | None = None
    vocabulary: Vocabulary | None = None
    is_program: bool = False  # our own layout: a comma separates nothing


def read_column(cells: Sequence[Cell], read: Read, *, names: bool) -> list[Any]:
    """Read a column; equal cells are read once. Blank cells are None.

    `names`: what is new in it is spelled as most cells spell it, so that these are read first.
    """
    if bool in set(map(type, cells)):  # as keys True, 1 and 1.0 are the same
        known: dict[tuple[type, Cell], Any] = {}
        for cell in cells:
            if (key := (type(cell), cell)) not in known:
                known[key] = None if cell is None else read(cell)
        return [known[type(cell), cell] for cell in cells]
    first = (cell for cell, _ in Counter(cells).most_common()) if names else cells
    values: dict[Cell, Any] = dict.fromkeys(first)
    if isinstance(read, _CellRead) and read.of_field is _text:
        values.update((cell, cell) for cell in values if _is_tidy(cell))
    for cell, value in values.items():
        if value is None and cell is not None:
            values[cell] = read(cell)
    return list(map(values.__getitem__, cells))


def _is_tidy(cell: Cell) -> bool:
    """Say whether a cell is a text that is read as it stands; most are."""
    return (
        type(cell) is str
        and cell.isascii()
        and cell.isprintable()
        and "(" not in cell
        and "  " not in cell
        and len(cell) <= LONGEST
        and cell == cell.strip() != ""
    )


def reading_of(field: Field, manner: Manner) -> Read:
    """Give how a cell of a field is read."""
    return _CellRead(_reading(field, manner), field.erasable)


@dataclass(frozen=True, slots=True)
class _CellRead:
    """Reads a cell of a field unless it holds an error, or says that it is to be cleared."""

    of_field: Read
    erasable: bool

    def __call__(self, cell: Cell) -> Any:
        if isinstance(cell, CellError):
            return Flawed(error_words(cell))
        if isinstance(cell, str) and "(" in cell and cell.strip().casefold() == "(clear)":
            return CLEAR if self.erasable else Flawed("cannot be erased")
        return self.of_field(cell)


def error_words(cell: CellError) -> str:
    """Say what an error cell is."""
    if cell == NEVER_CALCULATED:
        return "was never calculated: open the file in Excel and save it"
    return "is an error of the spreadsheet"


def _reading(field: Field, manner: Manner) -> Read:
    vocabulary = manner.vocabulary
    if field.is_custom:
        return _own_value(field.shape, manner)
    if field.shape is Shape.WORDS:
        split = _split_ours if manner.is_program else split_words
        return _emails if field.key == "other_emails" else _words(vocabulary, split)
    if vocabulary is not None:
        return _known_word(vocabulary)
    in_its_manner: dict[Shape, Callable[[], Read]] = {
        Shape.DAY: lambda: _day(manner),
        Shape.NUMBER: lambda: _number(field, manner.decimals),
        Shape.DECIMAL: lambda: _decimal(manner.decimals),
        Shape.MONEY: lambda: _money(manner.decimals),
    }
    if field.key in _SCORES:
        return _score
    if field.shape in in_its_manner:
        return in_its_manner[field.shape]()
    return _BY_KEY.get(field.key) or _PLAIN.get(field.shape, _text)


def _tidy(cell: Cell) -> str:
    """Give a cell as a tidied line; most texts are tidy already."""
    text = cell if isinstance(cell, str) else cell_text(cell)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return tidy_spaces(text)


def _text(cell: Cell) -> Any:
    text = _tidy(cell)
    return _short(text) if len(text) > LONGEST else text or None


def _short(_text: str) -> Flawed:
    return Flawed(f"is longer than {LONGEST} characters")


def _long_text(cell: Cell) -> Any:
    return tidy_lines(cell_text(cell)) or None


def _email(cell: Cell) -> Any:
    return tidy_email(cell_text(cell)) or Flawed("is not an e-mail address")


def _emails(cell: Cell) -> Any:
    parts = split_words(cell_text(cell))
    good = tuple(dict.fromkeys(filter(None, map(tidy_email, parts))))
    return good if len(good) == len(parts) else Flawed("is not an e-mail address", good or None)


def _profile(cell: Cell) -> Any:
    text = _text(cell)
    is_profile = isinstance(text, str) and "linkedin.com/" in text.lower()
    return tidy_linkedin(text) if is_profile else text


def _yes_no(cell: Cell) -> Any:
    return _or_flawed(read_yes_no(cell))


def _or_flawed(value: Any) -> Any:
    return Flawed(value.text) if isinstance(value, CellProblem) else value


def _day(manner: Manner) -> Read:
    def read(cell: Cell) -> Any:
        day = read_day_cell(cell, manner.order, serials=manner.serials)
        if isinstance(day, CellProblem):
            return Flawed(day.text)
        if manner.is_program or _EARLIEST <= day < _LATEST:  # the desk held it, or she meant it
            return day
        return Flawed("is not a day of our time")

    return read


def _number(field: Field, style: DecimalStyle | None) -> Read:
    least = -LARGEST if field.signed else 0
    five = field.key in _ONE_TO_FIVE

    def read(cell: Cell) -> Any:
        number = _or_flawed(read_whole_number(cell, style))
        if isinstance(number, Flawed):
            return number
        if not least <= number <= LARGEST:
            return Flawed("is less than 0" if least == 0 > number else "is too large")
        return Flawed("is not 1 to 5") if five and not 1 <= number <= 5 else number

    return read


def _decimal(style: DecimalStyle | None) -> Read:
    """Read a number with all its decimals, as the text that is kept."""

    def read(cell: Cell) -> Any:
        number = _or_flawed(read_number(cell, style))
        if isinstance(number, Flawed):
            return number
        text = plain_number(number)
        return text if DECIMAL.fullmatch(text) else Flawed("is too large")

    return read


def _score(cell: Cell) -> Any:
    """Read an answer on a scale, with or without its words: `9 - Very likely` is 9."""
    text = _tidy(cell)
    labelled = _LABELLED_SCORE.fullmatch(text)
    number = _or_flawed(read_whole_number(labelled[1] if labelled else cell))
    if isinstance(number, int) and not 0 <= number <= LARGEST:
        return Flawed("is less than 0" if number < 0 else "is too large")
    return number


def _money(style: DecimalStyle | None) -> Read:
    def read(cell: Cell) -> Any:
        amount = _or_flawed(read_amount(cell, style))
        if isinstance(amount, Amount) and not 0 <= amount.value <= LARGEST:
            return Flawed("is less than 0" if amount.value < 0 else "is too large")
        return amount

    return read


def _currency(cell: Cell) -> Any:
    code = tidy_spaces(cell_text(cell)).upper()
    return code if is_known_currency(code) else Flawed("is not a currency code")


def _rate(cell: Cell) -> Any:
    """Read what one of a currency is worth: what was typed as a plain decimal stays as it is."""
    text = cell_text(cell).strip()
    rate = Decimal(text) if _PLAIN_RATE.fullmatch(text) else _or_flawed(read_number(cell))
    if isinstance(rate, Flawed):
        return rate
    if not 0 < rate <= LARGEST:
        return Flawed("is not a rate above 0")
    return text if _PLAIN_RATE.fullmatch(text) else plain_number(rate)


def _id(cell: Cell) -> Any:
    if has_lost_digits(cell):
        return Flawed("lost its last digits in a spreadsheet program")
    return _text(cell)


def _own_value(shape: Shape, manner: Manner) -> Read:
    """Read a field of her own as the text it is kept as."""
    by_shape: dict[Shape, Read] = {
        Shape.YES_NO: _yes_no,
        Shape.DAY: _day(manner),
        Shape.NUMBER: _own_number(manner),
    }
    read_typed = by_shape.get(shape, _long_text)

    def read(cell: Cell) -> Any:
        value = read_typed(cell)
        if isinstance(value, Flawed):
            return value
        return plain_number(value) if isinstance(value, Decimal) else value_text(value) or None

    return read


def _own_number(manner: Manner) -> Read:
    """Read a number of her own; in a column with percent signs all are shares."""
    if manner.percents is not None and manner.percents.marked:
        return lambda cell: _or_flawed(read_percent(cell, manner.decimals, manner.percent_scale))
    return lambda cell: _or_flawed(read_number(cell, manner.decimals))


def _known_word(vocabulary: Vocabulary) -> Read:
    def read(cell: Cell) -> Any:
        text = _tidy(cell)
        if not text:
            return None
        if len(text) > LONGEST:
            return _short(text)
        if word := vocabulary.find(text):
            return word
        why = "is the name of several" if vocabulary.is_shared(text) else "is not known"
        return Flawed(why, unknown=(text,))

    return read


def _split_ours(text: str) -> tuple[str, ...]:
    """Split a cell as our own workbook joins them."""
    return split_words(f"{text};")


def _words(vocabulary: Vocabulary | None, split: Callable[[str], tuple[str, ...]]) -> Read:
    def read(cell: Cell) -> Any:
        parts = split(cell_text(cell))
        if vocabulary is None:
            return parts or None
        found = {part: vocabulary.find(part) for part in parts}
        good = tuple(dict.fromkeys(word for word in found.values() if word)) or None
        unknown = tuple(part for part, word in found.items() if not word)
        if not unknown:
            return good
        return Flawed("is not known" if len(parts) == 1 else "holds unknown words", good, unknown)

    return read


_PLAIN: dict[Shape, Read] = {
    Shape.LONG_TEXT: _long_text,
    Shape.EMAIL: _email,
    Shape.YES_NO: _yes_no,
}
_BY_KEY: dict[str, Read] = {
    "currency": _currency,
    "rate": _rate,
    "linkedin": _profile,
    "order_id": _id,
    "opportunity_id": _id,
    "external_id": _id,
    "member_id": _id,
    "id": _id,
}
