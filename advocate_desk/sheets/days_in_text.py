"""Finds days in running text, and reads them as the fields of the window do."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from advocate_desk.base.days import MONTHS, WEEKDAYS, read_day

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "sept"))
_WEEKDAY = "|".join(WEEKDAYS)
_NUMBERS = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
# a number with a month and perhaps a year; two numbers only with their year: 24/7 is no day
_DAYS = re.compile(
    rf"""\b(?:
        \d{{4}}-\d{{2}}-\d{{2}}
      | {_NUMBERS}
      | \d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:{_MONTH})\b\.?,?(?:\s\d{{4}})?
      | (?:{_MONTH})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?
      | today | yesterday | tomorrow
      | (?:last|next)\s(?:{_WEEKDAY})
      | \d{{1,3}}\s(?:days?|weeks?|months?)\sago
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORT = "|".join(one[:3] for one in WEEKDAYS)
_WITH_WEEKDAY = re.compile(rf"^(?:{_WEEKDAY}|{_SHORT}),?\s+", re.IGNORECASE)
_TIME = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]m)?)?"
_TIMES = re.compile(rf"[\s,·|–—-]*{_TIME}[\s\]:,–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day and the words that name it; `may_differ` where day and month could be turned."""

    day: dt.date
    words: str
    may_differ: bool = False


def first_day(text: str, today: dt.date) -> FoundDay | None:
    """Give the first day that a text names; relative words count from `today`."""
    for found in _DAYS.finditer(text):
        words = " ".join(found[0].split())
        if day := read_day(words.rstrip("."), today):
            return FoundDay(day, words, _may_be_turned(words))
    return None


def only_day(line: str, today: dt.date) -> FoundDay | None:
    """Give the day of a line that says nothing else; None where it does, or names none."""
    plain = _WITH_WEEKDAY.sub("", " ".join(line.strip().strip("[]").split()))
    found = first_day(plain, today) or _weekday(line, today)
    if found is None:
        return None
    rest = plain.lower().replace(found.words.lower(), "", 1)
    return None if _TIMES.sub("", rest).strip() else found


def _weekday(line: str, today: dt.date) -> FoundDay | None:
    """Read a line that is the name of a weekday: the last such day."""
    name = line.strip().rstrip(":").lower()
    day = read_day(name, today) if name in WEEKDAYS else None
    return FoundDay(day, line.strip()) if day else None


def _may_be_turned(words: str) -> bool:
    if not re.fullmatch(_NUMBERS, words):
        return False
    first, second, _year = map(int, re.split(r"[-/.]", words))
    return first != second and max(first, second) <= 12
