"""Zoom: who attended a webinar, in sections under a block of lines about the webinar.

Somebody who left and came back has several lines: each is given the minutes of all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import chain, pairwise

from advocate_desk.sheets.cells import Cell, cell_text, is_blank_row
from advocate_desk.sheets.days import judge_days, read_day_cell
from advocate_desk.sheets.grid import Sheet, Table
from advocate_desk.sheets.heading_rows import shape
from advocate_desk.sheets.layout import ForeignLayout, headed, nowhere, plain_heading
from advocate_desk.sheets.table_shapes import YES, place_of, texts_of, with_columns

_MINUTES = "Time in Session (minutes)"
_SHOWN = "user name (original name)"
_BY_PHONE = "user name"  # so the section of those who are known by a number alone calls it
_NAMES = (_SHOWN, _BY_PHONE)
_STARTED = "Actual Start Time"
_TIMES = ("registration time", "join time", "leave time")
_NOT_COMING = frozenset({"denied", "cancelled", "canceled", "declined"})
_ROLES = {"host": "host", "panelist": "speaker"}  # by how the title of a section begins
_BLANK = "--"


def _with_webinar(table: Table, sheet: Sheet) -> Table:
    """Say of each line which webinar it is about, and of each person all minutes."""
    about = _about(sheet)
    count = len(table)
    columns: dict[str, list[Cell]] = {
        "Topic": [about.get("topic", sheet.home)] * count,
        _STARTED: [_start(sheet, about)] * count,
        "Registered": [_registered(*said) for said in _approvals(table)],
        "Role": _roles(table, sheet),
    }
    minutes, came = _sessions(sheet)
    people = list(map(_person, texts_of(table, "email"), texts_of(table, *_NAMES)))
    columns[_MINUTES] = [minutes.get(one) for one in people]
    if place_of(table, "attended", _MINUTES.lower()) is not None:
        columns["Attended"] = ["Yes" if one in came else "No" for one in people]
    return with_columns(table, columns)


def _about(sheet: Sheet) -> dict[str, Cell]:
    """Give what the lines above the sections tell of the webinar, by heading."""
    rows = [row for row in sheet.home_rows if not is_blank_row(row)]
    for headings, values in pairwise(rows):
        names = [plain_heading(cell_text(cell)) for cell in headings]
        if "topic" in names:
            return {
                name: value
                for name, value in zip(names, values, strict=False)
                if name and value is not None
            }
    return {}


def _start(sheet: Sheet, about: Mapping[str, Cell]) -> Cell:
    """Give the day of the webinar; as written where no moment of the file proves its order."""
    started = about.get(_STARTED.lower())
    if started is None:
        return None
    moments: list[Cell] = [
        cell
        for cell in chain.from_iterable(sheet.home_rows)
        if isinstance(cell, str) and ":" in cell and shape(cell) == "day"
    ]
    day = read_day_cell(started, judge_days(moments).order)
    return day if isinstance(day, dt.date) else started


def _approvals(table: Table) -> zip[tuple[str, str]]:
    return zip(
        texts_of(table, "registration time"), texts_of(table, "approval status"), strict=True
    )


def _registered(on: str, approval: str) -> str | None:
    if approval.lower() in _NOT_COMING:
        return "no"
    return "yes" if on not in ("", _BLANK) else None


def _roles(table: Table, sheet: Sheet) -> list[Cell]:
    """Give what people are there as, which the title of their section says."""
    wanted = set(table.numbers)
    roles: dict[int, str | None] = {}
    role = None
    for number, row in enumerate(sheet.home_rows, start=1):
        filled = [cell for cell in row if cell is not None]
        if number in wanted:
            roles[number] = role
        elif len(filled) == 1:
            title = plain_heading(cell_text(filled[0]))
            role = next((one for word, one in _ROLES.items() if title.startswith(word)), None)
    return [roles[number] for number in table.numbers]


def _sessions(sheet: Sheet) -> tuple[dict[str, int], set[str]]:
    """Give the minutes of each person, and who was there, over all sections of the sheet.

    Who stands in two sections, as a panelist who is among the attendees too, has the minutes of
    the one where she stayed longer.
    """
    sums: dict[tuple[str, int], float] = {}
    came: set[str] = set()
    headings: list[str] = []
    section = 0
    for row in sheet.home_rows:
        texts = ["" if cell is None else cell_text(cell).strip() for cell in row]
        names = list(map(plain_heading, texts))
        if _MINUTES.lower() in names and any(name in names for name in _NAMES):
            headings, section = names, section + 1
            continue
        said = dict(zip(headings, texts, strict=False))
        person = _person(said.get("email", ""), said.get(_SHOWN) or said.get(_BY_PHONE, ""))
        minutes = said.get(_MINUTES.lower(), "")
        was_there = bool(person) and minutes.replace(".", "", 1).isdecimal()
        if was_there:
            sums[person, section] = sums.get((person, section), 0) + float(minutes)
        if said.get("attended", "yes" if was_there else "").lower() in YES:
            came.add(person)
    longest: dict[str, int] = {}
    for (person, _section), minutes_there in sums.items():
        longest[person] = max(longest.get(person, 0), round(minutes_there))
    return longest, came


def _person(email: str, shown: str) -> str:
    return email.lower() or shown.lower()


def _names(table: Table) -> dict[str, str]:
    """Take the name on the screen for hers where no other one is told."""
    is_told = place_of(table, "first name", "last name") is not None
    shown = place_of(table, *_NAMES)
    if shown is None:
        return {}
    return {table.headings[shown]: "" if is_told else "member_name"}


ZOOM = ForeignLayout(
    key="zoom_webinar",
    name="Zoom webinar attendees",
    kind="attendance",
    known_by=(headed(_SHOWN), headed(_BY_PHONE, "join time", _MINUTES.lower())),
    means={
        "topic": "event",
        "actual start time": "event_on",
        "email": "email",
        "first name": "member_given_name",
        "last name": "member_family_name",
        "attended": "attended",
        "registered": "registered",
        "role": "role",
        _MINUTES.lower(): "minutes",
        **nowhere(
            *("phone", *_TIMES, "approval status", "is guest", "country/region name"),
            "source name",
        ),
    },
    shape=_with_webinar,
    find=_names,
)
