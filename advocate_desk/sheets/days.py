"""Reads days out of cells, with one decision per column whether day or month comes first.

A column decides by evidence: one cell like 25/03/2025 proves the order for all the others. Without
proof she is asked; no cell is ever read on its own guess.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from advocate_desk.base import clock
from advocate_desk.base.text import fold
from advocate_desk.base.words import count_words
from advocate_desk.sheets.cells import Cell, CellError, CellProblem

_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119 as Excel counts days
_EPOCH = dt.date(1899, 12, 30)
_EXAMPLES = 3
_LAST_MONTH = 12  # a day up to it may be a month
_LEAP_YEAR = 2000
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen januari janeiro stycznia sty",
            "february feb februar fevrier fevr fev febrero febbraio februari fevereiro lutego lut",
            "march mar marz mars marzo maart marco marca mrz",
            "april apr avril avr abril abr aprile kwietnia kwi",
            "may mai mayo maggio mag mei maio maja maj",
            "june jun juni juin junio giugno giu junho czerwca cze",
            "july jul juli juillet juil julio luglio lug julho lipca lip",
            "august aug aout agosto ago augustus sierpnia sie",
            "september sep sept septembre septiembre settembre set setembro wrzesnia wrz",
            "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika paz",
            "november nov novembre noviembre novembro listopada lis",
            "december dec dezember dez decembre diciembre dic dicembre dezembro grudnia gru",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = re.compile(
    r"(?:t|,?\s+(?:at\s+)?)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})")
_NUMBERS = re.compile(r"(\d{1,4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")  # since 1970, or thousandths: 2001 to 2033
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_LONG_YEAR = r"[-\s/,]*(?:de[l]?\s+)?'?(\d{4}|\d{2})"
_DAY_WORD_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[-\s/]*(?:of\s+|de\s+)?([a-z]{3,12})\.?" + _LONG_YEAR
)
_WORD_DAY_YEAR = re.compile(
    r"([a-z]{3,12})\.?[-\s/]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[-\s/]+)'?(\d{4}|\d{2})"
)
_YEAR_WORD_DAY = re.compile(r"(\d{4})[-\s/]*([a-z]{3,12})\.?[-\s/]*(\d{1,2})")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_NOT_A_DAY = CellProblem("is not a day")
_NOT_IN_CALENDAR = CellProblem("is not a day in the calendar")


class DayOrder(StrEnum):
    """What comes first in a day written in numbers."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """What a column's cells say about the order of day and month.

    Attributes:
        order: the order that the cells prove; None when nothing proves one.
        ambiguous: some cells can be read both ways and nothing decides: she must be asked.
        contradictory: some cells prove day first and others month first.
        examples: up to three cells to ask about, or of each side of a contradiction.
        serials: up to three texts that may be days as Excel counts them; she has to say so.
        counted: how many numbers were taken for days as Excel counts them.
        swapped: how many real days stand among texts with days after the 12th, and are none such.
    """

    order: DayOrder | None
    ambiguous: bool = False
    contradictory: bool = False
    examples: tuple[str, ...] = ()
    serials: tuple[str, ...] = ()
    counted: int = 0
    swapped: int = 0

    def notes(self) -> Iterator[str]:
        """Tell, in plain sentences, what she should look at."""
        if self.swapped:
            yield (
                f"in {count_words(self.swapped, 'real day')} among texts, day and month may be"
                " swapped, for a spreadsheet program may have read them its own way."
            )
        if self.counted:
            numbers = count_words(self.counted, "number")
            yield f"{numbers} were taken for days as Excel counts them."


def judge_days(values: Sequence[Cell]) -> DayEvidence:
    """Look through a column for proof of the order of day and month.

    With an `order` of None and neither flag set, every order reads the column alike.
    """
    proofs: dict[DayOrder | None, list[str]] = {DayOrder.DMY: [], DayOrder.MDY: [], None: []}
    for text in dict.fromkeys(value for value in values if isinstance(value, str)):
        if (numbers := _day_and_month(text)) is not None:
            proofs[_order_of(*numbers)].append(text)
    day_first, month_first = proofs[DayOrder.DMY], proofs[DayOrder.MDY]
    beside = _beside_texts(values, has_late_days=bool(day_first or month_first))
    if day_first and month_first:
        examples = (*day_first[:_EXAMPLES], *month_first[:_EXAMPLES])
        return replace(beside, contradictory=True, examples=examples)
    if day_first or month_first:
        return replace(beside, order=DayOrder.DMY if day_first else DayOrder.MDY)
    return replace(beside, ambiguous=bool(proofs[None]), examples=tuple(proofs[None][:_EXAMPLES]))


def _beside_texts(values: Sequence[Cell], *, has_late_days: bool) -> DayEvidence:
    """Look at what else than days written out a column holds."""
    kinds = set(map(type, values))
    serials: list[str] = []
    if str in kinds:
        texts = dict.fromkeys(value for value in values if isinstance(value, str))
        serials = [text for text in texts if is_day_serial(text)]
    counted = 0
    if not kinds.isdisjoint((int, float)):
        counted = sum(not isinstance(value, str) and is_day_serial(value) for value in values)
    swapped = 0
    if has_late_days and not kinds.isdisjoint((dt.date, dt.datetime)):
        real = [value for value in values if isinstance(value, dt.date)]
        swapped = len(real) if all(day.day <= _LAST_MONTH for day in real) else 0
    return DayEvidence(None, serials=tuple(serials[:_EXAMPLES]), counted=counted, swapped=swapped)


def read_day_cell(
    cell: Cell, order: DayOrder | None, *, serials: bool = False
) -> dt.date | CellProblem:
    """Give the day a cell holds, read in its column's order; the cell must not be blank.

    With `serials`, a text like 45325 is a day as Excel counts them.
    """
    if isinstance(cell, dt.date):
        return cell.date() if isinstance(cell, dt.datetime) else cell
    if isinstance(cell, str) and is_day_serial(cell):
        day = _from_serial(int(cell))
        return day if serials else CellProblem(f"is perhaps {day} as Excel counts days")
    if isinstance(cell, str):
        return _read_text(cell, order, clock.today().year)
    if isinstance(cell, CellError):
        return CellProblem(f"is an error of the spreadsheet ({cell.text})")
    if is_day_serial(cell):
        return _from_serial(int(cell))  # type: ignore[arg-type]
    return _read_text(str(cell), order, clock.today().year) if type(cell) is int else _NOT_A_DAY


def may_be_day(cell: Cell) -> bool:
    """Say whether a number tells a day: as Excel counts them, or in seconds as programs do."""
    return is_day_serial(cell) or _SECONDS.fullmatch(str(cell).strip()) is not None


def is_day_serial(cell: Cell) -> bool:
    """Say whether a number is most likely a day as Excel counts them: worth a note to her."""
    if isinstance(cell, str):
        return bool(re.fullmatch(r"\s*\d{5}\s*", cell)) and is_day_serial(int(cell))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return _FIRST_SERIAL < cell < _LAST_SERIAL


@lru_cache(maxsize=20_000)
def _read_text(text: str, order: DayOrder | None, this_year: int) -> dt.date | CellProblem:
    """Read a day written out; columns repeat themselves, so answers are kept."""
    if _ZONED.fullmatch(text.strip()):
        return _in_local_time(text.strip())
    if counted := _SECONDS.fullmatch(text.strip()):
        return dt.datetime.fromtimestamp(int(counted[1]), dt.UTC).astimezone().date()
    plain = _plain(text)
    parts = _with_month_name(plain) or _year_first(plain) or _in_numbers(plain, order)
    if parts is None:
        return CellProblem("is a year, not a day") if re.fullmatch(r"\d{4}", plain) else _NOT_A_DAY
    if isinstance(parts, CellProblem):
        return parts
    year, month, day = parts
    try:
        return dt.date(_full_year(year, this_year), int(month), int(day))
    except ValueError:
        return _NOT_IN_CALENDAR


def _plain(text: str) -> str:
    """Give a day's text without its time and weekday."""
    words = _TIME.sub("", fold(text)).strip(" ,")
    first, _, rest = words.partition(" ")
    name = first.strip(".,")
    if rest and name.isalpha() and name not in _MONTHS and rest[0].isalnum():
        return rest
    return words


