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
    minutes, came = _together(table)
    columns[_MINUTES] = list(minutes)
    if place_of(table, "attended") is not None:
        columns["Attended"] = ["Yes" if one else "No" for one in came]
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


def _together(table: Table) -> tuple[list[Cell], list[bool]]:
    """Give each line the minutes of all lines of its person, and whether she was there."""
    told = [
        email.lower() or name.lower() or str(number)
        for number, email, name in zip(
            table.numbers,
            texts_of(table, "email"),
            texts_of(table, "user name (original name)"),
            strict=True,
        )
    ]
    sums: dict[str, float] = {}
    for person, text in zip(told, texts_of(table, _MINUTES.lower()), strict=True):
        if text.replace(".", "", 1).isdigit():
            sums[person] = sums.get(person, 0) + float(text)
    attended = zip(told, texts_of(table, "attended"), strict=True)
    came = {person for person, said in attended if said.lower() in YES}
    minutes = [round(sums[person]) if person in sums else None for person in told]
    return list(minutes), [person in came for person in told]


def _names(table: Table) -> dict[str, str]:
    """Take the name on the screen for hers where no other one is told."""
    is_told = place_of(table, "first name", "last name") is not None
    shown = place_of(table, "user name (original name)")
    if shown is None:
        return {}
    return {table.headings[shown]: "" if is_told else "member_name"}


ZOOM = ForeignLayout(
    key="zoom_webinar",
    name="Zoom webinar attendees",
    kind="attendance",
    known_by=(headed("user name (original name)"),),
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
