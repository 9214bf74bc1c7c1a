"""How a setting is read from text and written to it, and what is wrong with a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advocate_desk.base.days import MONTHS, WEEKDAYS
from advocate_desk.base.text import fold, tidy_spaces
from advocate_desk.base.words import is_known_currency

Value = str | int | tuple[dt.date, ...]  # yes and no are True and False, which are whole numbers

MOST_DAYS = 3650  # a threshold of more than ten years is a slip
_LONGEST = 200  # letters
_BETWEEN_DAYS = re.compile(r"[;,\n]")
_YES_NO = {"yes": True, "no": False, "on": True, "off": False, "true": True, "false": False}


class Section(StrEnum):
    """Where a setting stands in the window."""

    PROGRAM = "Program"
    CALENDAR = "Calendar"
    POINTS = "Points"
    THRESHOLDS = "Thresholds"


class Kind(StrEnum):
    """What a setting holds."""

    TEXT = "text"
    CURRENCY = "currency"
    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    YES_NO = "yes/no"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a setting beside its value.

    Attributes:
        unit: what is counted; nothing where the value says it.
        source: where the default comes from, in a short sentence.
        what: what it is for, in a short sentence, where its name does not say it.
        least, most: between which a number must be.
        in_figures: the stored figures are computed with it, and again when it changes.
    """

    section: Section
    kind: Kind
    unit: str = ""
    source: str = ""
    what: str = ""
    least: int = 1
    most: int = MOST_DAYS
    in_figures: bool = False


@dataclass(frozen=True, slots=True)
class SettingRule:
    """One setting: its name in code, its default, and what is said of it."""

    key: str
    default: Value
    about: About

    @property
    def name(self) -> str:
        """Give its name as files write it: `Base currency`."""
        return setting_name(self.key)

    @property
    def title(self) -> str:
        """Give its name as the window writes it: the unit stands behind the value there."""
        return self.name.removesuffix(" days")

    def wrong(self, text: str) -> str:
        """Give the end of the sentence that says why a text cannot be kept; nothing if it can."""
        value = _READERS[self.about.kind](text)
        if value is None:
            return _WRONG[self.about.kind]
        if self.about.kind is Kind.NUMBER and not self._is_between(value):
            return f"is not between {self.about.least} and {self.about.most}"
        return ""

    def value_of(self, text: str) -> Value:
        """Read a stored text; one that cannot be kept means the default."""
        value = _READERS[self.about.kind](text)
        return self.default if value is None or self.wrong(text) else value

    def text_of(self, value: Value) -> str:
        """Write a value as files keep it."""
        if isinstance(value, tuple):
            return "; ".join(day.isoformat() for day in value)
        if self.about.kind is Kind.YES_NO:
            return "yes" if value else "no"
        return str(value)

    def _is_between(self, value: Value) -> bool:
        return isinstance(value, int) and self.about.least <= value <= self.about.most


def setting_name(key: str) -> str:
    """Give a setting's name as files write it."""
    return key.replace("_", " ").capitalize()


def _read_text(text: str) -> str | None:
    tidy = tidy_spaces(text)
    return tidy if 0 < len(tidy) <= _LONGEST else None


def _read_currency(text: str) -> str | None:
    code = text.strip().upper()
    return code if is_known_currency(code) else None


def _read_number(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


def _read_month(text: str) -> int | None:
    return _read_named(text, MONTHS)


def _read_weekday(text: str) -> int | None:
    return _read_named(text, WEEKDAYS)


def _read_named(text: str, names: Sequence[str]) -> int | None:
    """Read which of these is meant, from 1 on: its number, or three letters of its name."""
    word = fold(text).strip(" .")
    number = _read_number(word)
    if number is not None:
        return number if 1 <= number <= len(names) else None
    named = (at for at, name in enumerate(names, start=1) if name.startswith(word))
    return next(named, None) if len(word) >= 3 else None


def _read_yes_no(text: str) -> bool | None:
    return _YES_NO.get(fold(text).strip())


def _read_days(text: str) -> tuple[dt.date, ...] | None:
    words = (word.strip() for word in _BETWEEN_DAYS.split(text))
    try:
        return tuple(sorted({dt.date.fromisoformat(word) for word in words if word}))
    except ValueError:
        return None


_READERS: Mapping[Kind, Callable[[str], Value | None]] = {
    Kind.TEXT: _read_text,
    Kind.CURRENCY: _read_currency,
    Kind.NUMBER: _read_number,
    Kind.MONTH: _read_month,
    Kind.WEEKDAY: _read_weekday,
    Kind.YES_NO: _read_yes_no,
    Kind.DAYS: _read_days,
}
_WRONG = {
    Kind.TEXT: f"is blank, or longer than {_LONGEST} letters",
    Kind.CURRENCY: "is not a currency code",
    Kind.NUMBER: "is not a whole number",
    Kind.MONTH: "is not a month",
    Kind.WEEKDAY: "is not a day of the week",
    Kind.YES_NO: "is neither yes nor no",
    Kind.DAYS: "is not a list of days such as 2026-12-24; 2026-12-31",
}