def _with_month_name(plain: str) -> tuple[str, int, str] | None:
    """Split a day that names its month: (year, month, day)."""
    for pattern, year, month, day in (
        (_DAY_WORD_YEAR, 3, 2, 1),
        (_WORD_DAY_YEAR, 3, 1, 2),
        (_YEAR_WORD_DAY, 1, 2, 3),
    ):
        found = pattern.fullmatch(plain)
        if found and found[month] in _MONTHS:
            return found[year], _MONTHS[found[month]], found[day]
    return None


def _year_first(plain: str) -> tuple[str, int, str] | None:
    """Split a day that begins with its year, which leaves no doubt: (year, month, day)."""
    found = _EAST_ASIAN.fullmatch(plain) or _PACKED.fullmatch(plain)
    if found:
        return found[1], int(found[2]), found[3]
    numbers = _NUMBERS.fullmatch(plain)
    if numbers and len(numbers[1]) == 4 and len(numbers[4]) <= 2:
        return numbers[1], int(numbers[3]), numbers[4]
    return None


def _in_numbers(plain: str, order: DayOrder | None) -> tuple[str, int, str] | CellProblem | None:
    """Split a day of three numbers in the column's order: (year, month, day)."""
    found = _NUMBERS.fullmatch(plain)
    if found is None or len(found[1]) > 2 or len(found[4]) == 3:
        return None
    first, second, last = found[1], found[3], found[4]
    if order is DayOrder.YMD:
        return (first, int(second), last) if len(last) <= 2 else CellProblem("ends with the year")
    if order is None and (order := _order_of(int(first), int(second), found[2])) is None:
        return CellProblem("can be read as two different days")
    day, month = (first, second) if order is DayOrder.DMY else (second, first)
    return last, int(month), day


