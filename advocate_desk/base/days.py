"""Reads the days she types: "yesterday", "fri", "3/11", "12 Mar", "+2w", "2026-11-03"."""

from __future__ import annotations

import datetime as dt
import re

from advocate_desk.base.regions import region
from advocate_desk.base.text import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_NEAR = {"last": -1, "next": 1}
_SOON = dt.timedelta(days=31)  # "25 Nov" typed on the 21st is this year's

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\.?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[- ]?([a-z]{3,9})\.?,?(?:[- ](\d{4}|\d{2}))?"
)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}|\d{2}))?")
_SHIFT = re.compile(r"([+-]) ?(\d{1,4}) ?([dwmy])")
_AGO = re.compile(r"(\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)? ago")
_AHEAD = re.compile(r"in (\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?")


def read_day(text: str, today: dt.date, *, ahead: bool = False) -> dt.date | None:
    """Give the day that a text means; None when it means none.

    Whether 3/11 is in November or in March, the region that is followed decides. Without a year it
    is the last such day, or one within the next month; a weekday is the last such day. With
    `ahead`, for what is still to come, both are the next one.
    """
    words = fold(text).strip(" ,")
    if words in _NAMED:
        return today + dt.timedelta(days=_NAMED[words])
    try:
        return (
            _read_weekday(words, today, ahead=ahead)
            or _read_shift(words, today)
            or _read_full(words)
            or _read_numbers(words, today, ahead=ahead)
            or _read_month_name(words, today, ahead=ahead)
        )
    except (ValueError, OverflowError):  # the 31st of April, the year 0
        return None


def _read_weekday(words: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    first, _, second = words.partition(" ")
    way = _NEAR.get(first) if second else None
    name = second if way else words
    if len(name) < 2 or not name.isalpha():
        return None
    for number, weekday in enumerate(WEEKDAYS):
        if weekday.startswith(name):
            return _nearest_weekday(number, today, way, ahead=ahead)
    return None


def _nearest_weekday(number: int, today: dt.date, way: int | None, *, ahead: bool) -> dt.date:
    to_come = (number - today.weekday()) % 7
    if way is not None:  # "last Friday" and "next Friday" are never today
        return today + dt.timedelta(days=(to_come or 7) if way > 0 else to_come - 7)
    if ahead or to_come == 0:
        return today + dt.timedelta(days=to_come)
    return today + dt.timedelta(days=to_come - 7)


def _read_shift(words: str, today: dt.date) -> dt.date | None:
    if found := _SHIFT.fullmatch(words):
        sign, count, unit = found.groups()
        return _shifted(today, int(f"{sign}{count}"), unit)
    if found := _AGO.fullmatch(words):
        return _shifted(today, -int(found[1]), found[2])
    if found := _AHEAD.fullmatch(words):
        return _shifted(today, int(found[1]), found[2])
    return None


def _shifted(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in "dw":
        return day + dt.timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    first = dt.date(months // 12, months % 12 + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _read_full(words: str) -> dt.date | None:
    found = _ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _read_numbers(words: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    day, month = (first, second) if region().is_day_first else (second, first)
    if month > 12 >= day:  # can only be meant the other way round
        day, month = month, day
    return _dated(day, month, found[3], today, ahead=ahead)


def _read_month_name(words: str, today: dt.date, *, ahead: bool) -> dt.date | None:
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(words):
        name, day, year = found.groups()
    else:
        return None
    is_month = name in MONTHS or name in _MONTHS or name == "sept"
    return (
        _dated(int(day), _MONTHS.index(name[:3]) + 1, year, today, ahead=ahead)
        if is_month
        else None
    )


def _dated(day: int, month: int, year: str | None, today: dt.date, *, ahead: bool) -> dt.date:
    if year:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    around = [
        dt.date(today.year + shift, month, day)
        for shift in (-1, 0, 1)
        if (month, day) != (2, 29) or _is_leap(today.year + shift)
    ]
    if ahead:
        return min(one for one in around if one >= today)
    return max(one for one in around if one <= today + _SOON)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
