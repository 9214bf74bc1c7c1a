"""What stands in an exported program workbook, read with openpyxl and nothing of the product.

With the other files of this folder it is a second opinion: it computes the figures from the
workbook alone, row by row, the way a person with a pocket calculator would.
"""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, Any]

OPEN = ("asked", "accepted", "scheduled", "submitted")
HAD_IT = ("sent", "delivered", "redeemed")
ONE_DAY = dt.timedelta(days=1)
NO_DIGITS = ("JPY", "KRW", "VND", "CLP", "ISK")  # currencies without a smaller unit


@dataclass(frozen=True)
class Program:
    """The sheets of a workbook as rows by heading, and the words that rows of them share."""

    sheets: dict[str, list[Row]]

    @cached_property
    def members(self) -> list[Row]:
        """All people, in the order of the sheet."""
        return self.sheets["Members"]

    @cached_property
    def _members_by_name(self) -> dict[str, Row]:
        return {row[key]: row for row in self.members for key in ("UID", "Email") if row[key]}

    def member(self, row: Row) -> Row:
        """Whose row it is: she stands in it by her e-mail or her UID."""
        return self._members_by_name[row["Member"]]

    def of(self, sheet: str, member: Row) -> list[Row]:
        """The rows of a sheet that are of one member."""
        return self._by_member[sheet].get(member["UID"], [])

    @cached_property
    def _by_member(self) -> dict[str, dict[str, list[Row]]]:
        found: dict[str, dict[str, list[Row]]] = {}
        for sheet, rows in self.sheets.items():
            of = found[sheet] = {}
            for row in rows:
                if row.get("Member"):  # not everybody at an event is one
                    of.setdefault(self.member(row)["UID"], []).append(row)
        return found

    @cached_property
    def types(self) -> dict[str, Row]:
        """The activity types, by name and by UID."""
        return {row[key]: row for row in self.sheets["Activity types"] for key in ("UID", "Name")}

    @cached_property
    def activities(self) -> dict[str, Row]:
        """The activities by UID."""
        return {row["UID"]: row for row in self.sheets["Activities"]}

    def kind(self, activity: Row) -> Row:
        """The type of an activity."""
        return self.types[activity["Type"]]

    def is_customer(self, row: Row) -> bool:
        """Only customers count: is the row of one, or is the member one?"""
        member = self.member(row) if "Member" in row else row
        return bool(member["Person type"] == "customer")

    @cached_property
    def all_acts(self) -> list[Row]:
        """All acts of advocacy whose own day is known, those still to come too."""
        return [
            row
            for row in self.sheets["Activities"]
            if row["Status"] == "completed"
            and row["Completed on"] is not None
            and row["Day assumed"] != "yes"
            and self.kind(row)["Counts as advocacy"] == "yes"
            and self.is_customer(row)
        ]

    def acts(self, first: dt.date, last: dt.date) -> list[Row]:
        """The acts of advocacy from one day to another, both included."""
        return [row for row in self.all_acts if first <= row["Completed on"] <= last]

    def acts_of(self, member: Row, last: dt.date) -> list[Row]:
        """The acts of one member until a day."""
        return [
            row
            for row in self._acts_by_member.get(member["UID"], [])
            if row["Completed on"] <= last
        ]

    @cached_property
    def _acts_by_member(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.all_acts:
            found.setdefault(self.member(row)["UID"], []).append(row)
        return found

    def standings(self, member: Row, day: dt.date) -> list[Row]:
        """The steps of a member's standing until a day, oldest first; those without a day are."""
        known = [row for row in self.of("Standings", member) if not_after(row["From"], day)]
        return sorted(known, key=lambda row: row["From"] or dt.date.min)

    def standing(self, member: Row, day: dt.date) -> Row:
        """The newest step; who has none is a candidate."""
        return (self.standings(member, day) or [{"Status": "candidate", "From": None}])[-1]

    def setting(self, name: str, default: str) -> str:
        """A setting as text; only what differs from the default stands in the workbook."""
        return next((r["Value"] for r in self.sheets["Settings"] if r["Name"] == name), default)

    def threshold(self, name: str, default: int) -> int:
        """A setting that is a number."""
        return int(self.setting(name, str(default)))

    @property
    def base(self) -> str:
        """The currency of every sum."""
        return self.setting("Base currency", "EUR")

    @property
    def digits(self) -> int:
        """How many digits the base currency has after the point."""
        return 0 if self.base in NO_DIGITS else 2


def read(path: Path) -> Program:
    """Read all sheets of a workbook."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheets: dict[str, list[Row]] = {}
    for sheet in book.worksheets:
        if not sheet.title.startswith("_"):
            name = re.sub(r" \d+$", "", sheet.title)  # `Activities 2` goes on where a sheet ends
            sheets.setdefault(name, []).extend(_rows(sheet.iter_rows(values_only=True)))
    book.close()
    return Program(sheets)


def _rows(cells: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    headings = next(cells)
    for row in cells:
        days = (c.date() if isinstance(c, dt.datetime) else c for c in row)
        yield dict(itertools.zip_longest(headings, days))  # a row ends with its last filled cell


def not_after(day: dt.date | None, last: dt.date) -> bool:
    """What has no day was always so."""
    return day is None or day <= last


def on_or_before(day: dt.date | None, last: dt.date) -> bool:
    """What has no day never happened."""
    return day is not None and day <= last


def words(cell: str | None) -> list[str]:
    """The several values of one cell."""
    return cell.split("; ") if cell else []


def exact(cell: float | str | None) -> Decimal:
    """A number of a cell without the dust of binary fractions."""
    return Decimal(str(cell))


def later(day: dt.date, months: int) -> dt.date:
    """The same day some months later; the 31st becomes the last of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def rounded(value: Decimal) -> int:
    """To a whole number, halves away from nought."""
    return int(value.quantize(Decimal(1), "ROUND_HALF_UP"))