def _order_of(first: int, second: int, separator: str) -> DayOrder | None:
    """Tell the order of one cell where its own numbers leave no doubt."""
    if first == second or separator == ".":  # dots are only written where the day comes first
        return DayOrder.MDY if second > 12 >= first else DayOrder.DMY
    if max(first, second) <= 12:
        return None
    return DayOrder.DMY if first > 12 else DayOrder.MDY


def _day_and_month(text: str) -> tuple[int, int, str] | None:
    """Give the first two numbers of a day whose order matters, and what stands between.

    None for all other cells: a day that no year has proves nothing.
    """
    found = _NUMBERS.fullmatch(_plain(text))
    if found is None or len(found[1]) > 2 or len(found[4]) == 3:
        return None
    first, second = int(found[1]), int(found[3])
    if first == second or not (_exists(first, second) or _exists(second, first)):
        return None
    return first, second, found[2]


def _exists(day: int, month: int) -> bool:
    """Say whether some year has this day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]


def _in_local_time(text: str) -> dt.date | CellProblem:
    """Give the local day of a moment that names its zone."""
    try:
        return dt.datetime.fromisoformat(text).astimezone().date()
    except (ValueError, OverflowError):
        return _NOT_IN_CALENDAR


def _full_year(year: str, this_year: int) -> int:
    """Complete a year of two digits: up to next year it is of this century."""
    number = int(year)
    if len(year) > 2:
        return number
    century = this_year - this_year % 100
    return century + number if century + number <= this_year + 1 else century - 100 + number


def _from_serial(number: int) -> dt.date:
    return _EPOCH + dt.timedelta(days=number)
