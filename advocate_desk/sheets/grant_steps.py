"""How far a reward of a file is, and on which day it was given, where the file says half of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from advocate_desk.program.grant_steps import NEXT_STEP
from advocate_desk.sheets.numbers import read_yes_no
from advocate_desk.sheets.planned import LeftOut, Values
from advocate_desk.sheets.planning import Planning
from advocate_desk.sheets.reading import SheetRows
from advocate_desk.sheets.setup import SheetSetup
from advocate_desk.store.choices import GrantStatus

_GIVEN = ("given_on", "day", "sent_on", "delivered_on")  # the first that is said
_DAYS = ("given_on", "sent_on", "delivered_on", "day")
_WAY = (*NEXT_STEP, GrantStatus.REDEEMED)  # what is none of these is an end
_ANSWERED = {"sent_on": "shipped", "delivered_on": "received"}


def take_answers(sheet: SheetSetup) -> None:
    """Take a column “Shipped” that says yes or no for that, where it names no day."""
    for day, answer in _ANSWERED.items():
        column = sheet.column_of(day)
        if column is None or sheet.column_of(answer) is not None:
            continue
        cells = {cell for cell in sheet.cells(column) if cell is not None}
        if cells and all(isinstance(read_yes_no(cell), bool) for cell in cells):
            column.field = answer


def first_day(values: Mapping[str, Any]) -> dt.date | None:
    """Give the day on which a reward was given, as its row tells."""
    days = (values.get(key) for key in _GIVEN)
    return next((day for day in days if isinstance(day, dt.date)), None)


def leave_out_future(planning: Planning, rows: SheetRows) -> frozenset[int]:
    """Leave out days still to come, for nothing is given in the future; give where they were."""
    found = set()
    for key in _DAYS:
        column = rows.columns.get(key, [])
        for place, day in enumerate(column):
            if isinstance(day, dt.date) and day > planning.day:
                rows.complain(place, key, day, LeftOut.CELL, "is a day still to come")
                column[place] = None
                found.add(place)
    return frozenset(found)


def settle_steps(merged: Values, *, is_to_come: bool) -> None:
    """Conclude what a new row does not say: how far it is, and the day it was given."""
    waits = is_to_come or merged.get("shipped") is False
    merged["status"] = _told(merged) or str(GrantStatus.ORDERED if waits else GrantStatus.SENT)
    for answer in _ANSWERED.values():
        merged.pop(answer, None)
    day = first_day(merged)
    merged.pop("day", None)
    if day is not None:
        merged.setdefault("given_on", day)


def moved_on(values: Mapping[str, Any], held: Any) -> str | None:
    """Give how far a row says a reward is, when that is farther than the desk knows."""
    status = _told(values)
    return status if status and _step(status) > _step(held) else None


def _told(values: Mapping[str, Any]) -> str | None:
    """Give how far a row says a reward is: by its word, else by its answers and days."""
    if isinstance(status := values.get("status"), str):
        return status
    if values.get("received") is True or isinstance(values.get("delivered_on"), dt.date):
        return GrantStatus.DELIVERED.value
    if values.get("shipped") is True or isinstance(values.get("sent_on"), dt.date):
        return GrantStatus.SENT.value
    return None


def _step(status: Any) -> int:
    return _WAY.index(status) if status in _WAY else len(_WAY)
